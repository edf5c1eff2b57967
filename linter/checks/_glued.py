"""Two words run together, as where a link was taken out: `marketwhere`, `reportpublished`, `theBritish`, `in2019`.

A token counts as two words when no dictionary has it, and it falls into a known word and a word that
no compound is made with.
"""

from __future__ import annotations

import re
from functools import cache

from linter import languages, lazy, vocabulary
from linter.hints import NamedTuple

_ENDINGS = (
    "according", "including", "published", "announced", "described", "although", "released", "because", "between", "showing", "without",
    "against", "written", "before", "during", "should", "after", "about", "could", "their", "there", "these", "those", "until", "since",
    "where", "which", "while", "whose", "would", "from", "have", "into", "said", "than", "that", "them", "they", "this", "were", "when",
    "with", "and", "but", "for", "has", "the", "was", "who", "of", "are",
)  # fmt: skip
_BEGINNINGS = ("which", "that", "with", "from", "the", "and")
# words that others end with too, so that a known word with a prefix or a suffix goes before
_MORE_ENDINGS = (
    "towards", "toward", "across", "under", "what", "been", "also", "will", "more", "some", "such", "upon", "your", "does", "our",
    "not", "had", "may", "how", "did", "she", "him", "by", "he", "we",
)  # fmt: skip
# those that many words end or begin with are looked for behind and before some letters only: it keeps the search fast
_RARELY = {
    "its": "[aeghjklnostvwy]", "his": "[a-z]", "her": "[demnry]", "to": "[a-z]", "is": "[dek]", "it": "[dekyt]", "in": "[a-z][dgsye]",
    "on": "[a-z][dgye]", "at": "[dgsyek]",
}  # fmt: skip
_MORE_BEGINNINGS = (
    "because", "about", "where", "while", "these", "those", "would", "could", "should", "their", "were", "have", "this", "into", "when",
    "than", "they", "what", "your", "will", "was", "has", "had", "its", "are", "but", "who", "by",
)  # fmt: skip
_RARELY_BEFORE = {"of": "[a-eg-su-z]", "to": "[bcefhijqsvxyz]", "for": "[abhjlpqs]", "his": "[a-oq-su-z]", "our": "[a-rt-z]"}
# pairs that hurried people type as one word
_TYPED = {  # and where they part
    "abit": 1, "alot": 1, "aswell": 2, "atleast": 2, "eachother": 4, "incase": 2, "infact": 2, "inspite": 2, "noone": 2, "ofcourse": 2,
    "upto": 2,
}  # fmt: skip
_DAYS = frozenset((
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "April", "June", "July", "August",
    "September", "October", "November", "December",
))  # fmt: skip
_YEAR = r"(?:19|20)\d\d"
# four letters in front, or two or three before the words that short ones are run on to
_AT_START = (
    r"[a-z]{2,3}(?:the|that|this|his|their|these|those|which|our|its)\b",
    rf"(?:{'|'.join((*_MORE_BEGINNINGS, *_BEGINNINGS))})[a-z]{{4,}}\b",
    rf"(?:{'|'.join(word + letter for word, letter in _RARELY_BEFORE.items())})[a-z]{{3,}}\b",
    rf"(?:{'|'.join(_TYPED)})\b",
    r"a(?:cl|f[aeu]|gu|h[aiouy]|j[aeiou]|k[en]|pu|r[hu]|s[amnqw]|t[iu]|wr|y[eo])[a-z]{2,}\b",  # no English word begins so
    r"[a-z]{2,}[A-Z][a-z]{2,}\b",
    rf"(?:in|of|by|since|until|from|before|after|during|and){_YEAR}\b",
    rf"{_YEAR}(?:and|the|in|was|by|to|with|when|but|of|at)\b",
)
_AT_END = (
    rf"[A-Za-z](?:{'|'.join(_ENDINGS[:-1])})", "[degnrsy]are", rf"[a-z](?:{'|'.join(_MORE_ENDINGS)})",
    "|".join(letter + word for word, letter in _RARELY.items()),
)  # fmt: skip
REGEX = rf"\b(?:{'|'.join(_AT_START)})|[A-Za-z]{{3}}(?:{'|'.join(_AT_END)})\b"

# before `the` and its like a short word is run on too: "ofthe", "inthat"
_SHORT = frozenset((
    "of", "in", "to", "by", "at", "on", "is", "as", "or", "if", "it", "we", "he", "so", "do", "for", "and", "was", "has", "had", "not",
    "but", "are", "all", "its", "his", "her", "from", "with", "into", "over", "than", "that",
))  # fmt: skip
# a capitalised first word may be any name, so only words that no name ends with may follow it
_AFTER_NAMES = frozenset(("which", "because", "although", "according", "published"))
_IN_NAMES = frozenset(("with", "said", "than", "into", "have"))  # ends of names: Beckwith, Farasaid, Hannathan
_LEAST = {"in": 5, "on": 5}  # letters before it: "plugin", "addon"
_BEFORE_NAMES = frozenset(("the", "of", "in", "at", "his", "her", "its", "their", "this", "that", "our", "than", "into", "said"))
_SHORT_AFTER = ("these", "those", "which", "their", "this", "his", "our", "its")
_LETTERS = lazy.pattern(r"[A-Z]?[a-z]+")
_TWO_PARTS = lazy.pattern(r"([a-z]{2,})([A-Z][a-z]{2,})")
_PREFIX = lazy.pattern(
    r"(?:re|un|co|pre|non|sub|mis|bi|de|dis|over|out|up|under|inter|multi|micro|mini|super|hyper|cyber|bio|geo|eco|tele|anti|auto|semi"
    r"|photo|mega|meta|nano|neo|pro|ultra|post|para|poly|mono|fore|hand|web|counter|trans|by)"
)
_SUFFIX = lazy.pattern(r"(?:e?s|e[dr]s?|ors?|ings?|ly|ists?|isms?|ness|less|able|ish|y|ity|ine)$")


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
    if before == "(" and after[:1] == ")":
        return True
    return before in tuple("@#./\\-_&=$~:{|`") or after[:1] in tuple("@/\\-_=(}|") or (after[:1] in (".", ":") and after[1:].isalnum())


class Split(NamedTuple):
    """The two words of a token; `certain` where neither a name nor a new compound is likely to explain it."""

    first: str
    second: str
    certain: bool


def split(word: str, known: frozenset[str], text: str) -> Split | None:
    """The two words that `word` was, or None where it is one word or may be a name. `text` is where it stands."""
    if not word.isalpha():
        return _figures(word)
    if not _LETTERS.fullmatch(word):
        return _capital_within(word, text)
    lower = word.lower()
    if lower in known or vocabulary.has(lower):
        return None
    if lower in _TYPED:
        at = _TYPED[lower]
        return Split(word[:at], word[at:], False)
    return _known_pair(word, text) or (_looser_pair(word, text) if word.islower() else None)


def _known_pair(word: str, text: str) -> Split | None:
    lower = word.lower()
    for ending in _ENDINGS:
        if lower.endswith(ending) and _first(word[: -len(ending)], ending, text):
            return Split(word[: -len(ending)], ending, True)
    for beginning in _BEGINNINGS:
        rest = word[len(beginning) :]
        if word.startswith(beginning) and len(rest) > 3 and vocabulary.has(rest):
            return Split(beginning, rest, True)
    return None


def _looser_pair(word: str, text: str) -> Split | None:
    """Pairs with words that others end or begin with too: a prefix or suffix that explains the token goes before."""
    for ending in _SHORT_AFTER:
        if word.endswith(ending) and word[: -len(ending)] in _SHORT:
            return Split(word[: -len(ending)], ending, True)
    if _formed(word) or text.count(word) > 1:  # a term of the text, or somebody's user name
        return None
    for ending in (*_MORE_ENDINGS, *_RARELY):
        first = word[: -len(ending)]
        least = _LEAST.get(ending, 4)
        if word.endswith(ending) and len(first) >= least and vocabulary.has(first) and not _compound(word, len(ending)):
            return Split(first, ending, False)
    for beginning in (*_MORE_BEGINNINGS, *_RARELY_BEFORE, "a"):
        rest = word[len(beginning) :]
        if word.startswith(beginning) and len(rest) > 3 and vocabulary.has(rest):
            return Split(beginning, rest, False)
    return None


def _compound(word: str, ending: int) -> bool:
    """Can it be read as a compound of which the ending is a piece only: `game|show`, `games|how`?"""
    for n in range(max(4, ending + 1), ending + 4):
        if len(word) - n > 2 and vocabulary.has(word[-n:]) and vocabulary.has(word[:-n]) and (word[-n] != "s" or word[-n:] == "show"):
            return True
    return False


def _formed(word: str) -> bool:
    """Is it made of a known word by a prefix or a suffix: `reedit`, `polishers`?"""
    prefix = _PREFIX.match(word)
    if prefix and (vocabulary.has(word[prefix.end() :]) or vocabulary.has(word[prefix.end() :].rstrip("s"))):
        return True
    suffix = _SUFFIX.search(word)
    stem = word[: suffix.start()] if suffix else ""
    return len(stem) > 2 and (vocabulary.has(stem) or vocabulary.has(stem + "e") or (stem[-1] == stem[-2] and vocabulary.has(stem[:-1])))


def _figures(word: str) -> Split | None:
    """`in2019`, `2019and`."""
    for n in (4, -4):
        year, other = (word[:n], word[n:]) if n > 0 else (word[n:], word[:n])
        if year.isdigit() and other.isalpha():
            return Split(word[:n], word[n:], False)
    return None


def _capital_within(word: str, text: str) -> Split | None:
    """`lastTuesday`, `theBritish`: a word that only a capital parts from a day, a month, or a name that the text has elsewhere."""
    parts = _TWO_PARTS.fullmatch(word)
    if not parts:
        return None
    first, second = parts.groups()
    day = second in _DAYS and (first in _SHORT or (len(first) > 3 and vocabulary.has(first)))
    if day or (first in _BEFORE_NAMES and not vocabulary.has(second.lower()) and text.count(word) == 1 and _is_name(second, text)):
        return Split(first, second, False)
    return None


def _is_name(word: str, text: str) -> bool:
    """Does the text have it elsewhere inside a sentence, as it has no word of a program?"""
    return re.search(rf"[a-z],? {word}(?:[,;.!?)]|[’']s)?(?:\s|$)", text) is not None


def _stands_alone(word: str, text: str) -> bool:
    """Does the text have the word elsewhere, by itself?"""
    return re.search(rf"(?<![\w@#./-]){word}(?![\w@/-]|\.\w)", text) is not None


def _first(first: str, ending: str, text: str) -> bool:
    if first.islower():
        return (len(first) > 3 and vocabulary.has(first)) or (ending in ("the", "that") and first in _SHORT)
    if ending in _AFTER_NAMES:
        return len(first) > 3
    if len(first) > 3 and (len(ending) > 3 or ending in ("was", "who", "has")) and ending not in _IN_NAMES and _stands_alone(first, text):
        return True
    return len(first) > 5 and common(first) and first.lower() not in vocabulary.names()


def common(word: str) -> bool:
    """A word of the English vocabulary, in lower case or with a capital."""
    return bool(_LETTERS.fullmatch(word)) and len(word) > 1 and vocabulary.has(word.lower())


def two_words(first: str, second: str, lang: str) -> bool:
    """Are both words of the language? Of others than English only the commonest are known, and the second must be one of those."""
    if lang.startswith("en"):
        return common(first) and common(second)
    known = languages.find(lang)
    return known is not None and first.isalpha() and second.lower() in _commonest(known.COMMON, known.STARTERS)


@cache
def _commonest(*listed: str) -> frozenset[str]:
    return frozenset(word for words in listed for word in words.split() if len(word) > 1)
