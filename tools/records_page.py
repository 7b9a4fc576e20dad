"""Refresh: docs/records.md in, the same page with the tables of fields as the models have them out."""

from __future__ import annotations

from pathlib import Path

from lzz_report.schema import field_tables

PAGE = Path(__file__).parent.parent / "docs" / "records.md"
BEGIN, END = "<!-- fields: begin -->\n", "<!-- fields: end -->\n"


def refreshed(page: str) -> str:
    """Return the page with fresh tables between its two marks."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{field_tables()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
