"""Fields of JSON front matter: the json module says whether it is right, a scanner says where every value stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from linter import lazy
from linter.document.entries import Entry, fields, line_span, problem
from linter.document.model import Field, Problem
from linter.source import Source

_JSON_TOKEN = lazy.pattern(r'"(?:[^"\\]|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+', re.S)


def json_end(text: str) -> int:
    """End of the JSON object at the beginning of a text; -1 where it is none."""
    try:
        return json.JSONDecoder().raw_decode(text)[1]
    except (ValueError, RecursionError):
        return -1


def read_json(source: Source, start: int, end: int) -> tuple[tuple[Field, ...], Problem | None]:
    """The fields of the JSON object at source.text[start:end], with or without its braces, and what is wrong with it."""
    text = source.text[start:end]
    wrong = None
    try:
        json.loads(text if text.lstrip().startswith("{") else f"{{{text}}}")
    except (ValueError, RecursionError) as error:
        braced = text.lstrip().startswith("{")
        place = min(getattr(error, "pos", 0) - (not braced), len(text.rstrip()))
        line = source.position(start + max(0, place)).line
        what = str(getattr(error, "msg", error))
        wrong = problem(source, line_span(source, line), what, "check quotation marks, commas and braces")
    return fields(_entries(text), start), wrong


def _entries(text: str) -> Iterator[Entry]:
    """Walk the tokens; names of open objects are kept on a stack."""
    names: list[str] = []
    name, key, pending = "", 0, None
    for token in _JSON_TOKEN.finditer(text):
        mark = token.group()
        if mark == ":" and pending is not None:
            name, key, pending = _string(pending.group()).lower(), pending.start(), None
            continue
        if pending is not None:
            yield _entry(names, name, key, pending)
            pending = None
        if mark in "{[":
            names.append(name)
            name = ""
        elif mark in "}]":
            name = names.pop() if names else ""
        elif mark not in ",:":
            pending = token
    if pending is not None:
        yield _entry(names, name, key, pending)


def _entry(names: list[str], name: str, key: int, token: re.Match[str]) -> Entry:
    full = ".".join(part for part in (*names, name) if part)
    if token.group()[0] == '"':
        return Entry(full, _string(token.group()), token.start() + 1, token.end() - 1, key, token.end())
    return Entry(full, "" if token.group() == "null" else token.group(), *token.span(), key, token.end())


def _string(literal: str) -> str:
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return literal[1:-1]
