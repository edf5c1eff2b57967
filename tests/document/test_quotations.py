"""Pairing of quotation marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import quotations, read
from linter.document.model import Document
from linter.source import from_text


def document(text: str) -> Document:
    return read(from_text(text, "a.txt"))


def outer(text: str) -> list[str]:
    """The outermost quotations; an unclosed one ends in `…?`."""
    doc = document(text)
    return [doc.text[q.start : q.end].strip() + ("" if q.closed else "…?") for q in doc.quotations]


def strays(text: str) -> int:
    return len(quotations.pair(document(text)).strays)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“I left,” he said. “It was late.”", ["“I left,”", "“It was late.”"]),
        ('"I left," he said. "It was late."', ['"I left,"', '"It was late."']),
        ("‘It’s the boys’ house,’ he said. ‘Yes.’", ["‘It’s the boys’ house,’", "‘Yes.’"]),
        ("'It's the boys' house,' he said. Tell 'em so.", ["'It's the boys' house,'"]),
        ("“He said ‘no’ to them,” she said.", ["“He said ‘no’ to them,”"]),
        ("« Non », dit-il. »Halt«, rief er. „Ja“, „Nein” sagte er.", ["« Non »", "»Halt«", "„Ja“", "„Nein”"]),
        ("「はい」と『本』", ["「はい」", "『本』"]),
        # marks of one family, mixed
        ('“So" he said. ”No” and “hu“ end', ['“So"', "”No”", "“hu“"]),
        ('He said—"Go"—and left. ("Yes") "No"; "a"/"b".', ['"Go"', '"Yes"', '"No"', '"a"', '"b"']),
        ('She said "so "dear" they" there.', ['"so "dear" they"']),
    ],
)
def test_pairs_marks(text: str, found: list[str]) -> None:
    assert outer(text) == found
    assert strays(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "He is 6'2\" tall, and the plank is 5' 3\" long.",
        'A 24" screen and a 27" one.',
        "In the '90s and the ‘80s we didn't, 'cause 'twas rock ’n’ roll. The boys' house and the dogs' pen.",
        "Hawai‘i and the ‘Iolani palace",
        "Home » News » Sport",
    ],
)
def test_takes_no_apostrophe_or_measure_for_a_quotation(text: str) -> None:
    assert outer(text) == []
    assert strays(text) == 0


@pytest.mark.parametrize(
    ("text", "found", "stray"),
    [
        ('"I left, he said. "It was late." And "so" on.', ['"I left, he said.…?', '"It was late."', '"so"'], 0),
        ('I left," he said. "It was late."', ['"It was late."'], 1),
        ("“One, he said. “Two.” three", ["“One, he said.…?", "“Two.”"], 0),
        ("He added: “The dam will hold.", ["“The dam will hold.…?"], 0),
        ("He added, ‘The dam will hold.", ["‘The dam will hold.…?"], 0),
        ('"The 24" screen," he said, "is new."', ['"The 24" screen,"', '"is new."'], 0),
        ("The dam will hold.” He left.", [], 1),
    ],
)
def test_an_odd_mark_does_not_turn_the_rest_inside_out(text: str, found: list[str], stray: int) -> None:
    assert outer(text) == found
    assert strays(text) == stray


@pytest.mark.parametrize("mark", ["“”", '""'])
def test_speech_over_paragraphs_is_opened_by_each_and_closed_by_the_last(mark: str) -> None:
    a, b = mark
    text = f"He said: {a}The dam will hold.\n\n{a}The mill will not.\n\n{a}That is all.{b}\n\nHe left."
    assert outer(text) == [f"{a}The dam will hold.", f"{a}The mill will not.", f"{a}That is all.{b}"]
    assert outer(text.replace(f"all.{b}", "all."))[-1].endswith("…?")


def test_a_lost_closing_mark_before_a_quotation_paragraph_is_still_seen() -> None:
    assert outer("“The dam will hold, said Lind.\n\n“The mill will not,” said Moss.")[0].endswith("…?")


def test_a_quotation_closed_some_lines_later_without_being_opened_again() -> None:
    text = "“The river ran wild,\n\nthe mill stood still,\n\nthe road was long.”\n\nHe left."
    assert all(not q.endswith("…?") for q in outer(text))
    assert strays(text) == 0


def test_paragraphs_of_speech_set_in_one_block_count_as_closed() -> None:
    assert outer('He said: "The dam will hold. "The mill will not." He left.') == ['"The dam will hold.', '"The mill will not."']


def test_quotation_at_finds_the_quotation_around_an_offset() -> None:
    doc = document("He said “a ‘b’ c” and left.")
    held = doc.quotation_at(doc.text.index("c”"))
    assert held is not None
    assert doc.text[held.start : held.end] == "“a ‘b’ c”"
    assert doc.quotation_at(doc.text.index("and")) is None


@given(st.text(alphabet="aB \"'“”‘’«»„「」.,:5\n", max_size=80))
def test_quotations_are_ordered_inside_their_blocks_and_do_not_overlap(text: str) -> None:
    doc = document(text)
    at = 0
    for quotation in doc.quotations:
        block = doc.blocks[quotation.block]
        assert at <= quotation.start < quotation.end
        assert block.start <= quotation.start
        assert quotation.end <= block.end
        at = quotation.end


@pytest.mark.parametrize("unit", ['"', "“", "”", '" a', "'a ", "‘a ", "«»", "“‘", 'a" "b ', '5" ', "s’ a ", "“\n\n", "”\n\n"])
def test_costs_time_linear_in_the_number_of_marks(unit: str) -> None:
    doc = document(unit * 50_000)
    started = time.perf_counter()
    quotations.pair(doc)
    assert time.perf_counter() - started < 5
