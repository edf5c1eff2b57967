"""`copydesk check --diff` and `--staged`, in real repositories."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Newsroom
from repositories import commit, git, isolate

OLD = "An old gizmo.\n\nA mill.\n\nA weir.\n"


@pytest.fixture
def desk(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A repository with an old fault on the first line of a.txt, on a branch of its own."""
    isolate(monkeypatch)
    (newsroom.folder / ".git").rmdir()
    git(newsroom.folder, "init", "--quiet")
    newsroom.write("a.txt", OLD)
    newsroom.write("news/b.txt", "Another old gizmo.\n")
    commit(newsroom.folder)
    git(newsroom.folder, "checkout", "--quiet", "-b", "story")
    return newsroom


def test_an_old_fault_is_left_out_and_counted_and_a_new_one_is_reported(desk: Newsroom) -> None:
    desk.write("a.txt", OLD + "\nA new gizmo.\n")
    ran = desk.check("--diff", "main")
    assert (ran.found, ran.code, ran.json["unchanged"]) == ([("a.txt", "demo.gizmo", 7, 7)], 1, 1)
    ran = desk.run("check", "--diff", "main")
    assert ran.err == "1 error in 1 file (1 on lines that did not change).\n"


def test_an_edit_beside_an_old_fault_does_not_stop_anybody(desk: Newsroom) -> None:
    desk.write("a.txt", OLD.replace("weir", "dam"))
    ran = desk.run("check", "--diff", "main", "--max-score", "0")
    assert (ran.code, ran.out, ran.err) == (0, "", "No findings in 1 file (1 on lines that did not change).\n")


def test_only_changed_files_are_read(desk: Newsroom) -> None:
    desk.write("a.txt", OLD + "More.\n")
    (desk.folder / "news/b.txt").chmod(0)
    assert [d["path"] for d in desk.check("--diff", "main").json["documents"]] == ["a.txt"]


def test_commits_since_the_branch_was_left_the_work_tree_the_index_and_new_files_count(desk: Newsroom) -> None:
    desk.write("a.txt", OLD + "A committed gizmo.\n")
    commit(desk.folder)
    desk.write("news/b.txt", "Another old gizmo.\nA gizmo in the work tree.\n")
    desk.write("c.txt", "A staged gizmo.\n")
    git(desk.folder, "add", "c.txt")
    desk.write("d.txt", "A gizmo git does not know.\n")
    desk.write(".gitignore", "e.txt\n")
    desk.write("e.txt", "An ignored gizmo.\n")
    assert [path for path, *_ in desk.check("--diff", "main").found] == ["a.txt", "c.txt", "d.txt", "news/b.txt"]
    assert [path for path, *_ in desk.check("--diff", "main", "e.txt").found] == ["e.txt"]  # who names a file wants it checked


def test_what_came_to_the_other_branch_meanwhile_is_not_ours(desk: Newsroom) -> None:
    git(desk.folder, "checkout", "--quiet", "main")
    desk.write("a.txt", "An old lamp.\n\nA mill.\n\nA weir.\n")
    commit(desk.folder)
    git(desk.folder, "checkout", "--quiet", "story")
    desk.write("news/b.txt", "Another old gizmo.\n\nA widget.\n")
    assert desk.check("--diff", "main").found == [("news/b.txt", "demo.widget", 3, 3)]
    for form in ("main...", "main...HEAD"):
        assert len(desk.check("--diff", form).found) == 1


def test_paths_and_the_current_folder_narrow_it(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt", OLD + "A gizmo.\n")
    desk.write("news/b.txt", "A newer gizmo.\n")
    desk.write("news/deep/c.txt", "A gizmo.\n")
    assert [path for path, *_ in desk.check("--diff", "main", "news").found] == ["news/b.txt", "news/deep/c.txt"]
    assert [path for path, *_ in desk.check("--diff", "main", "a.txt").found] == ["a.txt"]
    monkeypatch.chdir(desk.folder / "news")
    assert [path for path, *_ in desk.check("--diff", "main").found] == ["b.txt", "deep/c.txt"]
    assert [path for path, *_ in desk.check("--diff", "main", "..").found] == ["../a.txt", "../news/b.txt", "../news/deep/c.txt"]


def test_a_named_file_that_did_not_change_is_fine(desk: Newsroom) -> None:
    ran = desk.run("check", "--diff", "main", "a.txt")
    assert (ran.code, ran.err) == (0, "No article changed since HEAD left main.\n")
    assert desk.run("check", "--staged").err == "No article is staged.\n"
    ran = desk.run("check", "--diff", "main", "b.txt")
    assert (ran.code, ran.err) == (2, "copydesk: no such file or folder: 'b.txt'; did you mean 'a.txt'?\n")


def test_a_renamed_file_is_compared_with_what_it_was(desk: Newsroom) -> None:
    desk.write("a.txt", OLD + "The miller told us of the flood, and of the year in which the weir broke.\n")
    commit(desk.folder)
    git(desk.folder, "branch", "--force", "main")
    git(desk.folder, "mv", "a.txt", "A.txt")
    desk.write("A.txt", (desk.folder / "A.txt").read_text("utf-8") + "A widget.\n")
    for options in (["--diff", "main"], ["--staged"]):
        git(desk.folder, "add", "A.txt")
        assert desk.check(*options).found == [("A.txt", "demo.widget", 7, 3)]


def test_a_file_that_was_only_moved_or_made_executable_did_not_change(desk: Newsroom) -> None:
    git(desk.folder, "mv", "a.txt", "c.txt")
    (desk.folder / "news/b.txt").chmod(0o755)
    git(desk.folder, "add", "--update")
    for options in (["--diff", "main"], ["--staged"]):
        assert desk.check(*options).json["documents"] == []


@pytest.mark.skipif(os.name == "nt", reason="such names are not allowed there")
@pytest.mark.parametrize(
    "name", ["two words.txt", 'a "quoted".txt', "line\nfeed.txt", "tab\tbed.txt", "Übung.txt", os.fsdecode(b"l\xe4uft.txt")]
)
def test_a_file_may_have_any_name(desk: Newsroom, name: str) -> None:
    desk.write(name, OLD)
    commit(desk.folder)
    git(desk.folder, "branch", "--force", "main")
    desk.write(name, OLD + "A gizmo.\n")
    git(desk.folder, "add", name)
    for options in (["--diff", "main"], ["--staged"]):
        assert desk.check(*options).found == [(name, "demo.gizmo", 6, 3)]


def test_the_users_configuration_of_git_does_not_matter(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write(".gitattributes", "*.txt diff=loud\n")
    commit(desk.folder)
    git(desk.folder, "branch", "--force", "main")
    git(desk.folder, "mv", "a.txt", "ä b.txt")
    desk.write("ä b.txt", OLD + "A gizmo.\n")
    settings = {
        "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "color.ui": "always", "core.quotePath": "false", "diff.renames": "false",
        "diff.relative": "true", "diff.context": "9", "diff.interHunkContext": "9", "diff.external": "false", "diff.loud.textconv": "false",
        "diff.renameLimit": "0", "diff.wordRegex": ".", "diff.colorMoved": "zebra", "diff.autoRefreshIndex": "false",
    }  # fmt: skip
    isolate(monkeypatch, **settings)
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=9")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    for _ in range(2):
        git(desk.folder, "add", "--intent-to-add", "ä b.txt")
        assert desk.check("--diff", "main").found == [("ä b.txt", "demo.gizmo", 6, 3)]


def test_line_ends_alone_are_no_change(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, **{"core.autocrlf": "true"})
    desk.write("a.txt", OLD.replace("\n", "\r\n"))
    assert desk.check("--diff", "main").json["documents"] == []
    desk.write("a.txt", OLD.replace("\n", "\r\n") + "A gizmo.\r\n")
    git(desk.folder, "add", "a.txt")
    for options in (["--diff", "main"], ["--staged"]):
        assert desk.check(*options).found == [("a.txt", "demo.gizmo", 6, 3)]


def test_a_file_that_git_takes_for_binary_is_changed_as_a_whole(desk: Newsroom) -> None:
    desk.write("a.txt", OLD.encode("utf-16"))
    assert len(desk.check("--diff", "main").found) == 1


def test_document_rules_speak_of_changed_documents(desk: Newsroom) -> None:
    desk.write("house/demo/long.yml", "extends: metric\nmessage: 'Long.'\nlevel: warning\nformula: words\ncondition: '> 1'\n")
    commit(desk.folder)
    git(desk.folder, "branch", "--force", "main")
    desk.write("a.txt", OLD + "More.\n")
    assert desk.check("--diff", "main").found == [("a.txt", "demo.long", 1, 1)]


def test_a_new_line_above_answers_for_what_it_makes_of_an_old_one(desk: Newsroom) -> None:
    desk.write("house/demo/twice.yml", "extends: duplicate\nkind: paragraph\nmessage: 'Twice.'\nleast: 3\n")
    paragraph = "The miller saw the flood come down on the town that night.\n"
    desk.write("c.md", f"# Mill\n\nOne.\n\n{paragraph}\nTwo.\n")
    commit(desk.folder)
    git(desk.folder, "branch", "--force", "main")
    desk.write("c.md", f"# Mill\n\n{paragraph}\nOne.\n\n{paragraph}\nTwo.\n")
    assert desk.check("--diff", "main").found == [("c.md", "demo.twice", 7, 1)]  # the older copy, which the newer one made a repetition


def test_known_findings_on_untouched_lines_are_no_stale_entries(desk: Newsroom) -> None:
    assert desk.run("baseline", "--output", "known.json").code == 0
    desk.write("a.txt", OLD + "A gizmo.\n")
    ran = desk.check("--diff", "main", "--baseline", "known.json")
    assert (ran.json["baselined"], ran.json["unchanged"], ran.json["stale"], len(ran.found), ran.err) == (1, 0, 0, 1, "")
    desk.write("a.txt", "A mill.\n")
    assert desk.check("--diff", "main", "--baseline", "known.json").json["stale"] == 1


def test_what_is_staged_is_checked_as_it_is_staged(desk: Newsroom) -> None:
    desk.write("a.txt", OLD + "A staged gizmo.\n")
    git(desk.folder, "add", "a.txt")
    desk.write("a.txt", "Put above.\n\n" + OLD + "A mended lamp.\n")
    desk.write("news/b.txt", "An unstaged gizmo.\n")
    desk.write("c.txt", "A gizmo git does not know.\n")
    ran = desk.check("--staged")
    assert (ran.found, ran.code) == ([("a.txt", "demo.gizmo", 6, 10)], 1)
    (desk.folder / "a.txt").unlink()
    for paths in ([], ["a.txt"], ["a.txt", "news/b.txt", "--force-exclude"]):
        assert desk.check("--staged", *paths).found == [("a.txt", "demo.gizmo", 6, 10)]


def test_excluded_files_are_left_out(desk: Newsroom) -> None:
    desk.write("build/c.txt", "A gizmo.\n")
    desk.write("notes.rtf", "A gizmo.\n")
    git(desk.folder, "add", ".")
    for options in (["--diff", "main"], ["--staged"]):
        assert desk.check(*options).found == []
        assert desk.check(*options, "--force-exclude", "build/c.txt").found == []
        assert len(desk.check(*options, "build/c.txt").found) == 1
        assert len(desk.check(*options, "build").found) == 1
    shutil.rmtree(desk.folder / "build")
    assert desk.check("--staged").found == []


def test_before_the_first_commit_all_is_new(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)
    (newsroom.folder / ".git").rmdir()
    git(newsroom.folder, "init", "--quiet")
    newsroom.write("a.txt", "A gizmo.\n")
    assert newsroom.check("--staged").found == []
    git(newsroom.folder, "add", "a.txt")
    assert len(newsroom.check("--staged").found) == 1
    ran = newsroom.run("check", "--diff", "HEAD")
    assert (ran.code, ran.err) == (2, "copydesk: there is no commit yet to compare with; `--staged` checks what is to be the first one\n")


def conflict(desk: Newsroom) -> None:
    """Leave a merge of main into story in the middle: both changed news/b.txt, and main brought c.txt."""
    git(desk.folder, "checkout", "--quiet", "main")
    desk.write("news/b.txt", "Their widget.\n")
    desk.write("c.txt", "Their gizmo.\n")
    commit(desk.folder)
    git(desk.folder, "checkout", "--quiet", "story")
    desk.write("news/b.txt", "Our widget.\n")
    commit(desk.folder)
    with pytest.raises(Exception, match="merge"):
        git(desk.folder, "merge", "main")


def test_a_merge_is_told_what_it_left_undecided(desk: Newsroom) -> None:
    conflict(desk)
    ran = desk.run("check", "--staged")
    assert ran.code == 2
    assert ran.err.startswith(
        f"copydesk: {os.path.join('news', 'b.txt')}: not checked: the merge left it undecided; resolve it and `git add` it\n"
    )


def test_of_a_merge_that_counts_which_neither_side_had(desk: Newsroom) -> None:
    conflict(desk)
    desk.write("news/b.txt", "Our widget.\nA gizmo between.\nTheir widget.\n")
    git(desk.folder, "add", "news/b.txt")
    assert desk.check("--staged").found == [("news/b.txt", "demo.gizmo", 2, 3)]
    # against main, the side that is merged in, our own line is a change too
    assert desk.check("--diff", "main").found == [("news/b.txt", "demo.widget", 1, 5), ("news/b.txt", "demo.gizmo", 2, 3)]


def test_a_hooks_environment_is_obeyed(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(desk.folder / ".git/index", desk.folder / ".git/next-index")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index")
    monkeypatch.setenv("GIT_DIR", ".git")
    desk.write("news/b.txt", "A newer gizmo.\n")
    git(desk.folder, "add", "news/b.txt")
    assert [path for path, *_ in desk.check("--staged").found] == ["news/b.txt"]
    assert [path for path, *_ in desk.check("--staged", "news/b.txt", "a.txt").found] == ["news/b.txt"]
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert desk.check("--staged").found == []
    monkeypatch.chdir(desk.folder / "news")  # where git would take all of it for deleted
    ran = desk.run("check", "--staged")
    assert (ran.code, ran.err.startswith("copydesk: GIT_DIR is set, as in a hook")) == (2, True)


def test_a_linked_work_tree_has_changes_of_its_own(desk: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = tmp_path / "desk two"
    git(desk.folder, "worktree", "add", "--quiet", "-b", "second", str(beside), "main")
    shutil.copytree(desk.folder / "house", beside / "house", dirs_exist_ok=True)
    (beside / "a.txt").write_text(OLD + "A gizmo.\n", "utf-8")
    assert desk.check("--diff", "main").found == []
    ran = desk.run("check", "--diff", "main", "a.txt", str(beside / "a.txt"))
    assert ran.code == 2
    assert "belongs to another repository" in ran.err
    monkeypatch.chdir(beside)
    assert len(desk.check("--diff", "main").found) == 1


def test_a_submodule_is_another_repository(desk: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "--quiet")
    (other / "x.txt").write_text("A gizmo.\n", "utf-8")
    commit(other)
    git(desk.folder, "submodule", "--quiet", "add", str(other), "part")
    commit(desk.folder)
    (desk.folder / "part/x.txt").write_text("A gizmo. A widget.\n", "utf-8")
    assert desk.check("--diff", "main").found == []
    ran = desk.run("check", "--diff", "main", "a.txt", "part/x.txt")
    assert (ran.code, "'part/x.txt' belongs to another repository" in ran.err) == (2, True)
    ran = desk.check("--diff", "HEAD", "--config", ".copydesk.yml", "part/x.txt")  # which is then the one that is asked
    assert [rule for _, rule, *_ in ran.found] == ["demo.gizmo", "demo.widget"]


def test_a_link_to_the_folder_does_not_hide_what_changed(
    desk: Newsroom, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path_factory.mktemp("links") / "desk"
    link.symlink_to(desk.folder)
    desk.write("a.txt", OLD + "A gizmo.\n")
    monkeypatch.chdir(link)
    assert len(desk.check("--diff", "main").found) == 1
    assert len(desk.check("--diff", "main", str(link)).found) == 1
    assert len(desk.check("--diff", "main", str(link / "a.txt")).found) == 1


def test_a_file_elsewhere_is_refused(desk: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("elsewhere") / "x.txt"
    other.write_text("A gizmo.\n", "utf-8")
    ran = desk.run("check", "--diff", "main", "a.txt", str(other))
    assert ran.code == 2
    assert "lies outside the repository" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--diff", "main", "--staged"], "--diff and --staged exclude each other"),
        (["--diff", ""], "--diff was given an empty revision (a variable that is not set?)"),
        (["--diff", "mian"], "git knows no revision 'mian'; did you mean 'main'? (`git fetch` brings what is only at the remote)"),
        (["--diff", "0" * 40], f"'{'0' * 40}' is how a CI says that there was no commit before: compare with a branch, such as origin/main"),  # noqa: E501
        (["--diff", "a.txt"], "git knows no revision 'a.txt', which is a file: the revision comes first, as in `--diff main a.txt`"),
        (["--diff", "main..story"], "--diff takes one revision, not the range 'main..story': files are checked as they are now, so check out its end"),  # noqa: E501
        (["--diff=--all"], "'--all' is no revision"),
        (["--diff", "main", "-"], "--diff compares files; it does not go with - (standard input)"),
        (["--staged", "-"], "--staged compares files; it does not go with - (standard input)"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_in_one_line(desk: Newsroom, arguments: list[str], said: str) -> None:
    ran = desk.run("check", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"copydesk: {said}\n")


@pytest.fixture
def clone(desk: Newsroom, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Clone what there is by way of file://, which git treats as it does a server, and go there."""
    desk.write("a.txt", OLD + "A gizmo.\n")
    commit(desk.folder)
    git(desk.folder, "checkout", "--quiet", "main")
    desk.write("d.txt", "A mill.\n")
    commit(desk.folder)

    def made(*options: str) -> Path:
        at = tmp_path_factory.mktemp("clone") / "desk"
        git(at.parent, "clone", "--quiet", *options, desk.folder.as_uri(), str(at))
        shutil.copytree(desk.folder / "house", at / "house", dirs_exist_ok=True)
        monkeypatch.chdir(at)
        return at

    return made


def test_a_clone_with_the_history_it_takes(desk: Newsroom, clone: Callable[..., Path]) -> None:
    clone("--branch", "story")
    assert desk.check("--diff", "origin/main").found == [("a.txt", "demo.gizmo", 6, 3)]


def test_a_shallow_clone_says_what_to_fetch(desk: Newsroom, clone: Callable[..., Path]) -> None:
    at = clone("--branch", "story", "--depth", "1")
    remedy = "fetch all of it: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab CI, `git fetch --unshallow` elsewhere"
    ran = desk.run("check", "--diff", "origin/main")
    assert ran.err == f"copydesk: git knows no revision 'origin/main' in this clone, whose history is cut off; {remedy}\n"
    git(at, "fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    ran = desk.run("check", "--diff", "origin/main")
    why = "the history of this clone is cut off before the commit that 'origin/main' and HEAD have in common"
    assert (ran.code, ran.err) == (2, f"copydesk: {why}; {remedy}\n")
    git(at, "fetch", "--quiet", "--unshallow", "origin")
    assert len(desk.check("--diff", "origin/main").found) == 1


def test_a_merge_of_two_commits_deep_is_compared_with_the_branch_it_goes_into(desk: Newsroom, clone: Callable[..., Path]) -> None:
    git(desk.folder, "merge", "--quiet", "--no-edit", "story")  # as a forge checks out a pull request
    clone("--branch", "main", "--depth", "2")
    assert desk.check("--diff", "HEAD^1").found == [("a.txt", "demo.gizmo", 6, 3)]
