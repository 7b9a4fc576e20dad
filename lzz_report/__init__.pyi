from lzz_report.errors import BuildError as BuildError
from lzz_report.errors import DataError as DataError
from lzz_report.errors import LayoutError as LayoutError
from lzz_report.errors import LockedError as LockedError
from lzz_report.errors import LzzError as LzzError
from lzz_report.errors import UsageProblem as UsageProblem
from lzz_report.load import edition_ids as edition_ids
from lzz_report.model.contact import Contact as Contact
from lzz_report.model.diagnostic import Diagnostic as Diagnostic
from lzz_report.model.diagnostic import Location as Location
from lzz_report.model.diagnostic import Severity as Severity
from lzz_report.model.diagnostic import as_record as as_record
from lzz_report.model.diagnostic import as_text as as_text
from lzz_report.model.district import District as District
from lzz_report.model.edition import Edition as Edition
from lzz_report.model.record import Record as Record
from lzz_report.model.record import ValidEdition as ValidEdition
from lzz_report.pipeline import Outcome as Outcome
from lzz_report.pipeline import Wanted as Wanted
from lzz_report.pipeline import build as build
from lzz_report.pipeline import check as check

__version__: str
