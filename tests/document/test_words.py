"""What counts as a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import read
from linter.document.words import count, count_all
from linter.source import from_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0), ("— … !", 0), ("one", 1), ("don't", 1), ("don’t", 1), ("sixty-day", 1), ("he—she", 2), ("and/or", 2), ("2024", 1),
        ("naïve Élodie", 2), ("snake_case", 2), ("rock ’n’ roll", 3), ("日本 語", 2), ("’tis the dogs’ house", 4),
    ],
)  # fmt: skip
def test_counts_words(text: str, words: int) -> None:
    assert count(text, 0, len(text)) == words


@given(st.text(st.sampled_from("aZ9_é²文×'’-–“ .\n\x00\xa0\ud800")))
def test_counts_a_whole_text_as_it_counts_a_part(text: str) -> None:
    text += " plain" * 10 * len(text)
    assert count_all(text) == count(text, 0, len(text))


def test_a_document_counts_the_words_of_its_body() -> None:
    page = "---\ntitle: Not these words\n---\n# One two\n\nThree four.\n\n- five\n\n```\nnot code\n```\n"
    assert read(from_text(page, "a.md")).words == 5
