"""Validation names every fault of every file in one run, in words an author understands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lzz_report.diagnostics.diagnostic import Diagnostic, as_text, is_error
from lzz_report.diagnostics.words import words_of
from lzz_report.errors import InputError
from lzz_report.load import load_edition
from lzz_report.records.district import District
from lzz_report.records.edition import Imprint
from lzz_report.records.record import ValidEdition
from lzz_report.sourcefile.field_lookup import field_written_as
from lzz_report.sourcefile.mail_wording import mail_fault
from lzz_report.validate import validate

REAL = Path(__file__).parent.parent / "data" / "2023-2024"


class Project:
    """A copy of the real edition in which a test may change a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.edition = folder / "data" / REAL.name
        shutil.copytree(REAL, self.edition)

    def change(self, name: str, old: str, new: str) -> None:
        path = self.edition / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def validate(self) -> ValidEdition:
        return validate(load_edition(self.folder))

    def found(self) -> tuple[Diagnostic, ...]:
        try:
            return self.validate().diagnostics
        except InputError as error:
            return error.diagnostics

    def errors(self) -> list[Diagnostic]:
        return [one for one in self.found() if is_error(one)]

    def only_error(self) -> Diagnostic:
        errors = self.errors()
        assert len(errors) == 1, as_text(errors)
        return errors[0]

    def warnings(self, code: str) -> list[Diagnostic]:
        return [one for one in self.found() if code in {one.code, one.group}]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


FIELDS = tuple(District.model_fields)
DACHAU, EDITION = "districts/dachau.yaml", "edition.yaml"


# --- the whole


def test_the_real_edition_is_valid_and_ordered_by_slug(project: Project) -> None:
    valid = project.validate()
    assert valid.edition.id == "2023-2024"
    assert [record.district.slug for record in valid.records] == [
        "dachau",
        "lippe",
        "potsdam-mittelmark",
        "ravensburg",
        "stendal",
        "waldeck-frankenberg",
    ]
    assert not any(is_error(one) for one in valid.diagnostics)


def test_faults_of_all_files_come_in_one_run_errors_first(project: Project) -> None:
    project.change(DACHAU, "08131/741875", "0815")
    project.change(DACHAU, "word: hier", "word: dort")
    project.change("districts/lippe.yaml", "key:", "kay:")
    project.change(EDITION, "language: de", "language: Deutsch")
    (project.edition / "districts" / "stendal.yaml").write_text("", encoding="utf-8")
    found = project.found()
    places = [(one.at.file.rpartition("/")[2], one.at.field) for one in found if is_error(one)]
    assert places == [
        ("dachau.yaml", "links[0].word"),
        ("dachau.yaml", "contacts[0].phone"),
        ("lippe.yaml", "kay"),
        ("stendal.yaml", ""),
        ("edition.yaml", "language"),
    ]
    severities = [is_error(one) for one in found]
    assert severities == sorted(severities, reverse=True)


def test_a_wrong_entry_hides_no_fault_of_its_neighbours(project: Project) -> None:
    project.change(DACHAU, "    url: null\n", "    url: ftp://a.de\n  - word: dort\n")
    assert [one.at.field for one in project.errors()] == ["links[0].url", "links[1].word"]


def test_an_unreadable_edition_file_hides_no_fault_of_the_records(project: Project) -> None:
    (project.edition / EDITION).write_text("a: b: c\n", encoding="utf-8")
    project.change(DACHAU, "08131/741875", "0815")
    assert [one.code for one in project.errors()] == ["phone-invalid", "colon-unquoted"]


def test_an_edition_in_another_language_is_not_searched_for_german_typing_errors(project: Project) -> None:
    project.change(EDITION, "language: de", "language: en")
    assert project.warnings("spelling") == []


def test_every_diagnostic_of_a_value_points_at_the_value_in_the_file(project: Project) -> None:
    for one in project.found():
        line = (project.folder / one.at.file).read_text(encoding="utf-8").splitlines()[(one.at.line or 0) - 1]
        assert line == one.source_line
        if one.got:
            assert line[(one.at.column or 0) - 1 :].startswith(one.got.split()[0])


# --- wording of fields


@pytest.mark.parametrize(
    ("file", "old", "new", "problem", "fix"),
    [
        (
            DACHAU,
            'key: "09174"',
            "key: 9174",
            "text is wanted here; without quotes this is a number",
            'put it in quotes: "09174"',
        ),
        (
            DACHAU,
            'key: "09174"',
            'key: "9174"',
            "this is not the form the field key needs (Official key of the district (AGS), five digits, in quotes)",
            'write it like "09174"',
        ),
        (
            DACHAU,
            "adviser: Ramboll Management Consulting",
            "adviser: true",
            "text is wanted here; without quotes this is a truth value",
            'put it in quotes: "true"',
        ),
        (
            DACHAU,
            "adviser: Ramboll Management Consulting",
            "adviser: [Ramboll]",
            "text is wanted here, not a list",
            "write it like adviser: Ramboll Management Consulting",
        ),
        (
            DACHAU,
            "adviser: Ramboll Management Consulting",
            'adviser: ""',
            "the text is empty",
            "write it, or delete the line",
        ),
        (
            DACHAU,
            "adviser: Ramboll Management Consulting",
            'adviser: "Ramboll\\nManagement"',
            "this text must stand in one line",
            "delete the line break",
        ),
        (
            DACHAU,
            "topics:\n  - Wohnen\n  - Netzwerk\n",
            "topics:\n",
            "the list has no entries",
            "write one, or delete the line",
        ),
        (
            DACHAU,
            "topics:\n  - Wohnen\n  - Netzwerk\n",
            "topics: 3\n",
            "a list is wanted here",
            "write it like [Wohnen, Netzwerk]",
        ),
        (
            DACHAU,
            'figures:\n  - value: "1.500"\n    label: Wohnungen fehlen mindestens\n',
            "figures: 3\n",
            "a list is wanted here",
            "begin each entry in a line of its own with a hyphen: - value: …",
        ),
        (
            DACHAU,
            '  - value: "1.500"\n    label: Wohnungen fehlen mindestens\n',
            "  - 1.500 Wohnungen\n",
            "further fields are wanted here",
            "write them below, indented: value, label",
        ),
        (DACHAU, "photo:\n  credit: Landkreis Dachau", "photo:", "", ""),
        (
            DACHAU,
            "photo:\n  credit: Landkreis Dachau",
            "photo: {}",
            "the photo has neither file nor credit",
            "add one of them, or delete photo",
        ),
        (
            DACHAU,
            "credit: Landkreis Dachau",
            "credit: Landkreis Dachau\n  focus: [0.5]",
            "a value is missing in this list",
            "write it like [0.5, 0.35]",
        ),
        (
            DACHAU,
            "credit: Landkreis Dachau",
            "credit: Landkreis Dachau\n  focus: [0.5, 2]",
            "the number must be at most 1",
            "write it like 0.5",
        ),
        (
            DACHAU,
            "credit: Landkreis Dachau",
            "credit: Landkreis Dachau\n  focus: [-1, 0]",
            "the number must be at least 0",
            "write it like 0.5",
        ),
        (
            DACHAU,
            "credit: Landkreis Dachau",
            "credit: Landkreis Dachau\n  focus: [a, 0]",
            "a number is wanted here",
            "write it without quotes, for example focus: 0.5",
        ),
        (
            DACHAU,
            "    url: null",
            "    url: https://a:b@c.de",
            "an address with a user name is not printed",
            "delete what stands between // and @",
        ),
        (
            DACHAU,
            "    url: null",
            "    url: https://localhost/a",
            "no web address",
            "write it like https://www.example.org/seite",
        ),
        (
            DACHAU,
            "    url: null",
            "    url: ftp://a.de",
            "only web addresses are allowed here",
            "begin it with https://",
        ),
        (
            DACHAU,
            "adviser:",
            "crop: {zoom: 1e999, x: 0, y: 0}\nadviser:",
            "input should be a finite number",
            "write it like 1.4",
        ),
        (
            DACHAU,
            "adviser:",
            "crop: {x: 0, y: 0}\nadviser:",
            "the field zoom is missing",
            "add it, for example: zoom: 1.4",
        ),
        (
            DACHAU,
            "adviser:",
            "Wetter: Regen\nadviser:",
            "there is no field Wetter",
            f"delete it, or use one of these: {', '.join(name for name in FIELDS if name != 'slug')}",
        ),
        (
            EDITION,
            "parts:\n",
            "imprint: x\nparts:\n",
            "further fields are wanted here",
            f"write them below, indented: {', '.join(Imprint.model_fields)}",
        ),
        (
            EDITION,
            "parts:\n",
            "imprint:\nparts:\n",
            "the field has no value",
            f"write its own fields below it ({', '.join(Imprint.model_fields)}), or delete the line",
        ),
        (
            EDITION,
            "binding: stapled",
            "binding: Draht",
            "only these are allowed: stapled, glued or none",
            "write one of them",
        ),
        (
            EDITION,
            "theme: umriss",
            "theme: Umriss",
            "this is not the form the field theme needs (Name of the theme's folder under layouts/)",
            "write it like umriss",
        ),
    ],
)
def test_a_wrong_field_is_explained_and_mended(
    project: Project, file: str, old: str, new: str, problem: str, fix: str
) -> None:
    project.change(file, old, new)
    told = [(one.problem, one.fix) for one in project.errors()]
    assert told == ([(problem, fix)] if problem else [])


def test_an_empty_list_of_parts_is_refused(project: Project) -> None:
    path = project.edition / EDITION
    path.write_text(re.sub(r"parts:\n(  - \w+\n)+", "parts: []\n", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert project.only_error().problem == "the list is empty"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("kontakte", "contacts"), ("Bundesland", "state"), ("advisor", "adviser"), ("fotos", "photo")],
)
def test_a_german_or_mistyped_field_name_is_understood(project: Project, written: str, meant: str) -> None:
    project.change(DACHAU, "adviser:", f"{written}: x\nadviser:")
    assert project.only_error().fix == f"did you mean {meant}?"


def test_a_german_name_is_only_proposed_where_the_field_may_stand() -> None:
    assert field_written_as(District, ("contacts", 0), "Telefon") == "phone"
    assert field_written_as(District, (), "Telefon") == ""


@pytest.mark.parametrize(
    ("written", "problem", "fix"),
    [
        ("eva at rv.de", "there is no @", "write eva@rv.de"),
        ("eva.de", "there is no @", "write it like integration@lra-dah.bayern.de"),
        ("a@b@c.de", "there is more than one @", "write it like integration@lra-dah.bayern.de"),
        ("@rv.de", "nothing stands before or after the @", "write it like integration@lra-dah.bayern.de"),
        ("eva militz@rv.de", "the part before @ contains a space", "write evamilitz@rv.de"),
        ("eva@rv. de", "the part after @ contains a space", "write eva@rv.de"),
        ("eva..m@rv.de", "the part before @ contains two full stops in a row", "write eva.m@rv.de"),
        ("eva@rv.de;", "the part after @ contains a semicolon", "write eva@rv.de"),
        ("eva@rv", "the part after @ has no ending such as .de", "write it like integration@lra-dah.bayern.de"),
        ("eva@-rv.de", "no mail server could take it", "write it like integration@lra-dah.bayern.de"),
        ("eva,@rv.de", "the part before @ contains a comma", "write it like integration@lra-dah.bayern.de"),
        ("mailto:eva@rv.de", "no mail server could take it", "write eva@rv.de"),
    ],
)
def test_a_wrong_mail_address_is_explained(written: str, problem: str, fix: str) -> None:
    words = words_of(mail_fault(written))
    assert (words.problem, words.fix) == (f"not an e-mail address: {problem}", fix)


# --- what the record says of its text


def test_a_quotation_with_its_marks_is_found_without_them(project: Project) -> None:
    ravensburg = "districts/ravensburg.yaml"
    quote = "Wie wollen wir unser Zusammenleben zukünftig in Vielfalt gestalten?"
    project.change(ravensburg, f"quote: {quote}", f"quote: „{quote}“")
    assert project.errors() == []
    project.change(ravensburg, f"quote: „{quote}“", f"quote: »{quote}«")
    assert project.only_error().fix == f"write it without quotation marks around it: {quote}"


def test_a_link_word_is_not_found_inside_another_word(project: Project) -> None:
    project.change(DACHAU, "word: hier", "word: ohn")
    assert project.only_error().problem == "the text does not hold this word as a whole word"


def test_a_passage_over_two_lines_of_the_file_may_be_a_link(project: Project) -> None:
    project.change(DACHAU, "word: hier", "word: Sie hier")
    assert project.errors() == []


def test_two_links_cannot_share_words(project: Project) -> None:
    project.change(DACHAU, "  - word: hier", "  - word: Sie hier\n  - word: hier")
    assert project.only_error().problem == "this is a word of links[0].word too"


def test_a_word_that_no_longer_passage_makes_unique_is_still_refused(project: Project) -> None:
    project.change(DACHAU, "challenge: |-\n", "challenge: |-\n  hier\n\n  hier\n\n")
    project.change(DACHAU, "finden\n  Sie hier.", "finden.\n\n  hier")
    assert project.only_error().fix == "name a longer passage that stands there once"


def test_texts_that_are_wrong_themselves_are_not_compared_with(project: Project) -> None:
    project.change(DACHAU, "approach: |-", "approach: 3\noutlook: |-")
    assert [one.at.field for one in project.errors()] == ["approach"]


# --- places


@pytest.mark.parametrize(
    ("key", "name", "fix"),
    [
        ("09170", "Dachau", "did you mean 09174 (Landkreis Dachau)?"),
        ("09194", "", "did you mean 09"),
        ("99999", "", "look it up in the official list"),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest_ones(project: Project, key: str, name: str, fix: str) -> None:
    project.change(DACHAU, 'key: "09174"\nname: Dachau\n', f'key: "{key}"\n' + (f"name: {name}\n" if name else ""))
    assert project.only_error().code == "unknown-key"
    assert project.only_error().fix.startswith(fix)


def test_a_name_of_nobody_is_answered_with_the_name_of_the_key(project: Project) -> None:
    project.change(DACHAU, "name: Dachau", "name: Dachauu")
    assert project.only_error().fix == "write name: Dachau"


# --- the edition


def test_a_record_whose_adviser_is_not_named_at_all_is_told_to_add_it(project: Project) -> None:
    project.change(DACHAU, "adviser: Ramboll Management Consulting", "adviser: Zebra")
    assert project.only_error().fix == "add it to advisers in edition.yaml"


def test_an_adviser_of_nobody_is_a_warning(project: Project) -> None:
    project.change(EDITION, "advisers:\n", "advisers:\n  - Zebra\n")
    assert [one.problem for one in project.warnings("adviser-idle")] == ["Zebra advises no district"]


def test_advisers_are_not_compared_with_a_list_that_is_wrong_itself(project: Project) -> None:
    project.change(EDITION, "  - Ramboll Management Consulting", "  - 3")
    assert [one.at.field for one in project.errors()] == ["advisers[1]"]


def test_an_order_of_nobody_known_lists_who_is_there(project: Project) -> None:
    project.change(EDITION, "theme:", "order: [xyz]\ntheme:")
    assert project.only_error().fix.startswith("there are: dachau, lippe, ")


def test_a_topic_named_twice_is_refused(project: Project) -> None:
    project.change(DACHAU, "  - Netzwerk", "  - wohnen")
    assert project.only_error().problem == "wohnen is named twice"


# --- gaps


def test_an_accepted_gap_is_no_longer_named(project: Project) -> None:
    before = len(project.warnings("gaps"))
    project.change(EDITION, "theme:", "accepted_gaps: [dachau/photo.file, edition/imprint.print]\ntheme:")
    assert len(project.warnings("gaps")) == before - 2
    assert project.warnings("accepted-gap-unknown") == []


def test_what_a_record_lacks_is_named(project: Project) -> None:
    text = '# nothing more\nkey: "09174"\nchallenge: Text.\napproach: Text.\ntopics: []\n'
    (project.edition / DACHAU).write_text(text, encoding="utf-8")
    gaps = [one.at.field for one in project.warnings("gaps") if "dachau" in one.at.file]
    assert sorted(gaps) == ["adviser", "contacts", "photo.file", "topics"]


def test_an_address_without_town_and_a_photo_without_credit_are_gaps(project: Project) -> None:
    project.change("districts/ravensburg.yaml", "    city: Ravensburg\n", "")
    project.change(DACHAU, "  credit: Landkreis Dachau", "  file: a.jpg\n  alt: Ein Haus.")
    fields = {f"{Path(one.at.file).stem}/{one.at.field}" for one in project.warnings("gaps")}
    assert {"ravensburg/contacts[0].city", "dachau/photo.credit"} <= fields
    assert "ravensburg/contacts[1].city" not in fields


def test_an_edition_without_a_text_about_the_programme_has_a_gap(project: Project) -> None:
    path = project.edition / EDITION
    path.write_text(re.sub(r"about: \|-\n(  .*\n)+", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert "about" in {one.at.field for one in project.warnings("gaps")}


# --- file names


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("Müritz", "mueritz"),
        ("a_b", "a-b"),
        ("x" * 61, "x" * 60),
        ("Straße 1", "strasse-1"),
        ("ß—", "ss"),
        ("—", "name"),
    ],
)
def test_a_file_name_is_mended_to_a_slug(project: Project, name: str, proposal: str) -> None:
    (project.edition / DACHAU).rename(project.edition / "districts" / f"{name}.yaml")
    assert project.only_error().fix == f"rename it to {proposal}.yaml"


# --- whatever is in a record


PLAIN = ["", "null", "3", "1.5", "true", "[]", "{}", "[a]", "{a: b}", "- x", "<b>", "{{ 7*7 }}"]
SCRAPS = st.sampled_from([*PLAIN, "|-\n    x", '"\\u202E"', "a: b", "&a", "*a"])


@settings(max_examples=60, deadline=None)
@given(fields=st.dictionaries(st.sampled_from(FIELDS), SCRAPS, max_size=8))
def test_no_record_whatsoever_breaks_the_validation(
    fields: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("scraps")
    (folder / "data/2024/districts").mkdir(parents=True)
    (folder / "data/2024/edition.yaml").write_text('id: "2024"\n', encoding="utf-8")
    text = "".join(f"{name}: {scrap}\n" for name, scrap in fields.items())
    (folder / "data/2024/districts/dachau.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        validate(load_edition(folder))
    for one in caught.value.diagnostics:
        assert one.problem
        assert one.at.line is not None
