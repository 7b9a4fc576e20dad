from __future__ import annotations

import pytest

from lzz_report.diagnostics.catalogue.pages import PageEmptyLabel, PageOverlap, PagePictureOnText, PageThinPage
from lzz_report.diagnostics.diagnostic import Location
from lzz_report.diagnostics.fault import Fault, Severity
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
    assert told(PageFault(page, PageEmptyLabel(), text)) == (
        at,
        f"brochure.pdf, page {page}{owner}: a label stands before nothing",
    )


def test_a_page_of_several_districts_is_the_document_s() -> None:
    shared = tuple(ExpectedText(text.district, text.at, text.text) for text in TEXTS)
    assert told(PageFault(2, PageThinPage(share=0.1), "Bildnachweis"), shared) == (
        "brochure.pdf",
        "brochure.pdf, page 2: text and pictures take only 10% of the page",
    )


@pytest.mark.parametrize(
    ("fault", "severity"), [(PageOverlap(depth_mm=1.0), Severity.ERROR), (PagePictureOnText(), Severity.WARNING)]
)
def test_what_loses_text_is_an_error_all_else_a_warning(fault: Fault, severity: Severity) -> None:
    (diagnostic,) = page_diagnostics([PageFault(1, fault, "a | b")], "sheets/dachau.pdf", ())
    assert (diagnostic.severity, diagnostic.code, diagnostic.got) == (severity, fault.code, "a | b")


def test_faults_that_are_not_told_are_counted() -> None:
    (diagnostic,) = page_diagnostics([PageFault(1, PagePictureOnText(), "a | b", more=3)], "brochure.pdf", ())
    assert diagnostic.problem == (
        "brochure.pdf, page 1: a picture and text share their room; 3 more like this on the page"
    )
