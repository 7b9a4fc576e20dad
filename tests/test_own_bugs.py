"""A bug of ours shows itself: it is never told as a fault of a report, a record or a theme."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from lzz_report.attach import attach, examine, viewer_comparison
from lzz_report.conform import conform, single_pages
from lzz_report.documents.annex import AttachOptions
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.engine import Engine, read_message
from lzz_report.preflight import find_leaks, preflight
from lzz_report.preflight.leaks import page_texts
from lzz_report.profiles import ARCHIVE, SCREEN, OutputProfile
from lzz_report.resources import resource_dir
from lzz_report.templating.tree_text import parse_html
from tests.annex_making import parts, stamp
from tests.pdf_making import ENGINE_HABIT, FACTS, render
from tests.reports.kinds import BY_NAME
from tests.test_leaks import watch
from tests.test_preflight import CSS, EXPECTED, HTML
from tests.test_speedups import FACE

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

STAGES = ("attach", "conform", "engine", "preflight")
# Run as processes of their own: see below.
APART = {"lzz_report.attach.page_viewer"}


class PlantedError(TypeError):
    """A bug."""


def modules() -> Iterator[str]:
    """Yield the modules of the stages that have functions."""
    for stage in STAGES:
        package = importlib.import_module(f"lzz_report.{stage}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            path = Path(str(importlib.import_module(module.name).__file__))
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if module.name not in APART and any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree)):
                yield module.name


@contextmanager
def planted(module: str) -> Iterator[list[str]]:
    """Have the first function of a module that is called raise; its name is told."""
    path = str(importlib.import_module(module).__file__)
    called: list[str] = []

    def raise_once(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename == path and not called:
            called.append(frame.f_code.co_name)
            raise PlantedError(frame.f_code.co_name)

    before = sys.getprofile()
    sys.setprofile(raise_once)
    try:
        yield called
    finally:
        sys.setprofile(before)


@cache
def tagged(profile: OutputProfile = SCREEN) -> tuple[bytes, object]:
    return render(HTML, CSS, profile=profile)


def attach_to(kind: str, **options: Any) -> Callable[[Path], object]:
    def run(folder: Path) -> object:
        report = BY_NAME[kind].make(folder)
        examine(report, AttachOptions())
        return attach(report, parts(files=FILES), folder / "out.pdf", AttachOptions(force=True, **options))

    return run


FILES = (EmbeddedFile("dachau.vcf", b"BEGIN:VCARD", "text/vcard", "Kontakt"),)


def lay_out(_: Path) -> object:
    css = f"{FACE} html {{ font-family: Text; color: #123456; width: nonsense }}"
    engine = Engine(css, {"font": [resource_dir("fonts")], "layout": [resource_dir("layouts")]})
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1L2 2 3 1.5z"/></svg>'
    body = '<p id=s0>Text<p id=end>Ende<img alt="Karte" src="lzz://drawing/1.svg">'
    html, pictures = f"<html lang=de><title>Probe</title><body>{body}", {"lzz://drawing/1.svg": svg.encode()}
    assert [read_message(line).kind for line in engine.log] == ["value-invalid"]
    engine.measure(parse_html(html), pictures, 1)
    engine.find(parse_html(html), pictures, "end")
    return engine.render(parse_html(html), pictures), engine.overlay(parse_html(html), pictures)


def finish(_: Path) -> object:
    finished = []
    for profile in (SCREEN, ARCHIVE):
        pdf, tags = render(HTML, CSS, profile=profile)
        files = FILES if profile.carries_files else ()
        facts = replace(FACTS, tags=tags, profile=profile, attachments=files)
        finished.append(conform(pdf, facts))
    return finished, single_pages(stamp("Anlage"))


def check(folder: Path) -> object:
    pdf, tags = render(HTML, CSS)
    finished = conform(pdf, replace(FACTS, tags=tags, attachments=FILES))
    found = preflight(finished, replace(EXPECTED, attachments=("dachau.vcf",)))
    found += preflight(finished, replace(EXPECTED, profile=ARCHIVE, title="Ein anderer"))
    (folder / "finished.pdf").write_bytes(finished)
    return found, find_leaks(finished, watch()), find_leaks(folder / "finished.pdf", watch())


SCENARIOS: dict[str, tuple[Callable[[Path], object], ...]] = {
    "attach": (
        attach_to("archive_2b", files=True, raise_level=True, fit_pages=True),
        attach_to("signed", wrap=True),
    ),
    "conform": (finish,),
    "engine": (lay_out,),
    "preflight": (check,),
}


@pytest.mark.parametrize("module", tuple(modules()))
def test_a_bug_in_any_module_shows_itself(module: str, tmp_path: Path) -> None:
    outcomes = [provoke(module, run, tmp_path) for run in SCENARIOS[module.split(".")[1]]]
    called = next((called for called, _ in outcomes if called), "")
    assert called, f"nothing here calls {module}: add a case that does"
    assert (called, called) in outcomes, f"the bug in {called} was swallowed"


def provoke(module: str, run: Callable[[Path], object], folder: Path) -> tuple[str, str]:
    """Return in which function a bug was planted and in which one came out; "" where none was and none did."""
    raised = ""
    with planted(module) as called:
        try:
            run(folder)
        except PlantedError as error:
            raised = str(error)
    return "".join(called), raised


BROKEN = "raise TypeError('planted')"


def test_a_bug_in_the_page_viewer_shows_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "page_viewer.py"
    monkeypatch.setattr(viewer_comparison, "READER", broken)
    for content in (BROKEN, None):
        broken.write_text(content) if content else broken.unlink()
        with pytest.raises(RuntimeError, match=r"planted|No such file"):
            attach_to("archive_2b")(tmp_path)


def test_a_bug_in_the_viewer_of_texts_shows_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "viewer.py"
    broken.write_text(BROKEN)
    monkeypatch.setattr(page_texts, "READER", broken)
    with pytest.raises(RuntimeError, match="planted"):
        find_leaks(BY_NAME["archive_2b"].make(tmp_path), watch())
