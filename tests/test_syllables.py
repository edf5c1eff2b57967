"""Syllables against what textstat counts them with."""

from __future__ import annotations

import random
import time

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import syllables

PYPHEN = pyphen.Pyphen(lang="en_US")


@pytest.mark.parametrize(
    ("word", "parts"),
    [("a", 1), ("harbour", 2), ("don't", 1), ("couldn't", 2), ("radio", 3), ("organization", 5), ("i", 1), ("business", 2), ("m1", 2)],
)
def test_counts_syllables(word: str, parts: int) -> None:
    assert syllables.count(word) == parts


@pytest.mark.parametrize("word", ["", "zzyx", "harbou", "harbourx", "'", " ", "Harbour", "harbour s", "naïve"])
def test_lists_no_word_that_only_looks_like_one(word: str) -> None:
    assert syllables.listed(word) is None


def test_hyphenates_made_up_words_as_pyphen_does() -> None:
    rng = random.Random(5)
    heads = ["".join(rng.choice("abcdefghiklmnoprstuvwy'") for _ in range(rng.randint(1, 5))) for _ in range(2000)]
    tails = ["ing", "ation", "less", "ström", "o'clock", "wise", "ﬁsh", "x1", "ability", "er", "'s"]
    for head in heads:
        word = head + rng.choice(tails) + rng.choice(tails)
        assert syllables.hyphenated(word) == len(PYPHEN.positions(word)) + 1, word


@given(st.text(alphabet="abcdefghijklmnoprstuvwy'éﬁß1_", max_size=24))
def test_hyphenates_any_word_as_pyphen_does(word: str) -> None:
    word = word.lower()
    assert syllables.hyphenated(word) == len(PYPHEN.positions(word)) + 1


def test_easy_words_are_the_words_of_the_list() -> None:
    assert {"able", "about", "house"} <= syllables.easy_words()
    assert "harmonisation" not in syllables.easy_words()
    assert not any(word.startswith("#") for word in syllables.easy_words())


def test_a_word_of_any_length_costs_time_linear_in_it() -> None:
    started = time.perf_counter()
    syllables.count("ab" * 100_000)
    assert time.perf_counter() - started < 5
