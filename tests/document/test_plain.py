"""What plain text is read as, by the form of its lines."""

from __future__ import annotations

import time

import pytest

from linter.document import read
from linter.document.model import OBJECT, Document
from linter.source import from_text


def _read(text: str) -> Document:
    return read(from_text(text), "text")


def _blocks(text: str) -> list[tuple[str, str]]:
    document = _read(text)
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


PARAGRAPH = "The mayor said that the bridge would stay closed until the end of the week, and nobody was surprised to hear it from him."


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The mayor said that the bridge would\r\nstay closed until the end of the week,\r\nand nobody was surprised.\r\n"
    assert _blocks(text) == [
        ("paragraph", "The mayor said that the bridge would stay closed until the end of the week, and nobody was surprised.")
    ]


def test_long_lines_are_a_paragraph_each() -> None:
    assert _blocks(f"{PARAGRAPH}\n{PARAGRAPH}\n") == [("paragraph", PARAGRAPH)] * 2


def test_the_first_line_is_the_title_and_short_lines_alone_are_headings() -> None:
    text = f"Bridge closed again\n\n{PARAGRAPH}\n\nWhat happens next\n\n{PARAGRAPH}\n"
    document = _read(text)
    assert [(b.kind, b.level) for b in document.blocks] == [("heading", 1), ("paragraph", 0), ("heading", 2), ("paragraph", 0)]


@pytest.mark.parametrize(
    "line",
    ["Well.", "“Then why –”", '"Nobody\'s"', "and a small rest", "It has opened the barn for all who did not hear the", "He said: | x"],
)
def test_not_every_short_line_is_a_heading(line: str) -> None:
    assert _blocks(f"Bridge closed again\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}\n")[2][0] == "paragraph"


def test_underlined_headings() -> None:
    assert _blocks(f"The bridge\n==========\n{PARAGRAPH}\n\nThe ferry\n---------\n{PARAGRAPH}") == [
        ("heading", "The bridge"), ("paragraph", PARAGRAPH), ("heading", "The ferry"), ("paragraph", PARAGRAPH),
    ]  # fmt: skip


def test_lists_with_lines_that_go_on() -> None:
    text = f"{PARAGRAPH}\n\nBring these:\n- nails and\n  screws\n- a hammer\n* rope\n\n1. Dig.\n2. Wait.\n\na) first\nb) second\n"
    assert [text for kind, text in _blocks(text) if kind == "list"] == [
        "nails and screws",
        "a hammer",
        "rope",
        "Dig.",
        "Wait.",
        "first",
        "second",
    ]


def test_numbered_headings() -> None:
    assert _blocks(f"{PARAGRAPH}\n\n1. Restart it\n\n{PARAGRAPH}")[1] == ("heading", "Restart it")


def test_a_year_that_a_wrapped_line_begins_with_is_no_item() -> None:
    text = "The bridge was built by two brothers from the north in\n1. It was the first of its kind and stood for a hundred\nyears."
    assert [kind for kind, _ in _blocks(text)] == ["paragraph"]


def test_dialogue_with_dashes_is_no_list() -> None:
    assert [kind for kind, _ in _blocks("– Bonjour, dit le maire.\n\n– Bonjour, dit le meunier.")] == ["paragraph"] * 2


def test_verse_keeps_together_by_stanza() -> None:
    text = "The harbour sleeps, the lamps are low,\nThe tide has turned its face,\nAnd nobody who has to go\nCan find a warmer place.\n"
    assert [kind for kind, _ in _blocks(text)] == ["verse"]


@pytest.mark.parametrize("menu", ["Home\nNews\nSport\nContact", "By Ada Finch\nThe Orrin Post\n9 April 2025\n© 2025 Ada Finch"])
def test_menus_and_bylines_are_no_verse(menu: str) -> None:
    assert "verse" not in [kind for kind, _ in _blocks(f"The bridge is closed\n\n{menu}\n\n{PARAGRAPH}")]


def test_quoted_lines_lose_their_marks() -> None:
    assert _blocks("> He said that the bridge\n> was closed.") == [("blockquote", "He said that the bridge was closed.")]


def test_code_and_rules_hold_no_prose() -> None:
    assert _blocks(f"{PARAGRAPH}\n\n    for x in y:\n        print(x)\n\n* * *\n\n{PARAGRAPH}") == [
        ("paragraph", PARAGRAPH), ("code", ""), ("rule", ""), ("paragraph", PARAGRAPH),
    ]  # fmt: skip


def test_indented_prose_is_no_code() -> None:
    assert _blocks("\tHe said so.\n\n\tShe did not.") == [("paragraph", "He said so."), ("paragraph", "She did not.")]


def test_columns_are_cells() -> None:
    assert _blocks("Name     Age\nAda       30\nBo        31") == [("table", t) for t in ("Name", "Age", "Ada", "30", "Bo", "31")]


def test_addresses_are_objects_and_alone_an_embed() -> None:
    assert _blocks("Write to ada@post.example or see https://post.example/a_(b), please.\n\nhttps://post.example/c\n\nBye.") == [
        ("paragraph", f"Write to {OBJECT} or see {OBJECT}, please."), ("embed", ""), ("paragraph", "Bye."),
    ]  # fmt: skip


def test_suppression_lines_are_no_prose() -> None:
    document = _read(f"# copydesk: off fragment\n{PARAGRAPH}\n\n<!-- copydesk: on fragment -->\n\n{PARAGRAPH}")
    assert [d.text for d in document.directives] == ["off fragment", "on fragment"]
    assert [b.kind for b in document.blocks] == ["paragraph"] * 2


def test_front_matter() -> None:
    document = _read(f"---\ntitle: The bridge\nauthor: Ada Finch\nlang: fr\n---\n{PARAGRAPH}")
    assert [(f.name, document.source.cut(f.span)) for f in document.metadata][:2] == [("title", "The bridge"), ("author", "Ada Finch")]
    assert document.lang == "fr"
    assert document.blocks[-1].kind == "paragraph"


@pytest.mark.parametrize("text", ["", "\n\n", "   \n\t\n", "\f", "-", ">", "|", "=", "---", "- ", "> \n> ", "1.", "\ufeff"])
def test_little_is_read_without_trouble(text: str) -> None:
    assert all(b.end >= b.start for b in _read(text).blocks)


@pytest.mark.parametrize("piece", ["a@", "www.", "x://", "http://)", "- ", "> ", "| ", "a\tb\n", "word ", "#copydesk:\n", "-\n", "“a "])
def test_no_input_takes_long(piece: str) -> None:
    start = time.perf_counter()
    _read(piece * 20000)
    assert time.perf_counter() - start < 5  # half a second; a minute where something is quadratic
