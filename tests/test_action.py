"""action.yml: that it is what GitHub takes, and what its steps do. tests/demonstration/ runs all of them, installation included."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from demonstration import action as runner

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}


def test_it_has_what_github_asks_for() -> None:
    assert ACTION["name"]
    assert len(ACTION["description"]) < 125  # what the Marketplace takes
    assert ACTION["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in ACTION["runs"]["steps"])
    assert all(row["description"] for row in (*ACTION["inputs"].values(), *ACTION["outputs"].values()))


def test_no_input_is_read_as_shell() -> None:
    assert not [name for name, step in STEPS.items() if "${{" in step["run"]]


def test_every_input_is_used() -> None:
    used = {name for step in STEPS.values() for value in step["env"].values() for name in re.findall(r"inputs\.([\w-]+)", value)}
    assert used == set(ACTION["inputs"])


def test_every_output_comes_from_a_step() -> None:
    for row in ACTION["outputs"].values():
        step, name = re.fullmatch(r"\$\{\{ steps\.(\w+)\.outputs\.([\w-]+) \}\}", row["value"]).groups()
        assert f'echo "{name}=' in STEPS[step]["run"]


def test_every_input_and_output_is_in_the_manual() -> None:
    page = (ROOT / "docs" / "github-action.md").read_text(encoding="utf-8")
    inputs, outputs = (re.findall(r"^\| `([\w-]+)` \|", part, re.M) for part in page.split("| output |"))
    assert inputs == list(ACTION["inputs"])
    assert outputs == list(ACTION["outputs"])


def test_nothing_of_the_repository_is_run_where_copydesk_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    for name in ("venv", "pip", "ensurepip", "subprocess", "logging"):
        (workspace / f"{name}.py").write_text("print('run by the action'); raise SystemExit(9)\n", encoding="utf-8")
    monkeypatch.chdir(workspace)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    known = runner.context(tmp_path / "no-source", {"name": "push"}, {}, tmp_path)
    assert runner.run([STEPS["install"]], known, tmp_path) == 1  # pip, which finds nothing to install
    said = capfd.readouterr()
    assert "run by the action" not in said.out
    assert "no-source" in said.err


@pytest.mark.parametrize("old", [["python3"], ["python3", "python"]])
def test_the_first_python_that_is_new_enough_is_taken(
    old: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("python3", "python"):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\nif [ $2 = -m ]; then echo made by {name}; fi\nexit {int(name in old)}\n", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    runner.run([STEPS["install"]], runner.context(ROOT, {"name": "push"}, {}, tmp_path), tmp_path)
    said = capfd.readouterr().out
    assert ("made by python\n" in said) == (len(old) == 1)
    assert ("::error title=copydesk::Python 3.11 or newer is needed" in said) == (len(old) == 2)


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a branch, and the merge of it that a forge makes for a pull request."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    there = tmp_path / "forge"
    there.mkdir()
    git(there, "init", "--quiet", "--initial-branch=main")
    for name, value in {"user.name": "Desk", "user.email": "desk@newsroom.example", "uploadpack.allowAnySHA1InWant": "true"}.items():
        git(there, "config", name, value)
    commit(there, "first.md")
    git(there, "switch", "--quiet", "--create", "storm")
    commit(there, "storm.md")
    git(there, "switch", "--quiet", "main")
    commit(there, "second.md")
    git(there, "switch", "--quiet", "--detach", "main")
    git(there, "merge", "--quiet", "--no-ff", "--message", "Merge", "storm")
    git(there, "update-ref", "refs/pull/1/merge", "HEAD")
    git(there, "switch", "--quiet", "main")
    return there


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path, name: str) -> None:
    (folder / name).write_text("The ferry left at noon.\n", encoding="utf-8")
    git(folder, "add", name)
    git(folder, "commit", "--quiet", "--message", name)


def checkout(forge: Path, reference: str) -> Path:
    """What actions/checkout leaves: one commit, on no branch."""
    there = forge.parent / "workspace"
    there.mkdir()
    git(there, "init", "--quiet")
    git(there, "remote", "add", "origin", forge.as_uri())
    git(there, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", f"+{reference}:refs/remotes/pull")
    git(there, "checkout", "--quiet", "--detach", "refs/remotes/pull")
    return there


def base(workspace: Path, monkeypatch: pytest.MonkeyPatch, event: Mapping[str, object], wanted: str = "auto") -> tuple[int, str]:
    """The exit code of the step that looks for the base, and the revision it found."""
    monkeypatch.chdir(workspace)
    scratch = workspace.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    known = runner.context(ROOT, event, {"diff": wanted}, scratch)
    code = runner.run([STEPS["base"]], known, scratch)
    written = (scratch / "outputs-0.txt").read_text(encoding="utf-8")
    return code, written.partition("revision=")[2].strip()


def test_a_pull_request_is_compared_with_what_was_merged(forge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    merge, main = git(forge, "rev-parse", "refs/pull/1/merge"), git(forge, "rev-parse", "main")
    workspace = checkout(forge, "refs/pull/1/merge")
    assert base(workspace, monkeypatch, {"name": "pull_request", "sha": merge, "base_ref": "main"}) == (0, main)
    assert git(workspace, "diff", "--name-only", main, "HEAD") == "storm.md"


def test_a_checkout_of_the_branch_is_compared_with_the_branch_it_goes_to(forge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    merge = git(forge, "rev-parse", "refs/pull/1/merge")
    workspace = checkout(forge, "refs/heads/storm")
    assert base(workspace, monkeypatch, {"name": "pull_request", "sha": merge, "base_ref": "main"}) == (0, "origin/main")
    assert git(workspace, "diff", "--name-only", "origin/main...HEAD") == "storm.md"


def test_a_merge_queue_names_its_base(forge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    merge, main = git(forge, "rev-parse", "refs/pull/1/merge"), git(forge, "rev-parse", "main")
    workspace = checkout(forge, "refs/pull/1/merge")
    event = {"name": "merge_group", "sha": merge, "event": {"merge_group": {"base_sha": main}}}
    assert base(workspace, monkeypatch, event) == (0, main)
    assert git(workspace, "merge-base", main, "HEAD") == main


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        ({"name": "push"}, "auto"),
        ({"name": "pull_request", "base_ref": "main"}, "off"),
        ({"name": "pull_request", "base_ref": "main"}, "false"),
    ],
)
def test_everything_is_checked(forge: Path, monkeypatch: pytest.MonkeyPatch, event: Mapping[str, object], wanted: str) -> None:
    assert base(checkout(forge, "refs/heads/main"), monkeypatch, event, wanted) == (0, "")


def test_a_base_that_is_not_there_is_said(forge: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    workspace = checkout(forge, "refs/heads/main")
    assert base(workspace, monkeypatch, {"name": "push"}, "v1.0.0") == (2, "")
    assert base(workspace, monkeypatch, {"name": "pull_request", "base_ref": "gone"}) == (2, "")
    said = capfd.readouterr().out
    assert "'v1.0.0' is not in this checkout" in said
    assert "the branch gone cannot be fetched" in said
    assert said.count("fetch-depth: 0") == 2
