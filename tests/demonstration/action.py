"""Run the shell steps of action.yml as they stand, the way a runner does: `action.py ACTION_FOLDER EVENT [--input NAME=VALUE ...]`.

The current folder is the workspace. EVENT is a JSON object: `name`, `sha`, `ref`, `base_ref` and `event` (the payload). The exit code is
that of the step that failed. What the steps write for the runner lies in --scratch: `summary.md`, and a file of outputs for each step.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", type=Path)
    parser.add_argument("event", type=json.loads)
    parser.add_argument("--input", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--scratch", type=Path, required=True)
    options = parser.parse_args(arguments)
    action = yaml.safe_load((options.action / "action.yml").read_text(encoding="utf-8"))
    options.scratch.mkdir(parents=True, exist_ok=True)
    given = dict(text.split("=", 1) for text in options.input)
    if unknown := given.keys() - action["inputs"].keys():
        parser.error(f"the action has no input {', '.join(sorted(unknown))}")
    inputs = {name: given.get(name, row.get("default", "")) for name, row in action["inputs"].items()}
    return run(action["runs"]["steps"], context(options.action, options.event, inputs, options.scratch), options.scratch)


def context(action: Path, event: Mapping[str, object], inputs: Mapping[str, str], scratch: Path) -> dict[str, object]:
    """What the expressions of a step may name."""
    github = {
        "action_path": str(action.resolve()), "event_name": event["name"], "sha": event.get("sha", ""), "ref": event.get("ref", ""),
        "base_ref": event.get("base_ref", ""), "event": event.get("event", {}),
    }  # fmt: skip
    return {"github": github, "inputs": inputs, "runner": {"temp": str(scratch.resolve())}, "steps": {}}


def run(steps: Sequence[Mapping[str, object]], known: dict[str, object], scratch: Path) -> int:
    """Run each step until one fails, and hand its outputs on."""
    for number, step in enumerate(steps):
        outputs = scratch / f"outputs-{number}.txt"
        outputs.write_text("", encoding="utf-8")
        code = _step(step, known, outputs, scratch)
        made = dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines())
        known["steps"] = {**_mapping(known["steps"]), str(step.get("id", number)): {"outputs": made}}
        if code:
            return code
    return 0


def _step(step: Mapping[str, object], known: Mapping[str, object], outputs: Path, scratch: Path) -> int:
    if step["shell"] != "bash" or _EXPRESSION.search(str(step["run"])):
        raise SystemExit(f"step '{step['name']}': only bash, and expressions in 'env' only, so that no input is read as shell")
    print(f"-- {step['name']}", flush=True)
    script = scratch / "step.sh"
    script.write_text(str(step["run"]), encoding="utf-8")
    environment = {
        **os.environ, "GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(scratch / "summary.md"),
        **{name: evaluate(str(value), known) for name, value in _mapping(step.get("env", {})).items()},
    }  # fmt: skip
    # the command line that GitHub documents for `shell: bash`
    return subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], env=environment, check=False).returncode


def evaluate(text: str, known: Mapping[str, object]) -> str:
    """A text with its expressions filled in; what is not there is empty, as on the runner."""

    def value(match: re.Match[str]) -> str:
        at: object = known
        for name in match[1].split("."):
            at = _mapping(at).get(name, "")
        return str(at)

    return _EXPRESSION.sub(value, text)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


if __name__ == "__main__":
    sys.exit(main())
