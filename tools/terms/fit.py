"""How much each piece of evidence weighs: fitted on spun phrases against the pairs of words of professional copy.

The model adds up three scores, one of each part and one of the term, so that each can be kept in a table of its own:
boosted trees whose branches stay within one of the three groups of columns.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from terms.evidence import OFTEN, Evidence, Swaps
from terms.sources import Pair, Spun, usable

PART, TERM = 22, 7
_GROUPS = [list(range(PART)), list(range(PART, 2 * PART)), list(range(2 * PART, 2 * PART + TERM))]
_CHOICES = 4  # readings of a pair that are weighed
_PRIOR_PART = (0.8, 0.9, 0.1, -0.1, -0.1, 0.0, 0.2, -0.1, 0.8, 0.6, *(0.0,) * 12)
_PRIOR_TERM = (0.18, 0.0, 0.0, 0.9, 0.5, 0.0, 0.3)
_NEGATIVES = 60_000


class Model:
    """The three scores."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._trees = HistGradientBoostingClassifier(
            max_iter=300, learning_rate=0.08, max_leaf_nodes=12, l2_regularization=5, min_samples_leaf=40, interaction_cst=_GROUPS,
            random_state=0, early_stopping=False,
        )  # fmt: skip

    def fit(self, phrases: Sequence[Spun], copy: Iterable[Pair]) -> None:
        """Weigh the evidence. What a phrase shows of swaps is never used to judge the phrase itself."""
        good: list[list[float]] = []
        for fold in range(3):
            swaps = Swaps(self.evidence, (p for p in phrases if p.fold != fold))
            pairs = {q for p in phrases if p.fold == fold and p.papers < OFTEN for q in _spun_pairs(p)}
            good += self.rows(swaps, sorted(pairs))[0]
        every = Swaps(self.evidence, phrases)
        sample = sorted(copy)
        random.Random(0).shuffle(sample)
        bad = self.rows(every, sample[:_NEGATIVES])[0]
        self._trees.fit(np.array(good + bad), [1] * len(good) + [0] * len(bad))
        print(f"fitted on {len(good)} readings of spun pairs and {len(bad)} of pairs in use")

    def rows(self, swaps: Swaps, pairs: Iterable[Pair]) -> tuple[list[list[float]], list[tuple[Pair, Pair]]]:
        """Columns and (pair, term) of the likeliest readings of every pair that is not in use itself."""
        rows, readings = [], []
        for pair in pairs:
            if usable(pair[0]) and usable(pair[1]) and not self.evidence.attested(pair):
                for term in self._likeliest(swaps, pair):
                    rows.append(swaps.columns(pair[0], term[0]) + swaps.columns(pair[1], term[1]) + self.evidence.term(term))
                    readings.append((pair, term))
        return rows, readings

    def _likeliest(self, swaps: Swaps, pair: Pair) -> list[Pair]:
        found = []
        first, second = ([(_dot(_PRIOR_PART, swaps.columns(w, x)) if x != w else -1.1, x) for x in (w, *swaps.originals(w))] for w in pair)
        for one, x in first:
            for two, y in second:
                if (x, y) != pair and self.evidence.established((x, y)):
                    found.append((one + two + _dot(_PRIOR_TERM, self.evidence.term((x, y))), (x, y)))
        return [term for _, term in sorted(found, reverse=True)[:_CHOICES]]

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Logarithm of the odds that the reading is right."""
        return [float(s) for s in self._trees.decision_function(np.array(rows, dtype=np.float64))] if rows else []

    def bias(self) -> float:
        """The score of a row of zeros."""
        return self.scores([[0.0] * (2 * PART + TERM)])[0]

    def part(self, number: int, columns: Sequence[Sequence[float]]) -> list[float]:
        """What the first (0) or second (1) part, or the term (2), adds to the bias."""
        rounded = [tuple(round(value, 1) for value in row) for row in columns]
        before, after = (0.0,) * (PART * number), (0.0,) * (2 * PART + TERM - PART * number)
        distinct = sorted(set(rounded))
        bias = self.bias()
        known = dict(zip(distinct, self.scores([(before + row + after)[: 2 * PART + TERM] for row in distinct]), strict=True))
        return [known[row] - bias for row in rounded]


def _dot(weights: Sequence[float], columns: Sequence[float]) -> float:
    return sum(w * c for w, c in zip(weights, columns, strict=True))


def _spun_pairs(phrase: Spun) -> Iterable[Pair]:
    parts = phrase.aligned()
    for (a, x), (b, y) in pairwise(parts):
        if a != x or b != y:
            yield a, b
