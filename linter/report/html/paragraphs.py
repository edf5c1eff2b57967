"""How hard each paragraph is to read, and what is usual in its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple

from linter import readability
from linter.document.model import Document, Sentence

_MOST = 240  # bars that a picture has room for; a longer document has several paragraphs a bar
_FENCE = 1.5  # Tukey's: so many times the width of the middle half beyond it, a value stands out


class Measured(NamedTuple):
    """A paragraph, or several: the index of its first block, counts, words a sentence, and Flesch reading ease where there is one."""

    block: int
    paragraphs: int
    words: int
    sentences: int
    length: float
    flesch: float | None


class Usual(NamedTuple):
    """The median of a document, its middle half, and the fences beyond which a value stands out."""

    median: float
    low: float
    high: float
    least: float
    most: float

    def stands_out(self, value: float) -> bool:
        return not self.least <= value <= self.most


def paragraphs(document: Document) -> list[Measured]:
    """Every paragraph of the running text that has a sentence."""
    spoken: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences:
        spoken[sentence.block].append(sentence)
    body = readability.body(document)
    size = -(-len(body) // _MOST) or 1
    groups = [body[at : at + size] for at in range(0, len(body), size)]
    made = [_measured(document, group, [s for n in group for s in spoken[n]]) for group in groups]
    return [one for one in made if one.sentences]


def usual(values: Sequence[float]) -> Usual:
    """What is usual among the values; of fewer than four, everything is."""
    if len(values) < 4:
        return Usual(median(values), min(values), max(values), min(values), max(values))
    low, _, high = quantiles(values, method="inclusive")
    reach = _FENCE * (high - low)
    return Usual(median(values), low, high, low - reach, high + reach)


def _measured(document: Document, group: Sequence[int], sentences: Sequence[Sentence]) -> Measured:
    counts = readability.tally(document, group, sentences)
    found = readability.formulas(counts, document.lang)
    length = found.get("words_per_sentence", 0.0)
    return Measured(group[0], len(group), counts.words, counts.sentences, length, found.get("flesch_reading_ease"))
