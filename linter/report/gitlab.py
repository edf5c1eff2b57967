"""GitLab Code Quality: what a merge request shows as new and as resolved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from linter.findings import FileError, Finding, Report
from linter.report import View
from linter.report.fingerprint import Fingerprint, fingerprints
from linter.report.located import plain, region, relative, sound

_SEVERITIES = {"error": "major", "warning": "minor", "suggestion": "info"}
_UNREAD = "copydesk.unread"  # the check of files that could not be checked

Object = Mapping[str, object]


def render(report: Report, view: View) -> Iterator[str]:
    """The array; a file that could not be checked is an issue on its first line, as GitLab knows none without a line."""
    rows = [_unread(e) for e in report.errors]
    rows += [_issue(f, mark, report) for f, mark in zip(report.findings, fingerprints(report), strict=True)]
    yield json.dumps(rows) + "\n"


def _issue(finding: Finding, mark: Fingerprint, report: Report) -> Object:
    start, end = region(report.sources.get(finding.path), finding.start, finding.end)
    return {
        "description": plain(finding.message), "check_name": finding.rule, "severity": _SEVERITIES[finding.level],
        "fingerprint": sha256(f"{mark.digest}:{mark.ordinal}".encode()).hexdigest(),
        "location": {"path": sound(relative(finding.path)), "lines": {"begin": start.line, "end": end.line}},
    }  # fmt: skip


def _unread(error: FileError) -> Object:
    key = f"{_UNREAD}\0{relative(error.path)}\0{error.message}"
    return {
        "description": plain(error.message), "check_name": _UNREAD, "severity": "critical",
        "fingerprint": sha256(key.encode("utf-8", "surrogatepass")).hexdigest(),
        "location": {"path": sound(relative(error.path)), "lines": {"begin": 1, "end": 1}},
    }  # fmt: skip
