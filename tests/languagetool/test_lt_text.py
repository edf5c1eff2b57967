"""Texts go out with their markup set apart, and offsets come home."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import document
from linter.document.model import OBJECT, Document
from linter.languagetool.text import LONGEST, Piece, halves, pieces, touches_stand_in
from linter.source import from_text

characters = st.text(st.sampled_from("ab .\n\t" + OBJECT + "é“😀🏴\U0010ffff"), max_size=60)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read(text: str, name: str = "a.md") -> Document:
    return document.read(from_text(text, name))


@given(characters, st.data())
def test_offsets_in_utf16_are_mapped_to_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    piece = Piece(7, text)
    assert piece.place(units(text[:start]), units(text[start:end])) == (7 + start, 7 + end)


@given(characters, st.booleans())
def test_an_annotation_is_the_text_and_no_markup_is_left_in_it(text: str, blanks: bool) -> None:
    parts = Piece(0, text, blanks).annotation()
    assert "".join(part.get("text", part.get("markup", "")) for part in parts) == text
    assert not any(mark in part.get("text", "") for part in parts for mark in (OBJECT, "\n"))


def test_half_a_character_is_sent_as_one_that_can_be_sent() -> None:
    assert Piece(0, "a\ud800b").annotation() == [{"text": "a�b"}]


def test_what_is_no_language_reads_as_something_harmless() -> None:
    piece = pieces(read("Run `go  vet` now.\n\nThen *stop*  it.\n"))[0]
    assert piece.annotation() == [
        {"text": "Run "},
        {"markup": OBJECT, "interpretAs": "X"},
        {"text": " now."},
        {"markup": "\n", "interpretAs": "\n\n"},
        {"text": "Then stop"},
        {"markup": "  ", "interpretAs": " "},
        {"text": "it."},
    ]


def test_two_blanks_of_a_plain_text_are_sent_as_they_are() -> None:
    assert pieces(read("Two  blanks are in this line.\n", "a.txt"))[0].annotation() == [{"text": "Two  blanks are in this line."}]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(20, 80))
def test_long_texts_are_cut_between_paragraphs(lengths: list[int], longest: int) -> None:
    paragraphs = ["😀" * (n // 4) + "w" * (n - 2 * (n // 4)) for n in lengths]
    made = read("\n\n".join(paragraphs), "a.md")
    cut = pieces(made, longest)
    assert all(units(piece.text) <= longest for piece in cut)
    joined = "".join(made.text[piece.start : piece.start + len(piece.text)] for piece in cut).replace("\n", "")
    assert joined == "".join(paragraphs)
    whole = [p for p in paragraphs if units(p) <= longest]
    assert all(any(p in piece.text for piece in cut) for p in whole)


def test_a_paragraph_that_is_too_long_is_cut_between_sentences() -> None:
    sentences = [f"The ferry number {n} was late again on the river." for n in range(2000)]
    cut = pieces(read(" ".join(sentences)))
    assert len(cut) > 4
    assert all(piece.text.strip().endswith("river.") and len(piece.text) <= LONGEST for piece in cut)
    assert "".join(piece.text for piece in cut).split() == " ".join(sentences).split()


def test_a_word_without_an_end_is_cut_anywhere() -> None:
    cut = pieces(read("w" * 50_000))
    assert "".join(piece.text for piece in cut) == "w" * 50_000
    assert max(len(piece.text) for piece in cut) <= LONGEST


def test_two_megabytes_are_cut_in_no_time() -> None:
    made = read("The weir was mended in spring and again in autumn.\n\n" * 40_000, "a.txt")
    assert sum(len(piece.text) for piece in pieces(made)) > 1_900_000


@pytest.mark.parametrize("text", ["one two three\nfour five six", "one two. three four. five", "one two three", "wwwwwwwwww"])
def test_halves_hold_the_whole(text: str) -> None:
    parts = halves(Piece(3, text))
    assert "".join(part.text for part in parts) == text
    assert [part.start for part in parts] == [3, 3 + len(parts[0].text)][: len(parts)]


@pytest.mark.parametrize(("word", "touched"), [("an", True), ("value", False), ("is an", True)])
def test_what_stands_beside_a_stand_in_is_known(word: str, touched: bool) -> None:
    made = read("The value is an `int` here.")
    start = made.text.index(word)
    assert touches_stand_in(made, start, start + len(word)) == touched
