"""The process of a program that uses the library is as it was, after success and after failure."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageFile

from tests.host_process import PROJECT, differences, snapshot

RAISED = {
    "attach refused": "AttachError",
    "build refused": "InputError",
    "build": "",
    "build broken off": "RuntimeError",
    "attach": "",
    "pack": "",
    "pack refused": "AttachError",
}
CHANGES: Mapping[str, Callable[[pytest.MonkeyPatch], object]] = {
    "environment": lambda patch: patch.setenv("FONTCONFIG_FILE", "fonts.xml"),
    "folder": lambda patch: patch.chdir("/"),
    "logger": lambda patch: patch.setattr(logging.getLogger("weasyprint"), "handlers", [logging.StreamHandler()]),
    "paths": lambda patch: patch.syspath_prepend("/"),
    "truncated images": lambda patch: patch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", "other"),
    "warnings": lambda patch: patch.setattr(warnings, "filters", []),
    "hooks": lambda patch: patch.setattr(sys, "excepthook", print),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("host")
    (folder / "tmp").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.host_process", str(folder)],
        cwd=PROJECT,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(("name", "raised"), RAISED.items())
def test_a_run_leaves_the_process_as_it_was(name: str, raised: str, outcomes: Any) -> None:
    assert outcomes[name] == {"raised": raised, "changed": []}


@pytest.mark.parametrize(("name", "change"), CHANGES.items())
def test_a_change_of_the_process_is_seen(
    name: str, change: Callable[[pytest.MonkeyPatch], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot()
    change(monkeypatch)
    assert [one for one in differences(before, snapshot()) if one.startswith(name)]


def test_a_file_left_behind_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = snapshot()
    (tmp_path / "left").touch()
    assert [one.partition(":")[0] for one in differences(before, snapshot())] == ["temporary files"]
