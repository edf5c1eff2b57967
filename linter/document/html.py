"""HTML pages: the article's text by blocks, the page's metadata, positions exact by construction.

Nothing is cut out or rewritten: the tags are found in one pass over the untouched text, and every piece of prose is added with
the place where it stands.
"""

from __future__ import annotations

from linter.document import directives, frontmatter
from linter.document.frontmatter import Matter
from linter.document.htmlblocks import Writer
from linter.document.model import Directive, Document
from linter.document.page import Element, Page
from linter.document.pagemeta import PageMeta
from linter.document.tags import Comment, Tag, tokens
from linter.source import Source, Span


def read(source: Source) -> Document:
    """Parse an HTML page or a fragment of one. Never raises."""
    front = frontmatter.read(source) if source.text.startswith(("---", "+++")) else Matter(0)
    found = list(tokens(source.text, front.end))
    page = Page(source.text, found, front.end)
    meta = PageMeta(source.text)
    meta.read(found)
    roots, everything = page.article()
    writer = Writer(source, everything)
    frontmatter.add_prose(writer.built, front)
    for root in roots:
        _write(writer, page, root)
    return Document(
        source, "html", writer.built, (*front.fields, *meta.fields), _directives(source, found), (*front.problems, *meta.problems),
        front.lang or meta.lang, tuple(sorted([*_silent(page), *writer.code])),
    )  # fmt: skip


def _write(writer: Writer, page: Page, root: Element) -> None:
    for event in page.inside(root):
        kind = type(event)  # a page has a hundred thousand events; isinstance would ask twice about most of them
        if kind is tuple:
            writer.run(*event)  # type: ignore[misc]
        elif kind is Tag:
            writer.tag(event)  # type: ignore[arg-type]
        elif kind is Element:
            writer.open(event)  # type: ignore[arg-type]
        elif event is None:
            writer.close()
    writer.flush()


def _directives(source: Source, found: list[Tag | Comment]) -> tuple[Directive, ...]:
    comments = (token for token in found if isinstance(token, Comment) and source.text.startswith("<!--", token.start))
    read_all = (directives.read(source.text[token.start : token.end], token.start) for token in comments)
    return tuple(directive for directive in read_all if directive)


def _silent(page: Page) -> list[Span]:
    """Comments, scripts and styles."""
    comments = [Span(event.start, event.end) for event in page.events if isinstance(event, Comment)]
    return comments + [Span(e.tag.start, e.end) for e in page.elements if e.tag and e.name in ("script", "style")]
