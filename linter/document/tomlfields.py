"""Fields of TOML front matter: tomllib says whether it is right, a scanner says where every value stands."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from linter import lazy
from linter.document.entries import Entry, fields, line_span, problem
from linter.document.model import Field, Problem
from linter.source import Source

_KEY = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_TABLE = lazy.pattern(rf"[ \t]*\[\[?[ \t]*({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*\]\]?")
_PAIR = lazy.pattern(rf"[ \t]*({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*=[ \t]*")
_STRING = lazy.pattern(r'"""(?:[^"\\]|\\.|"(?!""))*+"""|\'\'\'(?:[^\']|\'(?!\'\'))*+\'\'\'|"(?:[^"\\\r\n]|\\.)*+"|\'[^\'\r\n]*+\'', re.S)
_BARE = lazy.pattern(r"[^\s,\[\]{}#\"'=][^,\[\]{}#\"'=\r\n]*")
_SKIP = lazy.pattern(r"(?:[ \t\r\n,]|#[^\r\n]*)*")


def read_toml(source: Source, start: int, end: int) -> tuple[tuple[Field, ...], Problem | None]:
    """The fields of TOML at source.text[start:end], and what is wrong with it."""
    import tomllib

    text = source.text[start:end]
    wrong = None
    try:
        tomllib.loads(re.sub(r"\r\n?", "\n", text))
    except (ValueError, RecursionError) as error:
        wrong = _problem(source, start, str(error))
    return fields(_entries(text), start), wrong


def _problem(source: Source, start: int, message: str) -> Problem:
    at = re.search(r"\(at line (\d+), column \d+\)", message)
    line = source.position(start).line + (int(at[1]) - 1 if at else 0)
    what = message[: at.start()].strip() if at else message
    return problem(source, line_span(source, line), what, 'write name = "value", texts in quotation marks')


def _entries(text: str) -> Iterator[Entry]:
    at, table = 0, ""
    while at < len(text):
        at = _SKIP.match(text, at).end()  # type: ignore[union-attr]  # matches the empty string
        head = _TABLE.match(text, at)
        pair = None if head else _PAIR.match(text, at)
        if head:
            table, at = f"{_name(head[1])}.", head.end()
        elif pair:
            name = table + _name(pair[1])
            values, at = _value(text, pair.end())
            yield from (Entry(f"{name}{sub}", v, s, e, pair.start(1), max(e, at)) for sub, v, s, e in values)
        else:
            newline = text.find("\n", at)
            at = newline + 1 if newline >= 0 else len(text)


def _name(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in key.split(".")).lower()


def _value(text: str, at: int) -> tuple[list[tuple[str, str, int, int]], int]:
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
            value, end = _scalar(text, at)
            if value is None:
                return found, end
            found.append((sub, *value))
            at = end
        if depth <= 0:
            return found, at
        at = _SKIP.match(text, at).end()  # type: ignore[union-attr]  # matches the empty string
    return found, at


def _scalar(text: str, at: int) -> tuple[tuple[str, int, int] | None, int]:
    string = _STRING.match(text, at)
    if string:
        return _unquoted(string.group(), at), string.end()
    bare = _BARE.match(text, at)
    if bare:
        value = bare.group().rstrip()
        return (value, at, at + len(value)), at + len(value)
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
