"""Share: the judges and markers every test may ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from lzz_report import BuildOutcome
from tests.shared_builds import SharedBuilds
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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--exhaustive", action="store_true", help="run every case, also those that others stand for")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what others stand for, unless all is asked for or a test is named."""
    if config.getoption("--exhaustive") or any("::" in name for name in config.args):
        return
    left_out = [item for item in items if item.get_closest_marker("exhaustive")]
    items[:] = [item for item in items if item not in set(left_out)]
    config.hook.pytest_deselected(items=left_out)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: renders whole editions or starts other programs")
    config.addinivalue_line("markers", "exhaustive: a case that others stand for; make test-all runs it too")
    # A busy machine fails no test, and every run tries the same examples.
    settings.register_profile("house", deadline=None, derandomize=True)
    settings.load_profile("house")


@pytest.fixture(scope="session")
def verapdf() -> Callable[[Sequence[Path], str], dict[Path, bool]]:
    """Judge files by veraPDF: `verapdf(files, "ua1" or "3a")` tells for each whether it passes."""
    return conformance.verapdf


@pytest.fixture(scope="session")
def shared_builds(tmp_path_factory: pytest.TempPathFactory) -> SharedBuilds:
    """Builds that several tests look at; whoever changes files makes a build of its own."""
    return SharedBuilds.of_run(tmp_path_factory)


@pytest.fixture(scope="session")
def built(shared_builds: SharedBuilds) -> Built:
    """The real edition, built once for all tests."""
    outcome = shared_builds.outcome(PROJECT)
    return Built(outcome.folder, outcome)
