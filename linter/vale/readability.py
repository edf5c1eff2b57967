"""Vale's `readability`: the mean of some grades is too high."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.checks.base import Pattern
from linter.fields import nearest
from linter.hints import Any, NamedTuple
from linter.vale import measures
from linter.vale.base import Context, Found, State, Text, number, strings

NEEDS_HITS = False


class Params(NamedTuple):
    metrics: tuple[str, ...]
    grade: float


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `metrics` and `grade`."""
    fields = rule.fields
    metrics = strings(fields, "metrics")
    unknown = next((name for name in metrics if name not in measures.GRADES), None)
    if unknown is not None or not metrics:
        known = ", ".join(measures.GRADES)
        raise fields.fail("metrics", f"'metrics' takes some of {known}, not '{unknown or ''}'{nearest(unknown or '', measures.GRADES)}")
    return (), {"metrics": metrics, "grade": number(fields, "grade")}


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    return Params(data["metrics"], data["grade"])


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """One finding for every text that is too hard; the message is given the grade."""
    for text in texts:
        counts = measures.count(text.text)
        if counts.words and counts.sentences:
            grade = sum(measures.GRADES[name](counts) for name in params.metrics) / len(params.metrics)
            if grade > params.grade:
                yield Found(text, 0, 0, (f"{grade:.2f}",), whole=True)
