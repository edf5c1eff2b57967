"""Where a finding is, for programs: paths from the current folder, lines that exist, texts without what no program expects."""

from __future__ import annotations

import os
from urllib.parse import quote

from linter.report import one_line
from linter.source import Position, Source


def plain(text: str) -> str:
    """The text in a line without control characters, and with U+FFFD for what is no Unicode."""
    return sound(one_line(text))


def sound(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which file names may hold and strict readers of JSON refuse."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def relative(path: str) -> str:
    """The path with slashes, from the current folder where it lies below: so repositories name their files."""
    if os.path.isabs(path):
        below = os.path.relpath(path) if _same_drive(path) else path
        path = path if below.split(os.sep, 1)[0] == os.pardir else below
    path = path.replace(os.sep, "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def _same_drive(path: str) -> bool:
    return os.path.splitdrive(path)[0].lower() == os.path.splitdrive(os.getcwd())[0].lower()


def uri(path: str) -> str:
    """The path as a URI reference: relative, or with `file://` where it leads elsewhere."""
    path = relative(path)
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    if not os.path.isabs(path):
        return quote(raw)
    return "file://" + ("" if path.startswith("/") else "/") + quote(raw, safe="/:")


def is_url(link: str) -> bool:
    """Whether a rule's link is an address that a program may open."""
    return link.startswith(("https://", "http://")) and link.isascii() and link.isprintable() and " " not in link


def region(source: Source | None, start: Position, end: Position) -> tuple[Position, Position]:
    """Start and end of a span, drawn back from behind the last line end of a file: few programs count a line there."""
    if source is None:
        return start, end
    last = _last(source)
    return min(start, last), min(end, last)


def _last(source: Source) -> Position:
    lines = len(source.line_starts)
    if lines > 1 and source.line_starts[-1] == len(source.text):
        return source.position(source.line_span(lines - 1).end)
    return source.position(len(source.text))
