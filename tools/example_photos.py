"""Compute: nothing in, the sample photos of examples/musterheft out; hills, mountains and a coast that are nowhere.

Run as `python -m tools.example_photos`. The pictures show no real place; they are given away under CC0.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

IMAGES = Path(__file__).parents[1] / "examples" / "musterheft" / "data" / "2025" / "images"
Colour = tuple[int, int, int]
Field = NDArray[np.float64]


def ridge(width: int, seed: int, roughness: float, points: int) -> Field:
    """Return the height of a ridge over its length, 0 to 1: noise in octaves, each half as long and less high."""
    random = np.random.default_rng(seed)
    place, height, share = np.linspace(0, 1, width), np.zeros(width), 1.0
    for octave in range(7):
        count = points * 2**octave + 1
        height += share * np.interp(place, np.linspace(0, 1, count), random.random(count))
        share *= roughness
    return np.asarray((height - height.min()) / (height.max() - height.min()), dtype=np.float64)


def sky(width: int, height: int, top: Colour, foot: Colour, sun: tuple[float, float], light: Colour) -> Field:
    """Return a sky that brightens around the sun."""
    rows = np.linspace(0, 1, height)[:, None, None]
    field: Field = np.broadcast_to(np.array(top) * (1 - rows) + np.array(foot) * rows, (height, width, 3)).copy()
    y, x = np.mgrid[0:height, 0:width]
    size = min(width, height)
    distance = np.hypot(x - sun[0] * width, y - sun[1] * height) / size
    glow = np.exp(-((distance / 0.45) ** 1.3))[..., None] * 0.75
    field = field * (1 - glow) + np.array(light) * glow
    field[distance < 0.055] = light
    return field


def layers(
    field: Field, count: int, span: tuple[float, float], colours: tuple[Colour, Colour], shape: dict[str, float]
) -> None:
    """Lay ridges one before the other over a field, from the far to the near colour."""
    height, width, _ = field.shape
    rows = np.arange(height)[:, None]
    for number in range(count):
        near = number / (count - 1)
        base = span[0] + (span[1] - span[0]) * near
        top = ridge(width, int(shape["seed"]) + number, shape["roughness"], int(shape["points"] + number))
        edge = (base - shape["height"] * (1 - 0.35 * near) * top) * height
        colour = np.array(colours[0]) * (1 - near) + np.array(colours[1]) * near
        haze = np.clip((rows - edge) / (0.2 * height), 0, 1)[..., None]
        shade = colour * (1.06 - 0.16 * haze)
        field[:] = np.where((rows > edge)[..., None], shade, field)


def finished(field: Field, seed: int) -> Image.Image:
    """Return a picture with soft edges and the grain of a film."""
    grain = np.random.default_rng(seed).normal(0, 3.2, field.shape[:2])[..., None]
    soft = Image.fromarray(np.clip(field, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.2))
    return Image.fromarray(np.clip(np.asarray(soft, dtype=float) + grain, 0, 255).astype(np.uint8))


def hills() -> Image.Image:
    """Return hills, upright."""
    field = sky(1680, 2240, (148, 190, 210), (240, 228, 196), (0.62, 0.2), (255, 247, 222))
    shape = {"seed": 40, "roughness": 0.38, "points": 2, "height": 0.16}
    layers(field, 8, (0.46, 1.02), ((160, 188, 150), (34, 66, 36)), shape)
    return finished(field, 1)


def mountains() -> Image.Image:
    """Return mountains, very wide."""
    field = sky(3200, 1240, (120, 160, 196), (246, 214, 190), (0.36, 0.3), (255, 240, 214))
    shape = {"seed": 12, "roughness": 0.56, "points": 5, "height": 0.46}
    layers(field, 6, (0.78, 1.1), ((164, 184, 206), (34, 54, 82)), shape)
    return finished(field, 2)


def coast() -> Image.Image:
    """Return a flat coast under a low sun."""
    field = sky(2100, 1400, (214, 150, 112), (252, 224, 178), (0.7, 0.42), (255, 244, 214))
    shape = {"seed": 71, "roughness": 0.3, "points": 1, "height": 0.035}
    layers(field, 9, (0.56, 1.03), ((206, 168, 140), (44, 58, 66)), shape)
    return finished(field, 3)


def main() -> None:
    """Write the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, picture in (("huegel", hills()), ("berge", mountains()), ("kueste", coast())):
        picture.save(IMAGES / f"{name}.jpg", quality=82, optimize=True, progressive=True)


if __name__ == "__main__":
    main()
