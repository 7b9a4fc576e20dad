"""A draft shows what the records lack; a final edition shows none of it, and is refused while a page would be wrong."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from lzz_report.compose import compose
from lzz_report.diagnostics.catalogue.gaps import (
    Gap,
    GapAbout,
    GapAdviser,
    GapContactTown,
    GapDesigners,
    GapLinkAddress,
    GapPhoto,
    GapPhotoCredit,
    GapPrinter,
    GapPublisher,
    GapPublisherWeb,
    GapTopics,
    NeededGap,
)
from lzz_report.diagnostics.diagnostic import is_error
from lzz_report.diagnostics.fault import fault_classes
from lzz_report.diagnostics.words import group_words
from lzz_report.documents.manifest import Manifest
from lzz_report.documents.publication import Publication
from lzz_report.errors import InputError
from lzz_report.pipeline import BuildOptions, BuildOutcome, build, check
from tests.cli_process import run
from tests.edition_making import edition, project, real_edition, record, words
from tests.pdf_making import ENGINE_HABIT

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

Judge = Callable[[Sequence[Path], str], dict[Path, bool]]
LINKS = [{"word": "hier", "url": None}, {"word": "dort", "url": "https://www.example.org/dort"}]
PROSE: dict[str, Any] = {"challenge": "Mehr dazu steht hier. Anderes steht dort.", "links": LINKS}
NEEDED = ("publisher", "address", "responsible", "print")
FINAL = BuildOptions(final=True)


def publication(*, final: bool = False, accepted: Sequence[str] = (), **fields: Any) -> Publication:
    made = edition(accepted_gaps=tuple(accepted))
    return compose(made, [record(**fields)], words(), palettes=8, fonts=("Source Sans 3",), final=final)


def said(publication: Publication) -> str:
    return repr(publication)


# --- which gaps


@pytest.mark.parametrize("gap", [GapAbout, GapPrinter, GapPublisher, GapLinkAddress, GapContactTown, GapPhotoCredit])
def test_a_gap_that_makes_a_page_wrong_is_needed(gap: type[Gap]) -> None:
    assert issubclass(gap, NeededGap)


@pytest.mark.parametrize("gap", [GapPhoto, GapTopics, GapAdviser, GapDesigners, GapPublisherWeb])
def test_a_gap_that_is_only_a_pity_is_not_needed(gap: type[Gap]) -> None:
    assert not issubclass(gap, NeededGap)


@pytest.mark.parametrize(
    "gap", [*(kind for kind in fault_classes().values() if issubclass(kind, Gap))], ids=lambda gap: gap.code
)
def test_the_words_of_a_gap_say_whether_a_final_build_waits_for_it(gap: type[Gap]) -> None:
    problem = group_words("gaps", "en")[gap.code]["problem"]
    assert problem.endswith("; a final build waits for it") == issubclass(gap, NeededGap)


def test_the_warning_says_which_gap_a_final_build_waits_for() -> None:
    gaps = {one.at.field: one.problem for one in real_edition().diagnostics if isinstance(one.fault, Gap)}
    assert gaps["links[0].url"].endswith("; a final build waits for it")
    assert "final" not in gaps["photo.file"]


# --- composing


def test_a_draft_names_every_gap_in_brackets() -> None:
    draft = publication(**PROSE, photo={"credit": "Landkreis Dachau"})
    chapter = draft.chapters[0]
    assert [link.url for link in chapter.links] == [None, "https://www.example.org/dort"]
    assert (chapter.credit, chapter.credit_gap) == ("Landkreis Dachau", "[Bild\N{NO-BREAK SPACE}fehlt]")
    assert [fact.gap for fact in draft.credits] == [True]
    assert draft.about_gap.startswith("[")
    assert draft.publisher_gap.startswith("[")
    assert len([fact for fact in draft.imprint if fact.gap]) == 7


def test_a_final_edition_names_none() -> None:
    final = publication(final=True, **PROSE, photo={"credit": "Landkreis Dachau"})
    assert "[" not in re.sub(r"\[\d\]", "", said(final).replace("contacts[", ""))
    assert (final.about_gap, final.publisher_gap, final.credits) == ("", "", ())
    assert [fact.label for fact in final.imprint] == ["Karten", "Schriften"]
    assert (final.chapters[0].credit, final.chapters[0].credit_gap) == (None, "")


def test_a_link_left_without_target_loses_number_and_row_and_its_sentence_ends_cleanly() -> None:
    for left_out in (publication(final=True, **PROSE), publication(accepted=["dachau/links[0].url"], **PROSE)):
        (chapter,) = left_out.chapters
        assert [(link.number, link.word) for link in chapter.links] == [(1, "dort")]
        assert [link.word for _, link in left_out.links] == ["dort"]
        shown = chapter.sections[0].blocks[0].text.replace("\N{NO-BREAK SPACE}", " ")
        assert shown == "Mehr dazu steht hier. Anderes steht dort 1."


def test_gaps_of_links_are_counted_as_the_record_counts_them() -> None:
    turned = {**PROSE, "links": LINKS[::-1]}
    (chapter,) = publication(accepted=["dachau/links[1].url"], **turned).chapters
    assert [link.word for link in chapter.links] == ["dort"]
    (chapter,) = publication(accepted=["dachau/links[0].url"], **turned).chapters
    assert [link.word for link in chapter.links] == ["hier", "dort"]


def test_an_accepted_gap_is_left_out_of_a_draft_too_and_others_stay() -> None:
    accepted = ["edition/imprint.print", "edition/about", "dachau/photo.file", "edition/imprint.publisher"]
    draft = publication(accepted=accepted, photo={"credit": "Landkreis Dachau"})
    labels = [fact.label for fact in draft.imprint if fact.gap]
    assert labels == ["Anschrift", "Verantwortlich", "Redaktion", "Gestaltung", "Internet"]
    assert (draft.about_gap, draft.publisher_gap, draft.credits) == ("", "", ())


# --- building


def refused(folder: Path, wanted: BuildOptions = FINAL) -> set[str]:
    """Return the gaps for which a final build is refused."""
    with pytest.raises(InputError) as raised:
        build(folder, options=wanted)
    assert not (folder / "output").exists()
    stopping = [one for one in raised.value.diagnostics if is_error(one)]
    assert all(isinstance(one.fault, NeededGap) for one in stopping)
    return {f"{Path(one.at.file).stem}/{one.at.field}" for one in stopping}


def test_a_final_build_is_refused_for_each_gap_that_makes_a_page_wrong(tmp_path: Path) -> None:
    folder = project(tmp_path, keep=("dachau", "lippe"), about=None)
    wrong = {"dachau/links[0].url", "lippe/links[0].url", "edition/about"}
    assert refused(folder) == wrong | {f"edition/imprint.{name}" for name in NEEDED}


def test_only_gaps_of_the_pages_asked_for_count(tmp_path: Path) -> None:
    folder = project(tmp_path, keep=("dachau", "lippe"), about=None, parts=["cover", "chapters"])
    both = {"dachau/links[0].url", "lippe/links[0].url"}
    assert refused(folder) == both
    assert refused(folder, BuildOptions(brochure=False, final=True)) == both
    assert refused(folder, BuildOptions(brochure=False, districts=("lippe",), final=True)) == {"lippe/links[0].url"}


def test_the_command_names_the_gaps_and_ends_with_one() -> None:
    ended = run("build", "--final")
    assert ended.code == 1
    assert "accepted_gaps: [dachau/links[0].url]" in ended.err
    assert ended.err.endswith("nothing was built\n")
    assert len(re.findall(r"^error: ", ended.err, re.MULTILINE)) == 9


ACCEPTED = ["dachau/links[0].url", *(f"edition/imprint.{name}" for name in NEEDED)]
BOTH: dict[str, Any] = {"keep": ("dachau", "potsdam-mittelmark"), "advisers": ["Ramboll Management Consulting"]}


@pytest.fixture(scope="module", params=["umriss", "ringe"])
def final(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> BuildOutcome:
    """Build two districts without gaps, with every one accepted that would be in the way, in each theme."""
    address = {"word": "hier", "label": "Die Umfrage", "url": "https://www.example.org/umfrage"}
    folder = project(
        tmp_path_factory.mktemp("final"),
        {"potsdam-mittelmark": {"links": [address]}},
        **BOTH,
        accepted_gaps=ACCEPTED,
        theme=request.param,
    )
    return build(folder, options=FINAL)


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> BuildOutcome:
    """Build the same two districts as they are."""
    return build(project(tmp_path_factory.mktemp("draft"), **BOTH))


def text_of(path: Path, *options: str) -> str:
    command: list[str | Path] = ["pdftotext", *(options or ("-layout",)), path, "-"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def flowing(path: Path) -> str:
    """Return the text as it is read, on one line."""
    return " ".join(text_of(path, "-raw").split())


def test_the_final_files_hold_nothing_in_brackets_no_empty_label_and_no_orphan_sign(final: BuildOutcome) -> None:
    for name in ("brochure.pdf", "sheets/dachau.pdf", "sheets/potsdam-mittelmark.pdf"):
        text = text_of(final.folder / name)
        assert not re.search(r"[\[\]]|fehlt", text), name
        assert set(re.findall(r"©\s*\S+", text)) == {"© GeoBasis-DE"}, name
    brochure = text_of(final.folder / "brochure.pdf")
    for label in ("Bildnachweis", "Herausgeberin", "Verantwortlich", "Redaktion", "Druck", "Link 2"):
        assert label not in brochure
    assert "Robert Bosch Stiftung" in brochure


def test_the_final_sheet_ends_its_sentence_where_its_link_is_lost(final: BuildOutcome) -> None:
    text = flowing(final.folder / "sheets/dachau.pdf")
    assert re.search(r"mationen finden Sie hier\.(?! ?[1[])", text)
    assert "Link" not in text


def test_links_are_numbered_through_without_those_left_out(final: BuildOutcome) -> None:
    text = text_of(final.folder / "brochure.pdf")
    assert "Link 1" in text
    assert "example.org/umfrage" in text


def test_the_draft_says_what_is_missing(draft: BuildOutcome) -> None:
    text = text_of(draft.folder / "brochure.pdf")
    for gap in ("[Ziel fehlt in der Quelle]", "[Impressum fehlt: Name]", "© Landkreis Dachau [Bild fehlt]"):
        assert gap in text
    assert "[Bild fehlt]" in text_of(draft.folder / "sheets/dachau.pdf")


def test_the_manifest_tells_final_files_from_drafts(final: BuildOutcome, draft: BuildOutcome) -> None:
    for outcome, is_final in ((final, True), (draft, None)):
        manifest = Manifest.model_validate_json((outcome.folder / "manifest.json").read_bytes())
        assert {one.final for one in manifest.outputs if one.path.endswith(".pdf")} == {is_final}


def test_an_edition_whose_gaps_are_accepted_checks_without_naming_them(final: BuildOutcome) -> None:
    told = {one.at.field for one in check(final.folder.parent.parent).diagnostics if isinstance(one.fault, Gap)}
    assert told.isdisjoint({"links[0].url", "imprint.publisher", "imprint.print"})


@pytest.mark.parametrize("theme", ["umriss", "ringe"])
def test_a_final_edition_without_a_text_about_the_programme_shows_its_subtitle(tmp_path: Path, theme: str) -> None:
    accepted = [*ACCEPTED, "edition/about", "potsdam-mittelmark/links[0].url"]
    folder = project(tmp_path, **BOTH, about=None, accepted_gaps=accepted, theme=theme)
    brochure = build(folder, options=BuildOptions(sheets=False, final=True)).folder / "brochure.pdf"
    text = text_of(brochure)
    assert "Gestaltung von migrationsbedingter Vielfalt" in flowing(brochure)
    assert "[" not in text
    # No link is left, so there is no part for them and no line in the contents.
    assert not re.search(r"^\s*Links\b", text, re.MULTILINE)


@pytest.mark.slow
def test_verapdf_passes_the_final_files(final: BuildOutcome, verapdf: Judge) -> None:
    files = sorted(final.folder.rglob("*.pdf"))
    assert len(files) == 3
    for flavour in ("3a", "ua1"):
        assert set(verapdf(files, flavour).values()) == {True}
