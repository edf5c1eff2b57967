"""File patterns as .gitignore writes them.

They are read here, and not asked of `git`, since starting git takes as long as checking an article, folders outside a
repository have ignore files too, and `exclude` and `overrides` of the configuration speak the same language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from linter import lazy
from linter.hints import NamedTuple

_CLASS = lazy.pattern(r"\[([!^]?)(\]?[^\]]*)\]")


class _Glob(NamedTuple):
    regex: str
    negated: bool
    folder_only: bool


class _Run(NamedTuple):
    """Neighbouring patterns that all take or all give back: their order does not matter, so they are searched as one."""

    negated: bool
    any: re.Pattern[str]
    folder: re.Pattern[str]  # also those that end in a slash


class Globs:
    """Patterns in order; the last one that matches decides. Compiled when first asked."""

    __slots__ = ("_flags", "_runs", "patterns")

    def __init__(self, patterns: Iterable[str], ignore_case: bool = False) -> None:
        self.patterns = tuple(patterns)
        self._flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0)
        self._runs: list[_Run] | None = None

    def __bool__(self) -> bool:
        return bool(self.patterns)

    def verdict(self, path: str, folder: bool) -> bool | None:
        """True where the path (relative, with `/`) matches, False where a `!` pattern takes it back, None where none speaks of it."""
        if self._runs is None:
            self._runs = _runs([glob for p in self.patterns if (glob := _parse(p))], self._flags)[::-1]
        for run in self._runs:
            if (run.folder if folder else run.any).fullmatch(path):
                return not run.negated
        return None

    def deciding(self, path: str, folder: bool) -> str:
        """The pattern that decides about a path, "" where none speaks of it."""
        alone = (p for p in reversed(self.patterns) if Globs((p,), bool(self._flags & re.IGNORECASE)).verdict(path, folder) is not None)
        return next(alone, "").rstrip("\r\n")

    def holds(self, path: str) -> bool:
        """Whether a file, or a folder above it, matches."""
        cut = path.find("/")
        while cut >= 0:
            if self.verdict(path[:cut], True):
                return True
            cut = path.find("/", cut + 1)
        return bool(self.verdict(path, False))


def _runs(globs: list[_Glob], flags: int) -> list[_Run]:
    runs = []
    for negated, group in groupby(globs, key=lambda g: g.negated):
        own = list(group)
        files = _either([g.regex for g in own if not g.folder_only], flags)
        runs.append(_Run(negated, files, _either([g.regex for g in own], flags)))
    return runs


def _either(regexes: list[str], flags: int) -> re.Pattern[str]:
    return re.compile("|".join(regexes) if regexes else r"(?!)", flags)


def _parse(pattern: str) -> _Glob | None:
    text = pattern.rstrip("\r\n")
    while text.endswith(" ") and not text.endswith("\\ "):
        text = text[:-1]
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    text = text[negated:]
    folder_only = text.endswith("/")
    text = text[:-1] if folder_only else text  # git takes one slash off: "a//" matches nothing
    anchored = "/" in text
    text = text.removeprefix("/")
    if not text:
        return None
    return _Glob(("" if anchored else "(?:.*/)?") + _valid(_regex(text), text), negated, folder_only)


def _valid(regex: str, text: str) -> str:
    if "[" in text:
        try:
            re.compile(regex)
        except re.error:  # a class such as [z-a], with which git matches nothing
            return re.escape(text)
    return regex


def _regex(text: str) -> str:
    out, at = [], 0
    while at < len(text):
        step, piece = _token(text, at)
        out.append(piece)
        at += step
    return "".join(out)


def _token(text: str, at: int) -> tuple[int, str]:
    """How many characters the pattern's next token takes, and its regular expression."""
    edge = at == 0 or text[at - 1] == "/"
    if edge and text.startswith("**/", at):
        return 3, "(?:.*/)?"
    if edge and text[at:] == "**":
        return 2, ".+"
    char = text[at]
    if char == "*":
        run = len(text[at:]) - len(text[at:].lstrip("*"))
        return run, "[^/]*"
    if char == "?":
        return 1, "[^/]"
    if char == "[" and (match := _CLASS.match(text, at)):
        body = match.group(2).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("^", "\\^")
        return match.end() - at, f"(?!/)[{'^' if match.group(1) else ''}{body}]"
    if char == "\\" and at + 1 < len(text):
        return 2, re.escape(text[at + 1])
    return 1, re.escape(char)
