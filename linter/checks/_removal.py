"""Fixes that take out whole lines, and no line of anything else."""

from __future__ import annotations

from linter import lazy
from linter.document.model import Block, Document
from linter.findings import Fix
from linter.source import Source, Span

_BEFORE = lazy.pattern(r"[ \t]*(?:(?:[-*+•]|\d{1,3}[.)]|#{1,6})[ \t]+)?")  # what may stand before a block on its line
_KINDS = ("paragraph", "list", "heading")


def blocks(document: Document, first: Block, last: Block, safe: bool) -> Fix | None:
    """A fix that deletes neighbouring blocks of Markdown or plain text, with the blank lines before them.

    None in a page, whose elements may hold more than is seen, and where the blocks share a line with something else.
    """
    if document.format not in ("text", "markdown") or first.kind not in _KINDS or last.kind not in _KINDS:
        return None
    source = document.source
    span = Span(first.span.start, last.span.end)
    top, bottom = source.position(span.start).line, source.position(span.end).line
    before = source.text[source.line_span(top).start : span.start]
    after = source.text[span.end : source.line_span(bottom).end]
    underlined = first.kind == "heading" and "#" not in before + source.text[span.start] and document.format == "markdown"
    if underlined or not _BEFORE.fullmatch(before) or after.strip(" \t#"):
        return None
    return Fix(_widened(source, top, bottom), "", safe)


def _widened(source: Source, top: int, bottom: int) -> Span:
    """The lines from top to bottom, and the blank ones that would be left over beside them."""
    lines = len(source.line_starts)
    earlier = top - 1
    while earlier and _blank(source, earlier):
        earlier -= 1
    if bottom < lines and not _blank(source, bottom + 1):  # the next block keeps its distance
        earlier = top - 1
    elif not earlier:
        while bottom < lines and _blank(source, bottom + 1):
            bottom += 1
        return Span(source.line_starts[top - 1], _end(source, bottom))
    return Span(source.line_starts[earlier], _end(source, bottom))


def _blank(source: Source, line: int) -> bool:
    return not source.cut(source.line_span(line)).strip()


def _end(source: Source, line: int) -> int:
    """The end of a line, with its line end."""
    return source.line_starts[line] if line < len(source.line_starts) else len(source.text)
