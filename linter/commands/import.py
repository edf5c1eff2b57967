"""`copydesk import vale`: the configuration of another linter as one of copydesk's."""

from __future__ import annotations

import argparse
import os
import sys

from linter.config import NAMES
from linter.usage import Parser, UsageError, shown

_EPILOG = """\
The file names the folders of the styles and does without the .vale.ini where it can say all that is in it. Where it
cannot (patterns to ignore, Vale's own rules), it names the .vale.ini and says what for. --keep-ini always names it;
--without-ini never does, and lists what is lost in comments.
"""
_INIS = (".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale")


def parser() -> Parser:
    """The options of `import`."""
    made = Parser("import", "vale [PATH]", f"Write a {NAMES[0]} that runs the styles of Vale as its configuration does.", _EPILOG)
    add = made.add_argument
    add("what", metavar="vale", help="what to import from (there is one: vale)")
    add("path", nargs="?", default=".", metavar="PATH", help="a .vale.ini or its folder (default: the current folder)")
    add("--output", metavar="FILE", help=f"the file to write (default: {NAMES[0]} beside the .vale.ini); - prints it")
    add("--keep-ini", action="store_true", help="write a configuration that names the .vale.ini")
    add("--without-ini", action="store_true", help="write one that does without the .vale.ini, whatever is lost")
    add("--force", action="store_true", help="overwrite the file")
    return made


def run(options: argparse.Namespace) -> int:
    """Write the file."""
    if options.what != "vale":
        raise UsageError(f"'{options.what}' is nothing that copydesk can import (it can: vale)")
    path = _ini(options.path)
    output = options.output or os.path.join(os.path.dirname(path), NAMES[0])
    folder = os.path.dirname(path) if output == "-" else os.path.dirname(os.path.abspath(output))
    if options.keep_ini and options.without_ini:
        raise UsageError("--keep-ini and --without-ini exclude each other")
    if options.without_ini and folder != os.path.dirname(path):
        raise UsageError(f"the patterns of '{shown(path)}' speak of its own folder: write there, or use --keep-ini")
    text = _converted(path, folder, options)
    if output == "-":
        sys.stdout.write(text)
    else:
        _write(output, text, options.force)
        print(f"Wrote {shown(output)}")
    return 0


def _ini(path: str) -> str:
    if os.path.isdir(path):
        for name in _INIS:
            if os.path.isfile(os.path.join(path, name)):
                return os.path.abspath(os.path.join(path, name))
        raise UsageError(f"'{path}' holds no {_INIS[0]}")
    if not os.path.isfile(path):
        raise UsageError(f"'{path}' is not there")
    return os.path.abspath(path)


def _converted(path: str, folder: str, options: argparse.Namespace) -> str:
    from linter.vale.convert import standing_alone, with_ini
    from linter.vale.project import Project

    project = Project(path)
    if options.keep_ini or folder != os.path.dirname(path):  # the patterns in it speak of its own folder
        return with_ini(project, folder)
    text, lost = standing_alone(project, folder)
    return with_ini(project, folder, lost) if lost and not options.without_ini else text


def _write(path: str, text: str, force: bool) -> None:
    try:
        with open(path, "w" if force else "x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise UsageError(f"'{shown(path)}' is already there (--force overwrites it, --output - prints)") from error
    except OSError as error:
        raise UsageError(f"cannot write '{shown(path)}': {error.strerror}") from error
