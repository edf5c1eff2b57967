"""Completion for shells, made from the parsers of the commands.

A generator of our own, since the libraries for it either run the command at every press of the tab key or want to be a
dependency of everybody for a file that is made once. Names of rules and packs are in the script: no process is started to
complete them. Nothing that a shell would evaluate again is handed to it: a branch or a file may be named `$(...)`.
"""

from __future__ import annotations

from linter.completion.bash import bash
from linter.completion.fish import fish
from linter.completion.words import entries, names
from linter.completion.zsh import zsh

_SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}
SHELLS = tuple(_SHELLS)


def script(shell: str) -> str:
    """The completion script of a shell, one of SHELLS."""
    return _SHELLS[shell](entries(), names())
