"""Something is there that should not be: words, phrases or patterns (Vale's `existence`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.checks.base import Hit, Match, Pattern
from linter.checks.tokens import Exceptions, Tokens, apart, compile_tokens, exceptions, span_of, targets, text_of
from linter.document.model import Document
from linter.fields import Fields


class Params(NamedTuple):
    """What to find and what of it to pass over."""

    tokens: Tokens
    exceptions: Exceptions


def parse(fields: Fields) -> Params:
    """Reads `tokens` (texts or regular expressions), `raw` (pieces joined to one regular expression), `words` (list
    files), `ignorecase` (default true here), `nonword` (no word boundary is asked for), `exceptions`."""
    tokens = [*fields.strings("tokens"), *sorted(fields.word_list("words"))]
    raw = "".join(fields.strings("raw"))
    if not tokens and not raw:
        raise fields.fail("tokens", "'existence' needs 'tokens', 'raw' or 'words'")
    for n, token in enumerate(fields.strings("tokens")):
        fields.regex(f"tokens/{n}", token)
    fields.regex("raw", raw)
    fields.flag("append")  # Vale joins `raw` to the tokens by it; here they always go together
    case, nonword, on = fields.flag("ignorecase", True), fields.flag("nonword"), targets(fields)
    bounded = compile_tokens(tokens, case, not nonword, on)
    free = compile_tokens([raw] if raw else [], case, False, on)
    both = Tokens((*bounded.patterns, *free.patterns), (*bounded.sources, *free.sources))
    return Params(both, exceptions(fields))


def patterns(params: Params) -> tuple[Pattern, ...]:
    return params.tokens.patterns


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every token found, the longest where tokens overlap; the message is given the text found."""
    known = params.tokens.patterns
    for hit in apart(known, hits):
        text = text_of(document, known[hit.pattern], hit)
        if not params.exceptions.excuse(text):
            yield Match(span_of(document, known[hit.pattern], hit), (text,))
