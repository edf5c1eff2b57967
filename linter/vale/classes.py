"""Character classes that Go's engine has by name and Python's has not."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from linter.hints import NamedTuple

POSIX = {
    "alnum": "0-9A-Za-z", "alpha": "A-Za-z", "ascii": r"\x00-\x7f", "blank": r"\t ", "cntrl": r"\x00-\x1f\x7f", "digit": "0-9",
    "graph": "!-~", "lower": "a-z", "print": " -~", "punct": r"!-/:-@\[-`{-~", "space": r"\t\n\v\f\r ", "upper": "A-Z",
    "word": "0-9A-Za-z_", "xdigit": "0-9A-Fa-f",
}  # fmt: skip
SHORT = {"w": "0-9A-Za-z_", "d": "0-9", "s": r"\t\n\f\r "}  # \w, \d and \s know ASCII only there
_SCRIPTS = {
    "Arabic": "ARABIC ", "Armenian": "ARMENIAN ", "Bengali": "BENGALI ", "Cyrillic": "CYRILLIC ", "Devanagari": "DEVANAGARI ",
    "Georgian": "GEORGIAN ", "Greek": "GREEK ", "Han": "CJK ", "Hangul": "HANGUL ", "Hebrew": "HEBREW ", "Hiragana": "HIRAGANA ",
    "Katakana": "KATAKANA ", "Latin": "LATIN ", "Tamil": "TAMIL ", "Thai": "THAI ",
}  # fmt: skip
_CATEGORIES = frozenset((
    "C", "Cc", "Cf", "Cn", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd",
    "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
))  # fmt: skip


class Ranges(NamedTuple):
    """The inside of a character class, and of the one that holds all the others."""

    own: str
    others: str


@lru_cache(maxsize=32)
def unicode_class(name: str) -> Ranges | None:
    """The characters of a Unicode category or script; None for a name that is neither."""
    member = _membership(name)
    if member is None:
        return None
    own: list[str] = []
    others: list[str] = []
    start, inside = 0, member(chr(0))
    for code in range(1, sys.maxunicode + 2):
        here = code <= sys.maxunicode and member(chr(code))
        if here != inside or code > sys.maxunicode:
            (own if inside else others).append(_range(start, code - 1))
            start, inside = code, here
    return Ranges("".join(own), "".join(others))


def _membership(name: str) -> Callable[[str], bool] | None:
    category = unicodedata.category
    if name in _CATEGORIES and len(name) == 2:
        return lambda character: category(character) == name
    if name in _CATEGORIES:
        return lambda character: category(character)[0] == name
    script = _SCRIPTS.get(name)
    if script:
        return lambda character: unicodedata.name(character, "").startswith(script)
    return None


def _range(first: int, last: int) -> str:
    return _escaped(first) if first == last else f"{_escaped(first)}-{_escaped(last)}"


def _escaped(code: int) -> str:
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
