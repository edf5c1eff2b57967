"""Sets of characters as a regular expression writes them -> pieces of a byte pattern for RE2, as `linter.prefilter` needs them."""

from __future__ import annotations

import re

from linter.filters import FOLDED
from linter.hints import Any, NamedTuple

_ANY_HIGH = r"[\x80-\xff]+"
# General punctuation (U+2000-U+203F) holds no letter and no digit: dashes and quotation marks do not fire for \w.
_WORD_HIGH = r"(?:[\xc2-\xe1\xe3-\xf4]|\xe2[\x81-\xbf])[\x80-\xbf]+"
_SPACE_HIGH = r"\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
_ASCII = [chr(n) for n in range(128)]
WORD = frozenset(c for c in _ASCII if c.isalnum() or c == "_")
_SPACE = frozenset(c for c in _ASCII if c.isspace())
_DIGIT = frozenset(c for c in _ASCII if c.isdigit())
_ALL = frozenset(_ASCII)
_MANY_CHARACTERS = 12
_MANY_CASED = 30_000  # characters that are worth looking at one by one


class Characters(NamedTuple):
    """A set of characters: the ASCII ones, and RE2 pieces for the others."""

    ascii: frozenset[str]
    high: frozenset[str] = frozenset()


def characters_of(op: Any, av: Any, flags: int) -> Characters:
    name = str(op)
    if name == "LITERAL":
        return _one(chr(av), flags)
    if name == "NOT_LITERAL":
        return _negated(_one(chr(av), flags))
    if name == "ANY":
        return Characters(_ALL if flags & re.S else _ALL - {"\n"}, frozenset((_ANY_HIGH,)))
    negative = str(av[0][0]) == "NEGATE"
    members = [_member(str(o), a, flags) for o, a in (av[1:] if negative else av)]
    found = Characters(frozenset[str]().union(*(m.ascii for m in members)), frozenset[str]().union(*(m.high for m in members)))
    return _negated(found) if negative else found


def _negated(found: Characters) -> Characters:
    # folded characters may have become an i, k or s that the pattern excludes
    return Characters((_ALL - found.ascii) | frozenset("iks"), frozenset((_ANY_HIGH,)))


def _one(character: str, flags: int) -> Characters:
    character = FOLDED.get(character, character)
    if character.isascii():
        return Characters(frozenset((character, character.swapcase())) if flags & re.I else frozenset((character,)))
    if flags & re.I and character.lower() != character.upper():
        return Characters(frozenset(), frozenset((_ANY_HIGH,)))
    return Characters(frozenset(), frozenset(("".join(_bytes(b, b) for b in _utf8(ord(character))),)))


def _member(name: str, av: Any, flags: int) -> Characters:
    if name == "LITERAL":
        return _one(chr(av), flags)
    if name == "RANGE":
        return _range(av[0], av[1], flags)
    return _CATEGORIES[str(av)]


def _range(first: int, last: int, flags: int) -> Characters:
    ascii_ones = frozenset(chr(n) for n in range(first, min(last, 127) + 1))
    ascii_ones |= frozenset(new for old, new in FOLDED.items() if first <= ord(old) <= last)
    if flags & re.I:
        ascii_ones |= frozenset(c.swapcase() for c in ascii_ones)
    return Characters(ascii_ones, _high_range(max(first, 128), last, flags))


def _high_range(first: int, last: int, flags: int) -> frozenset[str]:
    if last < first:
        return frozenset()
    if flags & re.I and (last - first > _MANY_CASED or any(chr(n).lower() != chr(n).upper() for n in range(first, last + 1))):
        return frozenset((_ANY_HIGH,))
    pieces = []
    for low, high in ((0x80, 0x7FF), (0x800, 0xFFFF), (0x10000, 0x10FFFF)):  # two, three and four bytes
        if first <= high and last >= low:
            pieces += _byte_ranges(_utf8(max(first, low)), _utf8(min(last, high)))
    return frozenset(pieces)


def _utf8(code: int) -> bytes:
    return chr(code).encode("utf-8", "surrogatepass")


def _byte_ranges(first: bytes, last: bytes) -> list[str]:
    """RE2 pieces for the byte strings of one length between two."""
    if len(first) == 1:
        return [_bytes(first[0], last[0])]
    if first[0] == last[0]:
        return [_bytes(first[0], first[0]) + rest for rest in _byte_ranges(first[1:], last[1:])]
    lowest, highest = b"\x80" * (len(first) - 1), b"\xbf" * (len(first) - 1)
    pieces = [_bytes(first[0], first[0]) + rest for rest in _byte_ranges(first[1:], highest)]
    if last[0] - first[0] > 1:
        pieces += [_bytes(first[0] + 1, last[0] - 1) + rest for rest in _byte_ranges(lowest, highest)]
    return pieces + [_bytes(last[0], last[0]) + rest for rest in _byte_ranges(lowest, last[1:])]


def _bytes(first: int, last: int) -> str:
    return f"\\x{first:02x}" if first == last else f"[\\x{first:02x}-\\x{last:02x}]"


_CATEGORIES = {
    "CATEGORY_WORD": Characters(WORD, frozenset((_WORD_HIGH,))),
    "CATEGORY_NOT_WORD": Characters(_ALL - WORD, frozenset((_ANY_HIGH,))),
    "CATEGORY_DIGIT": Characters(_DIGIT, frozenset((_WORD_HIGH,))),
    "CATEGORY_NOT_DIGIT": Characters(_ALL - _DIGIT, frozenset((_ANY_HIGH,))),
    "CATEGORY_SPACE": Characters(_SPACE, frozenset((_SPACE_HIGH,))),
    "CATEGORY_NOT_SPACE": Characters(_ALL - _SPACE, frozenset((_ANY_HIGH,))),
}


def emit(found: Characters, flags: int) -> str:
    high = [_ANY_HIGH] if len(found.high) > _MANY_CHARACTERS or _ANY_HIGH in found.high else sorted(found.high)
    pieces = [_ascii_class(found.ascii, flags), *high] if found.ascii else high
    return pieces[0] if len(pieces) == 1 and not high else "(?:" + "|".join(pieces) + ")"


def _ascii_class(characters: frozenset[str], flags: int) -> str:
    if len(characters) == 1 or (flags & re.I and len({c.lower() for c in characters}) == 1):
        return _quoted(max(characters))  # the lower-case one
    runs: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "[" + "".join(f"\\x{a:02x}" if a == b else f"\\x{a:02x}-\\x{b:02x}" for a, b in runs) + "]"


def _quoted(character: str) -> str:
    return character if character.isalnum() or character in " ,'\"" else f"\\x{ord(character):02x}"
