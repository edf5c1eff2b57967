"""How headings and other short texts are capitalised (Vale's `capitalization`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter import scope as scopes
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document
from linter.document.words import WORD
from linter.fields import Fields
from linter.hints import NamedTuple

_SMALL_AP = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "in", "nor", "of", "on", "or", "so", "the", "to", "up", "yet", "via", "vs",
))  # fmt: skip
_SMALL_CHICAGO = _SMALL_AP | frozenset((
    "about", "above", "across", "after", "against", "along", "among", "around", "before", "behind", "below", "beneath", "beside",
    "between", "beyond", "down", "during", "from", "if", "inside", "into", "like", "near", "off", "onto", "out", "outside",
    "over", "past", "since", "than", "through", "toward", "under", "until", "upon", "with", "within", "without",
))  # fmt: skip
_SPECIAL = ("$title", "$sentence", "$lower", "$upper")

NEEDS_HITS = False


class Params(NamedTuple):
    """`match` is one of the four names or a pattern; `exceptions` are words (or phrases) by their lower case."""

    match: str
    pattern: re.Pattern[str] | None
    small: frozenset[str]
    exceptions: dict[str, str]
    phrases: re.Pattern[str] | None
    indicators: tuple[str, ...]
    threshold: float
    prefix: re.Pattern[str] | None
    kinds: frozenset[str]


def parse(fields: Fields) -> Params:
    """Reads `match` ($title, $sentence, $lower, $upper or a regular expression), `style` (AP or Chicago, for $title),
    `exceptions` (words that keep their own form), `indicators` (after which a capital is due), `threshold` (the share of words
    that must be right, default .8), `prefix` (a pattern left out of account at the start)."""
    match = fields.text("match")
    if not match or (match.startswith("$") and match not in _SPECIAL):
        raise fields.fail("match", f"'match' takes {', '.join(_SPECIAL)} or a regular expression, not '{match}'")
    pattern = None if match in _SPECIAL else re.compile(fields.regex("match", match))
    small = _SMALL_CHICAGO if fields.choice("style", ("AP", "Chicago"), "AP") == "Chicago" else _SMALL_AP
    kept = fields.strings("exceptions")
    phrases = [re.escape(e) for e in kept if " " in e]
    prefix = fields.regex("prefix", fields.text("prefix"))
    fields.strings("vocab")
    return Params(
        match, pattern, small, {e.lower(): e for e in kept}, re.compile("|".join(phrases)) if phrases else None,
        fields.strings("indicators"), fields.number("threshold", 0.8), re.compile(prefix) if prefix else None,
        scopes.lenient(fields.strings("scope")).kinds,
    )  # fmt: skip


def patterns(params: Params) -> tuple[Pattern, ...]:
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every block in the rule's scope that is not capitalised as asked."""
    for block in document.prose_blocks:
        if block.kind in params.kinds:
            text = document.text[block.start : block.end]
            if not _right(text, params):
                yield Match(document.span(block.start, block.end), (text,))


def _right(text: str, params: Params) -> bool:
    if params.prefix and (prefix := params.prefix.match(text)):
        text = text[prefix.end() :]
    if params.pattern:
        return bool(params.pattern.search(text))
    if params.match == "$lower":
        return text == text.lower()
    if params.match == "$upper":
        return text == text.upper()
    bare = params.phrases.sub(lambda m: " " * len(m.group()), text) if params.phrases else text
    words = list(WORD.finditer(bare))
    judged = [_word_right(bare, word, n, params) for n, word in enumerate(words)]
    if params.match == "$title" and words:
        judged[-1] = _capital(words[-1].group()) or words[-1].group().lower() in params.exceptions
    return not judged or (judged[0] and sum(judged) / len(judged) >= params.threshold)


def _word_right(text: str, word: re.Match[str], number: int, params: Params) -> bool:
    found, lower = word.group(), word.group().lower()
    if lower in params.exceptions:
        return found == params.exceptions[lower]
    before = text[: word.start()].rstrip()
    opens = number == 0 or before.endswith((".", "!", "?", *params.indicators))
    if params.match == "$sentence":
        # an abbreviation or a name with an inner capital is nobody's mistake
        return _capital(found) if opens else found == lower or found[1:] != found[1:].lower() or found == "I" or found[:2] in ("I'", "I’")
    if opens or lower not in params.small or before.endswith((":", "—", "–")):
        return _capital(found)
    return found == lower


def _capital(word: str) -> bool:
    return not word[0].islower() or any(c.isupper() for c in word)
