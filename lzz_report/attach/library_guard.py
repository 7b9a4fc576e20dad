"""What a strange file makes the libraries say becomes one refusal in plain words; errors of our own show themselves."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pikepdf import DeletedObjectError, ForeignObjectError, Object, PasswordError, Pdf, PikepdfError

from lzz_report.diagnostics.catalogue.reports import Strange
from lzz_report.errors import AttachError

# What the library raises where a file is strange: its own errors, and those of C++ it passes on (a number too large).
FROM_LIBRARY = (PikepdfError, RuntimeError, ValueError, OverflowError, NotImplementedError)


class StrangeFileError(Exception):
    """A library cannot follow what a file holds."""


@contextmanager
def library_call() -> Iterator[None]:
    """Tell what the library says of a file from errors of our own: nothing but calls of the library stands inside."""
    try:
        yield
    except PasswordError:
        raise
    except FROM_LIBRARY as error:
        raise StrangeFileError(str(error) or type(error).__name__) from error


def all_objects(pdf: Pdf) -> Iterator[Object]:
    """Yield every object of a file; a broken one shows itself only now."""
    objects = iter(pdf.objects)
    while True:
        try:
            thing = next(objects)
        except StopIteration:
            return
        except FROM_LIBRARY as error:
            raise StrangeFileError(str(error)) from error
        yield thing


@contextmanager
def guarded(report: Path) -> Iterator[None]:
    """Turn what the library says of a report into a refusal, and mutterings into silence: notes say what matters."""
    muttering = logging.getLogger("pikepdf._core")
    was_disabled, muttering.disabled = muttering.disabled, True
    try:
        with warnings.catch_warnings():
            # Unknown decoders, a password nobody asked for, fields that no form names.
            warnings.simplefilter("ignore", UserWarning)
            yield
    except (ForeignObjectError, DeletedObjectError):
        # Objects of one file put into another, or used after their end: no file can cause that.
        raise
    except (StrangeFileError, PikepdfError, MemoryError) as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise AttachError(Strange(report=str(report), reason=reason)) from error
    finally:
        muttering.disabled = was_disabled
