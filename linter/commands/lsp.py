"""`copydesk lsp`: the server for editors."""

from __future__ import annotations

import argparse
import logging
import sys

from linter.terminal import is_terminal
from linter.usage import Parser, UsageError

_EPILOG = """\
An editor starts this command itself; docs/editors.md says how to tell it to. Checks are those of `copydesk check`, with the
configuration nearest to the file.

exit codes:
  0  the editor said goodbye
  1  it went without
  2  wrong usage, or pygls is not installed
"""


def parser() -> Parser:
    """The options of `lsp`."""
    made = Parser("lsp", "", "Show findings in an editor while copy is written (language server, on standard input and output).", _EPILOG)
    made.add_argument("--log-file", metavar="FILE", help="also write the log to a file")
    made.add_argument("--stdio", action="store_true", help="accepted, since some editors always pass it: there is no other way to talk")
    return made


def run(options: argparse.Namespace) -> int:
    """Serve until the editor goes."""
    try:
        import pygls.lsp.server  # noqa: F401  # to tell that it is not there from other mistakes
    except ImportError as error:
        raise UsageError("`copydesk lsp` needs pygls: install it with `pip install 'copydesk[lsp]'`") from error
    _log_to(options.log_file)
    if is_terminal(sys.stdin):
        print("copydesk: waiting for an editor on standard input (docs/editors.md says how to set one up)", file=sys.stderr)
    from linter.lsp.server import serve

    return serve()


def _log_to(path: str | None) -> None:
    try:
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace") if path else logging.NullHandler()
    except OSError as error:
        raise UsageError(f"cannot write '{path}': {error.strerror}") from error
    logging.basicConfig(handlers=[handler], level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
