"""Regular expressions that are compiled when first used.

Compiling is what Python's start-up spends most on in a program of many patterns, and one article needs few of them.
"""

from __future__ import annotations

import re
from typing import cast


class _Lazy:
    """Stands for a compiled pattern. After the first use its methods are the pattern's own, at no cost a call."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = (pattern, flags)

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(*self._made_of)
        self.__dict__.update(
            search=compiled.search, match=compiled.match, fullmatch=compiled.fullmatch, finditer=compiled.finditer,
            findall=compiled.findall, sub=compiled.sub, split=compiled.split,
        )  # fmt: skip
        return getattr(compiled, name)


def pattern(regex: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when first used; a mistake in the pattern shows then, too."""
    return cast("re.Pattern[str]", _Lazy(regex, flags))
