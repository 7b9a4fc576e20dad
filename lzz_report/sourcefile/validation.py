"""Validate the values of a file against a model: the one place that hears what Pydantic says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.sourcefile.wording import Place, error_diagnostics, error_path

AnyModel = TypeVar("AnyModel", bound=BaseModel)


def validated(
    model: type[AnyModel], values: Mapping[str, object], place: Place
) -> tuple[AnyModel | None, list[Diagnostic], frozenset[str]]:
    """Return the model, or None with a diagnostic for every error and the paths of the fields that are wrong.

    `place` tells of a field of the values which file it stands in, and where there.
    """
    try:
        return model.model_validate(values), [], frozenset()
    except ValidationError as error:
        wrong = frozenset(error_path(details) for details in error.errors(include_url=False))
        return None, error_diagnostics(model, error, place), wrong
