"""Fit: the page about the programme in, the form of its legend and the setting of its text out."""

from __future__ import annotations

from lzz_report.fit.columns import Piece, column_lines
from lzz_report.fit.ruler import Ruler
from lzz_report.model.fitted import FittedPage, FittedSection, Sample
from lzz_report.model.publication import Publication
from lzz_report.model.theme import Theme


def fit_programme(publication: Publication, theme: Theme, ruler: Ruler, number: int) -> FittedPage:
    """Return the programme's two pages, the map on folio `number`, in the first setting in which the text fits."""
    layout = theme.programme
    count = len(publication.chapters)
    legend = next((one for one in layout.legends if count <= one.most), layout.legends[-1])
    rows = -(-count // legend.columns)
    room = layout.room_mm - 2 * layout.head_mm - legend.counts_mm - rows * legend.row_mm
    if not publication.about:
        return FittedPage("programme", number, form=legend.name)
    tried = (_set(name, theme, ruler) for name in layout.settings)
    fitted = next((one for one in tried if one.height_mm <= room), _set(layout.settings[-1], theme, ruler))
    over = max(fitted.height_mm - room, 0.0)
    return FittedPage("programme", number, form=legend.name, setting=fitted, over_mm=over)


def _set(name: str, theme: Theme, ruler: Ruler) -> FittedSection:
    """Return the text about the programme in a setting."""
    setting = theme.settings[name]
    sample = Sample("about", style=name)
    ruler.rely_on([sample])
    lines = ruler.measure(sample).lines
    height = column_lines([Piece(count) for count in lines], setting.columns) * setting.leading_mm
    return FittedSection("about", name, sum(lines), height)
