"""How a model refuses a value: with a fault of the catalogue, which the reader of the file puts at its place."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from lzz_report.diagnostics.fault import Fault


def refused(fault: Fault, piece: str = "") -> PydanticCustomError:
    """Return the exception a validator raises; `piece` is the part of the text that is wrong, if not all of it."""
    context = {"code": fault.code, "fault": fault, "piece": piece}
    return PydanticCustomError(fault.code.replace("-", "_"), "{code}", context)
