"""Make: a few words in, small finished sheets of this project and stamps for them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal
from warnings import catch_warnings, filterwarnings

from lzz_report.attach import attach
from lzz_report.conform import conform
from lzz_report.documents.annex import AnnexPart, AttachOptions, AttachResult
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.tagging import TagRecorder
from tests.pdf_making import FACTS, TRIANGLE, lay_out

_SHEET = f"""<h1 id=top>{{title}}</h1><p>Text mit <a href="https://example.org/">Adresse</a>, <em>betont</em> und
<a href="#ende">Ende</a>.</p><figure><img alt="Umriss" src="{TRIANGLE}"></figure>
<table><thead><tr><th>Kreis</th></tr></thead><tbody><tr><td>Dachau</td></tr></tbody></table>
<h2 id=ende style="break-before: page; color: #0f5c55">Ende</h2><p style="background: #eee">Schluss.</p>"""


@cache
def sheet(title: str = "Landkreis Dachau", language: str = "de", part: Literal[1, 3] = 3, css: str = "") -> bytes:
    """Return a sheet of two pages, with links, a figure, a table, bookmarks and, in PDF/A-3, a record inside."""
    document = lay_out(
        f"<html lang={language}><head><title>{title}</title></head><body>{_SHEET.format(title=title)}", css
    )
    recorder = TagRecorder()
    recorder.watch(document)
    record = EmbeddedFile("dachau.yaml", b"key: '09174'\n", "application/yaml", "Datensatz")
    files = (record,) if part == 3 else ()
    written = _written(document, f"pdf/a-{part}a")
    facts = replace(FACTS, title=title, language=language, tags=recorder.tree(), part=part, attachments=files)
    return conform(written, facts)


@cache
def stamp(text: str, part: Literal[1, 3] = 3) -> bytes:
    """Return a page without tags that has a line at its foot."""
    css = "html, body { background: none } p { position: absolute; bottom: 0; right: 0 }"
    return _written(lay_out(f"<html lang=de><body><p>{text}", css + "@page { bleed: 0 }"), f"pdf/a-{part}b")


def _written(document: Any, variant: str) -> bytes:
    with catch_warnings():
        # The engine leaves its own colour profile open.
        filterwarnings("ignore", "unclosed file", ResourceWarning)
        return bytes(document.write_pdf(pdf_variant=variant))


def annex(number: int = 1, part: Literal[1, 3] = 3, **more: Any) -> AnnexPart:
    """Return a stamped annex."""
    title = f"Anlage {number}: Landkreis Dachau"
    stamps = tuple(stamp(f"Anlage {number} · Seite {page} von 2", part) for page in (1, 2))
    made = AnnexPart("annex", title, "de", sheet(part=part), f"A{number}-", stamps)
    return replace(made, **more)


def parts(part: Literal[1, 3] = 3, **more: Any) -> list[AnnexPart]:
    """Return a list of annexes and two annexes."""
    listed = AnnexPart("list", "Anlagenverzeichnis", "de", sheet("Anlagenverzeichnis", part=part), "V-")
    return [listed, annex(1, part, **more), annex(2, part, **more)]


def letter(part: Literal[1, 3] = 3) -> AnnexPart:
    """Return a letter that goes before the report."""
    return AnnexPart("letter", "Anschreiben", "de", sheet("Anschreiben", part=part))


def attached(report: Path, what: Sequence[AnnexPart] | None = None, **wish: Any) -> tuple[Path, AttachResult]:
    """Attach to a report; the output lies beside it."""
    output = report.with_name(f"{report.stem}-joined.pdf")
    result = attach(report, parts() if what is None else what, output, AttachOptions(**({"force": True} | wish)))
    return output, result
