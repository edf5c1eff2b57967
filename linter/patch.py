"""The difference of two files as a unified diff, which `git apply` and `patch -p1` take."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

_COLOURS = {b"-": "31", b"+": "32", b"@": "36"}
_MARKS = {c: f"\\{name}" for c, name in zip(b'\a\b\t\n\v\f\r"\\', 'abtnvfr"\\', strict=True)}


def unified(path: str, before: bytes, after: bytes) -> list[bytes]:
    """The lines of the diff, each with its line end; `path` has forward slashes, and is best relative."""
    lines = difflib.diff_bytes(
        difflib.unified_diff, _lines(before), _lines(after), _name("a/", path), _name("b/", path), lineterm=b"\n"
    )  # fmt: skip
    return [part for line in lines for part in _ended(line)]


def painted(lines: Sequence[bytes], coloured: bool) -> Iterator[str]:
    """The lines for a terminal: in colour, and with control characters spelt out."""
    for line in lines:
        text = "".join(c if c.isprintable() or c in "\t\n" else f"<U+{ord(c):04X}>" for c in line.decode("utf-8", "replace"))
        style = "1" if line.startswith((b"---", b"+++")) else _COLOURS.get(line[:1], "")
        yield f"\x1b[{style}m{text.rstrip(chr(10))}\x1b[0m\n" if coloured and style else text


def _lines(content: bytes) -> list[bytes]:
    """Lines as `patch` sees them: a carriage return ends none."""
    lines = [line + b"\n" for line in content.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _ended(line: bytes) -> tuple[bytes, ...]:
    return (line,) if line.endswith(b"\n") else (line + b"\n", b"\\ No newline at end of file\n")


def _name(prefix: str, path: str) -> bytes:
    """A name as Git writes it: in quotation marks where it holds what would break the line, with a tab behind one that holds a blank."""
    raw = (prefix + path.lstrip("/")).encode("utf-8", "surrogateescape")
    if any(c < 32 or c in b'"\\\x7f' for c in raw):
        return b'"' + b"".join(map(_escaped, raw)) + b'"'
    return raw + b"\t" if b" " in raw else raw


def _escaped(byte: int) -> bytes:
    if byte in _MARKS:
        return _MARKS[byte].encode()
    return b"\\%03o" % byte if byte < 32 or byte == 127 else bytes((byte,))
