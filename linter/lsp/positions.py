"""Positions as the language server protocol counts them: lines from 0, and units of an encoding that both sides agreed on.

A line ends at LF, CR LF or CR and nowhere else, here as in `linter.source`; U+2028 and its like end none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_LINE_END = re.compile(r"\r\n?|\n")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class Place(NamedTuple):
    """A 0-based line, and how many units of the encoding lie before the place on it."""

    line: int
    character: int


class Lines:
    """A text's lines; offsets are code points of the text."""

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self.text = text
        self._starts = [0, *(m.end() for m in _LINE_END.finditer(text))]
        self._encoding = encoding
        self._equal = encoding == "utf-32" or text.isascii()  # a unit is a code point

    def place(self, offset: int) -> Place:
        """The place of an offset, which may equal the length of the text."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Place(line, offset - start if self._equal else self._units(self.text[start:offset]))

    def offset(self, place: Place) -> int:
        """The offset of a place. What lies beyond the end of a line or text means that end; within a character, its start."""
        if place.line < 0:
            return 0
        if place.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[place.line], self._end(place.line)
        wanted = max(0, place.character)
        if self._equal:
            return min(start + wanted, end)
        for offset in range(start, end):
            wanted -= self._units(self.text[offset])
            if wanted < 0:
                return offset
        return end

    def _end(self, line: int) -> int:
        """Where the words of a line end, before its line end."""
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        while end > self._starts[line] and self.text[end - 1] in "\r\n":
            end -= 1
        return end

    def _units(self, text: str) -> int:
        if self._encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(c > "\uffff" for c in text)


def replaced(text: str, start: Place, end: Place, new: str, encoding: Encoding) -> str:
    """The text with what lies between two places replaced, as an editor tells of a change."""
    lines = Lines(text, encoding)
    first, last = sorted((lines.offset(start), lines.offset(end)))
    return whole(text[:first] + new + text[last:])


def whole(text: str) -> str:
    """The text with the halves of a character put together, which an editor may send one after the other."""
    return _HALVES.sub(lambda m: m[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
