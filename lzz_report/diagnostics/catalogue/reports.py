"""Why no annexes can be put behind a report, and what there is to know of one to which they were added."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lzz_report.diagnostics.example import Example
from lzz_report.diagnostics.fault import Fault, Remark

LostKind = Literal[
    "pages",
    "bookmarks",
    "page-labels",
    "destinations",
    "form-fields",
    "layers",
    "attachments",
    "annotations",
    "structure-tree",
    "annex-tags",
]


class Loss(NamedTuple):
    """Something a joined file would lose; `amount` is written before it where it is counted."""

    kind: LostKind
    amount: str = ""


class Symlink(Fault):
    report: str


class NoReport(Fault):
    report: str


class NoFile(Fault):
    report: str


class OutputSymlink(Fault):
    output: str


class NoFolder(Fault):
    folder: str


class OutputIsFolder(Fault):
    output: str


class SameFile(Fault):
    output: str


class Exists(Fault):
    output: str


class PasswordMissing(Fault):
    report: str


class PasswordWrong(Fault):
    report: str


class NotPdf(Fault):
    report: str


class Encryption(Fault):
    report: str


class Damaged(Fault):
    report: str


class PageTreeDamaged(Fault):
    report: str


class NoPages(Fault):
    report: str


class Xfa(Fault):
    report: str


class Forbidden(Fault):
    report: str


class DecryptForbidden(Fault):
    report: str


class Signed(Fault):
    report: str


class SignatureStays(Fault): ...


class FilesForbidden(Fault):
    claim: str
    higher: str = ""


class Strange(Fault):
    report: str
    reason: str


class Lost(Fault):
    missing: tuple[Loss, ...]


class ReportChanged(Fault):
    report: str


class WrapTorn(Fault):
    report: str


class Unsound(Fault):
    report: str


class Ambiguous(Fault):
    report: str


class ReportRepaired(Remark): ...


class PageTreeMended(Remark): ...


class LanguageUnsaid(Remark): ...


class RightToLeft(Remark): ...


class Portfolio(Remark): ...


class PageLabelsUnreadable(Remark): ...


class SignaturesDropped(Remark):
    count: int


class SignedApart(Remark):
    annex: str


class SignedWrapped(Remark): ...


class AnnexNotEncrypted(Remark): ...


class FilesRaisedClaim(Remark):
    claim: str
    higher: str


class FilesLeftOut(Remark):
    claim: str
    higher: str = ""


class AnnexFilesLeftOut(Remark):
    names: str
    claim: str


class ClaimsLost(Remark):
    lost: tuple[str, ...]
    left: tuple[str, ...] = ()


class TagMeaning(Remark):
    role: str


class BrokenBefore(Remark):
    defect: str


class PagesUncompared(Remark): ...


class PagesPartlyCompared(Remark):
    count: int
    pages: int


class PartsUnsearched(Remark):
    places: tuple[str, ...]


_REPORT = "Bericht.pdf"


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(Symlink(report=_REPORT)),
        Example(NoReport(report=_REPORT)),
        Example(NoFile(report="Berichte")),
        Example(OutputSymlink(output="Gesamt.pdf")),
        Example(NoFolder(folder="Ablage")),
        Example(OutputIsFolder(output="Ablage")),
        Example(SameFile(output=_REPORT)),
        Example(Exists(output="Gesamt.pdf")),
        Example(PasswordMissing(report=_REPORT)),
        Example(PasswordWrong(report=_REPORT)),
        Example(NotPdf(report="Bericht.docx")),
        Example(Encryption(report=_REPORT)),
        Example(Damaged(report=_REPORT)),
        Example(PageTreeDamaged(report=_REPORT)),
        Example(NoPages(report=_REPORT)),
        Example(Xfa(report="Formular.pdf")),
        Example(Forbidden(report=_REPORT)),
        Example(DecryptForbidden(report=_REPORT)),
        Example(Signed(report=_REPORT)),
        Example(SignatureStays()),
        Example(FilesForbidden(claim="PDF/A-2b", higher="PDF/A-3b")),
        Example(Strange(report=_REPORT, reason="object is not a dictionary")),
        Example(Lost(missing=(Loss("pages", "2 "), Loss("bookmarks")))),
        Example(ReportChanged(report=_REPORT)),
        Example(WrapTorn(report=_REPORT)),
        Example(Unsound(report=_REPORT)),
        Example(Ambiguous(report=_REPORT)),
        Example(ReportRepaired()),
        Example(PageTreeMended()),
        Example(LanguageUnsaid()),
        Example(RightToLeft()),
        Example(Portfolio()),
        Example(PageLabelsUnreadable()),
        Example(SignaturesDropped(count=1)),
        Example(SignedApart(annex="Gesamt-anlagen.pdf")),
        Example(SignedWrapped()),
        Example(AnnexNotEncrypted()),
        Example(FilesRaisedClaim(claim="PDF/A-2b", higher="PDF/A-3b")),
        Example(FilesLeftOut(claim="PDF/A-2b", higher="PDF/A-3b")),
        Example(AnnexFilesLeftOut(names="musterstadt.yaml", claim="PDF/A-1b")),
        Example(ClaimsLost(lost=("PDF/A-1b",))),
        Example(TagMeaning(role="H2")),
        Example(BrokenBefore(defect="page 3: object 12 is missing")),
        Example(PagesUncompared()),
        Example(PagesPartlyCompared(count=40, pages=312)),
        Example(PartsUnsearched(places=("attachment Tabelle.xlsx",))),
    )
