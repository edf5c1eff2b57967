"""A line of a source with a span underlined, in the columns a terminal gives it."""

from __future__ import annotations

import unicodedata

from linter.hints import NamedTuple
from linter.source import Source, Span

_TAB = 4
_MORE = "…"
_SHORTEST = 24


class Excerpt(NamedTuple):
    """What to print of a line, and beneath it spaces and carets that stand under the span."""

    line: int
    text: str
    underline: str


def excerpt(source: Source, span: Span, width: int) -> Excerpt:
    """The line a span begins on, cut to `width` columns around the span; a span that goes on ends in an ellipsis."""
    number = source.position(span.start).line
    line = source.line_span(number)
    start = min(span.start, line.end)
    end = max(min(span.end, line.end), start)
    before, marked, after = _window(source.text, line, Span(start, end), max(width, _SHORTEST))
    cut = _MORE if span.end > end or len(marked.chars) < end - start else ""
    lead = _MORE if start - line.start > len(before.chars) else ""
    tail = _MORE if line.end - end > len(after.chars) or len(marked.chars) < end - start else ""
    text = f"{lead}{before.text}{marked.text}{after.text}{tail}".rstrip()
    carets = "^" * max(1, marked.width)
    return Excerpt(number, text, " " * (len(lead) + before.width) + carets + (cut if not tail or after.chars else ""))


class _Piece(NamedTuple):
    """Characters of the source, how they are shown, and how many columns that takes."""

    chars: str
    text: str
    width: int


def _window(text: str, line: Span, span: Span, width: int) -> tuple[_Piece, _Piece, _Piece]:
    # two columns are kept for the ellipses; no more than `width` characters are looked at on either side, however long the line
    room = width - 2
    marked = _fit(text[span.start : min(span.end, span.start + room)], room)
    room -= max(1, marked.width)
    right = _fit(text[span.end : min(line.end, span.end + room)], room)
    left = _fit_back(text[max(line.start, span.start - room) : span.start], max(room // 2, room - right.width))
    right = _fit(right.chars, room - left.width)
    return left, marked, right


def _fit(text: str, room: int) -> _Piece:
    out, used, taken = [], 0, 0
    for char in text:
        shown = _shown(char, used)
        size = _width(char, shown)
        if used + size > room:
            break
        out.append(shown)
        used += size
        taken += 1
    return _Piece(text[:taken], "".join(out), used)


def _fit_back(text: str, room: int) -> _Piece:
    used = at = 0
    for at in range(len(text), 0, -1):
        size = _width(text[at - 1], _shown(text[at - 1], 0))
        if used + size > room:
            break
        used += size
    else:
        at = 0
    return _fit(text[at:], room)


def _shown(char: str, column: int) -> str:
    """A character as a terminal can show it: tabs as spaces, and controls, which would act on it, by their number."""
    if char == "\t":
        return " " * (_TAB - column % _TAB)
    if char.isprintable() or char == " ":
        return char
    if unicodedata.category(char) in ("Zs", "Co", "Cn"):
        return char if unicodedata.category(char) == "Zs" else "\N{REPLACEMENT CHARACTER}"
    return f"<{ord(char):02X}>"


def _width(char: str, shown: str) -> int:
    if shown != char:
        return len(shown)
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
