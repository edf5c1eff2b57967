"""Fields of YAML front matter.

Most front matter is `name: value` lines and plain lists, which a few patterns read many times as fast as PyYAML and
without its 20 ms of import; whatever they do not know for certain goes to PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter import lazy
from linter.document.entries import Entry, fields, line_span, problem
from linter.document.model import Field, Problem
from linter.hints import Any, NamedTuple
from linter.source import Source, Span

Read = tuple[tuple[Field, ...], Problem | None]

_LINE_END = r"[ \t]*(?:\r\n?|\n|\Z)"
_QUOTED = r"""\"(?P<double>[^"\\]*)\"|'(?P<single>(?:[^']|'')*+)'"""
_SCALAR = rf"""{_QUOTED}|(?P<plain>(?:[^\s\[\]{{}}&*!|>%@`"'#,?:-]|[-?:](?=[^\s,\[\]{{}}]))[^\r\n]*?)"""
_KEY = lazy.pattern(rf"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?:{_SCALAR}|(?P<block>[|>][-+]?)|\[(?P<flow>[^\[\]{{}}\r\n]*)\]))?{_LINE_END}")
_ITEM = lazy.pattern(rf"(?P<indent>[ ]*)-(?P<gap>[ ]+)(?:{_SCALAR}){_LINE_END}")
_FLOW_ITEM = lazy.pattern(rf"[ \t]*(?:{_QUOTED}|(?P<plain>[\w./][^,\"':#&*!|>%`]*?))[ \t]*(?:,|\Z)")
_EMPTY = lazy.pattern(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)|[ \t]*(?:#[^\r\n]*)?\Z")
_BLOCK_LINES = lazy.pattern(r"(?:[ ]+[^\s][^\r\n]*(?:\r\n?|\n|\Z)|[ ]*(?:\r\n?|\n))*")
_DEEPEST = 200  # levels of brackets
_LONGEST_NAME = 200  # characters of a dotted name
_FOLD = lazy.pattern(r"[ \t]*[\r\n]\s*")
_NOT_PLAIN = lazy.pattern(r":(?:\s|\Z)|\s#")


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

    if _depth(text) > _DEEPEST:
        return fields(_salvaged(text), start), problem(source, Span(start - 1, start), "its brackets are nested too deep", "close them")
    walk = _Walk(text)
    try:
        for event in yaml.parse(_printable(text), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            walk.take(event)
    except yaml.YAMLError as error:
        return fields(_salvaged(text), start), _yaml_problem(source, start, text, error)
    if walk.is_mapping or walk.is_empty:
        return fields(walk.found, start), None
    span = Span(start, start + len(text.rstrip()))
    return (), problem(source, span, "it is no list of 'name: value' lines", "write one field a line")


def _depth(text: str) -> int:
    """How deep brackets are nested, at most; libyaml takes time with the square of it."""
    depth = deepest = 0
    for bracket in re.finditer(r"[\[{]|[\]}]", text):
        depth += 1 if bracket.group() in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _printable(text: str) -> str:
    """Characters that YAML forbids make no file unreadable here; each is one character before and after."""
    return re.sub(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|(?<!\A)\ufeff", "?", text)


class _Level(NamedTuple):
    """An open mapping or list: the name of what it holds, and where its entry begins; -1 where each item is one."""

    name: str
    mapping: bool
    first: int
    key: bool = False  # itself the key of an entry


class _Walk:
    """Takes the parser's events one by one: depth costs no recursion, and what an alias repeats is not repeated here."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Entry] = []
        self.is_mapping = False
        self.is_empty = True
        self._levels: list[_Level] = []
        self._key: tuple[str, int] | None = None  # the key whose value comes next
        self._anchors: dict[str, str] = {}

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        self.is_empty = self.is_empty and kind.startswith(("Stream", "Document"))
        if kind in ("ScalarEvent", "AliasEvent"):
            self._scalar(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._open(event, kind == "MappingStartEvent")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            level = self._levels.pop()
            self._key = ("", level.first) if level.key else self._key

    def _place(self, at: int) -> tuple[str, int]:
        """Name and beginning of the entry whose value begins at `at`."""
        if self._key:
            place, self._key = self._key, None
            return place
        level = self._levels[-1] if self._levels else _Level("", False, -1)
        return level.name, at if level.first < 0 else level.first

    def _open(self, event: Any, mapping: bool) -> None:
        self.is_mapping = self.is_mapping or (mapping and not self._levels)
        if self._levels and self._levels[-1].mapping and not self._key:  # a mapping or list as key
            self._levels.append(_Level("", False, event.start_mark.index, True))
            return
        name, first = self._place(event.start_mark.index)
        self._levels.append(_Level(name, mapping, first if event.flow_style else -1))

    def _scalar(self, event: Any) -> None:
        value = self._anchors.get(event.anchor, "") if type(event).__name__ == "AliasEvent" else event.value
        level = self._levels[-1] if self._levels else None
        if level and level.mapping and not self._key:
            prefix = f"{level.name}." if level.name else ""
            self._key = (f"{prefix}{value}".lower()[:_LONGEST_NAME], event.start_mark.index)
            return
        if getattr(event, "anchor", None):
            self._anchors[event.anchor] = value
        name, first = self._place(event.start_mark.index)
        if name:
            self.found.append(self._entry(event, name, value, first))

    def _entry(self, event: Any, name: str, value: str, first: int) -> Entry:
        start, end = event.start_mark.index, event.end_mark.index
        while end > start and self.text[end - 1].isspace():
            end -= 1
        last = end
        style = getattr(event, "style", None)
        if style in ("'", '"') and (opening := self.text.find(style, start, end)) >= 0 and end - opening > 1:
            start, end = opening + 1, end - 1
        return Entry(name, value, start, end, first, last)


def _yaml_problem(source: Source, start: int, text: str, error: Any) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    offset = min(mark.index, len(text)) if mark else 0
    what = getattr(error, "problem", None) or str(error)
    span = line_span(source, source.position(start + offset).line)
    return problem(source, span, what, "quote values that hold ': ' or ' #', and indent with spaces")


_ENTRY = lazy.pattern(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]*([^\r\n]*)$", re.M)


def _salvaged(text: str) -> Iterator[Entry]:
    """The `name: value` lines of YAML that does not parse, so that one bad line does not hide the author."""
    for line in _ENTRY.finditer(text):
        value = line[2].rstrip()
        end = line.start(2) + len(value)
        yield Entry(line[1].lower(), value.strip("\"'"), line.start(2), end, line.start(), end)
