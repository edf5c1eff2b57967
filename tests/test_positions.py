"""Whatever the document, the text cut at a finding's line and column is the finding's text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.document import read
from linter.document.model import Document, Format
from linter.engine import Engine
from linter.fields import Fields
from linter.findings import Finding
from linter.rule import Rule, from_fields
from linter.source import BinaryFile, Source, from_bytes, from_text

_LINE_END = re.compile(r"\r\n|\r|\n")
_RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _every_word() -> Rule:
    fields = Fields("every-word.yml", {"extends": "existence", "message": "'%s'", "tokens": [r"\w+"], "nonword": True, "quoted": True})
    return from_fields("test.every-word", fields)


ENGINE = Engine([_every_word()])


def _cut(text: str, finding: Finding) -> str:
    """The text between two places as an editor finds them: go to the line, count characters."""
    starts = [0, *(m.end() for m in _LINE_END.finditer(text))]
    start = starts[finding.start.line - 1] + finding.start.column - 1
    end = starts[finding.end.line - 1] + finding.end.column - 1
    return text[start:end]


def _check(document: Document) -> list[Finding]:
    found = ENGINE.check(document)
    for finding in found:
        assert _cut(document.source.text, finding) == finding.text == document.source.cut(finding.span)
    return found


def _pieces(listed: str) -> list[str]:
    return listed.split("¦")


# words of many kinds: combining marks, emoji, astral letters, other scripts
WORDS = ["harbour", "café", "naïve", "🚢crane", "𝔉ield", "мост", "橋", "x", "don’t", "A1", "ệ", "👨\u200d👩\u200d👧kin", "İstanbul", "ﬁnd"]
ENDS = ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\r\r", "\n\r", " \f", "\f\n", "\t\n"]
SPACES = [" ", "  ", "\t", "\u00a0", " \u200b", "\u2028", "\x85 ", "\x0b "]
PLAIN = [
    "- ",
    "> ",
    "1. ",
    "    ",
    "| ",
    "=====",
    "---",
    "* * *",
    "© ",
    "https://a.example/x ",
    "b@c.example ",
    "THE ",
    ". ",
    ", ",
    "“",
    "” ",
    "# copydesk: off x",
]
HTML = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i class='a b'>",
    "</i>",
    "<br>",
    "<br/><br/>",
    "<div>",
    "</div>",
    "<ul><li>",
    "<li>",
    "</ul>",
    "&amp;",
    "&nbsp;",
    "&eacute;",
    "&#233;",
    "&#x1F600;",
    "&notit;",
    "&",
    "<",
    ">",
    "<!-- c -->",
    "<!-- copydesk: off x -->",
    "<code>y</code>",
    "<pre>z</pre>",
    "<h2>",
    "</h2>",
    "<img alt='a dog' src=x>",
    "<a href='https://a.example/?q=1&amp;r=2'>",
    "</a>",
    "<table><tr><td>",
    "<td>",
    "</table>",
    "<script>",
    "</script>",
    "<style>q</style>",
    "<span hidden>",
    "</span>",
    "<span style='display:none'>",
    "<article>",
    "</article>",
    "<sup><a href='#1'>1</a></sup>",
    "<q>",
    "</q>",
    "<meta name=author content='Ada &amp; Bo'>",
    "<title>",
    "</title>",
    "<aside>",
    "</aside>",
    "<p",
    '<a title="',
    "<blockquote>",
    "<dl><dt>",
    "<dd>",
    '<script type=\'application/ld+json\'>{"author": {"name": "Ada"}, "x": [1, "\\u00e9"]}</script>',
    "<![CDATA[ x ]]>",
    "<?php x ?>",
    "<!doctype html>",
]
MARKDOWN = [
    "# ",
    "## ",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "[",
    "](https://a.example/)",
    "![",
    "](x.png)",
    "> ",
    "- ",
    "1. ",
    "| ",
    " | ",
    "|---|---|\n",
    "\\",
    "&amp;",
    "&nbsp;",
    "<b>",
    "</b>",
    "<div>\n",
    "</div>\n",
    "<!-- c -->",
    "---\n",
    "title: ",
    "+++\n",
    "{{< x >}}",
    "[^1]",
    "[^1]: ",
    "    ",
    "\t",
    "~~",
    "https://a.example/ ",
    "<https://a.example/>",
    "{/* c */}",
    "import x from 'y'\n",
    "<Note a={1}>",
    "</Note>",
    "===\n",
    "$$",
    ":::",
    "[[",
    "]]",
    "(",
    ")",
    '"',
    "'",
]


def _documents(marks: list[str]) -> st.SearchStrategy[str]:
    piece = st.sampled_from(WORDS) | st.sampled_from(SPACES) | st.sampled_from(ENDS) | st.sampled_from(marks)
    return st.lists(piece, max_size=60).map("".join)


CODECS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "cp1251", "shift_jis", "gb18030", "latin-1"]
FORMATS: list[tuple[Format, list[str]]] = [("text", PLAIN), ("html", HTML), ("markdown", MARKDOWN), ("mdx", MARKDOWN)]


@pytest.mark.parametrize(("format", "marks"), FORMATS, ids=[f for f, _ in FORMATS])
def test_a_finding_is_where_it_says(format: Format, marks: list[str]) -> None:
    @_RELAXED
    @given(_documents(marks))
    def holds(text: str) -> None:
        _check(read(from_text(text), format))

    holds()


@pytest.mark.parametrize(("format", "marks"), FORMATS, ids=[f for f, _ in FORMATS])
def test_every_word_of_the_prose_begins_and_ends_where_it_stands(format: Format, marks: list[str]) -> None:
    @_RELAXED
    @given(_documents(marks))
    def holds(text: str) -> None:
        document = read(from_text(text), format)
        for word in re.finditer(r"\w+", document.text):
            shown = unescape(document.source.cut(document.span(*word.span())))
            assert (shown[0], shown[-1]) == (word.group()[0], word.group()[-1])
            rest = iter(shown)
            assert all(char in rest for char in word.group())  # in this order; markup may stand between

    holds()


@pytest.mark.parametrize(("format", "marks"), FORMATS, ids=[f for f, _ in FORMATS])
def test_metadata_and_blocks_lie_in_the_source(format: Format, marks: list[str]) -> None:
    @_RELAXED
    @given(_documents(marks))
    def holds(text: str) -> None:
        document = read(from_text(text), format)
        spans = [b.span for b in document.blocks] + [f.span for f in document.metadata] + [d.span for d in document.directives]
        assert all(0 <= s.start <= s.end <= len(text) for s in (*spans, *document.code))
        assert all("\n" not in document.text[b.start : b.end] for b in document.blocks)
        assert document.text.count("\n") == len(document.prose_blocks)

    holds()


@pytest.mark.parametrize("format", ["text", "html", "markdown", "mdx"])
@_RELAXED
@given(words=st.lists(st.sampled_from(["harbour", "naïve", "мост", "橋", "𝔉ield", "A1"]), min_size=1, max_size=30), data=st.data())
def test_no_word_of_a_paragraph_is_lost(format: Format, words: list[str], data: st.DataObject) -> None:
    gap = st.sampled_from([" ", "\n", "\r\n", "\r", "  ", " \n"])
    text = "Word " + "".join(word + data.draw(gap) for word in words) + "end."
    assert [f.text for f in _check(read(from_text(text), format))] == ["Word", *words, "end"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", ["", "\f", "e\u0301\u0323 ", "🚢👨‍👩‍👧 ", "𝔉 ", "\u200b", "A\t", "\x85 "])
@pytest.mark.parametrize("format", ["text", "html", "markdown"])
def test_nothing_moves_a_column(format: Format, before: str, line_end: str) -> None:
    text = line_end.join(["First line", "", f"{before}Here it stands.", ""])
    found = next(f for f in _check(read(from_text(text), format)) if f.text == "stands")
    assert found.start == (3, len(before) + len("Here it ") + 1)


@_RELAXED
@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(raw: bytes) -> None:
    _read_all(raw)


@_RELAXED
@given(st.text(max_size=200), st.sampled_from(CODECS), st.binary(max_size=3))
def test_texts_in_any_encoding_are_read_or_refused(text: str, encoding: str, junk: bytes) -> None:
    _read_all(text.encode(encoding, "ignore") + junk)


def _read_all(raw: bytes) -> None:
    try:
        source: Source = from_bytes(raw)
    except BinaryFile:
        return
    for format, _ in FORMATS:
        _check(read(source, format))


@_RELAXED
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_declared_encoding_gives_the_text_back(text: str, encoding: str) -> None:
    try:
        source = from_bytes(text.encode(encoding))
    except BinaryFile:
        assert "\0" in text
        return
    if not text.startswith("\ufeff") and source.declared:
        assert source.text == text
