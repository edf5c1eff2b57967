"""Whole sessions: a server in a process of its own, and an editor that talks to it as editors do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Newsroom
from editors import HOUSE, Editor, is_published
from grammar_servers import Player

HOUSE_CONFIG = HOUSE[".copydesk.yml"]

TEXT = "# The mill\n\nThe 🏛🎪 old gizmo stands by the weir.\n"


def at(line: int, first: int, last: int) -> Any:
    return {"start": {"line": line, "character": first}, "end": {"line": line, "character": last}}


def shown(found: list[Any]) -> list[tuple[str, int, int]]:
    return [(d["code"], d["range"]["start"]["line"], d["range"]["start"]["character"]) for d in found]


def offered(editor: Editor, uri: str, where: Any, **context: Any) -> list[Any]:
    answer = editor.ask(
        "textDocument/codeAction", {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": [], **context}}
    )
    assert isinstance(answer, list)
    return answer


def applied(text: str, edits: list[Any]) -> str:
    """The text after the edits of one file; all in UTF-16."""
    raw = [line.encode("utf-16-le", "surrogatepass") for line in text.split("\n")]

    def offset(p: Any) -> int:
        return sum(len(line) + 2 for line in raw[: p["line"]]) + 2 * p["character"]

    whole = text.encode("utf-16-le", "surrogatepass")
    for edit in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        whole = whole[:start] + edit["newText"].encode("utf-16-le", "surrogatepass") + whole[end:]
    return whole.decode("utf-16-le", "surrogatepass")


def edits_of(action: Any) -> list[Any]:
    return [edit for change in action["edit"]["documentChanges"] for edit in change.get("edits", [])]


def test_what_is_found_stands_where_the_editor_counts_it(editor: Editor) -> None:
    uri = editor.open("emoji.md", TEXT)
    (found,) = editor.published(uri, 1)
    assert found == {
        "range": at(2, 13, 18), "severity": 1, "code": "demo.gizmo", "source": "copydesk", "message": "'gizmo' is a gizmo.",
        "codeDescription": {"href": "https://example.org/gizmo"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("named", "encoding", "character"), [(["utf-8", "utf-16"], "utf-8", 17), (["utf-32"], "utf-32", 11), (["x"], "utf-16", 13)]
)
def test_the_encoding_is_agreed_on(project: Path, named: list[str], encoding: str, character: int) -> None:
    with Editor(project, general={"positionEncodings": named}) as editor:
        assert editor.capabilities["positionEncoding"] == encoding
        assert shown(editor.published(editor.open("a.md", TEXT))) == [("demo.gizmo", 2, character)]


def test_lines_end_where_the_protocol_ends_them(editor: Editor) -> None:
    uri = editor.open("lines.md", "One\u2028two\x85three gizmo\r\nfour\rgizmo\n\nfive")
    assert shown(editor.published(uri, 1)) == [("demo.gizmo", 0, 14), ("demo.gizmo", 2, 0)]
    editor.change(uri, 2, (at(2, 0, 5), "mill"), (at(4, 4, 4), " gizmo"))
    assert shown(editor.published(uri, 2)) == [("demo.gizmo", 0, 14), ("demo.gizmo", 4, 5)]


def test_a_byte_order_mark_in_the_text_counts_as_the_editor_counts_it(editor: Editor) -> None:
    uri = editor.open("mark.md", "\ufeffgizmo, color")
    assert shown(editor.published(uri, 1)) == [("demo.gizmo", 0, 1), ("demo.colour", 0, 8)]
    (fix,) = [a for a in offered(editor, uri, at(0, 8, 8)) if a["title"].startswith("Replace")]
    assert applied("\ufeffgizmo, color", edits_of(fix)) == "\ufeffgizmo, colour"


def test_quick_changes_give_one_result_for_the_last(editor: Editor) -> None:
    uri = editor.open("quick.md", "A mill")
    assert editor.published(uri, 1) == []
    since = len(editor.told)
    for version in range(2, 12):
        editor.change(uri, version, (at(0, 6, 6), "" if version < 11 else " gizmo"))
    assert shown(editor.published(uri, 11, since)) == [("demo.gizmo", 0, 7)]
    published = [m["params"]["version"] for m in editor.told[since:] if is_published(m, uri)]
    assert len(published) <= 2
    assert published[-1] == 11


def test_the_format_comes_from_the_name_else_from_the_language(editor: Editor) -> None:
    text = "The mill.\n\n```\ngizmo\n```\n"
    assert len(editor.published(editor.open("code.md", text, "plaintext"))) == 0
    assert len(editor.published(editor.open("code", text, "markdown"))) == 0
    assert len(editor.published(editor.open("untitled:One", text, "markdown"))) == 0
    assert len(editor.published(editor.open("untitled:Two", text, "plaintext"))) == 1
    since = len(editor.told)
    editor.open("script.py", "gizmo", "python")
    editor.open("git:/old.md", "gizmo")
    assert editor.published(editor.open("after.md", "gizmo")) != []
    assert not [
        m for m in editor.told[since:] if m.get("method") == "textDocument/publishDiagnostics" and "after.md" not in m["params"]["uri"]
    ]


def test_a_name_with_blanks_and_signs_is_the_file_it_names(project: Path) -> None:
    (project / ".copydesk.yml").write_text("rules: [house]\nselect: [demo]\nexclude: ['a % b;c#/']\n", encoding="utf-8")
    with Editor(project) as editor:
        assert editor.published(editor.open("a % b;c#/x.md", "gizmo")) == []
        assert len(editor.published(editor.open("a % b;c/x.md", "gizmo"))) == 1


def test_known_findings_are_left_out(project: Path) -> None:
    (project / "a.md").write_text("The gizmo.\n", encoding="utf-8")
    (project / ".copydesk.yml").write_text("rules: [house]\nselect: [demo]\nbaseline: known.json\n", encoding="utf-8")
    known = '{"version": 1, "findings": [{"path": "a.md", "rule": "demo.gizmo", "text": "gizmo", "before": "The", "after": "."}]}'
    (project / "known.json").write_text(known, encoding="utf-8")
    with Editor(project) as editor:
        assert shown(editor.published(editor.open("a.md", "The gizmo.\n\nA new gizmo.\n"))) == [("demo.gizmo", 2, 6)]


def test_a_fix_mends_what_it_says(editor: Editor) -> None:
    text = "The 🏛 color of the gizmo.\n"
    uri = editor.open("fix.md", text)
    found = editor.published(uri, 1)
    fix, *_ = offered(editor, uri, at(0, 8, 8))
    assert (fix["title"], fix["kind"], fix["isPreferred"]) == ("Replace ‘color’ with ‘colour’", "quickfix", True)
    assert fix["diagnostics"] == [d for d in found if d["code"] == "demo.colour"]
    assert fix["edit"]["documentChanges"][0]["textDocument"] == {"uri": uri, "version": 1}
    mended = applied(text, edits_of(fix))
    assert mended == "The 🏛 colour of the gizmo.\n"
    editor.change(uri, 2, mended)
    assert shown(editor.published(uri, 2)) == [("demo.gizmo", 0, 21)]


def test_all_safe_fixes_at_once(editor: Editor) -> None:
    text = "The color is grey-ish.\n\nAnother color, said she: “My color.”\n"
    uri = editor.open("all.md", text)
    actions = offered(editor, uri, at(0, 0, 0), only=["source.fixAll"])
    assert [(a["title"], a["kind"]) for a in actions] == [("Fix all safe problems", "source.fixAll.copydesk")]
    assert applied(text, edits_of(actions[0])) == "The colour is greyish.\n\nAnother colour, said she: “My color.”\n"


def test_only_what_is_asked_for(editor: Editor) -> None:
    uri = editor.open("only.md", "The color.\n\nA gizmo.\n")
    assert {a["kind"] for a in offered(editor, uri, at(0, 0, 10), only=["quickfix"])} == {"quickfix"}
    assert {a["kind"] for a in offered(editor, uri, at(0, 0, 10))} == {"quickfix", "source.fixAll.copydesk"}
    assert offered(editor, uri, at(0, 0, 10), only=["refactor"]) == []
    assert not [a for a in offered(editor, uri, at(0, 0, 10)) if "gizmo" in a["title"]]


def test_in_a_selection_every_title_says_what_it_is_about(editor: Editor) -> None:
    uri = editor.open("many.md", "The gizmo, a gizmo.\n\nA color and a gizmo.\n")
    titles = [a["title"] for a in offered(editor, uri, {"start": at(0, 0, 0)["start"], "end": at(2, 0, 20)["end"]}, only=["quickfix"])]
    assert [t for t in titles if t.startswith(("Replace", "Ignore demo.gizmo"))] == [
        "Replace ‘color’ with ‘colour’", "Ignore demo.gizmo here (line 1)", "Ignore demo.gizmo here (line 3)",
    ]  # fmt: skip
    assert len(set(titles)) == len(titles)


def test_ignore_here(editor: Editor) -> None:
    text = "The mill\nhas a gizmo\nof its own.\n"
    uri = editor.open("ignore.md", text)
    (ignore,) = [a for a in offered(editor, uri, at(1, 6, 6)) if a["title"] == "Ignore demo.gizmo here"]
    editor.change(uri, 2, applied(text, edits_of(ignore)))
    assert editor.published(uri, 2) == []


def test_accept_a_word_and_disable_a_rule_in_the_configuration(editor: Editor) -> None:
    uri = editor.open("accept.md", "The gizmo.\n")
    actions = {a["title"]: a for a in offered(editor, uri, at(0, 5, 5))}
    accept = actions["Accept ‘gizmo’ for demo.gizmo in this project"]
    disable = actions["Disable demo.gizmo in this project"]
    assert accept["edit"]["documentChanges"][0]["textDocument"] == {"uri": (editor.root / ".copydesk.yml").as_uri(), "version": None}
    assert applied(HOUSE_CONFIG, edits_of(accept)) == HOUSE_CONFIG + "accept:\n  demo.gizmo:\n    - gizmo\n"
    assert applied(HOUSE_CONFIG, edits_of(disable)) == HOUSE_CONFIG + "ignore:\n  - demo.gizmo\n"


@pytest.mark.parametrize("action", ["Accept ‘gizmo’ for demo.gizmo in this project", "Disable demo.gizmo in this project"])
def test_what_was_added_to_the_configuration_holds_once_it_is_saved(project: Path, action: str) -> None:
    with Editor(project) as editor:
        uri = editor.open("a.md", "The gizmo.\n")
        (chosen,) = [a for a in offered(editor, uri, at(0, 5, 5)) if a["title"] == action]
        since = len(editor.told)
        (project / ".copydesk.yml").write_text(applied(HOUSE_CONFIG, edits_of(chosen)), encoding="utf-8")
        editor.tell("textDocument/didSave", {"textDocument": {"uri": (project / ".copydesk.yml").as_uri()}})
        assert editor.published(uri, since=since) == []


def test_an_open_configuration_is_edited_as_it_is_on_the_screen(project: Path) -> None:
    with Editor(project) as editor:
        config = editor.open(".copydesk.yml", "# new\n" + HOUSE_CONFIG, "yaml")
        uri = editor.open("a.md", "The gizmo.\n")
        (action,) = [a for a in offered(editor, uri, at(0, 5, 5)) if a["title"].startswith("Disable")]
        (change,) = action["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": config, "version": 1}
        assert change["edits"][0]["range"] == at(3, 0, 0)


def test_without_a_configuration_one_is_made(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with Editor(tmp_path) as editor:
        uri = editor.open("a.md", "The council raised the fee. which angered the boatmen.\n")
        (action,) = [a for a in offered(editor, uri, at(0, 30, 30)) if a["title"].startswith("Disable fragment.lower-case-start")]
        create, change = action["edit"]["documentChanges"]
        assert (create["kind"], create["uri"]) == ("create", (tmp_path / ".copydesk.yml").as_uri())
        assert change["edits"][0]["newText"] == "ignore:\n  - fragment.lower-case-start\n"


def test_beside_a_pyproject_that_is_the_configuration_none_is_made(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.copydesk]\nprofile = 'editorial'\n", encoding="utf-8")
    with Editor(tmp_path) as editor:
        uri = editor.open("a.md", "The council raised the fee. which angered the boatmen.\n")
        actions = offered(editor, uri, at(0, 30, 30))
        assert actions
        assert not [a for a in actions if "in this project" in a["title"]]


def test_a_client_without_versions_gets_plain_changes(project: Path) -> None:
    with Editor(project, workspace={"workspaceEdit": {}}) as editor:
        uri = editor.open("a.md", "The color.\n")
        fix, *_ = offered(editor, uri, at(0, 5, 5))
        assert fix["edit"] == {"changes": {uri: [{"range": at(0, 4, 9), "newText": "colour"}]}}


def test_hover_tells_what_the_rule_is_about(editor: Editor) -> None:
    uri = editor.open("hover.md", TEXT)
    hover = editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 15}})
    assert hover["range"] == at(2, 13, 18)
    assert hover["contents"]["kind"] == "markdown"
    for said in (
        "**demo.gizmo** · error",
        "'gizmo' is a gizmo.",
        "**Why:** Gizmos break.",
        "**How to mend it:** Say what",
        "Gizmos in code",
        "<https://example.org/gizmo>",
    ):
        assert said in hover["contents"]["value"]
    assert editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}) is None


def test_hover_in_plain_text_where_the_client_takes_no_other(project: Path) -> None:
    with Editor(project, textDocument={"hover": {}}) as editor:
        uri = editor.open("a.md", TEXT)
        hover = editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 15}})
        assert hover["contents"]["kind"] == "plaintext"
        assert "**" not in hover["contents"]["value"]


def test_closing_clears(editor: Editor) -> None:
    uri = editor.open("close.md", "gizmo")
    assert editor.published(uri, 1)
    since = len(editor.told)
    editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.published(uri, since=since) == []


def test_a_changed_configuration_holds_at_once(project: Path) -> None:
    with Editor(project) as editor:
        one, two = editor.open("one.md", "gizmo"), editor.open("two.md", "gizmo doodad")
        assert len(editor.published(one)) == 1
        assert [d["severity"] for d in editor.published(two)] == [1, 3]
        since = len(editor.told)
        (project / ".copydesk.yml").write_text("rules: [house]\nselect: [demo.doodad]\n", encoding="utf-8")
        editor.tell("textDocument/didSave", {"textDocument": {"uri": (project / ".copydesk.yml").as_uri()}})
        assert editor.published(one, since=since) == []
        assert [d["code"] for d in editor.published(two, since=since)] == ["demo.doodad"]


def test_a_changed_rule_holds_with_the_next_keystroke(project: Path) -> None:
    with Editor(project) as editor:
        uri = editor.open("one.md", "gizmo")
        assert len(editor.published(uri, 1)) == 1
        rule = project / "house/demo/gizmo.yml"
        rule.write_text(rule.read_text(encoding="utf-8").replace("[gizmo]", "[gizmos]"), encoding="utf-8")
        editor.change(uri, 2, "gizmo gizmos")
        assert shown(editor.published(uri, 2)) == [("demo.gizmo", 0, 6)]


def test_a_broken_configuration_is_marked_and_told_once(project: Path) -> None:
    with Editor(project) as editor:
        uri = editor.open("one.md", "gizmo")
        assert len(editor.published(uri, 1)) == 1
        config = project / ".copydesk.yml"
        config.write_text("rules: [house]\nselct: [demo]\n", encoding="utf-8")
        editor.change(uri, 2, "gizmo and gizmo")
        (mistake,) = editor.published(config.as_uri())
        assert mistake["range"] == at(1, 0, 13)
        assert "did you mean 'select'?" in mistake["message"]
        assert len(editor.published(uri, 2)) == 2  # by the last configuration that was good
        editor.change(uri, 3, "a gizmo")
        (found,) = editor.published(uri, 3)
        assert found["codeDescription"] == {"href": "https://example.org/gizmo"}
        hover = editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 4}})
        assert "Gizmos break." in hover["contents"]["value"]
        assert len([m for m in editor.told if m.get("method") == "window/showMessage"]) == 1
        since = len(editor.told)
        config.write_text(HOUSE_CONFIG, encoding="utf-8")
        editor.change(uri, 4, "gizmo")
        assert editor.published(config.as_uri(), since=since) == []
        assert len(editor.published(uri, 4)) == 1


def test_an_editor_that_asks_is_not_told_unasked(project: Path) -> None:
    with Editor(project, textDocument={"diagnostic": {}}, workspace={"diagnostics": {"refreshSupport": True}}) as editor:
        assert editor.capabilities["diagnosticProvider"]["interFileDependencies"] is False
        uri = editor.open("one.md", TEXT)
        report = editor.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        assert report["kind"] == "full"
        assert shown(report["items"]) == [("demo.gizmo", 2, 13)]
        editor.change(uri, 2, "gizmo")
        assert shown(editor.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"]) == [("demo.gizmo", 0, 0)]
        (project / ".copydesk.yml").write_text("rules: [house]\nselect: [demo.doodad]\n", encoding="utf-8")
        editor.tell("workspace/didChangeWatchedFiles", {"changes": []})
        editor.wait(lambda m: m.get("method") == "workspace/diagnostic/refresh")
        assert editor.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"] == []
        assert not [m for m in editor.told if m.get("method") == "textDocument/publishDiagnostics"]


def test_a_broken_configuration_is_marked_for_an_editor_that_asks_too(project: Path) -> None:
    with Editor(project, textDocument={"diagnostic": {}}, workspace={"diagnostics": {"refreshSupport": True}}) as editor:
        uri = editor.open("one.md", "gizmo")
        asked = {"textDocument": {"uri": uri}}
        config = project / ".copydesk.yml"
        assert len(editor.ask("textDocument/diagnostic", asked)["items"]) == 1
        for text, marked in (("rules: [nowhere]\n", 1), (HOUSE_CONFIG, 0)):
            since = len(editor.told)
            config.write_text(text, encoding="utf-8")
            editor.tell("workspace/didChangeWatchedFiles", {"changes": []})
            editor.wait(lambda m: m.get("method") == "workspace/diagnostic/refresh", since)
            assert len(editor.ask("textDocument/diagnostic", asked)["items"]) == 1  # by the last good one, where it is broken
            assert len(editor.published(config.as_uri(), since=since)) == marked


def test_changes_on_disk_are_asked_for_where_the_editor_can_tell(project: Path) -> None:
    with Editor(project, workspace={"didChangeWatchedFiles": {"dynamicRegistration": True}}) as editor:
        wish = editor.wait(lambda m: m.get("method") == "client/registerCapability")
        assert wish["params"]["registrations"][0]["method"] == "workspace/didChangeWatchedFiles"


def test_nonsense_and_cancelled_requests_do_no_harm(project: Path) -> None:
    with Editor(project) as editor:
        editor.tell("$/cancelRequest", {"id": 12345})
        editor.tell(
            "textDocument/didChange", {"textDocument": {"uri": "file:///nowhere.md", "version": 1}, "contentChanges": [{"text": "x"}]}
        )
        editor.tell("textDocument/didClose", {"textDocument": {"uri": "file:///nowhere.md"}})
        editor.tell("textDocument/didOpen", {"rubbish": True})
        uri = editor.open("a.md", "a \ud800 lone surrogate, \0 and a gizmo\x1b[31m")
        assert shown(editor.published(uri)) == [("demo.gizmo", 0, 28)]
        editor.tell(
            "$/cancelRequest",
            {"id": editor.begin("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 31}})},
        )
        assert editor.stop() == 0
        assert not [m for m in editor.told if "rubbish" in m]


def test_the_exit_code_tells_whether_the_editor_said_goodbye(project: Path) -> None:
    with Editor(project) as editor:
        assert editor.stop() == 0
    with Editor(project) as editor:
        assert editor.leave() == 1


def test_grammar_comes_with_a_save_and_after_the_rest(project: Path, player: Player) -> None:
    config = f"rules: [house]\nselect: [demo, grammar]\ngrammar: {{server: '{player.url}', categories: {{TYPOS: warning}}}}\n"
    (project / ".copydesk.yml").write_text(config, encoding="utf-8")
    with Editor(project) as editor:
        uri = editor.open("a.md", "He opened teh gate of the gizmo.\n")
        assert [d["code"] for d in editor.published(uri, 1)] == ["demo.gizmo"]
        since = len(editor.told)
        editor.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
        with_grammar = editor.wait(lambda m: is_published(m, uri) and len(m["params"]["diagnostics"]) == 2, since)
        assert [d["code"].split(".")[0] for d in with_grammar["params"]["diagnostics"]] == ["grammar", "demo"]


def test_a_very_large_text_is_checked_when_it_is_saved(project: Path) -> None:
    text = "The old mill grinds by the weir again. " * 60_000
    with Editor(project) as editor:
        uri = editor.open("large.txt", text, "plaintext")
        assert editor.published(uri, 1) == []
        editor.change(uri, 2, (at(0, 4, 7), "gizmo"))
        editor.wait(lambda m: m.get("method") == "window/logMessage" and "checked only when it is saved" in m["params"]["message"])
        editor.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
        assert shown(editor.published(uri, 2)) == [("demo.gizmo", 0, 4)]


def test_without_pygls_it_says_what_to_install(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    ran = newsroom.run("lsp")
    assert ran.code == 2
    assert ran.err == "copydesk: `copydesk lsp` needs pygls: install it with `pip install 'copydesk[lsp]'`\n"


def test_a_configuration_is_made_in_the_folder_of_the_text(tmp_path: Path) -> None:
    one, two, three = folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
    with Editor(tmp_path, folders=[one, two]) as editor:
        added, removed = ({"uri": folder.as_uri(), "name": folder.name} for folder in (three, one))
        editor.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [added], "removed": [removed]}})
        for folder, made in ((one, []), (two, [two]), (three, [three])):
            uri = editor.open((folder / "a.md").as_uri(), "The council raised the fee. which angered the boatmen.\n")
            disable = [a for a in offered(editor, uri, at(0, 30, 30)) if a["title"].startswith("Disable")]
            assert [a["edit"]["documentChanges"][0]["uri"] for a in disable] == [(place / ".copydesk.yml").as_uri() for place in made]


def test_an_editor_that_names_only_its_operations_takes_new_files_too(tmp_path: Path) -> None:
    with Editor(tmp_path, workspace={"workspaceEdit": {"resourceOperations": ["rename", "create"]}}) as editor:
        uri = editor.open("a.md", "The council raised the fee. which angered the boatmen.\n")
        assert [a for a in offered(editor, uri, at(0, 30, 30)) if a["title"].startswith("Disable")]


def test_a_changed_configuration_is_seen_where_the_editor_tells_of_no_change(project: Path) -> None:
    with Editor(project) as editor:
        uri = editor.open("a.md", "gizmo")
        assert len(editor.published(uri)) == 1
        since = len(editor.told)
        (project / ".copydesk.yml").write_text("rules: [house]\nselect: [demo.doodad]\n", encoding="utf-8")
        assert editor.published(uri, since=since) == []


def test_what_the_editor_cannot_show_is_left_out(project: Path) -> None:
    with Editor(project, textDocument={"publishDiagnostics": {}}) as editor:
        (found,) = editor.published(editor.open("a.md", "gizmo"))
        assert sorted(found) == ["code", "message", "range", "severity", "source"]
