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


def english(text: str, lang: str) -> bool:
    """Does a text declare itself English, and read like it? A language that nobody declared is taken for English."""
    if not lang.startswith("en"):
        return False
    # in English about one word in twelve is one of these two; short texts say nothing
    return len(text) < 600 or 1000 * (text.count(" the ") + text.count(" of ")) > len(text)


def _read(name: str) -> frozenset[str]:
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", name)
    with open(path, encoding="utf-8") as stream:
        return frozenset(stream.read().rstrip("\n").split("\n")[1:])  # the first line says where the words come from
