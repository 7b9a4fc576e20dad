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

# Fields of Markdown; all others are one line of plain text.
PROSE = ("challenge", "approach", "outlook", "about")
# Fields whose words are read; addresses and names of people are not.
READ = re.compile(
    r"challenge|approach|outlook|about|title|subtitle|topics\[\d+\]|figures\[\d+\]\.label|links\[\d+\]\.label"
    r"|contacts\[\d+\]\.(office|role|unit|organisation)|photo\.(credit|alt)|imprint\.\w+"
)
HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")


def markdown_faults(file: Checked) -> Iterator[Diagnostic]:
    """Yield an error for everything in the running texts that is neither text, emphasis, list nor link."""
    for path in PROSE:
        for fault in prose_faults(file.text(path)) if file.text(path) else ():
            span = file.source.passage_span(path, fault.piece, fault.occurrence)
            yield file.diagnostic(path, MarkupRefused(kind=fault.kind), span)


def markup_in_lines(file: Checked) -> Iterator[Diagnostic]:
    """Yield a warning for HTML in plain fields: it does no harm, but is printed as it stands."""
    for path, text in file.texts.items():
        if path not in PROSE and (match := HTML.search(text)):
            span = file.source.span_within(path, text, *match.span())
            yield file.diagnostic(path, HtmlInLine(), span)


def suspected_typing_errors(file: Checked, language: str) -> Iterator[Diagnostic]:
    """Yield a warning for every probable typing error of a German text."""
    if language != "de":
        return
    for path, text in file.texts.items():
        for suspicion in typing_errors(text) if READ.fullmatch(path) else ():
            span = file.source.span_within(path, text, suspicion.start, suspicion.start + len(suspicion.piece))
            yield file.diagnostic(path, suspicion.fault, span, _replaced(file, span, suspicion))


def _replaced(file: Checked, span: Span, suspicion: Suspicion) -> Fix | None:
    """Return the change of the file, where it holds the very passage and it is known what belongs there."""
    stands_there = file.source.text[span.start : span.end].split() == suspicion.piece.split()
    is_sure = stands_there and not isinstance(suspicion.fault, QuoteSingle)
    return TextFix(span.start, span.end, suspicion.fault.meant) if is_sure else None
