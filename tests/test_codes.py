"""Patterns that were compiled in an earlier run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import codes, lazy

PATTERNS = [
    (r"\bmill\b", 0),
    (r"(?P<a>\d+)-(?P<b>[а-яé€😀]+)|(x)", re.I),
    (r"(?<!a)b{2,}+(?=c)|(?>d*)e", re.M),
    ("[^\\W\\d_]{3}|\U0001f600", re.I | re.M),
    (r"(?i:Ab)(c)", 0),
    (r"(?x) a  b", 0),
    (r"(.)\1", re.S),
]


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(codes, "_codes", {})
    monkeypatch.setattr(lazy, "known", lambda regex, flags: None)
    monkeypatch.setattr(lazy, "compiled", [])
    return tmp_path / "copydesk"


def again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run of the command."""
    monkeypatch.setattr(codes, "_codes", {})
    monkeypatch.setattr(lazy, "compiled", [])
    codes.recall()


def test_a_remembered_pattern_is_the_one_that_re_makes(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in PATTERNS:
        lazy.compile(*one)
    codes.remember()
    again(monkeypatch)
    for regex, flags in PATTERNS:
        made, wanted = lazy.compile(regex, flags), re.compile(regex, flags)
        assert (made, made.groupindex, made.groups) == (wanted, wanted.groupindex, wanted.groups)
    assert lazy.compiled == []


@given(st.text(alphabet="ab1-é€ \n"))
def test_a_remembered_pattern_finds_what_re_finds(text: str) -> None:
    for regex, flags in PATTERNS:
        code = codes._code(regex, int(flags))
        assert code
        found = [(m.span(), m.groupdict(), m.lastgroup) for m in codes._pattern(regex, code).finditer(text)]
        assert found == [(m.span(), m.groupdict(), m.lastgroup) for m in re.finditer(regex, text, flags)]


def test_new_patterns_are_added(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in PATTERNS[:3]:
        lazy.compile(*one)
        codes.remember()
        again(monkeypatch)
    for one in PATTERNS[:3]:
        lazy.compile(*one)
    assert lazy.compiled == []


def test_another_version_keeps_its_own(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("1.0", "2.0"):  # that of a hook, say, and that of an editor
        monkeypatch.setattr(codes, "__version__", version)
        again(monkeypatch)
        lazy.compile(*PATTERNS[0])
        codes.remember()
    monkeypatch.setattr(codes, "__version__", "1.0")
    again(monkeypatch)
    lazy.compile(*PATTERNS[0])
    assert lazy.compiled == []


@pytest.mark.parametrize("code", [(0, b"\xff\xff\xff\xff", 0, {}), (0, b"\x01", 0, {}), (0, b"", -5, {}), ("", "", "", "")])
def test_a_code_that_this_python_refuses_is_compiled(fresh: Path, monkeypatch: pytest.MonkeyPatch, code: codes.Code) -> None:
    monkeypatch.setattr(codes, "_codes", {(r"\bmill\b", 0): code})
    monkeypatch.setattr(lazy, "known", codes._made)
    assert lazy.compile(r"\bmill\b") == re.compile(r"\bmill\b")


def test_a_second_run_compiles_nothing_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: The mill\n---\n\nThe mill is old. “So is the weir,” said Mr Holt.\n", encoding="utf-8")
    code = (
        "import sys; from linter import cache, cli; save = cache.save\n"
        "cache.save = lambda name, *rest: (print('saved', name), save(name, *rest)); cli.main(sys.argv[1:])"
    )
    environment = {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "PATH": "", "SYSTEMROOT": "C:\\Windows"}

    def saved_patterns(*options: str) -> bool:
        command = [sys.executable, "-c", code, "check", "--isolated", "--exit-zero", "a.md", *options]
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        return "saved patterns" in run.stdout

    assert not saved_patterns("--no-cache")
    assert not (tmp_path / "copydesk").exists()
    assert saved_patterns()
    assert not saved_patterns()
