"""What the texts of a file hold that cannot be printed, and what is probably mistyped in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lzz_report.diagnostics.catalogue.passages import HtmlInLine, MarkupRefused
from lzz_report.diagnostics.catalogue.spelling import QuoteSingle
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fix import Fix, TextFix
from lzz_report.rules.markdown import prose_faults
from lzz_report.rules.typing_errors import Suspicion, typing_errors
from lzz_report.sourcefile.source import Span
from lzz_report.validate.checked import Checked

HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")


def markdown_faults(file: Checked) -> Iterator[Diagnostic]:
    """Yield an error for everything in the running texts that is neither text, emphasis, list nor link."""
    for one in file.record_texts():
        for fault in prose_faults(one.text) if one.nature.kind == "prose" else ():
            span = file.source.passage_span(one.path, fault.piece, fault.occurrence)
            yield file.diagnostic(one.path, MarkupRefused(kind=fault.kind), span)


def markup_in_lines(file: Checked) -> Iterator[Diagnostic]:
    """Yield a warning for HTML in plain fields: it does no harm, but is printed as it stands."""
    for one in file.record_texts():
        if one.nature.kind != "prose" and (match := HTML.search(one.text)):
            span = file.source.span_within(one.path, one.text, *match.span())
            yield file.diagnostic(one.path, HtmlInLine(), span)


def suspected_typing_errors(file: Checked, language: str) -> Iterator[Diagnostic]:
    """Yield a warning for every probable typing error of a German text."""
    if language != "de":
        return
    for one in file.record_texts():
        for suspicion in typing_errors(one.text) if one.nature.is_proofread else ():
            span = file.source.span_within(one.path, one.text, suspicion.start, suspicion.start + len(suspicion.piece))
            yield file.diagnostic(one.path, suspicion.fault, span, _replaced(file, span, suspicion))


def _replaced(file: Checked, span: Span, suspicion: Suspicion) -> Fix | None:
    """Return the change of the file, where it holds the very passage and it is known what belongs there."""
    stands_there = file.source.text[span.start : span.end].split() == suspicion.piece.split()
    is_sure = stands_there and not isinstance(suspicion.fault, QuoteSingle)
    return TextFix(span.start, span.end, suspicion.fault.meant) if is_sure else None
