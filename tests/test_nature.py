"""A field says once what its text is; pages, checks and expectations follow from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import pypdfium2
import pytest

from lzz_report import pipeline
from lzz_report.documents.expectation import ExpectedText, PdfExpectation
from lzz_report.pipeline import BuildOptions, finishing
from lzz_report.preflight import preflight as checked
from lzz_report.preflight.letters import letters_of
from lzz_report.records.base import Model
from lzz_report.records.district import District
from lzz_report.records.edition import Edition
from lzz_report.records.funder import Funders
from lzz_report.records.nature import RecordText, Text, natures, texts_of
from lzz_report.sourcefile.field_lookup import submodel
from lzz_report.theming import known_themes, load_strings
from tests.edition_making import PROJECT, project

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

LAID_OUT = ("pages", "brochure")


# --- every text says what it is


def text_fields(model: type[Model], path: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Yield the fields of a model and of those in it that hold free text."""
    for name, info in model.model_fields.items():
        inner = submodel(info.annotation)
        if inner and issubclass(inner, Model):
            yield from text_fields(inner, f"{path}{name}.")
        elif holds_text(info.annotation):
            yield f"{path}{name}", info


def holds_text(annotation: object) -> bool:
    if get_origin(annotation) is Literal:
        return False
    return annotation is str or any(map(holds_text, get_args(annotation)))


@pytest.mark.parametrize("model", [District, Edition, Funders])
def test_each_field_of_free_text_says_what_its_text_is(model: type[Model]) -> None:
    mute = [path for path, info in text_fields(model) if not any(isinstance(one, Text) for one in info.metadata)]
    assert mute == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_label_of_a_field_has_words_in_each_language(language: str) -> None:
    words = load_strings(PROJECT, language)
    labels = {nature.label for model in (District, Edition) for nature in natures(model).values() if nature.label}
    assert {"topic_label", "publisher"} <= labels
    assert all(words(label) for label in labels)


# --- a record in which every field is filled


class Filler:
    """Fills the fields of a model with texts of their own, each to be found again on a page."""

    def __init__(self) -> None:
        self.passages: list[str] = []
        self.count = 0

    def fields(self, model: type[Model], path: str = "") -> dict[str, Any]:
        filled: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            inner = submodel(info.annotation)
            nature = next((one for one in info.metadata if isinstance(one, Text)), None)
            if nature and nature.printed != "never":
                value = self.text(f"{path}{name}", nature, info)
                filled[name] = [value] if get_origin(info.annotation) is tuple else value
            elif inner and issubclass(inner, Model) and name != "crop":
                item = self.fields(inner, f"{path}{name} ")
                filled[name] = [item] if get_origin(info.annotation) is tuple else item
        return filled

    def text(self, path: str, nature: Text, info: FieldInfo) -> str:
        self.count += 1
        name = "".join(word.capitalize() for word in re.split(r"[ _]", path))
        texts = {
            "phone": f"08131 7418{self.count:02}",
            "email": f"wort{self.count}@example.org",
            "web": f"https://wort{self.count}.example.org",
            "figure": f"7.3{self.count:02}",
        }
        if nature.kind == "code" or "pattern='" in f"{info.annotation}{info.metadata}":
            return str(info.examples[0]) if info.examples else ""
        text = texts.get(nature.kind, f"Angabe {name}")
        if nature.kind in {"passage", "figure"}:
            self.passages.append(text)
        return text


@pytest.fixture(scope="module")
def full_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    district, edition = Filler(), Filler()
    fields = {**district.fields(District), "key": "09174", "palette": None}
    fields["challenge"] += "\n\n" + " ".join(f"Dort steht {passage} geschrieben." for passage in district.passages)
    imprint = {**edition.fields(Edition), "advisers": [fields["adviser"]], "text_language": None, "as_of": "2024"}
    return project(tmp_path_factory.mktemp("full"), {"dachau": fields}, keep=("dachau",), **imprint)


@pytest.fixture(scope="module")
def printed_texts(full_project: Path) -> tuple[list[RecordText], list[RecordText]]:
    valid = pipeline.check(full_project)
    return tuple(  # type: ignore[return-value]
        [one for one in texts_of(record) if one.nature.printed in LAID_OUT]
        for record in (valid.edition, valid.records[0].district)
    )


@pytest.fixture(scope="module", params=known_themes(PROJECT))
def built(
    request: pytest.FixtureRequest, full_project: Path
) -> tuple[Mapping[str, str], Mapping[str, tuple[ExpectedText, ...]]]:
    """Build the full record in a theme: the letters on the pages of each file, and the texts expected in it."""
    expected: dict[str, tuple[ExpectedText, ...]] = {}

    def watched(pdf: bytes, expectation: PdfExpectation, *rest: Any) -> Any:
        expected[expectation.file] = expectation.texts
        return checked(pdf, expectation, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finishing, "preflight", watched)
        outcome = pipeline.build(full_project, options=BuildOptions(theme=request.param))
    return {name: letters_on_pages(outcome.folder / name) for name in expected}, expected


def letters_on_pages(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return letters_of("".join(page.get_textpage().get_text_bounded() for page in document))


def letters(one: RecordText) -> str:
    # The words that lead somewhere stand in the second paragraph: the number of their link comes between them.
    return letters_of(one.text.split("\n\n")[0].removeprefix("https://"))


def test_a_full_record_has_a_text_in_each_printed_field(
    printed_texts: tuple[list[RecordText], list[RecordText]],
) -> None:
    for model, texts in zip((Edition, District), printed_texts, strict=True):
        wanted = {path for path, nature in natures(model).items() if nature.printed in LAID_OUT}
        assert {re.sub(r"\d+", "", one.path) for one in texts} == wanted


def test_each_printed_field_stands_on_the_pages_of_every_theme(
    built: tuple[Mapping[str, str], object], printed_texts: tuple[list[RecordText], list[RecordText]]
) -> None:
    pages = built[0]
    of_edition, of_district = printed_texts
    lost = [one.path for one in (*of_edition, *of_district) if letters(one) not in pages["brochure.pdf"]]
    lost += [
        f"sheet: {one.path}"
        for one in of_district
        if one.nature.printed == "pages" and letters(one) not in pages["sheets/dachau.pdf"]
    ]
    assert lost == []


def test_each_printed_field_is_expected_on_the_finished_pages(
    built: tuple[object, Mapping[str, tuple[ExpectedText, ...]]],
    printed_texts: tuple[list[RecordText], list[RecordText]],
) -> None:
    of_edition, of_district = printed_texts
    brochure, sheet = (
        [letters_of(text.text) for text in built[1][name]] for name in ("brochure.pdf", "sheets/dachau.pdf")
    )
    unasked = [one.path for one in (*of_edition, *of_district) if not is_asked(one, brochure)]
    unasked += [
        f"sheet: {one.path}" for one in of_district if one.nature.printed == "pages" and not is_asked(one, sheet)
    ]
    assert unasked == []


def is_asked(one: RecordText, expected: list[str]) -> bool:
    return any(letters(one) in text for text in expected)
