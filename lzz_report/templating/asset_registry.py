"""Hand out: a template's wish for a picture in, the address and size of a drawing out, each drawn once a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lzz_report.documents import drawing as requests
from lzz_report.documents.drawing import Drawing
from lzz_report.documents.photo import PhotoSlot
from lzz_report.documents.publication import Chapter
from lzz_report.errors import TemplateError
from lzz_report.rules.qr import qr_svg
from lzz_report.themes.look import LogoFile

Draw = Callable[[requests.DrawingRequest], Drawing]
PrepareImage = Callable[[PhotoSlot], bytes]
"""Return a photo as JPEG with as many pixels as its slot can show."""

_REQUESTS: Mapping[str, type[requests.DrawingRequest]] = {
    "crop": requests.Crop,
    "band": requests.Band,
    "neighbours": requests.Neighbours,
    "country": requests.Country,
    "outline": requests.Outline,
    "scale_bar": requests.ScaleBar,
    "vignette": requests.Vignette,
    "locator": requests.Locator,
    "ring_map": requests.RingMap,
    "ring_country": requests.RingCountry,
    "ring_outline": requests.RingOutline,
}


@dataclass(frozen=True, slots=True)
class PlacedAsset:
    """A drawing as a template sees it: where it is found, its size, its scale, and what it names.

    `position` is the object-position at which a photo shows what must be seen.
    """

    url: str
    width_mm: float
    height_mm: float
    mm_per_km: float = 0.0
    names: tuple[str, ...] = ()
    position: str = ""


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A document: its HTML, its pictures (SVG, JPEG) by URL, the slots the photos fill, and what the drawings show."""

    html: str
    pictures: dict[str, bytes] = field(default_factory=dict)
    photos: tuple[PhotoSlot, ...] = ()
    drawings: Mapping[str, Drawing] = field(default_factory=dict)


class AssetRegistry:
    """Hands drawings and photos to one document and keeps what it handed out."""

    def __init__(
        self, draw: Draw, develop: PrepareImage, icon_source: Callable[[str], str], logo: LogoFile | None
    ) -> None:
        self._draw = draw
        self._develop = develop
        self._icon_source = icon_source
        self._logo = logo
        self._names: dict[object, str] = {}
        self.pictures: dict[str, bytes] = {}
        self.photos: list[PhotoSlot] = []
        self.drawings: dict[str, Drawing] = {}

    def draw(self, kind: str, **values: Any) -> PlacedAsset:  # noqa: ANN401  what a template names, checked by the request
        """Return a drawing; `kind` is the name of its request (crop, country …), `values` the request's fields."""
        request = _request(kind, values)
        drawing = self._draw(request)
        url = self._keep(request, kind, drawing.svg.encode())
        self.drawings[url] = drawing
        return PlacedAsset(url, drawing.width_mm, drawing.height_mm, drawing.mm_per_km, drawing.names)

    def qr(self, data: str, size_mm: float, *, ink: str, paper: str) -> PlacedAsset:
        """Return a QR code of `data`."""
        url = self._keep(("qr", data, ink, paper), "qr", qr_svg(data, ink=ink, paper=paper).encode())
        return PlacedAsset(url, size_mm, size_mm)

    def icon(self, kind: str, ink: str) -> PlacedAsset:
        """Return a sign (phone, email …) in the colour `ink`."""
        url = self._keep(("icon", kind, ink), kind, self._icon_source(kind).replace("currentColor", ink).encode())
        return PlacedAsset(url, 0.0, 0.0)

    def logo(self, height_mm: float) -> PlacedAsset:
        """Return the theme's logo in this height."""
        if self._logo is None:
            raise TemplateError("a template asks for a logo, and the theme has none")
        url = self._keep("logo", "logo", self._logo.content, f"lzz://drawing/{{}}{self._logo.ending}")
        return PlacedAsset(url, self._logo.shape * height_mm, height_mm)

    def photo(self, chapter: Chapter, width_mm: float, height_mm: float) -> PlacedAsset:
        """Return the photo of a district for a slot of this size, bleed included; the page crops it to the slot."""
        if chapter.picture is None:
            raise TemplateError(f"a template asks for a photo of {chapter.name}, which has none")
        slot = PhotoSlot(chapter.slug, chapter.picture, width_mm, height_mm)
        self.photos.append(slot)
        url = self._keep(slot, "photo", self._develop(slot), "lzz://image/{}.jpg")
        x, y = slot.position
        return PlacedAsset(url, width_mm, height_mm, position=f"{x:.2%} {y:.2%}")

    def common_scale(self, keys: Sequence[str], width_mm: float, height_mm: float) -> float:
        """Return the largest scale (mm per km) at which every outline fits the box."""
        scales = (self._draw(requests.Outline(key, "#000000", width_mm, height_mm)).mm_per_km for key in keys)
        return int(min(scales) * 1000) / 1000

    def _keep(self, request: object, kind: str, content: bytes, address: str = "lzz://drawing/{}.svg") -> str:
        # Numbered in order of appearance: the name is the same in every run and on every machine.
        name = self._names.setdefault(request, address.format(f"{kind}-{len(self._names) + 1}"))
        self.pictures[name] = content
        return name


def _request(kind: str, values: dict[str, Any]) -> requests.DrawingRequest:
    """Build the request a template names; lists become the parts they describe."""
    if kind not in _REQUESTS:
        raise TemplateError(
            f"a template asks for a drawing that does not exist: {kind}; there are: {', '.join(_REQUESTS)}"
        )
    try:
        return _REQUESTS[kind](**{name: _part(name, value) for name, value in values.items()})
    except TypeError as error:
        raise TemplateError(f"a template asks for a drawing with wrong values: {kind}: {error}") from error


def _part(name: str, value: Any) -> Any:  # noqa: ANN401  as above
    """Return a value as the request has it."""
    if name == "keep_out":
        return tuple(requests.Box(*box) for box in value)
    if name == "marks":
        return tuple(requests.MapMark(*mark) for mark in value)
    if name == "box":
        return requests.Box(*value)
    if name == "keys":
        return tuple(value)
    return requests.CropSetting(*value) if name == "setting" and value else value
