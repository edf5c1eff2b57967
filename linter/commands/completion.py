"""`copydesk completion`: prints the script by which a shell completes commands, options, and names of rules."""

from __future__ import annotations

import argparse

from linter.completion import SHELLS, script
from linter.usage import Parser

_EPILOG = """\
bash   copydesk completion bash > ~/.local/share/bash-completion/completions/copydesk
zsh    copydesk completion zsh > ~/.zfunc/_copydesk     (with fpath=(~/.zfunc $fpath) in ~/.zshrc, before compinit)
fish   copydesk completion fish > ~/.config/fish/completions/copydesk.fish

The folders may have to be made first; docs/shell-completion.md says more.
"""


def parser() -> Parser:
    """The options of `completion`."""
    made = Parser("completion", "SHELL", "Print the script by which a shell completes copydesk's commands.", _EPILOG)
    made.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    return made


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    print(script(options.shell), end="")
    return 0
