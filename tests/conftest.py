"""Share: the judges and markers every test may ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tools import conformance


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: renders whole editions or starts other programs")


@pytest.fixture(scope="session")
def verapdf() -> Callable[[Sequence[Path], str], dict[Path, bool]]:
    """Judge files by veraPDF: `verapdf(files, "ua1" or "3a")` tells for each whether it passes."""
    return conformance.verapdf
