from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.globs import Globs


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("drafts/", ["drafts/a.md", "x/drafts/a.md"], ["drafts", "draftsy/a.md"]),
        ("/drafts", ["drafts/a.md"], ["x/drafts/a.md"]),
        ("*.txt", ["a.txt", "x/y.txt"], ["a.txt.md"]),
        ("news/*.md", ["news/a.md"], ["news/2024/a.md", "x/news/a.md"]),
        ("news/**/*.md", ["news/a.md", "news/2024/a.md"], ["news/a.txt"]),
        ("**/old", ["old", "a/b/old/c.md"], ["older"]),
        ("news/**", ["news/a.md"], ["news"]),
        ("a?c.md", ["abc.md"], ["ac.md", "a/c.md"]),
        ("[a-c].md", ["b.md"], ["d.md"]),
        ("[!a-c].md", ["d.md"], ["b.md"]),
        ("[z-a].md", [], ["b.md"]),
        ("\\!a.md", ["!a.md"], ["a.md"]),
        ("# a", [], ["# a"]),
        ("a\\ ", ["a "], ["a"]),
    ],
)
def test_patterns_mean_what_git_means(pattern: str, yes: list[str], no: list[str]) -> None:
    globs = Globs([pattern])
    assert [p for p in yes if not globs.holds(p)] == []
    assert [p for p in no if globs.holds(p)] == []


def test_the_last_pattern_decides() -> None:
    globs = Globs(["*.md", "!keep.md", "a/keep.md"])
    assert globs.holds("x.md")
    assert not globs.holds("keep.md")
    assert globs.holds("a/keep.md")


PIECES = st.sampled_from(["a", "b", "*", "**", "?", "/", "[ab]", "[!a]", "!", "\\*", "ab", ".md", "a/", "/b"])
GLUED = re.compile(r"[^/]\*\*|\*\*[^/]")  # what `a**` means to git differs from run to run: it compares addresses of two strings
PATTERN = st.lists(PIECES, min_size=1, max_size=4).map("".join).filter(lambda pattern: not GLUED.search(pattern))
PATTERNS = st.lists(PATTERN, min_size=1, max_size=4)
PATHS = [f"{top}{name}" for top in ("", "a/", "b/", "a/b/", "ab/a/") for name in ("a", "b", "ab", "a.md", "x.md", "*")]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "--quiet", "."], cwd=folder, check=True)
    return folder


@settings(max_examples=60, deadline=None)
@given(patterns=PATTERNS)
def test_git_agrees(repository: Path, patterns: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(patterns) + "\n")
    asked = subprocess.run(
        ["git", "-c", "core.excludesFile=/dev/null", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=repository, input="\0".join(PATHS), capture_output=True, text=True, check=False,
    )  # fmt: skip
    ignored = {path for path in asked.stdout.split("\0") if path}
    globs = Globs(patterns)
    assert {path for path in PATHS if globs.holds(path)} == ignored


@given(st.lists(st.text(max_size=12), max_size=5), st.text(min_size=1, max_size=20))
def test_no_pattern_raises(patterns: list[str], path: str) -> None:
    Globs(patterns).holds(path)
