"""The regular expressions of Vale's rules -> Python's.

Vale runs Go's regexp2 in its RE2 mode, a .NET engine: flags may change inside a group, `\\w`, `\\d` and `\\s` know ASCII
only while `\\b` knows Unicode, groups without a name are numbered before those with one, and what stands behind a place may
be of any length. A pattern is read into a small tree and written anew; what cannot be said in Python raises Untranslatable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from linter.hints import NamedTuple
from linter.vale.syntax import Group, Node, Parser, Repeat, Text, Untranslatable

__all__ = ["Translated", "Untranslatable", "translate"]

_MOST_VARIANTS = 200  # ways to read what stands behind a place, each of one length
_FURTHEST = 60  # characters that "any number of them" behind a place is taken for


class Translated(NamedTuple):
    """A pattern for `re.compile(regex, re.M)`, with `re.I` where `ignore_case` says so."""

    regex: str
    ignore_case: bool


def translate(pattern: str) -> Translated:
    """Raises Untranslatable for what is wrong in the pattern, or cannot be had in Python."""
    ambient = pattern.startswith(("(?i)", "(?im)", "(?mi)", "(?is)", "(?si)"))
    try:
        parser = Parser(pattern)
        tree = parser.whole()
        regex = _Writer(parser.numbers()).alternatives(tree, ambient)
        re.compile(regex, re.M | re.I if ambient else re.M)
    except re.error as error:
        raise Untranslatable(f"Python's engine says: {error.msg}") from error
    except (RecursionError, OverflowError) as error:
        raise Untranslatable("it is nested too deeply") from error
    return Translated(regex, ambient)


class _Writer:
    """Writes a tree in Python's syntax."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers

    def alternatives(self, branches: Sequence[Sequence[Node]], folds: bool) -> str:
        return "|".join(self.sequence(branch, folds) for branch in branches)

    def sequence(self, nodes: Sequence[Node], folds: bool) -> str:
        """The nodes in a place where case is ignored or not; runs that see it otherwise are scoped."""
        parts = []
        for own, run in groupby(nodes, key=lambda node: folds if node.folds is None else node.folds):
            written = "".join(self.node(node, own) for node in run)
            parts.append(written if own == folds else f"(?{'i' if own else '-i'}:{written})")
        return "".join(parts)

    def node(self, node: Node, folds: bool) -> str:
        if isinstance(node, Text):
            return self._reference(node) if node.reference else node.regex
        if isinstance(node, Repeat):
            body = self.node(node.node, folds if node.node.folds is None else node.node.folds)
            return f"{body}{node.sign}"
        if node.opening in ("(?<=", "(?<!"):
            return self._behind(node, folds)
        return f"{node.opening}{self.alternatives(node.branches, folds)})"

    def _reference(self, node: Text) -> str:
        if node.reference not in self._numbers:
            raise Untranslatable(f"there is no group '{node.reference}' to refer to")
        return f"(?:\\{self._numbers[node.reference]})"

    def _behind(self, node: Group, folds: bool) -> str:
        """Python looks behind by one length only, so every way to read the group gets a look of its own."""
        if len({_width(branch) for branch in node.branches} - {None}) == 1 and all(_width(b) is not None for b in node.branches):
            return f"{node.opening}{self.alternatives(node.branches, folds)})"
        looks = []
        for branch in node.branches:
            looks += [f"{node.opening}{self.sequence(variant, folds)})" for variant in _variants(branch)]
        looks = list(dict.fromkeys(looks))
        return "".join(looks) if node.opening == "(?<!" else f"(?:{'|'.join(looks)})"


def _width(nodes: Sequence[Node]) -> int | None:
    """How many characters a sequence takes; None where that depends."""
    total = 0
    for node in nodes:
        one = _node_width(node)
        if one is None:
            return None
        total += one
    return total


def _node_width(node: Node) -> int | None:
    if isinstance(node, Text):
        return None if node.reference else node.width
    if isinstance(node, Repeat):
        one = _node_width(node.node)
        return None if one is None or node.least != node.most else one * node.least
    if node.looks:
        return 0
    widths = {_width(branch) for branch in node.branches}
    return widths.pop() if len(widths) == 1 else None


def _variants(nodes: Sequence[Node]) -> list[list[Node]]:
    """Sequences of one length each that together say what this one says."""
    found: list[list[Node]] = [[]]
    for node in nodes:
        found = [[*before, *after] for before in found for after in _node_variants(node)]
        if len(found) > _MOST_VARIANTS:
            raise Untranslatable("what it looks for behind a place can be read in too many ways")
    return found


def _node_variants(node: Node) -> list[list[Node]]:
    if _node_width(node) is not None:
        return [[node]]
    if isinstance(node, Repeat):
        return _repeated_variants(node)
    if isinstance(node, Text):
        raise Untranslatable("it refers to a group behind a place")
    if not node.opening.startswith("(?:"):
        raise Untranslatable("what it looks for behind a place holds a group of varying length")
    return [[Group("(?:", [variant], node.folds)] for branch in node.branches for variant in _variants(branch)]


def _repeated_variants(node: Repeat) -> list[list[Node]]:
    width = _node_width(node.node)
    most = node.least + _FURTHEST if node.most is None else node.most
    if width is not None:
        return [[Repeat(node.node, n, n, f"{{{n}}}")] if n else [] for n in range(node.least, most + 1)]
    if node.most is None:
        raise Untranslatable("what it looks for behind a place may be of any length ('*', '+'), which Python cannot do")
    return [variant for n in range(node.least, most + 1) for variant in _variants([node.node] * n)]
