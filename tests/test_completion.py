"""`copydesk completion`: each script is loaded by its shell, which is asked to complete; a shell that is not there is skipped."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from conftest import Newsroom

from linter import report
from linter.cli import COMMANDS
from linter.completion import SHELLS
from linter.completion import script as made

PROBE = Path(__file__).parent / "probe.zsh"
MANUAL = Path(__file__).parent.parent / "docs" / "shell-completion.md"
script = cache(made)
Offered = Mapping[str, str]  # what is offered, and what is shown beside it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds a folder, a file, and one that a shell could take for a pattern and a command."""
    work = tmp_path / "work"
    (work / "articles").mkdir(parents=True)
    for name in ("a file.yml", "a$(touch b)*.md"):
        (work / name).write_text("", encoding="utf-8")
    return work


def offered(shell: str, folder: Path, line: str) -> Offered:
    """What a shell offers for a command line."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} to complete")
    told = {"bash": in_bash, "zsh": in_zsh, "fish": in_fish}[shell](folder, line)
    assert sorted(path.name for path in folder.iterdir()) == ["a file.yml", "a$(touch b)*.md", "articles"], "a name was run"
    return told


def ran(folder: Path, *command: str, **variables: str) -> list[str]:
    found = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", "HOME": str(folder.parent), **variables},
    )  # fmt: skip
    assert found.stderr == ""
    return [match for match in found.stdout.split("\n") if match]


def in_bash(folder: Path, line: str) -> Offered:
    words = [part for part in re.split(r" |(=)", line) if part is not None]
    words = [word for n, word in enumerate(words) if word or n == len(words) - 1]
    words = words[:-1] if len(words) > 1 and words[-2] == "=" and not words[-1] else words  # the cursor is on the "=" then
    quoted = " ".join(f"'{word}'" for word in words)
    code = f"{script('bash')}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _copydesk; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    return dict.fromkeys(ran(folder, "bash", "--norc", "-c", code), "")


def in_zsh(folder: Path, line: str) -> Offered:
    functions = folder.parent / "functions"
    functions.mkdir(exist_ok=True)
    (functions / "_copydesk").write_text(script("zsh"), encoding="utf-8")
    told = (match.partition("\t") for match in ran(folder, "zsh", "-f", str(PROBE), line, PROBE_FUNCTIONS=str(functions)))
    return {unquoted(name, line): about.partition("-- ")[2] for name, _, about in told}


def in_fish(folder: Path, line: str) -> Offered:
    (folder.parent / "copydesk.fish").write_text(script("fish"), encoding="utf-8")
    told = ran(folder, "fish", "--no-config", "-c", "source ../copydesk.fish; complete -C $argv[1]", line)
    return {unquoted(name, line): about for name, _, about in (match.partition("\t") for match in told)}


def unquoted(name: str, line: str) -> str:
    """A match as bash counts it: without what the shell puts before and behind it."""
    before = line.rpartition(" ")[2].rpartition("=")[0]
    return re.sub(r"\\(.)", r"\1", name).removeprefix(f"{before}=").rstrip("/")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("copydesk ", [*COMMANDS]),
        ("copydesk --v", ["--version"]),
        ("copydesk che", ["check"]),
        ("copydesk check --out", ["--output-file", "--output-format"]),
        ("copydesk check --output-format ", [*report.FORMATS]),
        ("copydesk check --output-format json", ["json", "json-lines"]),
        ("copydesk check --fail-level=", ["suggestion", "warning", "error"]),
        ("copydesk check --fail-level=w", ["warning"]),
        ("copydesk check --select fragment.verb", ["fragment.verbless"]),
        ("copydesk check --select residue,fragment.verb", ["residue,fragment.verbless"]),
        ("copydesk check --select=residue,fragment.verb", ["residue,fragment.verbless"]),
        ("copydesk check --ignore defa", ["default"]),
        ("copydesk check --config a", ["a file.yml", "a$(touch b)*.md", "articles"]),
        ("copydesk check --config=a", ["a file.yml", "a$(touch b)*.md", "articles"]),
        ("copydesk check art", ["articles"]),
        ("copydesk check config --dr", ["--dry-run"]),
        ("copydesk check --report sar", ["sarif="]),
        ("copydesk check --report=sar", ["sarif="]),
        ("copydesk check --report sarif=art", ["articles"]),
        ("copydesk check --report=sarif=art", ["articles"]),
        ("copydesk check --max-score ", []),
        ("copydesk check --diff ", []),
        ("copydesk rule fragment.verb", ["fragment.verbless"]),
        ("copydesk rule fragment", [name for name in script("bash").split('"')[1].split() if name.startswith("fragment.")]),
        ("copydesk rules fragment.verb", ["fragment.verbless"]),
        ("copydesk rules suppr", ["suppress", "suppress.unknown", "suppress.unused"]),
        ("copydesk config --schema ", ["yaml", "pyproject"]),
        ("copydesk config --show art", ["articles"]),
        ("copydesk init ", ["articles"]),
        ("copydesk import va", ["vale"]),
        ("copydesk import vale art", ["articles"]),
        ("copydesk completion ", list(SHELLS)),
    ],
)
def test_a_shell_completes(shell: str, folder: Path, line: str, some: list[str]) -> None:
    found = [name.removesuffix("=") for name in offered(shell, folder, line)]
    wanted = [name.removesuffix("=") for name in some]
    extra = {"--help", "--version"} if line == "copydesk " else set()
    assert sorted(set(found) - extra) == sorted(wanted)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "name", "about"),
    [
        ("copydesk che", "check", COMMANDS["check"]),
        ("copydesk check --output-fi", "--output-file", "write the report to a file"),
        ("copydesk rule fragment.verb", "fragment.verbless", "… has no verb."),
        ("copydesk check --select residue,fragment.verb", "residue,fragment.verbless", "… has no verb."),
    ],
)
def test_what_is_offered_is_described(shell: str, folder: Path, line: str, name: str, about: str) -> None:
    assert offered(shell, folder, line)[name] == about


def test_a_script_works_sourced_too(folder: Path) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("no zsh")
    (folder.parent / "sourced").write_text(script("zsh"), encoding="utf-8")
    code = "autoload -Uz compinit; compinit -u -D; source ../sourced; print $_comps[copydesk]"
    assert ran(folder, "zsh", "-f", "-c", code) == ["_copydesk"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_prints_the_script(newsroom: Newsroom, shell: str) -> None:
    assert newsroom.run("completion", shell).out == script(shell)
    assert f"copydesk completion {shell}" in MANUAL.read_text(encoding="utf-8")


def test_an_unknown_shell_is_an_error(newsroom: Newsroom) -> None:
    assert newsroom.run("completion", "tcsh").code == 2
