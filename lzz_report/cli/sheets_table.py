"""The sheets of an edition as a table of their page variants, sizes of type and fill."""

from __future__ import annotations

from collections.abc import Sequence

from lzz_report.cli.tables import print_table
from lzz_report.documents.fitted import FittedSheet

COLUMNS = ("district", "form", "size", "full", "pages")
NUMERIC = ("size", "full", "pages")


def as_records(sheets: Sequence[FittedSheet]) -> list[dict[str, object]]:
    """Return the sheets as plain values for JSON; `fill` 1 means that nothing is to spare."""
    return [
        {
            "slug": sheet.slug,
            "form": sheet.page_variant,
            "step": sheet.size_step,
            "fill": sheet.fill,
            "pages": sheet.pages,
        }
        for sheet in sheets
    ]


def print_sheets(sheets: Sequence[FittedSheet]) -> None:
    """Print the table."""
    rows = [
        (sheet.slug, sheet.page_variant, sheet.size_step, f"{sheet.fill:.0%}", str(sheet.pages)) for sheet in sheets
    ]
    print_table(COLUMNS, rows, NUMERIC)
