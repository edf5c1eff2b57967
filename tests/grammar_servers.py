"""Servers for the tests of grammar, all on the loopback device: a real LanguageTool, and one that only plays it and can fail.

The real one is what `.ci/languagetool.sh` puts into a folder; where it is missing, the tests that need it are skipped, and the
summary says so.
"""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from linter.languagetool.servers import Installation, Local

FOLDER = Path(
    os.environ.get("COPYDESK_TEST_LANGUAGETOOL")
    or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "copydesk-ci" / "languagetool"
)


def why_not() -> str:
    """Why no real LanguageTool can be started here, or nothing."""
    if not shutil.which("java"):
        return "there is no java"
    if not (FOLDER / "languagetool-server.jar").exists():
        return f"there is no LanguageTool in {FOLDER} (bash .ci/languagetool.sh {FOLDER} puts one there)"
    return ""


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly what was not tested."""
    skipped = [r for r in terminalreporter.stats.get("skipped", ()) if "no LanguageTool: " in str(r.longrepr)]
    if skipped:
        terminalreporter.section("NOT TESTED: grammar with a real LanguageTool", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests were skipped: {why_not()}")


@pytest.fixture(scope="session")
def running() -> Iterator[str]:
    """The address of a real LanguageTool; ask for `languagetool`, which knows whether there can be one."""
    server = Local(Installation(str(FOLDER / "languagetool-server.jar"), "tests"), shutil.which("java") or "java", 60.0)
    try:
        yield server.client().url
    finally:
        server.close()


@pytest.fixture
def languagetool(request: pytest.FixtureRequest) -> str:
    """The address of a real LanguageTool server, started once for all tests."""
    if reason := why_not():
        pytest.skip(f"no LanguageTool: {reason}")
    address: str = request.getfixturevalue("running")
    return address


@pytest.fixture
def installation() -> Path:
    """A folder that LTP_JAR_DIR_PATH may name."""
    if reason := why_not():
        pytest.skip(f"no LanguageTool: {reason}")
    return FOLDER


class Player:
    """Plays LanguageTool: it knows that 'teh' is misspelt, and fails as it is told.

    `faults` are used up one by one by requests to check: a status code, `hang`, `drop` the connection, or `nonsense`.
    """

    def __init__(self) -> None:
        self.checks: list[dict[str, str]] = []
        self.asked: list[str] = []
        self.faults: list[int | str] = []
        self.headers: list[dict[str, str]] = []
        self.longest = 10**9
        self.dead = False
        self.languages = ("en", "en-US", "en-GB", "de-DE")
        self.rule = {"id": "MORFOLOGIK_RULE_EN_US", "category": {"id": "TYPOS", "name": "Possible Typo"}}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, body: str) -> tuple[int, object]:
        """The status and what is sent as JSON; a text is sent as it is."""
        if path == "/v2/info":
            return 200, {"software": {"name": "LanguageTool", "version": "0.0"}}
        if path == "/v2/languages":
            return 200, [{"code": code.split("-")[0], "longCode": code} for code in self.languages]
        form = {key: values[0] for key, values in parse_qs(body, keep_blank_values=True).items()}
        self.checks.append(form)
        fault = self.faults.pop(0) if self.faults else None
        if fault == "hang":
            time.sleep(1.0)
        if fault == "nonsense":
            return 200, "<html>Welcome</html>"
        if isinstance(fault, int):
            return fault, "something is wrong"
        text = "".join(part.get("text", part.get("markup", "")) for part in json.loads(form["data"])["annotation"])
        if len(text) > self.longest:
            return 413, "Your text is too long"
        return 200, {"matches": list(self._matches(text))}

    def _matches(self, text: str) -> Iterator[dict[str, object]]:
        units = text.encode("utf-16-le")
        word = "teh".encode("utf-16-le")
        at = units.find(word)
        while at >= 0:
            yield {"message": "It is misspelt.", "replacements": [{"value": "the"}], "offset": at // 2, "length": 3, "rule": self.rule}
            at = units.find(word, at + 1)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        player = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._reply("")

            def do_POST(self) -> None:
                self._reply(self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8"))

            def _reply(self, body: str) -> None:
                player.asked.append(self.path)
                player.headers.append(dict(self.headers))
                if player.dead or (body and player.faults[:1] == ["drop"]):
                    if player.faults[:1] == ["drop"]:
                        player.faults.pop(0)
                    self.connection.close()
                    return
                status, said = player.answer(self.path, body)
                data = (said if isinstance(said, str) else json.dumps(said)).encode("utf-8")
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def handle(self) -> None:
                try:
                    super().handle()
                except (OSError, ValueError):  # the client has left, or we have hung up
                    return

            def finish(self) -> None:
                try:
                    super().finish()
                except (OSError, ValueError):
                    return

            def log_message(self, *_: object) -> None:
                return

        return Handler


@pytest.fixture
def player() -> Iterator[Player]:
    """A server that plays LanguageTool."""
    made = Player()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def no_checker_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test meets a LanguageTool, or a setting, of whoever runs it."""
    for name in ("COPYDESK_GRAMMAR_SERVER", "LTP_JAR_DIR_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LTP_PATH", str(tmp_path_factory.getbasetemp() / "no-languagetool"))
