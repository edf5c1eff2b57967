"""What a start of the command need not compute again: one file in the user's cache folder.

Nothing here may fail: a cache that cannot be read or written, or that is not of the expected make, is as good as none.
"""

from __future__ import annotations

import marshal  # Python's own format for what it caches; `json` takes longer to import than this to read
import os
import sys
from binascii import crc32
from collections.abc import Iterable

from linter.hints import Any

_DIGEST = 40  # characters of a digest
_HEAD = _DIGEST + 8  # of a key's digest and the contents' checksum


def folder() -> str:
    """The cache folder of this user; it need not exist."""
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    return os.path.join(base or os.path.join(os.path.expanduser("~"), ".cache"), "copydesk")


def digest(parts: Iterable[str | bytes]) -> str:
    """A hash over parts and their borders."""
    try:
        from _blake2 import blake2b  # hashlib would load OpenSSL, which takes as long as all rules
    except ImportError:
        from hashlib import blake2b
    state = blake2b(digest_size=_DIGEST // 2)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        state.update(b"%d:" % len(data))
        state.update(data)
    return str(state.hexdigest())


def load(name: str, key: str) -> object | None:
    """What was saved under a name, if it was saved with the same key."""
    try:
        with open(os.path.join(folder(), name), "rb", buffering=0) as stream:
            found = stream.read()
    except OSError:
        return None
    data = memoryview(found)[_HEAD:]
    return marshal.loads(data) if found[:_HEAD] == _head(key, data) else None


def _head(key: str, data: bytes | memoryview) -> bytes:
    # `marshal` must not be given damaged data; a checksum tells, at a fifth of what a hash takes
    return f"{digest([key])}{crc32(data):08x}".encode()


def save(name: str, key: str, value: Any) -> None:
    """Save a value of plain types under a name, replacing the file in one step."""
    from contextlib import suppress

    path = os.path.join(folder(), name)
    temporary = f"{path}.{os.getpid()}"
    data = marshal.dumps(value)
    try:
        os.makedirs(folder(), exist_ok=True)
        with open(temporary, "wb") as stream:
            stream.write(_head(key, data) + data)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.remove(temporary)
