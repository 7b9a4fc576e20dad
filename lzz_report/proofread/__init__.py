"""Proofread: a laid-out document in, every fault a reader would see on its pages out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from lzz_report.documents.drawing import Drawing
from lzz_report.documents.page_model import PageFault, PageModel
from lzz_report.proofread.broken_contacts import check_contacts
from lzz_report.proofread.cross_references import check_references
from lzz_report.proofread.geometry import check_places
from lzz_report.proofread.headings import check_headings
from lzz_report.proofread.images import check_pictures
from lzz_report.proofread.lost_text import check_losses
from lzz_report.proofread.page_fill import check_fullness
from lzz_report.proofread.paragraphs import check_paragraphs
from lzz_report.proofread.theme_fonts import ThemeFonts
from lzz_report.proofread.typefaces import check_type

__all__ = ["ThemeFonts", "proofread"]

MAX_OF_A_RULE = 4


def proofread(
    seen: PageModel, faces: ThemeFonts, floor_pt: float, drawings: Mapping[str, Drawing] = MappingProxyType({})
) -> tuple[PageFault, ...]:
    """Return the faults of a document by page.

    `floor_pt` is the smallest size of type its theme allows, `drawings` tells what the drawings show, by address. What
    a theme leaves white or fills with a picture on purpose it marks `data-filled`; a picture that text may stand on
    `data-ground`; what is one contact `data-contact`, and what holds all contacts of a district `data-contacts`.
    """
    found = chain(
        check_losses(seen),
        check_places(seen, faces),
        check_pictures(seen, faces, drawings),
        check_headings(seen),
        check_paragraphs(seen),
        check_contacts(seen),
        check_references(seen),
        check_type(seen, faces, floor_pt),
        check_fullness(seen),
    )
    return tuple(_summed_up(sorted(dict.fromkeys(found), key=lambda fault: fault.page)))


def _summed_up(faults: list[PageFault]) -> Iterator[PageFault]:
    """Yield the first faults of each rule on a page and how many more there are: often all have one cause."""
    counts = Counter((fault.page, fault.rule) for fault in faults)
    told: Counter[tuple[int, str]] = Counter()
    for fault in faults:
        place = (fault.page, fault.rule)
        told[place] += 1
        more = counts[place] - MAX_OF_A_RULE
        if more > 0 and told[place] == MAX_OF_A_RULE:
            yield replace(fault, more=more)
        elif told[place] <= MAX_OF_A_RULE:
            yield fault
