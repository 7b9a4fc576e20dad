"""Assemble: an opened report and our parts in, the joined file, compared with the report, in its place out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from lzz_report.attach.claims import Claims, read_claims, write_claims
from lzz_report.attach.comparing import Comparison
from lzz_report.attach.counting import count
from lzz_report.attach.examining import habits, page_format
from lzz_report.attach.joining import Manner, Source, attach_files, join, open_parts
from lzz_report.attach.opening import Report
from lzz_report.attach.promises import takes_files, with_files, with_pages
from lzz_report.attach.signatures import drop_signatures
from lzz_report.attach.soundness import compare_soundness, survey
from lzz_report.attach.tags import is_tagged
from lzz_report.attach.verify import Expected, verify
from lzz_report.attach.writing import save, written_beside
from lzz_report.model.annex import AnnexPart, AttachResult, AttachWish


def assemble(
    report: Report, parts: Sequence[AnnexPart], output: Path, wish: AttachWish, kept: ExitStack
) -> AttachResult:
    """Join the parts to the report, verify what was written, and put it into its place."""
    pdf, notes = report.pdf, [*report.notes, *habits(report.pdf)]
    comparison = kept.enter_context(Comparison(report, wish.password))
    if report.is_signed:
        notes.append(f"The signatures of the report were taken out as asked: {drop_signatures(pdf)}.")
    wanted = [part for part in parts if part.kind == "letter" or wish.pages]
    sources = open_parts(wanted, kept)
    claims, said = _claims(report, sources, parts, wish)
    notes += said
    counts, surveyed = count(pdf), survey(pdf)
    size = page_format(pdf) if wish.fit_pages else None
    joined = join(pdf, sources, Manner(wish.heading, size, claims, takes_files(claims)))
    notes += joined.notes
    if wish.files and takes_files(claims):
        attach_files(pdf, parts)
    write_claims(pdf, claims)
    with written_beside(output) as place:
        save(pdf, place, decrypt=wish.decrypt)
        comparison.look_at(place, joined.before)
        expected = Expected(counts, surveyed.tag_roots, joined.before, joined.behind, joined.keys, report.is_signed)
        verify(place, wish.password, expected)
        notes += compare_soundness(report.path, place, wish.password, surveyed)
        wish.inspect(place)
        notes += comparison.differences()
    return AttachResult(
        output=output,
        pages=joined.before + counts.pages + joined.behind,
        report_pages=counts.pages,
        annexes=tuple(part.title for part in wanted if part.kind == "annex"),
        claims=claims.words,
        notes=tuple(dict.fromkeys(notes)),
    )


def _claims(
    report: Report, sources: Sequence[Source], parts: Sequence[AnnexPart], wish: AttachWish
) -> tuple[Claims, list[str]]:
    """Return what the output may claim, and what there is to say of it."""
    claims, notes = read_claims(report.pdf), list[str]()
    if wish.files and any(part.files for part in parts):
        claims, notes = with_files(claims, wish)
    claims, lost = with_pages(claims, [source.claims for source in sources], tagged=is_tagged(report.pdf))
    return claims, [*notes, *lost]
