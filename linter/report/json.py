"""One JSON object, as linter/report/schema.json describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from linter import __version__
from linter.findings import DocumentRow, FileError, Finding, Report, ScorePart
from linter.report import View
from linter.source import Source

Object = Mapping[str, object]


def render(report: Report, view: View) -> Iterator[str]:
    """The object, in pure ASCII: what any encoding can carry, and lone surrogates of file names too."""
    rows = {
        "version": __version__,
        "findings": [finding_row(f, report.sources) for f in report.findings],
        "documents": [document_row(d) for d in report.documents],
        **hidden(report),
        "errors": [error_row(e) for e in report.errors],
    }
    yield json.dumps(rows) + "\n"


def hidden(report: Report) -> Mapping[str, int]:
    """How many findings are not shown, by reason, and how many entries of baselines stand for nothing any more."""
    return {"suppressed": report.suppressed, "baselined": report.baselined, "unchanged": report.unchanged, "stale": report.stale}


def finding_row(finding: Finding, sources: Mapping[str, Source]) -> Object:
    """A finding as the contract has it."""
    return {
        "path": finding.path, "rule": finding.rule, "level": finding.level, "message": finding.message,
        "line": finding.start.line, "column": finding.start.column,
        "end_line": finding.end.line, "end_column": finding.end.column,
        "text": finding.text, "fix": _fix(finding, sources),
    }  # fmt: skip


def _fix(finding: Finding, sources: Mapping[str, Source]) -> Object | None:
    if finding.fix is None:
        return None
    source = sources[finding.path]
    start, end = source.position(finding.fix.span.start), source.position(finding.fix.span.end)
    return {
        "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
        "replacement": finding.fix.replacement, "safe": finding.fix.safe,
    }  # fmt: skip


def document_row(row: DocumentRow) -> Object:
    """A document as the contract has it."""
    return {"path": row.path, "words": row.words, "score": row.score, "metrics": row.metrics}


def score_part(part: ScorePart) -> Object:
    """What one rule adds to a score."""
    return {"rule": part.rule, "level": part.level, "count": part.findings, "points": round(part.points, 1)}


def error_row(error: FileError) -> Object:
    """A file that could not be checked."""
    return {"path": error.path, "message": error.message}
