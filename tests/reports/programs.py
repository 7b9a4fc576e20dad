"""Hand on: reports as other programs wrote them, kept in files/."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.reports.register import place

FILES = Path(__file__).parent / "files"


def _copied(name: str, folder: Path) -> Path:
    return Path(shutil.copy(FILES / f"{name}.pdf", folder / f"program-{name}.pdf"))


@place("output")
def writer_plain(folder: Path) -> Path:
    """LibreOffice wrote it, with bookmarks and links: an output."""
    return _copied("writer-plain", folder)


@place("output")
def writer_ua(folder: Path) -> Path:
    """LibreOffice wrote it as PDF/UA, with tabs as a text instead of a name: an output."""
    return _copied("writer-ua", folder)


@place("output")
def writer_a1(folder: Path) -> Path:
    """LibreOffice wrote it as PDF/A-1: an output of the same claim."""
    return _copied("writer-a1", folder)


@place("output")
def writer_a2(folder: Path) -> Path:
    """LibreOffice wrote it as PDF/A-2: an output of the same claim."""
    return _copied("writer-a2", folder)


@place("output", files=True)
def writer_a3(folder: Path) -> Path:
    """LibreOffice wrote it as PDF/A-3, files are to be added: an output of the same claim."""
    return _copied("writer-a3", folder)


@place("output")
def writer_form(folder: Path) -> Path:
    """LibreOffice wrote it with form fields: an output."""
    return _copied("writer-form", folder)


@place("output", password="amt")
def writer_locked(folder: Path) -> Path:
    """LibreOffice encrypted it and forbade changes, the owner's password is given: an encrypted output."""
    return _copied("writer-locked", folder)


@place("forbidden", password="geheim")
def writer_locked_for_readers(folder: Path) -> Path:
    """LibreOffice encrypted it and forbade changes, only the reader's password is given: refused."""
    path = folder / "program-writer-locked-readers.pdf"
    shutil.copy(FILES / "writer-locked.pdf", path)
    return path


@place("output")
def chromium_tagged(folder: Path) -> Path:
    """Chromium wrote it, tagged and with bookmarks: an output."""
    return _copied("chromium-tagged", folder)


@place("output")
def chromium_plain(folder: Path) -> Path:
    """Chromium wrote it without tags: an output."""
    return _copied("chromium-plain", folder)


@place("output")
def latex_hyperref(folder: Path) -> Path:
    """LaTeX wrote it, with names for every page, labels and bookmarks: an output."""
    return _copied("latex-hyperref", folder)


@place("output")
def latex_plain(folder: Path) -> Path:
    """LaTeX wrote it, packed in object streams: an output."""
    return _copied("latex-plain", folder)


@place("output")
def ghostscript(folder: Path) -> Path:
    """Ghostscript wrote it as PDF 1.3: an output."""
    return _copied("ghostscript", folder)
