"""Thousands of words and phrases of two words in a text.

To build an automaton of them takes longer than to check an article, and so does making a set of them, or as much as reading
them one by one. So they are kept as three objects, in which a short text's words and pairs of neighbouring words are looked up
by their hashes; a long text pays for the automaton.
"""

from __future__ import annotations

from array import array
from binascii import crc32
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, pairwise

from linter.checks.base import Hit, Pattern
from linter.phrases import Phrases

_PATIENCE = 50_000  # characters that are looked up before the automaton of all phrases is worth its while
_NEAR = 90  # characters around a phrase in which the rest of what it belongs to lies
_MARKS = '.,;:!?()"“”—–\n\ufffc'
_ROOM = 3  # slots for a hash, at least


def index(pairs: Iterable[tuple[str, int]], needs: Sequence[str] = ()) -> Pattern:
    """The pattern that finds words and pairs of words, in lower case, and gives hits their numbers as `phrase`.

    `needs[number]` are texts that must stand near, parted by `&`, or by `|` where one of them must; none or an empty one: there is
    nothing to ask for.
    """
    rows: dict[str, list[str]] = {}
    for pair, number in pairs:
        rows.setdefault(pair, []).append(str(number))
    hashes = array("I", sorted({crc32(phrase.encode()) for phrase in rows}))
    lines = "\n".join(sorted(f"{phrase}:{','.join(numbers)}" for phrase, numbers in rows.items()))
    return Pattern(("\n".join(needs),), target="pairs", table=(_slots(hashes), hashes.tobytes(), lines))


def _slots(hashes: Sequence[int]) -> bytes:
    """A table with a 1 at each hash, cut to as many bits as there is room for."""
    slots = bytearray(1 << (_ROOM * len(hashes)).bit_length())
    for key in hashes:
        slots[key & (len(slots) - 1)] = 1
    return bytes(slots)


class _Entry:
    """The index of one pattern of one rule."""

    def __init__(self, owner: int, number: int, pattern: Pattern) -> None:
        self.owner = owner
        self.number = number
        self._slots, hashes, self._lines = pattern.table
        self._hashes = memoryview(hashes).cast("I")
        self._needs = pattern.phrases[0]
        self._needed: list[str] | None = None

    @cached_property
    def _rows(self) -> list[str]:
        return self._lines.split("\n")

    def phrases(self) -> Iterator[str]:
        """All there are."""
        return (row.partition(":")[0] for row in self._rows)

    def present(self, phrases: Iterable[bytes], hashes: Sequence[int]) -> Iterator[bytes]:
        """Those of some phrases that are among its own, all given with their hashes."""
        likely = map(self._slots.__getitem__, map((len(self._slots) - 1).__and__, hashes))
        return (phrase for phrase, key in compress(zip(phrases, hashes, strict=True), likely) if self._holds(key))

    def _holds(self, key: int) -> bool:
        at = bisect_left(self._hashes, key)
        return at < len(self._hashes) and self._hashes[at] == key

    def numbers(self, phrase: str) -> list[int]:
        """What a phrase stands for."""
        if not self._holds(crc32(phrase.encode("utf-8", "surrogatepass"))):
            return []
        at = bisect_left(self._rows, f"{phrase}:")
        found, _, numbers = self._rows[at].partition(":") if at < len(self._rows) else ("", "", "")
        return [int(number) for number in numbers.split(",")] if found == phrase else []

    def needed(self, number: int) -> list[list[str]]:
        """What must stand near, of each several one."""
        if self._needed is None:
            self._needed = self._needs.split("\n")
        row = self._needed[number] if number < len(self._needed) else ""
        return [texts.split("|") for texts in row.split("&")] if row else []


class PairTable:
    """The phrases of all patterns; an entry is the rule, the number of its pattern, and the pattern."""

    def __init__(self, entries: Sequence[tuple[int, int, Pattern]]) -> None:
        self._entries = [_Entry(*entry) for entry in entries]
        self._patience = _PATIENCE
        self._all: Phrases | None = None
        self._known: dict[str, list[tuple[int, int, int, list[list[str]]]]] = {}

    def find(self, folded: str) -> Iterator[tuple[int, Hit]]:
        """(owner, hit) for every phrase in a folded text, wherever it stands."""
        if not self._entries:
            return
        # the same length with a space at each end, so that a word is what has spaces around it
        spaced = f" {folded} "
        for mark in _MARKS:
            spaced = spaced.replace(mark, " ")
        for _, start, end in self._phrases(spaced).find(spaced):
            near = spaced[max(0, start - _NEAR) : end + _NEAR]
            for owner, pattern, number, needed in self._targets(spaced[start + 1 : end - 1]):
                if all(any(text in near for text in texts) for texts in needed):
                    yield owner, Hit(pattern, start, end - 2, number)

    def _targets(self, phrase: str) -> list[tuple[int, int, int, list[list[str]]]]:
        """(owner, pattern, number, what must stand near) of everything that a phrase stands for."""
        if phrase not in self._known:
            self._known[phrase] = [(e.owner, e.number, n, e.needed(n)) for e in self._entries for n in e.numbers(phrase)]
        return self._known[phrase]

    def _phrases(self, spaced: str) -> Phrases:
        self._patience -= len(spaced)
        if self._patience >= 0:
            return Phrases(sorted(self._present(spaced)))
        if self._all is None:
            self._all = Phrases([f" {phrase} " for phrase in sorted({phrase for entry in self._entries for phrase in entry.phrases()})])
        return self._all

    def _present(self, spaced: str) -> set[str]:
        words = spaced.encode("utf-8", "surrogatepass").split()
        phrases = [*set(words), *map(b" ".join, set(pairwise(words)))]
        hashes = list(map(crc32, phrases))
        return {f" {found.decode('utf-8', 'surrogatepass')} " for entry in self._entries for found in entry.present(phrases, hashes)}
