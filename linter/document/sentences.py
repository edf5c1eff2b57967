"""Sentence boundaries in a block of prose.

One regular expression finds the candidate stops; only there is anything decided. A stop before a lower-case
word is a boundary (that is how displaced fragments show) unless the dot belongs to an abbreviation, an initial, an
ellipsis or a quotation that the sentence goes on after. A stop before a capital is one unless an abbreviation
that needs a continuation ("Mr.", "No. 7", "Acme Inc. chairman") stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter import lazy
from linter.document.abbreviations import Abbreviations, for_language, words

# The pattern must begin with one set of characters: that is what makes the search seven times as fast.
_STOP = lazy.pattern(
    r"[.!?…؟۔।॥‽。！？｡](?<![.!?…؟۔।॥‽。！？｡].)(?:"  # none inside a row of them, or a long row costs its square
    # several stops; a spaced ellipsis counts as one
    r"(?<![。！？｡])((?<=\.)(?:[ \xa0]\.){2,}|[.!?…؟۔।॥‽]*)"
    # closing marks, French ones after a thin space, and reference numbers
    r"((?:[\"”’'»)\]}›*_“‘«]|[ \xa0\u202f][»”](?=\s|$)|\[\d{1,3}\])*)"
    # what opens before the next word, and its first character
    r"(?=\s+([\"“‘'(\[{«»„‚‹›¿¡]*)(\S?)|$)"
    r"|(?<=[。！？｡])[。！？｡]*[」』”’）》】]*)"
)
_NEXT_WORD = lazy.pattern(r"\s+[\"“‘'(\[{«»„‚‹›¿¡]*([^\W_]+(?:['’][^\W\d_]+)?)(\.?)")
_LAST_WORD = lazy.pattern(r"[^\W_][\w.'’&]*$")
_ROMAN = frozenset("ivxlcIVXLC")
_VOWELS = frozenset("aeiouyáéíóúäöüàèìòùâêîôûœæåø")
_SPACED = lazy.pattern(r"(?<!\w)(?:[^\W\d_]\.[ \xa0\u202f]){1,3}[^\W\d_](?=\.)")
_LABEL = lazy.pattern(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|\d{1,2}(?:\.\d{1,2}){1,3})")
_UNITS = words("in ft mi min sec hr hrs oz gal yr yrs mo lb lbs sq cu")  # abbreviations behind a figure
_TIME_WORDS = words(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet "
    "eastern central mountain pacific london greenwich local"
)
_OWN_DOT = ("never", "title", "may", "end", "reference")
_LONGEST_WORD = 24  # how far back a word before a stop is looked at


def split(text: str, start: int, end: int, lang: str = "en") -> Iterator[tuple[int, int]]:
    """Yield [start, end) of each sentence of text[start:end], surrounding space left out."""
    known = for_language(lang)
    at = _skip_space(text, start, end)
    for stop in _STOP.finditer(text, at, end):
        if _is_boundary(text, at, stop, end, known):
            yield at, stop.end()
            at = _skip_space(text, stop.end(), end)
    if at < end:
        last = end
        while text[last - 1].isspace():
            last -= 1
        yield at, last


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _is_boundary(text: str, at: int, stop: re.Match[str], end: int, known: Abbreviations) -> bool:
    following = stop.group(4)
    if not following:  # the block ends here, or the script needs no space after a stop
        return True
    marks = text[stop.start() : stop.end(1)]
    if marks == ".":
        return _after_dot(text, at, stop, following, end, known)
    if marks[0] == "…" or ".." in marks or ". " in marks or ".\xa0" in marks:
        return _after_ellipsis(text, at, stop, following, known)
    return _after_mark(text, at, stop, following, known)


def _after_dot(text: str, at: int, stop: re.Match[str], following: str, end: int, known: Abbreviations) -> bool:
    dot = stop.start()
    word = _word_before(text, at, dot)
    if not word:
        return following not in ",;:"
    if following.islower():
        return _before_lower(text, at, stop, word, known)
    kind = known.kind(word)
    if known.ordinals and _ordinal(word):
        return following not in ",;:" and (bool(stop.group(3)) or _starts_sentence(text, stop.end(), known))
    if not kind and len(word) > 1 and "." not in word and not following.isdigit():
        return following not in ",;:" and not _inside_brackets(text, at, stop, known) and not _label(text, at, dot)
    return _before_other(text, at, stop, word, kind, following, known)


def _before_lower(text: str, at: int, stop: re.Match[str], word: str, known: Abbreviations) -> bool:
    if ")" in stop.group(2) or "]" in stop.group(2) or stop.group(3)[:1] in ("(", "[", "{"):
        return False
    if _abbreviated(text, at, stop.start(), word, known) or _label(text, at, stop.start()):
        return False
    return not (stop.group(2) and _goes_on(text, stop.end(), known))


def _abbreviated(text: str, at: int, dot: int, word: str, known: Abbreviations) -> bool:
    """Is the dot before a lower-case word the word's own?"""
    kind = known.kind(word)
    if kind in _OWN_DOT:
        return True
    if len(word) == 1 or _spelt_initials(word):  # an initial, or what counts: "both 1. a rope and 2. a lamp"
        return True
    if _unit(text, at, dot, word):
        return True
    if word.lower() == "cent" and text[max(at, dot - 9) : dot - 4].lower().endswith("per "):
        return True
    if known.ordinals and _ordinal(word):
        return True
    return 2 <= len(word) <= 6 and word.isalpha() and not word.isupper() and _VOWELS.isdisjoint(word.lower())


def _spelt_initials(word: str) -> bool:
    """Is it letters with dots between them: U.S, e.g, J.-P?"""
    return "." in word and all(len(part) == 1 and part.isalpha() for part in word.replace("-", "").split("."))


def _ordinal(word: str) -> bool:
    """Is it a figure that a dot makes an ordinal of: 3. Mai, Ludwig XIV. von Varn?"""
    return (len(word) <= 2 and word.isdigit()) or (len(word) > 1 and word.isupper() and _ROMAN.issuperset(word))


def _unit(text: str, at: int, dot: int, word: str) -> bool:
    return word in _UNITS and text[max(at, dot - len(word) - 3) : dot - len(word)].strip()[-1:].isdigit()


def _before_other(text: str, at: int, stop: re.Match[str], word: str, kind: str, following: str, known: Abbreviations) -> bool:
    """A stop behind what may be an abbreviation, before a capital, a figure or a sign."""
    if following in ",;:" or kind == "never" or _label(text, at, stop.start()):
        return False
    if kind == "title":
        return word[0].islower() and _starts_sentence(text, stop.end(), known)
    if kind in ("number", "reference"):
        return not _numeral_follows(text, stop.end())
    if kind and not following.isalpha():
        return kind not in ("may", "end") or (bool(stop.group(2)) and ")" not in stop.group(2))
    if kind == "end" and ")" not in stop.group(2):
        return not (word.lower() in ("a.m", "p.m") and _time_follows(text, stop.end()))
    if not kind and not (len(word) == 1 and word.isalpha()) and not _spelt_initials(word):
        if following.isdigit() and _unit(text, at, stop.start(), word):
            return False
        return not _inside_brackets(text, at, stop, known)
    return _starts_sentence(text, stop.end(), known)


def _after_ellipsis(text: str, at: int, stop: re.Match[str], following: str, known: Abbreviations) -> bool:
    if stop.start() == at or not following.isalnum() or following.islower():
        return False
    if text[stop.start() - 1].isspace() and stop.group(1)[:1] != " " and not stop.group(2):
        return _starts_sentence(text, stop.end(), known) and _next_word(text, stop.end()) != "I"
    return _next_word(text, stop.end()) not in ("I", "I’m", "I'm")


def _after_mark(text: str, at: int, stop: re.Match[str], following: str, known: Abbreviations) -> bool:
    """Behind `?`, `!` or several of them: questions and exclamations stand inside sentences, full stops do not."""
    if following.islower() or following in ",;:–—-":
        return False
    if ")" in stop.group(2):
        return not _inside_brackets(text, at, stop, known)
    if text[stop.start()] == "!" and _word_before(text, at, stop.start()).lower() in known.exclaimed:
        return _starts_sentence(text, stop.end(), known)
    return True


def _inside_brackets(text: str, at: int, stop: re.Match[str], known: Abbreviations) -> bool:
    """Does the stop close a bracket that was opened inside the sentence, which then goes on?"""
    if ")" not in stop.group(2):
        return False
    opened = text.rfind("(", max(at, stop.start() - 400), stop.start())
    return opened > at + 1 and not _starts_sentence(text, stop.end(), known)


def _goes_on(text: str, after: int, known: Abbreviations) -> bool:
    """Does the sentence around a closed quotation go on: “...” she said?"""
    return _next_word(text, after).lower() in known.after_quotation


def _word_before(text: str, at: int, dot: int) -> str:
    if dot <= at or text[dot - 1].isspace():
        return ""
    word = text[max(at, dot - _LONGEST_WORD) : dot].split()[-1]
    if len(word) == 1 and text[dot - 3 : dot - 2] == ".":
        return _joined(text, at, dot, word)
    if word.isalpha():
        return word
    match = _LAST_WORD.search(word)
    return match.group() if match else ""


def _joined(text: str, at: int, dot: int, letter: str) -> str:
    """A single letter with those before it, if there is a dot and a space between them: z. B is z.B."""
    match = _SPACED.search(text, max(at, dot - _LONGEST_WORD), dot)
    return "".join(match.group().split()) if match and match.end() == dot else letter


def _next_word(text: str, after: int) -> str:
    match = _NEXT_WORD.match(text, after)
    return match.group(1) if match else ""


def _starts_sentence(text: str, after: int, known: Abbreviations) -> bool:
    match = _NEXT_WORD.match(text, after)
    if not match or (match.group(2) and len(match.group(1)) <= 2):  # "A." and "No." start nothing
        return False
    word = match.group(1).replace("’", "'")
    return word[0].isupper() and word.lower().partition("'")[0] in known.starters


def _numeral_follows(text: str, after: int) -> bool:
    word = _next_word(text, after)
    if not word or word in ("I", "A"):
        return False
    return word[0].isdigit() or _ROMAN.issuperset(word) or (len(word) == 1 and word.isupper())


def _time_follows(text: str, after: int) -> bool:
    """Is it "p.m. Monday", "p.m. EST" or "p.m. Varn time"?"""
    match = _NEXT_WORD.match(text, after)
    return match is not None and (match.group(1).lower() in _TIME_WORDS or text.startswith(" time", match.end()))


def _label(text: str, at: int, dot: int) -> bool:
    """Is everything before the dot the label of a list entry: `1.`, `a.`, `iv.`?"""
    return dot - at <= 6 and _LABEL.fullmatch(text, at, dot) is not None
