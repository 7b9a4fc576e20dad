"""Read: the texts of a file in, Markdown that cannot be printed and probable typing errors out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.rules.markdown import prose_faults
from lzz_report.rules.typing_errors import typing_errors
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
            fix = "delete it; paragraphs, *emphasis*, **strong emphasis**, lists and [links](https://…) are possible"
            yield file.error(path, f"{fault.kind} cannot be printed", fix, "markdown", span)


def markup_in_lines(file: Checked) -> Iterator[Diagnostic]:
    """Yield a warning for HTML in plain fields: it does no harm, but is printed as it stands."""
    for path, text in file.texts.items():
        if path not in PROSE and (found := HTML.search(text)):
            span = file.source.span_within(path, text, *found.span())
            yield file.warning(path, "this looks like HTML and is printed as it stands", "delete it", "html", span)


def suspected_typing_errors(file: Checked, language: str) -> Iterator[Diagnostic]:
    """Yield a warning for every probable typing error of a German text."""
    if language != "de":
        return
    for path, text in file.texts.items():
        for found in typing_errors(text) if READ.fullmatch(path) else ():
            span = file.source.span_within(path, text, found.start, found.start + len(found.piece))
            yield file.warning(path, found.problem, f"probably meant: {found.mend}", "spelling", span)
