"""Develop: the bytes of a photo and its slot in, a JPEG in sRGB with as many pixels as print shows out; pure."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageCms

from lzz_report.documents.photo import PhotoSlot

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsProfile

MAX_DPI = 300
QUALITY = 85
PAPER = (255, 255, 255)
FORMATS = ("JPEG", "PNG")
# Exif 2.3, table 6: what turns a picture upright that the camera held so.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = range(5, 9)


def prepare_image(data: bytes, slot: PhotoSlot, max_dpi: int = MAX_DPI) -> bytes:
    """Return the whole picture upright, with at most so many dpi in its slot, without anything but its pixels.

    Cropping is left to the page. What a camera writes beside the picture (place, time, preview) stays behind.
    """
    size = slot.pixels_at(max_dpi)
    size = size if size[0] < slot.picture.width_px else (slot.picture.width_px, slot.picture.height_px)
    turn = slot.picture.orientation
    lying = size[::-1] if turn in LYING else size
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        profile = picture.info.get("icc_profile")
        # A JPEG can be decoded at a half, a quarter or an eighth, never below the size asked for.
        picture.draft(picture.mode, lying)
        plain = _in_srgb(_smaller(_eight_bits(picture), lying), profile)
    if turn in TURNS:
        plain = plain.transpose(TURNS[turn])
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Return the picture with 8 bits a channel, and without a table of colours."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if "transparency" in picture.info or picture.mode in {"P", "PA"}:
        return picture.convert("RGBA")
    return picture.convert("L") if picture.mode == "1" else picture


def _smaller(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in grey or sRGB on white paper; one that says nothing of its colours is taken as sRGB."""
    if picture.mode in {"LA", "RGBA"}:
        opaque = Image.new("RGB", picture.size, PAPER)
        opaque.paste(picture.convert("RGBA"), mask=picture.getchannel("A"))
        picture = opaque.convert(picture.mode[:-1])
    mode = "L" if picture.mode == "L" else "RGB"
    return (_converted(picture, profile) if profile else picture).convert(mode)


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return the picture as its profile means it; a profile that is broken or of another kind says nothing."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            picture,
            source,
            _srgb(),
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
    return converted or picture


@cache
def _srgb() -> ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
