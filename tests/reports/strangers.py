"""Put: files that are no reports, and reports in odd places, into a folder."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.reports.paper import blank
from tests.reports.register import as_bytes, place, report


@report("not-pdf")
def empty_file() -> bytes:
    """The file is empty: refused."""
    return b""


@report("not-pdf")
def letter() -> bytes:
    """The file is a text: refused."""
    return b"Sehr geehrte Damen und Herren,\n\nanbei der Sachbericht.\n"


@report("not-pdf")
def picture() -> bytes:
    """The file is a picture: refused."""
    buffer = BytesIO()
    Image.new("RGB", (9, 9)).save(buffer, "PNG")
    return buffer.getvalue()


@report("not-pdf")
def packed_folder() -> bytes:
    """The file is a packed folder with a report inside: refused."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bericht.pdf", as_bytes(blank(1)))
    return buffer.getvalue()


@report("not-pdf")
def drawing_for_a_printer() -> bytes:
    """The file is PostScript: refused."""
    return b"%!PS-Adobe-3.0\nshowpage\n"


@report("not-pdf", "damaged")
def header_only() -> bytes:
    """The file has a header and nothing else: refused."""
    return b"%PDF-1.7\n%%EOF\n"


@report("not-pdf", "damaged")
def zeros() -> bytes:
    """The file has a header and 100,000 zeros, as a broken disk leaves it: refused."""
    return b"%PDF-1.7\n" + b"\0" * 100_000


@report("not-pdf", "damaged")
def form_data() -> bytes:
    """The file holds the values of a form (FDF), not the form: refused."""
    return b"%FDF-1.2\n1 0 obj\n<< /FDF << /Fields [] >> >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _written(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(as_bytes(blank(1)))
    return path


@place("symlink")
def behind_a_symbolic_link(folder: Path) -> Path:
    """The report is named by a symbolic link: refused."""
    path = folder / "behind_a_symbolic_link.pdf"
    path.symlink_to(_written(folder, "linked-to.pdf"))
    return path


@place("no-report")
def nowhere(folder: Path) -> Path:
    """There is no file of that name: refused."""
    return folder / "nowhere.pdf"


@place("no-file")
def a_folder(folder: Path) -> Path:
    """The name is that of a folder: refused."""
    path = folder / "a_folder.pdf"
    path.mkdir()
    return path


@place("no-file")
def a_pipe(folder: Path) -> Path:
    """The name is that of a pipe nobody writes to: refused at once."""
    path = folder / "a_pipe.pdf"
    os.mkfifo(path)
    return path


@place("output")
def odd_name(folder: Path) -> Path:
    """The name of the file has spaces, quotes, umlauts and a line break: an output."""
    return _written(folder, "Bericht „Träger“ 'x'\n$(ls) #1%20.pdf")


@place("output")
def no_suffix(folder: Path) -> Path:
    """The name of the file has no suffix: an output."""
    return _written(folder, "bericht")


@place("output")
def not_writable(folder: Path) -> Path:
    """The file may be read but not written: an output beside it."""
    path = _written(folder, "not_writable.pdf")
    path.chmod(0o444)
    return path
