"""Faults that a reader would see on a laid-out page; each is told with its document and page."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import EDITION, RECORD, Example
from lzz_report.diagnostics.fault import Doubt, Fault


class PageTextLost(Fault): ...


class PageOutsidePage(Fault):
    over_mm: float


class PageOutsideBox(Fault):
    over_mm: float


class PageNearTrim(Doubt):
    distance_mm: float
    safe_mm: float


class PageOverlap(Fault):
    depth_mm: float


class PagePictureLost(Doubt): ...


class PageDistrictHidden(Doubt):
    size_mm: float


class PagePictureOnText(Doubt): ...


class PagePicturesOverlap(Doubt): ...


class PageHeadingAtFoot(Doubt):
    where: Literal["page", "column"]


class PageHeadingHyphenated(Doubt): ...


class PageContactHyphenated(Doubt): ...


class PageRunningHead(Doubt): ...


class PageLastLine(Doubt):
    min_letters: int


class PageLastSyllable(Doubt): ...


class PageSingleLine(Doubt):
    where: Literal["page", "column"]
    edge: Literal["head", "foot"]


class PageContactParted(Doubt):
    over: Literal["pages", "columns"]


class PageContactAlone(Doubt): ...


class PageMailBroken(Doubt): ...


class PagePhoneBroken(Doubt): ...


class PageLinkLost(Doubt): ...


class PageHereLost(Doubt): ...


class PageLinkNotPrinted(Doubt): ...


class PageEmptyLabel(Doubt): ...


class PageCreditAlone(Doubt): ...


class PageOrphanCredit(Doubt): ...


class PageForeignFace(Doubt):
    family: str
    letters: tuple[str, ...]


class PageMissingCut(Doubt):
    family: str
    cut: Literal["italic", "bold", "regular"]


class PageTooSmall(Doubt):
    size_pt: float
    floor_pt: float


class PageStraightQuote(Doubt): ...


class PageBlankPage(Doubt):
    side: Literal["left", "right"]


class PageThinPage(Doubt):
    share: float


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(PageTextLost(), RECORD, "approach"),
        Example(PageOutsidePage(over_mm=2.4), RECORD, "contacts[0].web"),
        Example(PageOutsideBox(over_mm=3.0), RECORD, "approach"),
        Example(PageNearTrim(distance_mm=1.2, safe_mm=3), RECORD),
        Example(PageOverlap(depth_mm=1.8), RECORD, "name"),
        Example(PagePictureLost(), EDITION),
        Example(PageDistrictHidden(size_mm=1.1), RECORD),
        Example(PagePictureOnText(), RECORD),
        Example(PagePicturesOverlap(), RECORD),
        Example(PageHeadingAtFoot(where="page"), RECORD),
        Example(PageHeadingHyphenated(), RECORD),
        Example(PageContactHyphenated(), RECORD, "contacts[0].name"),
        Example(PageRunningHead(), EDITION, "title"),
        Example(PageLastLine(min_letters=4), RECORD, "approach"),
        Example(PageLastSyllable(), RECORD, "approach"),
        Example(PageSingleLine(where="page", edge="foot"), RECORD, "approach"),
        Example(PageContactParted(over="columns"), RECORD),
        Example(PageContactAlone(), RECORD),
        Example(PageMailBroken(), RECORD, "contacts[0].email"),
        Example(PagePhoneBroken(), RECORD, "contacts[0].phone"),
        Example(PageLinkLost(), RECORD),
        Example(PageHereLost(), RECORD),
        Example(PageLinkNotPrinted(), RECORD),
        Example(PageEmptyLabel(), RECORD),
        Example(PageCreditAlone(), RECORD),
        Example(PageOrphanCredit(), RECORD, "photo.credit"),
        Example(PageForeignFace(family="Source Sans 3", letters=("ﬂ",)), RECORD),
        Example(PageMissingCut(family="Muster Sans", cut="italic"), RECORD),
        Example(PageTooSmall(size_pt=7.0, floor_pt=8.4), RECORD),
        Example(PageStraightQuote(), RECORD),
        Example(PageBlankPage(side="left"), EDITION),
        Example(PageThinPage(share=0.12), RECORD),
    )
