"""Reviewdog's diagnostics, a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from linter.findings import Report
from linter.report import View
from linter.report.rdjson import diagnostics


def render(report: Report, view: View) -> Iterator[str]:
    """The lines; each says by itself which program found it."""
    for row in diagnostics(report, view):
        yield json.dumps({**row, "source": {"name": "copydesk"}}) + "\n"
