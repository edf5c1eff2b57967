from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import Newsroom

from linter.cli import COMMANDS
from linter.completion import SHELLS, script

BASH = shutil.which("bash")


def completed(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of the words."""
    quoted = " ".join(f"'{word}'" for word in words)
    code = f"{script('bash')}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _copydesk; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    ran = subprocess.run([str(BASH), "--norc", "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    return ran.stdout.split("\n")[:-1]


@pytest.mark.skipif(BASH is None, reason="no bash")
@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("copydesk", ""), [*COMMANDS, "--help", "--version"]),
        (("copydesk", "che"), ["check"]),
        (("copydesk", "check", "--sel"), ["--select"]),
        (("copydesk", "check", "--fail-level", ""), ["suggestion", "warning", "error"]),
        (("copydesk", "check", "--fail-level", "=", "w"), ["warning"]),
        (("copydesk", "check", "--profile", "s"), ["strict"]),
        (("copydesk", "check", "--select", "fragment.verb"), ["fragment.verbless"]),
        (("copydesk", "check", "--select", "residue,fragment.verb"), ["residue,fragment.verbless"]),
        (("copydesk", "check", "--ignore", "defa"), ["default"]),
        (("copydesk", "check", "--config", ""), ["a file.yml", "articles"]),
        (("copydesk", "check", "art"), ["articles"]),
        (("copydesk", "check", "--max-score", ""), [""]),
        (("copydesk", "rule", "fragment.verb"), ["fragment.verbless"]),
        (("copydesk", "config", "--schema", ""), ["yaml", "pyproject"]),
        (("copydesk", "init", ""), ["articles"]),
        (("copydesk", "completion", ""), list(SHELLS)),
    ],
)
def test_bash_completes(tmp_path: Path, words: tuple[str, ...], some: list[str]) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "a file.yml").write_text("")
    assert sorted(completed(tmp_path, *words)) == sorted(some)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_scripts_of_other_shells_are_well_formed(shell: str, tmp_path: Path) -> None:
    said = script(shell)
    assert all(command in said for command in COMMANDS)
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} to read its script")
    path = tmp_path / "script"
    path.write_text(said, encoding="utf-8")
    subprocess.run([program, "-n", str(path)], check=True, capture_output=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_prints_the_script(newsroom: Newsroom, shell: str) -> None:
    assert newsroom.run("completion", shell).out == script(shell)


def test_an_unknown_shell_is_an_error(newsroom: Newsroom) -> None:
    assert newsroom.run("completion", "tcsh").code == 2
