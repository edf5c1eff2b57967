"""`copydesk init`: a configuration to start from, made from what is seen in the repository."""

from __future__ import annotations

import argparse
import os
import sys

from linter import atomic, starter
from linter.config import NAMES, load
from linter.configfile import read
from linter.fields import ConfigError
from linter.plan import Library
from linter.survey import Survey, look
from linter.usage import Parser, UsageError

_EPILOG = """\
It looks at the repository: the site generator, where the articles are, their front matter and languages, configurations of
Vale and other checkers, and what a sample of the articles lacks. Nothing is fetched, and nothing but the one file is written.
"""


def parser() -> Parser:
    """The options of `init`."""
    made = Parser("init", "[FOLDER]", f"Look at a repository and write a commented {NAMES[0]} to start from.", _EPILOG)
    add = made.add_argument
    add("folder", nargs="?", default=".", metavar="FOLDER", help="where (default: the current folder)")
    add("--dry-run", action="store_true", help="print the file and write nothing")
    add("--force", action="store_true", help="replace a configuration that is there")
    add("--schema", action="store_true", help=f"write {starter.SCHEMA} too, and name it in the file, so that editors complete keys")
    return made


def run(options: argparse.Namespace) -> int:
    """Look, write, and say what was found and what to do next."""
    folder = os.path.normpath(options.folder)
    if not os.path.isdir(folder):
        raise UsageError(f"'{options.folder}' is no folder")
    if not options.force and not options.dry_run:
        _refuse(folder)
    seen = look(folder)
    written = starter.text(seen, options.schema, _problem(folder, seen))
    path = os.path.normpath(os.path.join(folder, NAMES[0]))
    schema_path = os.path.normpath(os.path.join(folder, starter.SCHEMA))
    if options.dry_run:
        print(written, end="")
    else:
        _write(path, written)
        if options.schema:
            from linter import schema

            _write(schema_path, schema.text())
        load(path)  # what we write, we can read
    for line in starter.told(seen, [path, schema_path] if options.schema else [path], not options.dry_run):
        print(line, file=sys.stderr if options.dry_run else sys.stdout)
    if _has_table(folder):
        print(f"copydesk: the table in {NAMES[2]} does not count beside {NAMES[0]}; keep one of them", file=sys.stderr)
    return 0


def _refuse(folder: str) -> None:
    """Raise UsageError where there is a configuration already."""
    for name in NAMES:
        path = os.path.normpath(os.path.join(folder, name))
        if _has_table(folder) if name == NAMES[2] else os.path.lexists(path):
            what = "holds a table for copydesk" if name == NAMES[2] else "is already there"
            raise UsageError(f"'{path}' {what}; --force writes {NAMES[0]} all the same, --dry-run prints it")


def _has_table(folder: str) -> bool:
    """Whether a pyproject.toml speaks of copydesk."""
    path = os.path.join(folder, NAMES[2])
    return os.path.lexists(path) and read(path) is not None


def _problem(folder: str, seen: Survey) -> str:
    """Why the rules of a Vale configuration cannot be used as they are."""
    if not seen.vale:
        return ""
    try:
        Library(cache=False).rules((), (os.path.abspath(os.path.join(folder, seen.vale)),))
    except ConfigError as error:
        return error.message
    return ""


def _write(path: str, content: str) -> None:
    try:
        atomic.replace(path, content.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot write '{path}': {error.strerror}") from error
