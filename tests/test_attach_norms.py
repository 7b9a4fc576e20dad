"""What a joined file claims is true by veraPDF: the table of PDF/A, row by row, and one tree of tags for PDF/UA."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report_batches import try_all
from tests.report_trials import Trial
from tests.reports.kinds import BY_NAME
from tools.conformance import Verdict, judge_claims

pytestmark = pytest.mark.slow

# What a report is by veraPDF, and what it is to be with the annexes.
ROWS = {
    "archive_1b": ({"1b"}, {"1b"}),
    "archive_1b_in_utf_32": ({"1b"}, {"1b"}),
    "archive_1a": ({"1a"}, {"1a"}),
    "archive_2b": ({"2b"}, {"2b"}),
    "archive_2u": ({"2u"}, {"2u"}),
    "archive_2a": ({"2a"}, {"2a"}),
    "archive_3b": ({"3b"}, {"3b"}),
    "archive_3a": ({"3a"}, {"3a"}),
    "archive_3b_with_files": ({"3b"}, {"3b"}),
    "archive_2b_with_files": ({"2b"}, {"2b"}),
    "archive_2b_raised": ({"2b"}, {"3b"}),
    "archive_2b_for_cmyk": ({"2b"}, {"2b"}),
    "archive_3b_for_gray": ({"3b"}, {"3b"}),
    "archive_3b_with_two_intents": ({"3b"}, {"3b"}),
    "archive_4": ({"4"}, {"4"}),
    "archive_4f": ({"4f"}, {"4f"}),
    "writer_a1": ({"1a"}, {"1a"}),
    "writer_a2": ({"2b"}, {"2b"}),
    "writer_a3": ({"3b"}, {"3b"}),
    "accessible": ({"ua1"}, {"ua1"}),
    "accessible_archive": ({"3a", "ua1"}, {"3a", "ua1"}),
    "accessible_with_our_roles": ({"3a", "ua1"}, {"3a", "ua1"}),
    "accessible_with_layers": ({"3a", "ua1"}, {"3a", "ua1"}),
    "accessible_with_classes_and_ids": ({"3a", "ua1"}, {"3a", "ua1"}),
    "accessible_without_document": ({"3a", "ua1"}, {"3a", "ua1"}),
    "accessible_without_language": ({"3a", "ua1"}, {"3a"}),
    "accessible_in_english": ({"3a", "ua1"}, {"3a", "ua1"}),
}


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Trial]:
    return try_all(list(ROWS), tmp_path_factory.mktemp("norms"))


@pytest.fixture(scope="module")
def verdicts(trials: dict[str, Trial], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Verdict]]]:
    """Return for each row what veraPDF says of the report and of the joined file."""
    folder = tmp_path_factory.mktemp("reports")
    pairs = {name: [BY_NAME[name].make(folder), Path(trials[name].output)] for name in ROWS}
    judged = judge_claims([path for pair in pairs.values() for path in pair])
    return {name: [judged[path] for path in pair] for name, pair in pairs.items()}


@pytest.mark.parametrize("name", ROWS)
def test_the_report_is_what_its_row_says(name: str, verdicts: dict[str, list[dict[str, Verdict]]]) -> None:
    assert passed(verdicts[name][0]) == ROWS[name][0]


@pytest.mark.parametrize("name", ROWS)
def test_the_joined_file_keeps_its_word(
    name: str, trials: dict[str, Trial], verdicts: dict[str, list[dict[str, Verdict]]]
) -> None:
    assert trials[name].wrong == []
    assert failed(verdicts[name][1]) == {}
    assert passed(verdicts[name][1]) == ROWS[name][1]
    assert {flavour_of(claim) for claim in trials[name].claims} == ROWS[name][1]


def passed(judged: dict[str, Verdict]) -> set[str]:
    return {flavour for flavour, verdict in judged.items() if verdict.passed}


def failed(judged: dict[str, Verdict]) -> dict[str, tuple[str, ...]]:
    return {flavour: verdict.broken_rules for flavour, verdict in judged.items() if not verdict.passed}


def flavour_of(claim: str) -> str:
    """Return veraPDF's name of a claim: "PDF/A-2b" is 2b."""
    return claim.removeprefix("PDF/").lower().replace("ua-", "ua").removeprefix("a-")
