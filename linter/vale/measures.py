"""Vale's counts of a text: words, sentences, syllables, and what formulas make of them."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

from linter import syllables
from linter.document import sentences
from linter.hints import NamedTuple

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")  # as Vale counts them: one with a hyphen is two
_LONG = 6
_ENDINGS = ("es", "ed", "ing")


class Counts(NamedTuple):
    """What formulas may name; `characters` are letters and figures, `complex_words` lose a syllable for -es, -ed and -ing."""

    words: int = 0
    sentences: int = 0
    characters: int = 0
    syllables: int = 0
    long_words: int = 0
    polysyllabic_words: int = 0
    complex_words: int = 0


@lru_cache(maxsize=16)
def count(text: str, lang: str = "en") -> Counts:
    """The counts of a text whose paragraphs stand between empty lines."""
    parts = [text[start:end] for start, end in sentences.split(text, 0, len(text), lang)] if text.strip() else []
    words = [word for part in parts for word in _WORD.findall(part)]
    # a text of any length uses the same few thousand words
    counted = [(n, *_word(word)) for word, n in Counter(words).items()]
    return Counts(len(words), len(parts), *(sum(n * own[place] for n, *own in counted) for place in range(5)))


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[int, int, bool, bool, bool]:
    """Of one word what `Counts` has from `characters` on."""
    beats = 1 if len(word) < 3 else max(1, syllables.count(word.lower()))
    characters = sum(map(str.isalnum, word))
    return characters, beats, len(word.encode()) > _LONG, beats > 2, beats - word.endswith(_ENDINGS) > 2


def flesch_kincaid(c: Counts) -> float:
    return 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def flesch_reading_ease(c: Counts) -> float:
    return 206.835 - 1.015 * c.words / c.sentences - 84.6 * c.syllables / c.words


def gunning_fog(c: Counts) -> float:
    return 0.4 * (c.words / c.sentences + 100 * c.complex_words / c.words)


def smog(c: Counts) -> float:
    return 1.043 * math.sqrt(c.polysyllabic_words * 30 / c.sentences) + 3.1291


def automated_readability(c: Counts) -> float:
    return 4.71 * c.characters / c.words + 0.5 * c.words / c.sentences - 21.43


def coleman_liau(c: Counts) -> float:
    return 5.88 * c.characters / c.words - 29.6 * c.sentences / c.words - 15.8


def lix(c: Counts) -> float:
    return c.words / c.sentences + 100 * c.long_words / c.words


FORMULAS = {
    "flesch_kincaid": flesch_kincaid, "flesch_reading_ease": flesch_reading_ease, "gunning_fog": gunning_fog, "smog": smog,
    "automated_readability": automated_readability, "coleman_liau": coleman_liau, "lix": lix,
}  # fmt: skip
GRADES = {
    "Gunning Fog": gunning_fog, "Coleman-Liau": coleman_liau, "Flesch-Kincaid": flesch_kincaid, "SMOG": smog,
    "Automated Readability": automated_readability,
}  # fmt: skip
