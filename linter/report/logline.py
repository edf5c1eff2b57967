"""A finding as a line of a CI log, where it can command nothing."""

from __future__ import annotations

from linter.findings import FileError, Finding
from linter.report import one_line, place


def finding_line(finding: Finding) -> str:
    """`level path:line:column: rule message`."""
    return _tame(f"{finding.level} {place(finding)}: {finding.rule} {one_line(finding.message)}\n")


def error_line(error: FileError) -> str:
    """`error path: message`."""
    return _tame(f"error {one_line(error.path)}: {one_line(error.message)}\n")


def shown(text: str) -> str:
    """The text with its line breaks, and anything else that is not printable spelt out."""
    return "".join(c if c in "\r\n" else one_line(c) for c in text)


def _tame(line: str) -> str:
    # runners obey ##[...] and ##vso[...] wherever they stand in a line; ::...:: only at its beginning, where the level is
    return line.replace("##", "# #")
