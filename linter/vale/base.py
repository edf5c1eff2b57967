"""What one of Vale's extension points is here: a module with

    EXTENDS                                the name a rule extends
    NEEDS_HITS                             whether it finds nothing in a text that none of its patterns hit
    compile(rule) -> (patterns, data)      read the rule's keys and translate its expressions; `data` is of plain types, for the cache
    prepare(data, patterns) -> params      what `find` needs, made once a process and only when something is found
    find(params, texts, state) -> Found    what is wrong in the texts of one document, which come in order

`compile` runs once for a style as long as nothing changes, so it may take its time; `prepare` may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from linter import lazy
from linter.checks.base import Hit, Pattern
from linter.fields import Fields
from linter.hints import Any, NamedTuple, Protocol
from linter.vale.regex import Translated, Untranslatable, translate

WORD = r"(?m)\b(?:%s)\b"
NONWORD = "(?m)(?:%s)"
IGNORE_CASE = "(?i)"


class Text(NamedTuple):
    """A text that a rule sees as one: where it starts in its view, its sections, and the hits in it, counted from its start.

    `elements` are those that a whole document holds, by the names that formulas know them by.
    """

    text: str
    start: int
    sections: frozenset[str]
    hits: Sequence[Hit] = ()
    elements: Sequence[str] = ()


class Found(NamedTuple):
    """What is wrong at [start, end) of a text; `words` fill the message, `fix` replaces what stands there.

    Where `whole` is true the finding is about the text as such, and is shown at its first line.
    """

    text: Text
    start: int
    end: int
    words: tuple[str, ...]
    fix: str | None = None
    whole: bool = False


class Context(NamedTuple):
    """What a rule is compiled with: its keys, and the terms its project accepts."""

    fields: Fields
    accepted: tuple[str, ...] = ()


State = set[str]  # what consistency and conditional rules have seen in a document


class Point(Protocol):
    """The type of an extension point's module."""

    NEEDS_HITS: bool

    def compile(self, rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]: ...

    def prepare(self, data: Any, patterns: Sequence[Pattern]) -> Any: ...

    def find(self, params: Any, texts: Iterable[Text], state: State) -> Iterator[Found]: ...


def pattern(expression: str, fields: Fields, key: str) -> Pattern:
    """The pattern of an expression, raising ConfigError with the key where it cannot be translated."""
    found = translated(expression, fields, key)
    return Pattern((), found.regex, found.ignore_case)


def translated(expression: str, fields: Fields, key: str) -> Translated:
    """What `regex.translate` gives, raising ConfigError with the key."""
    try:
        return translate(expression)
    except Untranslatable as error:
        shown = expression if len(expression) <= 80 else f"{expression[:77]}..."
        raise fields.fail(key, f"'{shown}' cannot be translated: {error}") from error


def first_bad(entries: Sequence[str], fields: Fields, key: str) -> None:
    """Raise for the entry of a list that is to blame, where all of them together could not be translated."""
    for n, entry in enumerate(entries):
        try:
            translate(entry)
        except Untranslatable as error:
            raise fields.fail(f"{key}/{n}", f"'{entry}' cannot be translated: {error}") from error


def flags_of(ignore_case: bool) -> int:
    """The flags a translated expression is compiled with."""
    return int(re.M | re.I) if ignore_case else int(re.M)


@lru_cache(maxsize=1024)
def compiled(regex: str, ignore_case: bool) -> re.Pattern[str]:
    """A translated expression, compiled."""
    return lazy.compile(regex, flags_of(ignore_case))


def flag(fields: Fields, key: str, default: bool = False) -> bool:
    """A switch, which Vale also takes written as text."""
    value = fields.values.get(key)
    if isinstance(value, str):
        fields.asked.add(key)
        return value.lower() in ("true", "yes", "on", "1")
    return fields.flag(key, default)


def number(fields: Fields, key: str, default: float = 0.0) -> float:
    """A number, which Vale also takes written as text."""
    value = fields.values.get(key)
    if isinstance(value, str):
        fields.asked.add(key)
        try:
            return float(value)
        except ValueError:
            raise fields.fail(key, f"'{key}' takes a number, not {value!r}") from None
    return fields.number(key, default)


def strings(fields: Fields, key: str) -> tuple[str, ...]:
    """A list of texts; one text counts as a list, and numbers as what was typed."""
    value = fields.values.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        fields.asked.add(key)
        return (str(value),)
    return fields.strings(key)
