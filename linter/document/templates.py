"""Template tags in Markdown: Hugo shortcodes, Liquid and Nunjucks tags and comments, kramdown attribute lists."""

from __future__ import annotations

from linter import lazy

Part = tuple[int, int, str]

_CLOSINGS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_ATTRIBUTES = lazy.pattern(r"\{(?::[^{}\n]*|[ \t]*[.#][A-Za-z][^{}\n]*)\}")
_NAME = lazy.pattern(r"\{[{%][<%~-]?\s*(/?\s*[\w-]+)")
_LONGEST = 5000  # characters in a tag
_BLANK_LINE = lazy.pattern(r"\n[ \t\r]*\n")
_NOT_PROSE = frozenset(("comment", "highlight", "math", "mermaid", "style", "script", "javascript", "css", "schema", "stylesheet"))


def find(text: str, start: int) -> list[Part]:
    """Tags in order as (start, end, kind): `object`, `code` with its content, or `drop`. Linear."""
    return _with_content(text, _tags(text, start))


def _tags(text: str, start: int) -> list[Part]:
    found: list[Part] = []
    closings = _Ahead(text)
    at = text.find("{", start)
    while at >= 0:
        part = _tag(text, at, closings)
        if part:
            found.append(part)
        at = text.find("{", part[1] if part else at + 1)
    return found


def _tag(text: str, at: int, closings: _Ahead) -> Part | None:
    closing = _CLOSINGS.get(text[at : at + 2])
    if closing:
        end = closings.next(closing, at + 2)
        if end >= 0 and _is_tag(text, at + 2, end):
            return (at, end + 2, "drop" if closing == "#}" else "object")
    attributes = _ATTRIBUTES.match(text, at)
    return (at, attributes.end(), "drop") if attributes else None


def _is_tag(text: str, start: int, end: int) -> bool:
    """Not spintax in double braces, nor an opening in one code span and a closing in the next."""
    if end - start > _LONGEST:
        return False
    inner = text[start:end]
    return "{{" not in inner and "{%" not in inner and inner.count("`") % 2 == 0 and inner[:1] != "`" and not _BLANK_LINE.search(inner)


class _Ahead:
    """The next place of a string, remembered so that asking again costs nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, int] = {}

    def next(self, string: str, at: int) -> int:
        place = self._places.get(string, -2)
        if place == -1 or place >= at:
            return place
        place = self._places[string] = self._text.find(string, at)
        return place


def _with_content(text: str, tags: list[Part]) -> list[Part]:
    """Tags whose content is not prose joined with their closing tag."""
    found: list[Part] = []
    opened, name = -1, ""
    for tag in tags:
        found.append(tag)
        match = _NAME.match(text, tag[0])
        own = match[1].replace(" ", "").lower() if match else ""
        if opened < 0 and own in _NOT_PROSE:
            opened, name = len(found) - 1, own
        elif opened >= 0 and own in (f"/{name}", f"end{name}"):
            found[opened:] = [(found[opened][0], tag[1], "drop" if name == "comment" else "code")]
            opened = -1
    return found
