"""One document, one spelling (Vale's `consistency`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from linter.checks.base import Hit, Match, Pattern
from linter.checks.tokens import Tokens, apart, case_of, compile_tokens, span_of, targets, text_of
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple

NEEDS_HITS = True


class Params(NamedTuple):
    """The tokens of all pairs, and the number of each token's pair."""

    tokens: Tokens
    pairs: dict[str, tuple[int, str]]


def parse(fields: Fields) -> Params:
    """Reads `either` (one form -> the other), `ignorecase` (see `tokens.ignores_case`), `nonword`."""
    pairs: dict[str, tuple[int, str]] = {}
    for number, (one, other) in enumerate(fields.mapping("either").items()):
        if not isinstance(other, str):
            raise fields.fail(f"either/{one}", f"'either' takes pairs of texts; '{one}' has none")
        pairs[fields.regex(f"either/{one}", one)] = (number, other)
        pairs[fields.regex(f"either/{one}", other)] = (number, one)
    if not pairs:
        raise fields.fail("either", "'consistency' needs 'either'")
    return Params(compile_tokens(list(pairs), case_of(fields), not fields.flag("nonword"), targets(fields)), pairs)


def patterns(params: Params) -> tuple[Pattern, ...]:
    return params.tokens.patterns


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Where a document holds both forms, every place of the rarer one (of the later one, where they are as frequent).

    The message is given the form found and the other one.
    """
    known = params.tokens.patterns
    seen = [(hit, params.tokens.token(hit)) for hit in apart(known, hits)]
    counts = Counter(token for _, token in seen)
    first = {}
    for hit, token in reversed(seen):
        first[token] = hit
    for hit, token in seen:
        _, other = params.pairs[token]
        if not counts[other] or (counts[token], -first[token].start) > (counts[other], -first[other].start):
            continue
        text, usual = text_of(document, known[hit.pattern], hit), first[other]
        related = span_of(document, known[usual.pattern], usual)
        yield Match(span_of(document, known[hit.pattern], hit), (text, text_of(document, known[usual.pattern], usual)), related=(related,))
