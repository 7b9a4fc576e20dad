"""Whoever asks for a thing may spell its name as people do; what is not there is told with what is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.errors import UsageError
from lzz_report.load import district_choices
from lzz_report.reference import register
from lzz_report.rules.choosing import Choice, choose, completed, holds, matching

KEYS = {"goerlitz": "14626", "st-wendel": "10046", "rosenheim": "09187", "rosenheim-stadt": "09163"}
EDITION = district_choices(KEYS)
SPELLINGS = (
    str.upper,
    str.lower,
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("Ü", "Ue").replace("ß", "ss"),
    lambda name: unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode() if "ß" not in name else name,
    lambda name: name.replace(" ", "-"),
)


@given(st.sampled_from(sorted(register())), st.sampled_from(SPELLINGS), st.sampled_from(["key", "name", "title"]))
def test_every_district_of_the_register_is_found_however_its_names_are_spelt(
    key: str, spell: Callable[[str], str], name: str
) -> None:
    districts = district_choices({f"slug-{key}": key for key in register()})
    assert f"slug-{key}" in matching(spell(getattr(register()[key], name)), districts)


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("Görlitz", "goerlitz"),
        ("gorlitz", "goerlitz"),
        ("Landkreis GÖRLITZ", "goerlitz"),
        ("14626", "goerlitz"),
        ("St. Wendel", "st-wendel"),
        ("sankt-wendel", ""),
        # The slug is one district's very name, though another has it too.
        ("Rosenheim", "rosenheim"),
        ("Stadt Rosenheim", "rosenheim-stadt"),
    ],
)
def test_a_district_is_named_by_slug_key_or_name(word: str, slug: str) -> None:
    assert matching(word, EDITION) == ((slug,) if slug else ())


def test_a_name_that_two_have_is_told_with_both() -> None:
    twins = district_choices({"kreis": "09187", "stadt": "09163"})
    with pytest.raises(UsageError, match=r"^there is more than one district Rosenheim in 2023: kreis, stadt\."):
        choose("Rosenheim", twins, "district", "2023")


def test_what_is_not_there_is_told_with_the_nearest_and_with_all_there_is() -> None:
    with pytest.raises(UsageError) as told:
        choose("Görlits", EDITION, "district", "2023")
    assert str(told.value) == (
        "there is no district Görlits in 2023. Did you mean Görlitz? "
        "There are: goerlitz, rosenheim, rosenheim-stadt, st-wendel"
    )
    says = r"^there is no theme x\. There is none at all\. Another one is added as .* such as a\.yaml$"
    with pytest.raises(UsageError, match=says):
        choose("x", (), "theme", new_file="a.yaml")


def test_what_is_typed_steers_no_terminal() -> None:
    with pytest.raises(UsageError, match="there is no theme ␛x"):
        choose("\x1bx", [Choice("umriss")], "theme")


@pytest.mark.parametrize(
    ("begun", "word"),
    [
        ("", "goerlitz"),
        ("goe", "goerlitz"),
        ("Gör", "Görlitz"),
        ("gör", "goerlitz"),
        ("146", "14626"),
        ("Lan", "goerlitz"),
        ("x", ""),
    ],
)
def test_the_shell_goes_on_with_the_name_that_was_begun(begun: str, word: str) -> None:
    assert completed(begun, EDITION[0]) == word


def test_a_part_of_a_name_finds_it() -> None:
    assert holds("ORLI", ("Landkreis Görlitz",))
    assert holds("oerli", ("Landkreis Görlitz",))
    assert not holds("orly", ("Landkreis Görlitz",))
