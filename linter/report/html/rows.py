"""A source cut into rows, as an editor reads it: a block with the markup on its lines, or what lies between blocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.document.model import Block, Document
from linter.source import Span

BETWEEN = "between"  # the kind of a row that holds no block: front matter, navigation, scripts
_METADATA = ("title", "summary")  # blocks that stand in it
_BESIDE = 120  # characters of markup on the line of a block that are shown with it
_BREAK = re.compile(r"\r\n?|\n")


class Row(NamedTuple):
    """[start, end) of the source; `kind` is that of its block, or BETWEEN."""

    kind: str
    level: int
    start: int
    end: int


def rows(document: Document, spans: Sequence[Span]) -> list[Row]:
    """The rows in order. Blank space between them is left out, unless one of the spans lies in it."""
    text = document.source.text
    made: list[Row] = []
    touched = _Touched(spans)
    for row in _blocks(document):
        at = made[-1].end if made else 0
        before = _gap(text, at, row.start, bool(made), True)
        if made:
            made[-1] = made[-1]._replace(end=before.start)
        made += _between(text, before, touched)
        made.append(row._replace(start=before.end))
    at = made[-1].end if made else 0
    after = _gap(text, at, len(text), bool(made), False)
    if made:
        made[-1] = made[-1]._replace(end=after.start)
    made += _between(text, after, touched)
    return _joined(made) or [Row(BETWEEN, 0, 0, 0)]


def row_at(made: Sequence[Row], offset: int) -> int:
    """The index of the row that holds an offset, or of the one behind it; the last where there is none."""
    index = bisect_left(made, offset, key=lambda row: row.end)
    if index + 1 < len(made) and made[index].end == offset and made[index + 1].start == offset:
        index += 1  # an end is exclusive
    return min(index, len(made) - 1)


class _Touched:
    """Does one of the spans lie in a stretch?"""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = sorted(span.start for span in spans)

    def within(self, start: int, end: int) -> bool:
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end


def _blocks(document: Document) -> Iterator[Row]:
    """The outermost blocks of the body."""
    last: Row | None = None
    for block in sorted((b for b in document.blocks if b.kind not in _METADATA), key=_order):
        if last is not None and block.span.start < last.end:
            last = last._replace(end=max(last.end, block.span.end))
            continue
        if last is not None:
            yield last
        last = Row(block.kind, block.level, block.span.start, block.span.end)
    if last is not None:
        yield last


def _order(block: Block) -> tuple[int, int]:
    return block.span.start, -block.span.end


def _gap(text: str, start: int, end: int, after: bool, before: bool) -> Span:
    """What lies between two blocks, less the rest of the line of the one and the beginning of the line of the other."""
    first = _BREAK.search(text, start, end)
    if first is None:
        near = end - start <= _BESIDE
        return Span(end, end) if near and after and not before else Span(start, start if near and before else end)
    stop = first.start() if after and first.start() - start <= _BESIDE else start
    head = max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
    return Span(stop, head if before and end - head <= _BESIDE else end)


def _between(text: str, gap: Span, touched: _Touched) -> Iterator[Row]:
    content = text[gap.start : gap.end]
    if content.strip():
        start = gap.start + len(content) - len(content.lstrip("\r\n"))
        yield Row(BETWEEN, 0, start, gap.start + len(content.rstrip("\r\n")))
    elif touched.within(gap.start, gap.end):
        yield Row(BETWEEN, 0, gap.start, gap.end)


def _joined(made: list[Row]) -> list[Row]:
    """The rows with the cells of a table in one."""
    out: list[Row] = []
    for row in made:
        if row.kind == "table" and out and out[-1].kind == "table":
            out[-1] = out[-1]._replace(end=row.end)
        else:
            out.append(row)
    return out
