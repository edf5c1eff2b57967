"""A newsroom to run the command in: a folder with rules of its own, so that tests do not hang on those that ship."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from editors import editor, project  # noqa: F401
from grammar_servers import installation, languagetool, no_checker_of_ones_own, player, pytest_terminal_summary, running  # noqa: F401
from hypothesis import settings

from linter.cli import main

# CI runs the same examples every time; whoever works on the code gets new ones. No timing decides a test
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")

RULES = {
    "demo/gizmo.yml": "extends: existence\nmessage: \"'%s' is a gizmo.\"\nlevel: error\nwhy: Gizmos break.\ntokens: [gizmo]\n",
    "demo/widget.yml": "extends: existence\nmessage: \"'%s' is a widget.\"\nlevel: warning\ntokens: [widget]\n",
    "demo/doodad.yml": "extends: existence\nmessage: \"'%s' is a doodad.\"\nlevel: suggestion\ntokens: [doodad]\n",
    "spare/gadget.yml": "extends: existence\nmessage: \"'%s' is a gadget.\"\nlevel: error\nenabled: false\ntokens: [gadget]\n",
}
CONFIG = "rules: [house]\nselect: [demo, suppress]\n"


class Ran(NamedTuple):
    """What a run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def found(self) -> list[tuple[str, str, int, int]]:
        """(path, rule, line, column) of the findings of a JSON report."""
        return [(f["path"], f["rule"], f["line"], f["column"]) for f in self.json["findings"]]


class Newsroom:
    """Files, and the command run among them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def run(self, *arguments: str, stdin: bytes = b"") -> Ran:
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(arguments)
        out, err = self._capsys.readouterr()
        return Ran(code, out, err)

    def check(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """`copydesk check` with a JSON report."""
        return self.run("check", "--output-format", "json", *arguments, stdin=stdin)


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the test run's own, so that none is left behind and none from before is met."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def newsroom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Newsroom:
    """An empty folder that is a repository, with the demo rules switched on."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "COPYDESK_TRACEBACK", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    room = Newsroom(tmp_path, capsys, monkeypatch)
    (tmp_path / ".git").mkdir()
    for name, text in RULES.items():
        room.write(f"house/{name}", text)
    room.write(".copydesk.yml", CONFIG)
    return room


@pytest.fixture
def crash(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes the check `existence` fail, as a bug of ours would."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("by design")

    def arm() -> None:
        monkeypatch.setattr("linter.checks.existence.find", broken)

    return arm
