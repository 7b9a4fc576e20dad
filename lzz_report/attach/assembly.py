"""Assemble: an opened report and our parts in, the joined file, compared with the report, in its place out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from lzz_report.attach.claims import read_claims, write_claims
from lzz_report.attach.counting import count
from lzz_report.attach.examining import habits, page_format
from lzz_report.attach.joining import Manner, attach_files, join, open_parts
from lzz_report.attach.opening import Report
from lzz_report.attach.promises import takes_files, with_files, with_pages
from lzz_report.attach.showing import Looks, Reader, Shown, sample
from lzz_report.attach.signatures import drop_signatures
from lzz_report.attach.tags import is_tagged
from lzz_report.attach.verify import Expected, tag_roots, verify
from lzz_report.attach.writing import save, written_beside
from lzz_report.errors import AttachRefusal
from lzz_report.model.annex import AnnexPart, AttachResult, AttachWish

AMBIGUOUS = "readers may show {path} in more than one way, so its pages cannot be trusted to stay: export it again"
PARTLY = "Of the report's {all} pages {some} were compared with the original, picture by picture."
UNSEEN = "The report's pages could not be compared with the original: no picture of them could be made."


def assemble(
    report: Report, parts: Sequence[AnnexPart], output: Path, wish: AttachWish, kept: ExitStack
) -> AttachResult:
    """Join the parts to the report, verify what was written, and put it into its place."""
    pdf, notes = report.pdf, [*report.notes, *habits(report.pdf)]
    # What shows a signature on a page goes with it.
    looks = Looks(notes=not report.is_signed)
    looking = kept.enter_context(Reader(report.path, wish.password, sample(len(pdf.pages)), looks))
    if report.is_signed:
        dropped = drop_signatures(pdf)
        notes.append(f"Taken out as asked: {dropped} signatures of the report; the output is not signed.")
    wanted = [part for part in parts if part.kind == "letter" or wish.pages]
    sources = open_parts(wanted, kept)
    files_asked = wish.files and any(part.files for part in parts)
    claims, said = with_files(read_claims(pdf), asked=files_asked, raise_level=wish.raise_level)
    notes += said
    claims, said = with_pages(claims, [source.claims for source in sources], tagged=is_tagged(pdf))
    notes += said
    counts, roots = count(pdf), tag_roots(pdf)
    size = page_format(pdf) if wish.fit_pages else None
    joined = join(pdf, sources, Manner(wish.heading, size, claims, takes_files(claims)))
    if wish.files:
        attach_files(pdf, parts)
    write_claims(pdf, claims)
    with written_beside(output) as place:
        save(pdf, place, decrypt=wish.decrypt)
        expected = Expected(counts, roots, joined.before, joined.behind, joined.keys, report.is_signed)
        verify(place, wish.password, expected)
        wish.inspect(place)
        notes += joined.notes + _compare(report, place, wish.password, looking.shown(), joined.before, counts.pages)
    return AttachResult(
        output=output,
        pages=joined.before + counts.pages + joined.behind,
        report_pages=counts.pages,
        annexes=tuple(part.title for part in wanted if part.kind == "annex"),
        claims=claims.words,
        notes=tuple(dict.fromkeys(notes)),
    )


def _compare(report: Report, place: Path, password: str, before: Shown, shift: int, pages: int) -> list[str]:
    """Return what there is to say of the comparison; raises AttachRefusal when the pages look or read differently."""
    faces = {index: face for index, face in before.faces.items() if face[0] != "-"}
    if not faces:
        return [UNSEEN]
    looks = Looks(patient=True, notes=not report.is_signed)
    with Reader(place, password, [index + shift for index in faces], looks) as looking:
        after = looking.shown()
    if any(after.faces.get(index + shift) != face for index, face in faces.items()):
        raise AttachRefusal("ambiguous", AMBIGUOUS.format(path=report.path))
    return [PARTLY.format(some=len(faces), all=pages)] if len(faces) < pages else []
