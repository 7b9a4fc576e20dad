"""Paint: the shape of a photo in, a JPEG of a landscape that exists nowhere out."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image

# Pixels of what people send in; the tiny one is too coarse for any page.
SHAPES = {"landscape": (3900, 2600), "portrait": (2700, 3600), "panorama": (7200, 2400), "tiny": (640, 480)}
SOUND = ("landscape", "portrait", "panorama")


# Red, green and blue of the light.
SHADES = (0.95, 0.7, 0.5)


@cache
def paint(shape: str) -> bytes:
    """Return a smooth picture: cheap to make and to read, with a light that tells where it was cropped."""
    size = SHAPES[shape]
    sky = Image.linear_gradient("L").resize(size)
    light = Image.radial_gradient("L").resize(size)
    bands = [Image.blend(sky, light, shade).point(lambda value, shade=shade: value * shade) for shade in SHADES]
    out = io.BytesIO()
    Image.merge("RGB", bands).save(out, "JPEG", quality=70)
    return out.getvalue()
