"""The findings of a report gathered by file, and what is counted of them."""

from __future__ import annotations

from collections.abc import Iterable

from linter.findings import LEVELS, Finding, Report
from linter.report import count


def by_file(report: Report) -> dict[str, list[Finding]]:
    """The findings of each file in the order of paths; a file without any has an empty list."""
    files: dict[str, list[Finding]] = {path: [] for path in sorted({d.path for d in report.documents} | {f.path for f in report.findings})}
    for finding in report.findings:
        files[finding.path].append(finding)
    return files


def counts(findings: Iterable[Finding]) -> tuple[int, ...]:
    """How many errors, warnings and suggestions there are."""
    levels = [f.level for f in findings]
    return tuple(levels.count(level) for level in reversed(LEVELS))


def said(numbers: tuple[int, ...]) -> str:
    """What was counted in words, without what there is none of."""
    return ", ".join(count(n, level) for n, level in zip(numbers, reversed(LEVELS), strict=True) if n) or "no findings"
