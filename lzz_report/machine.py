"""Examine: this machine in, what a build needs of it and the mend of whatever is missing out."""

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

MIN_PYTHON = (3, 11)
REINSTALL = "install lzz-report again: pip install --force-reinstall lzz-report (in a checkout: make setup)"
# Package managers by the families that /etc/os-release names; the first that fits is taken.
FAMILIES = {
    "debian": "apt",
    "ubuntu": "apt",
    "fedora": "dnf",
    "rhel": "dnf",
    "suse": "zypper",
    "arch": "pacman",
    "alpine": "apk",
}
INSTALL = {
    "apt": "sudo apt-get install {}",
    "dnf": "sudo dnf install {}",
    "zypper": "sudo zypper install {}",
    "pacman": "sudo pacman -S {}",
    "apk": "sudo apk add {}",
    "brew": 'brew install {}; then: export DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib"',
    "msys2": "in MSYS2: pacman -S mingw-w64-ucrt-x86_64-{}; then put its folder ucrt64\\bin into PATH",
    "": "install {} with the package manager of this system",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a build needs: what was found of it and, where it is missing, what mends it."""

    name: str
    is_fine: bool
    found: str
    mend: str = ""


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
    return tuple(one for one in _libraries() if not one.is_fine)


def _python() -> Finding:
    least = ".".join(map(str, MIN_PYTHON))
    mend = f"install Python {least} or newer, and lzz-report with it"
    return Finding("Python", sys.version_info >= MIN_PYTHON, platform.python_version(), mend)


def _python_packages() -> Finding:
    try:
        needed = importlib.metadata.requires("lzz-report") or ()
    except importlib.metadata.PackageNotFoundError:
        return Finding("Python packages", is_fine=False, found="lzz-report is here, but not installed", mend=REINSTALL)
    names = [_name_of(line) for line in needed if "extra ==" not in line]
    missing = [name for name in names if not _is_installed(name)]
    found = f"missing: {', '.join(missing)}" if missing else f"all {len(names)} found"
    return Finding("Python packages", not missing, found, REINSTALL)


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
        package = library.packages.get(manager) or library.packages[""]
        loaded = _loaded(library)
        found = library.version(loaded) if loaded else f"{library.stem} cannot be loaded"
        yield Finding(library.name, loaded is not None, found, INSTALL[manager].format(package))


def _loaded(library: Library) -> ctypes.CDLL | None:
    for file in library.files:
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None


def package_manager(os_release: Path = Path("/etc/os-release")) -> str:
    """Return the package manager of this machine, "" where it is not known."""
    if sys.platform in {"darwin", "win32"}:
        return {"darwin": "brew", "win32": "msys2"}[sys.platform]
    if not os_release.is_file():
        return ""
    words = re.findall(r'^ID(?:_LIKE)?="?([^"\n]*)', os_release.read_text(encoding="utf-8"), re.MULTILINE)
    families = " ".join(words).split()
    return next((manager for family, manager in FAMILIES.items() if family in families), "")


def _engine() -> Finding:
    """Load what sets the pages, as a build does: the one proof that everything fits together."""
    try:
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import lzz_report.engine  # noqa: F401  loading it is the test
    except Exception as error:  # noqa: BLE001  whatever keeps it from loading is the finding
        return Finding(
            "Engine", is_fine=False, found=f"cannot be loaded: {error}", mend=f"mend the above, else {REINSTALL}"
        )
    return Finding("Engine", is_fine=True, found=f"WeasyPrint {importlib.metadata.version('weasyprint')}")


def _fonts(project: Path) -> Iterator[Finding]:
    """Look for the font files of each theme; only TrueType outlines pass PDF/UA."""
    from lzz_report.errors import LzzError
    from lzz_report.theming import known_themes

    try:
        for name in known_themes(project):
            yield _theme_fonts(name, project)
    except (LzzError, FileNotFoundError) as error:
        yield Finding("Fonts", is_fine=False, found=str(error), mend=REINSTALL)


def _theme_fonts(name: str, project: Path) -> Finding:
    from lzz_report.errors import ThemeError
    from lzz_report.theming import load_theme

    try:
        theme = load_theme(project, name)
    except ThemeError as error:
        found = "; ".join(f"{one.at}: {one.problem}{f': {one.got}' * bool(one.got)}" for one in error.diagnostics)
        mend = next((one.fix for one in error.diagnostics if one.fix), REINSTALL)
        return Finding(f"Fonts of {name}", is_fine=False, found=found, mend=mend)
    files = {face.file for face in theme.fonts} | set(theme.lettering.values())
    return Finding(f"Fonts of {name}", is_fine=True, found=f"{len(files)} TrueType files")
