"""How many findings each rule made: the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.findings import Report
from linter.report import View, paint


def render(report: Report, view: View) -> Iterator[str]:
    """A line a rule and level, with columns aligned."""
    counts = Counter((f.rule, f.level) for f in report.findings)
    wide = len(str(max(counts.values(), default=0)))
    for (rule, level), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>{wide}}  {paint(f'{level:<10}', level, view)}  {rule}\n"
