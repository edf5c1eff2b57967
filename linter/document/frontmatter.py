"""Front matter: YAML between `---`, TOML between `+++`, JSON between `{` and `}` or `;;;`, every value with its span.

A value that cannot be read is a Problem with its line; the body of the document is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from linter import lazy
from linter.document.model import OBJECT, Field, Kind, Problem, ProseBuilder
from linter.hints import NamedTuple
from linter.languages import is_tag
from linter.source import Source, Span

_FENCE = lazy.pattern(r"(---|\+\+\+|;;;)[ \t]*(?:\r\n?|\n)")
_LOOKS_LIKE_FIELDS = lazy.pattern(r"^[\w\"'-][\w .\"'-]{0,60}(?::(?:[ \t\r\n]|\Z)|[ \t]*=)", re.M)
_CLOSINGS = {
    "---": lazy.pattern(r"^(?:---|\.\.\.)[ \t]*$", re.M),
    "+++": lazy.pattern(r"^\+\+\+[ \t]*$", re.M),
    ";;;": lazy.pattern(r"^;;;[ \t]*$", re.M),
}  # fmt: skip
_JSON = lazy.pattern(r"\{[ \t]*(?:\r\n?|\n)\s*\"")

_TITLES = frozenset(("title", "headline"))
_SUMMARIES = frozenset([
    "description", "excerpt", "summary", "subtitle", "deck", "dek", "standfirst", "subheading", "abstract", "lead", "lede",
])  # fmt: skip


class Matter(NamedTuple):
    """What stands before the body; `end` is where the body begins, `fence` the opening fence."""

    end: int
    fields: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()
    lang: str = ""
    fence: Span | None = None


def read(source: Source) -> Matter:
    """The front matter of a source; empty where it has none."""
    fence = _FENCE.match(source.text)
    if fence:
        return _fenced(source, fence)
    return _json_object(source) if source.text.startswith("{") and _JSON.match(source.text) else Matter(0)


def _fenced(source: Source, fence: re.Match[str]) -> Matter:
    mark, start = fence[1], fence.end()
    opening = Span(0, 3)
    closing = _CLOSINGS[mark].search(_lines(source.text), start)
    if not closing:
        return _unclosed(source, start, mark)
    inside = source.text[start : closing.start()]
    if mark == "---" and inside.strip() and not _LOOKS_LIKE_FIELDS.search(_lines(inside)):
        return Matter(0)  # two thematic breaks
    found, problem = _reader(mark)(source, start, closing.start())
    return Matter(_next_line(source.text, closing.end()), found, (problem,) if problem else (), _language(found), opening)


def _reader(mark: str) -> Callable[[Source, int, int], tuple[tuple[Field, ...], Problem | None]]:
    if mark == "---":
        from linter.document.yamlfields import read_yaml

        return read_yaml
    if mark == "+++":
        from linter.document.tomlfields import read_toml

        return read_toml
    from linter.document.jsonfields import read_json

    return read_json


def _lines(text: str) -> str:
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def _next_line(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    if text.startswith("\r\n", at):
        return at + 2
    return min(at + 1, len(text))


def _unclosed(source: Source, start: int, mark: str) -> Matter:
    """No closing fence: damage where fields follow, a thematic break where they do not."""
    end = start
    for line in range(2, min(len(source.line_starts), 200) + 1):
        text = source.cut(source.line_span(line))
        if not text.strip() or not (_LOOKS_LIKE_FIELDS.match(text) or text[0] in " \t-#"):
            break
        end = source.line_starts[line] if line < len(source.line_starts) else len(source.text)
    if end == start or not _LOOKS_LIKE_FIELDS.search(_lines(source.text[start:end])):
        return Matter(0)
    found, _ = _reader(mark)(source, start, end)
    message = f"the front matter opened by '{mark}' in line 1 is never closed; put a line with '{mark}' after its last field"
    return Matter(end, found, (Problem("front-matter", Span(0, 3), message),), _language(found), Span(0, 3))


def _json_object(source: Source) -> Matter:
    from linter.document import jsonfields

    end = jsonfields.json_end(source.text)
    if end < 0:
        message = "the JSON front matter that opens in line 1 cannot be read; check its quotation marks, commas and braces"
        return Matter(0, (), (Problem("front-matter", Span(0, 1), message),), "", Span(0, 1))
    found, problem = jsonfields.read_json(source, 0, end)
    return Matter(_next_line(source.text, end), found, (problem,) if problem else (), _language(found), Span(0, 1))


def _language(found: tuple[Field, ...]) -> str:
    for field in found:
        if field.name in ("lang", "language", "locale") and is_tag(field.value):
            return field.value
    return ""


# -- the fields that are prose

_LINK = lazy.pattern(r"\[([^\[\]]*)\]\([^()\s]*\)|<[^<>\s][^<>]*>|`[^`]*`|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLOCK_HEAD = lazy.pattern(r"[|>][-+\d]*[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)\s*")
_DOUBLED = lazy.pattern("''")
_ESCAPE = lazy.pattern(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n\s*|[^xuU\r\n])")
_GAP = lazy.pattern(r"\s*[\r\n]\s*")


def add_prose(built: ProseBuilder, matter: Matter) -> None:
    """Title and summary as blocks of prose, each text once."""
    seen: set[str] = set()
    for field in matter.fields:
        kind: Kind | None = "title" if field.name in _TITLES else "summary" if field.name in _SUMMARIES else None
        if kind and field.value.strip() and field.value not in seen:
            seen.add(field.value)
            built.open()
            _add(built, field)
            built.close(kind, field.span)


def _add(built: ProseBuilder, field: Field) -> None:
    """The value, character by character where it stands so in the source."""
    start, end = field.span
    raw = built.source.text[start:end]
    head = _BLOCK_HEAD.match(raw)
    if head and raw[head.end() :].split() == field.value.split():
        start += head.end()
    elif raw.split() != field.value.split():
        _add_escaped(built, field)
        return
    text = built.source.text
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    _add_inline(built, start, end)


def _add_escaped(built: ProseBuilder, field: Field) -> None:
    """A quoted value with escapes; nothing where an escape is not understood, rather than a wrong position."""
    start, end = field.span
    while start < end and built.source.text[start].isspace():
        start += 1
    quote = built.source.text[field.span.start - 1 : field.span.start]
    pieces: list[tuple[int, int, str | None]] = []
    for escape in (_DOUBLED if quote == "'" else _ESCAPE).finditer(built.source.text, start, end):
        pieces += (start, escape.start(), None), (*escape.span(), _unescaped(escape.group()))
        start = escape.end()
    pieces.append((start, end, None))
    said = "".join(built.source.text[s:e] if text is None else text for s, e, text in pieces)
    if said.split() == field.value.split():
        for s, e, text in pieces:
            built.add(s, e, text) if text is not None else _add_inline(built, s, e)


def _unescaped(escape: str) -> str:
    if escape == "''":
        return "'"
    if escape[1] in "xuU":
        code = int(escape[2:], 16)
        return chr(code) if code < 0x110000 else "?"
    if escape[1:].isspace():
        return "" if escape[1] in "\r\n" else " "
    return {"n": " ", "t": " ", "r": " ", "_": "\xa0"}.get(escape[1], escape[1])


def _add_inline(built: ProseBuilder, start: int, end: int) -> None:
    """Prose with the inline markup that titles hold."""
    text = built.source.text
    at = start
    for markup in _LINK.finditer(text, start, end):
        _add_lines(built, at, markup.start())
        if markup[1] is not None:
            _add_lines(built, *markup.span(1))
        elif markup.group()[0] == "`":
            built.add(*markup.span(), OBJECT)
        elif markup.group()[0] == "&":
            from html import unescape

            built.add(*markup.span(), unescape(markup.group()).replace("\n", " "))
        at = markup.end()
    _add_lines(built, at, end)


def _add_lines(built: ProseBuilder, start: int, end: int) -> None:
    for gap in _GAP.finditer(built.source.text, start, end):
        built.add(start, gap.start())
        built.add(gap.start(), gap.end(), " ")
        start = gap.end()
    built.add(start, end)
