"""Arithmetic that a rule's author wrote, evaluated without `eval`: figures, names, operators and a few functions of `math`."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise

_LONGEST = 2000  # characters of a formula; Python's parser recurses
_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}  # fmt: skip
_COMPARE: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip
_FUNCTIONS: dict[str, Callable[..., float]] = {
    "sqrt": math.sqrt, "cbrt": lambda x: math.copysign(abs(x) ** (1 / 3), x), "log": math.log, "log2": math.log2, "log10": math.log10,
    "exp": math.exp, "pow": math.pow, "abs": math.fabs, "floor": lambda x: float(math.floor(x)), "ceil": lambda x: float(math.ceil(x)),
    "round": lambda x: float(round(x)), "min": min, "max": max,
}  # fmt: skip


class FormulaError(ValueError):
    """The formula is no arithmetic, or has no value."""


def names(expression: str) -> list[str]:
    """The variables of an expression. Raises FormulaError for anything but arithmetic and comparison."""
    found: list[str] = []
    try:
        _walk(_parsed(expression), found)
    except RecursionError as error:
        raise FormulaError("it is nested too deeply") from error
    return found


def evaluate(expression: str, values: Mapping[str, float]) -> float:
    """The value of an expression; a comparison is 1 or 0. Raises FormulaError where it has none (division by zero)."""
    try:
        return _value(_parsed(expression), values)
    except (ArithmeticError, ValueError, TypeError, KeyError) as error:
        raise FormulaError(str(error)) from error


@lru_cache(maxsize=64)
def _parsed(expression: str) -> ast.expr:
    if len(expression) > _LONGEST:
        raise FormulaError(f"it is longer than {_LONGEST} characters")
    # Vale's formulas are written in Tengo
    written = re.sub(r"!(?!=)", " not ", expression.replace("&&", " and ").replace("||", " or "))
    try:
        return ast.parse(f"({written})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(f"'{expression}' cannot be read") from error


def _walk(node: ast.expr, found: list[str]) -> None:
    if isinstance(node, ast.Name):
        found.append(node.id)
    elif isinstance(node, ast.Call):
        _function(node)
    elif not isinstance(node, ast.Constant | ast.BinOp | ast.UnaryOp | ast.Compare | ast.BoolOp) or not _known_operators(node):
        raise FormulaError(f"'{ast.unparse(node)}' is neither a figure, a name, an operator nor a function")
    for part in _operands(node):
        _walk(part, found)


def _known_operators(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    if isinstance(node, ast.BinOp):
        return type(node.op) in _BINARY
    if isinstance(node, ast.Compare):
        return all(type(op) in _COMPARE for op in node.ops)
    return isinstance(node, ast.BoolOp) or (isinstance(node, ast.UnaryOp) and not isinstance(node.op, ast.Invert))


def _operands(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.BoolOp):
        return node.values
    return node.args if isinstance(node, ast.Call) else []


def _function(node: ast.Call) -> Callable[..., float]:
    called = node.func
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "math":
        name = called.attr
    else:
        name = called.id if isinstance(called, ast.Name) else ""
    if name not in _FUNCTIONS or node.keywords:
        raise FormulaError(f"'{ast.unparse(called)}' is no function (known: {', '.join(_FUNCTIONS)})")
    return _FUNCTIONS[name]


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.Constant):
        return float(node.value)  # type: ignore[arg-type]  # `names` let only figures through
    parts = [_value(part, values) for part in _operands(node)]
    if isinstance(node, ast.BinOp):
        result = _BINARY[type(node.op)](*parts)
        if isinstance(result, complex):
            raise FormulaError("a root of a negative number")
        return result
    if isinstance(node, ast.Compare):
        return float(all(_COMPARE[type(op)](*pair) for op, pair in zip(node.ops, pairwise(parts), strict=True)))
    if isinstance(node, ast.BoolOp):
        return float(all(parts) if isinstance(node.op, ast.And) else any(parts))
    if isinstance(node, ast.UnaryOp):
        return float(not parts[0]) if isinstance(node.op, ast.Not) else -parts[0] if isinstance(node.op, ast.USub) else parts[0]
    return float(_function(node)(*parts)) if isinstance(node, ast.Call) else 0.0
