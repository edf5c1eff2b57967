"""Reviewdog's diagnostics as one JSON object: columns count bytes of UTF-8, and ends are exclusive."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from linter.findings import FileError, Finding, Report
from linter.report import View
from linter.report.located import is_url, plain, region, relative, sound
from linter.source import Position, Source

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}
_BOM = b"\xef\xbb\xbf"
_STEP = 4096

Object = Mapping[str, object]


def render(report: Report, view: View) -> Iterator[str]:
    """The object."""
    yield json.dumps({"source": {"name": "copydesk"}, "diagnostics": list(diagnostics(report, view))}) + "\n"


def diagnostics(report: Report, view: View) -> Iterator[Object]:
    """Files that could not be checked, then the findings."""
    for error in report.errors:
        yield _unread(error)
    columns: dict[str, Columns] = {}
    for finding in report.findings:
        source = report.sources.get(finding.path)
        if source is not None and finding.path not in columns:
            columns = {finding.path: Columns(source)}  # the findings of a file stand together
        yield _diagnostic(finding, source, columns.get(finding.path), view)


def _unread(error: FileError) -> Object:
    return {"message": plain(error.message), "location": {"path": sound(relative(error.path))}, "severity": "ERROR"}


def _diagnostic(finding: Finding, source: Source | None, columns: Columns | None, view: View) -> Object:
    location: dict[str, object] = {"path": sound(relative(finding.path))}
    row: dict[str, object] = {"message": plain(finding.message), "location": location, "severity": _SEVERITIES[finding.level]}
    about = view.rules.get(finding.rule)
    row["code"] = {"value": finding.rule, **({"url": about.link} if about and is_url(about.link) else {})}
    if source is None or columns is None:
        location["range"] = {"start": {"line": finding.start.line}, "end": {"line": finding.end.line}}
        return row
    location["range"] = columns.range(*region(source, finding.start, finding.end))
    if finding.fix is not None and source.declared:  # where the encoding was guessed, bytes are not known so well as to be replaced
        at = columns.range(source.position(finding.fix.span.start), source.position(finding.fix.span.end))
        row["suggestions"] = [{"range": at, "text": sound(finding.fix.replacement)}]
    return row


class Columns:
    """Byte columns of one source, in time that does not grow with the length of its lines."""

    __slots__ = ("_ascii", "_mark", "_source", "_steps")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._ascii = source.text.isascii()
        self._mark = len(_BOM) if source.raw.startswith(_BOM) else 0  # whoever reads bytes counts it
        self._steps = [0]
        for at in range(0, 0 if self._ascii else len(source.text), _STEP):
            self._steps.append(self._steps[-1] + _size(source.text[at : at + _STEP]))

    def range(self, start: Position, end: Position) -> Object:
        """The range between two positions."""
        return {"start": self._position(start), "end": self._position(end)}

    def _position(self, at: Position) -> Object:
        first = self._source.line_starts[at.line - 1]
        column = at.column if self._ascii else self._bytes(first + at.column - 1) - self._bytes(first) + 1
        return {"line": at.line, "column": column + (self._mark if at.line == 1 else 0)}

    def _bytes(self, offset: int) -> int:
        step = offset // _STEP
        return self._steps[step] + _size(self._source.text[step * _STEP : offset])


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
