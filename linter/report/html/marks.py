"""Where marks begin and end in a stretch of text, so that they nest as elements must. Arithmetic on intervals, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from typing import Literal, NamedTuple


class Mark(NamedTuple):
    """[start, end) that a finding is about; `key` tells findings apart. An empty one is a place between two characters."""

    start: int
    end: int
    key: int


class Token(NamedTuple):
    """A piece of text [start, end), or the tag that opens or closes a piece of the mark `key`.

    `edge`: is it the first tag, or the last, of that mark in this stretch? Marks that overlap come in several pieces.
    """

    kind: Literal["text", "open", "close"]
    start: int
    end: int
    key: int = -1
    edge: bool = False


def tokens(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Token]:
    """The text [start, end) with its marks, in order and properly nested; marks are cut to the stretch."""
    clipped = [_clip(mark, start, end) for mark in marks]
    begins, ends = {m.key: m.start for m in clipped}, {m.key: m.end for m in clipped}
    waiting = [(m.start, -m.end, -m.key) for m in clipped]  # of two on the same words, the first one closes first
    heapify(waiting)
    opened: list[Mark] = []
    at = start
    while waiting or opened:
        if opened and (not waiting or opened[-1].end <= waiting[0][0]):
            mark = opened.pop()
            yield from _text(at, mark.end)
            at = mark.end
            yield Token("close", at, at, mark.key, at == ends[mark.key])
            continue
        first, last, negated = heappop(waiting)
        key = -negated
        mark = Mark(first, -last, key)
        if opened and mark.end > opened[-1].end:  # what goes on behind the mark around it becomes a piece of its own
            heappush(waiting, (opened[-1].end, -mark.end, -key))
            mark = mark._replace(end=opened[-1].end)
        yield from _text(at, first)
        at = first
        yield Token("open", at, at, key, at == begins[key])
        opened.append(mark)
    yield from _text(at, end)


def _clip(mark: Mark, start: int, end: int) -> Mark:
    begin = min(max(mark.start, start), end)
    return Mark(begin, max(begin, min(mark.end, end)), mark.key)


def _text(start: int, end: int) -> Iterator[Token]:
    if end > start:
        yield Token("text", start, end)
