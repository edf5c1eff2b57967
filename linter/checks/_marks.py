"""What stands around a punctuation mark, for the checks that judge one."""

from __future__ import annotations

from collections.abc import Sequence

from linter import lazy, vocabulary
from linter.checks.base import Hit
from linter.document.model import Document

BLANKS = " \u00a0"
QUOTES = "\"'”’»"
CLOSING = ")]}\"'”’»%*"  # and no OBJECT: writers keep a mark off an address on purpose
_ENTITY = lazy.pattern(r"&#?\w+;$")
_SMILEY = lazy.pattern(r"[:;=][-o^']?[)(\]DP]$|^[ \u00a0][;:][ \u00a0]?[)(\]][ \u00a0\n]")
# behind these a mark that stands apart may be what the sentence speaks of: "press Ctrl ,", "the characters , and ;", "set it to ."
_NAMING = """
    the a an and or nor to of with from in into at by for as is are was were be called named than type press enter hit insert add put write
    ctrl control alt option shift cmd command key keys mark marks character characters sign signs symbol symbols comma commas semicolon
    semicolons stop stops period periods dot dots point punctuation separator separators delimiter delimiters prefix suffix regex
"""
_MARK_FOLLOWS = lazy.pattern(r"(?:and|or)[ \u00a0][^\w\s\"'“‘(]")
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


def spoken_of(text: str, start: int, end: int) -> bool:
    """Whether marks that stand apart in [start, end) may be words of their sentence: then only its writer knows what to do with a blank."""
    while start and text[start - 1] in BLANKS:
        start -= 1
    after = text[end : end + 40].lstrip(BLANKS)
    if text[word_start(text, start) : start].lower() in _NAMING.split() or after[:1] in tuple(",;:.!?"):
        return True
    run = text[start:end].strip(BLANKS)
    return after[:1].islower() if run == "." else run != ". ." and _MARK_FOLLOWS.match(after) is not None


def word_start(text: str, at: int) -> int:
    """Start of the word before `at`, so that the finding shows where it is."""
    while at and text[at - 1] in BLANKS:
        at -= 1
    floor = max(0, at - 30)
    while at > floor and text[at - 1].isalnum():
        at -= 1
    return at


def tall_apart(document: Document, hits: Sequence[Hit]) -> bool:
    """Is the text French, or does it set most of its `; : ! ?` after a blank? Nobody may have declared its language."""
    declared_english = document.lang.startswith("en")
    if document.lang.startswith("fr") or (declared_english and not vocabulary.english(document.text, document.lang)):
        return True
    spaced = sum(document.text[hit.end - 1] != "," for hit in hits)
    return spaced > 2 and spaced * 2 > sum(map(document.text.count, ";:!?"))


def closes(text: str, at: int) -> bool:
    """Does the mark at `at` end a word, with something after it that a mark can end?"""
    after = text[at + 1] if at + 1 < len(text) else "\n"
    before = text[max(0, at - 4) : at].rstrip(BLANKS)[-1:]
    if text[at] == ":" and not before.isalpha():
        return False
    return (after.isspace() or after in QUOTES) and bool(before) and (before.isalnum() or before in CLOSING)


def spaced(document: Document, at: int) -> bool:
    """Is the blank really in the source right before the mark, and not left by markup taken out?"""
    origin = document.span(at, at + 1).start
    return origin > 0 and document.source.text[origin - 1].isspace()
