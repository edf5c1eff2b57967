from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruled import check

from linter.checks.arithmetic import FormulaError, evaluate, names
from linter.fields import ConfigError

PAGE = """# Title

## Part

The bus runs to the mill. It is blue, and nobody knows why it is.

- one
- two

More text stands here.

1. three

> A quoted line of text.

```
code
```
"""


def found(formula: str, condition: str, page: str = PAGE) -> list[str]:
    return [f.message for f in check(page, "metric", format="markdown", message="%s", formula=formula, condition=condition)]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("words", "24.00"), ("sentences", "4.00"), ("paragraphs", "3.00"), ("list", "2.00"), ("blockquote", "1.00"), ("pre", "1.00"),
        ("heading.h1", "1.00"), ("heading_h2 + heading.h3", "1.00"), ("words / sentences", "6.00"),
        ("(0.39 * (words / sentences)) + (11.8 * (syllables / words)) - 15.59", "0.03"),
        ("1.0430 * math.sqrt((polysyllabic_words * 30.0) / sentences) + 3.1291", "5.99"),
    ],
)  # fmt: skip
def test_computes_vales_formulas(formula: str, value: str) -> None:
    assert found(formula, "> -1000.0") == [value]


def test_a_condition_decides() -> None:
    assert found("words", "> 23.0") == ["24.00"]
    assert found("words", "> 24") == []
    assert found("words", ">= 10 && words < 20") == []
    assert found("words", "== 24.0") == ["24.00"]


def test_the_finding_stands_at_the_first_sentence() -> None:
    (one,) = check(PAGE, "metric", format="markdown", formula="words", condition="> 1")
    assert (one.text, one.start.line) == ("The bus runs to the mill.", 5)


@pytest.mark.parametrize(
    "formula", ["words / complex_words", "math.log(complex_words)", "(0 - words) ** 0.5", "10 ** 10 ** 10", "math.sqrt(-1)"]
)
def test_a_formula_without_a_value_finds_nothing(formula: str) -> None:
    assert found(formula, "> 0", "It is. It is so.") == []


@pytest.mark.parametrize("page", ["", "# Only a heading", "```\ncode\n```"])
def test_a_document_without_text_has_no_metric(page: str) -> None:
    assert found("words", ">= 0", page) == []


@pytest.mark.parametrize(
    ("formula", "condition", "line"),
    [
        ("", "> 1", "needs a 'formula'"),
        ("words", "", "needs a 'condition'"),
        ("word", "> 1", "no variable: 'word'; did you mean 'words'"),
        ("words.__class__", "> 1", "neither a figure"),
        ("__import__('os')", "> 1", "is no function"),
        ("(lambda: 1)()", "> 1", "is no function"),
        ("'a' * 9", "> 1", "neither a figure"),
        ("words +", "> 1", "cannot be read"),
        ("[words]", "> 1", "neither a figure"),
        ("words if words else 1", "> 1", "neither a figure"),
        ("words", "is 1", "no arithmetic"),
        ("-" * 1990 + "1", "> 1", "no arithmetic"),
        ("9" * 3000, "> 1", "longer than"),
        ("math.system(1)", "> 1", "is no function"),
        ("_", "> 1", "no variable"),
    ],
)
def test_a_mistake_in_the_rule_is_named(formula: str, condition: str, line: str) -> None:
    with pytest.raises(ConfigError, match=line.replace("(", r"\(")):
        found(formula, condition)


def _joined(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(part, st.sampled_from("+-*"), part).map(lambda t: f"({t[0]} {t[1]} {t[2]})")


@given(st.recursive(st.integers(0, 50).map(str), _joined))
def test_computes_as_python_does(expression: str) -> None:
    assert evaluate(expression, {}) == pytest.approx(float(eval(expression)))  # the oracle


@given(st.text(alphabet="12+-*/() <>=!&|wordsmath.,'[]{}:", max_size=30))
def test_any_expression_is_read_or_refused(expression: str) -> None:
    try:
        used = names(expression)
        value = evaluate(expression, dict.fromkeys(used, 2.0))
    except FormulaError:
        return
    assert isinstance(value, float)
    assert math.isfinite(value) or math.isinf(value) or math.isnan(value)
