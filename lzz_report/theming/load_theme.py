"""Dress: a project and a theme's name in, the checked theme out, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lzz_report.diagnostics.catalogue.themes import Contrast
from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order
from lzz_report.errors import ThemeError
from lzz_report.rules.contrast import MIN_RATIO, contrast_ratio, likeness, readable_beside
from lzz_report.sourcefile.validation import validated
from lzz_report.themes.theme import Theme
from lzz_report.theming.theme_assets import file_faults
from lzz_report.theming.theme_files import Field, Sources, read_sources

# What stands for each pair of a district's colours in the list of contrasts.
OF_PAIRS = ("land", "ground")


def load_theme(project: Path, name: str) -> Theme:
    """Return the theme `name`, laid over those it extends.

    Raises UsageError when there is no such theme, ThemeError with everything that is wrong with it: fields, files,
    and colours that cannot be read on one another.
    """
    sources = read_sources(project, name)
    values = {**sources.values, "folders": sources.folders}
    theme, errors, _ = validated(Theme, values, sources.place)
    if theme is None:
        raise ThemeError(in_reading_order((*errors, *sources.notices)))
    faults = (*_contrast_faults(theme, sources), *file_faults(theme, sources, project))
    if faults:
        raise ThemeError(in_reading_order((*faults, *sources.notices)))
    return theme


def theme_notices(project: Path, name: str) -> tuple[Diagnostic, ...]:
    """Return what the owner of a theme may want to know though it can be used; raises as `load_theme` does."""
    return in_reading_order(read_sources(project, name).notices)


def _contrast_faults(theme: Theme, sources: Sources) -> Iterator[Diagnostic]:
    """Yield each text that is too hard to read on its ground, with a colour that would do."""
    for text, ground in theme.contrast:
        for text_path, text_rgb in _colours(text, theme):
            for ground_path, ground_rgb in _colours(ground, theme):
                ratio = contrast_ratio(text_rgb, ground_rgb)
                if ratio < MIN_RATIO:
                    yield _contrast_fault((text_path, text_rgb), (ground_path, ground_rgb), ratio, sources)


def _colours(name: str, theme: Theme) -> list[tuple[Field, str]]:
    """Return the colours a name stands for, each with the way to it."""
    if name in OF_PAIRS:
        return [(("pairs", number, name), getattr(pair, name).rgb) for number, pair in enumerate(theme.pairs)]
    return [(("colours", name), theme.colours[name].rgb)]


def _contrast_fault(text: tuple[Field, str], ground: tuple[Field, str], ratio: float, sources: Sources) -> Diagnostic:
    """Word it at the colour that has to change less; of a district's colours it is always theirs."""
    proposals = [
        (path, old, readable_beside(old, other)) for path, old, other in ((*text, ground[1]), (*ground, text[1]))
    ]
    of_pairs = [one for one in proposals if one[0][0] == "pairs"]
    path, old, new = min(of_pairs or proposals, key=lambda one: likeness(one[1], one[2]))
    fault = Contrast(
        text=_called(text),
        ground=_called(ground),
        ratio=ratio,
        min_ratio=MIN_RATIO,
        colour=new,
        new_ratio=contrast_ratio(new, _other(path, text, ground)),
    )
    return sources.diagnostic((*path, "rgb"), fault, got=old)


def _other(path: Field, text: tuple[Field, str], ground: tuple[Field, str]) -> str:
    return ground[1] if path == text[0] else text[1]


def _called(colour: tuple[Field, str]) -> str:
    """Return how a message calls a colour: "ink (#000000)", "land of pair 3 (#8B0000)"."""
    path, rgb = colour
    name = f"{path[2]} of pair {int(path[1]) + 1}" if path[0] == "pairs" else str(path[1])
    return f"{name} ({rgb})"
