"""Something is there that should not be: words, phrases or patterns (Vale's `existence`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks import actions
from linter.checks.actions import Action
from linter.checks.base import Hit, Match, Pattern
from linter.checks.tokens import Exceptions, Tokens, apart, case_of, compile_tokens, exceptions, span_of, targets, text_of
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple

NEEDS_HITS = True


class Params(NamedTuple):
    """What to find and what of it to pass over."""

    tokens: Tokens
    exceptions: Exceptions
    action: Action


def parse(fields: Fields) -> Params:
    """Reads `tokens` (texts or regular expressions), `words` (list files of them), `raw` (pieces joined to one regular
    expression, which stands before the tokens or, by `append`, behind them), `ignorecase` (see `tokens.ignores_case`),
    `nonword` (no word boundary is asked for), `exceptions`, `action`."""
    tokens = [*fields.strings("tokens"), *sorted(fields.word_list("words"))]
    raw = "".join(fields.strings("raw"))
    if not tokens and not raw:
        raise fields.fail("tokens", "'existence' needs 'tokens', 'raw' or 'words'")
    for n, token in enumerate(fields.strings("tokens")):
        fields.regex(f"tokens/{n}", token)
    fields.regex("raw", raw)
    bounded, append = not fields.flag("nonword"), fields.flag("append")
    if raw:
        tokens, bounded = [_joined(raw, tokens, bounded, append)], False
    compiled = compile_tokens(tokens, case_of(fields), bounded, targets(fields))
    return Params(compiled, exceptions(fields), actions.read(fields))


def _joined(raw: str, tokens: Sequence[str], bounded: bool, append: bool) -> str:
    if not tokens:
        return raw
    choice = f"(?:{'|'.join(tokens)})"
    choice = rf"\b{choice}\b" if bounded else choice
    return choice + raw if append else raw + choice


def patterns(params: Params) -> tuple[Pattern, ...]:
    return params.tokens.patterns


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every token found, the longest where tokens overlap; the message is given the text found."""
    known = params.tokens.patterns
    for hit in apart(known, hits):
        text = text_of(document, known[hit.pattern], hit)
        if not params.exceptions.excuse(text):
            span = span_of(document, known[hit.pattern], hit)
            fix = actions.fix(document.source, span, text, params.action.replacement(text), params.action.safe)
            yield Match(span, (text,), fix=fix)
