from __future__ import annotations

import json
import os
from collections.abc import Callable

import pytest
from conftest import CONFIG, Newsroom

FILE = ".copydesk-baseline.json"
USED = f"{CONFIG}baseline: {FILE}\n"


@pytest.fixture
def desk(newsroom: Newsroom) -> Newsroom:
    """A newsroom with three known faults in two files."""
    newsroom.write("a.txt", "We bought a gizmo today.\n\nA widget came too.\n")
    newsroom.write("news/b.txt", "They sold a gizmo.\n")
    newsroom.write(".copydesk.yml", USED)
    assert newsroom.run("baseline").code == 0
    return newsroom


def rows(desk: Newsroom, name: str = FILE) -> list[tuple[str, str]]:
    """(path, rule) of the entries."""
    return [(e["path"], e["rule"]) for e in json.loads((desk.folder / name).read_text("utf-8"))["findings"]]


def test_what_is_known_is_hidden_and_counted(desk: Newsroom) -> None:
    ran = desk.run("check", "--fail-level", "suggestion")
    assert (ran.code, ran.out, ran.err) == (0, "", "No findings in 2 files (3 baselined).\n")
    assert desk.check().json["baselined"] == 3
    ran = desk.run("check", "--no-baseline", "--output-format", "json")
    assert (ran.code, len(ran.json["findings"]), ran.json["baselined"]) == (1, 3, 0)


def test_the_file_is_one_entry_a_line_without_lines_and_messages(desk: Newsroom) -> None:
    assert (desk.folder / FILE).read_text("utf-8") == (
        '{"version": 1, "findings": [\n'
        '{"path": "a.txt", "rule": "demo.gizmo", "text": "gizmo", "before": "We bought a", "after": "today."},\n'
        '{"path": "a.txt", "rule": "demo.widget", "text": "widget", "before": "A", "after": "came too."},\n'
        '{"path": "news/b.txt", "rule": "demo.gizmo", "text": "gizmo", "before": "They sold a", "after": "."}\n'
        "]}\n"
    )


def test_a_moved_paragraph_stays_known_and_a_second_copy_is_new(desk: Newsroom) -> None:
    desk.write("a.txt", "A new opening.\n\nA widget came too.\n\nWe bought a gizmo today.\n\nWe bought a gizmo today.\n")
    ran = desk.check()
    assert (ran.found, ran.code, ran.err) == ([("a.txt", "demo.gizmo", 7, 13)], 1, "")


def test_a_known_finding_fails_no_run_and_adds_to_no_score(desk: Newsroom) -> None:
    assert desk.run("check", "--max-score", "0").code == 0
    assert desk.run("check", "--max-score", "0", "--no-baseline").code == 1


def test_a_stale_entry_is_told_and_pruned(desk: Newsroom) -> None:
    desk.write("a.txt", "We bought a lamp today.\n\nA widget came too. A widget came twice.\n")
    ran = desk.run("check")
    assert f"copydesk: {FILE}: 1 entry stands for nothing" in ran.err
    assert "baseline --prune" in ran.err
    ran = desk.run("baseline", "--prune")
    assert (ran.code, ran.out) == (0, f"Wrote {FILE}: 2 known findings (0 new, 1 stale removed)\n")
    assert rows(desk) == [("a.txt", "demo.widget"), ("news/b.txt", "demo.gizmo")]
    ran = desk.run("check")
    assert ran.out == "a.txt:3:22: warning demo.widget 'widget' is a widget.\n"  # it was not added
    assert FILE not in ran.err


def test_what_a_run_does_not_look_at_is_not_stale(desk: Newsroom) -> None:
    for options in (["a.txt"], ["--select", "demo.doodad"], ["--min-level", "error"]):
        assert desk.run("check", *options, "-q").err == ""
        assert f"Left as it is: {FILE}: 3 known" in desk.run("baseline", *options).out
    desk.write("news/b.txt", b"%PDF-1.4")
    ran = desk.run("baseline")
    assert (ran.code, len(rows(desk))) == (2, 3)
    assert "news/b.txt: not checked" in ran.err


def test_the_entries_of_a_deleted_file_are_stale(desk: Newsroom) -> None:
    (desk.folder / "news/b.txt").unlink()
    assert f"{FILE}: 1 entry stands for nothing" in desk.run("check", "a.txt", "-q").err
    desk.run("baseline", "a.txt", "--prune")
    assert rows(desk) == [("a.txt", "demo.gizmo"), ("a.txt", "demo.widget")]


def test_a_renamed_file_brings_its_faults_as_new_ones(desk: Newsroom) -> None:
    (desk.folder / "news/b.txt").rename(desk.folder / "news/c.txt")
    ran = desk.check()
    assert [path for path, *_ in ran.found] == ["news/c.txt"]
    assert "1 entry stands for nothing" in ran.err
    desk.run("baseline", "news")
    assert rows(desk)[-1] == ("news/c.txt", "demo.gizmo")
    assert len(rows(desk)) == 3


def test_an_entry_of_a_rule_that_is_gone_is_stale(desk: Newsroom) -> None:
    (desk.folder / "house/demo/widget.yml").unlink()
    desk.run("baseline", "--prune")
    assert [rule for _, rule in rows(desk)] == ["demo.gizmo", "demo.gizmo"]


def test_what_a_comment_silences_meanwhile_is_stale(desk: Newsroom) -> None:
    desk.write("news/b.txt", "# copydesk: ignore-file demo.gizmo\n\nThey sold a gizmo.\n")
    ran = desk.check()
    assert (ran.json["suppressed"], ran.json["baselined"], "1 entry stands" in ran.err) == (1, 2, True)


def test_new_findings_join_those_of_other_files(desk: Newsroom) -> None:
    desk.write("news/b.txt", "They sold a gizmo.\nThey sold a gizmo.\nA doodad.\n")
    ran = desk.run("baseline", "news", "--min-level", "warning")
    assert ran.out == f"Wrote {FILE}: 4 known findings (1 new, 0 stale removed)\n"
    assert '"after": ".", "ordinal": 2}' in (desk.folder / FILE).read_text("utf-8")
    assert [rule for _, rule, *_ in desk.check().found] == ["demo.doodad"]


def test_a_baseline_beside_no_configuration_key(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    ran = newsroom.run("baseline")
    assert f"`copydesk check --baseline {FILE}`" in ran.out
    assert newsroom.run("check").code == 1  # it is used by those who name it
    assert newsroom.run("check", "--baseline", FILE).code == 0
    newsroom.write("a.txt", "A mill.\n")
    assert newsroom.run("baseline", "--prune").out.startswith(f"Wrote {FILE}: 0 known findings (0 new, 1 stale removed)")


def test_paths_are_seen_from_the_baseline_whatever_folder_one_is_in(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.folder / "news")
    assert desk.run("check", "b.txt", "../a.txt").code == 0
    assert desk.run("check", "-", "--stdin-filename", "b.txt", stdin=b"They sold a gizmo.\n").code == 0
    desk.run("baseline", "--output", "own.json", "..")
    assert rows(desk, "news/own.json")[0] == ("../a.txt", "demo.gizmo")
    assert desk.run("check", "--baseline", "own.json", "..").code == 0


def test_each_configuration_has_its_own(desk: Newsroom) -> None:
    desk.write("news/.copydesk.yml", "rules: [../house]\nselect: [demo]\nbaseline: known.json\n")
    assert desk.run("baseline").code == 0
    assert rows(desk, "news/known.json") == [("b.txt", "demo.gizmo")]
    assert desk.run("check").code == 0


def test_the_key_is_relative_to_the_file_that_says_it_and_can_be_extended(desk: Newsroom) -> None:
    desk.write("house.yml", USED)
    desk.write("news/.copydesk.yml", "extends: ../house.yml\nrules: []\n")
    assert desk.run("check", "news").code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, f"{FILE}: there is no such baseline; `copydesk baseline --output {FILE}` writes it"),
        ("{\n", f"{FILE}:2: is not valid JSON"),
        (b"\n\xff", f"{FILE}:2: the baseline is not UTF-8 text"),
    ],
)
def test_a_baseline_that_cannot_be_used(desk: Newsroom, content: str | bytes | None, said: str) -> None:
    (desk.folder / FILE).unlink()
    if content is not None:
        desk.write(FILE, content)
    ran = desk.run("check")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert desk.run("baseline", "--prune").code == 2


def test_options_that_exclude_each_other_and_standard_input(desk: Newsroom) -> None:
    assert desk.run("check", "--baseline", FILE, "--no-baseline").code == 2
    assert desk.run("baseline", "-").code == 2


def test_a_file_that_cannot_be_written_leaves_the_old_one(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    old = (desk.folder / FILE).read_bytes()
    desk.write("a.txt", "A gizmo and a gizmo.\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    ran = desk.run("baseline", "--select", "demo")
    assert (ran.code, "cannot write" in ran.err) == (2, True)
    assert (desk.folder / FILE).read_bytes() == old
    assert not [name for name in os.listdir(desk.folder) if name.startswith(f"{FILE}.")]


def test_a_bug_in_a_rule_costs_no_entry(desk: Newsroom, crash: Callable[[], None]) -> None:
    crash()
    assert desk.run("baseline").code == 3
    assert len(rows(desk)) == 3
