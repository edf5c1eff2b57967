"""Workflow commands of GitHub Actions: annotations beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings import Finding, Report, level_rank
from linter.report import View

_COMMANDS = {"error": "error", "warning": "warning", "suggestion": "notice"}


def render(report: Report, view: View) -> Iterator[str]:
    """The commands, errors first: GitHub shows ten of a kind a step and drops the rest."""
    for error in report.errors:
        yield f"::error file={_property(error.path)},title=copydesk::{_data(error.message)}\n"
    for finding in sorted(report.findings, key=lambda f: -level_rank(f.level)):
        yield f"::{_COMMANDS[finding.level]} {_where(finding)},title={_property(finding.rule)}::{_data(finding.message)}\n"


def _where(finding: Finding) -> str:
    lines = f"file={_property(finding.path)},line={finding.start.line},endLine={finding.end.line}"
    if finding.start.line != finding.end.line:  # GitHub takes columns within one line only
        return lines
    return f"{lines},col={finding.start.column},endColumn={finding.end.column}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
