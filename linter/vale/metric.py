"""Vale's `metric`: a figure made of a text's counts is out of bounds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.checks.arithmetic import FormulaError, evaluate, names
from linter.checks.base import Pattern
from linter.fields import nearest
from linter.hints import Any, NamedTuple
from linter.vale import measures
from linter.vale.base import Context, Found, State, Text

NEEDS_HITS = False

_HEADINGS = tuple(f"heading_h{level}" for level in range(1, 7))
_ELEMENTS = ("pre", "list", "blockquote", "paragraphs", *_HEADINGS)
VARIABLES = (*measures.Counts._fields, *measures.FORMULAS, *_ELEMENTS)
_DOTTED = re.compile(r"\bheading\.(?=h[1-6]\b)")
_ROUNDED = re.compile(r"\bround\((.*),\s*(\d+)\)")


class Params(NamedTuple):
    formula: str
    condition: str


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `formula`, and `condition`, which its value is held against ("> 8")."""
    fields = rule.fields
    data = {}
    for key, head in (("formula", ""), ("condition", "_ ")):
        written = fields.text(key).strip()
        if not written:
            raise fields.fail(key, f"'metric' needs a '{key}'")
        expression = head + _ROUNDED.sub(r"(\1)", _DOTTED.sub("heading_", written))
        try:
            unknown = [name for name in names(expression) if name not in VARIABLES and (name != "_" or not head)]
        except FormulaError as error:
            raise fields.fail(key, f"'{key}' is no arithmetic: {error}") from error
        if unknown:
            raise fields.fail(key, f"'{key}' names no variable: '{unknown[0]}'{nearest(unknown[0], VARIABLES)}")
        data[key] = expression
    return (), data


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    return Params(data["formula"], data["condition"])


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """One finding for every text whose figure meets the condition; the message is given the figure."""
    for text in texts:
        values = _values(params, text)
        try:
            result = evaluate(params.formula, values) if values else None
            if result is not None and evaluate(params.condition, {**values, "_": result}):
                yield Found(text, 0, 0, (f"{result:.2f}",), whole=True)
        except FormulaError:  # a division by zero
            continue


def _values(params: Params, text: Text) -> dict[str, float]:
    counts = measures.count(text.text)
    if not counts.words or not counts.sentences:
        return {}
    elements = Counter(text.elements)
    found: dict[str, float] = {name: float(elements[name]) for name in _ELEMENTS}
    found.update({name: float(value) for name, value in counts._asdict().items()})
    used = set(names(params.formula))
    return found | {name: formula(counts) for name, formula in measures.FORMULAS.items() if name in used}
