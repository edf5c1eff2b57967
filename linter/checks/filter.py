"""A measure of the whole document is out of the bounds that a filter of web corpora keeps it to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter import crawl
from linter.checks.base import Hit, Match, Pattern
from linter.crawl.page import Measured, page
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple
from linter.source import Span

_MOST_RELATED = 10

NEEDS_HITS = False


class Params(NamedTuple):
    """The measure and its bounds: at least, at most, more than, less than."""

    measure: str
    minimum: float
    maximum: float
    above: float
    below: float

    def allow(self, value: float) -> bool:
        return self.minimum <= value <= self.maximum and self.above < value < self.below


def parse(fields: Fields) -> Params:
    """Reads `measure`, a name in `linter.crawl.MEASURES`, and what is kept: `minimum`, `maximum` (themselves allowed), `above`, `below`."""
    measure = fields.choice("measure", tuple(crawl.MEASURES))
    if not any(fields.has(key) for key in ("minimum", "maximum", "above", "below")):
        raise fields.fail("measure", "a filter needs a bound: 'minimum', 'maximum', 'above' or 'below'")
    most = float("inf")
    return Params(
        measure,
        fields.number("minimum", -most),
        fields.number("maximum", most),
        fields.number("above", -most),
        fields.number("below", most),
    )


def patterns(params: Params) -> tuple[Pattern, ...]:
    """Nothing: the whole document is measured."""
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """One match at the first line of the document, the lines that weigh against it being related."""
    measured = crawl.measured(params.measure, document)
    if measured and not params.allow(measured.value):
        lines = page(document)
        related = [document.span(lines.starts[n], lines.ends[n]) for n in measured.lines[:_MOST_RELATED]]
        yield Match(_opening(document), (_shown(measured),), evidence=_evidence(measured), related=tuple(related), whole=True)


def _opening(document: Document) -> Span:
    lines = page(document)
    return document.span(lines.starts[0], lines.ends[0]) if lines.lines else document.source.line_span(1)


def _shown(measured: Measured) -> str:
    value = measured.value
    return f"{value:,.0f}" if value == int(value) else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def _evidence(measured: Measured) -> str:
    return f"{measured.part:,.0f} of {measured.whole:,.0f} {measured.unit}" if measured.whole else f"{measured.part:,.0f} {measured.unit}"
