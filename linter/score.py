"""The score of a document: 0 is clean, 100 unfit to publish."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from linter.findings import Finding

# An error is certain damage. A warning asks an editor to look: on good copy one comes up now and then, so that it takes
# four to weigh as much as one error.
_WEIGHTS = {"error": 1.0, "warning": 0.25, "suggestion": 0.0}

# Damage weighs by its amount, since a reader meets every piece of it, and by its density, since the same three fragments
# say more of a short notice than of a long read. Together they take three errors in 500 words to 88 and one warning in
# 800 words to 12.
_PER_WEIGHT = 0.2
_PER_WEIGHT_IN_1000_WORDS = 0.25

_LEAST_WORDS = 250  # below that, density says nothing: one slip in a caption is not a ruined article

# About the reader's effort, about papers that are missing, and about our own comments: none of them is damage to the text.
# A text file without a byline would otherwise score as much as one with a broken sentence.
_LEFT_OUT = frozenset(("readability", "provenance", "suppress"))


def score(findings: Iterable[Finding], words: int) -> float:
    """The score of one document from its findings and its number of words, to one decimal; more findings never lower it."""
    weight = sum(_WEIGHTS[f.level] for f in findings if f.pack not in _LEFT_OUT)
    density = 1000 * weight / max(words, _LEAST_WORDS)
    return round(100 * (1 - exp(-_PER_WEIGHT * weight - _PER_WEIGHT_IN_1000_WORDS * density)), 1)
