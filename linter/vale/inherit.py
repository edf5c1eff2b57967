"""Rules that extend a rule: `extends: Style.Rule`, with `key+` to add to what it says and `key-` to take away."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from linter import rulefile
from linter.fields import ConfigError, Fields

_DEEPEST = 10  # rules that extend one another
_MOST_BYTES = 2_000_000


def resolved(path: str, roots: Sequence[str]) -> Fields:
    """The keys of a rule's file, with those of the rules it extends. Raises ConfigError."""
    values, lines = _parsed(path)
    return Fields(path, _flat(values, path, lines, roots, ()), lines)


def may_extend(folder: str, style: str) -> bool:
    """Whether a rule in a folder seems to extend one of a style: whether it must be read again when that changes."""
    sign = f"{style}.".encode()
    for name in os.listdir(folder):
        if name.endswith(".yml"):
            with open(os.path.join(folder, name), "rb") as stream:
                head = stream.read(_MOST_BYTES)
            if b"extends" in head and sign in head:
                return True
    return False


def _parsed(path: str) -> tuple[dict[str, object], dict[str, int]]:
    try:
        with open(path, "rb") as stream:
            content = stream.read()
    except OSError as error:
        raise ConfigError(path, 0, f"cannot be read: {error.strerror}") from error
    return rulefile.parse(path, content)


def _flat(
    values: dict[str, object], path: str, lines: Mapping[str, int], roots: Sequence[str], trail: tuple[str, ...]
) -> dict[str, object]:
    extends = values.get("extends")
    if not isinstance(extends, str) or "." not in extends:
        edited = next((key for key in values if key[-1:] in ("+", "-")), None)
        if edited:
            raise ConfigError(path, lines.get(edited, 1), f"'{edited}' edits a rule that this one extends, and it extends none")
        return values
    line = lines.get("extends", 1)
    if extends in trail or len(trail) >= _DEEPEST:
        raise ConfigError(path, line, f"the rule '{extends}' extends itself, by way of {len(trail)} others")
    parent = _file(extends, roots)
    if not parent:
        raise ConfigError(path, line, f"'extends' names no rule: '{extends}' is not among the styles")
    theirs, their_lines = _parsed(parent)
    base = _flat(theirs, parent, their_lines, roots, (*trail, extends))
    return _overlaid({k: v for k, v in base.items() if k != "tests"}, values, path, lines)


def _file(rule: str, roots: Sequence[str]) -> str:
    parts = rule.split(".")
    paths = (os.path.join(root, *parts[:-1], f"{parts[-1]}.yml") for root in roots)
    return next((path for path in paths if parts[0] != "Vale" and os.path.isfile(path)), "")


def _overlaid(base: dict[str, object], own: Mapping[str, object], path: str, lines: Mapping[str, int]) -> dict[str, object]:
    found = dict(base)
    for key, value in own.items():
        plain = key.rstrip("+-")
        if plain == key:
            if key != "extends":
                found[key] = value
            continue
        if plain in own:
            raise ConfigError(path, lines.get(key, 1), f"'{key}' edits what '{plain}' replaces; keep one of them")
        try:
            found[plain] = _edited(found.get(plain), value, key.endswith("+"))
        except ValueError as error:
            raise ConfigError(path, lines.get(key, 1), f"'{key}': {error}") from error
    return found


def _edited(theirs: object, own: object, adds: bool) -> object:
    """What `key+` or `key-` makes of a list or mapping. Raises ValueError."""
    if isinstance(theirs, list):
        if not isinstance(own, list):
            raise ValueError("it takes a list")
        return [*theirs, *own] if adds else _without(theirs, own)
    if isinstance(theirs, dict):
        if adds and isinstance(own, dict):
            return {**theirs, **own}
        if adds or not isinstance(own, list):
            raise ValueError("it takes a mapping to add, or a list of keys to take away")
        missing = next((key for key in own if key not in theirs), None)
        if missing is not None:
            raise ValueError(f"the rule it extends has no '{missing}'")
        return {key: value for key, value in theirs.items() if key not in own}
    raise ValueError("the rule it extends has no such list" if theirs is None else "it is one value there; set it without the sign")


def _without(theirs: list[object], own: list[object]) -> list[object]:
    left = list(theirs)
    for entry in own:
        if entry not in left:
            raise ValueError(f"the rule it extends has no '{entry}'")
        left.remove(entry)
    return left
