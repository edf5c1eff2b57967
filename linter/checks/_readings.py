"""What a pair of words may stand for, and how likely that is."""

from __future__ import annotations

from collections.abc import Iterator

from linter.hints import NamedTuple
from linter.terms import FUNCTION_WORDS, NEVER, UNIT, Original, Table, base_form


class Reading(NamedTuple):
    """A pair read as a term: the logarithm of the odds that it is one, the term's words, how many were replaced."""

    score: float
    first: str
    second: str
    replaced: int


def is_weighty(word: str) -> bool:
    """Can the word be part of a term?"""
    return len(word) > 2 and word not in FUNCTION_WORDS


class Reader:
    """Reads pairs of words in lower case; every pair is weighed once."""

    def __init__(self, table: Table, least: float) -> None:
        self._table = table
        self._least = round(least * UNIT) - table.bias
        self._memo: dict[tuple[str, str], Reading | None] = {}
        self._sides: tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]] = ({}, {})

    def read_all(self, pairs: set[tuple[str, str]]) -> dict[tuple[str, str], Reading]:
        """Those pairs of words that nobody uses side by side and that are likely enough to be a term, with their readings."""
        # a long text has a hundred thousand pairs, of which the best that either word may stand for rules out nearly all
        (one, with_one), (two, with_two) = (self._mosts({pair[part] for pair in pairs}, part) for part in (0, 1))
        likely = [(a, b) for a, b in pairs if with_one[a] + two[b] >= self._least <= one[a] + with_two[b]]
        return {pair: reading for pair in likely if (reading := self._read(*pair))}

    def _mosts(self, words: set[str], part: int) -> tuple[dict[str, int], dict[str, int]]:
        """What is most said of words as a part of a term, alone and with the best term."""
        sides = {word: self._side(base_form(word), part) for word in words}
        return {word: side[0] for word, side in sides.items()}, {word: side[1] for word, side in sides.items()}

    def _read(self, first: str, second: str) -> Reading | None:
        one, two = base_form(first), base_form(second)
        key = (one, two)
        if key not in self._memo:
            found = self._best(one, two)
            self._memo[key] = None if found is None or self._table.innocent(one, two) else found
        return self._memo[key]

    def _side(self, word: str, part: int) -> tuple[int, int]:
        """The most that is said of a word as a part of a term, or of all it may stand for: alone, and with the best term."""
        side = self._sides[part].get(word)
        if side is None:
            side = self._sides[part][word] = self._most(word, part) if is_weighty(word) else (-NEVER, -NEVER)
        return side

    def _most(self, word: str, part: int) -> tuple[int, int]:
        swapped, number = self._table.most(word, part), self._table.number(word)
        if number < 0:
            return swapped
        kept = self._table.kept(number, part)
        return max(swapped[0], kept), max(swapped[1], kept + self._table.top(number, part))

    def _readings(self, word: str) -> list[Original]:
        number = self._table.number(word)
        kept = [] if number < 0 else [Original(word, number, self._table.kept(number, 0), self._table.kept(number, 1))]
        return [*kept, *self._table.originals(word)]

    def _best(self, first: str, second: str) -> Reading | None:
        most, found = self._least - 1, None
        for one, two in self._pairs(first, second):
            score = self._table.term(one.number, two.number)
            if score is not None and score + one.first + two.second > most:
                most, found = score + one.first + two.second, (one.word, two.word)
        if found is None:
            return None
        return Reading((most + self._table.bias) / UNIT, *found, (found[0] != first) + (found[1] != second))

    def _pairs(self, first: str, second: str) -> Iterator[tuple[Original, Original]]:
        """All readings that the best term could make likely enough."""
        most, most2, top, least = self._side(first, 0)[0], self._side(second, 1)[0], self._table.top, self._least
        ones = [(one, one.first + top(one.number, 0)) for one in self._readings(first)]
        twos = [(two, two.second + top(two.number, 1)) for two in self._readings(second) if most + two.second + top(two.number, 1) >= least]
        for one, with_one in ones:
            if with_one + most2 >= least:
                for two, with_two in twos:
                    if with_one + two.second >= least <= one.first + with_two and (one.word != first or two.word != second):
                        yield one, two
