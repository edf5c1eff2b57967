"""What checkers said of texts they have read before: a file a text in the cache folder, without the text itself."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b

from linter import cache
from linter.hints import Any, NamedTuple

_PREFIX = "grammar-"
_MAKE = "1"  # to be raised when pieces or matches change their form
_MOST = 20_000  # files; the oldest fifth goes when there are more


class Match(NamedTuple):
    """What a checker says of [start, end) of a piece, in characters from the start of the piece."""

    start: int
    end: int
    rule: str
    category: str
    message: str
    replacement: str | None = None


def key(parts: Iterable[str]) -> str:
    """The key of a text read by one engine in one way."""
    state = blake2b(digest_size=20)
    for part in (_MAKE, *parts):
        data = part.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data) + data)  # with its length, so that the border between two parts counts
    return state.hexdigest()


def recall(name: str) -> list[Match] | None:
    """The matches that were saved under a key."""
    found: Any = cache.load(_PREFIX + name, name)
    return None if found is None else [Match(*row) for row in found]


def remember(name: str, matches: Iterable[Match]) -> None:
    """Save matches under a key."""
    cache.save(_PREFIX + name, name, [tuple(match) for match in matches])


def prune() -> None:
    """Keep the folder from growing for ever."""
    try:
        entries = [entry for entry in os.scandir(cache.folder()) if entry.name.startswith(_PREFIX)]
        if len(entries) <= _MOST:
            return
        entries.sort(key=lambda entry: entry.stat().st_mtime)
        for entry in entries[: len(entries) - _MOST * 4 // 5]:
            os.remove(entry.path)
    except OSError:
        return
