"""Which language a text is in, by the words that hold its sentences together, or by its script.

It is asked only where a text does not begin like English prose (`linter.languages.reads_english`). It says nothing where it is not sure;
a language it does not know counts for nothing, too.
"""

from __future__ import annotations

from functools import cache

from linter import languages, lazy

_SAMPLE = 20_000  # characters of which the words are counted
_FEWEST = 12  # words below which nothing is said
_SHARE = 0.18  # of the words that must be the language's commonest; about .35 is usual
_AHEAD = 1.25  # so many times the commonest words of English
_LESS = (40, 0.1, 4)  # the same three for longer texts in languages that need fewer words to hold a sentence together
_WORD = lazy.pattern(r"[^\W\d_]+")
_BEYOND_LATIN = lazy.pattern("[\u0370-\u1cff\u3040-\ud7a3]")
_SCRIPTS = (
    ("el", "\u0370-\u03ff"), ("cyrillic", "\u0400-\u04ff"), ("hy", "\u0530-\u058f"), ("he", "\u0590-\u05ff"), ("arabic", "\u0600-\u06ff"),
    ("hi", "\u0900-\u097f"), ("bn", "\u0980-\u09ff"), ("pa", "\u0a00-\u0a7f"), ("gu", "\u0a80-\u0aff"), ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"), ("kn", "\u0c80-\u0cff"), ("ml", "\u0d00-\u0d7f"), ("th", "\u0e00-\u0e7f"), ("ka", "\u10a0-\u10ff"),
    ("ja", "\u3040-\u30ff"), ("zh", "\u4e00-\u9fff"), ("ko", "\uac00-\ud7a3"),
)  # fmt: skip
_CYRILLIC = (("uk", "іїєґ"), ("be", "ў"), ("sr", "ђћџљњј"))
_ARABIC = (("fa", "پچژگ"), ("ur", "ٹڈںے"))


def language(text: str) -> str:
    """The two-letter code of the language, or "" for English and where there is too little to tell by."""
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(_WORD.findall(sample.lower()))


def _by_words(words: list[str]) -> str:
    if len(words) < _FEWEST:
        return ""
    shares = {code: sum(map(common.__contains__, words)) / len(words) for code, common in _common().items()}
    best = max(shares, key=shares.__getitem__)
    return best if any(_sure(len(words), shares[best], shares["en"], *limits) for limits in ((_FEWEST, _SHARE, _AHEAD), _LESS)) else ""


def _sure(words: int, share: float, english: float, fewest: int, least: float, ahead: float) -> bool:
    return words >= fewest and share >= least and share > ahead * english


@cache
def _common() -> dict[str, frozenset[str]]:
    from linter.languages.others import COMMON

    own = {code: languages.find(code) for code in ("en", "de", "es", "fr", "it", "pt")}
    lists = {**{code: known.COMMON for code, known in own.items() if known}, **COMMON}
    return {code: frozenset(words.split()) for code, words in lists.items()}


def _by_script(text: str) -> str:
    if len(_BEYOND_LATIN.findall(text)) * 3 < len(text):
        return ""
    counted = {name: len(lazy.compile(f"[{letters}]").findall(text)) for name, letters in _SCRIPTS}
    if counted["ja"] * 10 > counted["zh"]:  # Japanese mixes its own letters with Chinese ones
        counted["zh"] = 0
    name = max(counted, key=counted.__getitem__)
    rivals = {"cyrillic": ("ru", _CYRILLIC), "arabic": ("ar", _ARABIC)}.get(name)
    found = _by_letters(text, *rivals) if rivals else name
    return "bg" if found == "ru" and text.count("ъ") * 200 > len(text) else found  # one letter of sixty in Bulgarian, of 2,500 in Russian


def _by_letters(text: str, usual: str, rivals: tuple[tuple[str, str], ...]) -> str:
    """Which of several languages of one script: the one whose own letters stand in it often enough."""
    counted = {code: sum(map(text.count, letters)) for code, letters in rivals}
    best = max(counted, key=counted.__getitem__)
    return best if counted[best] * 100 > len(text) else usual
