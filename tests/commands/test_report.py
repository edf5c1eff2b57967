"""`--report FORMAT=FILE`: more than one report of one run."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from conftest import Newsroom

from linter.report import FORMATS

COPY = "A gizmo and a widget.\n\nSo the doodad stayed where it was, and nobody asked.\n"


@pytest.fixture
def desk(newsroom: Newsroom) -> Newsroom:
    newsroom.write("a.txt", COPY)
    newsroom.write("b.md", "# A sound mill\n\nNothing is wrong here.\n")
    newsroom.write("c.txt", b"\x00\x01\x02\x00\x03")
    return newsroom


def read(desk: Newsroom, name: str) -> bytes:
    return (desk.folder / name).read_bytes()


def test_each_report_is_that_of_a_run_of_its_own(desk: Newsroom) -> None:
    for name in FORMATS:
        desk.run("check", "--output-format", name, "--output-file", f"{name}.one", "a.txt", "b.md", "c.txt")
    several = [word for name in FORMATS for word in ("--report", f"{name}={name}.more")]
    plain = desk.run("check", "a.txt", "b.md", "c.txt")
    ran = desk.run("check", *several, "a.txt", "b.md", "c.txt")
    assert ran == plain
    assert [name for name in FORMATS if read(desk, f"{name}.one") != read(desk, f"{name}.more")] == []


def test_it_stands_beside_what_is_printed_or_written(desk: Newsroom) -> None:
    ran = desk.check("--report", "concise=log", "--output-file", "r.json", "a.txt")
    assert (ran.code, ran.out) == (1, "")
    assert [f["rule"] for f in json.loads(read(desk, "r.json"))["findings"]] == ["demo.gizmo", "demo.widget", "demo.doodad"]
    assert read(desk, "log").decode().startswith("a.txt:1:3: error demo.gizmo ")


def test_a_file_has_no_colours_and_a_width_of_its_own(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt", "A gizmo of the old kind, " * 20)
    desk.run("check", "--report", "full=plain", "a.txt")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "300")
    ran = desk.run("check", "--color", "always", "--report", "full=more", "a.txt")
    desk.run("check", "--color", "always", "--output-format", "full", "--output-file", "file", "a.txt")
    assert "\x1b[" in ran.out
    assert read(desk, "plain") == read(desk, "more") == read(desk, "file")
    assert b"\x1b" not in read(desk, "file")
    assert max(map(len, read(desk, "file").decode().splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--report", "json"], "'json' names no file (FORMAT=FILE, as in sarif=copydesk.sarif)"),
        (["--report", "json="], "'json=' names no file"),
        (["--report", "jsn=r"], "'jsn' is no format; did you mean 'json'?"),
        (["--report", "=r"], "'' is no format"),
        (["--report", "json=r", "--report", "sarif=./r"], "a report cannot be written to 'r', which is the file of another report"),
        (["--report", "json=r", "--output-file", "r"], "a report cannot be written to 'r', which is the file of another report"),
        (["--report", "json=a.txt"], "a report cannot be written to 'a.txt', which is an article that is to be checked"),
        (["--output-file", "a.txt"], "which is an article that is to be checked"),
        (["--report", "json=-"], "- is no file"),
        (["--output-file", "-"], "- is no file"),
        (["--report", "json=r", "--statistics"], "--statistics is a table for people; it does not go with --report"),
        (["--report", "json=r", "--dry-run"], "--dry-run prints a diff in place of the report"),
        (["--report", "json=r", "--add-suppressions"], "--add-suppressions prints no report"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_written(desk: Newsroom, arguments: list[str], said: str) -> None:
    ran = desk.run("check", *arguments, "a.txt")
    assert (ran.code, ran.out, read(desk, "a.txt").decode()) == (2, "", COPY)
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (desk.folder / "r").exists()


def test_a_link_does_not_hide_that_two_reports_have_one_file(desk: Newsroom) -> None:
    (desk.folder / "link").symlink_to("r")
    assert desk.run("check", "--report", "json=link", "--report", "sarif=r", "a.txt").code == 2


def test_what_is_thrown_away_may_be_so_twice(desk: Newsroom) -> None:
    assert desk.run("check", "--report", f"json={os.devnull}", "--output-file", os.devnull, "a.txt").code == 1


def test_one_that_cannot_be_written_keeps_back_none_of_the_others(desk: Newsroom) -> None:
    (desk.folder / "folder").mkdir()
    given = ["--report", "json=no/r", "--report", "sarif=folder", "--report", "concise=log", "a.txt"]
    ran = desk.run("check", *given)
    assert (ran.code, "demo.gizmo" in ran.out) == (2, True)
    assert ran.err == "copydesk: cannot write 'no/r': No such file or directory; cannot write 'folder': Is a directory\n"
    assert read(desk, "log")


def test_after_fixing_it_tells_what_is_left(desk: Newsroom) -> None:
    desk.write("house/mend/teh.yml", "extends: substitution\nmessage: m\nswap: {teh: the}\naction: {name: replace, safe: true}\n")
    desk.write(".copydesk.yml", "rules: [house]\nselect: [demo, mend]\n")
    desk.write("a.txt", "So teh gizmo stays.\n")
    desk.run("check", "--fix", "--report", "json=r", "a.txt")
    assert [(f["rule"], f["column"]) for f in json.loads(read(desk, "r"))["findings"]] == [("demo.gizmo", 8)]


def test_it_goes_with_standard_input_that_is_mended(desk: Newsroom) -> None:
    ran = desk.run("check", "--fix", "-", "--report", "json=r", stdin=b"A gizmo.\n")
    assert ran.out == "A gizmo.\n"
    assert json.loads(read(desk, "r"))["findings"][0]["path"] == "<stdin>"


def test_no_report_of_a_run_that_was_refused(desk: Newsroom, tmp_path: Path) -> None:
    desk.write(".copydesk.yml", "rules: [house]\nselect: [no-such-pack]\n")
    assert desk.run("check", "--report", "json=r", "a.txt").code == 2
    assert not (desk.folder / "r").exists()
