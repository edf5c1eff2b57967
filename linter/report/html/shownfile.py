"""What a page shows of one file: its row of figures, its findings by number, and where in its text they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linter import document
from linter.document.model import Document
from linter.findings import DocumentRow, Finding, Report, level_rank
from linter.report import RuleText
from linter.report.html.rows import Row, row_at, rows
from linter.source import Span

MOST = 1000  # findings of one file that are shown
_EMPTY = RuleText("", "error")


class Numbered(NamedTuple):
    """A finding, its number in its file, what its rule says, and the index of the row that it begins in.

    One about the `whole` document has no mark in the text.
    """

    number: int
    finding: Finding
    text: RuleText
    whole: bool
    row: int


class ShownFile(NamedTuple):
    """A file with findings. `id` begins every id of its elements; `left_out` counts the findings that are not shown."""

    id: str
    row: DocumentRow
    read: Document
    rows: Sequence[Row]
    found: Sequence[Numbered]
    left_out: int

    def of(self, kind: str, number: int) -> str:
        """The id of an element: `f` a finding's note, `m` its mark, `r` a row."""
        return f"{self.id}-{kind}{number}"


def shown_file(id: str, row: DocumentRow, findings: Sequence[Finding], report: Report, texts: Mapping[str, RuleText]) -> ShownFile:
    """Read a file again, cut it into rows and number its findings."""
    read = document.read(report.sources[row.path])
    read.lang = row.lang
    kept = sorted(sorted(findings, key=lambda f: -level_rank(f.level))[:MOST], key=lambda f: f.span)
    cut = rows(read, [f.span for f in kept])
    found = [_numbered(n, f, texts.get(f.rule, _EMPTY), read, cut) for n, f in enumerate(kept, 1)]
    return ShownFile(id, row, read, cut, found, len(findings) - len(kept))


def _numbered(number: int, finding: Finding, text: RuleText, read: Document, cut: Sequence[Row]) -> Numbered:
    everything = Span(0, len(read.source.text))
    whole = finding.whole or finding.span in (Span(0, 0), everything)
    return Numbered(number, finding, text, whole, row_at(cut, finding.span.start))
