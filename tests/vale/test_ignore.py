from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.document import read
from linter.document.model import OBJECT
from linter.source import Span, from_text
from linter.vale.ignore import Ignored, shadow, without_silenced

PIECES = [
    "word ",
    "\n",
    "\r\n",
    "\n\n",
    "> quote\n",
    "- item\n",
    "`code` ",
    "*strong* ",
    "<b>",
    "</b>",
    "{x}",
    "# Head\n",
    "| a | b |\n",
    "\u2028",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(texts, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60), st.booleans()), max_size=6))
def test_a_shadow_keeps_every_place_and_what_is_not_ignored(text: str, cuts: list[tuple[int, int, bool]]) -> None:
    source = from_text(text, "a.md")
    ignored = [Ignored(Span(min(at, len(text)), min(at + size, len(text))), apart) for at, size, apart in cuts]
    made = shadow(source, ignored).text
    assert len(made) == len(text)
    assert from_text(made).line_starts == source.line_starts
    covered = {n for span, _ in ignored for n in range(span.start, span.end)}
    assert all(made[n] == text[n] for n in range(len(text)) if n not in covered)
    assert {made[n] for n in covered} <= {" ", OBJECT, "\n", "\r"}


@given(texts)
def test_a_document_is_read_without_what_stands_between_off_and_on(text: str) -> None:
    whole = f"{text}\n\n<!-- vale off -->\n\nUtterly.\n\n<!-- vale on -->\n\nAfter.\n"
    document = read(from_text(whole, "a.md"))
    seen = without_silenced(document)
    if len(document.directives) == 2:  # an element or a table that is not closed may swallow them
        assert "Utterly" not in seen.text


def test_whole_lines_become_blank_and_parts_of_lines_do_not() -> None:
    source = from_text("one two three\nfour\nfive six\n", "a.md")
    made = shadow(source, [Ignored(Span(4, 18), True)])
    assert made.text == "one " + OBJECT * 9 + "\n    \nfive six\n"
    made = shadow(source, [Ignored(Span(4, 7), False), Ignored(Span(5, 10), True)])
    assert made.text == "one " + OBJECT * 6 + "ree\nfour\nfive six\n"
