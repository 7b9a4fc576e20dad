"""Place: an error met while a template was filled in, the sentence that names file and line out."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from lzz_report.errors import TemplateError as WrongTemplateError


def template_error(error: Exception, roots: Sequence[Path]) -> str | None:
    """Return what is wrong with a template, None when the error is no fault of a template."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [place for frame in frames if (place := _in_layouts(frame, roots))]
    where = places[-1] if places else "layouts"
    if isinstance(error, TemplateSyntaxError):
        return f"{_shown(error.filename, roots) or f'layouts/{error.name}'}:{error.lineno}: {error.message}"
    if isinstance(error, TemplateNotFound):
        return f"{where}: layouts/{error.name} is missing"
    if isinstance(error, UnicodeDecodeError):
        return f"{where}: a template it uses is not written in UTF-8"
    if isinstance(error, TemplateError):
        return f"{where}: {error.message}"
    # What an expression of the template itself raises: 1 / 0, a name that is no function.
    is_own = bool(places) and _in_layouts(frames[-1], roots) != ""
    return f"{where}: {error}" if is_own or isinstance(error, WrongTemplateError) else None


def _shown(filename: str | None, roots: Sequence[Path]) -> str:
    """Return "layouts/umriss/parts/cover.html" for a template, "" for any other file."""
    path = Path(filename or "")
    root = next((root for root in roots if path.is_relative_to(root)), None)
    return f"layouts/{path.relative_to(root).as_posix()}" if root else ""


def _in_layouts(frame: traceback.FrameSummary, roots: Sequence[Path]) -> str:
    """Return "layouts/umriss/parts/cover.html:3" for a line of a template, "" for any other."""
    shown = _shown(frame.filename, roots)
    return f"{shown}:{frame.lineno}" if shown else ""
