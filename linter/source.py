"""Bytes to text and offsets to line:column.

The text is what the file decodes to, minus a byte order mark, and nothing else: it is never
normalised, stripped or padded, since invisible characters are evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n?|\n")
_BINARY_PROBE = 8000  # bytes looked at for a NUL, as git does


class Span(NamedTuple):
    """Half-open range [start, end) of code points in `Source.text`: the only stored position."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as editors count it: 1-based line, 1-based column in code points."""

    line: int
    column: int


class BinaryFile(ValueError):
    """The bytes are not text in any encoding we read."""


class Source(NamedTuple):
    """One file as it was read.

    `encoding` is Python's name of the codec that decoded it; `declared` is false when the codec
    had to be guessed (neither UTF-8 nor a UTF-16 byte order mark).
    """

    path: str
    raw: bytes
    text: str
    encoding: str
    declared: bool
    line_starts: tuple[int, ...]

    def position(self, offset: int) -> Position:
        """Line and column of a code-point offset; the offset may equal `len(text)`."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """Span of a 1-based line, without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def cut(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


def from_text(text: str, path: str = "<text>") -> Source:
    """A Source for text that is in memory already."""
    return _source(path, text.encode("utf-8", "surrogatepass"), text, "utf-8", True)


def from_bytes(raw: bytes, path: str = "<bytes>") -> Source:
    """Decode the bytes of a file.

    UTF-8 with or without byte order mark and UTF-16 by byte order mark are taken as they are; anything else is
    detected by charset-normalizer and marked `declared=False`. Raises BinaryFile.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return _source(path, raw, raw.decode("utf-16"), "utf-16", True)
        except UnicodeDecodeError as error:
            raise BinaryFile("starts like UTF-16 but does not decode") from error
    if b"\0" in raw[:_BINARY_PROBE]:
        raise BinaryFile("binary file (it holds NUL bytes)")
    try:
        encoding = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"
        return _source(path, raw, raw.decode(encoding), encoding, True)
    except UnicodeDecodeError:
        return _detected(raw, path)


def _detected(raw: bytes, path: str) -> Source:
    # A short sample is enough to name a legacy encoding; detection on megabytes takes seconds.
    from charset_normalizer import from_bytes as detect

    best = detect(raw[:65536]).best()
    for encoding in (best.encoding if best else "", "cp1252"):
        try:
            return _source(path, raw, raw.decode(encoding), encoding, False)
        except (UnicodeDecodeError, LookupError):
            continue
    raise BinaryFile("not text: no known encoding decodes it")


def _source(path: str, raw: bytes, text: str, encoding: str, declared: bool) -> Source:
    starts = (0, *(m.end() for m in _LINE_END.finditer(text)))
    return Source(path, raw, text, encoding, declared, starts)
