"""Every odd report gets its annexes and loses nothing, or is refused in one clear sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.report_batches import try_all
from tests.report_mutations import harmed_reports
from tests.report_trials import Trial
from tests.reports.kinds import ALL, BY_NAME

pytestmark = pytest.mark.slow
# `make test-all` tries hundreds that nobody has seen.
HARMED = int(os.environ.get("FUZZ_REPORTS", "12"))


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Trial]:
    """Attach to one report of every kind."""
    return try_all([kind.name for kind in ALL], tmp_path_factory.mktemp("reports"))


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_nothing_is_lost_or_the_report_is_refused(name: str, trials: dict[str, Trial]) -> None:
    trial = trials[name]
    assert trial.ending in BY_NAME[name].endings, trial.words
    assert trial.wrong == []


def test_a_refusal_is_a_sentence_that_says_what_to_do(trials: dict[str, Trial]) -> None:
    refused = [trial for trial in trials.values() if trial.ending not in {"output", "beside"}]
    assert len({trial.ending for trial in refused}) >= 10
    for trial in refused:
        problem, _, mend = trial.words.partition(": ")
        assert problem, trial
        assert len(mend.split()) >= 2, trial
        assert "\n" not in trial.words, trial
        assert trial.words.count(". ") <= 1, trial


def test_the_kinds_are_many() -> None:
    assert len(ALL) >= 80
    assert all(kind.oddity.endswith(".") for kind in ALL)


def test_what_was_repaired_is_said(trials: dict[str, Trial]) -> None:
    repaired = ("references_shifted", "start_of_references_wrong", "references_missing")
    for name in repaired:
        assert "repaired" in trials[name].words
    for name in ("references_without_themselves", "saved_in_place", "linearised", "object_streams"):
        assert "repaired" not in trials[name].words


def test_a_report_that_is_not_there_leaves_no_file(tmp_path: Path) -> None:
    trial = try_all([str(tmp_path / "nowhere.pdf")], tmp_path / "work", workers=1)[str(tmp_path / "nowhere.pdf")]
    assert (trial.ending, trial.wrong) == ("no-report", [])


def test_harmed_reports_end_as_well(tmp_path: Path) -> None:
    paths = [str(path) for path in harmed_reports(HARMED, seed=1, folder=tmp_path / "reports")]
    trials = try_all(paths, tmp_path / "work")
    bad = {
        name: trial for name, trial in trials.items() if trial.wrong or trial.ending in {"traceback", "hang", "crash"}
    }
    assert bad == {}
    assert any(trial.ending == "output" for trial in trials.values())
    assert any(trial.ending not in {"output", "beside"} for trial in trials.values())
