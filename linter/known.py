"""The baselines of a run: read once each, set against every file that is checked, and written anew."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence

from linter import baseline
from linter.baseline import Entry
from linter.fields import ConfigError
from linter.findings import Finding
from linter.hints import TYPE_CHECKING, Any
from linter.rule import Rule
from linter.source import Source
from linter.usage import UsageError, shown

if TYPE_CHECKING:
    from linter.plan import Plan

NAME = ".copydesk-baseline.json"


class Book:
    """One baseline file, and what a run has learnt about its entries."""

    def __init__(self, path: str, may_lack: bool) -> None:
        """`path` is absolute. Raises ConfigError for a file that cannot be used, or that is not there unless it `may_lack`."""
        self.path = path
        self.entries: dict[str, list[Entry]] = {}
        self._left: set[Entry] = set()
        for entry in _read(path, may_lack):
            self.entries.setdefault(entry.path, []).append(entry)

    def sift(self, findings: Sequence[Finding], source: Source, plan: Plan) -> list[Finding]:
        """The findings of one file that are not known."""
        entries = self.entries.get(self.name_of(source.path))
        if not entries:
            return list(findings)
        outcome = baseline.match(entries, findings, source, whole(plan))
        self._left |= {entry for entry in outcome.left if _is_due(entry.rule, plan)}
        return outcome.new

    def name_of(self, path: str) -> str:
        """A file as the entries name it."""
        full = os.path.abspath(path)
        try:
            return os.path.relpath(full, os.path.dirname(self.path)).replace(os.sep, "/")
        except ValueError:  # on another drive
            return full.replace(os.sep, "/")

    def stale(self) -> set[Entry]:
        """The entries that stand for nothing any more: in files that were checked, and of files that are gone."""
        gone = [path for path in self.entries if not os.path.lexists(os.path.join(os.path.dirname(self.path), path))]
        return self._left | {entry for path in gone for entry in self.entries[path]}

    def kept(self) -> list[Entry]:
        """The entries that are not stale."""
        stale = self.stale()
        return [entry for entries in self.entries.values() for entry in entries if entry not in stale]


class Known:
    """The baselines that a run meets; with `unnamed` those that no configuration names too, with `new` those that are not there yet."""

    def __init__(self, unnamed: bool = False, new: bool = False) -> None:
        self.unnamed = unnamed
        self._new = new
        self.books: dict[str, Book] = {}

    def book(self, plan: Plan) -> Book:
        """The baseline of the files under a plan. Raises ConfigError."""
        path = plan.baseline or os.path.join(os.path.dirname(plan.origin) or os.getcwd(), NAME)
        if path not in self.books:
            self.books[path] = Book(path, self._new)
        return self.books[path]

    def stale(self) -> int:
        """How many entries stand for nothing any more."""
        return sum(len(book.stale()) for book in self.books.values())

    def notes(self) -> Iterator[str]:
        """A line for each baseline that has stale entries."""
        for path, book in self.books.items():
            if number := len(book.stale()):
                what = "entry stands" if number == 1 else "entries stand"
                yield f"{shown(path)}: {number} {what} for nothing that is still found (`copydesk baseline --prune` removes what is stale)"


def whole(plan: Plan) -> Collection[str]:
    """The active rules that speak of a document as a whole, and point at its first words for want of a better place."""
    return frozenset(rule.id for rule in plan.engine.rules if _is_whole(rule))


def _is_whole(rule: Rule) -> bool:
    params: Any = rule.params
    if rule.check == "readability":
        return getattr(params, "metrics", ()) != ("sentence_length",)
    return rule.check in ("filter", "metric") or (rule.check == "metadata" and getattr(params, "test", "") == "missing")


def _is_due(name: str, plan: Plan) -> bool:
    """Whether the run would have found what an entry stands for: not where its rule did not run, unless there is no such rule."""
    pack = name.split(".", 1)[0]
    scope = plan.scope
    return name in scope.active or f"{pack}.*" in scope.active or (pack != "grammar" and name not in scope.known)


def _read(path: str, may_lack: bool) -> list[Entry]:
    try:
        with open(path, encoding="utf-8-sig") as stream:
            return baseline.parse(stream.read(), path)
    except FileNotFoundError as error:
        if may_lack:
            return []
        raise ConfigError(path, 0, f"there is no such baseline; `copydesk baseline --output {shown(path)}` writes it") from error
    except OSError as error:
        raise ConfigError(path, 0, f"the baseline cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(path, line, "the baseline is not UTF-8 text: delete it and write it anew with `copydesk baseline`") from error


def write(path: str, entries: Sequence[Entry]) -> None:
    """Replace a baseline in one step. Raises UsageError."""
    from linter import atomic

    path = os.path.realpath(path)
    try:
        atomic.replace(path, baseline.dump(entries).encode("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot write '{shown(path)}': {error.strerror}") from error
