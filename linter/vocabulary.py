"""English words, loaded when the first candidate asks for them: most articles never do."""

from __future__ import annotations

import os
from functools import cache


@cache
def words() -> frozenset[str]:
    """About 65,000 common English words that are written in lower case, British and American spellings alike."""
    return _read("english-words.txt")


@cache
def names() -> frozenset[str]:
    """Those of `words` that are names as well (`brown`, `rose`, `may`)."""
    return _read("english-names.txt")


def _read(name: str) -> frozenset[str]:
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", name)
    with open(path, encoding="utf-8") as stream:
        return frozenset(line for line in stream.read().split("\n") if not line.startswith("#"))
