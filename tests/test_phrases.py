from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.phrases import fold, plain, whole_word


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(plain(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_what_is_folded() -> None:
    assert fold("Don’t GO\xa0İN ΣΑΣ") == "don't go in σασ"
    assert plain("Don’t GO\xa0in") == "Don't GO in"


def test_edges_of_words() -> None:
    text = "a smart-art_1 éart"
    assert [whole_word(text, i, i + 3) for i in range(len(text) - 2) if text.startswith("art", i)] == [False, False, False]
    assert whole_word(text, 2, 7)
    assert whole_word("“art”", 1, 4)
    assert whole_word("c++x", 0, 3)
