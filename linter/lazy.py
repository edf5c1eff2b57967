"""Regular expressions that are compiled when first used, or not at all.

Compiling is what Python's start-up spends most on in a program of many patterns. One article needs few of them, and of
those it needs a command may hand in what `re` made of them before (see `linter.codes`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from linter.hints import cast

known: Callable[[str, int], re.Pattern[str] | None] = lambda regex, flags: None  # noqa: E731 - to be replaced
compiled: list[tuple[str, int]] = []  # what was not known


def compile(regex: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives."""
    found = known(regex, flags)
    if found is None:
        compiled.append((regex, int(flags)))
        found = re.compile(regex, flags)
    return found


class _Lazy:
    """Stands for a compiled pattern. After the first use its methods are the pattern's own, at no cost a call."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = (pattern, flags)

    def __getattr__(self, name: str) -> object:
        made = compile(*self._made_of)
        self.__dict__.update(
            search=made.search, match=made.match, fullmatch=made.fullmatch, finditer=made.finditer,
            findall=made.findall, sub=made.sub, split=made.split,
        )  # fmt: skip
        return getattr(made, name)


def pattern(regex: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when first used; a mistake in the pattern shows then, too."""
    return cast("re.Pattern[str]", _Lazy(regex, flags))
