"""Vale's `capitalization`: headings and the like in the case of a title or a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from linter.checks.base import Pattern
from linter.fields import Fields
from linter.hints import Any, NamedTuple
from linter.vale import actions, exceptions
from linter.vale.base import Context, Found, State, Text, compiled, flag, number, strings, translated
from linter.vale.exceptions import Exceptions

NEEDS_HITS = False

_THRESHOLD = 0.8
_TOKEN = r"(?:[^\W_]|\*)+[^ \t\n\f\r]*"
_TITLE_TOKEN = re.compile(r"[^\W_]+[^ \t\n\f\r/-]*")
_NUMBERED = re.compile(r"\d+\.")
_PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_SMALL = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in", "nor", "of", "on", "or", "per", "the", "to", "v", "v.", "via", "vs",
    "vs.",
))  # fmt: skip
_PREPOSITIONS = frozenset((
    "about", "above", "across", "after", "against", "along", "among", "around", "before", "between", "beyond", "concerning", "despite",
    "down", "during", "following", "from", "including", "into", "near", "over", "since", "through", "throughout", "towards", "under",
    "until", "upon", "with", "within", "without",
))  # fmt: skip


class Params(NamedTuple):
    """`match` is $title, $sentence, $lower, $upper, or an expression; `vocabulary` are words that keep their own form, and where it
    `folds`, in whatever case they are written. In Vale they do so where a project has a vocabulary, and only there."""

    match: str
    small: frozenset[str]
    vocabulary: Sequence[tuple[str, str]]  # as it is written, and as an expression of Python's
    folds: bool
    indicators: tuple[str, ...]
    threshold: float
    prefix: str
    exceptions: Exceptions
    fixes: bool


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `match`, `style`, `exceptions`, `indicators`, `threshold`, `prefix`, `vocab`, `action`."""
    fields = rule.fields
    match = fields.text("match")
    if not match:
        raise fields.fail("match", "'capitalization' needs a 'match'")
    named = match in ("$title", "$sentence", "$lower", "$upper")
    accepted = rule.accepted if flag(fields, "vocab", True) else ()
    own = [*strings(fields, "exceptions"), *accepted]
    action = actions.read(fields)
    prefix = fields.text("prefix")
    data = {
        "match": match if named else translated(match, fields, "match").regex,
        "small": sorted(_SMALL | _PREPOSITIONS if fields.text("style") == "Chicago" else _SMALL),
        "vocabulary": [(word, _expression(word, fields)) for word in sorted(own, key=len, reverse=True)],
        "folds": bool(accepted), "indicators": strings(fields, "indicators"),
        "threshold": number(fields, "threshold") or _THRESHOLD,
        "prefix": translated(prefix, fields, "prefix").regex if prefix else "",
        "exceptions": tuple(exceptions.read(rule)), "fixes": action.name == "replace" and not action.params,
    }  # fmt: skip
    return (), data


def _expression(word: str, fields: Fields) -> str:
    found = translated(word, fields, "exceptions")
    return f"(?i:{found.regex})" if found.ignore_case else found.regex


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    return Params(
        data["match"], frozenset(data["small"]), data["vocabulary"], data["folds"], data["indicators"], data["threshold"], data["prefix"],
        Exceptions(*data["exceptions"]), data["fixes"],
    )  # fmt: skip


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """Every text that is not capitalised as asked; the message is given the text and what it should be."""
    for text in texts:
        expected, right = _judged(params, text.text)
        if not right:
            fix = expected if params.fixes and params.match in ("$title", "$sentence") else None
            yield Found(text, 0, len(text.text), (text.text, expected), fix)


def _judged(params: Params, text: str) -> tuple[str, bool]:
    if params.match == "$lower":
        return text.lower(), text == text.lower() or _excused(params, text)
    if params.match == "$upper":
        return text.upper(), text == text.upper() or _excused(params, text)
    if params.match == "$title":
        return _compared(params, text, _title(params, text), lambda n, word: word == word.upper())
    if params.match == "$sentence":
        return _compared(params, text, _sentence(params, text), None)
    return params.match, compiled(params.match, False).search(text) is not None or _excused(params, text)


def _excused(params: Params, text: str) -> bool:
    return bool(params.exceptions.words) and compiled(params.exceptions.words, False).search(text) is not None


def _compared(params: Params, text: str, expected: str, also: Callable[[int, str], bool] | None) -> tuple[str, bool]:
    """Whether enough words are as expected; in a sentence the first one must be."""
    words, wanted = _words(params, text), _words(params, expected)
    right = 0
    for n, word in enumerate(words):
        if n >= len(wanted) or word == wanted[n] or _excused(params, word) or (also and also(n, word)):
            right += 1
        elif n == 0 and not also and word != _titled(word.lower()):
            return expected, False
    return expected, not words or right / len(words) >= params.threshold


def _words(params: Params, text: str) -> list[str]:
    expression = f"{params.exceptions.words}|{_TOKEN}" if params.exceptions.words else _TOKEN
    return [match.group() for match in compiled(expression, False).finditer(text)]


def _titled(word: str) -> str:
    """A capital behind everything that is no letter, as Go's `strings.Title` sets it."""
    return re.sub(r"(?<![\w'’])[^\W\d_]", lambda match: match.group().upper(), word)


def _sentence(params: Params, text: str) -> str:
    prefix, text = _without_prefix(params, text)
    entries = "|".join(expression for _, expression in params.vocabulary)
    expression = rf"\b(?:{entries})\b|{_TOKEN}" if entries else _TOKEN
    made: list[str] = []
    before = ""
    for n, match in enumerate(compiled(expression, params.folds).finditer(text)):
        word = match.group()
        known = _known(params, word)
        opens = n == 0 or _indicates(params, before, n - 1)
        made.append(known or (word[:1].upper() + word[1:].lower() if opens else word.lower()))
        before = word
    return prefix + " ".join(made)


def _indicates(params: Params, word: str, number: int) -> bool:
    return any(len(word) > len(i) and word.endswith(i) for i in params.indicators) or (number == 0 and bool(_NUMBERED.search(word)))


def _title(params: Params, text: str) -> str:
    prefix, text = _without_prefix(params, text)
    plain = text.translate(_PLAIN_QUOTES)

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        known = _known(params, word)
        if known:
            return known
        edge = match.start() == 0 or match.end() == len(text)
        small = not edge and word.lower() in params.small and _stays_small(plain, match.start(), match.end())
        return word.lower() if small else word[:1].upper() + word[1:]

    return prefix + _TITLE_TOKEN.sub(cased, text)


def _stays_small(text: str, start: int, end: int) -> bool:
    before, further = text[start - 1 : start], text[max(0, start - 2) : start - 1]
    behind = text[end : end + 1]
    return before in (" ", "-", "/") and further not in (":", "-") and (behind != "-" or before == "-")


def _known(params: Params, word: str) -> str:
    for entry, expression in params.vocabulary:
        if params.folds and entry.lower() == word.lower():
            return entry
        if entry in word if entry.isalnum() else compiled(expression, False).search(word):
            return word
    return ""


def _without_prefix(params: Params, text: str) -> tuple[str, str]:
    found = compiled(params.prefix, False).search(text) if params.prefix else None
    return (found.group(), text.removeprefix(found.group())) if found else ("", text)
