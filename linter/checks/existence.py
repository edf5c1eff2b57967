"""Something is there that should not be: words, phrases or patterns (Vale's `existence`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document
from linter.fields import Fields


class Params(NamedTuple):
    """The patterns to find."""

    patterns: tuple[Pattern, ...]


def parse(fields: Fields) -> Params:
    """Reads `tokens`, `raw`, `ignorecase`, `nonword`."""
    tokens = fields.strings("tokens")
    raw = "raw" in fields.strings("scope")
    edge = "" if fields.flag("nonword") else r"\b"
    regex = f"{edge}(?:{'|'.join(tokens)}){edge}" if tokens else "".join(fields.strings("raw"))
    return Params((Pattern(regex=regex, ignore_case=fields.flag("ignorecase", True), target="raw" if raw else "prose"),))


def patterns(params: Params) -> tuple[Pattern, ...]:
    return params.patterns


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    for hit in hits:
        span = document.span(hit.start, hit.end)
        yield Match(span, (document.source.cut(span),))
