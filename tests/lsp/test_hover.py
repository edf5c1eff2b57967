"""The words of a hover: as they stand, whatever an article holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from linter import findings
from linter.lsp import hover
from linter.source import Span, from_text

FINDING = findings.make(
    from_text("a [b](command:x)"), "demo.gizmo", Span(2, 16), "warning", "'[b](command:x)' *is* <b>bold</b>.", evidence="a_b"
)


def test_an_article_cannot_put_markup_into_a_hover() -> None:
    text = hover.text([(FINDING, [("Why", "One.\n\n# Two")])], markdown=True)
    html = MarkdownIt("commonmark").render(text)
    assert "'[b](command:x)' *is* &lt;b&gt;bold&lt;/b&gt;." in html
    assert "<a" not in html
    assert "<h1" not in html


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30).filter(lambda t: t.split()))
def test_a_message_is_read_as_it_stands(message: str) -> None:
    said = hover.escaped(hover.one_line(" ".join(message.split())))
    html = MarkdownIt("commonmark").render(said)
    plain = (
        html.removeprefix("<p>")
        .removesuffix("</p>\n")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )
    assert plain == hover.one_line(" ".join(message.split()))


def test_a_link_is_a_link_and_nothing_else_is() -> None:
    assert "<https://example.org/a>" in hover.text([(FINDING, [("More", "https://example.org/a")])], markdown=True)
    assert "<javascript:" not in hover.text([(FINDING, [("More", "javascript:x")])], markdown=True)


def test_built_in_rules_have_a_page_too() -> None:
    unused = FINDING._replace(rule="suppress.unused")
    assert "will see it" in hover.text([(unused, hover.sections(unused, None))], markdown=False)
