"""Documents as a grammar checker reads them: running text with what is no language set apart.

A piece is sent as annotated text, so that its offsets are those of the document's prose: the gap between two blocks is markup that
reads as an empty line, and code, a URL or an image in a sentence is markup that reads as a word no rule has an opinion on.
LanguageTool counts in UTF-16 code units, where an emoji takes two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from linter import lazy
from linter.document.model import OBJECT, Block, Document
from linter.hints import NamedTuple

LONGEST = 20_000  # UTF-16 code units a request: what the strictest servers take
STAND_IN = "X"  # a letter is a name, takes `a` and `an`, is singular and plural, and begins a sentence

_ASTRAL = lazy.pattern("[\U00010000-\U0010ffff]")
_MARKUP = lazy.pattern(f"\n|{OBJECT}")
_MARKUP_AND_BLANKS = lazy.pattern(f"\n|{OBJECT}|[ \t]{{2,}}")
_BLANKS = lazy.pattern(r"\s+")
_SURROGATES = lazy.pattern("[\ud800-\udfff]")  # half a character, which no encoding can carry


class Piece(NamedTuple):
    """[start, end) of the prose: whole blocks, or a part of one that is too long."""

    start: int
    text: str
    blanks: bool = False  # whether several blanks are how the markup is laid out, and not what a reader sees

    def annotation(self) -> list[dict[str, str]]:
        """The piece in the form LanguageTool's `data` takes; the texts joined are `text`."""
        return list(_annotated(_SURROGATES.sub("�", self.text), _MARKUP_AND_BLANKS if self.blanks else _MARKUP))

    def place(self, offset: int, length: int) -> tuple[int, int]:
        """The prose range of a match that is counted in UTF-16 code units from the start of the piece."""
        return self._place(offset), self._place(offset + length)

    def _place(self, units: int) -> int:
        if self.text.isascii():
            return self.start + min(units, len(self.text))
        # the n-th astral character (from 0) stands n units further on than its index
        ends = [m.start() + n + 1 for n, m in enumerate(_ASTRAL.finditer(self.text))]
        return self.start + min(units - bisect_right(ends, units - 1), len(self.text))


def _annotated(text: str, markup: re.Pattern[str]) -> Iterator[dict[str, str]]:
    done = 0
    for found in markup.finditer(text):
        if found.start() > done:
            yield {"text": text[done : found.start()]}
        done = found.end()
        yield {"markup": found.group(), "interpretAs": {"\n": "\n\n", OBJECT: STAND_IN}.get(found.group(), " ")}
    if done < len(text):
        yield {"text": text[done:]}


def pieces(document: Document, longest: int = LONGEST) -> list[Piece]:
    """The prose in pieces of at most `longest` UTF-16 code units, cut at the ends of paragraphs where possible."""
    blanks = document.format != "text"
    made: list[Piece] = []
    start = end = 0
    for first, last in _stretches(document, longest):
        if end > start and _units(document.text[start:last]) > longest:
            made.append(Piece(start, document.text[start:end], blanks))
            start = first
        elif end == start:
            start = first
        end = last
    if end > start:
        made.append(Piece(start, document.text[start:end], blanks))
    return made


def halves(piece: Piece) -> list[Piece]:
    """A piece in two, for a server that takes less; only itself where there is nothing to cut."""
    middle = len(piece.text) // 2
    for mark in ("\n", ". ", " "):
        at = piece.text.rfind(mark, 1, middle) + len(mark)
        if at > len(mark):
            return [piece._replace(text=piece.text[:at]), piece._replace(start=piece.start + at, text=piece.text[at:])]
    return [piece]


def _stretches(document: Document, longest: int) -> Iterator[tuple[int, int]]:
    """The blocks, and in place of one that is too long the parts of it that are not."""
    for block in document.prose_blocks:
        # a character is one unit or two
        if block.end - block.start <= longest // 2 or _units(document.text[block.start : block.end]) <= longest:
            yield block.start, block.end
        else:
            yield from _cut(document, block, longest)


def _cut(document: Document, block: Block, longest: int) -> Iterator[tuple[int, int]]:
    """A block in parts, each cut at the end of a sentence, else at a blank, else anywhere."""
    ends = [s.end for s in document.sentences[bisect_right(document.sentence_starts, block.start) - 1 :] if s.start < block.end]
    start = block.start
    while start < block.end:
        most = min(start + longest // 2, block.end)
        at = bisect_right(ends, most) - 1
        end = most if most == block.end or at < 0 or ends[at] <= start else ends[at]
        if end == most < block.end and (at < 0 or ends[at] != most):
            blank = document.text.rfind(" ", start + 1, most)
            end = blank + 1 if blank > start else most
        yield start, end
        start = end


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_ASTRAL.findall(text))


def touches_stand_in(document: Document, start: int, end: int) -> bool:
    """Whether something that was not sent stands in [start, end) of the prose or beside it."""
    text = document.text
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return OBJECT in text[max(0, start - 1) : end + 1]
