"""Standard input and output, for the protocol alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, FileIO
from typing import BinaryIO

from linter.usage import UsageError

_MOST = 1 << 30  # bytes of a message: what claims to be longer is a mistake, and memory would be set aside for it at once


class Incoming(BufferedReader):
    """What the editor sends. pygls knows the header in one spelling only, and reads whatever length it tells."""

    def readline(self, size: int | None = -1, /) -> bytes:
        """A line of a header."""
        line = super().readline(size)
        name, _, value = line.partition(b":")
        if name.strip().lower() != b"content-length" or not value.strip().isdigit():
            return line
        return b"Content-Length: %s\r\n" % value.strip()

    def read(self, size: int | None = -1, /) -> bytes:
        """A message; nothing, as at the end, where it is too long."""
        if size is not None and size > _MOST:
            print(f"copydesk: the editor told of a message of {size:,} bytes, which is a mistake; the session ends", file=sys.stderr)
            return b""
        return super().read(size)


@contextmanager
def channel() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Both ends; what else is printed, by whatever library, goes to standard error. Raises UsageError."""
    sys.stdout.flush()
    try:
        incoming, outgoing = Incoming(FileIO(os.dup(0))), os.fdopen(os.dup(1), "wb")
    except OSError as error:
        raise UsageError("`copydesk lsp` talks to an editor on standard input and output, and one of them is closed") from error
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    yield incoming, outgoing
