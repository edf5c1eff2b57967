"""What `re` made of patterns, kept from run to run as Python keeps its byte code.

`re` compiles in Python, which took a sixth of an article's time, into numbers that its C half, `_sre`, checks and takes in
no time. Both halves are private to Python: where anything of them is not as it was, patterns are compiled as ever.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module

from linter import __version__, cache, lazy
from linter.hints import Any

_NAME = "patterns"
_MOST = 800  # patterns, twice our own; a cache that holds more has seen many folders of rules come and go

try:
    _sre: Any = import_module("_sre")
except ImportError:  # another Python than CPython
    _sre = None
Code = tuple[int, bytes, int, dict[str, int]]  # flags, code, number of groups, their names
_codes: dict[tuple[str, int], Code] = {}


def recall() -> None:
    """Hand what is remembered to `lazy`."""
    found: Any = cache.load(_name(), _key()) if _sre else None
    if found:
        _codes.update(found)
        lazy.known = _made


def remember() -> None:
    """Remember what had to be compiled in this run."""
    new = {key: code for key in lazy.compiled if key not in _codes and (code := _code(*key))} if _sre else {}
    lazy.compiled.clear()
    if new:
        if len(_codes) > _MOST:
            _codes.clear()
        _codes.update(new)
        cache.save(_name(), _key(), _codes)


def _name() -> str:
    """A file for each version and Python: that of a hook and that of an editor must not put each other's out all the time."""
    return cache.name_for(_NAME, _key())


def _key() -> str:
    return f"{__version__} {sys.version} {sys.byteorder} {_sre.MAGIC}"


def _made(regex: str, flags: int) -> re.Pattern[str] | None:
    code = _codes.get((regex, flags))
    if code is None:
        return None
    try:
        return _pattern(regex, code)
    except (TypeError, ValueError, RuntimeError):
        return None


def _pattern(regex: str, code: Code) -> re.Pattern[str]:
    flags, numbers, groups, names = code
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: re.Pattern[str] = _sre.compile(regex, flags, memoryview(numbers).cast("I").tolist(), groups, names, tuple(by_number))
    return made


def _code(regex: str, flags: int) -> Code | None:
    """What `re.compile` does, up to the last step."""
    from array import array

    try:
        tree = import_module("re._parser").parse(regex, flags)
        numbers = import_module("re._compiler")._code(tree, flags)
        state = tree.state
        code = (int(flags | state.flags), array("I", numbers).tobytes(), state.groups - 1, dict(state.groupdict))
        return code if _pattern(regex, code) == re.compile(regex, flags) else None
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return None
