"""Everything a person needs to judge a finding: the line, a caret, the rule, why it is one, related places."""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings import Finding, Report
from linter.report import View, one_line, paint, place
from linter.report.excerpt import excerpt
from linter.source import Source, Span

_RELATED = 5  # places shown; a paragraph may be repeated a hundred times


def render(report: Report, view: View) -> Iterator[str]:
    """A paragraph a finding; `why` stands under the first finding of each rule."""
    told: set[str] = set()
    for number, finding in enumerate(report.findings):
        if number:
            yield "\n"
        yield from _finding(finding, report.sources.get(finding.path), view, told)


def _finding(finding: Finding, source: Source | None, view: View, told: set[str]) -> Iterator[str]:
    level, rule = paint(finding.level, finding.level, view), paint(finding.rule, "bold", view)
    yield f"{place(finding)}: {level} {rule} {one_line(finding.message)}\n"
    if source is not None:
        yield from _lines(finding, source, view)
    if finding.evidence:
        yield f"  because: {one_line(finding.evidence)}\n"
    if finding.rule not in told and view.why.get(finding.rule):
        told.add(finding.rule)
        yield paint(f"  why: {one_line(' '.join(view.why[finding.rule].split()))}", "dim", view) + "\n"
    for span in finding.related[:_RELATED] if source is not None else ():
        yield _related(source, span)
    if len(finding.related) > _RELATED:
        yield f"  see also: {len(finding.related) - _RELATED} more\n"


def _lines(finding: Finding, source: Source, view: View) -> Iterator[str]:
    gutter = len(str(finding.start.line)) + 2
    shown = excerpt(source, finding.span, view.width - gutter - 3)
    bar = paint("|", "dim", view)
    yield f"{paint(f'{shown.line:>{gutter}}', 'dim', view)} {bar} {shown.text}\n"
    indent = shown.underline[: len(shown.underline) - len(shown.underline.lstrip())]
    yield f"{' ' * gutter} {bar} {indent}{paint(shown.underline.lstrip(), finding.level, view)}\n"


def _related(source: Source | None, span: Span) -> str:
    if source is None:
        return ""
    at = source.position(span.start)
    text = " ".join(source.text[span.start : min(span.end, span.start + 200)].split())
    return f"  see also: line {at.line}, column {at.column}: {one_line(text if len(text) <= 60 else text[:59] + '…')}\n"
