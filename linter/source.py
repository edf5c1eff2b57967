"""Bytes to text and offsets to line:column.

The text is what the file decodes to, minus a byte order mark, and nothing else: it is never
normalised, stripped or padded, since invisible characters are evidence.
"""

from __future__ import annotations

from bisect import bisect_right

from linter import lazy
from linter.hints import NamedTuple

_LINE_END = lazy.pattern(r"\r\n?|\n")
_BINARY_PROBE = 8000  # bytes looked at for a NUL, as git does
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_MAGIC = (b"%PDF-", b"PK\3\4", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"BZh9", b"7z\xbc\xaf")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
_BEYOND_ASCII = lazy.pattern("[^\x00-\x7f\ufffd]")


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

    UTF-8 with or without byte order mark, and UTF-16 and UTF-32 by byte order mark, are taken as they are. UTF-8 with a
    few broken bytes is read with U+FFFD for each of them, anything else by `linter.legacy`; both are marked
    `declared=False`. Raises BinaryFile.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw, path, encoding)
    if raw.startswith(_MAGIC):
        raise BinaryFile("binary file (an archive, image or document, by its first bytes)")
    if b"\0" in raw[:_BINARY_PROBE]:
        raise BinaryFile("binary file, or UTF-16 without a byte order mark (it holds NUL bytes)")
    try:
        return _source(path, raw, raw.decode("utf-8"), "utf-8", True)
    except UnicodeDecodeError:
        return _undeclared(raw, path)


def _marked(raw: bytes, path: str, encoding: str) -> Source:
    """A file that begins with a byte order mark."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return _undeclared(raw, path)
        raise BinaryFile(f"starts like {encoding.upper()} but does not decode") from error
    if encoding != "utf-8-sig" and "\0" in text[:_BINARY_PROBE]:
        raise BinaryFile("binary file (it holds NUL characters)")
    return _source(path, raw, text, encoding, True)


def _undeclared(raw: bytes, path: str) -> Source:
    if len(raw[:_BINARY_PROBE].translate(None, _CONTROLS)) < 0.9 * len(raw[:_BINARY_PROBE]):
        raise BinaryFile("binary file (it holds many control characters)")
    text = raw.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    if len(_BEYOND_ASCII.findall(text)) >= 3 * broken:  # no other encoding looks so much like UTF-8
        return _source(path, raw, text, "utf-8", False)
    from linter.legacy import candidates

    for encoding in candidates(raw):
        try:
            return _source(path, raw, raw.decode(encoding), encoding, False)
        except (UnicodeDecodeError, LookupError):
            continue
    raise BinaryFile("not text: no known encoding decodes it")


def _source(path: str, raw: bytes, text: str, encoding: str, declared: bool) -> Source:
    starts = (0, *(m.end() for m in _LINE_END.finditer(text)))
    return Source(path, raw, text, encoding, declared, starts)
