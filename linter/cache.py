"""What a start of the command need not compute again: one JSON file in the user's cache folder.

Nothing here may fail: a cache that cannot be read or written, or that is not of the expected make, is as good as none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable


def folder() -> str:
    """The cache folder of this user; it need not exist."""
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    return os.path.join(base or os.path.join(os.path.expanduser("~"), ".cache"), "copydesk")


def digest(parts: Iterable[bytes]) -> str:
    """A hash over parts and their borders."""
    try:
        from _blake2 import blake2b  # hashlib would load OpenSSL, which takes as long as all rules
    except ImportError:
        from hashlib import blake2b
    state = blake2b(digest_size=20)
    for part in parts:
        state.update(b"%d:" % len(part))
        state.update(part)
    return str(state.hexdigest())


def load(name: str, key: str) -> object | None:
    """What was saved under a name, if it was saved with the same key."""
    import json

    try:
        with open(os.path.join(folder(), name), "rb", buffering=0) as stream:
            found = json.loads(stream.read())
    except (OSError, ValueError, RecursionError):
        return None
    return found.get("value") if isinstance(found, dict) and found.get("key") == key else None


def save(name: str, key: str, value: object) -> None:
    """Save a value that JSON can hold under a name, replacing the file in one step."""
    import json
    from contextlib import suppress

    path = os.path.join(folder(), name)
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder(), exist_ok=True)
        with open(temporary, "w", encoding="utf-8") as stream:
            json.dump({"key": key, "value": value}, stream, separators=(",", ":"))
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.remove(temporary)
