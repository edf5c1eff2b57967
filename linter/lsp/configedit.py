"""One addition to a configuration file: text in, text edit out; comments and layout stay as they are.

Where the entry has to go is read off the marks of the YAML tree. That the file then means what it did, but for the
addition, is tested by reading it again; where it does not, as with aliases, there is no edit.
"""

from __future__ import annotations

import copy
import json
import re
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_PLAIN = re.compile(r"[^\W\d_][\w.-]*(?: [\w-]+)*")
_NULL = "tag:yaml.org,2002:null"

Way = tuple[str, ...]  # the keys that lead to a list: ("accept", "fragment")


class Edit(NamedTuple):
    """Put `new` between two offsets of the text, in code points."""

    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """The text after the edit."""
        return text[: self.start] + self.new + text[self.end :]


def accepted(rule: str, word: str) -> str | None:
    """The text of a new configuration that lets a word pass, or None for a word that would be read as something else."""
    edit = accept("", rule, word)
    return edit.new if edit else None


def accept(text: str, rule: str, word: str) -> Edit | None:
    """Let a word pass where a rule finds it; None where the file cannot be changed safely, or has the word already."""
    return None if word.endswith(".txt") else _added(text, ("accept", rule), word)


def ignore(text: str, rule: str) -> Edit | None:
    """Switch a rule off; None where the file cannot be changed safely, or the rule is off already."""
    return _added(text, ("ignore",), rule)


def _added(text: str, way: Way, entry: str) -> Edit | None:
    try:
        before = yaml.safe_load(text)
        wanted = _with(before, way, entry)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        edit = _edit(text, root, way, entry) if wanted is not None else None
        return edit if edit and yaml.safe_load(edit.applied(text)) == wanted else None
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None


def _with(values: object, way: Way, entry: str) -> dict[str, object] | None:
    """What the file is to mean; None where it is of another shape, or holds the entry."""
    if values is not None and not isinstance(values, dict):
        return None
    wanted = copy.deepcopy(values or {})
    if len(way) > 1:
        inner = _with(wanted.get(way[0]), way[1:], entry)
        return None if inner is None else {**wanted, way[0]: inner}
    known = wanted.get(way[0])
    words = [known] if isinstance(known, str) else known or []
    if not isinstance(words, list) or entry in words:
        return None
    return {**wanted, way[0]: [*words, entry]}


def _edit(text: str, node: Node | None, way: Way, entry: str) -> Edit | None:
    newline = "\r\n" if "\r\n" in text else "\n"
    if node is None:  # nothing but comments
        return _at_end(text, newline, _block(way, entry, 0, newline))
    if not isinstance(node, MappingNode):
        return None
    found = _value(node, way[0])
    if found is None:
        return _new_key(text, node, way, entry, newline)
    if len(way) > 1 and isinstance(found, MappingNode):
        return _edit(text, found, way[1:], entry)
    return _longer(text, found, way, entry, newline)


def _value(node: MappingNode, name: str) -> Node | None:
    return next((value for key, value in node.value if isinstance(key, ScalarNode) and key.value == name), None)


def _new_key(text: str, node: MappingNode, way: Way, entry: str, newline: str) -> Edit:
    if node.flow_style:
        return _in_flow(node, _flow(way, entry))
    indent = node.start_mark.column
    if not indent:
        return _at_end(text, newline, _block(way, entry, 0, newline))
    return _after_line(text, _last(node), newline, _block(way, entry, indent, newline))


def _longer(text: str, node: Node, way: Way, entry: str, newline: str) -> Edit | None:
    """A list with one more entry, where one stands, or one text, or nothing."""
    if isinstance(node, SequenceNode) and not node.flow_style:
        return _after_line(text, _last(node), newline, f"{' ' * node.start_mark.column}- {_scalar(entry)}")
    if isinstance(node, SequenceNode):
        return _in_flow(node, _scalar(entry))
    if isinstance(node, ScalarNode) and node.tag == _NULL:
        start, end = node.start_mark.index, node.end_mark.index
        return Edit(start, end, ("" if end > start else " ") + _flow_value(way[1:], entry))
    if isinstance(node, ScalarNode) and len(way) == 1:
        start, end = node.start_mark.index, node.end_mark.index
        return Edit(start, end, f"[{text[start:end]}, {_scalar(entry)}]")
    return None


def _in_flow(node: MappingNode | SequenceNode, new: str) -> Edit:
    """Behind the last entry between brackets, or between empty ones."""
    if not node.value:
        return Edit(node.start_mark.index + 1, node.start_mark.index + 1, new)
    last = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    return Edit(last.end_mark.index, last.end_mark.index, f", {new}")


def _last(node: Node) -> int:
    """Where the last word of a node ends; a block's own end mark lies behind the comments that follow it."""
    while isinstance(node, MappingNode | SequenceNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    end: int = node.end_mark.index
    return end


def _after_line(text: str, offset: int, newline: str, new: str) -> Edit:
    """A line of its own below the one an offset lies on."""
    found = re.compile(r"\r\n?|\n").search(text, offset)
    end = found.start() if found else len(text)
    return Edit(end, end, newline + new)


def _at_end(text: str, newline: str, new: str) -> Edit:
    bare = len(text.rstrip("\r\n"))
    line_end = newline if bare and text[bare:] == "" else ""
    return Edit(len(text), len(text), f"{line_end}{new}{newline}")


def _block(way: Way, entry: str, indent: int, newline: str) -> str:
    lines = [f"{' ' * (indent + 2 * depth)}{_scalar(key)}:" for depth, key in enumerate(way)]
    return newline.join([*lines, f"{' ' * (indent + 2 * len(way))}- {_scalar(entry)}"])


def _flow(way: Way, entry: str) -> str:
    return f"{_scalar(way[0])}: {_flow_value(way[1:], entry)}"


def _flow_value(way: Way, entry: str) -> str:
    return f"{{{_flow(way, entry)}}}" if way else f"[{_scalar(entry)}]"


def _scalar(text: str) -> str:
    """A word as YAML takes it for text, between brackets as on a line of its own."""
    if _PLAIN.fullmatch(text) and yaml.safe_load(text) == text:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)  # YAML knows no pairs of surrogates as JSON does
