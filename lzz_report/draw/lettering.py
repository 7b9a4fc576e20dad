"""Letter: font bytes and words in, outlines as path data out, so that a drawing needs no font."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from lzz_report.units import MM_PER_POINT, mm

LABEL, NUMBER = "label", "number"


@dataclass(frozen=True, eq=False)
class OutlineFont:
    """One font, set in outlines; lengths in mm, sizes in points."""

    data: bytes = field(repr=False)

    @cached_property
    def _font(self) -> Any:  # noqa: ANN401 - fontTools ships no types
        return TTFont(io.BytesIO(self.data), lazy=True)

    @cached_property
    def _characters(self) -> Mapping[int, str]:
        characters: Mapping[int, str] = self._font.getBestCmap()
        return characters

    @cached_property
    def _glyphs(self) -> Any:  # noqa: ANN401
        return self._font.getGlyphSet()

    def _unit(self, size_pt: float) -> float:
        return size_pt * MM_PER_POINT / float(self._font["head"].unitsPerEm)

    def cap_height(self, size_pt: float) -> float:
        """The height of a capital without a curve."""
        return float(self._font["OS/2"].sCapHeight) * self._unit(size_pt)

    def width(self, words: str, size_pt: float) -> float:
        """How far the words reach."""
        *_, (_, end) = [("", 0), *self._set(words)]
        return end * self._unit(size_pt)

    def outline(self, words: str, size_pt: float, x: float, y: float) -> str:
        """Path data of the words, their baseline beginning at x, y."""
        unit = self._unit(size_pt)
        pen = _PathPen(self._glyphs, unit, y)
        for glyph, end in self._set(words):
            pen.left = x + (end - self._glyphs[glyph].width) * unit
            self._strokes(glyph).replay(pen)
        return "".join(pen.data)

    def _strokes(self, glyph: str) -> Any:  # noqa: ANN401
        """The outline of a glyph, decoded once."""
        if glyph not in self._known_strokes:
            self._known_strokes[glyph] = RecordingPen()
            self._glyphs[glyph].draw(self._known_strokes[glyph])
        return self._known_strokes[glyph]

    @cached_property
    def _known_strokes(self) -> dict[str, Any]:
        return {}

    def _set(self, words: str) -> Iterator[tuple[str, int]]:
        """Give each glyph with the place of its right end, in units of the font."""
        end, before = 0, ""
        for letter in words:
            glyph = self._characters.get(ord(letter), ".notdef")
            end += self._kerns.between(before, glyph) + int(self._glyphs[glyph].width)
            before = glyph
            yield glyph, end

    @cached_property
    def _kerns(self) -> _Kerning:
        return _Kerning(self._font)


class _PathPen(BasePen):  # type: ignore[misc]  # fontTools ships no types
    """Collect glyphs as path data in hundredths of a mm, y downwards; fontTools names the methods.

    Quadratic curves come as the cubic ones a PDF has.
    """

    def __init__(self, glyphs: object, unit: float, baseline: float) -> None:
        super().__init__(glyphs)
        self.unit, self.left, self.baseline = unit, 0.0, baseline
        self.data: list[str] = []

    def _add(self, command: str, *points: tuple[float, float]) -> None:
        placed = [f"{mm(self.left + x * self.unit)} {mm(self.baseline - y * self.unit)}" for x, y in points]
        self.data.append(f"{command}{' '.join(placed)}")

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("L", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802
        self._add("C", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self.data.append("z")


class _Kerning:
    """The pair kerning of a font's GPOS table, for the script a font falls back on."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401
        self._tables = list(_pair_tables(font)) if "GPOS" in font else []
        self._known: dict[tuple[str, str], int] = {}

    def between(self, left: str, right: str) -> int:
        """How much nearer (below 0) or farther two glyphs stand than their widths say."""
        if (left, right) not in self._known:
            values = (_pair_value(table, left, right) for table in self._tables)
            self._known[left, right] = next((value for value in values if value is not None), 0)
        return self._known[left, right]


def _pair_tables(font: Any) -> Iterator[Any]:  # noqa: ANN401
    gpos = font["GPOS"].table
    wanted = sorted(
        {
            place
            for record in gpos.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for place in record.Feature.LookupListIndex
        }
    )
    for place in wanted:
        for table in gpos.LookupList.Lookup[place].SubTable:
            inner = table.ExtSubTable if table.LookupType == 9 else table
            if inner.LookupType == 2:
                yield inner


def _pair_value(table: Any, left: str, right: str) -> int | None:  # noqa: ANN401
    if left not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        return next((_advance(pair.Value1) for pair in pairs if pair.SecondGlyph == right), None)
    first, second = table.ClassDef1.classDefs.get(left, 0), table.ClassDef2.classDefs.get(right, 0)
    return _advance(table.Class1Record[first].Class2Record[second].Value1)


def _advance(value: Any) -> int:  # noqa: ANN401
    return int(getattr(value, "XAdvance", 0) or 0)


@dataclass(frozen=True, eq=False)
class Lettering:
    """The faces of a drawing's lettering: `label` for names and scales, `number` for the numbers on discs.

    Made once by who holds the fonts; equal only to itself, so drawings may be cached by it.
    """

    faces: Mapping[str, OutlineFont]

    @classmethod
    def from_bytes(cls, fonts: Mapping[str, bytes]) -> Lettering:
        """Take TrueType files as bytes, under the names label and number."""
        return cls({name: OutlineFont(data) for name, data in fonts.items()})

    @property
    def label(self) -> OutlineFont:
        return self.faces[LABEL]

    @property
    def number(self) -> OutlineFont:
        return self.faces[NUMBER]
