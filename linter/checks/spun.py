"""Established terms whose parts were replaced by thesaurus neighbours, found without a list of such phrases.

Two neighbouring words are read as a term where each is a word of the term or a replacement known for it, where the term
is established, and where nobody uses the two side by side as they stand. The odds of the reading decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import log

from linter import lazy, terms, vocabulary
from linter import scope as scopes
from linter.checks._about import about_spinning
from linter.checks._readings import Reader, Reading, is_weighty
from linter.checks._tokens import words_of
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple
from linter.scope import Scope
from linter.terms import base_form

NEEDS_HITS = False

_USUAL = 300  # words
_LONG = 1500  # words
_FLOOR = 0.25  # the table is silent on pairs with smaller odds
_ACRONYM = lazy.pattern(r" ?\(([A-Z]{2,6})s?\)")
_MIXED = lazy.pattern(r"r(?=[rw])|w(?=r)")  # two weighty words, of which one may be a replacement


class Params(NamedTuple):
    """The least odds, as natural logarithms: `certain` makes an error, `likely` a warning, `weak` a suggestion.

    `likely` holds for a text of 300 words. A long text has more pairs that could be taken for a term by chance, so that the
    odds a warning needs grow with the length of the text: `likely` is lowered by 1 where it is shorter by a factor of e.
    `together` weak readings of different words in one document make warnings of each other, in a long one as many for each
    1,500 words.
    """

    scope: Scope
    certain: float
    likely: float
    weak: float
    together: int


class _Found(NamedTuple):
    start: int
    end: int
    reading: Reading
    named: bool  # an acronym behind it has the term's initials


def parse(fields: Fields) -> Params:
    """Reads `certain`, `likely`, `weak` (odds as natural logarithms), `together` (weak readings that make a warning)."""
    return Params(
        scopes.lenient(fields.strings("scope"), fields.flag("quoted")), fields.number("certain", 6), fields.number("likely", 3.5),
        fields.number("weak", 2), int(fields.number("together", 3)),
    )  # fmt: skip


def patterns(params: Params) -> tuple[Pattern, ...]:
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every pair of words that is likelier to stand for a term than for itself."""
    if not vocabulary.english(document.text, document.lang):
        return
    length = document.text.count(" ") + 1
    likely = max(params.likely + log(length / _USUAL), _FLOOR)
    least = params.weak if likely >= params.weak else _FLOOR  # not `likely`: a reader is kept for every value
    found = [f for f in _found(document.text, least) if f.reading.score >= min(likely, params.weak) and _counts(document, params, f)]
    several = _different(document, found) >= params.together * max(1, length / _LONG)
    for one in found:
        score = one.reading.score
        certain = score >= params.certain or one.named
        level = "error" if certain else "warning" if score >= likely or several else "suggestion"
        text = document.text[one.start : one.end]
        yield Match(document.span(one.start, one.end), (text, _term(text, one.reading)), level=level, subject=text)  # type: ignore[arg-type]


def _term(text: str, reading: Reading) -> str:
    """The term that a pair of words is read as; a word of it that was left is shown as it stands."""
    first, last = text.replace("-", " ").split()
    return f"{_shown(first, reading.first)} {_shown(last, reading.second)}"


def _shown(word: str, meant: str) -> str:
    lower = word.lower()
    if base_form(lower.replace("’", "'")) != meant:
        return meant
    return lower if word[1:] == lower[1:] else word


def _different(document: Document, found: Sequence[_Found]) -> int:
    """How many readings share no word: in an article on gadgets the `gadget` is one doubt, however often it comes."""
    seen, number = set[str](), 0
    for one in found:
        words = {base_form(w) for w in document.text[one.start : one.end].lower().replace("-", " ").split()}
        number += seen.isdisjoint(words)
        seen |= words
    return number


@cache
def _reader(least: float) -> Reader:
    return Reader(terms.table(), least)


def _found(text: str, least: float) -> list[_Found]:
    """The readings of all pairs that hold a word that may be a replacement, those apart that share a word."""
    words = words_of(text)
    weighty = frozenset(filter(is_weighty, words.distinct))
    spots = words.spots({"w": weighty, "r": weighty & words.forms(terms.table().replacements)}, _MIXED)
    readings = _reader(least).read_all({(words.all[n], words.all[n + 1]) for n in spots})
    likely = [n for n in spots if (words.all[n], words.all[n + 1]) in readings] if readings else []
    found = [(*words.place(n, n + 1), readings[words.all[n], words.all[n + 1]]) for n in likely]
    return _apart([_Found(start, end, reading, _named(text, end, reading)) for start, end, reading in found])


def _apart(found: list[_Found]) -> list[_Found]:
    """Of readings that share a word, the likelier."""
    kept: list[_Found] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.reading.score > kept[-1].reading.score:
                kept[-1] = one
        else:
            kept.append(one)
    return kept


def _named(text: str, end: int, reading: Reading) -> bool:
    """Does an acronym follow that has the initials of the term, not of the words found?"""
    acronym = _ACRONYM.match(text, end)
    return acronym is not None and reading.replaced == 2 and acronym[1].lower().endswith(reading.first[0] + reading.second[0])


def _counts(document: Document, params: Params, one: _Found) -> bool:
    """Is it the writer's own text, no name, and no word about words?"""
    text = document.text
    words = text[one.start : one.end].replace("-", " ").split()
    if any(w[0].isupper() for w in words[1:]) and not all(w[0].isupper() for w in words):
        return False
    if words[0][0].isupper() and words[1:] and words[1][0].isupper() and one.reading.score < params.certain:
        return False
    if words[0].endswith("ing") and not one.reading.first.endswith("ing"):
        return False  # a verb and its object, as likely as not
    if not scopes.holds(params.scope, document, one.start, one.end):
        return False
    return not about_spinning(document, one.start, one.end, f"{one.reading.first} {one.reading.second}")
