"""`--config` and `--isolated`, for the commands that only need to know which configuration holds."""

from __future__ import annotations

import argparse

from linter.config import Configs
from linter.usage import Parser, UsageError


def add(made: Parser) -> None:
    """Give a parser both options."""
    made.add_argument("--config", metavar="FILE", help="use this configuration file, whatever the path")
    made.add_argument("--isolated", action="store_true", help="read no configuration file")


def configs(options: argparse.Namespace) -> Configs:
    """The configurations that the options ask for. Raises UsageError."""
    if options.config and options.isolated:
        raise UsageError("--config and --isolated exclude each other")
    return Configs(options.config or "", options.isolated)
