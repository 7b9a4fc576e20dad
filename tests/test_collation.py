from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.rules.collation import din5007_key


@pytest.mark.parametrize(
    "in_order",
    [
        ["Dachau", "Lippe", "Potsdam-Mittelmark", "Ravensburg", "Stendal", "Waldeck-Frankenberg"],
        ["Göbel", "Goethe", "Goldmann", "Göthe", "Götz"],
        ["Ahrweiler", "Äpfel", "Barnim"],
        ["Masse", "Maße", "Massen"],
        ["Muller", "Müller", "Müllers"],
        ["Münster", "Münster Land", "Münsterland"],
        ["Waldeck", "Waldeck-Frankenberg", "Waldecker"],
        ["Neu Wulmstorf", "Neu-Zittau", "Neuburg"],
        ["Al-Homssi", "Alhomssi"],
        ["Łódź", "Loge", "Łomża"],
        ["Čapek", "Çelik", "Celle", "Cezanne"],
        ["Đorđević", "Dordogne"],
        ["Ørsted", "Orte"],
        ["Öl", "ÖPNV", "Oranienburg"],
        ["arbeit", "Arbeit", "Arbeiten"],
        ["Zone", "Zone 1", "Zone 2"],
        ["Land A", "Land 1"],
    ],
)
def test_german_order(in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=din5007_key) == in_order


@given(st.text(), st.text())
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    assert (din5007_key(one) == din5007_key(other)) == (one == other)


@given(st.lists(st.text(max_size=6), max_size=8), st.randoms(use_true_random=False))
def test_the_order_given_does_not_matter(texts: list[str], random: object) -> None:
    shuffled = list(texts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(shuffled, key=din5007_key) == sorted(texts, key=din5007_key)


@given(st.text())
def test_umlauts_and_case_never_outweigh_letters(text: str) -> None:
    assert din5007_key(text + "ä")[0] == din5007_key(text + "A")[0]
