"""The patterns that name the sections of `.vale.ini`.

They are not those of .gitignore: a pattern must match the whole path, `*` also crosses a slash, and braces list
alternatives. Only where `**` stands in a pattern does a slash divide, as it does in a shell.
"""

from __future__ import annotations

import re

from linter.hints import NamedTuple


class Glob(NamedTuple):
    """A compiled pattern."""

    regex: re.Pattern[str]
    negated: bool

    def matches(self, path: str) -> bool:
        """Whether the pattern means a path (with `/`)."""
        return (self.regex.fullmatch(path) is not None) != self.negated


def compiled(pattern: str) -> Glob:
    """The pattern, ready to match. Raises ValueError with what is wrong with it."""
    plain = pattern.lstrip("!") if pattern.startswith("!") else pattern
    regex = _Translator(plain, divided="**" in plain).regex()
    try:
        return Glob(re.compile(regex, re.S), pattern.startswith("!"))
    except re.error as error:
        raise ValueError(f"it holds a class that is none ({error.msg})") from error


class _Translator:
    def __init__(self, pattern: str, divided: bool) -> None:
        self._pattern = pattern
        self._divided = divided
        self._any = "[^/]" if divided else "."
        self._at = 0
        self._depth = 0

    def regex(self) -> str:
        parts = []
        while self._at < len(self._pattern):
            parts.append(self._token())
        if self._depth:
            raise ValueError("a brace is not closed")
        return "".join(parts)

    def _token(self) -> str:
        rest = self._pattern[self._at :]
        edge = self._at == 0 or self._pattern[self._at - 1] == "/"
        if self._divided and edge and rest.startswith("**/"):
            return self._step(3, "(?:.*/)?")
        if self._divided and edge and rest == "**":
            return self._step(2, ".*")
        if rest[0] == "*":
            return self._step(len(rest) - len(rest.lstrip("*")), f"{self._any}*")
        if rest[0] == "?":
            return self._step(1, self._any)
        if rest[0] == "[":
            return self._class(rest)
        if rest[0] == "\\" and len(rest) > 1:
            return self._step(2, re.escape(rest[1]))
        return self._brace(rest[0])

    def _brace(self, char: str) -> str:
        if char == "{":
            self._depth += 1
            return self._step(1, "(?:")
        if char == "}" and self._depth:
            self._depth -= 1
            return self._step(1, ")")
        return self._step(1, "|" if char == "," and self._depth else re.escape(char))

    def _class(self, rest: str) -> str:
        end = rest.find("]", 2 if rest[1:2] in ("!", "^") else 1)
        if end < 0:
            raise ValueError("a bracket is not closed")
        negated = rest[1] in "!^"
        body = rest[2 if negated else 1 : end].replace("\\", "\\\\").replace("[", "\\[").replace("^", "\\^")
        if not body:
            raise ValueError("a class of characters is empty")
        return self._step(end + 1, f"[{'^' if negated else ''}{body}]")

    def _step(self, length: int, regex: str) -> str:
        self._at += length
        return regex
