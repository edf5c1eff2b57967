"""Fields of YAML, TOML and JSON with the exact span of every value and entry."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from typing import Any

from linter.document.model import Field, Problem
from linter.source import Source, Span

Read = tuple[tuple[Field, ...], Problem | None]

_MOST = 5000  # fields; more is no front matter


def _problem(source: Source, start: int, end: int, message: str) -> Problem:
    line = source.position(start).line
    return Problem("front-matter", Span(start, max(start, end)), f"the front matter cannot be read at line {line}: {message}")


# -- YAML


def read_yaml(source: Source, start: int, end: int) -> Read:
    """The fields of a YAML mapping at source.text[start:end]."""
    import yaml

    text = source.text[start:end]
    try:
        node = yaml.compose(_printable(text), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        return _salvaged(source, start, end), _yaml_problem(source, start, text, error)
    except (RecursionError, ValueError) as error:
        return (), _problem(source, start, start, f"{error}; simplify it")
    if node is None:
        return (), None
    if not isinstance(node, yaml.MappingNode):
        return (), _problem(source, start, start + len(text.rstrip()), "it is not a list of 'name: value' lines; write one field a line")
    found = [Field(n, v, Span(start + s, start + e), Span(start + k, start + e), "front-matter") for n, v, s, e, k in _walk(text, node)]
    return tuple(found), None


def _printable(text: str) -> str:
    """Characters that YAML forbids make no file unreadable here; each is one character before and after."""
    return re.sub(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "?", text)


def _walk(text: str, root: Any) -> Iterator[tuple[str, str, int, int, int]]:
    """(name, value, start, end, start of the entry) of every scalar, nested names dotted; no recursion, aliases once."""
    import yaml

    stack: list[tuple[Any, str, int]] = [(root, "", 0)]
    seen: set[int] = set()
    count = 0
    while stack and count < _MOST:
        node, name, key = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            count += 1
            yield (name, node.value, *_scalar_span(text, node, key), key)
        elif id(node) not in seen:
            seen.add(id(node))
            stack += reversed(_children(node, name, key))


def _children(node: Any, name: str, key: int) -> list[tuple[Any, str, int]]:
    import yaml

    if isinstance(node, yaml.MappingNode):
        prefix = f"{name}." if name else ""
        return [(v, f"{prefix}{k.value}".lower(), k.start_mark.index) for k, v in node.value if isinstance(k, yaml.ScalarNode)]
    return [(item, name, key if node.flow_style else item.start_mark.index) for item in node.value]


def _scalar_span(text: str, node: Any, key: int) -> tuple[int, int]:
    start, end = node.start_mark.index, node.end_mark.index
    if start < key:  # an alias: its anchor stands elsewhere
        return key, key
    if node.style in ("'", '"') and end - start >= 2:
        return start + 1, end - 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _yaml_problem(source: Source, start: int, text: str, error: Any) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    offset = min(mark.index, len(text)) if mark else 0
    line = source.position(start + offset).line
    span = source.line_span(line)
    what = getattr(error, "problem", None) or str(error)
    return _problem(source, span.start, span.end, f"{what}; quote values that hold ': ' or '#', and indent with spaces")


_ENTRY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]*([^\r\n]*?)[ \t\r]*$", re.M)


def _salvaged(source: Source, start: int, end: int) -> tuple[Field, ...]:
    """The plain `name: value` lines of YAML that does not parse, so that one bad line does not hide the author."""
    return tuple(
        Field(m[1].lower(), m[2].strip("\"'"), Span(*m.span(2)), Span(m.start(), m.end(2)), "front-matter")
        for m in _ENTRY.finditer(source.text, start, end)
    )


# -- TOML

_KEY = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_TABLE = re.compile(rf"[ \t]*\[\[?[ \t]*({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*\]\]?")
_PAIR = re.compile(rf"[ \t]*({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*=[ \t]*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""|\'\'\'(?:[^\']|\'(?!\'\'))*+\'\'\'|"(?:[^"\\\r\n]|\\.)*+"|\'[^\'\r\n]*+\'', re.S
)
_BARE = re.compile(r"[^\s,\[\]{}#\"'=][^,\[\]{}#\"'=\r\n]*")
_SKIP = re.compile(r"(?:[ \t\r\n,]|#[^\r\n]*)*")


def read_toml(source: Source, start: int, end: int) -> Read:
    """The fields of TOML at source.text[start:end]."""
    import tomllib

    text = source.text[start:end]
    problem = None
    try:
        tomllib.loads(re.sub(r"\r\n?", "\n", text))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        problem = _toml_problem(source, start, str(error))
    found = [Field(n, v, Span(start + s, start + e), Span(start + k, start + e), "front-matter") for n, v, s, e, k in _toml(text)]
    return tuple(found[:_MOST]), problem


def _toml_problem(source: Source, start: int, message: str) -> Problem:
    at = re.search(r"\(at line (\d+), column \d+\)", message)
    line = source.position(start).line + (int(at[1]) - 1 if at else 0)
    span = source.line_span(min(line, len(source.line_starts)))
    what = message[: at.start()].strip() if at else message
    return _problem(source, span.start, span.end, f"{what}; write name = \"value\"")


def _toml(text: str) -> Iterator[tuple[str, str, int, int, int]]:
    at, table = 0, ""
    while at < len(text):
        at = _SKIP.match(text, at).end()  # type: ignore[union-attr]  # matches the empty string
        head = _TABLE.match(text, at)
        pair = None if head else _PAIR.match(text, at)
        if head:
            table, at = f"{_name(head[1])}.", head.end()
        elif pair:
            name = table + _name(pair[1])
            values, at = _toml_value(text, pair.end())
            yield from ((f"{name}{sub}", v, s, e, pair.start(1)) for sub, v, s, e in values)
        else:
            newline = text.find("\n", at)
            at = newline + 1 if newline >= 0 else len(text)


def _name(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in key.split(".")).lower()


def _toml_value(text: str, at: int) -> tuple[list[tuple[str, str, int, int]], int]:
    """Scalars of the value at `at`, with their names in inline tables, and where the value ends."""
    found: list[tuple[str, str, int, int]] = []
    depth, sub = 0, ""
    while at < len(text):
        char = text[at]
        if char in "[{":
            depth, at = depth + 1, at + 1
        elif char in "]}":
            depth, at, sub = depth - 1, at + 1, ""
        elif depth and (pair := _PAIR.match(text, at)):
            sub, at = f".{_name(pair[1])}", pair.end()
            continue
        else:
            value, end = _toml_scalar(text, at)
            if value is None:
                return found, end
            found.append((sub, *value))
            at = end
        if depth <= 0:
            return found, at
        at = _SKIP.match(text, at).end()  # type: ignore[union-attr]  # matches the empty string
    return found, at


def _toml_scalar(text: str, at: int) -> tuple[tuple[str, int, int] | None, int]:
    string = _STRING.match(text, at)
    if string:
        return _unquoted(string.group(), at), string.end()
    bare = _BARE.match(text, at)
    if bare:
        value = bare.group().rstrip()
        return (value, at, at + len(value)), bare.end()
    newline = text.find("\n", at)
    return None, newline + 1 if newline >= 0 else len(text)


def _unquoted(string: str, at: int) -> tuple[str, int, int]:
    width = 3 if string[:3] in ('"""', "'''") else 1
    value = string[width:-width]
    if string[0] == '"' and "\\" in value:
        import tomllib

        with contextlib.suppress(ValueError):
            value = tomllib.loads(f"v = {string}".replace("\r\n", "\n"))["v"]
    return value, at + width, at + len(string) - width


# -- JSON

_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+', re.S)


def json_end(text: str) -> int:
    """End of the JSON object at the beginning of a text; -1 where it is none."""
    try:
        return json.JSONDecoder().raw_decode(text)[1]
    except (ValueError, RecursionError):
        return -1


def read_json(source: Source, start: int, end: int) -> Read:
    """The fields of the JSON object at source.text[start:end], with or without its braces."""
    text = source.text[start:end]
    whole = text if text.lstrip().startswith("{") else f"{{{text}}}"
    problem = None
    try:
        json.loads(whole)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1) - 1 + source.position(start).line
        span = source.line_span(min(line, len(source.line_starts)))
        problem = _problem(source, span.start, span.end, f"{getattr(error, 'msg', error)}; check quotation marks, commas and braces")
    found = [Field(n, v, Span(start + s, start + e), Span(start + k, start + e), "front-matter") for n, v, s, e, k in _json(text)]
    return tuple(found[:_MOST]), problem


def _json(text: str) -> Iterator[tuple[str, str, int, int, int]]:
    """Walk the tokens; names of open objects are kept on a stack."""
    names: list[str] = []
    name, key, pending = "", 0, None
    for token in _JSON_TOKEN.finditer(text):
        mark = token.group()
        if mark == ":" and pending is not None:
            name, key, pending = _string(pending.group()).lower(), pending.start(), None
            continue
        if pending is not None:
            yield _json_field(names, name, key, pending)
            pending = None
        if mark in "{[":
            names.append(name)
            name = ""
        elif mark in "}]":
            name = names.pop() if names else ""
        elif mark not in ",:":
            pending = token
    if pending is not None:
        yield _json_field(names, name, key, pending)


def _json_field(names: list[str], name: str, key: int, token: re.Match[str]) -> tuple[str, str, int, int, int]:
    full = ".".join(part for part in (*names, name) if part)
    if token.group()[0] == '"':
        return full, _string(token.group()), token.start() + 1, token.end() - 1, key
    value = token.group() if token.group() != "null" else ""
    return full, value, *token.span(), key  # type: ignore[return-value]


def _string(literal: str) -> str:
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return literal[1:-1]
