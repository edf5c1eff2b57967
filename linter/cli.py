"""The command: picks the subcommand, and turns every way to fail into one line and an exit code."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from linter.fields import ConfigError, nearest
from linter.hints import NoReturn, Protocol, cast
from linter.terminal import discard_output, harden
from linter.usage import Parser, UsageError, shown

COMMANDS = {
    "check": "check articles (what you want)",
    "rule": "explain a rule: what it finds, why, how to mend it, with examples",
    "rules": "list the rules",
    "stats": "count words and sentences and measure how hard articles are to read",
    "config": "show which configuration holds for a file, and where each value comes from",
    "baseline": "write down what is found today, so that `check` leaves it out",
    "grammar": "say which grammar checker would be used, or download LanguageTool",
    "init": "look at the repository and write a .copydesk.yml to start from",
    "completion": "print the script that completes commands and options in bash, zsh or fish",
    "lsp": "serve an editor that shows findings while copy is written",
    "import": "write the .copydesk.yml that is equal to a configuration of Vale",
}

OK, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


class Command(Protocol):
    """A module of linter.commands."""

    def parser(self) -> Parser: ...

    def run(self, options: argparse.Namespace) -> int: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Run copydesk; the exit code: 0 nothing to stop for, 1 findings, 2 usage, configuration or unreadable file, 3 a bug of ours."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    harden()
    gc.set_threshold(100_000, 20, 20)  # tuples are made by the thousand and hold no cycles: looking for some took a tenth of a run
    try:
        code = _run(given)
        sys.stdout.flush()
        return code
    except UsageError as error:
        return _say(str(error), USAGE)
    except ConfigError as error:
        return _say(f"{shown(error.path)}{f':{error.line}' if error.line else ''}: {error.message}", USAGE)
    except BrokenPipeError:
        discard_output()
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if "--traceback" in given or os.environ.get("COPYDESK_TRACEBACK"):
            raise
        return _say(f"internal error: {type(error).__name__}: {error} (run again with COPYDESK_TRACEBACK=1, and please report it)", BUG)


def entry() -> NoReturn:
    """The command itself: `main`, and an end without taking a heap of short-lived objects apart, which costs a tenth of a run."""
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _run(given: list[str]) -> int:
    name = given[0] if given else "--help"
    if name in COMMANDS:
        command = cast(Command, import_module(f"linter.commands.{name}"))
        return command.run(command.parser().parse(given[1:]))
    return _general(name)


def _general(name: str) -> int:
    if name in ("-h", "--help", "help"):
        _help()
    elif name in ("-V", "--version", "version"):
        from linter import __version__

        print(f"copydesk {__version__}")
    elif name.startswith("-"):
        raise UsageError(f"unknown option '{name}' before the command (commands: {', '.join(COMMANDS)})")
    elif os.path.exists(name):
        raise UsageError(f"'{name}' is no command; to check it: copydesk check {name}")
    else:
        raise UsageError(f"unknown command '{name}'{nearest(name, COMMANDS)} (commands: {', '.join(COMMANDS)})")
    return OK


def _help() -> None:
    print("usage: copydesk COMMAND [OPTIONS]\n\nA linter for editorial copy.\n\ncommands:")
    for name, about in COMMANDS.items():
        print(f"  {name:<10} {about}")
    print("\noptions:\n  -h, --help     this text; `copydesk COMMAND --help` says more\n  -V, --version  the version")


def _say(message: str, code: int) -> int:
    print(f"copydesk: {' '.join(message.splitlines())}", file=sys.stderr)
    return code
