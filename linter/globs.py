"""File patterns as .gitignore writes them.

They are read here, and not asked of `git`, since starting git takes as long as checking an article, folders outside a
repository have ignore files too, and `exclude` and `overrides` of the configuration speak the same language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_CLASS = re.compile(r"\[([!^]?)(\]?[^\]]*)\]")


class _Glob(NamedTuple):
    regex: re.Pattern[str]
    negated: bool
    folder_only: bool


class Globs:
    """Patterns in order; the last one that matches decides."""

    __slots__ = ("_globs", "patterns")

    def __init__(self, patterns: Iterable[str], ignore_case: bool = False) -> None:
        self.patterns = tuple(patterns)
        flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0)
        self._globs = [g for p in self.patterns if (g := _parse(p, flags))][::-1]

    def __bool__(self) -> bool:
        return bool(self._globs)

    def verdict(self, path: str, folder: bool) -> bool | None:
        """True where the path (relative, with `/`) matches, False where a `!` pattern takes it back, None where none speaks of it."""
        for glob in self._globs:
            if (folder or not glob.folder_only) and glob.regex.fullmatch(path):
                return not glob.negated
        return None

    def holds(self, path: str) -> bool:
        """Whether a file, or a folder above it, matches."""
        cut = path.find("/")
        while cut >= 0:
            if self.verdict(path[:cut], True):
                return True
            cut = path.find("/", cut + 1)
        return bool(self.verdict(path, False))


def _parse(pattern: str, flags: int) -> _Glob | None:
    text = pattern.rstrip("\r\n")
    while text.endswith(" ") and not text.endswith("\\ "):
        text = text[:-1]
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    text = text[negated:]
    folder_only = text.endswith("/")
    text = text.rstrip("/") if folder_only else text
    anchored = "/" in text
    text = text.removeprefix("/")
    if not text:
        return None
    regex = _regex(text) if anchored else f"(?:.*/)?{_regex(text)}"
    return _Glob(_compile(regex, text, flags), negated, folder_only)


def _compile(regex: str, text: str, flags: int) -> re.Pattern[str]:
    try:
        return re.compile(regex, flags)
    except re.error:  # a class such as [z-a]: git matches nothing with it, a literal reading is as good
        return re.compile(re.escape(text), flags)


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
