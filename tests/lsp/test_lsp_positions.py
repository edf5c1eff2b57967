"""Positions against a reckoning that encodes every character by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.lsp.positions import Encoding, Lines, Place, replaced, whole
from linter.source import from_text

ENCODINGS: list[Encoding] = ["utf-8", "utf-16", "utf-32"]
WIDTH = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
pieces = ["a", "é", "e\u0301", "\u2028", "\x85", "\x0b", "🏛", "👩‍👩‍👧", "\r", "\n", "\r\n", "\ufeff", "𝒳", "字", "\ud800", "\udfff"]
texts = st.lists(st.sampled_from(pieces), max_size=12).map("".join).map(whole)


def units(text: str, encoding: str) -> int:
    return len(text.encode({"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding], "surrogatepass")) // WIDTH[encoding]


def reckoned(text: str, offset: int, encoding: str) -> Place:
    """Line and character of an offset, character by character."""
    line = start = at = 0
    while at < offset:
        step = 2 if text[at : at + 2] == "\r\n" else 1
        at += step
        if text[at - step : at] in ("\r\n", "\r", "\n") and at <= offset:
            line, start = line + 1, at
    return Place(line, sum(units(c, encoding) for c in text[start:offset]))


@given(texts, st.data(), st.sampled_from(ENCODINGS))
def test_a_place_is_what_counting_by_hand_gives(text: str, data: st.DataObject, encoding: Encoding) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert Lines(text, encoding).place(offset) == reckoned(text, offset, encoding)


@given(texts, st.data(), st.sampled_from(ENCODINGS))
def test_a_place_leads_back_to_its_offset(text: str, data: st.DataObject, encoding: Encoding) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text, encoding)
    inside_line_end = text[offset - 1 : offset + 1] == "\r\n"
    assert lines.offset(lines.place(offset)) == offset - inside_line_end


@given(texts, st.integers(-2, 9), st.integers(-2, 40), st.sampled_from(ENCODINGS))
def test_no_place_leads_out_of_the_text(text: str, line: int, character: int, encoding: Encoding) -> None:
    assert 0 <= Lines(text, encoding).offset(Place(line, character)) <= len(text)


@given(texts, st.data())
def test_lines_are_those_of_a_source(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    position = from_text(text).position(offset)
    assert Lines(text, "utf-32").place(offset) == (position.line - 1, position.column - 1)


@given(texts, texts, st.data(), st.sampled_from(ENCODINGS))
def test_a_change_replaces_what_lies_between_two_places(text: str, new: str, data: st.DataObject, encoding: Encoding) -> None:
    first, last = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    lines = Lines(text, encoding)
    start, end = lines.place(first), lines.place(last)
    assert replaced(text, start, end, new, encoding) == whole(text[: lines.offset(start)] + new + text[lines.offset(end) :])


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 8), ("utf-16", 4), ("utf-32", 2)])
def test_two_emoji_before_a_word(encoding: Encoding, character: int) -> None:
    assert Lines("one\n🏛🎪gizmo", encoding).place(6) == (1, character)


def test_a_place_within_a_character_means_its_start() -> None:
    assert Lines("a🏛b", "utf-16").offset(Place(0, 2)) == 1
    assert Lines("a🏛b", "utf-8").offset(Place(0, 4)) == 1


def test_halves_of_a_character_that_come_one_by_one_are_put_together() -> None:
    text = replaced("a\ud83cb", Place(0, 2), Place(0, 2), "\udfdb", "utf-16")
    assert text == "a🏛b"
