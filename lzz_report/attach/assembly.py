"""Assemble: an opened report and our parts in, the joined file, compared with the report, in its place out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from lzz_report.attach.claims import read_claims, write_claims
from lzz_report.attach.comparison import Comparison
from lzz_report.attach.examining import habits, page_format
from lzz_report.attach.inventory import Counts, count
from lzz_report.attach.joining import Joined, JoinOptions, Source, attach_files, join, open_parts
from lzz_report.attach.objects import text
from lzz_report.attach.opening import Report
from lzz_report.attach.promises import takes_files, with_files, with_pages
from lzz_report.attach.signatures import drop_signatures
from lzz_report.attach.soundness import SoundnessSurvey, compare_soundness, survey
from lzz_report.attach.tag_trees import is_tagged
from lzz_report.attach.verify import Expected, verify
from lzz_report.attach.writing import save, written_beside
from lzz_report.diagnostics.catalogue.reports import SignaturesDropped
from lzz_report.diagnostics.fault import Remark
from lzz_report.documents.annex import AnnexPart, AttachOptions, AttachResult
from lzz_report.profiles import Claims


@dataclass(frozen=True, slots=True)
class JoinedReport:
    """What was made of a report: what was in it, where ours came, what the whole claims and what there is to say."""

    counts: Counts
    surveyed: SoundnessSurvey
    joined: Joined
    claims: Claims
    notes: list[Remark]


def assemble(
    report: Report, parts: Sequence[AnnexPart], output: Path, wish: AttachOptions, kept: ExitStack
) -> AttachResult:
    """Join the parts to the report, verify what was written, and put it into its place."""
    comparison = kept.enter_context(Comparison(report, wish.password))
    wanted = [part for part in parts if part.kind == "letter" or wish.pages]
    made = _make(report, wanted, parts, wish, kept)
    joined, notes = made.joined, made.notes
    with written_beside(output) as place:
        save(report.pdf, place, decrypt=wish.decrypt)
        # A large report would else be in memory twice.
        report.release()
        comparison.look_at(place, joined.before)
        counts, roots = made.counts, made.surveyed.tag_roots
        verify(
            place,
            wish.password,
            Expected(counts, roots, joined.before, joined.behind, joined.keys, unsigned=report.is_signed),
        )
        notes += compare_soundness(report.path, place, wish.password, made.surveyed)
        wish.inspect(place)
        notes += comparison.differences()
    return AttachResult(
        output=output,
        pages=joined.before + counts.pages + joined.behind,
        report_pages=counts.pages,
        annexes=tuple(part.title for part in wanted if part.kind == "annex"),
        claims=made.claims.words,
        remarks=tuple(dict.fromkeys(notes)),
    )


def _make(
    report: Report, wanted: Sequence[AnnexPart], parts: Sequence[AnnexPart], wish: AttachOptions, kept: ExitStack
) -> JoinedReport:
    """Change the report in memory to what is to be written; `wanted` are the parts whose pages go into it."""
    pdf, notes = report.pdf, [*report.notes, *habits(report.pdf)]
    if report.is_signed:
        notes.append(SignaturesDropped(count=drop_signatures(pdf)))
    sources = open_parts(wanted, kept)
    claims, said = _claims(report, sources, parts, wish)
    counts, surveyed = count(pdf), survey(pdf)
    size = page_format(pdf) if wish.fit_pages else None
    joined = join(pdf, sources, JoinOptions(wish.heading, size, claims, takes_files(claims)))
    if wish.files and takes_files(claims):
        attach_files(pdf, parts)
    write_claims(pdf, claims)
    return JoinedReport(counts, surveyed, joined, claims, [*notes, *said, *joined.notes])


def _claims(
    report: Report, sources: Sequence[Source], parts: Sequence[AnnexPart], wish: AttachOptions
) -> tuple[Claims, list[Remark]]:
    """Return what the output may claim, and what there is to say of it."""
    claims, notes = read_claims(report.pdf), list[Remark]()
    if wish.files and any(part.files for part in parts):
        claims, notes = with_files(claims, wish)
    claims, lost = with_pages(
        claims,
        [source.claims for source in sources],
        tagged=is_tagged(report.pdf),
        has_language=not sources or bool(text(report.pdf.Root, "/Lang")),
    )
    return claims, [*notes, *lost]
