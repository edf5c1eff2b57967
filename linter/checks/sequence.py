"""Words in a row, by their texts and their parts of speech (Vale's `sequence`).

Tags need the extra `copydesk[sequence]`; a rule that asks for some is refused without it when it is read, with the remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter import scope as scopes
from linter.checks import actions
from linter.checks._penn import Word, sentences
from linter.checks._stepkeys import read_steps
from linter.checks._steps import Found, Step, anchor, matches
from linter.checks.actions import Action
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple
from linter.scope import Scope

NEEDS_HITS = False


class Params(NamedTuple):
    """The steps; `first` is the pattern the search starts from, where a step names words. `exceptions` are regexes over the
    sentence: no find begins inside what one of them matches."""

    steps: tuple[Step, ...]
    first: Pattern | None
    tagged: bool
    exceptions: tuple[str, ...]
    action: Action
    scope: Scope


def parse(fields: Fields) -> Params:
    """Reads `tokens`, mappings of `pattern` (a regular expression of whole words), `tag` (one of Penn tags, anywhere in the
    tag), `upos` (a universal tag), `negate`, `skip` (so many words may come between), `min` (so many times), `target` (only
    such are marked); `ignorecase`, `exceptions`, `action`."""
    if fields.has("model"):
        raise fields.fail("model", "'model' names a tagger of Vale's, which copydesk does not have")
    ignore_case = fields.flag("ignorecase")
    steps = read_steps(fields, ignore_case, fields.regex)
    tagged = any(step.condition.tag for step in steps)
    if tagged and not fields.trusted:
        _check_tagger(fields)
    pattern = steps[anchor(steps)].condition.pattern
    first = Pattern((), pattern, ignore_case) if pattern else None
    exceptions = tuple(fields.regex(f"exceptions/{n}", text) for n, text in enumerate(fields.strings("exceptions")))
    scope = scopes.lenient(fields.strings("scope"), fields.flag("quoted"))
    return Params(steps, first, tagged, exceptions, actions.read(fields), scope)


def _check_tagger(fields: Fields) -> None:
    from linter import tagger

    if not tagger.is_installed():
        raise fields.fail("tokens", f"'sequence' {tagger.REMEDY}")


def patterns(params: Params) -> tuple[Pattern, ...]:
    return (params.first,) if params.first else ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every row of words that fits all steps; the message is given its words, one after the other."""
    if params.tagged and not document.lang.startswith("en"):
        return
    for start, end in _sentences(document, params, hits):
        words = sentences(document).words(start, end, params.tagged)
        text = document.text[start:end]
        barred = [m.span() for regex in params.exceptions for m in re.finditer(regex, text)]
        begun = set()  # one find for each place where some begin, as in Vale
        for found in matches(params.steps, words, _attempts(params, text, len(words))):
            match = _match(document, params, words, found, start, barred)
            if match and match.span.start not in begun:
                begun.add(match.span.start)
                yield match


def _sentences(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """The sentences to look at: those with a hit of the pattern the search starts from, or all of them."""
    if params.first:
        yield from dict.fromkeys((s.start, s.end) for s in (document.sentence_at(hit.start) for hit in hits))
    else:
        kinds = params.scope.kinds
        yield from ((s.start, s.end) for s in document.sentences if document.blocks[s.block].kind in kinds)


def _attempts(params: Params, text: str, words: int) -> int:
    """How many places in a sentence the search may start from: as many as the pattern has, for Vale counts them so."""
    if not params.first:
        return words
    return sum(1 for _ in re.finditer(params.first.regex, text, re.I | re.M if params.first.ignore_case else re.M))


def _match(
    document: Document, params: Params, words: Sequence[Word], found: Found, sentence: int, barred: Sequence[tuple[int, int]]
) -> Match | None:
    first, last = found.marked(params.steps)
    start, end = words[first].start, words[last].end
    if any(low <= start - sentence < high for low, high in barred) or not scopes.holds(params.scope, document, start, end):
        return None
    text, span = document.text[start:end], document.span(start, end)
    fix = actions.fix(document.source, span, text, params.action.replacement(text), params.action.safe)
    return Match(span, tuple(words[n].text for n in found.words), fix=fix, subject=text)
