"""The record model takes exact, bounded, visible text and nothing else."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from lzz_report.diagnostics.catalogue.addresses import MailCharacter
from lzz_report.diagnostics.catalogue.fields import LineBreak, ValueUnfit
from lzz_report.diagnostics.catalogue.passages import FigureNotInText
from lzz_report.diagnostics.diagnostic import (
    Diagnostic,
    Location,
    as_record,
    as_text,
    count_line,
    in_reading_order,
    is_error,
    with_visible_controls,
)
from lzz_report.diagnostics.fault import Fault
from lzz_report.errors import (
    AttachError,
    BuildError,
    InputError,
    LockedError,
    LzzError,
    OutputError,
    TemplateError,
    ThemeError,
    UsageError,
)
from lzz_report.records.contact import Audience, Contact
from lzz_report.records.district import District, Figure, Link, Photo, PictureCrop
from lzz_report.records.edition import Edition
from lzz_report.records.yaml_text import to_yaml
from lzz_report.sourcefile.characters import is_refused_char
from lzz_report.sourcefile.field_lookup import dotted, field_at, field_names, submodel
from lzz_report.sourcefile.tree import read_tree


def district(**fields: object) -> District:
    return District.model_validate({"slug": "dachau", "key": "09174", "challenge": "a", "approach": "b", **fields})


def error_types(model: type[BaseModel], **fields: object) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(fields)
    return {error["type"] for error in caught.value.errors()}


# --- fields


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"key": 9174}, "string_type"),
        ({"key": "9174"}, "string_pattern_mismatch"),
        ({"topics": ["a"]}, "tuple_type"),
        ({"topics": ("a",) * 9}, "too_long"),
        ({"palette": True}, "int_type"),
        ({"palette": 9}, "less_than_equal"),
        ({"sheet_pages": True}, "int_type"),
        ({"sheet_pages": 3}, "less_than_equal"),
        ({"challenge": ""}, "string_too_short"),
        ({"challenge": " \n "}, "string_too_short"),
        ({"name": "a\nb"}, "line_break"),
        ({"name": "a\u202eb"}, "invisible_character"),
        ({"challenge": "fu\u0308r"}, "letters_decomposed"),
        ({"unknown": 1}, "extra_forbidden"),
        ({"slug": "Dachau"}, "string_pattern_mismatch"),
        ({"photo": {}}, "photo_empty"),
        ({"photo": {"file": "a.jpg"}}, "photo_without_alt"),
        ({"photo": {"credit": "a", "focus": (0.5, 1.5)}}, "less_than_equal"),
        ({"contacts": ({"role": "a"},)}, "contact_nameless"),
        ({"links": ({"word": "a", "url": "ftp://a.de"},)}, "web_scheme"),
        ({"links": ({"word": "a", "url": "https://a:b@c.de"},)}, "web_login"),
        ({"links": ({"word": "a", "url": "https://localhost"},)}, "web_invalid"),
        ({"links": ({"word": "a", "url": "https://a.de/ b"},)}, "web_invalid"),
        ({"links": ({"word": "a", "url": "https://[::1"},)}, "web_invalid"),
        ({"links": ({"word": "a", "url": "https://a.de:99999"},)}, "web_invalid"),
        ({"contacts": ({"name": "a", "email": "a@b"},)}, "mail_without_ending"),
    ],
)
def test_a_district_refuses_what_is_not_exact(fields: dict[str, object], kind: str) -> None:
    required = {"slug": "dachau", "key": "09174", "challenge": "a", "approach": "b"}
    assert error_types(District, **{**required, **fields}) == {kind}


@pytest.mark.parametrize(
    ("as_of", "kind"),
    [("24", "string_pattern_mismatch"), ("2024-13", "date_invalid"), ("2023-02-29", "date_invalid")],
)
def test_the_date_of_the_data_is_a_real_one(as_of: str, kind: str) -> None:
    assert error_types(Edition, id="a", title="a", programme="a", as_of=as_of) == {kind}


@pytest.mark.parametrize("as_of", ["2024", "2024-05", "2024-02-29"])
def test_the_date_of_the_data_is_as_exact_as_it_is_known(as_of: str) -> None:
    assert Edition(id="a", title="a", programme="a", as_of=as_of).as_of == as_of


@pytest.mark.parametrize("url", ["https://www.kreis-lippe.de", "http://müller.de/a?b=c#d", "https://a.de:8080/"])
def test_a_web_address_is_kept_as_it_is_written(url: str) -> None:
    assert Link(word="hier", url=url).url == url


def test_a_record_cannot_be_changed_after_reading() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        district().name = "Lippe"  # type: ignore[misc]


def test_white_space_around_a_text_is_no_part_of_it() -> None:
    assert district(name=" Dachau ", challenge="a\n").name == "Dachau"


def test_only_running_texts_that_are_there_are_listed() -> None:
    assert district().prose == (("challenge", "a"), ("approach", "b"))


def test_an_office_stands_in_for_a_person() -> None:
    assert Contact(office="Koordinierungsstelle").heading == "Koordinierungsstelle"
    assert Contact(name="Eva", office="Amt").heading == "Eva"


@given(st.characters())
def test_a_text_is_refused_exactly_when_it_holds_an_invisible_or_decomposed_sign(sign: str) -> None:
    text = f"a{sign}b"
    is_fine = (not is_refused_char(sign)) and unicodedata.is_normalized("NFC", text)
    try:
        taken = Figure(value="1", label=text).label == text
    except ValidationError:
        taken = False
    assert taken == is_fine


# --- description


def test_a_path_leads_to_the_field_it_names() -> None:
    info = field_at(District, ("contacts", 0, "phone"))
    assert info is not None
    assert info.examples == ["08131 741875"]
    assert field_at(District, ("contacts", 0, "phon")) is None
    assert field_at(District, ("key", "x")) is None
    assert field_names(District, ("figures", 0)) == ("value", "label")
    assert "slug" not in field_names(District, ())
    assert field_names(District, ("nothing",)) == ()
    assert submodel(tuple[int, ...]) is None
    assert dotted(("contacts", 0, "phone")) == "contacts[0].phone"


# --- YAML

WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"])
    | st.sampled_from(" :#-'\"&*!|>%@`{}[],?~"),
    min_size=1,
    max_size=30,
)
LINES = WORDS.map(lambda text: unicodedata.normalize("NFC", text).strip()).filter(bool)
PROSE = st.lists(LINES, min_size=1, max_size=4).map("\n\n".join)
DISTRICTS = st.builds(
    District,
    slug=st.just("dachau"),
    key=st.text("0123456789", min_size=5, max_size=5),
    name=st.none() | LINES,
    challenge=PROSE,
    approach=PROSE,
    outlook=st.none() | PROSE,
    topics=st.lists(LINES, max_size=3).map(tuple),
    figures=st.lists(st.builds(Figure, value=st.sampled_from(["1.500", "3", "0x1F", "null", "~"]), label=LINES)).map(
        lambda figures: tuple(figures[:6])
    ),
    links=st.lists(st.builds(Link, word=LINES, url=st.sampled_from([None, "https://a.de/x#y"])), max_size=3).map(tuple),
    contacts=st.lists(
        st.builds(Contact, name=LINES, role=st.none() | LINES, postal_code=st.sampled_from([None, "01067", "88189"])),
        max_size=3,
    ).map(tuple),
    photo=st.none()
    | st.builds(Photo, credit=LINES, alt=st.none() | LINES, focus=st.tuples(st.floats(0, 1), st.floats(0, 1))),
    palette=st.none() | st.integers(1, 8),
    sheet_pages=st.integers(1, 2),
    crop=st.none() | st.builds(PictureCrop, zoom=st.floats(0.2, 10), x=st.floats(0, 1), y=st.floats(0, 1)),
)


@settings(max_examples=200, deadline=None)
@given(DISTRICTS)
def test_a_record_written_and_read_again_is_the_same_record(record: District) -> None:
    tree = read_tree(to_yaml(record))
    assert tree.problems == []
    assert isinstance(tree.data, dict)
    assert District.model_validate({**tree.data, "slug": record.slug}) == record


def test_a_written_record_holds_no_defaults_and_reads_well() -> None:
    record = district(
        challenge="Ein Satz.\n\nNoch einer.", contacts=({"name": "Eva", "phone": "0751 85-9863"},), topics=("Wohnen",)
    )
    assert to_yaml(record) == (
        "key: '09174'\n"
        "challenge: |-\n  Ein Satz.\n\n  Noch einer.\n"
        "approach: b\n"
        "topics:\n  - Wohnen\n"
        "contacts:\n  - name: Eva\n    phone: 0751 85-9863\n"
    )


@pytest.mark.parametrize(("audience", "seen"), [("public", "A"), ("funder", "AC"), ("internal", "ABC")])
def test_each_audience_sees_its_contacts_and_those_of_the_audiences_before_it(audience: Audience, seen: str) -> None:
    record = district(
        contacts=({"name": "A"}, {"name": "B", "visibility": "internal"}, {"name": "C", "visibility": "funder"})
    )
    assert "".join(str(contact.name) for contact in record.for_audience(audience).contacts) == seen


# --- diagnostics

AT = Location("data/2024/districts/dachau.yaml", 31, 12, "contacts[0].email")
MAIL = Diagnostic(
    AT,
    MailCharacter(part="after", character="comma", meant="integration@lra-dah.bayern.de"),
    "integration@lra-dah,bayern.de",
    source_line="    email: integration@lra-dah,bayern.de",
    width=29,
)
WARNING = Diagnostic(Location("b.yaml"), FigureNotInText())


def test_a_diagnostic_reads_as_a_box_with_its_caret() -> None:
    assert as_text([MAIL]) == (
        "error: data/2024/districts/dachau.yaml:31:12  contacts[0].email\n"
        "  │ email: integration@lra-dah,bayern.de\n"
        "  │        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  not an e-mail address: the part after @ contains a comma\n"
        "  fix: write integration@lra-dah.bayern.de\n"
        "\n"
        "1 error\n"
    )


def test_what_was_found_is_named_where_the_line_does_not_show_it() -> None:
    assert "  found: abc …\n" in as_text([Diagnostic(AT, LineBreak(), "abc …", source_line="x: |-")])
    assert "found" not in as_text([Diagnostic(AT, LineBreak(), "abc …", source_line="x: abcdef")])


def test_a_long_line_is_cut_around_its_caret() -> None:
    line = "x" * 150 + "HERE" + "y" * 150
    box = as_text([Diagnostic(Location("a", 1, 151), LineBreak(), source_line=line, width=4)]).splitlines()
    start = box[2].index("^")
    assert box[1][start : start + 4] == "HERE"
    assert box[1].count("…") == 2
    assert max(map(len, box)) <= 110


def test_nothing_to_say_is_said_with_nothing() -> None:
    assert as_text([]) == ""
    assert count_line([]) == ""


def test_the_count_names_only_what_there_is() -> None:
    assert count_line([MAIL, MAIL, WARNING]) == "2 errors, 1 warning"
    assert count_line([WARNING, WARNING]) == "2 warnings"


def test_a_terminal_is_never_given_a_sign_it_would_obey() -> None:
    assert with_visible_controls("a\x1b[31m\u202eb\x7f\u2028c") == "a␛[31m�b␡�c"
    shown = as_text(
        [Diagnostic(AT, ValueUnfit(message="\x1b[2J", example="\u202e"), "\x07", source_line="\x1b]0;x\x07")]
    )
    assert not any(unicodedata.category(sign) in {"Cc", "Cf"} for sign in shown.replace("\n", ""))


def test_errors_come_first_then_files_lines_and_columns_and_nothing_twice() -> None:
    def at(file: str, line: int, column: int, fault: Fault) -> Diagnostic:
        return Diagnostic(Location(file, line, column), fault)

    wrong = LineBreak()
    expected = (
        at("a", 1, 2, wrong),
        at("a", 2, 1, wrong),
        at("a", 10, 1, wrong),
        at("b", 1, 1, wrong),
        at("a", 1, 1, FigureNotInText()),
    )
    assert in_reading_order([*reversed(expected), expected[0]]) == expected
    assert [is_error(one) for one in expected] == [True, True, True, True, False]


def test_machines_get_the_same_diagnostic_as_plain_values() -> None:
    assert as_record(WARNING) == {
        "severity": "warning",
        "code": "figure-not-in-text",
        "values": {},
        "file": "b.yaml",
        "line": None,
        "column": None,
        "field": "",
        "problem": "the text does not name this figure",
        "got": "",
        "fix": "correct the figure, or write it in the text too",
        "source_line": "",
        "width": 1,
    }


@settings(max_examples=200)
@given(st.text(max_size=300), st.integers(1, 400), st.integers(-5, 400))
def test_every_diagnostic_can_be_shown(line: str, column: int, width: int) -> None:
    source_line = line.replace("\n", " ")
    box = as_text([Diagnostic(Location("a", 1, column), LineBreak(), source_line=source_line, width=width)])
    assert box.startswith("error: a:1:")
    assert box.endswith("  this text must stand in one line\n  fix: delete the line break\n\n1 error\n")


# --- exceptions


def test_an_error_carries_its_diagnostics_and_says_them() -> None:
    error = InputError([MAIL, WARNING])
    assert error.diagnostics == (MAIL, WARNING)
    assert str(error) == f"{MAIL}\n{WARNING}"
    assert str(MAIL) == (
        "error: data/2024/districts/dachau.yaml:31:12  contacts[0].email: "
        "not an e-mail address: the part after @ contains a comma"
    )
    assert isinstance(BuildError([]), LzzError)


def test_each_kind_of_error_is_a_sibling_of_the_others() -> None:
    kinds = (InputError, ThemeError, BuildError, UsageError, TemplateError, AttachError, LockedError, OutputError)
    assert not [(kind, other) for kind in kinds for other in kinds if kind is not other and issubclass(kind, other)]
    assert [kind.exit_code for kind in kinds] == [1, 1, 1, 2, 1, 1, 1, 1]


def test_an_error_survives_the_way_between_processes() -> None:
    again = pickle.loads(pickle.dumps(BuildError([MAIL])))
    assert isinstance(again, BuildError)
    assert again.diagnostics == (MAIL,)
