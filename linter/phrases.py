"""Thousands of literal phrases in one pass over the text (Aho-Corasick)."""

from __future__ import annotations

from collections.abc import Sequence

from linter.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick import Automaton

# One character for one: "İ".lower() would be two, and a phrase typed with a plain apostrophe or space means the others too.
_BEFORE = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("’", "'"), ("\xa0", " "), ("\u202f", " "))
_AFTER = (("ς", "σ"),)


_PLAIN = str.maketrans({"’": "'", "\xa0": " ", "\u202f": " "})


def plain(text: str) -> str:
    """Plain apostrophes and plain spaces, the case as it is."""
    return text if text.isascii() else text.translate(_PLAIN)


def fold(text: str) -> str:
    """Lower case, plain apostrophes and plain spaces, at the same length."""
    if text.isascii():
        return text.lower()
    for old, new in _BEFORE:
        text = text.replace(old, new)
    text = text.lower()
    for old, new in _AFTER:
        text = text.replace(old, new)
    return text


class Phrases:
    """Finds every occurrence of every phrase, overlapping ones too; the phrases must be folded."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = list(phrases)
        self._lengths = [len(phrase) for phrase in self._phrases]
        self._automaton: Automaton | None = None

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """(phrase, start, end) of every occurrence in a folded text."""
        if not self._phrases:
            return []
        if self._automaton is None:
            self._automaton = self._built()
        lengths = self._lengths
        return [(n, last + 1 - lengths[n], last + 1) for last, n in self._automaton.iter(folded)]

    def _built(self) -> Automaton:
        from ahocorasick import Automaton

        automaton = Automaton()
        for n, phrase in enumerate(self._phrases):
            automaton.add_word(phrase, n)
        automaton.make_automaton()
        return automaton


def whole_word(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either edge of text[start:end]."""
    if start and _is_word(text[start]) and _is_word(text[start - 1]):
        return False
    return end >= len(text) or not (_is_word(text[end - 1]) and _is_word(text[end]))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
