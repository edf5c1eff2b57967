"""Asking git. Whatever goes wrong becomes one line with its remedy; nothing here depends on the user's configuration of git."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence

from linter.fields import nearest
from linter.usage import UsageError, shown

# Colours, prefixes, renames, context and the rest of it can all be set by the user; so can programs that show a diff in their way.
_DIFF = (
    "-c", "diff.autoRefreshIndex=true", "-c", "core.safecrlf=false", "diff", "--raw", "--numstat", "--patch", "-z", "--no-abbrev",
    "--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", "--find-renames", "-l1000", "--no-color",
    "--no-ext-diff", "--no-textconv", "--no-relative", "--submodule=short", "--ignore-submodules=all",
)  # fmt: skip
_MEDDLING = (
    "GIT_DIFF_OPTS", "GIT_EXTERNAL_DIFF", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
)  # fmt: skip
_FETCH_ALL = "fetch all of it: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab CI, `git fetch --unshallow` elsewhere"
_DUBIOUS = re.compile(r"dubious ownership in repository at '(.*)'")


class Repository:
    """A work tree and its repository, as git finds them from a folder."""

    def __init__(self, folder: str) -> None:
        """Raises UsageError where git is missing, finds no work tree there, or refuses it."""
        # in a hook git may name the repository itself, seen from the folder the hook runs in, which it then takes for the top
        named = "GIT_DIR" in os.environ
        self._folder = os.getcwd() if named else os.path.abspath(folder)
        if named and "GIT_WORK_TREE" not in os.environ and not os.path.exists(os.path.join(self._folder, ".git")):
            raise UsageError("GIT_DIR is set, as in a hook, and this is not the top of the work tree: run copydesk there, or unset GIT_DIR")
        found = self._run("rev-parse", "--show-toplevel")
        if found.returncode:
            raise UsageError(self._no_work_tree(found))
        self.top = os.path.realpath(os.fsdecode(_line(found.stdout)))

    def base(self, revision: str) -> str:
        """The commit in which a revision and HEAD (in a merge: what the merge will be) part. Raises UsageError."""
        if not self._said("rev-parse", "--verify", "--quiet", "HEAD"):
            raise UsageError("there is no commit yet to compare with; `--staged` checks what is to be the first one")
        tip = self._commit(revision)
        found = self._run("merge-base", tip, "HEAD", *self.merging())
        if found.returncode == 1 and not found.stderr:
            if self._is_shallow():
                why = f"the history of this clone is cut off before the commit that '{revision}' and HEAD have in common"
                raise UsageError(f"{why}; {_FETCH_ALL}")
            raise UsageError(f"'{revision}' and HEAD have no commit in common")
        return os.fsdecode(_line(self._checked(found)))

    def merging(self) -> list[str]:
        """The commits that a merge in progress brings in."""
        path = os.path.join(self._folder, os.fsdecode(_line(self._said("rev-parse", "--git-path", "MERGE_HEAD"))))
        try:
            with open(path, encoding="ascii") as stream:
                return stream.read().split()
        except OSError:
            return []

    def changed_since(self, commit: str) -> bytes:
        """A commit against the work tree, as `linter.changes.parse` reads it."""
        return self._said(*_DIFF, commit, "--")

    def staged(self, commit: str = "") -> bytes:
        """A commit, or HEAD (nothing, where there is no commit yet), against the index, as `linter.changes.parse` reads it."""
        return self._said(*_DIFF, "--cached", *([commit] if commit else []), "--")

    def untracked(self) -> list[bytes]:
        """The files that git neither knows nor ignores, from the top."""
        return self._said("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ":/").split(b"\0")[:-1]

    def ignored(self, paths: Sequence[str]) -> set[str]:
        """Those of the files (absolute paths) that git does not know and ignores."""
        given = b"".join(os.fsencode(path) + b"\0" for path in paths)
        found = self._checked(self._run("check-ignore", "-z", "--stdin", given=given))
        return {os.fsdecode(name) for name in found.split(b"\0")[:-1]}

    def blobs(self, names: Iterable[str]) -> Iterator[bytes]:
        """The contents of blobs, one after the other. Raises UsageError."""
        with subprocess.Popen(
            ["git", "cat-file", "--batch"], cwd=self._folder, env=_environment(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            assert process.stdin
            assert process.stdout
            for name in names:
                process.stdin.write(f"{name}\n".encode())
                process.stdin.flush()
                header = process.stdout.readline().split()
                if len(header) != 3:
                    raise UsageError(f"git cannot give the staged content {name}: {os.fsdecode(b' '.join(header)) or 'it stopped'}")
                yield process.stdout.read(int(header[2]) + 1)[:-1]
            process.stdin.close()

    def _commit(self, revision: str) -> str:
        if revision.startswith("-"):
            raise UsageError(f"'{revision}' is no revision")
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found.returncode:
            raise UsageError(self._unknown(revision))
        return os.fsdecode(found.stdout.split()[-1])

    def _unknown(self, revision: str) -> str:
        if revision and not revision.strip("0"):
            return f"'{revision}' is how a CI says that there was no commit before: compare with a branch, such as origin/main"
        said = f"git knows no revision '{revision}'"
        if os.path.exists(revision):
            return f"{said}, which is a file: the revision comes first, as in `--diff main {revision}`"
        if self._is_shallow():
            return f"{said} in this clone, whose history is cut off; {_FETCH_ALL}"
        names = self._said("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
        return f"{said}{nearest(revision, os.fsdecode(names).split())} (`git fetch` brings what is only at the remote)"

    def _is_shallow(self) -> bool:
        return self._said("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _no_work_tree(self, found: subprocess.CompletedProcess[bytes]) -> str:
        said, folder = os.fsdecode(found.stderr), shown(self._folder)
        if refused := _DUBIOUS.search(said):
            remedy = f"`git config --global --add safe.directory {refused[1]}`"
            return f"git refuses the repository '{refused[1]}', which belongs to another user; if you trust it: {remedy}"
        if "not a git repository" in said:
            return f"the folder '{folder}' is in no git repository, and only git knows what has changed"
        if "must be run in a work tree" in said:
            return f"the folder '{folder}' belongs to a bare repository or lies inside .git: there are no files to check"
        return _complaint(found)

    def _said(self, *arguments: str) -> bytes:
        return self._checked(self._run(*arguments))

    def _checked(self, found: subprocess.CompletedProcess[bytes]) -> bytes:
        if found.returncode not in (0, 1) or (found.returncode and found.stderr):
            raise UsageError(_complaint(found))
        return found.stdout

    def _run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(["git", *arguments], cwd=self._folder, env=_environment(), input=given, capture_output=True, check=False)
        except OSError as error:
            raise UsageError(
                f"git, which knows what has changed, cannot be started ({error.strerror}): install it, or put it on PATH"
            ) from error


def _environment() -> dict[str, str]:
    """Ours, in which git speaks English and nothing but the repository (GIT_DIR, GIT_INDEX_FILE ...) is set for it."""
    own = {name: value for name, value in os.environ.items() if name not in _MEDDLING}
    return {**own, "LC_ALL": "C", "LANGUAGE": "", "GIT_OPTIONAL_LOCKS": "0"}


def _line(output: bytes) -> bytes:
    return output.removesuffix(b"\n").removesuffix(b"\r")


def _complaint(found: subprocess.CompletedProcess[bytes]) -> str:
    lines = [line for line in os.fsdecode(found.stderr).splitlines() if line.strip()]
    fatal = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else f"exit code {found.returncode}")
    return f"git failed: {fatal.removeprefix('fatal: ').removeprefix('error: ')}"
