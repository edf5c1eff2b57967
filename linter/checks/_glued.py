"""Two words run together, as where a link was taken out: `marketwhere`, `reportpublished`.

A token counts as two words when no dictionary has it, and it falls into a known word and a word that
no compound is made with.
"""

from __future__ import annotations

from linter import lazy, vocabulary

_ENDINGS = (
    "according", "including", "published", "announced", "described", "although", "released", "because", "between", "showing", "without",
    "against", "written", "before", "during", "should", "after", "about", "could", "their", "there", "these", "those", "until", "since",
    "where", "which", "while", "whose", "would", "from", "have", "into", "said", "than", "that", "them", "they", "this", "were", "when",
    "with", "and", "are", "but", "for", "has", "the", "was", "who", "of",
)  # fmt: skip
_BEGINNINGS = ("which", "that", "with", "from", "the", "and")
# four letters in front, or two or three before the words that short ones are run on to
REGEX = rf"[A-Za-z]{{4}}(?:{'|'.join(_ENDINGS)})\b|\b[a-z]{{2,3}}(?:the|that)\b|\b(?:{'|'.join(_BEGINNINGS)})[a-z]{{4,}}\b"

# before `the` and `that` a short word is run on too: "ofthe", "inthat"
_SHORT = frozenset((
    "of", "in", "to", "by", "at", "on", "is", "as", "or", "if", "it", "we", "he", "so", "do", "for", "and", "was", "has", "had", "not",
    "but", "are", "all", "its", "his", "her", "from", "with", "into", "over", "than", "that",
))  # fmt: skip
# a capitalised first word may be any name, so only words that no name ends with may follow it
_AFTER_NAMES = frozenset(("which", "because", "although", "according", "published"))
_LETTERS = lazy.pattern(r"[A-Z]?[a-z]+")


def token(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened to the whole run of letters, digits and underscores."""
    while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return start, end


def part_of_code(text: str, start: int, end: int) -> bool:
    """A user name, hashtag, path, address or hyphenated compound rather than prose."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return before in tuple("@#./\\-_&=$~:{|") or after[:1] in tuple("@/\\-_=(}|") or (after[:1] in (".", ":") and after[1:].isalnum())


def split(word: str, known: frozenset[str]) -> tuple[str, str] | None:
    """The two words that `word` was, or None where it is one word or may be a name."""
    lower = word.lower()
    if not _LETTERS.fullmatch(word) or lower in known or lower in vocabulary.words():
        return None
    for ending in _ENDINGS:
        if lower.endswith(ending) and _first(word[: -len(ending)], ending):
            return word[: -len(ending)], ending
    for beginning in _BEGINNINGS:
        rest = word[len(beginning) :]
        if word.startswith(beginning) and len(rest) > 3 and rest in vocabulary.words():
            return beginning, rest
    return None


def _first(first: str, ending: str) -> bool:
    if first.islower():
        return (len(first) > 3 and first in vocabulary.words()) or (ending in ("the", "that") and first in _SHORT)
    if ending in _AFTER_NAMES:
        return len(first) > 3
    return len(first) > 5 and common(first) and first.lower() not in vocabulary.names()


def common(word: str) -> bool:
    """A word of the English vocabulary, in lower case or with a capital."""
    return bool(_LETTERS.fullmatch(word)) and len(word) > 1 and word.lower() in vocabulary.words()
