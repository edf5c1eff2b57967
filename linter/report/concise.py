"""A finding a line: `path:line:column: level rule message`."""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings import Report
from linter.report import View, one_line, paint, place


def render(report: Report, view: View) -> Iterator[str]:
    """The lines, in the order of the report."""
    for f in report.findings:
        yield f"{place(f)}: {paint(f.level, f.level, view)} {paint(f.rule, 'bold', view)} {one_line(f.message)}\n"
