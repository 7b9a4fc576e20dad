"""Hand out: a template's wish for a picture in, the address and size of a drawing out, each drawn once a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_type_hints
from xml.etree.ElementTree import Element

from lzz_report.diagnostics.catalogue.templates import (
    ColourWithoutRole,
    DrawingUnknown,
    DrawingValuesWrong,
    LogoAbsent,
    PhotoAbsent,
)
from lzz_report.documents import drawing as requests
from lzz_report.documents.drawing import Drawing
from lzz_report.documents.photo import PhotoSlot
from lzz_report.documents.publication import Chapter
from lzz_report.errors import TemplateError
from lzz_report.profiles import Palette
from lzz_report.rules.qr import qr_svg
from lzz_report.themes.look import ColourRole, LogoFile

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
# Fields of requests that are colours.
_COLOURS = frozenset(
    name
    for request in _REQUESTS.values()
    for name, kind in get_type_hints(request).items()
    if kind in {ColourRole, ColourRole | None}
)
# For what is measured and never shown.
_ANY = ColourRole("ink")


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
class AssetSources:
    """Where the pictures of documents come from: drawings, photos, what their colours look like, the logo."""

    draw: Draw
    prepare_image: PrepareImage
    palette: Palette
    logo: LogoFile | None = None


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A document: its pictures (SVG, JPEG) by URL, the slots the photos fill, and what the drawings show.

    `html` is what the templates have written, `tree` the same with every language told.
    """

    html: str
    tree: Element = field(compare=False, repr=False)
    pictures: dict[str, bytes] = field(default_factory=dict)
    photos: tuple[PhotoSlot, ...] = ()
    drawings: Mapping[str, Drawing] = field(default_factory=dict)


class AssetRegistry:
    """Hands drawings and photos to one document and keeps what it handed out."""

    def __init__(self, sources: AssetSources, icon_source: Callable[[str], str]) -> None:
        self._sources = sources
        self._palette = sources.palette
        self._icon_source = icon_source
        self._names: dict[object, str] = {}
        self.pictures: dict[str, bytes] = {}
        self.photos: list[PhotoSlot] = []
        self.drawings: dict[str, Drawing] = {}

    def draw(self, kind: str, **values: Any) -> PlacedAsset:  # noqa: ANN401  what a template names, checked by the request
        """Return a drawing; `kind` is the name of its request (crop, country …), `values` the request's fields."""
        request = self._request(kind, values)
        drawing = self._sources.draw(request)
        url = self._keep(request, kind, self._coloured(drawing.svg))
        self.drawings[url] = drawing
        return PlacedAsset(url, drawing.width_mm, drawing.height_mm, drawing.mm_per_km, drawing.names)

    def qr(self, data: str, size_mm: float, *, ink: ColourRole, paper: ColourRole) -> PlacedAsset:
        """Return a QR code of `data`."""
        code = qr_svg(data, ink=str(self._role(ink)), paper=str(self._role(paper)))
        url = self._keep(("qr", data, ink, paper), "qr", self._coloured(code))
        return PlacedAsset(url, size_mm, size_mm)

    def icon(self, kind: str, ink: ColourRole) -> PlacedAsset:
        """Return a sign (phone, email …) in the colour `ink`."""
        icon = self._icon_source(kind).replace("currentColor", str(self._role(ink)))
        url = self._keep(("icon", kind, ink), kind, self._coloured(icon))
        return PlacedAsset(url, 0.0, 0.0)

    def logo(self, height_mm: float) -> PlacedAsset:
        """Return the theme's logo in this height."""
        logo = self._sources.logo
        if logo is None:
            raise TemplateError(LogoAbsent())
        url = self._keep("logo", "logo", logo.content, f"lzz://drawing/{{}}{logo.ending}")
        return PlacedAsset(url, logo.shape * height_mm, height_mm)

    def photo(self, chapter: Chapter, width_mm: float, height_mm: float) -> PlacedAsset:
        """Return the photo of a district for a slot of this size, bleed included; the page crops it to the slot."""
        if chapter.picture is None:
            raise TemplateError(PhotoAbsent(district=chapter.name))
        slot = PhotoSlot(chapter.slug, chapter.picture, width_mm, height_mm)
        self.photos.append(slot)
        url = self._keep(slot, "photo", self._sources.prepare_image(slot), "lzz://image/{}.jpg")
        x, y = slot.position
        return PlacedAsset(url, width_mm, height_mm, position=f"{x:.2%} {y:.2%}")

    def common_scale(self, keys: Sequence[str], width_mm: float, height_mm: float) -> float:
        """Return the largest scale (mm per km) at which every outline fits the box."""
        scales = (self._sources.draw(requests.Outline(key, _ANY, width_mm, height_mm)).mm_per_km for key in keys)
        return int(min(scales) * 1000) / 1000

    def _request(self, kind: str, values: dict[str, Any]) -> requests.DrawingRequest:
        """Build the request a template names; lists become the parts they describe."""
        if kind not in _REQUESTS:
            raise TemplateError(DrawingUnknown(kind=kind, known=tuple(_REQUESTS)))
        try:
            return _REQUESTS[kind](**{name: self._part(name, value) for name, value in values.items()})
        except TypeError as error:
            raise TemplateError(DrawingValuesWrong(kind=kind, message=str(error))) from error

    def _part(self, name: str, value: Any) -> Any:  # noqa: ANN401  as above
        """Return a value as the request has it."""
        if name in _COLOURS:
            return None if value is None else self._role(value)
        if name == "keep_out":
            return tuple(requests.Box(*box) for box in value)
        if name == "marks":
            return tuple(requests.MapMark(key, self._role(fill), *number) for key, fill, *number in value)
        if name == "box":
            return requests.Box(*value)
        if name == "keys":
            return tuple(value)
        return requests.CropSetting(*value) if name == "setting" and value else value

    def _role(self, value: Any) -> ColourRole:  # noqa: ANN401  as above
        """Return the colour a template asks for; TemplateError when it is none of the theme's roles."""
        if isinstance(value, ColourRole) and value in self._palette.colours:
            return value
        named = (role for role, colour in self._palette.colours.items() if colour == str(value).upper())
        role = next(named, _ANY)
        asked = f"colours.{role.name}" if role.pair is None else f"pair({role.pair}).{role.name}"
        raise TemplateError(ColourWithoutRole(example=asked, value=str(value)))

    def _coloured(self, drawing: str) -> bytes:
        return self._palette.resolve(drawing).encode()

    def _keep(self, request: object, kind: str, content: bytes, address: str = "lzz://drawing/{}.svg") -> str:
        # Numbered in order of appearance: the name is the same in every run and on every machine.
        name = self._names.setdefault(request, address.format(f"{kind}-{len(self._names) + 1}"))
        self.pictures[name] = content
        return name
