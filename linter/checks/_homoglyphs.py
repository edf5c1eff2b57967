"""Letters of another script that look like the ones around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linter.checks._copy import matches
from linter.hints import NamedTuple


class Lookalike(NamedTuple):
    """[start, end) of a word, the word as it seems, and the letters that are not what they seem."""

    start: int
    end: int
    meant: str
    foreign: str


# what a Cyrillic or Greek letter looks like; letters of formulas and units (Δ, μ, Ω, π) look like themselves
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝӏӧӓёїӐӑӦӒЁЇ", "ABESIJKMHOPCTYXaesijopcyxdhqwlöäëïĂăÖÄËÏ", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_TO_LATIN = {**_CYRILLIC, **_GREEK}
_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in _CYRILLIC.items() if latin.isascii()}
_SHORT = frozenset(["A", "a", "I", "He", "To", "Me", "No"])  # English words that Cyrillic or Greek letters can spell whole


@cache
def _mixed() -> re.Pattern[str]:
    """Words in which Latin letters touch Cyrillic or Greek ones."""
    latin, other = "A-Za-zÀ-ÖØ-öø-ɏ", "Ͱ-ϿЀ-ԯ"
    word = rf"[{latin}{other}'’]"
    return re.compile(rf"(?:(?<=[{latin}])(?=[{other}])|(?<=[{other}])(?=[{latin}])){word}+")


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile("[Ͱ-ԯ]")


@cache
def _whole() -> re.Pattern[str]:
    letters = "".join(_TO_LATIN)
    return re.compile(rf"(?<=[A-Za-z] )[{letters}]{{1,2}}(?= [A-Za-z])|^[{letters}]{{1,2}}(?= [A-Za-z]{{2}})", re.MULTILINE)


def find(text: str) -> Iterator[Lookalike]:
    """The words of a text in which a letter of one script passes for one of another."""
    end = 0
    for match in _mixed_words(text):
        start = match.start()
        while start > end and (text[start - 1].isalpha() or text[start - 1] in "'’") and match.start() - start < 60:
            start -= 1
        if start < end:
            continue
        end = match.end()
        found = _judge(text[start:end].strip("'’"), start)
        if found:
            yield found
    yield from _words(text)


def _mixed_words(text: str) -> Iterator[re.Match[str]]:
    """Each match begins at a foreign letter or behind one."""
    at = 0
    while foreign := _foreign().search(text, at):
        match = _mixed().match(text, foreign.start()) or _mixed().match(text, foreign.end())
        if match:
            yield match
        at = match.end() if match else foreign.end()


def _judge(word: str, start: int) -> Lookalike | None:
    """Every letter of the rarer script must have a double in the other one."""
    foreign = [c for c in word if "Ͱ" <= c <= "ԯ"]
    latin = [c for c in word if c.isalpha() and not "Ͱ" <= c <= "ԯ"]
    if len(foreign) <= len(latin) and all(c in _TO_LATIN for c in foreign):
        return Lookalike(start, start + len(word), "".join(_TO_LATIN.get(c, c) for c in word), "".join(dict.fromkeys(foreign)))
    if len(latin) < len(foreign) and all(c in _TO_CYRILLIC for c in latin):
        return Lookalike(start, start + len(word), "".join(_TO_CYRILLIC.get(c, c) for c in word), "".join(dict.fromkeys(latin)))
    return None


def _words(text: str) -> Iterator[Lookalike]:
    """English words of one or two letters that are foreign from end to end."""
    for match in matches(_foreign(), _whole(), text):
        meant = "".join(_TO_LATIN[c] for c in match.group())
        if meant in _SHORT:
            yield Lookalike(match.start(), match.end(), meant, match.group())
