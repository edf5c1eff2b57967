"""Words in their base form, in which terms and swaps are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.terms import base_form


@pytest.mark.parametrize(
    "word",
    ["bias", "lens", "species", "series", "analysis", "gas", "apparatus", "canvas", "physics", "diabetes", "virus", "axis", "news"],
)
def test_a_singular_in_s_is_left(word: str) -> None:
    assert base_form(word) == word


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("forests", "forest"), ("forest's", "forest"), ("cities", "city"), ("boxes", "box"), ("branches", "branch"), ("glasses", "glass"),
        ("houses", "house"), ("cases", "case"), ("sizes", "size"), ("waltzes", "waltz"), ("heroes", "hero"), ("shoes", "shoe"),
        ("biases", "bias"), ("lenses", "lens"), ("viruses", "virus"), ("buses", "bus"), ("analyses", "analysis"), ("crises", "crisis"),
        ("movies", "movie"), ("ties", "tie"), ("caches", "cache"), ("headaches", "headache"), ("knives", "knife"), ("matrices", "matrix"),
        ("bias's", "bias"), ("echoes", "echo"), ("oxen", "oxen"),
    ],
)  # fmt: skip
def test_a_plural_loses_its_ending(word: str, base: str) -> None:
    assert base_form(word) == base


@given(st.text(alphabet="aesiouxhczn'", max_size=12))
def test_any_word_has_a_base(word: str) -> None:
    assert len(base_form(word)) <= len(word)
