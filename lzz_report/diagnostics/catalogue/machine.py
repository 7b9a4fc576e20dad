"""What a machine lacks to build a brochure."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import Example
from lzz_report.diagnostics.fault import Fault

PackageManager = Literal["apt", "dnf", "zypper", "pacman", "apk", "brew", "msys2", "unknown"]


class PythonOld(Fault):
    version: str
    least: str


class PackagesNotInstalled(Fault): ...


class PackagesMissing(Fault):
    names: tuple[str, ...]


class LibraryMissing(Fault):
    library: str
    manager: PackageManager
    package: str


class EngineBroken(Fault):
    message: str


class EngineUnloadable(Fault):
    message: str


class FontsUnreadable(Fault):
    message: str


class ThemeUnusable(Fault):
    theme: str


class InstallationIncomplete(Fault):
    message: str


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(PythonOld(version="3.9.2", least="3.11")),
        Example(PackagesNotInstalled()),
        Example(PackagesMissing(names=("segno",))),
        Example(LibraryMissing(library="libpango-1.0", manager="apt", package="libpango-1.0-0")),
        Example(EngineBroken(message="No module named 'weasyprint'")),
        Example(EngineUnloadable(message="cannot load library 'libpango-1.0-0'")),
        Example(FontsUnreadable(message="the folder fonts/ is missing beside or inside lzz_report")),
        Example(ThemeUnusable(theme="eigen")),
        Example(InstallationIncomplete(message="the folder fonts/ is missing beside or inside lzz_report")),
    )
