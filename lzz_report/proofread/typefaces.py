"""Proofread: the letters of all lines in, foreign faces, type too small and straight quotation marks out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lzz_report.diagnostics.catalogue.pages import PageForeignFace, PageMissingCut, PageStraightQuote, PageTooSmall
from lzz_report.documents.page_model import FontStyle, LaidOutPage, PageFault, PageModel, TextRun
from lzz_report.proofread.printed_text import plain, shown
from lzz_report.proofread.theme_fonts import ThemeFonts

STRAIGHT = frozenset("\"'")
# Numbers of notes and links may be smaller than what is read on.
MARKS = frozenset({"sup", "sub"})
MARK_CLASS = "link-number"
# Of the floor: the usual size of raised numbers.
MARK_SHARE = 0.75
_ROUNDING_PT = 0.05


def check_type(seen: PageModel, faces: ThemeFonts, floor_pt: float) -> Iterator[PageFault]:
    """Yield letters the theme has no face for, cuts it lacks, type under `floor_pt` and straight quotation marks."""
    known: dict[FontStyle, set[str]] = defaultdict(set)
    for page in seen.pages:
        for run in _runs(page):
            yield from _letters(page, run, faces, known[run.lettering])
            if STRAIGHT & set(run.text):
                yield from _straight_quotes(page, run)
        yield from _cuts(page, faces)
        yield from _small(page, floor_pt)


def _runs(page: LaidOutPage) -> Iterator[TextRun]:
    for block in (*page.margins, *page.blocks):
        for line in block.lines:
            yield from line.runs


def _letters(page: LaidOutPage, run: TextRun, faces: ThemeFonts, known: set[str]) -> Iterator[PageFault]:
    unknown = set(run.text) - known
    if not unknown:
        return
    missing = faces.missing("".join(sorted(unknown)), run.lettering)
    known |= unknown - set(missing)
    if missing:
        fault = PageForeignFace(family=run.lettering.families[0], letters=tuple(missing))
        yield PageFault(page.number, fault, shown(run.text))


def _cuts(page: LaidOutPage, faces: ThemeFonts) -> Iterator[PageFault]:
    """Yield once a page what is asked for slanted or bold of a family that has no such cut."""
    first: dict[FontStyle, TextRun] = {}
    for run in _runs(page):
        first.setdefault(run.lettering, run)
    for lettering, run in first.items():
        if not faces.has_cut(lettering):
            fault = PageMissingCut(
                family=lettering.families[0],
                cut="italic" if lettering.is_italic else "bold" if lettering.weight >= 600 else "regular",
            )
            yield PageFault(page.number, fault, shown(run.text))


def _small(page: LaidOutPage, floor_pt: float) -> Iterator[PageFault]:
    told: set[FontStyle] = set()
    for run in _runs(page):
        lettering = run.lettering
        is_mark = any(one.tag in MARKS or MARK_CLASS in one.classes for one in run.element.lineage)
        floor = floor_pt * MARK_SHARE if is_mark else floor_pt
        if lettering.size_pt < floor - _ROUNDING_PT and lettering not in told and plain(run.text):
            told.add(lettering)
            yield PageFault(page.number, PageTooSmall(size_pt=lettering.size_pt, floor_pt=floor), shown(run.text))


def _straight_quotes(page: LaidOutPage, run: TextRun) -> Iterator[PageFault]:
    if any(plain(run.text) in one.attributes.get("href", "") for one in run.element.lineage):
        return
    yield PageFault(page.number, PageStraightQuote(), shown(run.text))
