from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from linter import document as documents
from linter import silence, suppress
from linter.document.model import Document
from linter.findings import Finding, make
from linter.rendering import visible
from linter.silence import edits, insert
from linter.source import Span, from_text

WORDS = re.compile(r"gizmo|widget")
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(text: str, path: str) -> Document:
    return documents.read(from_text(text, path))


def findings(document: Document) -> list[Finding]:
    """A finding for every word of the two, wherever it stands, but in comments."""
    text = re.sub(r"<!--.*?-->|\{/\*.*?\*/\}|^# copydesk.*$", lambda m: " " * len(m[0]), document.source.text, flags=re.S | re.M)
    return [make(document.source, f"demo.{m[0]}", Span(*m.span()), "error", "message") for m in WORDS.finditer(text)]


def silenced(text: str, path: str = "a.md", reason: str = "") -> str:
    """The text with its comments; everything is silent after it, and a second run adds nothing."""
    read_text = read(text, path)
    done = edits(read_text, left(text, path), reason)
    assert done.left == []
    after = insert(text, done.insertions)
    assert left(after, path) == []
    return after


def left(text: str, path: str) -> list[Finding]:
    after = read(text, path)
    return suppress.apply(after, findings(after), suppress.Scope({"demo.gizmo", "demo.widget"}, ())).findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gizmo.\n", "<!-- copydesk: ignore-next-line demo.gizmo -->\nA gizmo.\n"),
        ("A gizmo, a widget, a gizmo.\n", "<!-- copydesk: ignore-next-line demo.gizmo, demo.widget -->\nA gizmo, a widget, a gizmo.\n"),
        ("The mill\nhas a gizmo\nin it.\n", "The mill\nhas a gizmo <!-- copydesk: ignore-line demo.gizmo -->\nin it.\n"),
        ("The gizmo  \nturns\\\na widget\\\nhere\n", None),
        ("The mill.\n# A gizmo\n", "The mill.\n<!-- copydesk: ignore-next-line demo.gizmo -->\n# A gizmo\n"),
        ("# A gizmo {#g}\n", "<!-- copydesk: ignore-next-line demo.gizmo -->\n# A gizmo {#g}\n"),
        ("- one\n- gizmo\n- three\n", "- one\n- gizmo <!-- copydesk: ignore-line demo.gizmo -->\n- three\n"),
        ("- one\n\n- gizmo\n\n- three\n", "- one\n\n- gizmo <!-- copydesk: ignore-line demo.gizmo -->\n\n- three\n"),
        ("> one\n> gizmo\n", "> one\n> gizmo <!-- copydesk: ignore-line demo.gizmo -->\n"),
        (
            "| a | b |\n| - | - |\n| gizmo | c |\n| widget | d |\n\nThe end.\n",
            "<!-- copydesk: off demo.gizmo, demo.widget -->\n| a | b |\n| - | - |\n| gizmo | c |\n| widget | d |\n"
            "<!-- copydesk: on demo.gizmo, demo.widget -->\n\nThe end.\n",
        ),
        (
            "The mill.\n\n```\n\ngizmo\n\n```\n",
            "The mill.\n\n<!-- copydesk: off demo.gizmo -->\n```\n\ngizmo\n\n```\n<!-- copydesk: on demo.gizmo -->\n",
        ),
        ("A `code\ngizmo span` here.\n", "A `code\ngizmo span` here. <!-- copydesk: ignore-line demo.gizmo -->\n"),
        (
            "A `gizmo\nspan` of the\nmill.\n",
            "<!-- copydesk: ignore-next-line demo.gizmo -->\nA `gizmo\nspan` of the\nmill.\n",
        ),
        (
            "Of a `code\ngizmo\nspan` here.\n",
            "<!-- copydesk: off demo.gizmo -->\nOf a `code\ngizmo\nspan` here.\n<!-- copydesk: on demo.gizmo -->\n",
        ),
        (
            "---\ntitle: A gizmo\n---\n\nThe mill.\n",
            "---\ntitle: A gizmo\n---\n<!-- copydesk: ignore-file demo.gizmo -->\n\nThe mill.\n",
        ),
        (
            "---\ntitle: A gizmo\n---\n\nThe gizmo and the widget.\n",  # what holds for the file is not said again
            "---\ntitle: A gizmo\n---\n<!-- copydesk: ignore-file demo.gizmo -->\n\n"
            "<!-- copydesk: ignore-next-line demo.widget -->\nThe gizmo and the widget.\n",
        ),
        ("No end gizmo", "<!-- copydesk: ignore-next-line demo.gizmo -->\nNo end gizmo"),
        ("A mill\r\nand a gizmo\r\n", "A mill\r\nand a gizmo <!-- copydesk: ignore-line demo.gizmo -->\r\n"),
        ("A gizmo.\r\n", "<!-- copydesk: ignore-next-line demo.gizmo -->\r\nA gizmo.\r\n"),
        (
            "<!-- copydesk: ignore-next-line demo.widget -- as printed -->\n\nA gizmo and a widget.\n",
            "<!-- copydesk: ignore-next-line demo.widget, demo.gizmo -- as printed -->\n\nA gizmo and a widget.\n",
        ),
        (
            "The mill\na gizmo, a widget <!-- copydesk: ignore-line demo.widget -->\nhere.\n",
            "The mill\na gizmo, a widget <!-- copydesk: ignore-line demo.widget, demo.gizmo -->\nhere.\n",
        ),
        (
            "---\ntitle: A gizmo\n---\n<!-- copydesk: ignore-file demo.widget -->\n\nThe mill.\n",
            "---\ntitle: A gizmo\n---\n<!-- copydesk: ignore-file demo.widget, demo.gizmo -->\n\nThe mill.\n",
        ),
    ],
)
def test_a_comment_stands_where_it_changes_nothing(text: str, expected: str | None) -> None:
    after = silenced(text)
    assert expected is None or after == expected
    assert page(after) == page(text)


def page(text: str) -> str:
    """What CommonMark makes of an article, its front matter left out."""
    return visible(COMMONMARK.render(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)))


def test_an_author_s_line_breaks_stay() -> None:
    after = silenced("The gizmo  \nturns\\\na widget\\\nhere\n")
    assert "-->\\\nhere" in after
    assert page(after).count("<br") == 3


def test_a_reason_follows_the_names() -> None:
    assert silenced("A gizmo.\n", reason="imported 2026") == "<!-- copydesk: ignore-next-line demo.gizmo -- imported 2026 -->\nA gizmo.\n"


@pytest.mark.parametrize(("reason", "usable"), [("imported 2026", True), ("", True), ("a -- b", False), ("a\nb", False), ("*/", False)])
def test_a_reason_must_not_end_its_comment(reason: str, usable: bool) -> None:
    assert silence.usable(reason) == usable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gizmo.\n", "{/* copydesk: ignore-next-line demo.gizmo */}\nA gizmo.\n"),
        ("The mill\nhas a gizmo\nin it.\n", "The mill\nhas a gizmo {/* copydesk: ignore-line demo.gizmo */}\nin it.\n"),
        (
            "<Note>\n\nThe mill has\na gizmo.\n\n</Note>\n",
            "<Note>\n\nThe mill has\na gizmo. {/* copydesk: ignore-line demo.gizmo */}\n\n</Note>\n",
        ),
    ],
)
@pytest.mark.parametrize(("path", "head"), [("a.mdx", ""), ("a.md", "import Note from './note'\n\n")])
def test_mdx_has_comments_of_its_own(path: str, head: str, text: str, expected: str) -> None:
    assert silenced(head + text, path) == head + expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>A gizmo.</p>\n", "<!-- copydesk: ignore-next-line demo.gizmo -->\n<p>A gizmo.</p>\n"),
        ("  <p>The mill\n  has a gizmo.</p>\n", "  <p>The mill\n  <!-- copydesk: ignore-next-line demo.gizmo -->\n  has a gizmo.</p>\n"),
        (
            "<pre>\nThe mill\ngizmo\nweir</pre>\n",
            "<!-- copydesk: off demo.gizmo -->\n<pre>\nThe mill\ngizmo\nweir</pre>\n<!-- copydesk: on demo.gizmo -->\n",
        ),
        (
            "<p>A <img\n alt='gizmo'\n> here</p>\n",
            "<!-- copydesk: off demo.gizmo -->\n<p>A <img\n alt='gizmo'\n> here</p>\n<!-- copydesk: on demo.gizmo -->\n",
        ),
        (
            "<!DOCTYPE html>\n<html><head>\n<title>A gizmo</title></head></html>\n",
            "<!DOCTYPE html>\n<html><head>\n<!-- copydesk: ignore-next-line demo.gizmo -->\n<title>A gizmo</title></head></html>\n",
        ),
        (
            "<!DOCTYPE html><html><title>A gizmo</title>\n<p>The mill.</p>\n",
            "<!DOCTYPE html>\n<!-- copydesk: ignore-next-line demo.gizmo -->\n<html><title>A gizmo</title>\n<p>The mill.</p>\n",
        ),
    ],
)
def test_a_comment_in_a_page_stands_between_its_elements(text: str, expected: str) -> None:
    assert silenced(text, "a.html") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gizmo.\n", "# copydesk: ignore-next-line demo.gizmo\nA gizmo.\n"),
        (
            "The mill stands where it stood when the river\nran past it and drove the gizmo that milled\nthe flour of the village.\n",
            "# copydesk: off demo.gizmo\nThe mill stands where it stood when the river\nran past it and drove the gizmo that milled\n"
            "the flour of the village.\n# copydesk: on demo.gizmo\n",
        ),
        ("---\ntitle: A gizmo\n---\n\nThe mill.\n", "---\ntitle: A gizmo\n---\n# copydesk: ignore-file demo.gizmo\n\nThe mill.\n"),
    ],
)
def test_plain_text_is_never_torn(text: str, expected: str) -> None:
    assert silenced(text, "a.txt") == expected


def test_what_is_wrong_with_a_comment_cannot_be_silenced_by_one() -> None:
    document = read("<!-- copydesk: off demo.gizmo -->\n\nThe mill.\n", "a.md")
    unused = suppress.apply(document, [], suppress.Scope({"demo.gizmo"}, {"demo.gizmo", suppress.UNUSED})).findings
    assert edits(document, unused) == ([], unused)


BLOCKS = st.sampled_from(
    [
        "A gizmo turns.",
        "The mill has\na gizmo and\na widget in it.",
        "# The gizmo",
        "The gizmo\n=========",
        "- one\n- a gizmo\n- three",
        "- one\n\n  a gizmo\n  goes on\n\n- a widget",
        "1. one\n   - a gizmo",
        "> a gizmo\n> goes on\n> here",
        "> - a gizmo\n>   widget",
        "| a | b |\n| - | - |\n| gizmo | d |",
        "```\ngizmo\n```",
        "\n    gizmo\n    code",  # after a definition without an empty line parsers differ
        "<div>\na gizmo\n</div>",
        "***",
        "Title gizmo  \nwidget\\\nend",
        "[a gizmo]: /there 'x'",
        "See [the\ngizmo](/there\n'widget') here",
        "<pre>\ngizmo\n</pre>",
        "A `gizmo\nwidget`\nspan",
        "![gizmo](a.png)",
        "- [ ] gizmo\n- [x] done",
        "Term\n: a gizmo",
        "a gizmo <!-- a comment\nof a gizmo --> goes\non, widget",
        "<script>\nlet gizmo\n</script>",
    ]
)


@given(st.lists(st.tuples(BLOCKS, st.sampled_from(["\n", "\n\n", "\n\n\n"])), max_size=5), st.sampled_from(["a.md", "a.mdx", "a.txt"]))
@settings(max_examples=150, deadline=None)
def test_whatever_the_article_its_page_stays_the_same_and_is_silent(parts: list[tuple[str, str]], path: str) -> None:
    text = "".join(block + gap for block, gap in parts)
    document = read(text, path)
    done = edits(document, findings(document), "old")
    after = insert(text, done.insertions)
    assert len(left(after, path)) == len(done.left)
    again = read(after, path)
    assert edits(again, left(after, path)).insertions == []
    if path == "a.md":
        assert page(after) == page(text)


@pytest.mark.parametrize("hostile", ["<!--\n", "<pre>\n", "<!-- <title>", "[", "<a "])
@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_what_never_closes_is_read_to_its_end_once(hostile: str, path: str) -> None:
    document = read("A gizmo.\n\n" + hostile * 20_000, path)
    found = [make(document.source, "demo.gizmo", Span(2, 7), "error", "message")]
    done = edits(document, found)  # in no time; with a pattern that tries again at every opening it takes hours
    assert bool(done.insertions) != bool(done.left)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is for the next line stands next to it, under what is for a block
        (
            "The gizmo\nand the\nwidget\n",
            "# copydesk: off demo.widget\n# copydesk: ignore-next-line demo.gizmo\n"
            "The gizmo\nand the\nwidget\n# copydesk: on demo.widget\n",
        ),
        # and no comment says what a wider one says
        (
            "The gizmo\nand the\ngizmo and widget\n",
            "# copydesk: off demo.gizmo, demo.widget\nThe gizmo\nand the\ngizmo and widget\n# copydesk: on demo.gizmo, demo.widget\n",
        ),
    ],
)
def test_comments_that_meet_keep_out_of_each_others_way(text: str, expected: str) -> None:
    assert silenced(text, "a.txt") == expected


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(["The mill", "gizmo", "a widget here", "- gizmo", "# widget gizmo", "", "", "| gizmo |"]), max_size=12),
    st.sampled_from(["a.txt", "a.md"]),
)
def test_no_comment_is_written_in_vain(lines: list[str], path: str) -> None:
    text = "\n".join(lines) + "\n"
    after = read(silenced(text, path), path)
    used = suppress.apply(after, findings(after), suppress.Scope({"demo.gizmo", "demo.widget"}, {"suppress.unused"}))
    assert used.findings == []
