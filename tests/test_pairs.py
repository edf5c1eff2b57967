"""Pairs of words by the thousand: a short text is searched in another way than a long one, and finds the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.pairs import PairTable, index
from linter.phrases import fold

WORDS = st.sampled_from(["the", "old", "mill", "by", "weir", "miller's", "Old", "MILL", "mills", "a"])
PHRASES = [("old mill", 3), ("the mill", 4), ("mill", 5), ("old mill", 6), ("by the", 7), ("miller's weir", 8)]


def found(table: PairTable, text: str) -> list[tuple[int, int, int]]:
    return sorted((hit.start, hit.end, hit.phrase) for _, hit in table.find(fold(text)))


def test_words_and_pairs_are_found_whole_in_any_case_with_all_their_numbers() -> None:
    table = PairTable([(0, 0, index(PHRASES))])
    assert found(table, "An Old mill.") == [(3, 11, 3), (3, 11, 6), (7, 11, 5)]
    assert found(table, "The mills, the old-mill and a mill-like mill’s weir") == []


def test_marks_part_words() -> None:
    assert found(PairTable([(0, 0, index(PHRASES))]), "the old, mill") == [(9, 13, 5)]


@given(st.lists(WORDS, max_size=30), st.lists(st.sampled_from([" ", ", ", ". "]), min_size=30, max_size=30))
def test_a_long_text_finds_what_a_short_one_finds(words: list[str], gaps: list[str]) -> None:
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=False))
    table = PairTable([(0, 0, index(PHRASES))])
    short = found(table, text)
    found(table, "x" * 60_000)
    assert found(table, text) == short
