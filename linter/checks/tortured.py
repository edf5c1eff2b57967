"""Phrases that spinning software is known to have written, by their words in base form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from linter import lazy, vocabulary
from linter import scope as scopes
from linter.checks._about import about_spinning
from linter.checks._tokens import words_of
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document
from linter.fields import Fields
from linter.hashed import keys_of
from linter.hints import NamedTuple
from linter.scope import Scope
from linter.terms import Phrases, base_form, spun_phrases

NEEDS_HITS = False
_CERTAIN, _LIKELY = " => ", " -> "  # between a phrase and its term
_UNKNOWN = "?"  # stands where nobody knows what the phrase was spun from
_BEGUN = lazy.pattern(r"[1b](?=[2b])")


class Params(NamedTuple):
    scope: Scope


def parse(fields: Fields) -> Params:
    """Reads no keys but the scope."""
    return Params(scopes.lenient(fields.strings("scope"), fields.flag("quoted")))


def patterns(params: Params) -> tuple[Pattern, ...]:
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every known phrase, the longest where several begin with the same words."""
    if not vocabulary.english(document.text, document.lang):
        return
    for start, end, line in _found(document.text):
        certain = _CERTAIN in line
        term = line.partition(_CERTAIN if certain else _LIKELY)[2]
        text = document.text[start:end]
        if scopes.holds(params.scope, document, start, end) and not about_spinning(document, start, end, term):
            meant = "an established term" if term == _UNKNOWN else f"'{term}'"
            yield Match(document.span(start, end), (text, meant), level="error" if certain else "warning", subject=text)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, line) of every phrase."""
    phrases, words, reached = spun_phrases(), words_of(text), 0
    first, second = words.forms(phrases.first), words.forms(phrases.second)
    spots = words.spots({"1": first, "2": second, "b": first & second}, _BEGUN)
    begun = _begun(phrases, [*{(words.all[n], words.all[n + 1]) for n in spots}])
    for n in spots if begun else ():
        if n < reached or (words.all[n], words.all[n + 1]) not in begun or not phrases.opened(words.all[n : n + 3]):
            continue
        if line := _longest(phrases.lines, words.all, n):
            reached = n + 1 + line.partition(">")[0].rstrip(" -=").count(" ")
            yield *words.place(n, reached - 1), line


def _begun(phrases: Phrases, pairs: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those pairs of words with which a phrase begins."""
    starts = [f"{base_form(first)} {base_form(second)}" for first, second in pairs]
    found = set(phrases.begun.among(starts, keys_of(starts)))
    return {pair for pair, start in zip(pairs, starts, strict=True) if start in found}


def _longest(lines: list[str], words: list[str], start: int) -> str:
    best, phrase = "", base_form(words[start])
    for word in words[start + 1 : start + 12]:
        phrase += " " + base_form(word)
        at = bisect_left(lines, phrase)
        if at == len(lines) or not lines[at].startswith(phrase):
            break
        best = next((line for line in lines[at : at + 2] if line.startswith((phrase + _CERTAIN, phrase + _LIKELY))), best)
    return best
