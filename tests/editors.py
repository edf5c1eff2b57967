"""An editor for the tests of the editor server: it starts the server, talks JSON-RPC with it, and waits for what it is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import linter

PATIENCE = 60.0  # seconds: enough for a slow machine, and reached only by a test that fails
ABLE: dict[str, Any] = {
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True, "tagSupport": {"valueSet": [1]}},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}}},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]}},
}


class Editor:
    """A session with a server of its own; use it as a context manager."""

    def __init__(self, root: Path, folders: Sequence[Path] = (), **can: Any) -> None:
        environment = {**os.environ, "PYTHONPATH": str(Path(linter.__file__).parent.parent)}
        self._server = subprocess.Popen(
            [sys.executable, "-m", "linter", "lsp"],
            cwd=root,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.root = root
        self.told: list[Any] = []  # every message of the server, in order
        self._news = threading.Condition()
        self._last = 0
        threading.Thread(target=self._listen, daemon=True).start()
        capabilities = {key: {**ABLE.get(key, {}), **can.get(key, {})} for key in {*ABLE, *can}}
        begin = {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities}
        if folders:
            begin["workspaceFolders"] = [{"uri": folder.as_uri(), "name": folder.name} for folder in folders]
        self.server = self.ask("initialize", begin)
        self.capabilities = self.server["capabilities"]
        self.tell("initialized", {})

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *_: object) -> None:
        if self._server.poll() is None:
            self._server.kill()
        self._server.wait()
        for stream in (self._server.stdin, self._server.stdout, self._server.stderr):
            if stream is not None:
                stream.close()

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def begin(self, method: str, params: Any) -> int:
        """Send a request; the id to wait for its answer with."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        return self._last

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its result."""
        answer = self.answer(method, params)
        assert "error" not in answer, answer
        return answer["result"]

    def answer(self, method: str, params: Any) -> Any:
        """Send a request and wait for the answer, be it an error."""
        number = self.begin(method, params)
        return self.wait(lambda m: m.get("id") == number and "method" not in m)

    def wait(self, wanted: Callable[[Any], bool], since: int = 0) -> Any:
        """The first message of the server that is wanted, from the given number of messages on."""
        found: list[Any] = []

        def there() -> bool:
            found[:] = [m for m in self.told[since:] if wanted(m)][:1]
            return bool(found)

        with self._news:
            assert self._news.wait_for(there, PATIENCE), f"the server never said it; it said {self.told[since:]}"
        return found[0]

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        """Open a text under a name in the root, or under a URI; its URI."""
        uri = name if ":" in name else (self.root / name).as_uri()
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}})
        return uri

    def change(self, uri: str, version: int, *changes: Any) -> None:
        """Change an open text; a change is a new text, or a range and what comes in its place."""
        content = [{"text": c} if isinstance(c, str) else {"range": c[0], "text": c[1]} for c in changes]
        self.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": content})

    def published(self, uri: str, version: int | None = None, since: int = 0) -> list[Any]:
        """What is published for a text, in a version where one is named."""
        return self.wait(lambda m: is_published(m, uri) and (version is None or m["params"].get("version") == version), since)["params"][
            "diagnostics"
        ]

    def stop(self) -> int:
        """End the session as the protocol wants it; the exit code."""
        self.ask("shutdown", None)
        return self.leave()

    def leave(self) -> int:
        """Say `exit` and no more; the exit code."""
        self._send({"method": "exit"})
        return self._server.wait(PATIENCE)

    def die(self) -> int:
        """Go without a word, as an editor that is killed; the exit code of the server."""
        assert self._server.stdin is not None
        self._server.stdin.close()
        return self._server.wait(PATIENCE)

    def _send(self, message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def write(self, content: bytes) -> None:
        """Send bytes as they are."""
        assert self._server.stdin is not None
        self._server.stdin.write(content)
        self._server.stdin.flush()

    def _listen(self) -> None:
        stream = self._server.stdout
        assert stream is not None
        while header := stream.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while stream.readline().strip():
                    pass
                message = json.loads(stream.read(length))
                with self._news:
                    self.told.append(message)
                    self._news.notify_all()
            else:  # nothing but the protocol may be there
                with self._news:
                    self.told.append({"rubbish": header.decode("utf-8", "replace")})
                    self._news.notify_all()


def is_published(message: Any, uri: str) -> bool:
    """Whether a message publishes findings for a text."""
    return message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri


GIZMO = """\
extends: existence
message: "'%s' is a gizmo."
level: error
why: Gizmos break.
link: https://example.org/gizmo
mend: Say what it does.
silent: Gizmos in code.
tokens: [gizmo]
"""
HOUSE = {
    "house/demo/gizmo.yml": GIZMO,
    "house/demo/colour.yml": "extends: substitution\nmessage: \"'%[2]s' is written '%[1]s' here.\"\nlevel: warning\n"
    "action: {name: replace, safe: true}\nswap: {color: colour, grey-ish: greyish}\n",
    "house/demo/doodad.yml": "extends: existence\nmessage: \"'%s' is a doodad.\"\nlevel: suggestion\ntokens: [doodad]\n",
    ".copydesk.yml": "rules: [house]\nselect: [demo, suppress] # ours\n",
}


def furnish(folder: Path) -> Path:
    """Write the project; its folder."""
    for name, text in HOUSE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one's own."""
    return furnish(tmp_path)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor for all tests of a module that do not change the project."""
    with Editor(furnish(tmp_path_factory.mktemp("project"))) as editor:
        yield editor
