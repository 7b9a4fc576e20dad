"""Dress: a project and a theme's name in, the checked theme out, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.errors import ThemeError
from lzz_report.rules.contrast import MIN_RATIO, contrast_ratio, likeness, readable_beside
from lzz_report.themes.theme import Theme
from lzz_report.theming.theme_assets import file_faults
from lzz_report.theming.theme_files import Field, Sources, dotted, read_sources

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# What stands for each pair of a district's colours in the list of contrasts.
OF_PAIRS = ("land", "ground")


def load_theme(project: Path, name: str) -> Theme:
    """Return the theme `name`, laid over those it extends.

    Raises UsageError when there is no such theme, ThemeError with everything that is wrong with it: fields, files,
    and colours that cannot be read on one another.
    """
    sources = read_sources(project, name)
    try:
        theme = Theme.model_validate({**sources.values, "folders": sources.folders})
    except ValidationError as error:
        worded = [_worded(fault, sources) for fault in error.errors()]
        raise ThemeError(in_reading_order((*worded, *sources.notices))) from error
    faults = (*_contrast_faults(theme, sources), *file_faults(theme, sources, project))
    if faults:
        raise ThemeError(in_reading_order((*faults, *sources.notices)))
    return theme


def theme_notices(project: Path, name: str) -> tuple[Diagnostic, ...]:
    """Return what the owner of a theme may want to know though it can be used; raises as `load_theme` does."""
    return in_reading_order(read_sources(project, name).notices)


def _worded(fault: ErrorDetails, sources: Sources) -> Diagnostic:
    """Word a fault of a field; where it is a name that nothing has, propose the nearest."""
    path = tuple(fault["loc"])
    kind = fault["type"]
    if kind == "missing":
        return sources.fault(path, "this field is missing", fix=f"write {dotted(path[-1:])}: …")
    if kind == "extra_forbidden":
        near = nearest(str(path[-1]), _fields_beside(path))
        return sources.fault(path, "there is no such field", fix=f"did you mean {near}?" if near else "delete it")
    return sources.fault(path, fault["msg"][:1].lower() + fault["msg"][1:], got=_shown(fault["input"]))


def _shown(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _fields_beside(path: Field) -> list[str]:
    """Return the fields that a part of a theme has."""
    model: type[BaseModel] | None = Theme
    for step in path[:-1]:
        if isinstance(step, str) and model is not None and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation)
    return list(model.model_fields) if model else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the model an annotation is made of: of `tuple[Face, ...]` it is Face."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(one) for one in getattr(annotation, "__args__", ()))
    return next((one for one in inner if one), None)


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
    return sources.fault(
        (*path, "rgb"),
        f"{_called(text)} on {_called(ground)} is hard to read: contrast {ratio:.1f} : 1, least {MIN_RATIO} : 1",
        got=old,
        fix=f"{new} would do (contrast {contrast_ratio(new, _other(path, text, ground)):.1f} : 1), with its inks",
        code="contrast",
    )


def _other(path: Field, text: tuple[Field, str], ground: tuple[Field, str]) -> str:
    return ground[1] if path == text[0] else text[1]


def _called(colour: tuple[Field, str]) -> str:
    """Return how a message calls a colour: "ink (#000000)", "land of pair 3 (#8B0000)"."""
    path, rgb = colour
    name = f"{path[2]} of pair {int(path[1]) + 1}" if path[0] == "pairs" else str(path[1])
    return f"{name} ({rgb})"
