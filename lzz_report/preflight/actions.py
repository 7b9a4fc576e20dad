"""Check: a PDF's actions and streams in, whatever runs something or reaches out of the file out."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Object, Stream

from lzz_report.diagnostics.catalogue.preflight import (
    PreflightAction,
    PreflightExternal,
    PreflightForeignAction,
    PreflightLinkScheme,
)
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.fault import of_file
from lzz_report.preflight.opened_file import OpenedFile

# The other actions of ISO 32000-1, table 198, run programs, open other files, play or send something.
HARMLESS_ACTIONS = frozenset({"/GoTo", "/URI"})
SCHEMES = ("http://", "https://", "mailto:", "tel:")
AUTOMATIC = ("/OpenAction", "/AA", "/JavaScript", "/XFA")


def check_actions(file: OpenedFile) -> Iterator[Diagnostic]:
    """Yield a fault for each action that is no link, each link of a strange kind, each part kept outside the file."""
    document, expectation = file.document, file.expectation
    for one in document.objects:
        if isinstance(one, Stream):
            if "/F" in one:
                yield of_file(expectation, PreflightExternal(), str(one.F))
        elif isinstance(one, Dictionary):
            for key in AUTOMATIC:
                if key in one:
                    yield of_file(expectation, PreflightAction(), key[1:])
            yield from _check_action(one.get("/A"), expectation)
    names = document.Root.get("/Names", Dictionary())
    if "/JavaScript" in names:
        yield of_file(expectation, PreflightAction(), "JavaScript")


def _check_action(action: Object | None, expectation: PdfExpectation) -> Iterator[Diagnostic]:
    # Structure elements keep their attributes under the same key.
    if not isinstance(action, Dictionary) or "/S" not in action:
        return
    kind = str(action.S)
    if kind not in HARMLESS_ACTIONS:
        yield of_file(expectation, PreflightForeignAction(), kind[1:])
    elif kind == "/URI" and not str(action.URI).startswith(SCHEMES):
        yield of_file(expectation, PreflightLinkScheme(), str(action.URI))
