"""Sets of texts by the thousand that are kept as the texts' hashes, so that to look some of them up nothing is made of the rest.

A byte table has a 1 for each hash, cut to as many bits as there is room for; behind it lie the hashes, ascending. Of four
thousand million hashes a set has some thousands: a text that is not of the set is taken for one of it once in a million times.
"""

from __future__ import annotations

from array import array
from binascii import crc32
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress

_ROOM = 3  # bits of room for a hash, at least


def packed(texts: Iterable[str]) -> bytes:
    """A set as `Hashed` reads it."""
    hashes = array("I", sorted({crc32(text.encode()) for text in texts}))
    slots = bytearray(1 << max(2, (_ROOM * len(hashes)).bit_length()))
    for key in hashes:
        slots[key & (len(slots) - 1)] = 1
    return array("I", [len(hashes), len(slots)]).tobytes() + slots + hashes.tobytes()


def keys_of(texts: Iterable[str]) -> list[int]:
    """The hashes of some texts."""
    return list(map(crc32, map(str.encode, texts)))


class Hashed:
    """A set that lies at the beginning of some bytes, `size` of them."""

    def __init__(self, raw: memoryview) -> None:
        number, room = raw[:8].cast("I")
        self.size = 8 + room + 4 * number
        self._slots = bytes(raw[8 : 8 + room])  # a few pages, and looked into a third faster than through a view
        self._hashes = raw[8 + room : self.size].cast("I")

    def among(self, texts: Sequence[str], keys: Sequence[int]) -> list[str]:
        """Those of some texts whose hashes are in the set."""
        likely = bytes(map(self._slots.__getitem__, map((len(self._slots) - 1).__and__, keys)))
        return [text for text, key in zip(compress(texts, likely), compress(keys, likely), strict=True) if self._at(key) >= 0]

    def place(self, text: str) -> int:
        """The number of a text, in the order of their hashes; -1 for one that is not in the set."""
        key = crc32(text.encode())
        return self._at(key) if self._slots[key & (len(self._slots) - 1)] else -1

    def _at(self, key: int) -> int:
        at = bisect_left(self._hashes, key)
        return at if at < len(self._hashes) and self._hashes[at] == key else -1


def sets_of(raw: memoryview) -> list[Hashed]:
    """The sets that lie in some bytes, one behind the other."""
    found: list[Hashed] = []
    while raw:
        found.append(Hashed(raw))
        raw = raw[found[-1].size :]
    return found
