"""The runner of rules' own examples tells authors exactly what is wrong."""

from __future__ import annotations

import pytest

from linter.examples import cases, failure, unmark
from linter.fields import Fields
from linter.rule import from_fields


def failures(**examples: object) -> list[str]:
    values: dict[str, object] = {"extends": "existence", "message": "m", "tokens": ["old mill", r"\[\w+\]"], "nonword": True}
    rule = from_fields("test.rule", Fields("rule.yml", {**values, **examples}, {f"{k}/0": 7 for k in examples}))
    return [failure(case) for case in cases([rule])]


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("a [[b]] c", "a b c", [(2, 3)]),
        ("[[[row]]] and [[b]]", "[row] and b", [(0, 5), (10, 11)]),
        ("a [[]]b", "a b", [(2, 2)]),
        ("[[a\nb]]", "a\nb", [(0, 3)]),
        ("a [b] c", "a [b] c", []),
    ],
)
def test_marks(marked: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert unmark(marked) == (text, spans)


@pytest.mark.parametrize(
    ("kind", "text", "complaint"),
    [
        ("bad", "The [[old mill]] and [[[row]]].", ""),
        ("bad", "The [[old]] mill.", "'old' is marked and not found; 'old mill' is found and not marked"),
        ("bad", "The [[old mill]], the old mill.", "'old mill' is found and not marked"),
        ("bad", "The old mill.", "nothing is marked: put [[ and ]] around what must be found"),
        ("good", "The mill [[old", ""),
        ("good", "The old mill.", "found 'old mill' in a text that is good"),
        ("known_miss", "The [[older mill]].", ""),
        ("known_miss", "The [[old mill]].", "'old mill' is found now: move the example to 'bad'"),
        ("known_miss", "The old mill.", "'old mill' is found now: move the example to 'bad'"),
        ("known_false_alarm", "The old mill.", ""),
        ("known_false_alarm", "The mill.", "the false alarm is gone: move the example to 'good'"),
    ],
)
def test_verdicts(kind: str, text: str, complaint: str) -> None:
    assert failures(**{kind: [text]}) == [f"rule.yml:7: {kind}: {complaint}" if complaint else ""]


def test_an_example_has_its_format() -> None:
    assert failures(bad=[{"text": "The [[old* mill]].".replace("[[old", "*[[old"), "format": "markdown"}]) == [""]
