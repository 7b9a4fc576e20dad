"""The doctor's findings: what is there is found, what is missing is named with the mend of this machine."""

from __future__ import annotations

import ctypes
import importlib.metadata
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lzz_report import machine as examine

PROJECT = Path(__file__).resolve().parent.parent


def found(name: str, project: Path = PROJECT) -> examine.Finding:
    return next(one for one in examine.examine_machine(project) if one.name == name)


def test_this_machine_can_build() -> None:
    # In a checkout that is only read, not installed, nothing is known of the declared packages.
    assert [one for one in examine.examine_machine(PROJECT) if not one.is_fine and one.name != "Python packages"] == []


def test_versions_are_those_of_the_machine() -> None:
    assert found("Python").found == platform.python_version()
    assert found("Engine").found == f"WeasyPrint {importlib.metadata.version('weasyprint')}"
    for name in ("Pango", "HarfBuzz"):
        assert all(part.isdecimal() for part in found(name).found.split("."))


def test_an_old_python_is_named_with_the_least_that_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    python = found("Python")
    assert not python.is_fine
    assert "install Python 3.11 or newer" in python.fix


def test_a_missing_python_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    version = importlib.metadata.version

    def without_segno(name: str) -> str:
        if name == "segno":
            raise importlib.metadata.PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(importlib.metadata, "version", without_segno)
    monkeypatch.setattr(
        importlib.metadata, "requires", lambda _name: ["segno>=1.6", "ruamel.yaml", 'ruff; extra == "dev"']
    )
    packages = found("Python packages")
    assert not packages.is_fine
    assert packages.found == "missing: segno"
    assert "pip install" in packages.fix


def test_a_package_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> list[str]:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", nothing)
    assert found("Python packages").found == "lzz-report is here, but not installed"


@pytest.mark.parametrize(
    ("manager", "mend"),
    [
        ("apt", "sudo apt-get install libharfbuzz-subset0"),
        ("dnf", "sudo dnf install harfbuzz"),
        ("brew", "brew install harfbuzz; then: export DYLD_FALLBACK_LIBRARY_PATH"),
        ("msys2", "pacman -S mingw-w64-ucrt-x86_64-harfbuzz"),
        ("unknown", "install harfbuzz with the package manager of this system"),
    ],
)
def test_a_missing_library_is_mended_by_the_package_manager_of_this_machine(
    manager: str, mend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = ctypes.CDLL

    def without_subset(name: str) -> ctypes.CDLL:
        if "subset" in name:
            raise OSError(f"{name}: cannot open shared object file")
        return load(name)

    monkeypatch.setattr(ctypes, "CDLL", without_subset)
    monkeypatch.setattr(examine, "package_manager", lambda: manager)
    (missing,) = examine.missing_libraries()
    assert (missing.name, missing.found) == ("HarfBuzz subset", "libharfbuzz-subset cannot be loaded")
    assert mend in missing.fix


@pytest.mark.parametrize(
    ("os_release", "manager"),
    [
        ('NAME="Debian GNU/Linux"\nID=debian\n', "apt"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "apt"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "dnf"),
        ('ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', "zypper"),
        ("ID=arch\n", "pacman"),
        ("ID=alpine\n", "apk"),
        ("ID=plan9\n", "unknown"),
    ],
)
def test_the_package_manager_is_read_from_the_systems_own_words(
    os_release: str, manager: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / "os-release").write_text(os_release, encoding="utf-8")
    assert examine.package_manager(tmp_path / "os-release") == manager


@pytest.mark.parametrize(("system", "manager"), [("darwin", "brew"), ("win32", "msys2"), ("linux", "unknown")])
def test_systems_without_such_words_are_known_or_unknown(
    system: str, manager: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert examine.package_manager(tmp_path / "os-release") == manager


def test_an_engine_that_cannot_be_loaded_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lzz_report.engine", None)
    engine = found("Engine")
    assert not engine.is_fine
    assert engine.found.startswith("cannot be loaded: ")


@pytest.fixture
def own_layouts(tmp_path: Path) -> Path:
    """A project with a theme and fonts of its own."""
    shutil.copytree(PROJECT / "layouts" / "umriss", tmp_path / "layouts" / "mine")
    (tmp_path / "fonts").mkdir()
    return tmp_path


def test_the_fonts_of_every_theme_are_looked_for(own_layouts: Path) -> None:
    findings = [one for one in examine.examine_machine(own_layouts) if one.name.startswith("Fonts")]
    assert {"Fonts of mine", "Fonts of umriss"} <= {one.name for one in findings}
    assert all(one.is_fine for one in findings)


def test_a_missing_font_is_named(own_layouts: Path) -> None:
    theme = own_layouts / "layouts" / "mine" / "theme.yaml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("SourceSans3-It.ttf", "Gone.ttf"), encoding="utf-8")
    fonts = found("Fonts of mine", own_layouts)
    assert not fonts.is_fine
    assert re.fullmatch(
        r"layouts/mine/theme\.yaml:\d+:\d+: there is no such font file: source-sans-3/Gone\.ttf", fonts.found
    )
    assert fonts.fix == "put it there as fonts/source-sans-3/Gone.ttf, or correct its name"


def test_a_font_with_other_outlines_is_named(own_layouts: Path) -> None:
    (own_layouts / "fonts" / "source-sans-3").mkdir()
    (own_layouts / "fonts" / "source-sans-3" / "SourceSans3-It.ttf").write_bytes(b"OTTO" + bytes(100))
    fonts = found("Fonts of umriss", own_layouts)
    assert not fonts.is_fine
    assert fonts.found.endswith("the font has no TrueType outlines: source-sans-3/SourceSans3-It.ttf")
    assert "TrueType files (.ttf)" in fonts.fix


def test_a_theme_that_cannot_be_read_is_a_finding(own_layouts: Path) -> None:
    (own_layouts / "layouts" / "mine" / "theme.yaml").write_text("name: [", encoding="utf-8")
    fonts = found("Fonts of mine", own_layouts)
    assert not fonts.is_fine
    assert "layouts/mine/theme.yaml:1:7: this is no valid YAML" in fonts.found


def test_looking_does_not_load_the_engine_before_it_is_its_turn() -> None:
    script = "import sys, lzz_report.machine; print('weasyprint' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, cwd=PROJECT, encoding="utf-8"
    )
    assert told.stdout == "False\n"
