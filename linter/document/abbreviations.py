"""Abbreviations by language, for telling their dots from full stops.

Kinds: `never` ends no sentence, nor does `title` with a capital ("Rep. Lind"; a sales rep. does); `may` ends one only before a
word that starts sentences ("Acme Inc. The"); `end` ends one before any capital ("etc."); `number` and `reference` are
abbreviations only before a number ("No. 7"), `number` words being ordinary words otherwise while `reference` ones go on
before a lower-case word as well. The words themselves stand in `linter.languages`.
"""

from __future__ import annotations

from functools import cache

from linter import languages
from linter.hints import NamedTuple


class Abbreviations(NamedTuple):
    """What one language abbreviates; words without their last dot, lower-case unless they need their capital."""

    kinds: dict[str, str]
    starters: frozenset[str]  # words that start a sentence and seldom a name
    after_quotation: frozenset[str]  # lower-case words that go on after a closed quotation
    exclaimed: frozenset[str]  # names that end in an exclamation mark
    ordinals: bool = False  # are ordinal numbers written "3."?
    endings: tuple[str, ...] = ()  # of words that were cut short

    def kind(self, word: str) -> str:
        """The kind of a word before a dot; an initial is no abbreviation of the small letter."""
        found = self.kinds.get(word) or (self.kinds.get(word.lower(), "") if len(word) > 1 else "")
        if not found and ("'" in word or "’" in word):  # dell'art. 5
            return self.kinds.get(word.replace("’", "'").rpartition("'")[2], "")
        return found or ("may" if self.endings and word.endswith(self.endings) else "")


_EXCLAIMED = frozenset(("yahoo", "jeopardy", "e", "hello"))


@cache
def for_language(lang: str) -> Abbreviations:
    """The abbreviations of a language tag ("de-AT"); English ones where the language is not known."""
    from linter.languages import en

    known = languages.find(lang) or en
    starters, after = words(known.STARTERS), words(known.AFTER_QUOTATION)
    return Abbreviations(_kinds(known.ABBREVIATIONS), starters, after, _EXCLAIMED, known.ORDINALS, known.ENDINGS)


def _kinds(by_kind: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, listed in by_kind.items() for word in listed.split()}


def words(listed: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(listed.split())
