from __future__ import annotations

import os

import pytest
from conftest import Newsroom

from linter import files
from linter.config import Configs


def found(*paths: str, force_exclude: bool = False) -> list[str]:
    return files.find(paths or (".",), Configs(), force_exclude)[0]


def test_folders_are_searched_for_known_extensions_in_a_fixed_order(newsroom: Newsroom) -> None:
    for name in ("b.md", "a.txt", "sub/c.HTML", "sub/d.mdx", "sub/e.py", "z.markdown", "readme"):
        newsroom.write(name, "")
    assert found() == ["a.txt", "b.md", "sub/c.HTML", "sub/d.mdx", "z.markdown"]
    assert found("./sub", "sub/", "sub/../a.txt") == ["sub/../a.txt", "sub/c.HTML", "sub/d.mdx"]


def test_paths_are_shown_as_given_without_the_dot(newsroom: Newsroom) -> None:
    newsroom.write("sub/a.md", "")
    assert found("./sub/a.md", "sub/a.md") == ["sub/a.md"]
    absolute = str(newsroom.folder / "sub")
    assert found(absolute) == [f"{absolute}/a.md"]


@pytest.mark.parametrize(
    "name",
    [
        "node_modules/a.md", ".venv/a.md", ".git/a.md", ".hidden/a.md", ".a.md", "dist/a.md", "build/a.md", "_site/a.html",
        "sub/venv/a.md", "x.egg-info/top_level.txt", "LICENSE.md", "license.txt", "LICENSE-MIT.md", "COPYING.txt", "NOTICE.md",
        "AUTHORS.md", "CODEOWNERS.txt", "requirements.txt", "requirements-dev.txt", "CMakeLists.txt", "robots.txt",
    ],
)  # fmt: skip
def test_what_no_editor_wrote_is_left_out(newsroom: Newsroom, name: str) -> None:
    newsroom.write(name, "")
    newsroom.write("licensed-to-fish.md", "")
    newsroom.write("license-plates.md", "")
    newsroom.write("notice/a.md", "")
    assert found() == ["license-plates.md", "licensed-to-fish.md", "notice/a.md"]
    assert found(name) == [name]
    assert found(name, force_exclude=True) == []


def test_an_environment_is_known_by_its_marker(newsroom: Newsroom) -> None:
    newsroom.write("myenv/pyvenv.cfg", "")
    newsroom.write("myenv/a.md", "")
    assert found() == []


def test_gitignore_files_count_and_the_deeper_one_wins(newsroom: Newsroom) -> None:
    newsroom.write(".gitignore", "*.txt\nout/\n/top.md\n")
    newsroom.write("sub/.gitignore", "!keep.txt\n")
    for name in ("a.txt", "top.md", "out/a.md", "sub/keep.txt", "sub/b.txt", "sub/top.md"):
        newsroom.write(name, "")
    assert found() == ["sub/keep.txt", "sub/top.md"]
    assert found("sub") == ["sub/keep.txt", "sub/top.md"]
    assert found("a.txt", "out/a.md") == ["a.txt", "out/a.md"]


def test_the_repositorys_own_exclude_file_counts(newsroom: Newsroom) -> None:
    newsroom.write(".git/info/exclude", "secret.md\n")
    newsroom.write("secret.md", "")
    assert found() == []


def test_ignore_files_above_a_repository_do_not_count(newsroom: Newsroom) -> None:
    newsroom.write(".gitignore", "*.md\n")
    (newsroom.folder / "other/.git").mkdir(parents=True)
    newsroom.write("other/a.md", "")
    os.chdir(newsroom.folder / "other")
    assert found() == ["a.md"]


def test_exclude_and_include_of_the_configuration(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "exclude: [drafts/, '!build/']\ninclude: ['*.md', '*.njk']\n")
    for name in ("a.md", "a.txt", "b.njk", "drafts/a.md", "build/a.md"):
        newsroom.write(name, "")
    assert found() == ["a.md", "b.njk", "build/a.md"]
    assert found("drafts/a.md", "a.txt") == ["a.txt", "drafts/a.md"]
    assert found("drafts/a.md", "a.txt", "a.md", force_exclude=True) == ["a.md"]


def test_patterns_are_relative_to_the_configuration(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "exclude: [/news/old]\n")
    newsroom.write("news/old/a.md", "")
    newsroom.write("news/a.md", "")
    os.chdir(newsroom.folder / "news")
    assert found() == ["a.md"]
    assert found("old/a.md", "a.md", force_exclude=True) == ["a.md"]


def test_a_nearer_configuration_replaces_the_one_above(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "exclude: ['*.md']\n")
    newsroom.write("sub/.copydesk.yml", "profile: strict\n")
    newsroom.write("a.md", "")
    newsroom.write("sub/a.md", "")
    assert found() == ["sub/a.md"]


def test_links_to_folders_are_not_followed_so_loops_end(newsroom: Newsroom) -> None:
    newsroom.write("sub/a.md", "")
    (newsroom.folder / "sub/loop").symlink_to(newsroom.folder)
    (newsroom.folder / "link.md").symlink_to(newsroom.folder / "sub/a.md")
    (newsroom.folder / "broken.md").symlink_to(newsroom.folder / "none.md")
    assert found() == ["link.md", "sub/a.md"]
    assert found("sub/loop/sub") == ["sub/loop/sub/a.md"]


def test_a_broken_link_that_is_named_is_an_error_row(newsroom: Newsroom) -> None:
    (newsroom.folder / "broken.md").symlink_to(newsroom.folder / "none.md")
    ran = newsroom.check("broken.md")
    assert (ran.code, [e["path"] for e in ran.json["errors"]]) == (2, ["broken.md"])


def test_pipes_are_not_waited_for(newsroom: Newsroom) -> None:
    os.mkfifo(newsroom.folder / "pipe.md")
    os.mkfifo(newsroom.folder / ".gitignore")
    assert found() == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_read_is_an_error_row(newsroom: Newsroom) -> None:
    newsroom.write("a.md", "")
    closed = newsroom.folder / "closed"
    closed.mkdir(mode=0)
    paths, errors = files.find(["."], Configs())
    assert (paths, [e.path for e in errors]) == (["a.md"], ["closed"])


def test_deep_folders_are_no_trouble(newsroom: Newsroom) -> None:
    path = newsroom.folder
    for _ in range(300):
        path = path / "d"
        path.mkdir()
    (path / "a.md").write_text("")
    assert len(found()) == 1
    assert len(found(str(path / "a.md"), force_exclude=True)) == 1
