"""What counts as a word."""

from __future__ import annotations

from collections.abc import Iterable

from linter import lazy

# letters and digits, with apostrophes and hyphens inside: "don't", "sixty-day", "2024"
WORD = lazy.pattern(r"[^\W_]+(?:['’-][^\W_]+)*")


def count(text: str, start: int, end: int) -> int:
    """Number of words in text[start:end]."""
    return len(WORD.findall(text, start, end))


_FOREIGN = 50  # characters beyond ASCII that are no letters: with more of them the search is faster
_CLASSES = bytes(ord("a") if chr(n).isalnum() or n > 127 else ord("-") if chr(n) in "'-" else ord(" ") for n in range(256))


def count_all(text: str, unusual: Iterable[str]) -> int:
    """What `count` gives for a whole text, ten times as fast; `unusual` are its characters beyond ASCII, or more."""
    marks = [c for c in unusual if c != "’" and not c.isalnum()]
    if len(marks) > _FOREIGN:
        return count(text, 0, len(text))
    text = text.replace("’", "'")
    for mark in marks:
        text = text.replace(mark, " ")
    # every byte of a letter is an `a` now; a hyphen or apostrophe behind a letter goes on with the word
    classes = b" " + text.encode("utf-8", "surrogatepass").translate(_CLASSES).replace(b"a-", b"aj")
    return classes.count(b" a") + classes.count(b"-a")
