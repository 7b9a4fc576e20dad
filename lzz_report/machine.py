"""What a build needs of this machine, and how whatever is missing is installed here."""

from __future__ import annotations

import ctypes
import importlib.metadata
import io
import platform
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from lzz_report.diagnostics.catalogue.machine import (
    EngineBroken,
    FontsUnreadable,
    LibraryMissing,
    PackageManager,
    PackagesMissing,
    PackagesNotInstalled,
    PythonOld,
    ThemeUnusable,
)
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.words import words_of

MIN_PYTHON = (3, 11)
# Package managers by the families that /etc/os-release names; the first that fits is taken.
FAMILIES: Mapping[str, PackageManager] = {
    "debian": "apt",
    "ubuntu": "apt",
    "fedora": "dnf",
    "rhel": "dnf",
    "suse": "zypper",
    "arch": "pacman",
    "alpine": "apk",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a build needs: its version where it is there, else the fault; a theme has its own diagnostics."""

    name: str
    version: str = ""
    fault: Fault | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Whether a build can be made with it."""
        return self.fault is None

    @property
    def found(self) -> str:
        """What was found of it."""
        if self.diagnostics:
            return "; ".join(f"{one.at}: {one.problem}{f': {one.got}' * bool(one.got)}" for one in self.diagnostics)
        return words_of(self.fault).found if self.fault else self.version

    @property
    def fix(self) -> str:
        """What mends it, "" where nothing is missing."""
        own = next((one.fix for one in self.diagnostics if one.fix), "")
        return own or (words_of(self.fault).fix if self.fault else "")


@dataclass(frozen=True, slots=True)
class Library:
    """A native library: its file names without ending, its packages, and how it tells its version."""

    name: str
    stem: str
    number: str
    packages: Mapping[str, str]
    version: Callable[[ctypes.CDLL], str] = lambda _loaded: "found"

    @property
    def files(self) -> tuple[str, ...]:
        """The names under which Linux, macOS and Windows may have it."""
        return (
            f"{self.stem}.so.{self.number}",
            f"{self.stem}.{self.number}.dylib",
            f"{self.stem}.dylib",
            f"{self.stem}-{self.number}.dll",
        )


def _packages(apt: str, others: str, dnf: str = "") -> dict[str, str]:
    return {"apt": apt, "dnf": dnf or others, "": others}


def _text_version(function: str) -> Callable[[ctypes.CDLL], str]:
    def version(loaded: ctypes.CDLL) -> str:
        tell = getattr(loaded, function)
        tell.restype = ctypes.c_char_p
        return str(tell().decode())

    return version


# The engine loads these; all of them come with Pango and HarfBuzz.
LIBRARIES = (
    Library("Pango", "libpango-1.0", "0", _packages("libpango-1.0-0", "pango"), _text_version("pango_version_string")),
    Library("Pango for FreeType", "libpangoft2-1.0", "0", _packages("libpangoft2-1.0-0", "pango")),
    Library("HarfBuzz", "libharfbuzz", "0", _packages("libharfbuzz0b", "harfbuzz"), _text_version("hb_version_string")),
    Library("HarfBuzz subset", "libharfbuzz-subset", "0", _packages("libharfbuzz-subset0", "harfbuzz")),
    Library("Fontconfig", "libfontconfig", "1", _packages("libfontconfig1", "fontconfig")),
    Library("GObject", "libgobject-2.0", "0", _packages("libglib2.0-0", "glib", "glib2")),
)


def examine_machine(project: Path) -> tuple[Finding, ...]:
    """Return everything a build needs, missing or not, in the order in which it should be mended."""
    return (_python(), _python_packages(), *_libraries(), _engine(), *_fonts(project))


def missing_libraries() -> tuple[Finding, ...]:
    """Return the native libraries that cannot be loaded here."""
    return tuple(finding for finding in _libraries() if not finding.is_fine)


def _python() -> Finding:
    version = platform.python_version()
    if sys.version_info >= MIN_PYTHON:
        return Finding("Python", version)
    return Finding("Python", fault=PythonOld(version=version, least=".".join(map(str, MIN_PYTHON))))


def _python_packages() -> Finding:
    name = "Python packages"
    try:
        needed = importlib.metadata.requires("lzz-report") or ()
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, fault=PackagesNotInstalled())
    names = [_name_of(line) for line in needed if "extra ==" not in line]
    missing = tuple(package for package in names if not _is_installed(package))
    return Finding(name, fault=PackagesMissing(names=missing)) if missing else Finding(name, f"all {len(names)} found")


def _name_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _libraries() -> Iterator[Finding]:
    manager = package_manager()
    for library in LIBRARIES:
        if (loaded := _loaded(library)) is not None:
            yield Finding(library.name, library.version(loaded))
            continue
        package = library.packages.get(manager) or library.packages[""]
        yield Finding(library.name, fault=LibraryMissing(library=library.stem, manager=manager, package=package))


def _loaded(library: Library) -> ctypes.CDLL | None:
    for file in library.files:
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None


def package_manager(os_release: Path = Path("/etc/os-release")) -> PackageManager:
    """Return the package manager of this machine."""
    if sys.platform == "darwin":
        return "brew"
    if sys.platform == "win32":
        return "msys2"
    if not os_release.is_file():
        return "unknown"
    words = re.findall(r'^ID(?:_LIKE)?="?([^"\n]*)', os_release.read_text(encoding="utf-8"), re.MULTILINE)
    families = " ".join(words).split()
    return next((manager for family, manager in FAMILIES.items() if family in families), "unknown")


def _engine() -> Finding:
    """Load what sets the pages, as a build does: the one proof that everything fits together."""
    try:
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import lzz_report.engine  # noqa: F401  loading it is the test
    except Exception as error:  # noqa: BLE001  whatever keeps it from loading is the finding
        return Finding("Engine", fault=EngineBroken(message=str(error)))
    return Finding("Engine", f"WeasyPrint {importlib.metadata.version('weasyprint')}")


def _fonts(project: Path) -> Iterator[Finding]:
    """Look for the font files of each theme; only TrueType outlines pass PDF/UA."""
    from lzz_report.errors import LzzError
    from lzz_report.theming import known_themes

    try:
        for name in known_themes(project):
            yield _theme_fonts(name, project)
    except (LzzError, FileNotFoundError) as error:
        yield Finding("Fonts", fault=FontsUnreadable(message=str(error)))


def _theme_fonts(name: str, project: Path) -> Finding:
    from lzz_report.errors import ThemeError
    from lzz_report.theming import load_theme

    try:
        theme = load_theme(project, name)
    except ThemeError as error:
        return Finding(f"Fonts of {name}", fault=ThemeUnusable(theme=name), diagnostics=error.diagnostics)
    files = {face.file for face in theme.fonts} | set(theme.lettering.values())
    return Finding(f"Fonts of {name}", f"{len(files)} TrueType files")
