"""`--fix` together with `--diff`: what is mended is what the change answers for, and nothing that was there before."""

from __future__ import annotations

import os

import pytest
from conftest import CONFIG, Newsroom
from repositories import commit, git, isolate

RULE = """\
extends: substitution
message: "Write '%s', not '%s'."
level: error
swap: {{{wrong}: {right}}}
action: {{name: replace, safe: true}}
"""
DROP = """\
extends: existence
message: "'%s' is left over."
level: error
scope: raw
nonword: true
tokens: ['LEFTOVER\\r?\\n']
action: {name: remove, safe: true}
"""


@pytest.fixture
def desk(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A repository on a branch, with rules that mend a word and delete lines."""
    isolate(monkeypatch)
    (newsroom.folder / ".git").rmdir()
    git(newsroom.folder, "init", "--quiet")
    newsroom.write("house/mend/teh.yml", RULE.format(wrong="teh", right="the"))
    newsroom.write("house/mend/drop.yml", DROP)
    newsroom.write(".copydesk.yml", CONFIG.replace("demo,", "demo, mend,"))
    newsroom.write("a.txt", "So teh mill.\n\nSo teh weir.\n\nSo teh lock.\n")
    commit(newsroom.folder)
    git(newsroom.folder, "checkout", "--quiet", "-b", "story")
    return newsroom


def text(desk: Newsroom, name: str = "a.txt") -> str:
    return (desk.folder / name).read_bytes().decode()


def test_only_changed_lines_are_mended(desk: Newsroom) -> None:
    desk.write("a.txt", "So teh mill.\n\nSo teh old weir.\n\nSo teh lock.\n")
    ran = desk.run("check", "--fix", "--diff", "main")
    assert (ran.code, text(desk)) == (0, "So teh mill.\n\nSo the old weir.\n\nSo teh lock.\n")
    assert "Fixed 1 problem in 1 file." in ran.err
    assert "2 on lines that did not change" in ran.err


def test_lines_that_a_fix_takes_out_shift_nothing_onto_old_faults(desk: Newsroom) -> None:
    """The deletion and the word behind it meet, so that the word is mended in a second pass, when its line has another number."""
    desk.write("a.txt", "LEFTOVER\nLEFTOVER\nteh new mill.\nSo teh mill.\n\nSo teh weir.\n\nSo teh lock.\n")
    ran = desk.run("check", "--fix", "--diff", "main", "--show-fixes")
    assert text(desk) == "the new mill.\nSo teh mill.\n\nSo teh weir.\n\nSo teh lock.\n"
    assert (ran.code, "  2 × mend.drop\n  1 × mend.teh\n" in ran.err) == (0, True)
    assert "3 on lines that did not change" in ran.err  # of the file as it is now


def test_what_is_left_is_reported_where_it_stands_now(desk: Newsroom) -> None:
    desk.write("a.txt", "LEFTOVER\nSo teh mill.\n\nA gizmo.\n\nSo teh weir.\n\nSo teh lock.\nLEFTOVER\n")
    ran = desk.check("--fix", "--diff", "main")
    assert ran.found == [("a.txt", "demo.gizmo", 3, 3)]
    assert (ran.code, ran.json["unchanged"]) == (1, 3)
    again = desk.check("--diff", "main")
    assert again.found == ran.found  # git says the same of the file that was written


@pytest.mark.parametrize("eol", ["\r\n", "\n"])
def test_line_ends_and_a_missing_last_one_are_kept(desk: Newsroom, eol: str) -> None:
    desk.write("b.txt", f"So teh mill.{eol}So teh weir.{eol}")
    commit(desk.folder)
    desk.write("b.txt", f"So teh mill.{eol}LEFTOVER{eol}So teh weir.{eol}So teh end")
    desk.run("check", "--fix", "--diff", "HEAD")
    assert text(desk, "b.txt") == f"So teh mill.{eol}So teh weir.{eol}So the end"


def test_a_renamed_file_keeps_its_old_faults(desk: Newsroom) -> None:
    git(desk.folder, "mv", "a.txt", "b.txt")
    desk.write("b.txt", text(desk, "b.txt").replace("So teh lock", "So teh new lock"))
    ran = desk.run("check", "--fix", "--diff", "main")
    assert (ran.code, text(desk, "b.txt")) == (0, "So teh mill.\n\nSo teh weir.\n\nSo the new lock.\n")


def test_a_file_new_to_git_is_mended_as_a_whole(desk: Newsroom) -> None:
    desk.write("new.txt", "So teh mill.\n\nSo teh weir.\n")
    desk.run("check", "--fix", "--diff", "main")
    assert text(desk, "new.txt") == "So the mill.\n\nSo the weir.\n"
    assert "teh" in text(desk)


def test_a_dry_run_shows_changed_lines_only_and_writes_nothing(desk: Newsroom) -> None:
    desk.write("a.txt", "LEFTOVER\n" + text(desk) + "\nSo teh end.\n")
    before = text(desk)
    ran = desk.run("check", "--dry-run", "--diff", "main")
    edits = [line for line in ran.out.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert (ran.code, edits) == (1, ["-LEFTOVER", "-So teh end.", "+So the end."])
    assert text(desk) == before


def test_a_dry_run_over_old_faults_finds_nothing_to_fix(desk: Newsroom) -> None:
    desk.write("a.txt", text(desk) + "\nA mill.\n")
    ran = desk.run("check", "--dry-run", "--diff", "main")
    assert (ran.code, ran.out) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_that_cannot_be_written_is_reported_by_its_own_lines(desk: Newsroom) -> None:
    desk.write("a.txt", "LEFTOVER\nteh new mill.\n" + text(desk))
    (desk.folder / "a.txt").chmod(0o444)
    ran = desk.check("--fix", "--diff", "main")
    assert ran.code == 2
    assert [(rule, line) for _, rule, line, _ in ran.found] == [("mend.drop", 1), ("mend.teh", 2)]
    assert "cannot be written" in ran.json["errors"][0]["message"]


def test_of_fighting_rules_nothing_stays_and_old_lines_are_left_alone(desk: Newsroom) -> None:
    desk.write("house/mend/one.yml", RULE.format(wrong="colour", right="color"))
    desk.write("house/mend/two.yml", RULE.format(wrong="color", right="colour"))
    desk.write("a.txt", "LEFTOVER\n" + text(desk) + "\nteh colour.\n")
    ran = desk.check("--fix", "--diff", "main")
    assert text(desk) == "So teh mill.\n\nSo teh weir.\n\nSo teh lock.\n\nthe colour.\n"
    assert [(rule, line) for _, rule, line, _ in ran.found] == [("mend.one", 7)]
    assert "mend.one and mend.two undo each other" in ran.err


def test_what_is_written_through_a_link_is_what_git_knows_of_the_file(desk: Newsroom) -> None:
    (desk.folder / "0.txt").symlink_to("a.txt")  # new as a link, and found before the file that did not change
    ran = desk.run("check", "--fix", "--diff", "main")
    assert (ran.code, text(desk).count("teh")) == (1, 3)


def test_suppressions_go_to_changed_lines_only(desk: Newsroom) -> None:
    desk.write("a.txt", text(desk) + "\nA gizmo.\n")
    ran = desk.run("check", "--add-suppressions", "--diff", "main")
    assert ran.out == "Silenced 1 finding with 1 comment in 1 file.\n"
    assert text(desk) == "So teh mill.\n\nSo teh weir.\n\nSo teh lock.\n\n# copydesk: ignore-next-line demo.gizmo\nA gizmo.\n"
    assert desk.run("check", "--diff", "main").code == 0


@pytest.mark.parametrize("option", ["--fix", "--dry-run", "--add-suppressions"])
def test_what_is_staged_cannot_be_written(desk: Newsroom, option: str) -> None:
    desk.write("a.txt", text(desk) + "\nSo teh end.\n")
    git(desk.folder, "add", "--all")
    before = text(desk)
    ran = desk.run("check", option, "--staged")
    assert (ran.code, text(desk)) == (2, before)
    assert "--diff HEAD goes with what writes files" in ran.err
