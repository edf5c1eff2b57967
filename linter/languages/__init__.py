"""What has to be known of a language, one module a language, named by its two-letter code.

A module of this package is everything that a new language takes:

    NAME              what English calls it
    ABBREVIATIONS     kind -> words without their last dot, lower-case unless they need their capital; see `linter.document.abbreviations`
    STARTERS          words that start a sentence and seldom a name
    AFTER_QUOTATION   lower-case words that go on after a closed quotation
    ENDINGS           what long words are cut short to ("Bahnhofstr."), abbreviations that end a sentence only before a word that starts one
    ORDINALS          are ordinal numbers written "3."?
    READING_EASE      of Flesch's formula in the language: its base, what a word a sentence takes off, what a syllable a word does
    MOST_SYLLABLES_A_LETTER  more than in any text of a hundred words that we saw
    COMMON            the words that hold sentences together and make up a third of every text

Word lists are texts, words parted by spaces: they are split where they are needed.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from linter import lazy
from linter.hints import Protocol, cast

_TAG = lazy.pattern(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*\Z")
_HEAD = 4000  # characters that are looked at
_ENGLISH = (" the ", " and ", " of ", " to ")
_APART = 140  # characters of English that hold one of them; in English prose it is about 45


class Language(Protocol):
    """The type of a language's module."""

    NAME: str
    ABBREVIATIONS: dict[str, str]
    STARTERS: str
    AFTER_QUOTATION: str
    ENDINGS: tuple[str, ...]
    ORDINALS: bool
    READING_EASE: tuple[float, float, float]
    MOST_SYLLABLES_A_LETTER: float
    COMMON: str


def root(tag: str) -> str:
    """The language of a tag, in lower case: `de` of `de-AT` and `DE_at`."""
    return tag.replace("_", "-").partition("-")[0].lower()


def is_tag(text: str) -> bool:
    """Does it look like the tag of a language: `pt`, `pt-BR`, `pt_BR`?"""
    return _TAG.match(text) is not None


def reads_english(text: str) -> bool:
    """Does a text begin like English prose? Four searches tell, so that an English run pays nothing for other languages."""
    head = text[:_HEAD]
    return _APART * sum(map(head.count, _ENGLISH)) >= len(head)


@cache
def find(tag: str) -> Language | None:
    """What is known of the language of a tag; None where nothing is."""
    code = root(tag)
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        return None
    try:
        return cast(Language, import_module(f"{__name__}.{code}"))
    except ModuleNotFoundError:
        return None
