"""A run over what changed (`--diff`, `--staged`): which files it reads, in which content, and which findings it shows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from linter import changes, files
from linter.changes import ALL, LINK, MODULE, NONE, Change, Lines, Placed
from linter.config import Configs
from linter.document.model import Document
from linter.findings import FileError, Finding, Fix
from linter.git import Repository
from linter.usage import UsageError

_NO_BLOB = ""


class Delta:
    """What changed in one repository. Paths of files are as the run names them; inside they are real and absolute."""

    def __init__(self, repository: Repository, changed: Iterable[Change], staged: bool) -> None:
        self._repository = repository
        self._staged = staged
        no_text = (MODULE, LINK) if staged else (MODULE,)
        self._changes = {self._full(change.path): change for change in changed if change.mode not in no_text}
        self._moved: dict[str, Lines] = {}  # of files that were rewritten since

    def find(self, paths: Sequence[str], configs: Configs, force_exclude: bool) -> tuple[list[str], list[FileError]]:
        """The changed files among those that `files.find` would find, and what cannot be checked. Raises UsageError, ConfigError."""
        for path in paths:
            self._check_home(path)
        folders = [path for path in paths if os.path.isdir(path)]
        named = [path for path in paths if path not in folders]
        if not self._staged:
            self._add_ignored(named)
        there = [path for path in named if _real(path) in self._changes or not os.path.lexists(path)]
        lost = [path for path in there if self._is_lost(path)]
        found, errors = files.find([path for path in [*folders, *there] if path not in lost], configs, force_exclude, self._within(folders))
        found = [path for path in found if _real(path) in self._changes]
        found += [path for path in lost if not (force_exclude and files.excluded(path, configs))]
        found += [path for path in self._lost_below(folders) if files.would_find(path, configs)]
        unmerged = {path for path in found if self._staged and self._changes[_real(path)].status == "U"}
        errors += [FileError(path, "not checked: the merge left it undecided; resolve it and `git add` it") for path in sorted(unmerged)]
        return sorted(set(found) - unmerged), errors

    def contents(self, paths: Sequence[str]) -> Iterator[bytes | None]:
        """For each file its staged content; None where the file itself is to be read."""
        if not self._staged:
            yield from (None for _ in paths)
            return
        yield from self._repository.blobs(self._changes[_real(path)].blob for path in paths)

    def shown(self, findings: Sequence[Finding], document: Document) -> list[Finding]:
        """The findings that the change of their document answers for."""
        placed = Placed(self._lines(_real(document.source.path)), document)
        return [finding for finding in findings if placed.concerns(finding)]

    def follow(self, path: str, text: str, edits: Sequence[Fix]) -> None:
        """The text of a file was edited in these places, in order and apart: its changed lines move along."""
        full = _real(path)
        self._moved[full] = self._lines(full).moved(text, edits)

    def forget(self, path: str) -> None:
        """A file holds what it did at first."""
        self._moved.pop(_real(path), None)

    def _lines(self, full: str) -> Lines:
        change = self._changes.get(full)
        return self._moved.get(full) or (change.lines if change else NONE)

    def _full(self, path: bytes) -> str:
        return os.path.join(self._repository.top, *os.fsdecode(path).split("/"))

    def _check_home(self, path: str) -> None:
        """Refuse what git would tell us nothing of."""
        full = _real(path)
        home = full if os.path.isdir(full) else os.path.dirname(full)
        while not os.path.exists(os.path.join(home, ".git")) and home != os.path.dirname(home) and home != self._repository.top:
            home = os.path.dirname(home)
        if home != self._repository.top and _is_below(full, self._repository.top):
            raise UsageError(f"'{path}' belongs to another repository, '{home}' (a submodule?): check what changed in it from there")
        if not _is_below(full, self._repository.top):
            raise UsageError(f"'{path}' lies outside the repository '{self._repository.top}', whose changes are asked for")

    def _add_ignored(self, named: Sequence[str]) -> None:
        """A file that git ignores is all new, if someone asks for it by name."""
        unknown = [_real(path) for path in named if os.path.lexists(path) and _real(path) not in self._changes]
        for full in self._repository.ignored(unknown) if unknown else ():
            self._changes[full] = Change(os.fsencode(full), "A", "100644", _NO_BLOB, ALL)

    def _is_lost(self, path: str) -> bool:
        """Whether a file is staged, and gone from the work tree."""
        return self._staged and not os.path.lexists(path) and _real(path) in self._changes

    def _lost_below(self, folders: Sequence[str]) -> Iterator[str]:
        for folder in folders if self._staged else ():
            root = _real(folder)
            for full in self._changes:
                if _is_below(full, root) and not os.path.lexists(full):
                    yield os.path.normpath(os.path.join(folder, os.path.relpath(full, root)))

    def _within(self, folders: Sequence[str]) -> set[str]:
        """The changed files below the folders and all folders on the way to them, named as a walk names them."""
        found = set()
        for folder in folders:
            top, root = os.path.abspath(folder), _real(folder)
            for full in self._changes:
                if _is_below(full, root):
                    at = os.path.join(top, os.path.relpath(full, root))
                    while at != top and at not in found:
                        found.add(at)
                        at = os.path.dirname(at)
        return found


def since(revision: str, paths: Sequence[str]) -> Delta:
    """What changed since HEAD left a revision: in commits, in the work tree, and in files new to git. Raises UsageError."""
    repository = Repository(_start(paths))
    base = repository.base(_plain(revision))
    changed = changes.parse(repository.changed_since(base))
    new = (Change(path, "A", "100644", _NO_BLOB, ALL) for path in repository.untracked())
    return Delta(repository, [*changed, *new], False)


def staged(paths: Sequence[str]) -> Delta:
    """What the index holds that HEAD does not; of a merge, what neither side holds. Raises UsageError."""
    repository = Repository(_start(paths))
    sides = [changes.parse(repository.staged(commit)) for commit in ("", *repository.merging())]
    return Delta(repository, changes.of_merge([{change.path: change for change in side} for side in sides]).values(), True)


def _plain(revision: str) -> str:
    """A revision without the dots that `git diff` wants for what is meant here in any case."""
    if not revision.strip():
        raise UsageError("--diff was given an empty revision (a variable that is not set?)")
    one, dots, other = revision.partition("...")
    if dots and one and other in ("", "HEAD"):
        return one
    if ".." in revision:
        raise UsageError(f"--diff takes one revision, not the range '{revision}': files are checked as they are now, so check out its end")
    return revision


def _start(paths: Sequence[str]) -> str:
    """The folder from which git is asked."""
    path = paths[0] if paths else "."
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    return folder if os.path.isdir(folder) else "."


def _real(path: str) -> str:
    """A path by which a file is known whatever links lead to its folder; the file itself may be a link."""
    full = os.path.abspath(path)
    if os.path.isdir(full):
        return os.path.realpath(full)
    return os.path.join(os.path.realpath(os.path.dirname(full)), os.path.basename(full))


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))
