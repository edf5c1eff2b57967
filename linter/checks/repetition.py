"""The same word or phrase twice in a row (Vale's `repetition`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter import lazy
from linter import scope as scopes
from linter.checks.base import Hit, Match, Pattern
from linter.checks.tokens import span_of, targets, text_of
from linter.document.model import Document
from linter.fields import Fields
from linter.findings import Fix
from linter.hints import NamedTuple
from linter.languages import root
from linter.scope import Scope

# The leading blank makes the search seven times as fast as a word boundary would; the second pattern is for the
# first word of a block, of a bracket or of a quotation. Words are bounded, or a row of brackets would cost its square.
_DOUBLED = lazy.pattern(r" (\w[^ \n]{0,80}+)((?: +(?i:\1)\b(?!['’.-]\w))+)")
_DOUBLED_FIRST = lazy.pattern(r"[\n(\[“\"‘](\w[^ \n]{0,80}+)((?: +(?i:\1)\b(?!['’.-]\w))+)")
_ANY_WORD = frozenset((r"[^\s]+", r"\S+", r"\w+", r"[\w]+", r"\b\w+\b", r"\b(\w+)\b", r"\b[\w]+\b"))

NEEDS_HITS = False


class Params(NamedTuple):
    """`patterns` are empty where any word counts; then `allowed` are words that are doubled with reason, `particles` the
    ones that are so behind a word of `verbs` ("came in in March"); `elsewhere` are the words of other languages by code."""

    patterns: tuple[Pattern, ...]
    scope: Scope
    most: int
    ignore_case: bool
    alpha: bool
    allowed: frozenset[str]
    verbs: frozenset[str]
    particles: frozenset[str]
    elsewhere: dict[str, frozenset[str]]


def parse(fields: Fields) -> Params:
    """Reads `tokens` (regular expressions; without them any word of letters counts), `max` (repeats that are right, 0),
    `ignorecase` (default true here), `alpha` (letters only), and the list files `allowed`, `verbs`, `particles`, and `elsewhere`,
    the words that other languages double (`de: die der`); in a language that is not there, a doubled word is a suggestion."""
    tokens = fields.strings("tokens")
    for n, token in enumerate(tokens):
        fields.regex(f"tokens/{n}", token)
    case = fields.flag("ignorecase", True)
    own = () if set(tokens) <= _ANY_WORD else (Pattern((), "|".join(f"(?:{t})" for t in tokens), case, targets(fields)[0]),)
    return Params(
        own, scopes.lenient(fields.strings("scope"), fields.flag("quoted")), int(fields.number("max")), case, fields.flag("alpha", True),
        fields.word_list("allowed"), fields.word_list("verbs"), fields.word_list("particles"),
        _elsewhere(fields),
    )  # fmt: skip


def _elsewhere(fields: Fields) -> dict[str, frozenset[str]]:
    lines = [line.partition(": ") for line in sorted(fields.word_list("elsewhere"))]
    for code, colon, _ in lines:
        if not colon:
            raise fields.fail("elsewhere", f"a line of 'elsewhere' is 'code: word word', not '{code}'")
    return {code: frozenset(words.split()) for code, _, words in lines}


def patterns(params: Params) -> tuple[Pattern, ...]:
    return params.patterns


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every word or token that is followed by itself; the finding spans all of its repetitions."""
    yield from _tokens(document, params, hits) if params.patterns else _words(document, params)


def _words(document: Document, params: Params) -> Iterator[Match]:
    text = document.text
    language = root(document.lang)
    params = params._replace(allowed=params.allowed | params.elsewhere.get(language, frozenset()))
    known = language == "en" or not params.elsewhere or language in params.elsewhere
    found = [*_DOUBLED.finditer("\n" + text), *_DOUBLED_FIRST.finditer("\n" + text)]
    for match in sorted(found, key=lambda m: m.start()):
        start, end = match.start(1) - 1, match.end() - 1
        if _wrong(text, match, params) and scopes.holds(params.scope, document, start, end):
            span = document.span(start, end)
            plain = document.source.cut(span) == text[start:end]
            fix = Fix(span, match.group(1), False) if plain else None
            yield Match(span, (match.group(1),), level=None if known else "suggestion", fix=fix)


def _wrong(text: str, match: re.Match[str], params: Params) -> bool:
    first, again = match.group(1), match.group(2).split()
    word = first.lower()
    if len(again) <= params.most or (params.alpha and not first.isalpha()) or word in params.allowed:
        return False
    if not params.ignore_case and set(again) != {first}:
        return False
    if len(again) > max(1, params.most):
        return False  # "help help help" is meant
    if len(word) == 1 and word not in ("a", "i"):
        return False
    if again[0][0].isupper() and not first.isupper():
        return False  # "Bora Bora", "in In Bruges"
    before = text[max(0, match.start(1) - 31) : match.start(1) - 1].split()
    return not (word in params.particles and before and before[-1].lower() in params.verbs)


def _tokens(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    pattern = params.patterns[0]
    whole = document.source.text if pattern.target == "raw" else document.text
    run: list[Hit] = []
    for hit in [*hits, None]:
        if hit and run and _repeats(whole, pattern, document, run[-1], hit, params):
            run.append(hit)
            continue
        if len(run) - 1 > params.most:
            joined = run[0]._replace(end=run[-1].end)
            yield Match(span_of(document, pattern, joined), (text_of(document, pattern, run[0]),))
        run = [hit] if hit else []


def _repeats(whole: str, pattern: Pattern, document: Document, last: Hit, hit: Hit, params: Params) -> bool:
    between = whole[last.end : hit.start]
    if between.strip(" \t\xa0") or not between:
        return False
    one, two = text_of(document, pattern, last), text_of(document, pattern, hit)
    if params.alpha and not one.replace(" ", "").isalpha():
        return False
    return one.lower() == two.lower() if params.ignore_case else one == two
