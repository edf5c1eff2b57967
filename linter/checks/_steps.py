"""Does a row of words fit the steps of a `sequence` rule? The walk is Vale's: from one step outwards, left and then right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks._penn import Word
from linter.hints import NamedTuple

_REMEMBERED = 50_000  # words whose verdict a condition keeps


class Condition(NamedTuple):
    """What a word must be, or must not be where it is negated: by its text, its tag, or words that go with a tag."""

    pattern: str
    tag: str
    words: str
    ignore_case: bool
    negate: bool

    def holds(self, word: str, tag: str) -> bool:
        """Whether a word of that tag meets it."""
        if self.words and _whole(self.words, word, False) == self.negate:
            return False
        # without a tag to ask for, a negated condition is content with any word its pattern passes
        tagged = (not self.tag or re.search(self.tag, tag) is not None) != self.negate
        if not self.pattern:
            return tagged
        text = _whole(self.pattern, word, self.ignore_case) != self.negate
        return text and tagged if self.tag else text


class Verdicts(dict[tuple[str, str], bool]):
    """Which words, by text and tag, meet a condition: a document repeats its words."""

    def __init__(self, condition: Condition) -> None:
        self.condition = condition

    def __missing__(self, key: tuple[str, str]) -> bool:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[key] = self.condition.holds(*key)
        return found


class Step(NamedTuple):
    """One word of the row. The steps that `skip` puts before a step are of its group and `optional`; `opens` marks the first
    of them, `closes` the step itself."""

    verdicts: Verdicts
    target: bool
    group: int = 0
    skipping: bool = False
    optional: bool = False
    opens: bool = False
    closes: bool = True

    def spread(self, skip: int) -> list[Step]:
        """The step behind as many optional ones as words may be skipped; without a condition of its own only those."""
        spare = [self._replace(skipping=True, optional=True, opens=not n, closes=False) for n in range(skip)]
        own = [self._replace(skipping=skip > 0)] if self.condition.pattern or self.condition.tag else []
        return spare + own

    @property
    def condition(self) -> Condition:
        return self.verdicts.condition

    def fits(self, word: Word) -> bool:
        """Whether the word is what the step asks for."""
        return self.verdicts[word.text, word.tag]

    def spare(self) -> bool:
        """Whether the step may be passed over on the way to the left, where the steps of a group come in the other order."""
        return (self.optional or self.closes) and not self.opens if self.skipping else self.optional


class Found(NamedTuple):
    """The words of a row, by index, in the order of the walk; its first and last; the word of each step."""

    words: tuple[int, ...]
    first: int
    last: int
    places: dict[int, int]

    def marked(self, steps: Sequence[Step]) -> tuple[int, int]:
        """The first and last word to point at: those of the steps that are targets, or all."""
        targets = [self.places.get(n, -1) for n, step in enumerate(steps) if step.target]
        if not targets or min(targets) < 0:
            return self.first, self.last
        return min(targets), max(targets)


def _whole(pattern: str, text: str, ignore_case: bool) -> bool:
    return re.fullmatch(pattern, text, re.I if ignore_case else 0) is not None


def anchor(steps: Sequence[Step]) -> int:
    """The step the search starts from: the first that names words, else the first that names a tag; -1: none."""
    wanted = [n for n, step in enumerate(steps) if not step.condition.negate and (step.condition.pattern or step.condition.tag)]
    return next((n for n in wanted if steps[n].condition.pattern), wanted[0] if wanted else -1)


def matches(steps: Sequence[Step], words: Sequence[Word], most: int) -> Iterator[Found]:
    """The rows of words that fit, the search starting from `most` words at the most."""
    at = anchor(steps)
    verdicts = steps[at].verdicts
    starts = [n for n, word in enumerate(words) if verdicts[word.text, word.tag]]
    for start in starts[:most]:
        left = _left(steps[:at], words, start)
        right = _right(steps, words, at, start) if left is not None else None
        if left is not None and right is not None:
            places = {**left, **right}
            row = tuple(sorted(left.values())) + tuple(right.values())
            yield Found(row, min(places.values()), max(right.values()), places)


def _left(steps: Sequence[Step], words: Sequence[Word], start: int) -> dict[int, int] | None:
    places: dict[int, int] = {}
    step, word = len(steps) - 1, start - 1
    while step >= 0:
        if word < 0:
            # what must not be there is not there before the first word either
            return places if all(s.condition.negate for s in steps[: step + 1]) else None
        places[step] = word
        fits, spare, group = steps[step].fits(words[word]), steps[step].spare(), steps[step].group
        if not fits and not spare:
            return None
        step -= 1
        while fits and spare and step >= 0 and steps[step].group == group:
            step -= 1
        word -= 1
    return places


def _right(steps: Sequence[Step], words: Sequence[Word], step: int, word: int) -> dict[int, int] | None:
    places: dict[int, int] = {}
    while step < len(steps):
        if word >= len(words):
            return places if all(s.condition.negate for s in steps[step:]) else None
        places[step] = word
        fits, spare, group = steps[step].fits(words[word]), steps[step].optional, steps[step].group
        if not fits and not spare:
            return None
        step += 1
        while fits and spare and step < len(steps) and steps[step].group == group:
            step += 1
        word += 1
    return places
