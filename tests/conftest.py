"""Share: the judges and markers every test may ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from lzz_report import BuildOutcome, build
from tools import conformance

PROJECT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Built:
    """The real edition as a build left it."""

    folder: Path
    outcome: BuildOutcome

    @property
    def brochure(self) -> Path:
        return self.folder / "brochure.pdf"

    @property
    def sheets(self) -> list[Path]:
        return sorted((self.folder / "sheets").glob("*.pdf"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: renders whole editions or starts other programs")
    # A busy machine fails no test, and every run tries the same examples.
    settings.register_profile("house", deadline=None, derandomize=True)
    settings.load_profile("house")


@pytest.fixture(scope="session")
def verapdf() -> Callable[[Sequence[Path], str], dict[Path, bool]]:
    """Judge files by veraPDF: `verapdf(files, "ua1" or "3a")` tells for each whether it passes."""
    return conformance.verapdf


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the real edition once for all tests."""
    folder = tmp_path_factory.mktemp("built") / "2023-2024"
    return Built(folder, build(PROJECT, "2023-2024", output=folder))
