"""Fields of YAML front matter.

Most front matter is `name: value` lines and plain lists, which a few patterns read many times as fast as PyYAML and
without its 20 ms of import; whatever they do not know for certain goes to PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linter.document.entries import Entry, fields, line_span, problem
from linter.document.model import Field, Problem
from linter.source import Source, Span

Read = tuple[tuple[Field, ...], Problem | None]

_LINE_END = r"[ \t]*(?:\r\n?|\n|\Z)"
_QUOTED = r"""\"(?P<double>[^"\\]*)\"|'(?P<single>(?:[^']|'')*+)'"""
_SCALAR = rf"""{_QUOTED}|(?P<plain>(?:[^\s\[\]{{}}&*!|>%@`"'#,?:-]|[-?:](?=[^\s,\[\]{{}}]))[^\r\n]*?)"""
_KEY = re.compile(
    rf"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?:{_SCALAR}|(?P<block>[|>][-+]?)|\[(?P<flow>[^\[\]{{}}\r\n]*)\]))?{_LINE_END}"
)
_ITEM = re.compile(rf"(?P<indent>[ ]*)-(?P<gap>[ ]+)(?:{_SCALAR}){_LINE_END}")
_FLOW_ITEM = re.compile(rf"[ \t]*(?:{_QUOTED}|(?P<plain>[\w./][^,\"':#&*!|>%`]*?))[ \t]*(?:,|\Z)")
_EMPTY = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)|[ \t]*(?:#[^\r\n]*)?\Z")
_BLOCK_LINES = re.compile(r"(?:[ ]+[^\s][^\r\n]*(?:\r\n?|\n|\Z)|[ ]*(?:\r\n?|\n))*")
_FOLD = re.compile(r"[ \t]*[\r\n]\s*")
_NOT_PLAIN = re.compile(r":(?:\s|\Z)|\s#")


def read_yaml(source: Source, start: int, end: int) -> Read:
    """The fields of a YAML mapping at source.text[start:end], and what is wrong with it."""
    text = source.text[start:end]
    simple = _simple(text)
    return (fields(simple, start), None) if simple is not None else _with_pyyaml(source, start, text)


def _simple(text: str) -> list[Entry] | None:
    """Entries of plain YAML; None where it takes more."""
    found: list[Entry] = []
    at, size = 0, len(text)
    while 0 <= at < size:
        empty = _EMPTY.match(text, at)
        if empty:
            at = empty.end()
        else:
            key = _KEY.match(text, at)
            at = _simple_value(text, key, found) if key else -1
    return found if at >= 0 else None


def _simple_value(text: str, key: re.Match[str], found: list[Entry]) -> int:
    """Take the value of a key; where the next line begins, or -1 where it is not simple."""
    kind = key.lastgroup
    if kind == "key":
        return _items(text, key, found)
    if kind == "block":
        return _block(text, key, found)
    taken = _flow(key, found) if kind == "flow" else _scalar(key, key["key"].lower(), key.start(), found)
    return key.end() if taken else -1


def _scalar(match: re.Match[str], name: str, first: int, found: list[Entry]) -> bool:
    kind = match.lastgroup or ""
    raw = match[kind]
    if kind == "plain" and _NOT_PLAIN.search(raw):
        return False
    start, end = match.span(kind)
    value = raw.replace("''", "'") if kind == "single" else raw
    if kind != "plain" and ("\n" in value or "\r" in value):
        value = _FOLD.sub(lambda m: "\n" * (len(m.group().splitlines()) - 2) or " ", value)
    found.append(Entry(name, value, start, end, first, end + (kind != "plain")))
    return True


def _items(text: str, key: re.Match[str], found: list[Entry]) -> int:
    """A list below its key, or no value at all."""
    name, at, indent = key["key"].lower(), key.end(), None
    while item := _ITEM.match(text, at):
        if indent not in (None, item["indent"]) or not _scalar(item, name, item.end("gap"), found):
            return -1
        indent, at = item["indent"], item.end()
    if indent is None:
        colon = key.end("key") + 1
        found.append(Entry(name, "", colon, colon, key.start(), colon))
    return at


def _flow(key: re.Match[str], found: list[Entry]) -> bool:
    """A list in brackets on one line."""
    at, end = key.span("flow")
    name = key["key"].lower()
    if not key["flow"].strip():
        found.append(Entry(name, "", at, at, key.start(), end + 1))
        return True
    while at < end:
        item = _FLOW_ITEM.match(key.string, at, end)
        if not item or not _scalar(item, name, key.start(), found):
            return False
        at = item.end()
    return True


def _block(text: str, key: re.Match[str], found: list[Entry]) -> int:
    """A literal or folded block."""
    body = _BLOCK_LINES.match(text, key.end())
    lines = body.group().splitlines() if body else []
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    if not body or not indents or min(indents) != indents[0]:
        return -1
    rows = [line[indents[0] :] for line in lines]
    value = "\n".join(rows) if key["block"][0] == "|" else re.sub(r"\n(\n*)", lambda m: m[1] or " ", "\n".join(rows))
    end = key.end() + len(body.group().rstrip())
    tail = "" if key["block"].endswith("-") else "\n"
    found.append(Entry(key["key"].lower(), value.rstrip() + tail, key.start("block"), end, key.start(), end))
    return body.end()


# -- everything else


def _with_pyyaml(source: Source, start: int, text: str) -> Read:
    import yaml

    try:
        node = yaml.compose(_printable(text), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        return fields(_salvaged(text), start), _yaml_problem(source, start, text, error)
    except (RecursionError, ValueError) as error:
        return (), problem(source, Span(start, start), str(error), "make it simpler")
    if node is None:
        return (), None
    if not isinstance(node, yaml.MappingNode):
        span = Span(start, start + len(text.rstrip()))
        return (), problem(source, span, "it is no list of 'name: value' lines", "write one field a line")
    return fields(_walk(text, node), start), None


def _printable(text: str) -> str:
    """Characters that YAML forbids make no file unreadable here; each is one character before and after."""
    return re.sub(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|(?<!\A)\ufeff", "?", text)


def _walk(text: str, root: Any) -> Iterator[Entry]:
    """Every scalar, nested names dotted; no recursion, what an alias repeats is taken once."""
    import yaml

    stack: list[tuple[Any, str, int]] = [(root, "", 0)]
    seen: set[int] = set()
    while stack:
        node, name, first = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            yield _scalar_entry(text, node, name, first)
        elif id(node) not in seen:
            seen.add(id(node))
            stack += reversed(_children(node, name, first))


def _children(node: Any, name: str, first: int) -> list[tuple[Any, str, int]]:
    import yaml

    if isinstance(node, yaml.MappingNode):
        prefix = f"{name}." if name else ""
        return [(v, f"{prefix}{k.value}".lower(), k.start_mark.index) for k, v in node.value if isinstance(k, yaml.ScalarNode)]
    return [(item, name, first if node.flow_style else item.start_mark.index) for item in node.value]


def _scalar_entry(text: str, node: Any, name: str, first: int) -> Entry:
    start, end = node.start_mark.index, node.end_mark.index
    if start < first:  # an alias: its anchor stands elsewhere
        return Entry(name, node.value, first, first, first, first)
    while end > start and text[end - 1].isspace():
        end -= 1
    last = end
    if node.style in ("'", '"') and (opening := text.find(node.style, start, end)) >= 0 and end - opening > 1:
        start, end = opening + 1, end - 1
    return Entry(name, node.value, start, end, first, last)


def _yaml_problem(source: Source, start: int, text: str, error: Any) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    offset = min(mark.index, len(text)) if mark else 0
    what = getattr(error, "problem", None) or str(error)
    span = line_span(source, source.position(start + offset).line)
    return problem(source, span, what, "quote values that hold ': ' or ' #', and indent with spaces")


_ENTRY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]*([^\r\n]*)$", re.M)


def _salvaged(text: str) -> Iterator[Entry]:
    """The `name: value` lines of YAML that does not parse, so that one bad line does not hide the author."""
    for line in _ENTRY.finditer(text):
        value = line[2].rstrip()
        end = line.start(2) + len(value)
        yield Entry(line[1].lower(), value.strip("\"'"), line.start(2), end, line.start(), end)
