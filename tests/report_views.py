"""Look: a PDF in, what two readers show of its pages out."""

from __future__ import annotations

import ctypes
import hashlib
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

WIDTH = 120  # dots of a page's longer side
LIMIT_S = 30


@dataclass
class Views:
    """Text, picture and label of pages as pdfium shows them; none where it cannot open the file."""

    pages: int = 0
    texts: dict[int, str] = field(default_factory=dict)
    pictures: dict[int, str] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    bookmarks: list[tuple[int, str, int | None]] = field(default_factory=list)


def views(path: Path, password: str, pages: Sequence[int], *, shift: int = 0, labelled: bool = True) -> Views:
    """Look at pages of a file by pdfium; `shift` pages stand before the first.

    It crashes on labels that lead in a circle: those are not to be asked for.
    """
    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError:
        return Views()
    try:
        found = Views(pages=len(document))
        for index in pages:
            found.texts[index], found.pictures[index] = _page(document, index + shift)
            found.labels[index] = (_label(document, index + shift) if labelled else "") or str(index + 1)
        found.bookmarks = _bookmarks(document, shift)
        return found
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, index: int) -> tuple[str, str]:
    try:
        page = document[index]
    except (pypdfium2.PdfiumError, IndexError):
        return "-", "-"
    try:
        words = page.get_textpage()
        text = words.get_text_bounded()
        words.close()
        scale = min(WIDTH / max(*page.get_size(), 1e-3), 4)
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        picture = hashlib.sha256(bytes(bitmap.buffer)).hexdigest()[:16]
        bitmap.close()
    except (pypdfium2.PdfiumError, ValueError):
        return "-", "-"
    else:
        return text, f"{bitmap.width}x{bitmap.height} {picture}"
    finally:
        page.close()


def _label(document: pypdfium2.PdfDocument, index: int) -> str:
    length = pdfium.FPDF_GetPageLabel(document, index, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetPageLabel(document, index, buffer, length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")


def _bookmarks(document: pypdfium2.PdfDocument, shift: int) -> list[tuple[int, str, int | None]]:
    found = []
    for item in document.get_toc(max_depth=200):
        target = item.get_dest()
        page = target.get_index() if target else None
        found.append(
            (item.level, item.get_title(), None if page is None or not shift <= page < len(document) else page - shift)
        )
        if len(found) > 5000:
            break
    return found


def poppler_text(path: Path, password: str, first: int, last: int) -> str:
    """Return the text of pages (from 1) as poppler reads it, "" where it cannot show them all or never ends."""
    keys = ["-upw", password, "-opw", password] if password else []
    command = ["pdftotext", "-q", "-f", str(first), "-l", str(last), *keys, str(path), "-"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=LIMIT_S, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return ""
    text = done.stdout.decode("utf-8", "replace")
    # Some builds of poppler pass over a page they cannot read, others fail: neither is a witness for it.
    return text.rstrip("\f\n") if done.returncode == 0 and text.count("\f") > last - first else ""


def qpdf_check(path: Path, password: str) -> tuple[int, str]:
    """Return the exit code of `qpdf --check` (0 sound, 3 with warnings, 2 broken) and what it says."""
    command = ["qpdf", "--check", f"--password={password}", str(path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=LIMIT_S)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.returncode, "; ".join(line for line in said.splitlines() if "WARNING" in line or "ERROR" in line)[:400]
