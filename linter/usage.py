"""The command line's own vocabulary: its parser, and its one kind of error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from linter.fields import nearest
from linter.hints import NoReturn
from linter.terminal import width


def shown(path: str) -> str:
    """A path as a person in this folder would write it."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


class UsageError(Exception):
    """The command was called wrongly: one line that helps, exit code 2."""


# argparse looks for its own words in the catalogues of the system, which costs a run 2 ms and mixes languages with our help
argparse._ = str  # type: ignore[attr-defined]


def _formatter(prog: str) -> argparse.HelpFormatter:
    # argparse would import shutil for the width, 3 ms of every run
    return argparse.RawDescriptionHelpFormatter(prog, width=min(width(sys.stdout), 120) - 2)


class Parser(argparse.ArgumentParser):
    """An argument parser that takes paths and options in any order and raises UsageError."""

    def __init__(self, command: str, arguments: str, about: str, epilog: str = "") -> None:
        """`arguments` is what the usage line says behind the command and its options."""
        prog = f"copydesk {command}"
        usage = f"{prog} [OPTIONS] {arguments}"
        super().__init__(prog, usage, about, epilog, allow_abbrev=False, formatter_class=_formatter)

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The options and paths, raising UsageError where one is unknown."""
        parsed, extra = self.parse_known_intermixed_args(arguments)
        if extra:
            word = extra[0].split("=", 1)[0]
            what = "option" if word.startswith("-") else "argument"
            raise UsageError(f"unknown {what} '{word}'{nearest(word, self._option_string_actions)} (see {self.prog} --help)")
        return parsed

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print with the whole usage."""
        raise UsageError(f"{message} (see {self.prog} --help)")
