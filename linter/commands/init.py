"""`copydesk init`: a configuration to start from."""

from __future__ import annotations

import argparse
import os

from linter.config import NAMES
from linter.configkeys import KEYS
from linter.usage import Parser, UsageError

_HEAD = """\
# Configuration of copydesk. Every key is optional; those commented out show their form.
# `copydesk rules` lists the rules, `copydesk config --show FILE` says what holds for a file.
"""


def parser() -> Parser:
    """The options of `init`."""
    made = Parser("init", "[FOLDER]", f"Write a commented {NAMES[0]} to start from. It never overwrites one.")
    made.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="where (default: the current folder)")
    return made


def run(options: argparse.Namespace) -> int:
    """Write the file, unless there is one."""
    for name in NAMES[:2]:
        path = os.path.normpath(os.path.join(options.folder, name))
        if os.path.lexists(path):
            raise UsageError(f"'{path}' is already there, and init overwrites nothing")
    path = os.path.normpath(os.path.join(options.folder, NAMES[0]))
    try:
        with open(path, "x", encoding="utf-8") as stream:
            stream.write(template())
    except OSError as error:
        raise UsageError(f"cannot write '{path}': {error.strerror}") from error
    print(f"Wrote {path}")
    return 0


def template() -> str:
    """The text of the file, from the table of keys."""
    parts = [_HEAD]
    for key, it in KEYS.items():
        shown = f"{key}: {it.example}"
        parts.append(f"# {it.about}\n{shown if key == 'profile' else f'# {shown}'}\n")
    return "\n".join(parts)
