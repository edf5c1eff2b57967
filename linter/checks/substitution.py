"""One word for another (Vale's `substitution`): the message names the better one first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from linter import lazy
from linter.checks import actions
from linter.checks.actions import Action
from linter.checks.base import Hit, Match, Pattern
from linter.checks.tokens import Exceptions, Tokens, apart, case_of, compile_tokens, exceptions, span_of, targets, text_of
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple

_GROUP = lazy.pattern(r"[$\\](\d)")
_ARROW = " -> "  # between the halves of a line in a list of pairs

NEEDS_HITS = True


class Params(NamedTuple):
    """`swaps` gives the replacements (`a|b` is two) of a token."""

    tokens: Tokens
    swaps: Mapping[str, str]
    exceptions: Exceptions
    action: Action


def parse(fields: Fields) -> Params:
    """Reads `swap` (text or regular expression -> replacement; `a|b` offers two, `$1` is a group), `pairs` (list files of
    `wrong -> right`), `ignorecase` (see `tokens.ignores_case`), `nonword`, `exceptions`, `action` ({name: replace, safe: true}
    makes the replacement a fix)."""
    swaps = {**_pairs(fields), **_swap(fields)}
    if not swaps:
        raise fields.fail("swap", "'substitution' needs 'swap' or 'pairs'")
    if fields.has("pos"):
        raise fields.fail("pos", "'pos' needs a tagger of word classes, which copydesk does not have")
    fields.flag("capitalize")  # Vale's; a replacement always takes over a capital here
    tokens = compile_tokens(list(swaps), case_of(fields), not fields.flag("nonword"), targets(fields))
    return Params(tokens, swaps, exceptions(fields), actions.read(fields))


def _swap(fields: Fields) -> dict[str, str]:
    swaps = {}
    for token, replacement in fields.mapping("swap").items():
        if not isinstance(replacement, str) or not token:
            raise fields.fail(f"swap/{token}", f"'swap' takes pairs of texts; '{token}' has none (quote an empty one: '')")
        swaps[fields.regex(f"swap/{token}", token)] = replacement
    return swaps


def _pairs(fields: Fields) -> dict[str, str]:
    swaps = {}
    for line in sorted(fields.word_list("pairs")):
        wrong, arrow, right = line.partition(_ARROW)
        if not arrow:
            raise fields.fail("pairs", f"a line of a list of pairs is 'wrong{_ARROW}right', not '{line}'")
        swaps[wrong] = right
    return swaps


def patterns(params: Params) -> tuple[Pattern, ...]:
    return params.tokens.patterns


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every token found that is not already its own replacement."""
    for hit in apart(params.tokens.patterns, hits):
        pattern = params.tokens.patterns[hit.pattern]
        text = text_of(document, pattern, hit)
        wanted = _replacements(document, params, hit, text)
        if text in wanted or params.exceptions.excuse(text):
            continue
        span = span_of(document, pattern, hit)
        offered = wanted[0] if len(wanted) == 1 and params.action.name == "replace" else None
        fix = actions.fix(document.source, span, text, offered, params.action.safe)
        yield Match(span, (" or ".join(wanted), text), subject=text, fix=fix)


def _replacements(document: Document, params: Params, hit: Hit, text: str) -> list[str]:
    replacement = params.swaps[params.tokens.token(hit)]
    if _GROUP.search(replacement):
        replacement = _filled(document, params, hit, replacement)
    capital = params.tokens.patterns[hit.pattern].ignore_case and text[:1].isupper()
    return [r[:1].upper() + r[1:] if capital else r for r in replacement.split("|")]


def _filled(document: Document, params: Params, hit: Hit, replacement: str) -> str:
    pattern = params.tokens.patterns[hit.pattern]
    text = document.source.text if pattern.target == "raw" else document.text
    match = re.compile(pattern.regex, re.M | re.I if pattern.ignore_case else re.M).match(text, hit.start)
    groups = match.groups("") if match else ()
    return _GROUP.sub(lambda g: groups[int(g.group(1)) - 1] if 0 < int(g.group(1)) <= len(groups) else "", replacement)
