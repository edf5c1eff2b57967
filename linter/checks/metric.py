"""A figure computed from the document's counts is out of bounds (Vale's `metric`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter import lazy, readability
from linter.checks.arithmetic import FormulaError, evaluate, names
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Block, Document
from linter.fields import Fields, nearest
from linter.hints import NamedTuple

_HEADINGS = tuple(f"heading_h{level}" for level in range(1, 7))
VARIABLES = (*readability.Counts._fields, "blockquote", "list", "pre", *_HEADINGS)
_DOTTED = lazy.pattern(r"\bheading\.(?=h[1-6]\b)")

NEEDS_HITS = False


class Params(NamedTuple):
    """The formula, and the condition on its result that makes a finding, as one more formula over `_`."""

    formula: str
    condition: str


def parse(fields: Fields) -> Params:
    """Reads `formula`, arithmetic over VARIABLES and `math.` functions, and `condition`, what its value is compared with ("> 8.0")."""
    params = []
    for key, head in (("formula", ""), ("condition", "_ ")):
        written = fields.text(key).strip()
        if not written:
            raise fields.fail(key, f"'metric' needs a '{key}'")
        expression = head + _DOTTED.sub("heading_", written)
        try:
            unknown = [name for name in names(expression) if name not in VARIABLES and (name != "_" or not head)]
        except FormulaError as error:
            raise fields.fail(key, f"'{key}' is no arithmetic: {error}") from error
        if unknown:
            known = ", ".join(VARIABLES)
            raise fields.fail(key, f"'{key}' names no variable: '{unknown[0]}'{nearest(unknown[0], VARIABLES)} (known: {known})")
        params.append(expression)
    return Params(*params)


def patterns(params: Params) -> tuple[Pattern, ...]:
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """One match at the first sentence of the running text; none where there is no text or the formula has no value."""
    counts = readability.count(document)
    if not counts.words:
        return
    values = _variables(document.blocks, counts)
    try:
        result = evaluate(params.formula, values)
        wrong = evaluate(params.condition, {**values, "_": result})
    except FormulaError:  # division by zero, and the like
        return
    if wrong:
        first = readability.opening(document)
        yield Match(document.span(first.start, first.end), (f"{result:.2f}",), evidence=readability.explain(counts), whole=True)


def _variables(blocks: Sequence[Block], counts: readability.Counts) -> Mapping[str, float]:
    kinds = [block.kind for block in blocks]
    lists = sum(1 for n, b in enumerate(blocks) if b.kind == "list" and (n == 0 or kinds[n - 1] != "list" or blocks[n - 1].level < b.level))
    headings = {name: float(sum(1 for b in blocks if b.kind == "heading" and b.level == level)) for level, name in enumerate(_HEADINGS, 1)}
    quotes = sum(1 for n, kind in enumerate(kinds) if kind == "blockquote" and (n == 0 or kinds[n - 1] != "blockquote"))
    tags = {"blockquote": float(quotes), "list": float(lists), "pre": float(kinds.count("code"))}
    return {**{k: float(v) for k, v in counts._asdict().items()}, **tags, **headings}
