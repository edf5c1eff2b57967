"""UTF-8 that was read in another encoding: finding it and reading it back.

A sequence counts when its bytes, put back, are UTF-8 for something that people write. That alone would still flag a capital
with a circumflex before a closing quotation mark, so a lone pair must also stand where damage stands: in or at a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from linter.checks._copy import matches
from linter.hints import NamedTuple


class Damage(NamedTuple):
    """[start, end) of a damaged sequence, what it was, and how often it was misread; `sure` is false where a byte was lost."""

    start: int
    end: int
    repaired: str
    rounds: int
    sure: bool


_PUNCTUATION = "‘’“”„‚…–—«»‹›•™\xa0"
_WORDS_ABOUT = (
    r"(?i)\b(?:mojibake|utf-?(?:8|16)|(?:windows|cp)-?125\d|iso-?8859|latin-1|unicode|code ?pages?|charsets?|character (?:set|encoding)s?"
    r"|text encodings?|encoding (?:problem|error|issue)s?)\b"
)


@cache
def _pattern() -> re.Pattern[str]:
    tail = "[" + re.escape("".join(chr(c) for c in _table() if 0x80 <= _table()[c] < 0xC0)) + "]"
    piece = f"[\xc2-\xdf]{tail}|[\xe0-\xef]{tail}{{2}}|[\xf0-\xf4]{tail}{{3}}"
    lost = '(?P<lost>â€(?:\ufffd|(?!\\w))|(?<=[a-z])[ÂÃ](?= |$|[.,;:!?])|(?<=[.!?:;”"])[ \xa0]?Â(?= [A-Z]))'
    return re.compile(f"(?:{piece})+|{lost}")


@cache
def _other_pattern() -> re.Pattern[str]:
    """The same bytes read as Mac Roman, as the code pages of DOS, or as Windows Cyrillic."""
    cyrillic = re.escape("".join(bytes([b]).decode("cp1251") for b in range(0x80, 0xC0) if b != 0x98))
    return re.compile(
        f"(?P<mac_roman>‚Ä\\S|(?<=[a-z])√[^\\w\\s])|(?P<cp437>ΓÇ\\S|(?<=[a-z])├\\S)|(?P<cp850>ÔÇ\\S)|(?P<cp1251>вЂ[{cyrillic}]|(?:[РС][{cyrillic}]){{2,}})"
    )


@cache
def _table() -> dict[int, int]:
    """Character to byte: Windows-1252, and the control characters that Latin-1 reads instead."""
    table = {b: b for b in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        shown = bytes([byte]).decode("cp1252", "ignore")
        if shown:
            table[ord(shown)] = byte
    return table


@cache
def _about() -> re.Pattern[str]:
    return re.compile(_WORDS_ABOUT)


_OTHERS = "‚√Γ├ÔвРС"  # what the traces of other encodings begin with


def concerns(characters: frozenset[str]) -> bool:
    """Can a text of these characters hold a damaged sequence?"""
    return any("\xc2" <= c <= "\xf4" or c in _OTHERS for c in characters)


@cache
def _suspect() -> re.Pattern[str]:
    """The first two characters of any sequence, or what follows the space that one begins with."""
    tail = "".join(chr(c) for c in _table() if 0x80 <= _table()[c] < 0xC0)
    return re.compile(f"[\xc2-\xf4](?:(?<=[ÂÃ])|[{re.escape(tail)}])")


def is_about_encodings(text: str) -> bool:
    """Does a text speak of encodings, so that a broken sequence may be its subject?"""
    return _about().search(text) is not None


def find(text: str, about: Callable[[], bool] = bool) -> Iterator[Damage]:
    """The damaged sequences of a text; in a text `about` encodings, which is asked where one is met, only those inside a word."""
    for match in matches(_suspect(), _pattern(), text, 1):
        damage = _lost(match) or _read_back(match.group(), match.start())
        if damage and _stands_as_damage(text, damage, about()):
            yield damage
    if any(mark in text for mark in _OTHERS):
        yield from _others(text, about)


def _lost(match: re.Match[str]) -> Damage | None:
    """A sequence that is not whole: a byte was dropped, or a no-break space became a space."""
    found = match.group("lost")
    if found is None:
        return None
    if found[0] == "â":
        return Damage(match.start(), match.end(), "”", 1, False)
    return Damage(match.end() - 1, match.end(), "" if found[-1] == "Â" else "à", 1, False)


def _read_back(found: str, start: int) -> Damage | None:
    text, rounds = found, 0
    while rounds < 4:
        try:
            once = text.translate(_table()).encode("latin-1").decode("utf-8")
        except UnicodeError:
            break
        if once == text:
            break
        text, rounds = once, rounds + 1
    return Damage(start, start + len(found), text, rounds, True) if rounds and _is_writing(text, rounds) else None


def _is_writing(text: str, rounds: int) -> bool:
    """Is this something that people write, and not two letters that happen to be UTF-8?"""
    if all(_common(c) for c in text) or rounds > 1:
        return True
    return len(text) > 1 and all(_same_script(text[0], c) for c in text)


def _common(char: str) -> bool:
    """Letters and signs of Latin text, punctuation, currency, arrows, emoji: single ones are met in any text."""
    code = ord(char)
    return (
        0xA0 <= code < 0x180 or 0x2010 <= code < 0x2300 or 0x2600 <= code < 0x27C0 or code >= 0x1F000 or code in (0xFE0F, 0x200B, 0x200D)
        or code == 0xFEFF or 0xFB00 <= code <= 0xFB06
    )  # fmt: skip


def _same_script(first: str, char: str) -> bool:
    """Roughly: both in one block of 256 characters, or both East Asian."""
    a, b = ord(first), ord(char)
    return a >= 0x370 and (a >> 8 == b >> 8 or (0x3000 <= a < 0xD7B0 and 0x3000 <= b < 0xD7B0) or _common(char))


def _stands_as_damage(text: str, damage: Damage, about: bool) -> bool:
    before = text[damage.start - 1 : damage.start]
    after = text[damage.end : damage.end + 1]
    if about:
        return before.islower() and after.islower()
    if not damage.sure or any("\x80" <= char <= "\x9f" for char in text[damage.start : damage.end]):
        return True
    if len(damage.repaired) > 1 or damage.rounds > 1 or damage.end - damage.start > 2:
        return before.isalnum() or after.isalnum() or damage.repaired[0] not in "’‘"
    if text[damage.end - 1] in _PUNCTUATION:
        return _stands_as_letter(text, damage, before, after)
    return damage.repaired in "®©°«»£§·½¼¾¡¿" or before.isalpha() or after.isalpha()


def _stands_as_letter(text: str, damage: Damage, before: str, after: str) -> bool:
    """A capital with an accent and a mark behind it: the end of a word in capitals, a unit (3 Å), or one broken letter?"""
    if damage.repaired == "×":
        return before.isdigit() or after.isdigit()
    if damage.repaired == "\xa0":
        return not before.isupper()
    if before.isupper():  # KÃ–LN is Köln; a word in capitals may end with Ã and be followed by a dash or 's
        return after.isupper() and text[damage.end - 1] != "\xa0" and not re.match(r"S\b", text[damage.end : damage.end + 2])
    if not after.isalpha():
        return before.islower() or (damage.repaired == "à" and not before.isalnum())
    measure = text[damage.start - 2 : damage.start].strip()[:1].isdigit() and not before.isalpha()
    return not measure


def _others(text: str, about: Callable[[], bool]) -> Iterator[Damage]:
    for match in _other_pattern().finditer(text):
        try:
            repaired = match.group().encode(match.lastgroup or "cp1252").decode("utf-8")
        except UnicodeError:
            continue
        damage = Damage(match.start(), match.end(), repaired, 1, True)
        if _is_writing(repaired, 1) and (not about() or _stands_as_damage(text, damage, True)):
            yield damage
