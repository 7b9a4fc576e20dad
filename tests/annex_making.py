"""Make: a few words in, small finished sheets of this project and stamps for them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from lzz_report.attach import attach
from lzz_report.conform import conform
from lzz_report.documents.annex import AnnexPart, AttachOptions, AttachResult
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.engine.writing import write, write_tagged
from lzz_report.profiles import SCREEN, OutputProfile
from tests.pdf_making import FACTS, TRIANGLE, lay_out

_SHEET = f"""<h1 id=top>{{title}}</h1><p>Text mit <a href="https://example.org/">Adresse</a>, <em>betont</em> und
<a href="#ende">Ende</a>.</p><figure><img alt="Umriss" src="{TRIANGLE}"></figure>
<table><thead><tr><th>Kreis</th></tr></thead><tbody><tr><td>Dachau</td></tr></tbody></table>
<h2 id=ende style="break-before: page; color: #0f5c55">Ende</h2><p style="background: #eee">Schluss.</p>"""


@cache
def sheet(
    title: str = "Landkreis Dachau", language: str = "de", profile: OutputProfile = SCREEN, css: str = ""
) -> bytes:
    """Return a sheet of two pages, with links, a figure, a table, bookmarks and a record inside where files may be."""
    document = lay_out(
        f"<html lang={language}><head><title>{title}</title></head><body>{_SHEET.format(title=title)}", css
    )
    record = EmbeddedFile("dachau.yaml", b"key: '09174'\n", "application/yaml", "Datensatz")
    files = (record,) if profile.carries_files else ()
    written, tags = write_tagged(document, profile)
    facts = replace(FACTS, title=title, language=language, tags=tags, profile=profile, attachments=files)
    return conform(written, facts)


@cache
def stamp(text: str, profile: OutputProfile = SCREEN) -> bytes:
    """Return a page without tags that has a line at its foot."""
    css = "html, body { background: none } p { position: absolute; bottom: 0; right: 0 }"
    return write(lay_out(f"<html lang=de><body><p>{text}", css + "@page { bleed: 0 }"), profile.untagged)


def annex(number: int = 1, profile: OutputProfile = SCREEN, **more: Any) -> AnnexPart:
    """Return a stamped annex."""
    title = f"Anlage {number}: Landkreis Dachau"
    stamps = tuple(stamp(f"Anlage {number} · Seite {page} von 2", profile) for page in (1, 2))
    made = AnnexPart("annex", title, "de", sheet(profile=profile), f"A{number}-", stamps)
    return replace(made, **more)


def parts(profile: OutputProfile = SCREEN, **more: Any) -> list[AnnexPart]:
    """Return a list of annexes and two annexes."""
    listed = AnnexPart("list", "Anlagenverzeichnis", "de", sheet("Anlagenverzeichnis", profile=profile), "V-")
    return [listed, annex(1, profile, **more), annex(2, profile, **more)]


def letter(profile: OutputProfile = SCREEN) -> AnnexPart:
    """Return a letter that goes before the report."""
    return AnnexPart("letter", "Anschreiben", "de", sheet("Anschreiben", profile=profile))


def attached(report: Path, what: Sequence[AnnexPart] | None = None, **wish: Any) -> tuple[Path, AttachResult]:
    """Attach to a report; the output lies beside it."""
    output = report.with_name(f"{report.stem}-joined.pdf")
    result = attach(report, parts() if what is None else what, output, AttachOptions(**({"force": True} | wish)))
    return output, result
