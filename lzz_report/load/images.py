"""What a picture file really holds, found out without trusting it."""

from __future__ import annotations

import re
import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from lzz_report.sourcefile.source import MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS, PhotoFile

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG")
EXIF_ORIENTATION = 0x0112
LYING = range(5, 9)


def inspect_photo(images: Path, name: str, project: Path) -> PhotoFile:
    """Open and decode the picture `name` of the folder `images`; `fault` tells what keeps it from being printed."""
    path = images / name
    shown = f"{images.relative_to(project).as_posix()}/{name}"
    if not _is_inside(images, name):
        return PhotoFile(shown, fault="outside")
    if not path.is_file():
        return PhotoFile(shown, fault="missing")
    return PhotoFile(shown, fault="too-heavy") if path.stat().st_size > MAX_PHOTO_BYTES else _decoded(path, shown)


def _is_inside(images: Path, name: str) -> bool:
    """Refuse addresses, drive letters, absolute paths, steps upwards and links that lead out of the folder."""
    if re.search(r"[:\\\x00-\x1f]", name) or name.startswith("/") or ".." in name.split("/"):
        return False
    try:
        return (images / name).resolve().is_relative_to(images.resolve())
    except (OSError, RuntimeError):
        return False


def _decoded(path: Path, shown: str) -> PhotoFile:
    from PIL import Image, ImageFile, UnidentifiedImageError

    # The rendering engine lets truncated pictures pass for the whole process; here they must not.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            # Pillow's own limit is replaced by the one below, which is checked before a pixel is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as picture:
                return _measured(picture, shown)
    except Image.DecompressionBombError:
        return PhotoFile(shown, fault="too-large")
    except UnidentifiedImageError:
        return PhotoFile(shown, fault="format")
    except PermissionError:
        return PhotoFile(shown, fault="unreadable")
    except (OSError, SyntaxError, ValueError, EOFError, struct.error):
        # What Pillow raises for broken data differs with the format.
        return PhotoFile(shown, fault="broken")
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _measured(picture: Image, shown: str) -> PhotoFile:
    """Decode the picture; its width and height are those it has held upright."""
    width, height = picture.size
    kind = picture.format or ""
    if width * height > MAX_PHOTO_PIXELS:
        return PhotoFile(shown, kind, width, height, fault="too-large")
    doubt = "cmyk" if picture.mode == "CMYK" and not picture.info.get("icc_profile") else ""
    orientation = int(picture.getexif().get(EXIF_ORIENTATION, 1))
    if orientation in LYING:
        width, height = height, width
    if kind == "JPEG":
        # Decoding at an eighth of the size reads the whole file all the same and is quick.
        picture.draft(picture.mode, (max(1, picture.width // 8), max(1, picture.height // 8)))
    picture.load()
    return PhotoFile(shown, kind, width, height, orientation=orientation, doubt=doubt)
