"""An error met while a template was filled in, as a fault that names file and line."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from lzz_report.diagnostics.catalogue.templates import TemplateEncoding, TemplateMissing, TemplateRefused, TemplateWrong
from lzz_report.diagnostics.fault import Fault
from lzz_report.errors import TemplateError as WrongTemplateError


def template_fault(error: Exception, roots: Sequence[Path]) -> Fault | None:
    """Return what is wrong with a template, None when the error is no fault of a template."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [place for frame in frames if (place := _in_layouts(frame, roots))]
    where = places[-1] if places else "layouts"
    match error:
        case TemplateSyntaxError():
            file = _shown(error.filename, roots) or f"layouts/{error.name}"
            return TemplateWrong(place=f"{file}:{error.lineno}", message=error.message or "")
        case TemplateNotFound():
            return TemplateMissing(place=where, name=str(error.name))
        case UnicodeDecodeError():
            return TemplateEncoding(place=where)
        case TemplateError():
            return TemplateWrong(place=where, message=error.message or "")
        case WrongTemplateError(fault=Fault() as cause):
            return TemplateRefused(place=where, cause=cause)
    # What an expression of the template itself raises: 1 / 0, a name that is no function.
    is_own = bool(places) and _in_layouts(frames[-1], roots) != ""
    return TemplateWrong(place=where, message=str(error)) if is_own else None


def _shown(filename: str | None, roots: Sequence[Path]) -> str:
    """Return "layouts/umriss/parts/cover.html" for a template, "" for any other file."""
    path = Path(filename or "")
    root = next((root for root in roots if path.is_relative_to(root)), None)
    return f"layouts/{path.relative_to(root).as_posix()}" if root else ""


def _in_layouts(frame: traceback.FrameSummary, roots: Sequence[Path]) -> str:
    """Return "layouts/umriss/parts/cover.html:3" for a line of a template, "" for any other."""
    shown = _shown(frame.filename, roots)
    return f"{shown}:{frame.lineno}" if shown else ""
