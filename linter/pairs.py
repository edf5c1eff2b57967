"""Thousands of words and phrases of two words in a text.

To build an automaton of them takes longer than to check an article, and so does making a set of them. So they are kept as
a dictionary of the first words, and the pairs of neighbouring words of a short text are looked up there; a long text pays for
the automaton.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from linter.checks.base import Hit, Pattern
from linter.hints import NamedTuple
from linter.phrases import Phrases

_PATIENCE = 50_000  # characters that are looked up before the automaton of all phrases is worth its while
_NEAR = 90  # characters around a phrase in which the rest of what it belongs to lies
_MARKS = '.,;:!?()"“”—–\n\ufffc'


def index(pairs: Iterable[tuple[str, int]], needs: Sequence[str] = ()) -> Pattern:
    """The pattern that finds words and pairs of words, in lower case, and gives hits their numbers as `phrase`.

    `needs[number]` are texts, parted by `|`, of which one must stand near; none or an empty one: there is nothing to ask for.
    """
    rows: dict[str, dict[str, list[str]]] = {}
    for pair, number in pairs:
        first, _, second = pair.partition(" ")
        rows.setdefault(first, {}).setdefault(second, []).append(str(number))
    flat = {first: "".join(f" {second}:{','.join(numbers)}" for second, numbers in row.items()) for first, row in rows.items()}
    return Pattern(("\n".join(needs),), target="pairs", rows=flat)


class _Entry(NamedTuple):
    """The index of one pattern of one rule: first word -> ` second:numbers second:numbers`."""

    owner: int
    number: int
    rows: Mapping[str, str]
    needs: str


class PairTable:
    """The phrases of all patterns; an entry is the rule, the number of its pattern, and the pattern."""

    def __init__(self, entries: Sequence[tuple[int, int, Pattern]]) -> None:
        self._entries = [_Entry(owner, n, pattern.rows, pattern.phrases[0]) for owner, n, pattern in entries]
        self._patience = _PATIENCE
        self._all: Phrases | None = None
        self._known: dict[str, list[tuple[int, int, int, list[str]]]] = {}
        self._needs: dict[int, list[str]] = {}

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
                if not needed or any(text in near for text in needed):
                    yield owner, Hit(pattern, start, end - 2, number)

    def _targets(self, phrase: str) -> list[tuple[int, int, int, list[str]]]:
        """(owner, pattern, number, what must stand near) of everything that a phrase stands for."""
        if phrase not in self._known:
            first, _, second = phrase.partition(" ")
            self._known[phrase] = [
                (e.owner, e.number, n, self._needed(place, n))
                for place, e in enumerate(self._entries)
                for n in _numbers(e.rows, first, second)
            ]
        return self._known[phrase]

    def _needed(self, place: int, number: int) -> list[str]:
        if place not in self._needs:
            self._needs[place] = self._entries[place].needs.split("\n")
        needs = self._needs[place]
        return needs[number].split("|") if number < len(needs) and needs[number] else []

    def _phrases(self, spaced: str) -> Phrases:
        self._patience -= len(spaced)
        if self._patience >= 0:
            return Phrases(sorted(self._present(spaced)))
        if self._all is None:
            every = {f" {a} {item.partition(':')[0]}".rstrip() + " " for e in self._entries for a in e.rows for item in e.rows[a].split()}
            self._all = Phrases(sorted(every))
        return self._all

    def _present(self, spaced: str) -> set[str]:
        words = spaced.split()
        following: dict[str, set[str]] = {word: {""} for word in words}
        for first, second in pairwise(words):
            following[first].add(second)
        return {
            f" {a} {b}".rstrip() + " "
            for entry in self._entries
            for a in following.keys() & entry.rows.keys()
            for b in following[a]
            if f" {b}:" in entry.rows[a]
        }


def _numbers(rows: Mapping[str, str], first: str, second: str) -> list[int]:
    row = rows.get(first, "")
    at = row.find(f" {second}:")
    if at < 0:
        return []
    return [int(number) for number in row[at + len(second) + 2 :].split(" ", 1)[0].split(",")]
