"""Findings under the file they are in, in columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from linter.findings import Finding, Report
from linter.report import View, one_line, paint


def render(report: Report, view: View) -> Iterator[str]:
    """A heading a file, and a line a finding."""
    for number, (path, group) in enumerate(groupby(report.findings, key=lambda f: f.path)):
        yield ("\n" if number else "") + paint(one_line(path), "bold", view) + "\n"
        yield from _rows(list(group), view)


def _rows(findings: list[Finding], view: View) -> Iterator[str]:
    places = [f"{f.start.line}:{f.start.column}" for f in findings]
    wide = max(map(len, places))
    level = max(len(f.level) for f in findings)
    rule = max(len(f.rule) for f in findings)
    for place, f in zip(places, findings, strict=True):
        yield f"  {place:>{wide}}  {paint(f'{f.level:<{level}}', f.level, view)}  {f.rule:<{rule}}  {one_line(f.message)}\n"
