"""Runs the ```sh blocks of a page as they stand, in one shell, and says what each printed: tests hold the page to it.

`python tools/manual/tutorial.py docs/tutorial.md` shows what is different; with --write it puts what was printed into the page, to be read
before it is committed.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
_STEP = re.compile(r"^```sh\n(?P<script>.*?)^```$(?:\n\n^```text\n(?P<shown>.*?)^```$)?", re.M | re.S)
# the repository is cloned from here, and what pip would fetch is there already: `copydesk` is the program that is tested
_PRELUDE = "exec 2>&1\npip() { :; }\n"


class Step(NamedTuple):
    """A block of commands, and the output shown below it; None where none is shown."""

    script: str
    shown: str | None


def steps(page: str) -> list[Step]:
    """The steps of a page."""
    return [Step(match["script"], match["shown"]) for match in _STEP.finditer(page)]


def run(scripts: Sequence[str], folder: Path) -> list[str]:
    """What each script prints, on either stream, when all run in turn in one shell in an empty folder. Exit codes do not matter."""
    end = "=== end of the step ==="
    lines = [_PRELUDE, *(f"{script}echo; echo {shlex.quote(end)}\n" for script in scripts)]
    ran = subprocess.run(
        ["bash", "-c", "".join(lines)], cwd=folder, env=_environment(folder), stdin=subprocess.DEVNULL, capture_output=True
    )
    return ran.stdout.decode("utf-8").split(f"\n{end}\n")[: len(scripts)]


def _environment(folder: Path) -> dict[str, str]:
    programs = folder.parent / "bin"
    programs.mkdir()
    command = programs / "copydesk"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m linter "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "COPYDESK_")) and name not in _UNWANTED}
    return {
        **kept,
        "PATH": path,
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder.parent),
        "PRE_COMMIT_HOME": str(folder.parent / "hooks"),
        **_GIT,
    }


_UNWANTED = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "VIRTUAL_ENV")
_GIT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "4",
    "GIT_CONFIG_KEY_0": f"url.{ROOT}.insteadOf",
    "GIT_CONFIG_VALUE_0": "https://git.example/copydesk",
    "GIT_CONFIG_KEY_1": "user.name",
    "GIT_CONFIG_VALUE_1": "Desk",
    "GIT_CONFIG_KEY_2": "user.email",
    "GIT_CONFIG_VALUE_2": "desk@newsroom.example",
    "GIT_CONFIG_KEY_3": "init.defaultBranch",
    "GIT_CONFIG_VALUE_3": "main",
    "XDG_CONFIG_HOME": "/nonexistent",
}


def told(page: str, printed: Mapping[int, str]) -> str:
    """The page with what the steps printed in place of what it shows."""
    numbers: Iterator[int] = iter(range(len(steps(page))))

    def step(match: re.Match[str]) -> str:
        number = next(numbers)
        if match["shown"] is None or number not in printed:
            return match[0]
        return f"```sh\n{match['script']}```\n\n```text\n{printed[number]}```"

    return _STEP.sub(step, page)


def main() -> int:
    """Run a page; 1 where it shows something else than what is printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("--write", action="store_true", help="put what was printed into the page")
    options = parser.parse_args()
    page = options.page.read_text(encoding="utf-8")
    found = steps(page)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "work"
        folder.mkdir()
        printed = run([step.script for step in found], folder)
    wrong = {n: out for n, (step, out) in enumerate(zip(found, printed, strict=True)) if step.shown is not None and step.shown != out}
    for number, out in wrong.items():
        print(f"--- printed by\n{found[number].script}--- is\n{out}")
    if options.write:
        options.page.write_text(told(page, wrong), encoding="utf-8")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
