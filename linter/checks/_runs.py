"""A run of text between spaces, and the word in it: what Vale's spelling takes for a word.

Quotation marks, brackets and stops come off the ends; an abbreviation (`e.g.`, `Mr.`) keeps its stop. What is left may
hold hyphens, slashes or digits, as `matter-of-factly` and `and/or` do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from linter import lazy
from linter.dictionaries import Speller
from linter.hints import NamedTuple

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_BEFORE = frozenset("$(\"['")
_BEHIND = frozenset(",)\"]!;.?:'")
_ABBREVIATION = lazy.pattern(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{1,2}\.")
_NOT_PLAIN = lazy.pattern(r"[^a-zA-Z_']|[A-Z]\Z|[A-Z][a-z]+[A-Z]+\w", 256)  # re.ASCII
_PARTS = lazy.pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
_SHORTEST_PART = 3
_LONGEST = 60  # characters of an abbreviation
_REMEMBERED = 400_000  # runs one process keeps its verdict on


class Piece(NamedTuple):
    """A word and where in its run it begins; `text` has straight quotation marks, and the run's length."""

    text: str
    start: int


def word(run: str) -> Piece | None:
    """The word in a run without spaces, or None where it holds no letter."""
    plain = run if run.isascii() else run.translate(_STRAIGHT)
    start, end = 0, len(plain)
    while end - start > 1 and not is_abbreviation(plain, start, end):
        if plain[start] in _BEFORE:
            start += 1
        elif plain[end - 1] in _BEHIND:
            end -= 1
        else:
            break
    text = plain[start:end]
    return Piece(text, start) if any(map(str.isalpha, text)) else None


def is_abbreviation(run: str, start: int, end: int) -> bool:
    """Whether run[start:end] is one, whose stop belongs to it: `U.S.`, `Mr.`"""
    return run[end - 1] == "." and end - start <= _LONGEST and _ABBREVIATION.fullmatch(run, start, end) is not None


def unusual(text: str) -> bool:
    """Whether Vale's own filters pass a word over: one with other characters than ASCII letters, `_` and `'`, one that ends in
    a capital (`NASA`), one with capitals inside (`JavaScript`)."""
    return _NOT_PLAIN.search(text) is not None


def identifier(text: str) -> list[Piece]:
    """The parts of an identifier (`get_HTTPResponse`: get, HTTP, Response) that are words to be checked: no short ones, no
    acronyms."""
    found = [Piece(m.group(), m.start()) for m in _PARTS.finditer(text)]
    return [part for part in found if len(part.text) >= _SHORTEST_PART and part.text.upper() != part.text]


def is_identifier(text: str) -> bool:
    """Whether a word holds nothing but letters, digits, `_`, `-` and `'`."""
    return all(c.isalnum() or c in "_-'" for c in text)


class Judge(dict[str, list[Piece]]):
    """The misspelt words of a run, looked up once: one at most, but for the parts of an identifier.

    `filters` find something in words to pass over, beside the built-in ones or, where `custom` is true, in their stead; `split`
    takes identifiers apart; `accepted` says which words are right besides.
    """

    def __init__(
        self, speller: Speller, filters: Sequence[re.Pattern[str]], custom: bool, split: bool, accepted: Callable[[str], bool]
    ) -> None:
        self._speller = speller
        self._filters = filters
        self._custom = custom
        self._split = split
        self._accepted = accepted

    def __missing__(self, run: str) -> list[Piece]:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[run] = self._wrong(run)
        return found

    def _wrong(self, run: str) -> list[Piece]:
        found = word(run)
        if found is None or self._passes_over(found.text) or self._right(found.text):
            return []
        if self._split and (parts := identifier(found.text)) != [Piece(found.text, 0)]:
            return [Piece(part.text, found.start + part.start) for part in parts if not self._right(part.text)]
        return [found]

    def _passes_over(self, text: str) -> bool:
        if not self._custom and (not is_identifier(text) if self._split else unusual(text)):
            return True
        return any(pattern.search(text) for pattern in self._filters)

    def _right(self, text: str) -> bool:
        return self._speller.knows(text) or self._accepted(text)
