"""Pairs of words that come of a thesaurus: `heart assault` for `heart attack`.

Two own-written tables, of established everyday terms and of the words that spinning software puts for a word, make a
hundred thousand pairs. Those that occur in ordinary English, or might, were left out by tools/build_swaps.py; of the rest a
hash was kept, with how seldom two such words meet by chance. The tables themselves (linter/neighbours.py) are
read only to say what was meant.
"""

from __future__ import annotations

import os
from binascii import crc32
from bisect import bisect_left
from collections.abc import Iterator, Set
from functools import cache
from itertools import compress, islice, pairwise, repeat
from mmap import ACCESS_READ, mmap
from operator import itemgetter, xor

from linter.hashed import Hashed, keys_of, sets_of
from linter.hints import NamedTuple

_DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "swaps")
_WEIGHT = 3  # the bits of a hash that hold the pair's weight
_PAIR = ~_WEIGHT
_SHORT = 30_000  # characters: pairs of shorter texts are looked up sooner than all words that may end one are read
_PIECE = 8_000  # characters, at least
_CUES = 3  # words of a field that show a text to be of it
LISTED = 0  # the weight of a pair in a phrase of the list

Pair = tuple[str, str]


class Phrase(NamedTuple):
    """A phrase of the hand-written list: what it was, what it weighs (1 to 3), the field of knowledge it belongs to."""

    words: tuple[str, ...]
    meant: str
    weight: int
    field: str = ""


class Swap(NamedTuple):
    """A swap found: its words in lower case, what it weighs, and, where it stands in the list of phrases, its line there."""

    text: str
    weight: int
    phrase: Phrase | None = None

    def meant(self) -> str:
        """The established term."""
        from linter import neighbours

        return self.phrase.meant if self.phrase else neighbours.meant(*self.text.split(" "))


def hash_of(pair: str) -> int:
    """The hash of two words, the bits of the weight 0."""
    return crc32(pair.encode()) & _PAIR


class _Index(NamedTuple):
    """What begins a pair, or is a phrase by itself; the hashes of the pairs with their weights, ascending."""

    shown: Hashed
    singles: Hashed
    hashes: memoryview


@cache
def _index() -> _Index:
    shown, singles = sets_of(_mapped("words.bin"))
    return _Index(shown, singles, _mapped("pairs.bin").cast("I"))


def _mapped(name: str) -> memoryview:
    with open(os.path.join(_DATA, name), "rb", buffering=0) as stream:
        return memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ))  # a short text needs little of a megabyte


def find(folded: str) -> Iterator[tuple[int, Swap]]:
    """The swaps in a text in lower case and where they start; one in many thousands is none, and its `meant` is empty."""
    # the words by which a swap is known are looked for only in the pieces of the text that hold them
    pieces, index, many = list(_pieces(folded)), _index(), len(folded) > _SHORT
    shown, singles = _shown(index, folded, many)
    held = [_pairs(shown, folded[start:end].split()) for start, end in pieces]
    known = _known(index, list(set().union(*held)), singles, many)
    for (start, end), pairs in zip(pieces, held, strict=True):
        for words in {words for pair in known.keys() & pairs for words in known[pair]}:
            yield from _read_at(folded, words, _places(folded, words, start, end))


def _pieces(folded: str) -> Iterator[tuple[int, int]]:
    """A text cut at line ends."""
    start = 0
    while start < len(folded):
        end = folded.find("\n", start + _PIECE) + 1 or len(folded)
        yield start, end
        start = end


def _shown(index: _Index, folded: str, many: bool) -> tuple[Set[str], Set[str]]:
    """What begins a pair, and what is a phrase by itself, of the words of a text; of a long one, which pays for the sets, of all words."""
    if many:
        return _words(1), _words(2)
    words = [*set(folded.split())]
    keys = keys_of(words)
    return frozenset(index.shown.among(words, keys)), frozenset(index.singles.among(words, keys))


@cache
def _words(line: int) -> frozenset[str]:
    """A line of words.txt: 1 what begins a pair or is a phrase, 2 phrases of one word, 3 what ends a pair."""
    with open(os.path.join(_DATA, "words.txt"), encoding="utf-8") as stream:
        return frozenset(next(islice(stream, line, None)).rstrip("\n").split(" "))


def _pairs(shown: Set[str], words: list[str]) -> set[Pair]:
    """Words that may begin a swap, each with the next."""
    # as little as possible is done for each word: a long text has a hundred thousand, and few of them are anything
    return set(compress(pairwise([*words, ""]), map(shown.__contains__, words)))


def _places(folded: str, words: str, start: int, end: int) -> Iterator[int]:
    at = folded.find(words, start, end)
    while at >= 0:
        yield at
        at = folded.find(words, at + len(words), end)


def _read_at(folded: str, words: str, places: Iterator[int]) -> Iterator[tuple[int, Swap]]:
    """The swaps that are known by some words, where they stand around them."""
    swaps = [(swap.text.index(words), swap) for swap in _swaps(words)]
    for at in places:
        yield from ((at - before, swap) for before, swap in swaps if at >= before and folded.startswith(swap.text, at - before))


def _known(index: _Index, pairs: list[Pair], singles: Set[str], many: bool) -> dict[Pair, list[str]]:
    """The pairs that show a swap, with the words by which it is known."""
    found = _ending(pairs) if many else [(pair, f"{pair[0]} {bare(pair[1])}") for pair in pairs]
    if singles:
        found += [(pair, bare(pair[0])) for pair in pairs if pair[0] in singles]
    known: dict[Pair, list[str]] = {}
    for pair, words in compress(found, _are_swaps(index.hashes, [words for _, words in found])):
        known.setdefault(pair, []).append(words)
    return known


def _ending(pairs: list[Pair]) -> list[tuple[Pair, str]]:
    """Those pairs whose second word may end one, and the two words."""
    listed = _words(3)
    seconds = {second: word for second in set(map(itemgetter(1), pairs)) if (word := bare(second)) in listed}
    return [(pair, f"{pair[0]} {seconds[pair[1]]}") for pair in pairs if pair[1] in seconds]


def _are_swaps(hashes: memoryview, wordings: list[str]) -> Iterator[bool]:
    """Which wordings have their hash among those of the swaps."""
    keys = list(map(_PAIR.__and__, map(crc32, map(str.encode, wordings))))
    places = map(bisect_left, repeat(hashes), keys, repeat(0), repeat(len(hashes) - 1))
    return map(_WEIGHT.__ge__, map(xor, map(hashes.__getitem__, places), keys))


def _swaps(words: str) -> tuple[Swap, ...]:
    """What two words that have their hash among those of the swaps may be part of."""
    hashes = _index().hashes
    weight = hashes[bisect_left(hashes, hash_of(words))] & _WEIGHT
    return _listed(words) if weight == LISTED else (Swap(words, weight),)


def bare(word: str) -> str:
    """A word without what may stand behind it."""
    return word if word.isalnum() else word.rstrip(".,;:!?)\"'”’…").removesuffix("’s").removesuffix("'s")


@cache
def _listed(words: str) -> tuple[Swap, ...]:
    """The phrases of the list that hold some words."""
    found = [(" ".join(phrase.words), phrase) for line in _lines_with(words.split(" ")) for phrase in _phrases(line)]
    return tuple(Swap(text, phrase.weight, phrase) for text, phrase in found if words in text)


def _lines_with(words: list[str]) -> Iterator[str]:
    """The lines of the list of phrases that hold some words."""
    table, longest = _read("phrases.txt"), max(words, key=len)
    at = table.find(longest)
    while at >= 0:
        start, end = table.rfind("\n", 0, at) + 1, table.index("\n", at)
        line = table[start:end]
        if not line.startswith("#") and all(word in line for word in words):
            yield line
        at = table.find(longest, end)


def is_of(folded: str, field: str) -> bool:
    """Does a text in lower case show that it is of a field of knowledge?"""
    cues, found = fields()[field], set[str]()
    for start, end in _pieces(folded):
        found |= cues.intersection(map(bare, set(folded[start:end].split())))
        if len(found) >= _CUES:
            return True
    return False


def phrase_list() -> Iterator[Phrase]:
    """The phrases of the hand-written list."""
    for line in lines("phrases.txt"):
        yield from _phrases(line)


def _phrases(line: str) -> Iterator[Phrase]:
    """The phrases of a line `phrase -> what was meant | weight`, or with a field of knowledge behind a second bar; `(a|b c)`
    in it stands for either."""
    spun, _, rest = line.partition(" -> ")
    meant, weight, field = (*rest.split(" | "), "")[:3]
    for words in _variants(spun):
        yield Phrase(words, meant, int(weight), field)


def _variants(spun: str) -> Iterator[tuple[str, ...]]:
    before, bracket, rest = spun.partition("(")
    inside, _, behind = rest.partition(")")
    if not bracket:
        yield tuple(spun.split())
        return
    for choice in inside.split("|"):
        yield from _variants(before + choice + behind)


@cache
def fields() -> dict[str, frozenset[str]]:
    """The words by which a text shows that it is of a field of knowledge."""
    return {name: frozenset(words.split(" ")) for name, _, words in (line.partition(": ") for line in lines("fields.txt"))}


@cache
def lines(name: str) -> list[str]:
    """The lines of a table, without those that are comments."""
    return [line for line in _read(name).split("\n") if line and not line.startswith("#")]


@cache
def _read(name: str) -> str:
    with open(os.path.join(_DATA, name), encoding="utf-8") as stream:
        return stream.read()
