"""All word lists and patterns of all active rules in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.checks.base import Hit, Pattern
from linter.document.model import Document


class Matcher:
    """Finds every pattern of every rule; `owners[n]` and `numbers[n]` say whose n-th pattern it is."""

    def __init__(self, patterns: Sequence[Sequence[Pattern]]) -> None:
        self._compiled = [
            (owner, number, p, re.compile(_regex(p), (re.I if p.ignore_case else 0) | re.M))
            for owner, own in enumerate(patterns)
            for number, p in enumerate(own)
        ]

    def scan(self, document: Document) -> dict[int, list[Hit]]:
        """Hits by rule (its index in the constructor's sequence), in text order."""
        found: dict[int, list[Hit]] = {}
        for owner, number, pattern, regex in self._compiled:
            text = document.source.text if pattern.target == "raw" else document.text
            for m in regex.finditer(text):
                if pattern.target == "prose" and "\n" in m.group().rstrip("\n"):
                    continue
                found.setdefault(owner, []).append(Hit(number, m.start(), m.end()))
        return found


def _regex(pattern: Pattern) -> str:
    if pattern.regex:
        return pattern.regex
    return r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(pattern.phrases, key=len, reverse=True))) + r")(?!\w)"
