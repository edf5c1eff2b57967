"""Vale's vocabularies: the terms a project accepts and those it rejects, one regular expression a line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from linter.fields import ConfigError
from linter.hints import NamedTuple

FOLDER = os.path.join("config", "vocabularies")
_FORMER = "Vocab"  # where Vale 2 looked


class Vocabulary(NamedTuple):
    """Terms in the order they stand in the files."""

    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.accepted or self.rejected)


def joined(vocabularies: Iterable[Vocabulary]) -> Vocabulary:
    """Several vocabularies as one."""
    own = list(vocabularies)
    return Vocabulary(tuple(t for v in own for t in v.accepted), tuple(t for v in own for t in v.rejected))


def read(name: str, roots: Sequence[str]) -> Vocabulary | None:
    """The vocabulary of a name in the first styles path that has it; None where none has. Raises ConfigError."""
    for part in (FOLDER, _FORMER):
        for root in roots:
            folder = os.path.join(root, part, name)
            if os.path.isdir(folder):
                return Vocabulary(tuple(_terms(folder, "accept.txt")), tuple(_terms(folder, "reject.txt")))
    return None


def files(name: str, roots: Sequence[str]) -> list[str]:
    """The files a vocabulary is read from."""
    for part in (FOLDER, _FORMER):
        for root in roots:
            folder = os.path.join(root, part, name)
            if os.path.isdir(folder):
                return [path for list_name in ("accept.txt", "reject.txt") for path in _paths(folder, list_name)]
    return []


def _paths(folder: str, name: str) -> Iterator[str]:
    for at, folders, names in os.walk(folder):
        folders.sort()
        if name in names:
            yield os.path.join(at, name)


def _terms(folder: str, name: str) -> Iterator[str]:
    for path in _paths(folder, name):
        try:
            with open(path, encoding="utf-8-sig") as stream:
                lines = [line.strip() for line in stream]
        except OSError as error:
            raise ConfigError(path, 0, f"cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise ConfigError(path, 0, "is not UTF-8 text") from error
        yield from (line for line in lines if line and not line.startswith("# "))
