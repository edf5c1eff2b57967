"""Checks in memory: what is read anew, and what becomes of mistakes and crashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import checks
from linter.lsp.checker import Checked, Checker


def check(checker: Checker, project: Path, text: str = "A gizmo, a color, a doodad.") -> Checked:
    return checker.check(str(project / "a.md"), text, "markdown")


def rules(checked: Checked) -> list[str]:
    return [finding.rule for finding in checked.findings]


@pytest.fixture
def checker(project: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    monkeypatch.chdir(project)
    return Checker()


def test_a_rule_that_crashes_rests_and_the_others_go_on(checker: Checker, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("by naught")

    monkeypatch.setattr(checks.load("substitution"), "find", crash)
    checked = check(checker, project)
    assert rules(checked) == ["demo.gizmo", "demo.doodad"]
    assert "internal error in the rule demo.colour: ZeroDivisionError: by naught" in checked.notes[0]
    assert check(checker, project).notes == ()
    monkeypatch.undo()
    (project / ".copydesk.yml").write_text("rules: [house]\nselect: [demo]\n", encoding="utf-8")
    assert rules(check(checker, project)) == ["demo.gizmo", "demo.colour", "demo.doodad"]


@pytest.mark.parametrize("name", ["words.txt", "base.yml", "house/demo/doodad.yml", "known.json"])
def test_every_file_a_configuration_names_is_watched(checker: Checker, project: Path, name: str) -> None:
    (project / "words.txt").write_text("colour\n", encoding="utf-8")
    (project / "base.yml").write_text("rules: [house]\nselect: [demo]\naccept: {all: words.txt}\n", encoding="utf-8")
    (project / "known.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")
    (project / ".copydesk.yml").write_text("extends: base.yml\nbaseline: known.json\n", encoding="utf-8")
    before = check(checker, project)
    assert check(checker, project).generation == before.generation
    path = project / name
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert check(checker, project).generation == before.generation + 1


def test_a_configuration_that_comes_nearer_holds(checker: Checker, project: Path) -> None:
    near = project / "news"
    near.mkdir()
    assert rules(checker.check(str(near / "a.md"), "A gizmo.")) == ["demo.gizmo"]
    (near / ".copydesk.yml").write_text("select: [fragment]\n", encoding="utf-8")
    assert rules(checker.check(str(near / "a.md"), "A gizmo.")) == []


def test_without_a_last_good_configuration_the_mistake_is_all_there_is(checker: Checker, project: Path) -> None:
    (project / ".copydesk.yml").write_text("select: [nothing-of-the-kind]\n", encoding="utf-8")
    checked = check(Checker(), project)
    assert checked.findings == []
    assert checked.problem is not None
    assert (checked.problem.path, checked.problem.line) == (str(project / ".copydesk.yml"), 1)


def test_other_languages_and_excluded_files_are_let_be(checker: Checker, project: Path) -> None:
    assert rules(checker.check(str(project / "a.py"), "gizmo", "python")) == []
    assert rules(checker.check(str(project / "a.txt"), "gizmo", "python")) == ["demo.gizmo"]
    assert rules(checker.check(str(project / "node_modules/a.md"), "gizmo", "markdown")) == []


def test_where_grammar_waits_for_a_save_its_comments_are_not_called_unused(checker: Checker, project: Path) -> None:
    (project / ".copydesk.yml").write_text(
        "rules: [house]\nselect: [demo, suppress, grammar]\ngrammar: {server: 'http://127.0.0.1:9'}\n", encoding="utf-8"
    )
    assert rules(check(checker, project, "<!-- copydesk: ignore-file grammar -->\n\nA gizmo.\n")) == ["demo.gizmo"]
