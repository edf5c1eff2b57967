"""Syllables of English words, counted as textstat counts them, without the second that importing it takes.

textstat looks a word up in the CMU Pronouncing Dictionary and, where it is not there, asks pyphen for its hyphenation.
`linter/data` holds both in a form that is read in a millisecond and searched in place: one article needs a few hundred
of its 123,000 words. `tools/build_syllables.py` makes the files.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache

ALPHABET = " 'abcdefghijklmnopqrstuvwxyz"  # what the first three characters of a word may be; a space where it has ended
WIDTH = 5  # hexadecimal digits of an offset in the index of the dictionary
_PLACE = {character: place for place, character in enumerate(ALPHABET)}
_SIZE = len(ALPHABET)
_DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
_LEFT, _RIGHT = 2, 2  # pyphen hyphenates no nearer to the ends of a word


def count(word: str) -> int:
    """Syllables of one lower-case word without punctuation other than apostrophes."""
    known = listed(word)
    return hyphenated(word) if known is None else known


def listed(word: str) -> int | None:
    """Syllables of the word's first pronunciation in the CMU Pronouncing Dictionary; None where it has none."""
    found = _bucket(word[:3])
    if found is None:
        return _odd_words().get(word)
    if " " in word:
        return None
    words, start, end = found
    tail = " " + word[3:]
    # the tails stand in order, so the first that begins like this one is it, or it is not there
    at = words.find(tail, start, end)
    if at < 0:
        return None
    mark = words[at + len(tail)]
    return ord(mark) - 65 if "A" <= mark <= "Z" else None


def hyphenated(word: str) -> int:
    """Parts that pyphen's American patterns cut a word into."""
    values_of = _patterns().get
    pointed = f".{word}."
    size = len(pointed)
    levels = [48] * (size + 1)  # the levels are kept as the digits' own codes: "0" is 48, and even as well
    for start in range(size - 1):
        for end in range(start + 1, size + 1):
            values = values_of(pointed[start:end])
            if values is None:  # no pattern begins like this
                break
            for place, value in enumerate(values, start):
                if value > levels[place]:
                    levels[place] = value
    return 1 + sum(level & 1 for level in levels[_LEFT + 1 : max(0, len(word) - _RIGHT + 2)])


@cache
def easy_words() -> frozenset[str]:
    """The words of the Dale-Chall list, which every fourth-grader knows."""
    return frozenset(_lines("easy_words.txt"))


@lru_cache(maxsize=8192)
def _bucket(head: str) -> tuple[str, int, int] | None:
    """Where the rest of the words that begin so stands in the dictionary; None where the index has no such beginning."""
    place = 0
    for character in f"{head:<3}":
        number = _PLACE.get(character)
        if number is None:
            return None
        place = place * _SIZE + number
    text, index, words = _dictionary()
    at = index + place * WIDTH
    return text, words + int(text[at : at + WIDTH], 16), words + int(text[at + WIDTH : at + 2 * WIDTH], 16)


@cache
def _dictionary() -> tuple[str, int, int]:
    """The file as it is, and where in it the index and the words begin."""
    text = _read("syllables.txt")
    index = text.index("\n") + 1
    return text, index, text.index("\n", index + (_SIZE**3 + 1) * WIDTH + 1) + 1


@cache
def _odd_words() -> dict[str, int]:
    """The words whose beginning has no place in the index."""
    text, index, words = _dictionary()
    return {word[:-1]: ord(word[-1]) - 65 for word in text[index + (_SIZE**3 + 1) * WIDTH : words].split()}


@cache
def _patterns() -> dict[str, bytes]:
    """The levels that each pattern sets; none for what only begins a pattern."""
    patterns, values = _lines("hyphens.txt")
    return dict(zip(patterns.split(" "), values.encode("ascii").split(b" "), strict=True))


def _lines(name: str) -> list[str]:
    """The lines of a table behind the one that names its source."""
    return _read(name).split("\n")[1:-1]


def _read(name: str) -> str:
    with open(os.path.join(_DATA, name), "rb") as stream:
        return stream.read().decode("utf-8").replace("\r", "")  # a checkout may have given the lines other ends
