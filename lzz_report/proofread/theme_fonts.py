"""Know: the font files of a theme in, which letters they have and how far these reach out."""

from __future__ import annotations

import io
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lzz_report.documents.page_model import FontStyle, TextRun
from lzz_report.units import MM_PER_POINT

# Signs that steer how text is set and draw nothing.
SILENT = frozenset("\n\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")
# From here on the scripts of other peoples begin: words of theirs may come from a further family of the list.
OTHER_SCRIPTS = range(0x0370, 0x1E00)

RIGHT_TO_LEFT = frozenset({"R", "AL"})

FaceKey = tuple[str, int, bool]
"""Family as style sheets name it, weight, whether it is italic."""


@dataclass(frozen=True, slots=True)
class GlyphBounds:
    """How a letter reaches from its begin on the baseline, in parts of the size of type; all zero: it draws nothing."""

    advance: float = 0.0
    left: float = 0.0
    foot: float = 0.0
    right: float = 0.0
    head: float = 0.0


@dataclass(frozen=True, slots=True)
class InkExtent:
    """A box that holds drawn letters, in mm from the upper left of the page."""

    left: float
    top: float
    right: float
    foot: float

    def overlap(self, other: InkExtent) -> float:
        """Return by how much two boxes overlap in the direction in which they do so least; negative when apart."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return min(across, min(self.foot, other.foot) - max(self.top, other.top))


@dataclass(frozen=True, eq=False)
class FontMetrics:
    """One font file."""

    data: bytes = field(repr=False)

    @cached_property
    def _font(self) -> Any:  # noqa: ANN401  fontTools ships no types
        from fontTools.ttLib import TTFont

        return TTFont(io.BytesIO(self.data), lazy=True)

    @cached_property
    def letters(self) -> Mapping[int, str]:
        """The glyph of each character it has."""
        letters: Mapping[int, str] = self._font.getBestCmap()
        return letters

    @cached_property
    def _known(self) -> dict[str, GlyphBounds]:
        return {}

    def bounds(self, letter: str) -> GlyphBounds:
        """Return how far a letter reaches."""
        if letter not in self._known:
            self._known[letter] = self._bounds(self.letters.get(ord(letter), ""))
        return self._known[letter]

    def _bounds(self, name: str) -> GlyphBounds:
        if not name:
            return GlyphBounds()
        units = float(self._font["head"].unitsPerEm)
        advance = self._font["hmtx"][name][0] / units
        # A glyph's description begins with the number of its contours and its bounds; the rest is slow to read.
        head = getattr(self._font["glyf"].glyphs[name], "data", b"")[:10]
        return (
            GlyphBounds(advance, *(edge / units for edge in struct.unpack(">2x4h", head)))
            if head
            else GlyphBounds(advance)
        )


class ThemeFonts:
    """The faces of a theme."""

    def __init__(self, faces: Mapping[FaceKey, FontMetrics]) -> None:
        self._faces = faces
        self._families = frozenset(family for family, _, _ in faces)
        self._found: dict[FontStyle, FontMetrics | None] = {}
        self._letters: dict[FontStyle, dict[str, GlyphBounds]] = defaultdict(dict)

    @classmethod
    def from_bytes(cls, files: Mapping[FaceKey, bytes]) -> ThemeFonts:
        """Read faces from the bytes of their TrueType files."""
        return cls({key: FontMetrics(data) for key, data in files.items()})

    def face(self, lettering: FontStyle) -> FontMetrics | None:
        """Return the face a lettering asks for, None when the theme has no such family."""
        if lettering not in self._found:
            self._found[lettering] = self._nearest(lettering)
        return self._found[lettering]

    def _nearest(self, lettering: FontStyle) -> FontMetrics | None:
        family = next((name for name in lettering.families if name in self._families), None)
        cuts = [key for key in self._faces if key[0] == family]
        if not cuts:
            return None
        wanted = lettering.weight, lettering.is_italic
        return self._faces[min(cuts, key=lambda cut: (cut[2] != wanted[1], abs(cut[1] - wanted[0]), cut[1]))]

    def has_cut(self, lettering: FontStyle) -> bool:
        """Tell whether the family a lettering asks for has its slant, and bold letters where it asks for bold ones.

        A family of one weight is asked for no other: whatever its weight is called, it is used as it is.
        """
        cuts = [key for key in self._faces if key[0] == lettering.families[0]]
        weights = {weight for _, weight, is_italic in cuts if is_italic == lettering.is_italic}
        return any((weight >= 600) == (lettering.weight >= 600) for weight in weights)

    def holds(self, letter: str) -> bool:
        """Tell whether any face has a letter."""
        return letter in SILENT or any(ord(letter) in face.letters for face in self._faces.values())

    def missing(self, text: str, lettering: FontStyle) -> str:
        """Return the letters of `text` that the lettering's first family lacks.

        Letters of other scripts are not missed where a further family of the list has them.
        """
        first = self.face(lettering)
        known = first.letters if first else {}
        return "".join(
            letter
            for letter in dict.fromkeys(text)
            if letter not in SILENT
            and ord(letter) not in known
            and not (ord(letter) in OTHER_SCRIPTS and self._elsewhere(letter, lettering))
        )

    def _elsewhere(self, letter: str, lettering: FontStyle) -> FontMetrics | None:
        """Return the face of a further family that has a letter the first one lacks."""
        first = self.face(lettering)
        if first and ord(letter) in first.letters:
            return None
        others = (face for (family, _, _), face in self._faces.items() if family in lettering.families)
        return next((face for face in others if ord(letter) in face.letters), None)

    def ink(self, run: TextRun) -> InkExtent | None:
        """Return the box of all letters of a run, None where it draws nothing."""
        letters = self._bounds(run)
        drawn = [one for one in letters if one.head > one.foot]
        if not drawn:
            return None
        size = run.lettering.size_pt * MM_PER_POINT
        head, foot = max(one.head for one in drawn), min(one.foot for one in drawn)
        return InkExtent(
            run.x_mm, run.baseline_mm - head * size, run.x_mm + run.width_mm, run.baseline_mm - foot * size
        )

    def letters(self, run: TextRun) -> Iterator[InkExtent]:
        """Yield a box for each drawn letter of a run, its advances spread to the run's width.

        Where letters run from right to left, one box holds them all: their order on the page is not their order here.
        """
        if any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in run.text):
            whole = self.ink(run)
            yield from [whole] if whole else []
            return
        size = run.lettering.size_pt * MM_PER_POINT
        bounds = self._bounds(run)
        total = sum(one.advance for one in bounds) * size
        stretch = run.width_mm / total if total else 1.0
        x = run.x_mm
        for one in bounds:
            if one.head > one.foot:
                left, right = x + one.left * size * stretch, x + one.right * size * stretch
                yield InkExtent(left, run.baseline_mm - one.head * size, right, run.baseline_mm - one.foot * size)
            x += one.advance * size * stretch

    def _bounds(self, run: TextRun) -> list[GlyphBounds]:
        known = self._letters[run.lettering]
        for letter in set(run.text).difference(known):
            face = self._elsewhere(letter, run.lettering) or self.face(run.lettering)
            known[letter] = face.bounds(letter) if face and letter not in SILENT else GlyphBounds()
        return [known[letter] for letter in run.text]
