"""JSON-LD in a page: every value with its span."""

from __future__ import annotations

import re

from linter import lazy
from linter.document.model import Field, Problem
from linter.hints import NamedTuple
from linter.source import Span

_TOKEN = lazy.pattern(r'\s*+(?:("(?:[^"\\]|\\.)*+")|([{}\[\],:])|([-+\w.]++))', re.DOTALL)
_WRAPPING = lazy.pattern(r"\s*+(?:(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--|//[^\n]*\n)?")
_CLOSING = lazy.pattern(r"\s*+(?:(?://|/\*)?\s*\]\]>\s*(?:\*/)?|(?://)?\s*-->|;)?\s*+$")
_DEEPEST = 60  # nesting beyond this is no metadata


class _Token(NamedTuple):
    kind: str  # `"` for a string, `x` for a number or a literal, else the mark itself
    start: int
    end: int


class _Fault(Exception):
    """Where the JSON ends to make sense, and what stood there."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at


def read(text: str, start: int, end: int) -> tuple[list[Field], list[Problem]]:
    """The fields of one JSON-LD script, names lower-case and dotted, list items and `@graph` under their owner's name."""
    reader = _Reader(text, start, end)
    try:
        reader.document()
    except _Fault as fault:
        at = min(fault.at, max(end - 1, start))
        return reader.fields, [Problem("json-ld", Span(at, min(at + 1, end)), f"the JSON-LD cannot be read: {fault}")]
    return reader.fields, []


class _Reader:
    """A recursive reader; `_DEEPEST` bounds the recursion."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.end = end
        opening = _WRAPPING.match(text, start, end)
        self.at = opening.end() if opening else start
        self.fields: list[Field] = []

    def document(self) -> None:
        if _CLOSING.match(self.text, self.at, self.end):
            raise _Fault(self.at, "it is empty")
        self._value("", self._next(), 0)
        if not _CLOSING.match(self.text, self.at, self.end):
            raise _Fault(self.at, "there is more after the closing bracket")

    def _next(self) -> _Token:
        match = _TOKEN.match(self.text, self.at, self.end)
        if not match:
            rest = self.text[self.at : self.end]
            at = self.at + len(rest) - len(rest.lstrip())
            raise _Fault(at, f"{self.text[at]!r} is out of place" if at < self.end else "it ends too soon")
        group = match.lastindex or 2
        self.at = match.end()
        return _Token({1: '"', 2: match.group(2) or "", 3: "x"}[group], match.start(group), match.end(group))

    def _expect(self, kinds: str) -> _Token:
        token = self._next()
        if token.kind not in kinds:
            raise _Fault(token.start, f"'{' or '.join(kinds)}' was expected")
        return token

    def _value(self, name: str, token: _Token, depth: int, key: int = -1) -> None:
        begin = token.start if key < 0 else key
        if depth > _DEEPEST:
            raise _Fault(token.start, "it is nested too deeply")
        if token.kind == "{":
            self._object(name, depth)
        elif token.kind == "[":
            self._list(name, depth, key)
        elif token.kind == '"':
            inner = Span(token.start + 1, token.end - 1)
            self.fields.append(Field(name, _unescaped(self.text[token.start : token.end]), inner, Span(begin, token.end), "json-ld"))
        elif token.kind == "x":
            self._literal(name, token, begin)
        else:
            raise _Fault(token.start, "a value was expected")

    def _literal(self, name: str, token: _Token, begin: int) -> None:
        value = self.text[token.start : token.end]
        if not re.fullmatch(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null", value):
            raise _Fault(token.start, f"'{value[:40]}' needs quotation marks")
        span = Span(token.start, token.end)
        self.fields.append(Field(name, "" if value == "null" else value, span, Span(begin, token.end), "json-ld"))

    def _object(self, name: str, depth: int) -> None:
        token = self._expect('"}')
        while token.kind != "}":
            own = _unescaped(self.text[token.start : token.end]).strip().lower()
            self._expect(":")
            self._value(name if own == "@graph" else f"{name}.{own}" if name else own, self._next(), depth + 1, token.start)
            if self._expect(",}").kind == "}":
                return
            token = self._expect('"')

    def _list(self, name: str, depth: int, key: int) -> None:
        token = self._next()
        while token.kind != "]":
            self._value(name, token, depth + 1, key)
            if self._expect(",]").kind == "]":
                return
            token = self._next()


def _unescaped(quoted: str) -> str:
    if "\\" not in quoted:
        return quoted[1:-1]
    from json import loads

    try:
        return str(loads(quoted, strict=False))
    except ValueError:
        return quoted[1:-1]
