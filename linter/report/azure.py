"""Logging commands of Azure Pipelines: issues on the summary of a run, with links to the lines."""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings import Finding, Report, level_rank
from linter.report import View
from linter.report.logline import finding_line, shown


def render(report: Report, view: View) -> Iterator[str]:
    """The commands, errors first: Azure shows ten of a kind a task. It has no notices, so suggestions are lines of the log."""
    for error in report.errors:
        yield f"##vso[task.logissue type=error;sourcepath={_property(error.path)};code=copydesk]{_data(shown(error.message))}\n"
    for finding in sorted(report.findings, key=lambda f: -level_rank(f.level)):
        yield finding_line(finding) if finding.level == "suggestion" else _issue(finding)


def _issue(finding: Finding) -> str:
    where = f"sourcepath={_property(finding.path)};linenumber={finding.start.line};columnnumber={finding.start.column}"
    return f"##vso[task.logissue type={finding.level};{where};code={_property(finding.rule)}]{_data(shown(finding.message))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
