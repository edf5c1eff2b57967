"""Real git repositories for tests, out of reach of whatever the user has configured."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

WHO = {
    f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Desk"), ("EMAIL", "desk@news.example"))
}


def isolate(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    """Take away the user's configuration of git, and what a hook around the tests may have set; `settings` take their place."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    own = {"init.defaultBranch": "main", "protocol.file.allow": "always", **settings}
    pairs = {
        f"GIT_CONFIG_{what}_{n}": text for n, pair in enumerate(own.items()) for what, text in zip(("KEY", "VALUE"), pair, strict=True)
    }
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_COUNT": str(len(own))}
    for name, value in {**WHO, **nothing, **pairs}.items():
        monkeypatch.setenv(name, value)


def git(folder: Path, *arguments: str) -> str:
    """What git prints; a failure of it fails the test."""
    return (
        subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True).stdout.decode("utf-8", "surrogateescape").strip()
    )


def commit(folder: Path, message: str = "Copy") -> str:
    """Commit everything there is; the name of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")
