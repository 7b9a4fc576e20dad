"""Check: the joined file in, whether every object, stream and page of it can be read, as `qpdf --check` does, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pikepdf import DependencyError, Dictionary, Name, Pdf, PdfError, Stream

from lzz_report.attach.objects import entry, integer
from lzz_report.errors import AttachRefusal

# Reading a picture is a matter of seconds for every hundred million bytes that come out of it.
HEAVIEST = 500_000_000
DEFECTS = "Something in the report was broken before and stays so: {defect}."


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in a file beside its pages: roots of structure trees, in use or not, and what its pictures weigh."""

    tag_roots: int
    bytes_of_pictures: int


def survey(pdf: Pdf) -> Survey:
    """Look at every object of a file."""
    roots = weight = 0
    for thing in pdf.objects:
        if isinstance(thing, Dictionary):
            roots += thing.get("/Type") == Name.StructTreeRoot
        elif isinstance(thing, Stream) and entry(thing, "/Subtype") == Name.Image:
            # Three colours of eight bits, whatever it is: only the order of magnitude matters.
            weight += 3 * (integer(thing, "/Width") or 0) * (integer(thing, "/Height") or 0)
    return Survey(roots, weight)


def compare_soundness(report: Path, place: Path, password: str, surveyed: Survey) -> list[str]:
    """Return what there is to say of the syntax of the joined file; raises AttachRefusal when it has become worse."""
    with Pdf.open(place, password=password, suppress_warnings=True) as pdf:
        after = list(_defects(pdf, thorough=surveyed.bytes_of_pictures < HEAVIEST))
    if not after:
        return []
    with Pdf.open(report, password=password, suppress_warnings=True) as pdf:
        before = list(_defects(pdf, thorough=surveyed.bytes_of_pictures < HEAVIEST))
    if len(after) > len(before):
        raise AttachRefusal("unsound", f"{report} cannot be written anew without fault: print it to a PDF and use that")
    return [DEFECTS.format(defect=after[0].replace(f"{place} ", "").removeprefix("WARNING: "))]


def _defects(pdf: Pdf, *, thorough: bool) -> Iterator[str]:
    """Yield what is wrong with a file; if thorough, every picture is read as well."""
    try:
        if thorough:
            yield from pdf.check_pdf_syntax()
        else:
            survey(pdf)
            yield from (str(warning) for warning in pdf.get_warnings())
    except DependencyError:
        # A picture (JBIG2) that this machine has no decoder for.
        yield from (str(warning) for warning in pdf.get_warnings())
    except PdfError as error:
        yield str(error)
