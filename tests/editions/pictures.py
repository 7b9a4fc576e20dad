"""Paint: the shape of a photo in, a JPEG of a landscape that exists nowhere out."""

from __future__ import annotations

import io
from random import Random

from PIL import Image

# Pixels of what people send in; the tiny one is too coarse for any page.
SHAPES = {"landscape": (3300, 2200), "portrait": (2700, 3600), "panorama": (5400, 1800), "tiny": (640, 480)}
SOUND = ("landscape", "portrait", "panorama")


def paint(random: Random, shape: str) -> bytes:
    """Return a smooth picture: cheap to make and to read, with a light that tells where it was cropped."""
    size = SHAPES[shape]
    sky = Image.linear_gradient("L").resize(size)
    light = Image.radial_gradient("L").resize(size)
    shades = [random.uniform(0.4, 1.0) for _ in range(3)]
    bands = [Image.blend(sky, light, shade).point(lambda value, shade=shade: value * shade) for shade in shades]
    out = io.BytesIO()
    Image.merge("RGB", bands).save(out, "JPEG", quality=70)
    return out.getvalue()
