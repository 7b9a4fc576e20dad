"""Make: a few lines of HTML in, small PDFs as the engine writes them and as `conform` finishes them out."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from lzz_report.conform import conform
from lzz_report.documents.document_facts import DocumentFacts
from lzz_report.documents.tags import TagTree
from lzz_report.engine.writing import write_tagged
from lzz_report.profiles import SCREEN, OutputProfile
from lzz_report.resources import resource_dir

# The engine leaves its own colour profile open.
ENGINE_HABIT = "ignore:unclosed file .*sRGB2014:ResourceWarning"
FONT = (resource_dir("fonts") / "source-sans-3" / "SourceSans3-Regular.ttf").as_uri()
BASE_CSS = f"""
@font-face {{ font-family: Source; src: url({FONT}) }}
@page {{ size: A4; margin: 20mm; bleed: 3mm; font: 10pt/14pt Source }}
html {{ font: 10pt/14pt Source; hyphenate-character: "-" }}
"""
TRIANGLE = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><path d='M0 0h40v20z'/></svg>"
)
FACTS = DocumentFacts("Probe", "de", datetime(2024, 1, 1, tzinfo=UTC), TagTree((), ()), authors=("Stiftung",))


def render(body: str, css: str = "", language: str = "de", profile: OutputProfile = SCREEN) -> tuple[bytes, TagTree]:
    """Return what the engine writes and the tags recorded meanwhile."""
    html = f"<html lang={language}><head><title>Probe</title></head><body>{body}</body></html>"
    return write_tagged(lay_out(html, css), profile)


def lay_out(html: str, css: str = "") -> Any:
    """Return a document laid out with the font of these tests."""
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=BASE_CSS + css, font_config=fonts)
    source = weasyprint.HTML(string=html, base_url="probe:/")
    return source.render(font_config=fonts, stylesheets=[style], pdf_variant="pdf/a-3a")


def finish(body: str, css: str = "", **facts: Any) -> bytes:
    """Return the finished PDF of a few lines of HTML."""
    pdf, tags = render(body, css, facts.get("language", "de"), facts.get("profile", SCREEN))
    return conform(pdf, replace(FACTS, tags=tags, **facts))


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def structure(pdf: bytes, folder: Path) -> str:
    """Return the structure tree with its texts as poppler reads it: `P["Wir " Link["Dachau"]]`."""
    path = folder / "structure.pdf"
    path.write_bytes(pdf)
    command = ["pdfinfo", "-struct-text", str(path)]
    lines = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
    told: list[str] = []
    open_depths: list[int] = []
    for line in lines[1:]:
        depth, text = len(line) - len(line.lstrip()), line.strip()
        if not text or text.startswith(("/", "Object ", '""')):
            continue
        while open_depths and open_depths[-1] >= depth:
            told.append("]")
            open_depths.pop()
        if text.startswith('"'):
            told.append(text)
        else:
            told.append(text.rstrip(":").split(" (")[0] + "[")
            open_depths.append(depth)
    outline = " ".join([*told, *("]" for _ in open_depths)])
    return outline.replace("[ ", "[").replace(" ]", "]")
