"""Fields of front matter as its readers give them: text to entries, whatever the notation."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from linter.document.model import Field, Problem
from linter.hints import NamedTuple
from linter.source import Source, Span

_MOST = 5000  # fields; more is no front matter


class Entry(NamedTuple):
    """One scalar: [start, end) of its value and [first, last) of its whole entry, in offsets of the front matter."""

    name: str
    value: str
    start: int
    end: int
    first: int
    last: int


def fields(entries: Iterable[Entry], at: int) -> tuple[Field, ...]:
    """Entries of front matter that begins at source offset `at` as metadata."""
    return tuple(
        Field(e.name, e.value, Span(at + e.start, at + e.end), Span(at + e.first, at + e.last), "front-matter")
        for e in islice(entries, _MOST)
    )


def problem(source: Source, span: Span, what: str, remedy: str) -> Problem:
    """Front matter that cannot be read, at a place of the source."""
    line = source.position(span.start).line
    return Problem("front-matter", span, f"the front matter cannot be read at line {line}: {what}; {remedy}")


def line_span(source: Source, line: int) -> Span:
    """Span of a line that a parser named, kept inside the file."""
    return source.line_span(max(1, min(line, len(source.line_starts))))
