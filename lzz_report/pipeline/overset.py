"""What is too long for its page, told at its place in the records."""

from __future__ import annotations

import math
from collections.abc import Iterator

from lzz_report.diagnostics.catalogue.fitting import OversetAbout, OversetPanel, OversetText
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.fitted import FittedPublication, FittedSheet, Overset
from lzz_report.documents.publication import Publication
from lzz_report.records.record import Record
from lzz_report.sourcefile.source import SourceFile
from lzz_report.themes.theme import Theme


def overset_sheet(sheet: FittedSheet, name: str, record: Record) -> Iterator[Diagnostic]:
    """Yield what does not fit the sheet of the district `name`: each text with how much to cut."""
    for over in sheet.overset:
        if not over.section:
            yield _panel(sheet, over, name, record)
            continue
        fault = OversetText(
            district=name,
            lines=over.lines,
            characters=over.characters,
            others=tuple(other.section for other in sheet.overset if other is not over),
            two_pages=sheet.fits_two_pages,
        )
        yield record.source.diagnostic(over.section, fault)


def _panel(sheet: FittedSheet, over: Overset, name: str, record: Record) -> Diagnostic:
    """Return that contacts, figures and links alone are too much: no cut of the texts would do."""
    fault = OversetPanel(district=name, over_mm=math.ceil(over.over_mm), two_pages=sheet.fits_two_pages)
    return record.source.diagnostic("contacts" if record.district.contacts else "figures", fault)


def overset_about(
    fitted: FittedPublication, publication: Publication, source: SourceFile, theme: Theme
) -> Iterator[Diagnostic]:
    """Yield by how much the text about the programme is too long for its page."""
    for page in fitted.pages:
        if page.over_mm and page.about_section:
            paragraph_style = theme.paragraph_styles[page.about_section.paragraph_style]
            lines = math.ceil(page.over_mm / paragraph_style.leading_mm) * paragraph_style.columns
            characters = sum(len(block.text) for block in publication.about) * lines / page.about_section.lines
            fault = OversetAbout(lines=lines, characters=math.ceil(characters / 10) * 10)
            yield source.diagnostic("about", fault)
