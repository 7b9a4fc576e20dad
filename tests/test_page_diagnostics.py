from __future__ import annotations

import pytest

from lzz_report.diagnostics.diagnostic import Location
from lzz_report.diagnostics.fault import Severity
from lzz_report.documents.expectation import ExpectedText
from lzz_report.documents.page_model import PageFault
from lzz_report.pipeline.page_diagnostics import page_diagnostics

DACHAU, LIPPE = "data/e/districts/dachau.yaml", "data/e/districts/lippe.yaml"
TEXTS = (
    ExpectedText(
        "Dachau", Location(DACHAU, 5, 3, "challenge"), "Im Landkreis fehlen mindestens 1.500 Wohnungen.", (5, 6)
    ),
    ExpectedText("Dachau", Location(DACHAU, 9, 3, "approach"), "Es gibt ein Netzwerk.", (5, 6)),
    ExpectedText("Lippe", Location(LIPPE, 7, 3, "approach"), "Es gibt ein Netzwerk.", (7, 8)),
)


def told(fault: PageFault, texts: tuple[ExpectedText, ...] = TEXTS) -> tuple[str, str]:
    (diagnostic,) = page_diagnostics([fault], "brochure.pdf", texts)
    return str(diagnostic.at), diagnostic.problem


@pytest.mark.parametrize(
    ("page", "text", "at", "owner"),
    [
        (6, "… fehlen min\u00addestens 1.500 | Woh-nungen.", f"{DACHAU}:5:3", " (Dachau)"),
        (8, "Es gibt ein Netzwerk.", f"{LIPPE}:7:3", " (Lippe)"),
        (7, "Kontakt", DACHAU, " (Dachau)"),
        (9, "da.", LIPPE, " (Lippe)"),
        (3, "Es gibt ein Netzwerk.", "brochure.pdf", ""),
    ],
)
def test_a_fault_is_told_at_its_field_or_its_record_or_the_document(page: int, text: str, at: str, owner: str) -> None:
    assert told(PageFault(page, "last-line", "too short", text)) == (at, f"brochure.pdf, page {page}{owner}: too short")


def test_a_page_of_several_districts_is_the_document_s() -> None:
    shared = tuple(ExpectedText(text.district, text.at, text.text) for text in TEXTS)
    assert told(PageFault(2, "thin-page", "thin", "Bildnachweis"), shared) == (
        "brochure.pdf",
        "brochure.pdf, page 2: thin",
    )


@pytest.mark.parametrize(("is_error", "severity"), [(True, Severity.ERROR), (False, Severity.WARNING)])
def test_what_loses_text_is_an_error_all_else_a_warning(is_error: bool, severity: Severity) -> None:
    fault = PageFault(1, "overlap", "text over text", "a | b", "shorten it", is_error=is_error)
    (diagnostic,) = page_diagnostics([fault], "sheets/dachau.pdf", ())
    assert (diagnostic.severity, diagnostic.code, diagnostic.got) == (severity, "page-overlap", "a | b")
    assert diagnostic.fix == "shorten it"
