"""The files a configuration hangs on, and whether they are still what they were: a few calls of `stat` before each check."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from linter import configfile
from linter.config import NAMES, Config
from linter.fields import ConfigError

Stamp = tuple[tuple[str, int, int], ...]  # path, time of the last change in nanoseconds, size; -1 for what is not there

_MOST = 3000  # files of rules that are looked at: beyond them a change is seen when the server starts anew


def candidates(folder: str) -> list[str]:
    """Where a configuration for the files of a folder may lie, whether or not it does."""
    found = []
    while True:
        found += [os.path.join(folder, name) for name in NAMES]
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return found
        folder = parent


def of_config(config: Config) -> list[str]:
    """Every file and folder that a configuration names, directly or through what it extends."""
    found = {path for path, _ in config.layer.places.values()} | {config.path} - {""}
    found |= {path for override in config.overrides for path, _ in override.layer.places.values()}
    for path in sorted(found):
        found |= set(_named(path))
    return sorted({*found, *config.rules, *config.styles, *([config.baseline] if config.baseline else [])})


def _named(path: str) -> Iterator[str]:
    """The word lists and the bases that one file names."""
    try:
        tree = configfile.read(path)
    except ConfigError:
        return
    for text in _texts(tree.values) if tree else ():
        if text.endswith((".txt", ".yml", ".yaml", ".toml")):
            yield os.path.normpath(os.path.join(os.path.dirname(path), text))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(item)


def stamp(paths: Iterable[str]) -> Stamp:
    """What the files are like now; of a folder, all that is below it."""
    found: list[tuple[str, int, int]] = []
    for path in paths:
        found += _stamps(path, _MOST - len(found))
    return tuple(found)


def _stamps(path: str, room: int) -> list[tuple[str, int, int]]:
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return [(path, -1, -1)]
    found = [(path, state.st_mtime_ns, state.st_size)]
    if os.path.isdir(path) and room > 0:
        with os.scandir(path) as entries:
            below = sorted(entry.path for entry in entries)
        for entry in below[:room]:
            found += _stamps(entry, room - len(found))
    return found
