"""Upper and lower case: that of a sentence or title, and that of the text which is replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPTIONAL = re.compile(r"(.)\?|\((?:\?:)?([^()]*)\)(\??)")
_SPECIAL = frozenset("[](){}.*+^$?|\\")


def simple(text: str) -> str:
    """Words in lower case between single spaces, as `appVersion` and `app-version` are `app version`."""
    parts = []
    before = " "
    for n, character in enumerate(text):
        hump = n > 1 and before.islower() and character.isupper()
        parts.append((" " if hump else "") + character.lower() if character.isalnum() else " ")
        before = character
    return " ".join("".join(parts).split())


def pascal(text: str) -> str:
    """Words in one, each with a capital."""
    return "".join(word[:1].upper() + word[1:] for word in simple(text).split())


def like(replacement: str, found: str) -> str:
    """The replacement in the case of what it replaces, as far as that has one: lower, upper, or a capital first."""
    aligned = _word_by_word(replacement, found)
    return aligned if aligned is not None else _cased(replacement, _case_of(found))


def _word_by_word(replacement: str, found: str) -> str | None:
    """Words that both have, at either edge, keep the case they are found in; what is between them is cased as a whole."""
    new, old = _WORD.findall(replacement), _WORD.findall(found)
    if not new or not old:
        return None
    head = _same(new, old)
    tail = _same(new[head:][::-1], old[head:][::-1])
    middle = old[head : len(old) - tail]
    case = _case_of(" ".join(middle))
    capitals = len(middle) > 1 and all(_case_of(word) == "capital" for word in middle)
    cased = []
    for n, word in enumerate(new):
        if n < head or n >= len(new) - tail:
            cased.append(_cased(word, _case_of(old[n] if n < head else old[n - len(new)])))
        else:
            first = n == head
            cased.append(_cased(word, "capital" if capitals else "lower" if case == "capital" and not first else case))
    words = iter(cased)
    return _WORD.sub(lambda _: next(words), replacement)


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a.lower() != b.lower():
            break
        count += 1
    return count


def _case_of(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    lower = sum(c.islower() for c in letters)
    if not letters:
        return ""
    if not upper:
        return "lower"
    if not lower:
        return "upper" if len(letters) > 1 else "capital"
    if (letters[0].isupper() and upper == 1) or (" " in text and all(w[:1].isupper() and not w[1:].isupper() for w in _WORD.findall(text))):
        return "capital"
    return ""


def _cased(text: str, case: str) -> str:
    if case == "capital":
        return text[:1].upper() + text[1:].lower()
    return text.lower() if case == "lower" else text.upper() if case == "upper" else text


def to_term(term: str, found: str) -> str:
    """The spelling of a term, which may be an expression (`OAuth2?`), that has the letters of what was found."""
    plain = " ".join(found.split()).lower()
    return next((spelling for spelling in _spellings(term) if spelling.lower() == plain), term)


def _spellings(term: str) -> list[str]:
    """All that an expression of letters, options (`s?`) and alternatives (`(a|b)`) can mean; nothing for any other."""
    choices: list[Sequence[str]] = []
    at = 0
    for match in _OPTIONAL.finditer(term):
        choices.append((term[at : match.start()],))
        if match[1] is not None:
            choices.append((match[1], ""))
        else:
            options = match[2].split("|")
            choices.append((*options, "") if match[3] else tuple(options))
        at = match.end()
    choices.append((term[at:],))
    made = ["".join(parts) for parts in product(*choices)] if _count(choices) <= 64 else []
    unescaped = [re.sub(r"\\([^\w\s])", r"\1", one) for one in made]
    return [one for one in unescaped if not (_SPECIAL - {"."}) & set(one)]


def _count(choices: Sequence[Sequence[str]]) -> int:
    total = 1
    for options in choices:
        total *= len(options)
    return total
