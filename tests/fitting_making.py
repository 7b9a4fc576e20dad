"""Make: texts of any length and a made-up engine that measures them in, fitted publications out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lzz_report.documents.fitted import FittedPublication, FittedSheet, Measurement, MeasureRequest
from lzz_report.documents.publication import Publication
from lzz_report.fit import fit
from lzz_report.records.edition import DEFAULT_PARTS
from lzz_report.records.record import Record
from lzz_report.themes.look import MM_PER_PT
from lzz_report.themes.theme import Theme
from tests.edition_making import composed, record, theme

SENTENCE = "Der Landkreis hat ein Netzwerk aller Akteure gegründet, um Wohnraum für Zugewanderte zu finden. "
KEYS = ("09174", "05766", "12069", "08436", "15090", "06635", "03459", "01055", "14730", "16063")


def text(characters: int) -> str:
    """Return paragraphs of about so many characters."""
    whole = SENTENCE * (characters // len(SENTENCE) + 1)
    pieces = [whole[start : start + 600] for start in range(0, characters, 600)]
    return "\n\n".join(f"{piece.strip()[: characters - 600 * index]}." for index, piece in enumerate(pieces))


# What stands in a margin column.
PARTS_MM = {"locator": 40, "figures": 50, "figures-small": 30, "photo": 40, "quote": 45, "facts": 45, "facts-short": 25}


@dataclass
class Workshop:
    """Measures as an engine would whose lines are `factor` times what was predicted; remembers what it was asked."""

    publication: Publication
    factor: float = 1.0
    slab_mm: float = 60.0
    row_mm: float = 15.0
    look: Theme = field(default_factory=theme, kw_only=True)
    asked: list[Sequence[MeasureRequest]] = field(default_factory=list)

    def __call__(self, samples: Sequence[MeasureRequest]) -> Mapping[MeasureRequest, Measurement]:
        self.asked.append(samples)
        return {sample: self.measured(sample) for sample in samples}

    def measured(self, sample: MeasureRequest) -> Measurement:
        match sample.kind:
            case "slab" | "strip":
                # The credit of a photo takes a line.
                slab_mm = self.slab_mm + (5.0 if sample.part == "photo" else 0.0)
                size = Measurement(216.0, slab_mm if sample.kind == "slab" else 25.0)
            case "margin":
                size = Measurement(55.0, sum(PARTS_MM[part] for part in sample.part.split()))
            case "line":
                size = Measurement(len(sample.part) * 0.38 * 100 * MM_PER_PT, 30.0)
            case "quote":
                size = Measurement(182.0, float(sample.style) * 2.0)
            case "register":
                rows = len(self.publication.register(sample.part))
                size = Measurement(182.0, rows * self.row_mm or 90.0, heights_mm=(self.row_mm,) * rows)
            case "flow" | "sheet-flow":
                size = self._flow(sample)
            case _:
                lines = self._lines(sample)
                size = Measurement(88.0, sum(lines) * self.look.settings[sample.style].leading_mm, lines)
        return size

    def _lines(self, sample: MeasureRequest) -> tuple[int, ...]:
        setting = self.look.settings[sample.style]
        per_line = setting.width_mm / (setting.size_pt * MM_PER_PT * self.look.character_em)
        if sample.kind == "about":
            blocks = self.publication.about
        else:
            chapters = self.publication.sheets if sample.target == "sheet" else self.publication.chapters
            chapter = next(one for one in chapters if one.slug == sample.slug)
            blocks = next(one for one in chapter.sections if one.name == sample.part).blocks
        return tuple(max(1, math.ceil(len(block.text) * self.factor / per_line)) for block in blocks)

    def _flow(self, sample: MeasureRequest) -> Measurement:
        sheet = sample.kind == "sheet-flow"
        chapters = self.publication.sheets if sheet else self.publication.chapters
        chapter = next(one for one in chapters if one.slug == sample.slug)
        # Beside a margin column the style of a flow is its form.
        form = next((one for one in self.look.chapter.forms if one.name == sample.style), None)
        style = form.approach if form else sample.style
        setting = self.look.settings[style]
        parts = [MeasureRequest("text", sample.slug, one.name, style, sample.target) for one in chapter.sections]
        height = sum(sum(self._lines(part)) for part in parts) / setting.columns * setting.leading_mm
        first = 297.0 - 36 - (float(sample.part) if sheet else 0.0)
        pages = 1 if height <= first else 2 + int((height - first) // 261)
        return Measurement(0.0, 20 + (height if pages == 1 else (height - first) % 261), (pages,))


class Everything(dict[MeasureRequest, Measurement]):
    """Knows every measure without being asked."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__()
        self._workshop = workshop

    def __contains__(self, sample: object) -> bool:
        return True

    def get(self, sample: MeasureRequest, default: object = None) -> Measurement:
        return self._workshop.measured(sample)


def edition_of(*lengths: int, parts: Sequence[str] = DEFAULT_PARTS, **fields: Any) -> Publication:
    """Compose an edition whose districts have texts of these lengths, split between situation and project."""
    records: list[Record] = [
        record(
            slug=f"d{number}",
            key=KEYS[number],
            challenge=text(max(length // 3, 30)),
            approach=text(max(length - length // 3, 30)),
            topics=["Wohnen", "Netzwerk"],
            contacts=[{"name": "Eva Militz", "phone": "0751 85-9863"}],
        )
        for number, length in enumerate(lengths)
    ]
    return composed(records, parts=list(parts), **fields)


def fitted_with(
    publication: Publication, look: str = "umriss", factor: float = 1.0, slab_mm: float = 60.0, row_mm: float = 15.0
) -> tuple[FittedPublication, Workshop]:
    workshop = Workshop(publication, factor, slab_mm, row_mm, look=theme(look))
    return fit(publication, theme(look), workshop), workshop


def sheet_of(publication: Publication, look: str = "umriss", factor: float = 1.0, slab_mm: float = 60.0) -> FittedSheet:
    return fitted_with(publication, look, factor, slab_mm)[0].sheets[0]
