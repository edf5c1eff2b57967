"""Checkstyle's XML, which most collectors of lint results read: a `file` a document, an `error` a finding."""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings import Finding, Report
from linter.report import View
from linter.report.byfile import by_file
from linter.report.markup import element

_SEVERITY = {"error": "error", "warning": "warning", "suggestion": "info"}


def render(report: Report, view: View) -> Iterator[str]:
    """The document; files without findings are there too, and a file that could not be checked is an error of its own."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for path, findings in by_file(report).items():
        yield from _file(path, [_finding(f) for f in findings])
    for error in report.errors:
        yield from _file(error.path, [{"line": 1, "severity": "error", "message": error.message, "source": "copydesk"}])
    yield "</checkstyle>\n"


def _file(path: str, rows: list[dict[str, str | int]]) -> Iterator[str]:
    yield f"  <{element('file', {'name': path})}>\n"
    for row in rows:
        yield f"    <{element('error', row)}/>\n"
    yield "  </file>\n"


def _finding(finding: Finding) -> dict[str, str | int]:
    return {
        "line": finding.start.line, "column": finding.start.column, "severity": _SEVERITY[finding.level],
        "message": finding.message, "source": f"copydesk.{finding.rule}",
    }  # fmt: skip
