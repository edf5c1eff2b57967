"""Something is there too often or too seldom (Vale's `occurrence`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter import scope as scopes
from linter.checks.base import Hit, Match, Pattern
from linter.checks.tokens import span_of, targets, text_of
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import Literal, NamedTuple
from linter.source import Span

Unit = Literal["sentence", "block", "document"]

NEEDS_HITS = False


class Params(NamedTuple):
    """What is counted, in what, and how much of it is right (0: no limit)."""

    pattern: Pattern
    unit: Unit
    kinds: frozenset[str]
    least: int
    most: int


def parse(fields: Fields) -> Params:
    """Reads `token` (a regular expression), `max`, `min`, `ignorecase`. The scope is also the unit: `sentence`, `document`
    (or `raw`), otherwise each block of its own."""
    token = fields.regex("token", fields.text("token"))
    if not token:
        raise fields.fail("token", "'occurrence' needs a 'token'")
    least, most = int(fields.number("min")), int(fields.number("max"))
    if not least and not most:
        raise fields.fail("max", "'occurrence' needs 'max' or 'min', at least 1")
    names = fields.strings("scope")
    unit: Unit = "sentence" if "sentence" in names else "document" if {"document", "raw", "front-matter"} & set(names) else "block"
    target = targets(fields)[0]
    return Params(Pattern((), token, fields.flag("ignorecase"), target), unit, scopes.lenient(names).kinds, least, most)


def patterns(params: Params) -> tuple[Pattern, ...]:
    return (params.pattern,)


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """A finding for every unit with too many (at the first one too many; at the whole sentence) or too few (at the unit)."""
    for start, end, own in _units(document, params, hits):
        limit = params.most if params.most and len(own) > params.most else params.least
        related: tuple[Span, ...] = ()
        if len(own) > params.most > 0 and params.unit != "sentence":
            hit = own[params.most]
            span, text = span_of(document, params.pattern, hit), text_of(document, params.pattern, hit)
            related = tuple(span_of(document, params.pattern, other) for other in own[: params.most])
        elif len(own) > params.most > 0 or len(own) < params.least:
            span, text = document.span(start, end) if document.text else Span(0, 0), ""
        else:
            continue
        yield Match(span, (str(len(own)), str(limit)), related=related, subject=text, whole=params.unit == "document" and not text)


def _units(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[tuple[int, int, list[Hit]]]:
    if params.unit == "document":
        yield 0, 0, list(hits)
        return
    blocks = [b for b in document.prose_blocks if b.kind in params.kinds]
    if params.unit == "sentence":
        wanted = params.kinds
        parts = [(s.start, s.end) for s in document.sentences if document.blocks[s.block].kind in wanted]
    else:
        parts = [(b.start, b.end) for b in blocks]
    n = 0
    for start, end in parts:
        while n < len(hits) and hits[n].start < start:
            n += 1
        first = n
        while n < len(hits) and hits[n].start < end:
            n += 1
        yield start, end, list(hits[first:n])
