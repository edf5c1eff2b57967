"""What a start of the command need not compute again: one file in the user's cache folder.

Nothing here may fail: a cache that cannot be read or written, or that is not of the expected make, is as good as none.
"""

from __future__ import annotations

import marshal  # Python's own format for what it caches; `json` takes longer to import than this to read
import os
import sys
from binascii import crc32

from linter.hints import Any


def folder() -> str:
    """The cache folder of this user; it need not exist."""
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    return os.path.join(base or os.path.join(os.path.expanduser("~"), ".cache"), "copydesk")


def name_for(kind: str, path: str) -> str:
    """The name for what is remembered of a path; in the rare case that two paths share it, what their keys say decides."""
    return f"{kind}-{crc32(path.encode('utf-8', 'surrogateescape')):08x}"


def load(name: str, key: str) -> object | None:
    """What was saved under a name, if it was saved with the same key."""
    try:
        with open(os.path.join(folder(), name), "rb", buffering=0) as stream:
            found = stream.read()
    except OSError:
        return None
    head = _head(key, b"")
    data = memoryview(found)[len(head) :]
    return marshal.loads(data) if found.startswith(_head(key, data)) else None


def _head(key: str, data: bytes | memoryview) -> bytes:
    # `marshal` must not be given damaged data; a hash would tell no better, and its library takes longer to load
    return f"{crc32(data):08x} {key}\n".encode("utf-8", "surrogateescape")


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
