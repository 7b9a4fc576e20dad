"""Check: the joined file in, whether every object, stream and page of it can be read, as `qpdf --check` does, out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pikepdf import DependencyError, Dictionary, Name, Pdf, Stream

from lzz_report.attach.library_guard import StrangeFileError, all_objects, library_call
from lzz_report.attach.objects import entry, integer
from lzz_report.diagnostics.catalogue.reports import BrokenBefore, Unsound
from lzz_report.diagnostics.fault import Remark
from lzz_report.errors import AttachError

# Reading a picture is a matter of seconds for every hundred million bytes that come out of it.
HEAVIEST = 500_000_000


@dataclass(frozen=True, slots=True)
class SoundnessSurvey:
    """What is in a file beside its pages: roots of structure trees, in use or not, and what its pictures weigh."""

    tag_roots: int
    bytes_of_pictures: int


def survey(pdf: Pdf) -> SoundnessSurvey:
    """Look at every object of a file."""
    roots = weight = 0
    for thing in all_objects(pdf):
        if isinstance(thing, Dictionary):
            roots += thing.get("/Type") == Name.StructTreeRoot
        elif isinstance(thing, Stream) and entry(thing, "/Subtype") == Name.Image:
            # Three colours of eight bits, whatever it is: only the order of magnitude matters.
            weight += 3 * (integer(thing, "/Width") or 0) * (integer(thing, "/Height") or 0)
    return SoundnessSurvey(roots, weight)


def compare_soundness(report: Path, place: Path, password: str, surveyed: SoundnessSurvey) -> list[Remark]:
    """Return what there is to say of the syntax of the joined file; raises AttachError when it has become worse."""
    thorough = surveyed.bytes_of_pictures < HEAVIEST
    after = _defects_of(place, password, thorough=thorough)
    if not after.said:
        return []
    before = _defects_of(report, password, thorough=thorough)
    if after.stopped > before.stopped or len(after.said) > len(before.said):
        raise AttachError(Unsound(report=str(report)))
    return [BrokenBefore(defect=after.said[0].replace(str(place), "").removeprefix("WARNING:").strip(" :"))]


@dataclass(frozen=True, slots=True)
class _Defects:
    """What is wrong with a file, and whether one thing was so wrong that nothing after it was looked at."""

    said: tuple[str, ...]
    stopped: bool = False


def _defects_of(path: Path, password: str, *, thorough: bool) -> _Defects:
    with library_call():
        pdf = Pdf.open(path, password=password, suppress_warnings=True)
    with pdf:
        return _defects(pdf, thorough=thorough)


def _defects(pdf: Pdf, *, thorough: bool) -> _Defects:
    """Return what is wrong with a file; if thorough, every picture is read as well."""
    try:
        if thorough:
            return _Defects(tuple(_syntax_errors(pdf)))
        survey(pdf)
    except DependencyError:
        pass  # a picture (JBIG2) that this machine has no decoder for
    except StrangeFileError as error:
        return _Defects((str(error),), stopped=True)
    return _Defects(tuple(str(warning) for warning in pdf.get_warnings()))


def _syntax_errors(pdf: Pdf) -> list[str]:
    """Return what `qpdf --check` would say."""
    try:
        with library_call():
            return pdf.check_pdf_syntax()
    except StrangeFileError as error:
        if isinstance(error.__cause__, DependencyError):
            raise error.__cause__ from None
        raise
