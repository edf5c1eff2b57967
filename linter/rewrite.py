"""Writing an article back: in the encoding it was read in, in one step, and only over what was read."""

from __future__ import annotations

import os
import stat

from linter import atomic
from linter.source import BinaryFile, Source, from_bytes

SERIES = {  # codecs that write a byte order mark of their own, and those that do not, by the mark a file has
    "utf-8-sig": {b"\xef\xbb\xbf": "utf-8"},
    "utf-16": {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"},
    "utf-32": {b"\xff\xfe\0\0": "utf-32-le", b"\0\0\xfe\xff": "utf-32-be"},
}


class Unwritable(Exception):
    """Why a file can be read and not be written back."""


def encoded(text: str, source: Source) -> bytes:
    """The text as the bytes of a file that was read as `source`, byte order mark and all. Raises Unwritable."""
    try:
        raw = _encode(text, source)
        if _encode(source.text, source) == source.raw and from_bytes(raw, source.path).text == text:
            return raw
    except (UnicodeEncodeError, BinaryFile):
        pass
    raise Unwritable(f"its bytes would not come back the same in {source.encoding}; mend its encoding first")


def _encode(text: str, source: Source) -> bytes:
    for mark, series in SERIES.get(source.encoding, {}).items():
        if source.raw.startswith(mark):
            return mark + text.encode(series)
    return text.encode(source.encoding)


def replace(path: str, before: bytes, after: bytes) -> None:
    """Replace the content of a file, if it may be written and is still what was read. Raises OSError."""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode):
        raise OSError(0, "it is no regular file")
    if not mode & 0o222 or not os.access(path, os.W_OK):  # a rename would not ask
        raise OSError(0, "it is read-only")
    with open(path, "rb") as stream:
        if stream.read() != before:
            raise OSError(0, "it was changed meanwhile")
    atomic.replace(path, after)
