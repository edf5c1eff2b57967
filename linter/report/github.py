"""Workflow commands of GitHub Actions: annotations beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings import FileError, Finding, Report
from linter.report import View
from linter.report.logline import error_line, finding_line, shown

_COMMANDS = {"error": "error", "warning": "warning", "suggestion": "notice"}
_SHOWN = 10  # annotations of a kind that GitHub takes from a step; it drops the rest without a word


def render(report: Report, view: View) -> Iterator[str]:
    """The commands, errors first, and in the log whatever GitHub would drop."""
    lines: list[str] = []
    for level, command in _COMMANDS.items():
        issues = [f for f in report.findings if f.level == level]
        broken = report.errors if level == "error" else []
        yield from [_unread(e) for e in broken[:_SHOWN]]
        room = _SHOWN - min(_SHOWN, len(broken))
        yield from [_annotation(command, f) for f in issues[:room]]
        lines += [error_line(e) for e in broken[_SHOWN:]]
        lines += [finding_line(f) for f in issues[room:]]
    if lines:
        yield f"::group::{len(lines)} more that stand only here: GitHub shows {_SHOWN} annotations of a kind a step\n"
        yield from lines
        yield "::endgroup::\n"


def _unread(error: FileError) -> str:
    return f"::error file={_property(error.path)},title=copydesk::{_data(shown(error.message))}\n"


def _annotation(command: str, finding: Finding) -> str:
    return f"::{command} {_where(finding)},title={_property(finding.rule)}::{_data(shown(finding.message))}\n"


def _where(finding: Finding) -> str:
    lines = f"file={_property(finding.path)},line={finding.start.line},endLine={finding.end.line}"
    if finding.start.line != finding.end.line:  # GitHub takes columns within one line only
        return lines
    return f"{lines},col={finding.start.column},endColumn={finding.end.column}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
