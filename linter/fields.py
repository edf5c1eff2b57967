"""Typed reading of a mapping that a person wrote: every mistake names file, line and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from linter.hints import Any


class ConfigError(Exception):
    """A mistake in a rule or configuration file: where it is and what was expected."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or nothing where no known word is near."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _slip(key: str, others: Iterable[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(key, sorted(others), 1)), "")


@lru_cache(maxsize=64)
def _word_set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)  # once for all rules that name the list


Kept = Callable[[str, Callable[[], Any]], Any]


def _made(name: str, make: Callable[[], Any]) -> Any:
    return make()


class Fields:
    """The keys of one mapping. Getters type-check and remember what was asked for; `finish` rejects the rest."""

    def __init__(
        self,
        path: str,
        values: Mapping[str, object],
        lines: Mapping[str, int] | None = None,
        lists: Mapping[str, Sequence[str]] | None = None,
        *,
        trusted: bool = False,
        kept: Kept = _made,
    ) -> None:
        self.path = path
        self.values = values
        self.lines = lines or {}
        self.lists = lists or {}  # word lists beside the rule, by file name
        self.trusted = trusted  # the mapping was validated before: costly tests may be left out
        self.kept = kept  # keeps what a check makes of the lists, by a name, from run to run where there is a cache
        self.asked: set[str] = set()

    def fail(self, key: str, message: str) -> ConfigError:
        """The error for a key, or for `key/n`, the n-th of its list; raise what it returns."""
        top = key.split("/", 1)[0]
        if top not in self.values and (slip := _slip(top, self.values.keys() - self.asked)):
            return ConfigError(self.path, self.lines.get(slip, 1), f"{message}; did you mean '{top}' by '{slip}'?")
        return ConfigError(self.path, self.lines.get(key) or self.lines.get(top, 1), message)

    def has(self, key: str) -> bool:
        self.asked.add(key)
        return self.values.get(key) is not None

    def text(self, key: str, default: str = "") -> str:
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            return default
        if not isinstance(value, str):
            raise self.fail(key, f"'{key}' takes text, not {value!r}")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.fail(key, f"'{key}' takes true or false, not {value!r}")
        return value

    def number(self, key: str, default: float = 0.0) -> float:
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fail(key, f"'{key}' takes a number, not {value!r}")
        return value

    def choice(self, key: str, options: Sequence[str], default: str = "") -> str:
        value = self.text(key, default)
        if value not in options:
            raise self.fail(key, f"'{key}' takes one of {', '.join(options)}, not '{value}'{nearest(value, options)}")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings; one string counts as a list of one."""
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, f"'{key}' takes a list of texts (quote what YAML reads as a number or yes/no)")
        return tuple(value)

    def word_list(self, key: str) -> frozenset[str]:
        """The words of the list file(s) the key names, each a `.txt` beside the rule."""
        names = self.strings(key)
        for name in names:
            if name not in self.lists:
                raise self.fail(key, f"word list '{name}' is not beside the rule{nearest(name, self.lists)}")
        sets = [_word_set(tuple(self.lists[name])) for name in names]
        return sets[0] if len(sets) == 1 else frozenset[str]().union(*sets)

    def mapping(self, key: str) -> Mapping[str, object]:
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.fail(key, f"'{key}' takes a mapping, not {value!r}")
        return value

    def regex(self, key: str, pattern: str) -> str:
        """The pattern, having made sure that `re` takes it; `key` may be `key/n` for the n-th of a list."""
        if not pattern and "/" in key:
            raise self.fail(key, f"an entry of '{key.split('/', 1)[0]}' is empty; it would match everywhere")
        if not self.trusted:
            import re

            try:
                re.compile(pattern, re.M)
            except re.error as error:
                raise self.fail(key, f"'{pattern}' is no regular expression: {error.msg} at character {(error.pos or 0) + 1}") from error
        return pattern

    def finish(self, what: str) -> None:
        """Raise for the first key nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                raise self.fail(key, f"unknown key '{key}' in {what}{nearest(key, self.asked)}")
