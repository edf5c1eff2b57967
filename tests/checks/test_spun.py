"""Terms with replaced parts, and known spun phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruled import check, texts


def levels(text: str, extends: str = "spun", **keys: object) -> list[str]:
    return [f.level for f in check(text, extends, message="%s|%s", **keys)]


def test_names_the_term() -> None:
    found = check("They bought counterfeit consciousness for the port.", "spun")
    assert [f.message for f in found] == ["counterfeit consciousness|artificial intelligence"]


@pytest.mark.parametrize(
    ("spun", "term"),
    [
        ("obtrusive species", "invasive species"), ("gravitational focal", "gravitational lens"), ("determination bias", "selection bias"),
        ("measurable analyses", "statistical analyses"),
    ],
)  # fmt: skip
def test_names_the_term_as_it_is_spelt(spun: str, term: str) -> None:
    found = check(f"They spoke of {spun} for an hour.", "spun", message="%s|%s", certain=9, likely=2, weak=1)
    assert [f.message for f in found] == [f"{spun}|{term}"]


@pytest.mark.parametrize("spun", ["arbitrary backwoods", "Arbitrary backwoods", "arbitrary-backwoods"])
def test_finds_forms_and_hyphens(spun: str) -> None:
    assert texts(f"{spun} sort the letters of the port.", "spun") == [spun]


def test_a_stop_parts_words() -> None:
    assert texts("It was counterfeit. Consciousness came back.", "spun") == []


def test_silent_where_the_term_stands_near() -> None:
    assert texts("Spun text says counterfeit consciousness for artificial intelligence.", "spun") == []


def test_silent_in_another_language() -> None:
    assert check("---\nlang: fr\n---\n\nLe counterfeit consciousness est ici.\n", "spun", format="markdown") == []


def test_an_acronym_makes_it_certain() -> None:
    assert levels("They bought counterfeit consciousness (AI) for the port.") == ["error"]


def test_weak_readings_warn_together() -> None:
    text = "They bought counterfeit consciousness. It runs an arbitrary backwoods. It uses profound learning."
    high = {"certain": 20, "likely": 20, "weak": 2}
    assert levels(text, together=4, **high) == ["suggestion"] * 3
    assert levels(text, together=3, **high) == ["warning"] * 3


def test_one_word_that_comes_often_is_one_doubt() -> None:
    text = "They bought counterfeit consciousness. Counterfeit consciousness fails. She sells counterfeit consciousness."
    assert levels(text, certain=20, likely=20, weak=2, together=2) == ["suggestion"] * 3


def test_a_long_text_needs_better_odds() -> None:
    phrase, filling = "They bought counterfeit consciousness.", " She went to the house by the end of the day." * 100
    odds = {"certain": 20, "likely": 8, "weak": 2}
    assert levels(phrase, **odds) == ["warning"]
    assert levels(phrase + filling, **odds) == ["suggestion"]


def test_a_long_text_needs_more_weak_readings() -> None:
    text = "They bought counterfeit consciousness. It runs an arbitrary backwoods. It uses profound learning."
    high = {"certain": 20, "likely": 20, "weak": 2}
    assert levels(text + " She went to the house by the end of the day." * 500, together=3, **high) == ["suggestion"] * 3


def test_known_phrases() -> None:
    assert texts("The office sorts letters with help vector devices.", "tortured") == ["help vector devices"]
    assert levels("The office sorts letters with help vector devices.", "tortured") == ["error"]


def test_known_phrases_keep_together() -> None:
    assert texts("They asked for help. Vector devices came.", "tortured") == []


@given(st.text(alphabet="abc counterfeit conscious-’'.\n\u00e9\u2028İ", max_size=60))
def test_never_raises_and_places_are_exact(noise: str) -> None:
    text = f"{noise} . They bought counterfeit consciousness for the port."
    assert "counterfeit consciousness" in texts(text, "spun")
