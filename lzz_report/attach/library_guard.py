"""Guard: whatever a strange file makes the libraries say in, one refusal in plain words out."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pikepdf import PasswordError, PikepdfError

from lzz_report.errors import AttachError

# A file that is none can make a library complain of anything: entries of the wrong kind, too deep, too large.
STRANGE = (
    PikepdfError,
    PasswordError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)


@contextmanager
def guarded(report: Path) -> Iterator[None]:
    """Turn complaints about a report into a refusal, and mutterings into silence: what matters is said in notes."""
    muttering = logging.getLogger("pikepdf._core")
    was_disabled, muttering.disabled = muttering.disabled, True
    try:
        with warnings.catch_warnings():
            # Unknown decoders, a password nobody asked for, fields that no form names.
            warnings.simplefilter("ignore", UserWarning)
            yield
    except STRANGE as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise AttachError(
            "strange",
            f"{report} is built in a way that cannot be followed ({reason}): print the report to a PDF and use that",
        ) from error
    finally:
        muttering.disabled = was_disabled
