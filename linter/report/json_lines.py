"""A JSON object a line, for large runs: findings, documents and errors told apart by `kind`, and a summary at the end."""

from __future__ import annotations

import json
from collections.abc import Iterator

from linter import __version__
from linter.findings import Report
from linter.report import View
from linter.report.json import document_row, error_row, finding_row, hidden


def render(report: Report, view: View) -> Iterator[str]:
    """The lines."""
    for finding in report.findings:
        yield json.dumps({"kind": "finding", **finding_row(finding, report.sources)}) + "\n"
    for document in report.documents:
        yield json.dumps({"kind": "document", **document_row(document)}) + "\n"
    for error in report.errors:
        yield json.dumps({"kind": "error", **error_row(error)}) + "\n"
    yield json.dumps({"kind": "summary", "version": __version__, "findings": len(report.findings), **hidden(report)}) + "\n"
