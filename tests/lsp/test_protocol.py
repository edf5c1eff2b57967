"""What an editor may do wrong, or ask for in vain: it gets an answer, and the session goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from editors import Editor, is_published

import linter

HOVER = "textDocument/hover"
NOWHERE = {"textDocument": {"uri": "file:///nowhere.md"}, "position": {"line": 0, "character": 0}}


def frame(message: Any) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def test_it_promises_what_it_does_and_no_more(editor: Editor) -> None:
    assert editor.server["serverInfo"] == {"name": "copydesk", "version": linter.__version__}
    assert editor.capabilities == {
        "positionEncoding": "utf-16",
        "textDocumentSync": {"openClose": True, "change": 2, "save": True},
        "hoverProvider": True,
        "codeActionProvider": {"codeActionKinds": ["quickfix", "source.fixAll.copydesk"]},
        "workspace": {"workspaceFolders": {"supported": True, "changeNotifications": True}},
    }


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("textDocument/definition", NOWHERE, -32601),
        ("house/secret", {}, -32601),
        ("workspace/executeCommand", {"command": "format"}, -32602),
        (HOVER, {"rubbish": 1}, -32602),
        (HOVER, None, -32602),
        ("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, -32600),
    ],
)
def test_what_is_not_there_is_refused_and_no_bug(editor: Editor, method: str, params: Any, code: int) -> None:
    since = len(editor.told)
    assert editor.answer(method, params)["error"]["code"] == code
    assert editor.ask(HOVER, NOWHERE) is None
    assert "please report" not in str(editor.told[since:])
    assert not [m for m in editor.told if m.get("method") == "window/showMessage"]


@pytest.mark.parametrize(
    "content",
    [b"Content-Length: 5\r\n\r\n{bad}", b"Content-Length: 3\r\n\r\n{\xff}", frame([1]), frame(None), frame({"id": 1}), b"hello\r\n\r\n"],
)
def test_what_cannot_be_read_is_passed_over(editor: Editor, content: bytes) -> None:
    since = len(editor.told)
    editor.write(content)
    assert editor.ask(HOVER, NOWHERE) is None
    assert "please report" not in str(editor.told[since:])


def test_a_header_may_be_spelt_in_any_way(editor: Editor) -> None:
    body = json.dumps({"jsonrpc": "2.0", "id": "mine", "method": HOVER, "params": NOWHERE}).encode()
    editor.write(b"content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:%d\r\n\r\n%s" % (len(body), body))
    assert editor.wait(lambda m: m.get("id") == "mine")["result"] is None


def test_a_message_longer_than_any_is_the_end(project: Path) -> None:
    with Editor(project) as editor:
        editor.write(b"Content-Length: 99999999999999999999\r\n\r\n")
        assert editor.die() == 1


def test_an_editor_that_dies_takes_the_server_with_it(project: Path) -> None:
    with Editor(project) as editor:
        editor.open("a.md", "gizmo " * 10_000)
        assert editor.die() == 1


def test_after_shutdown_every_request_is_refused(project: Path) -> None:
    with Editor(project) as editor:
        assert editor.ask("shutdown", None) is None
        assert editor.answer("shutdown", None)["error"]["code"] == -32600
        assert editor.answer(HOVER, NOWHERE)["error"]["code"] == -32600
        assert editor.leave() == 0


def test_before_the_session_begins_every_request_is_refused(project: Path) -> None:
    opened = {"textDocument": {"uri": "file:///a.md", "languageId": "markdown", "version": 1, "text": "gizmo"}}
    said = [
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": opened},
        {"jsonrpc": "2.0", "id": 1, "method": HOVER, "params": NOWHERE},
        {"jsonrpc": "2.0", "method": "exit"},
    ]
    command = [sys.executable, "-m", "linter", "lsp"]
    ran = subprocess.run(
        command, input=b"".join(map(frame, said)), capture_output=True, check=False, cwd=Path(linter.__file__).parent.parent
    )
    assert (ran.returncode, ran.stderr, ran.stdout.count(b"Content-Length")) == (1, b"", 1)
    assert b'"code": -32002' in ran.stdout


def test_a_text_opened_twice_is_the_second(editor: Editor) -> None:
    uri = editor.open("twice.md", "gizmo")
    assert len(editor.published(uri)) == 1
    since = len(editor.told)
    editor.open("twice.md", "gizmo and gizmo")
    assert len(editor.wait(lambda m: is_published(m, uri), since)["params"]["diagnostics"]) == 2
