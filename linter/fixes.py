"""Choosing fixes and making them: a document and its findings -> a new text. Pure; `linter.fixing` reads and writes the files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.document.model import Document
from linter.findings import Finding, Fix
from linter.hints import NamedTuple
from linter.offlimits import without_forbidden


class Outcome(NamedTuple):
    """The text with the fixes made, the findings they belong to, and the fixes themselves, each in source order."""

    text: str
    taken: list[Finding]
    made: list[Fix]


def apply(document: Document, findings: Iterable[Finding], unsafe: bool = False) -> Outcome:
    """Make the safe fixes of the findings, or all of them.

    Nothing is changed inside a quotation, in code, or in metadata that a finding is not about. Of fixes that overlap or touch
    only the first is made: the text must be checked again before the next, since its finding may be gone. A finding that
    proposes the very same fix as another is taken with it.
    """
    source = document.source
    allowed = without_forbidden(document, list(findings))
    taken = _chosen([f for f in allowed if f.fix and (f.fix.safe or unsafe) and source.cut(f.fix.span) != f.fix.replacement])
    made = sorted({f.fix for f in taken if f.fix is not None}, key=lambda fix: fix.span)
    return Outcome(replaced(source.text, made), taken, made)


def replaced(text: str, fixes: Sequence[Fix]) -> str:
    """The text with replacements that are in order and apart."""
    parts, done = [], 0
    for fix in fixes:
        parts += [text[done : fix.span.start], fix.replacement]
        done = fix.span.end
    return "".join([*parts, text[done:]])


def _chosen(findings: Sequence[Finding]) -> list[Finding]:
    taken: list[Finding] = []
    last: Fix | None = None
    for finding in sorted(findings, key=_order):
        fix = finding.fix
        if fix is None or (last is not None and _edit(fix) != _edit(last) and not _apart(last, fix)):
            continue
        if last is not None and _edit(fix) == _edit(last):
            fix = last  # the same edit, perhaps called safe by one rule only: it is made once
        taken.append(finding._replace(fix=fix))
        last = fix
    return taken


def _order(finding: Finding) -> tuple[object, ...]:
    fix = finding.fix
    assert fix is not None
    return fix.span, not fix.safe, fix.replacement, finding.rule


def _edit(fix: Fix) -> tuple[object, ...]:
    return fix.span, fix.replacement


def _apart(first: Fix, second: Fix) -> bool:
    """Is there something between the two that stays? Deletions may meet: what is left is the same in whatever order they are made."""
    deletions = not first.replacement and not second.replacement and first.span != second.span
    return second.span.start > first.span.end or (deletions and second.span.start == first.span.end)
