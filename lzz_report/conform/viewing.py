"""Open: facts in, how a viewer shows the document at first out."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Pdf, String

from lzz_report.documents.document_facts import DocumentFacts


def set_viewing(document: Pdf, facts: DocumentFacts) -> None:
    """Set language, title in the window's bar, bookmarks where there are any, and spreads with the cover on its own."""
    root = document.Root
    root.Lang = String(facts.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLayout = Name.TwoPageRight if facts.opens_as_spreads else Name.SinglePage
    root.PageMode = Name.UseOutlines if facts.opens_as_spreads and "/Outlines" in root else Name.UseNone
