"""Show: a report and the joined file in, what readers show otherwise than before out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests import report_trees as trees
from tests.report_case import Case
from tests.report_trees import get, items
from tests.report_views import poppler_text, qpdf_check, views

LOOKED_AT = 40  # pages


def shown_otherwise(case: Case, pages: int) -> Iterator[str]:
    """Compare what pdfium and poppler show of the report's pages, labels and bookmarks."""
    looked = range(pages) if pages <= LOOKED_AT else [*range(LOOKED_AT // 2), *range(pages - LOOKED_AT // 2, pages)]
    labelled = _sound_labels(case)
    was = views(case.report, case.wish.password, looked, labelled=labelled)
    now = views(case.output, case.new_password, looked, shift=case.letter_pages, labelled=labelled)
    if now.pages != case.letter_pages + pages + case.annex_pages and (was.pages or not case.result.notes):
        yield f"pdfium: {now.pages} pages in the joined file"
    # A reader that counts or shows the pages of a damaged report otherwise is no witness for it.
    if was.pages != pages or "-" in was.pictures.values():
        return
    if was.pictures != now.pictures:
        # Fonts that are missing are replaced by what the reader has seen before: it looks twice at both.
        was = views(case.report, case.wish.password, looked, labelled=labelled)
        now = views(case.output, case.new_password, looked, shift=case.letter_pages, labelled=labelled)
    for what in ("texts", "labels", *(() if case.wish.drop_signature else ("pictures",))):
        old, new = getattr(was, what), getattr(now, what)
        changed = [place for place in looked if old[place] != new[place]]
        if changed:
            pair = f"{old[changed[0]]!r:.80} → {new[changed[0]]!r:.80}"
            yield f"pdfium: {what} differ on {len(changed)} pages, {changed[0] + 1}. {pair}"
    # Pages of other files, to which bookmarks may lead, do not move with ours.
    old, new = ([one if case.letter_pages == 0 else one[:2] for one in seen.bookmarks] for seen in (was, now))
    if not _contained(old, new):
        yield f"pdfium: bookmarks {old[:20]} → {new[:20]}"
    if qpdf_check(case.report, case.wish.password)[0]:
        return
    last = min(pages, 2 * LOOKED_AT)
    text = poppler_text(case.report, case.wish.password, 1, last)
    if text and text != poppler_text(case.output, case.new_password, 1 + case.letter_pages, last + case.letter_pages):
        yield "poppler: text differs"


def _sound_labels(case: Case) -> bool:
    """Tell whether the report's labels are in order: on others readers disagree, and some crash."""
    with pikepdf.open(case.report, password=case.wish.password, suppress_warnings=True) as pdf:
        written = trees.pairs(get(pdf.Root, "PageLabels"), "Nums")
        starts = [start for start, _ in trees.numbers(get(pdf.Root, "PageLabels"))]
        kids = items(get(pdf.Root, "PageLabels", "Kids"))
        return len(starts) == len(written) and starts == sorted(set(starts)) and bool(starts or not kids)


def _contained(few: list[Any], many: list[Any]) -> bool:
    return any(many[start : start + len(few)] == few for start in range(len(many) - len(few) + 1))
