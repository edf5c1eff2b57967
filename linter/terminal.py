"""What the streams can take: colour, width, and characters no encoding has."""

from __future__ import annotations

import codecs
import os
import sys

from linter.hints import IO


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person is likely to be reading."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def colour(stream: IO[str], wish: str = "auto") -> bool:
    """Whether to colour: as wished, else NO_COLOR and FORCE_COLOR (no-color.org, force-color.org), else in a terminal."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def width(stream: IO[str]) -> int:
    """Columns of the terminal; 100 where there is none."""
    if os.environ.get("COLUMNS", "").isdecimal():
        return min(max(40, int(os.environ["COLUMNS"])), 1000)
    try:
        return max(40, os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError, AttributeError):
        return 100


def _whatever(error: UnicodeError) -> tuple[str | bytes, int]:
    """Write the undecodable bytes of a file name as they are, and what the encoding lacks as an escape."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    code = ord(error.object[error.start])
    if 0xDC80 <= code <= 0xDCFF:
        return bytes((code - 0xDC00,)), error.start + 1
    return (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"), error.start + 1


def harden() -> None:
    """Make standard output and error print any text, whatever their encoding; where they are closed, open them to nothing."""
    codecs.register_error("copydesk", _whatever)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # for the rest of the process
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="copydesk")


def discard_output() -> None:
    """Point standard output at nothing: its reader has gone, and the interpreter would complain when it ends."""
    from contextlib import suppress

    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
