"""Asking git: what it says of a repository, and what is said when it cannot answer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repositories import commit, git, isolate

from linter import changes
from linter.git import Repository
from linter.usage import UsageError


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit."""
    isolate(monkeypatch)
    git(tmp_path, "init", "--quiet")
    (tmp_path / "a.md").write_text("One.\nTwo.\n", "utf-8")
    commit(tmp_path)
    return tmp_path


LINE = st.sampled_from(["a", "b", "c", "d", "", "@@ -1 +1 @@", "+++ b/a.md", "-- x"])
TEXT = st.tuples(st.lists(LINE, max_size=9), st.sampled_from(["", "\n"])).map(lambda made: "\n".join(made[0]) + made[1])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXT, TEXT), min_size=8, max_size=8))
def test_what_git_leaves_unchanged_was_there_before(repository: Path, files: list[tuple[str, str]]) -> None:
    for version in (0, 1):
        for number, texts in enumerate(files):
            (repository / f"{number}.md").write_bytes(texts[version].encode())
        if not version:
            base = commit(repository)
    found = {change.path.decode(): change.lines for change in changes.parse(Repository(str(repository)).changed_since(base))}
    for number, (old, new) in enumerate(files):
        lines = found.get(f"{number}.md", changes.NONE)
        assert (lines == changes.NONE) == (old == new)
        kept = [line for n, line in enumerate(new.splitlines(), 1) if not lines.hold(n, n)]
        rest = iter(old.splitlines())
        assert all(line in rest for line in kept)  # in the same order


def test_a_folder_inside_is_of_the_repository(repository: Path) -> None:
    (repository / "news").mkdir()
    assert Repository(str(repository / "news")).top == os.path.realpath(repository)


def test_contents_are_those_of_the_index(repository: Path) -> None:
    texts = [b"One.\nTwo.\n", b"", b"\0\n\xff" * 40_000, b"last"]
    names = []
    for text in texts:
        (repository / "b.md").write_bytes(text)
        names.append(git(repository, "hash-object", "-w", "b.md"))
    assert list(Repository(str(repository)).blobs(names)) == texts
    with pytest.raises(UsageError, match=f"git cannot give the staged content {'1' * 40}: {'1' * 40} missing"):
        list(Repository(str(repository)).blobs(["1" * 40]))


def test_without_git_it_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(UsageError, match=r"git, which knows what has changed, cannot be started \(No such file or directory\): install it"):
        Repository(str(repository))


def test_outside_a_repository_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"the folder '\.' is in no git repository, and only git knows what has changed"):
        Repository(".")


def test_a_bare_repository_has_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)
    git(tmp_path, "init", "--quiet", "--bare")
    with pytest.raises(UsageError, match="a bare repository or lies inside"):
        Repository(str(tmp_path))


def test_a_repository_of_somebody_else_is_refused_with_gits_own_remedy(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    with pytest.raises(UsageError, match=r"belongs to another user; if you trust it: `git config --global --add safe.directory .*`"):
        Repository(str(repository))


def test_another_failure_is_told_in_gits_words(repository: Path) -> None:
    (repository / ".git/index").write_bytes(b"no index")
    with pytest.raises(UsageError, match=r"^git failed: [^\n]*index[^\n]*$"):
        Repository(str(repository)).staged()


def test_branches_without_a_common_commit(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "other")
    commit(repository, "Another beginning")
    with pytest.raises(UsageError, match="'main' and HEAD have no commit in common"):
        Repository(str(repository)).base("main")


def test_a_tag_and_a_short_name_are_revisions(repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "tag", "--annotate", "--message", "Press day", "press")
    commit(repository)
    for revision in ("press", first[:8], "HEAD^", "HEAD~1", "main@{1}"):
        assert Repository(str(repository)).base(revision) == first
