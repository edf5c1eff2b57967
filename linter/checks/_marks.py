"""What stands around a punctuation mark, for the checks that judge one."""

from __future__ import annotations

from linter import lazy

BLANKS = " \u00a0"
QUOTES = "\"'”’»"
CLOSING = ")]}\"'”’»%*"  # and no OBJECT: writers keep a mark off an address on purpose
_ENTITY = lazy.pattern(r"&#?\w+;$")
_SMILEY = lazy.pattern(r"[:;=][-o^']?[)(\]DP]$|^[ \u00a0][;:][ \u00a0]?[)(\]][ \u00a0\n]")
_FORMULA = lazy.pattern(r"(?:^|[^\w'’])[A-Za-z][ \u00a0]+,[ \u00a0]*[A-Za-z](?!\w)")


def entity(text: str, at: int) -> bool:
    """Is the semicolon at `at` the end of `&nbsp;`, left as it is in plain text?"""
    return text[at] == ";" and _ENTITY.search(text, max(0, at - 12), at + 1) is not None


def smiley(text: str, at: int) -> bool:
    """Does a smiley end, or begin, at the blank at `at`?"""
    return _SMILEY.search(text[max(0, at - 3) : at]) is not None or _SMILEY.match(text[at : at + 4] + "\n") is not None


def formula(text: str, at: int) -> bool:
    """`f(x , y)`: single letters on both sides."""
    return _FORMULA.search(text, max(0, at - 5), at + 4) is not None


def word_start(text: str, at: int) -> int:
    """Start of the word before `at`, so that the finding shows where it is."""
    while at and text[at - 1] in BLANKS:
        at -= 1
    floor = max(0, at - 30)
    while at > floor and text[at - 1].isalnum():
        at -= 1
    return at
