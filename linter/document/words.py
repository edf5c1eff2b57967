"""What counts as a word."""

from __future__ import annotations

from linter import lazy

# letters and digits, with apostrophes and hyphens inside: "don't", "sixty-day", "2024"
WORD = lazy.pattern(r"[^\W_]+(?:['’-][^\W_]+)*")


def count(text: str, start: int, end: int) -> int:
    """Number of words in text[start:end]."""
    return len(WORD.findall(text, start, end))
