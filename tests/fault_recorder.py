"""A plugin of pytest that notes which faults of the catalogue the program raises, and in which test.

    RAISED_FAULTS=raised.json pytest -p tests.fault_recorder …

A fault counts where the package makes it, not where a test or an example does.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import lzz_report
from lzz_report.diagnostics import catalogue
from lzz_report.diagnostics.fault import Fault

PACKAGE = Path(lzz_report.__file__).parent
CATALOGUE = Path(catalogue.__file__).parent
raised: dict[str, set[str]] = defaultdict(set)


def pytest_configure() -> None:
    for kind in catalogue.all_faults().values():
        _listen(kind)


def _listen(kind: type[Fault]) -> None:
    make = kind.__init__

    def noted(self: Fault, **values: object) -> None:
        maker = Path(sys._getframe(1).f_code.co_filename)
        if maker.is_relative_to(PACKAGE) and not maker.is_relative_to(CATALOGUE):
            raised[os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]].add(kind.code)
        make(self, **values)

    setattr(kind, "__init__", noted)  # noqa: B010  the types of a class know no other


@pytest.hookimpl(wrapper=True)
def pytest_unconfigure() -> Iterator[None]:
    yield
    if target := os.environ.get("RAISED_FAULTS"):
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        path = Path(target).with_suffix(f".{worker}.json" if worker else ".json")
        path.write_text(json.dumps({test: sorted(codes) for test, codes in raised.items()}), encoding="utf-8")
