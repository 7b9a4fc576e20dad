"""Faults of a finished PDF: what differs from what it must be, and what a listener would stumble over."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import RECORD, Example
from lzz_report.diagnostics.fault import Fault

TransparencyKind = Literal["picture", "mask", "paint", "group"]


class PreflightBrokenFile(Fault):
    message: str


class PreflightPageCount(Fault):
    wanted: int
    count: int


class PreflightPageSize(Fault):
    page: int
    wanted_width_mm: float
    wanted_height_mm: float
    width_mm: float
    height_mm: float


class PreflightBeyondTrim(Fault):
    page: int


class PreflightLanguage(Fault):
    wanted: str
    language: str = ""


class PreflightTitleHidden(Fault): ...


class PreflightBookmarks(Fault): ...


class PreflightAttachments(Fault):
    wanted: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


class PreflightTitle(Fault):
    wanted: str
    titles: tuple[str, ...] = ()


class PreflightClaims(Fault):
    claims: tuple[str, ...]
    missing: tuple[str, ...]


class PreflightUntagged(Fault): ...


class PreflightEmptyTags(Fault):
    roles: tuple[str, ...]


class PreflightHeadingGap(Fault):
    level: int
    before: int | None


class PreflightNoAlternative(Fault):
    page: int


class PreflightLinkUnspoken(Fault):
    page: int


class PreflightForeignFont(Fault): ...


class PreflightFontMissing(Fault): ...


class PreflightExternal(Fault): ...


class PreflightAction(Fault): ...


class PreflightForeignAction(Fault): ...


class PreflightLinkScheme(Fault): ...


class PreflightTransparency(Fault):
    norm: str
    kind: TransparencyKind


class PreflightTextLost(Fault):
    district: str
    count: int
    document: str


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(PreflightBrokenFile(message="unable to find trailer"), "sheets/musterstadt.pdf"),
        Example(PreflightPageCount(wanted=2, count=3), "sheets/musterstadt.pdf"),
        Example(
            PreflightPageSize(page=2, wanted_width_mm=210, wanted_height_mm=297, width_mm=216, height_mm=303),
            "sheets/musterstadt.pdf",
        ),
        Example(PreflightBeyondTrim(page=2), "sheets/musterstadt.pdf"),
        Example(PreflightLanguage(wanted="de"), "sheets/musterstadt.pdf"),
        Example(PreflightTitleHidden(), "sheets/musterstadt.pdf"),
        Example(PreflightBookmarks(), "brochure.pdf"),
        Example(PreflightAttachments(wanted=("musterstadt.yaml",)), "sheets/musterstadt.pdf"),
        Example(PreflightTitle(wanted="Landkreis Musterstadt"), "sheets/musterstadt.pdf"),
        Example(PreflightClaims(claims=("PDF/A-3a", "PDF/UA-1"), missing=("part 1",)), "sheets/musterstadt.pdf"),
        Example(PreflightUntagged(), "sheets/musterstadt.pdf"),
        Example(PreflightEmptyTags(roles=("P", "Span")), "sheets/musterstadt.pdf"),
        Example(PreflightHeadingGap(level=3, before=1), "sheets/musterstadt.pdf"),
        Example(PreflightNoAlternative(page=1), "sheets/musterstadt.pdf"),
        Example(PreflightLinkUnspoken(page=1), "sheets/musterstadt.pdf"),
        Example(PreflightForeignFont(), "sheets/musterstadt.pdf"),
        Example(PreflightFontMissing(), "sheets/musterstadt.pdf"),
        Example(PreflightExternal(), "sheets/musterstadt.pdf"),
        Example(PreflightAction(), "sheets/musterstadt.pdf"),
        Example(PreflightForeignAction(), "sheets/musterstadt.pdf"),
        Example(PreflightLinkScheme(), "sheets/musterstadt.pdf"),
        Example(PreflightTransparency(norm="PDF/A-1a", kind="group"), "sheets/musterstadt.pdf"),
        Example(
            PreflightTextLost(district="Landkreis Musterstadt", count=3, document="brochure.pdf"), RECORD, "approach"
        ),
    )
