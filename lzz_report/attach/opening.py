"""Open: a report somebody else has made in, the same ready to take pages out, or the reason why it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

from pikepdf import Array, PasswordError, Pdf, PikepdfError, Stream, String

from lzz_report.attach.library_guard import StrangeFileError, library_call
from lzz_report.attach.objects import dictionary, entry
from lzz_report.attach.signatures import is_signed
from lzz_report.diagnostics.catalogue.reports import (
    Damaged,
    DecryptForbidden,
    Encryption,
    Forbidden,
    NoPages,
    NotPdf,
    PageTreeDamaged,
    PageTreeMended,
    PasswordMissing,
    PasswordWrong,
    ReportRepaired,
    Xfa,
)
from lzz_report.diagnostics.fault import Remark
from lzz_report.documents.annex import AttachOptions
from lzz_report.errors import AttachError

# Of a stream of cross references that does not list itself: nothing to be repaired.
HARMLESS = "a common error handled correctly"
HEADER_WITHIN = 1024  # where readers look for %PDF-


@dataclass(slots=True)
class Report:
    """An opened report: what it is, and what there is to say of it so far."""

    path: Path
    pdf: Pdf
    is_signed: bool
    notes: list[Remark] = field(default_factory=list)

    def release(self) -> None:
        """Let go of the file and of all that was read from it."""
        self.pdf.close()
        self.pdf = Pdf.new()


@contextmanager
def opened(path: Path, wish: AttachOptions) -> Iterator[Report]:
    """Open a report; raises AttachError where its pages cannot be had or may not be used."""
    with ExitStack() as kept:
        report = _open(path, wish.password)
        kept.callback(report.release)
        _refuse_closed(path, report.pdf, wish)
        _probe(report, wish.password, kept)
        if not report.pdf.Root.is_indirect:
            # Readers want the catalog to be an object of its own.
            report.pdf.trailer.Root = report.pdf.make_indirect(report.pdf.Root)
        yield report


def _open(path: Path, password: str) -> Report:
    try:
        return _whole(path, password, recover=False)
    except PasswordError:
        raise _closed(path, password) from None
    except StrangeFileError:
        pass
    try:
        report = _whole(path, password, recover=True)
    except PasswordError:
        raise _closed(path, password) from None
    except StrangeFileError as error:
        raise _unreadable(path, str(error)) from error
    report.notes.append(ReportRepaired())
    return report


def _whole(path: Path, password: str, *, recover: bool) -> Report:
    """Open a file and look at every object: that is when a broken one first shows."""
    with library_call():
        pdf = Pdf.open(path, password=password, attempt_recovery=recover, suppress_warnings=True)
    try:
        report = Report(path, pdf, has_root(pdf) and is_signed(pdf))
        _refuse_warnings(pdf, recover=recover)
    except BaseException as error:
        pdf.close()
        if isinstance(error, PikepdfError):
            raise StrangeFileError(str(error)) from error
        raise
    return report


def _refuse_warnings(pdf: Pdf, *, recover: bool) -> None:
    warnings = [warning for warning in pdf.get_warnings() if HARMLESS not in str(warning)]
    if warnings and not recover:
        raise StrangeFileError(str(warnings[0]))


def _closed(path: Path, password: str) -> AttachError:
    if password:
        return AttachError(PasswordWrong(report=str(path)))
    return AttachError(PasswordMissing(report=str(path)))


def _unreadable(path: Path, reason: str) -> AttachError:
    with path.open("rb") as stream:
        begin = stream.read(HEADER_WITHIN)
    if b"%PDF-" not in begin:
        return AttachError(NotPdf(report=str(path)))
    if "encryption" in reason:
        return AttachError(Encryption(report=str(path)))
    return AttachError(Damaged(report=str(path)))


def _refuse_closed(path: Path, pdf: Pdf, wish: AttachOptions) -> None:
    if not has_root(pdf):
        raise AttachError(Damaged(report=str(path)))
    if len(pdf.pages) == 0:
        raise AttachError(NoPages(report=str(path)))
    if _has_xfa(pdf):
        raise AttachError(Xfa(report=str(path)))
    if not pdf.is_encrypted or pdf.owner_password_matched:
        return
    allow = pdf.allow
    if not (allow.modify_other or allow.modify_assembly):
        raise AttachError(Forbidden(report=str(path)))
    # Who may change anything may also assemble.
    if wish.decrypt and not all(allow._replace(modify_assembly=True)):
        raise AttachError(DecryptForbidden(report=str(path)))


def has_root(pdf: Pdf) -> bool:
    """Tell whether a file has a catalog with a page tree."""
    return dictionary(pdf.trailer, "/Root") is not None and dictionary(pdf.Root, "/Pages") is not None


def _has_xfa(pdf: Pdf) -> bool:
    form = entry(dictionary(pdf.Root, "/AcroForm"), "/XFA")
    return isinstance(form, Stream | String) or (isinstance(form, Array) and len(form) > 0)


def _probe(report: Report, password: str, kept: ExitStack) -> None:
    """Add a page and take it away: a page tree whose count lies shows itself only then; writing it anew mends it."""
    pages = len(report.pdf.pages)
    try:
        with library_call():
            report.pdf.add_blank_page(page_size=(72, 72))
            del report.pdf.pages[-1]
    except StrangeFileError:
        with report.pdf as broken:
            report.pdf = _written_anew(broken, password, kept)
        if len(report.pdf.pages) != pages:
            raise AttachError(PageTreeDamaged(report=str(report.path))) from None
        report.notes.append(PageTreeMended())


def _written_anew(pdf: Pdf, password: str, kept: ExitStack) -> Pdf:
    """Return the file as the library writes it, read again; on disk, since it may be large."""
    copy = kept.enter_context(TemporaryFile())  # noqa: SIM115  kept open for what is read from it
    with library_call():
        pdf.save(copy, encryption=pdf.is_encrypted, fix_metadata_version=False)
        copy.seek(0)
        return Pdf.open(copy, password=password, suppress_warnings=True)
