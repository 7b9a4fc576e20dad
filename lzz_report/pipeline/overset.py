"""Word: what is too long for its page in, diagnostics at their places in the records out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.fitted import FittedPublication, FittedSheet, Overset
from lzz_report.documents.publication import Publication
from lzz_report.records.record import Record
from lzz_report.sourcefile.source import SourceFile
from lzz_report.themes.theme import Theme

_TWO_PAGES = ("or set sheet_pages: 2", "oder sheet_pages: 2 setzen")


def overset_sheet(sheet: FittedSheet, name: str, record: Record) -> Iterator[Diagnostic]:
    """Yield what does not fit the sheet of the district `name`: each text with how much to cut."""
    english, german = (f", {words}" if sheet.fits_two_pages else "" for words in _TWO_PAGES)
    for one in sheet.overset:
        if not one.section:
            yield _beside(sheet, one, name, record)
            continue
        also = [other.section for other in sheet.overset if other is not one]
        yield record.source.plain_diagnostic(
            one.section,
            problem=f"too long for the fact sheet of {name}: {one.lines} lines too many ({one.lines} Zeilen zu viel)",
            fix=f"shorten by about {one.characters} characters{_too(also, 'and')}{english}"
            f" (um etwa {one.characters} Zeichen kürzen{_too(also, 'und')}{german})",
            code="overset",
        )


def _too(others: list[str], joint: str) -> str:
    """Return which other texts are to be cut as well, as they are told."""
    told = "as told" if joint == "and" else "wie angegeben"
    return f", {joint} {f' {joint} '.join(others)} {told}" if others else ""


def _beside(sheet: FittedSheet, over: Overset, name: str, record: Record) -> Diagnostic:
    """Return that contacts, figures and links alone are too much: no cut of the texts would do."""
    english, german = (f", {words}" if sheet.fits_two_pages else "" for words in _TWO_PAGES)
    most = math.ceil(over.over_mm)
    return record.source.plain_diagnostic(
        "contacts" if record.district.contacts else "figures",
        problem=f"too much for the fact sheet of {name}: contacts, figures and links are {most} mm too high,"
        f" even with each text cut to a sentence (auch mit je einem Satz {most} mm zu hoch)",
        fix=f"leave some of them out{english} (einige weglassen{german})",
        code="overset",
    )


def overset_about(
    fitted: FittedPublication, publication: Publication, source: SourceFile, theme: Theme
) -> Iterator[Diagnostic]:
    """Yield by how much the text about the programme is too long for its page."""
    for page in fitted.pages:
        if page.over_mm and page.about_section:
            paragraph_style = theme.paragraph_styles[page.about_section.paragraph_style]
            lines = math.ceil(page.over_mm / paragraph_style.leading_mm) * paragraph_style.columns
            characters = sum(len(block.text) for block in publication.about) * lines / page.about_section.lines
            yield source.plain_diagnostic(
                "about",
                problem=f"too long for the page about the programme: {lines} lines too many",
                fix=f"shorten by about {math.ceil(characters / 10) * 10} characters",
                code="overset",
            )
