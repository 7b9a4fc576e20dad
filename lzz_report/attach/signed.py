"""Respect: a signed report and our parts in, the report byte for byte and our pages in a file of their own out.

Any save breaks a signature: the annexes become a second file, or one that carries the report inside.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from hashlib import file_digest, sha256
from pathlib import Path

from pikepdf import Dictionary, Name, Pdf, String

from lzz_report.attach.attached_files import embed, embedded_in
from lzz_report.attach.bookmarks import Bookmark, add_bookmarks
from lzz_report.attach.claims import read_claims
from lzz_report.attach.examining import page_format
from lzz_report.attach.inventory import count
from lzz_report.attach.joining import JoinOptions, Source, attach_files, join, open_parts
from lzz_report.attach.opening import Report
from lzz_report.attach.page_scaling import fit_pages
from lzz_report.attach.paths import check_output
from lzz_report.attach.promises import takes_files, with_pages
from lzz_report.attach.soundness import survey
from lzz_report.attach.verify import Expected, verify
from lzz_report.attach.writing import save, written_beside
from lzz_report.diagnostics.catalogue.reports import (
    AnnexNotEncrypted,
    ReportChanged,
    Signed,
    SignedApart,
    SignedWrapped,
    WrapTorn,
)
from lzz_report.diagnostics.fault import Remark
from lzz_report.documents.annex import AnnexPart, AttachOptions, AttachResult
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.errors import AttachError

DESCRIPTION = {"de": "Unterschriebener Bericht, unverändert", "en": "Signed report, unchanged"}


def attach_apart(
    report: Report, parts: Sequence[AnnexPart], output: Path, wish: AttachOptions, kept: ExitStack
) -> AttachResult:
    """Leave a signed report alone: write it beside our pages, or wrap both into one file."""
    wanted = [part for part in parts if part.kind != "annex" or wish.pages]
    if not wanted:
        raise AttachError(Signed(report=str(report.path)))
    return _wrap(report, wanted, output, wish, kept) if wish.wrap else _beside(report, wanted, output, wish, kept)


def _beside(
    report: Report, parts: Sequence[AnnexPart], output: Path, wish: AttachOptions, kept: ExitStack
) -> AttachResult:
    word = "".join(sign if sign.isalnum() else "-" for sign in wish.heading.lower()).strip("-") or "annex"
    annex = output.with_name(f"{output.stem}-{word}.pdf")
    check_output(report.path, annex, force=wish.force)
    digest = _digest(report.path)
    base, notes = _bound(report, parts, wish, kept)
    if wish.files:
        attach_files(base.pdf, parts)
    with written_beside(annex) as beside, written_beside(output) as place:
        _save_checked(base, beside)
        wish.inspect(beside)
        shutil.copyfile(report.path, place)
        if _digest(place) != digest:
            raise AttachError(ReportChanged(report=str(report.path)))
    return AttachResult(
        output=output,
        pages=len(report.pdf.pages),
        report_pages=len(report.pdf.pages),
        annexes=_annexes(parts),
        claims=read_claims(report.pdf).words,
        annex=annex,
        remarks=(*notes, SignedApart(annex=annex.name), *([AnnexNotEncrypted()] if report.pdf.is_encrypted else [])),
    )


def _wrap(
    report: Report, parts: Sequence[AnnexPart], output: Path, wish: AttachOptions, kept: ExitStack
) -> AttachResult:
    base, notes = _bound(report, parts, wish, kept)
    content = report.path.read_bytes()
    language = parts[0].language.partition("-")[0]
    described = DESCRIPTION.get(language, DESCRIPTION["en"])
    signed = EmbeddedFile(report.path.name, content, "application/pdf", described, "Unspecified")
    embed(base.pdf, (signed,), str(base.pdf.docinfo.get("/ModDate", "")))
    if wish.files:
        attach_files(base.pdf, parts)
    base.pdf.Root.PageMode = Name.UseAttachments
    with written_beside(output) as place:
        _save_checked(base, place)
        with Pdf.open(place) as pdf:
            whole = any(one.EF.F.read_bytes() == content for one in embedded_in(pdf).values())
            pages = len(pdf.pages)
        if not whole:
            raise AttachError(WrapTorn(report=str(report.path)))
        wish.inspect(place)
    return AttachResult(
        output=output,
        pages=pages,
        report_pages=0,
        annexes=_annexes(parts),
        claims=read_claims(base.pdf).words,
        remarks=(*notes, SignedWrapped()),
    )


class _Bound:
    """Our own pages, bound into one file, and what it must hold."""

    def __init__(self, pdf: Pdf, expected: Expected) -> None:
        self.pdf = pdf
        self.expected = expected


def _bound(
    report: Report, parts: Sequence[AnnexPart], wish: AttachOptions, kept: ExitStack
) -> tuple[_Bound, list[Remark]]:
    """Bind our parts into one file: the first takes the others behind it."""
    first, *others = open_parts(parts, kept)
    size = page_format(report.pdf) if wish.fit_pages else None
    claims, said = with_pages(read_claims(first.pdf), [source.claims for source in others], tagged=True)
    _begin(first, size)
    counts, roots = count(first.pdf), survey(first.pdf).tag_roots
    joined = join(first.pdf, others, JoinOptions(wish.heading, size, claims, takes_files(claims)))
    expected = Expected(counts, roots, joined.before, joined.behind, joined.keys)
    return _Bound(first.pdf, expected), [*report.notes, *said, *joined.notes]


def _begin(first: Source, size: tuple[float, float] | None) -> None:
    """Make a part of ours the beginning of a file: its own label and bookmark, as it would have behind a report."""
    pdf, part = first.pdf, first.part
    if size is not None:
        fit_pages(pdf, size)
    outline = pdf.Root.get("/Outlines")
    if outline is not None:
        del pdf.Root.Outlines
    add_bookmarks(pdf, "", [], [Bookmark(part.title, pdf.pages[0].obj, outline)])
    if part.label:
        labels = Dictionary(P=String(part.label), S=Name.D, St=1)
        pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=[0, labels]))


def _save_checked(bound: _Bound, place: Path) -> None:
    save(bound.pdf, place, decrypt=False)
    verify(place, "", bound.expected)


def _digest(path: Path) -> bytes:
    with path.open("rb") as stream:
        return file_digest(stream, sha256).digest()


def _annexes(parts: Sequence[AnnexPart]) -> tuple[str, ...]:
    return tuple(part.title for part in parts if part.kind == "annex")
