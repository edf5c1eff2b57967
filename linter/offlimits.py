"""Where no fix may change anything: what somebody said, code, and metadata that the finding is not about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from linter.document.model import Document, Field
from linter.findings import Finding, Fix
from linter.hints import NamedTuple
from linter.source import Span

_TELLING = frozenset("\n\r\\\"'#:[]{},&*!|>%@`<=")  # characters that may mean something to YAML, TOML, JSON or HTML in a value


def without_forbidden(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, without the fixes that must not be made."""
    if not any(finding.fix for finding in findings):
        return list(findings)
    limits = Limits(document)
    return [f._replace(fix=None) if f.fix and not limits.allow(f.fix, f.span) else f for f in findings]


class _Value(NamedTuple):
    """The value of a metadata field, and the whole entry."""

    value: Span
    entry: Span


class Limits:
    """The parts of one document that fixes keep out of."""

    def __init__(self, document: Document) -> None:
        self._source = document.source
        quotations = (document.span(q.start, q.end) for q in document.quotations)
        blocks = (b.span for b in document.blocks if b.kind in ("blockquote", "code"))
        self._closed = _merged([*quotations, *blocks, *document.code])
        self._ends = [span.end for span in self._closed]
        self._fields = [_Value(f.span, _entry(f)) for f in document.metadata if f.origin != "body"]

    def allow(self, fix: Fix, about: Span) -> bool:
        """May the fix be made for a finding that is `about` this span?"""
        first = bisect_left(self._ends, fix.span.start)
        if any(_meet(fix.span, closed) for closed in self._closed[first : first + 2]):
            return False
        met = [field for field in self._fields if _meet(fix.span, field.entry)]
        return not met or any(_within(fix.span, f.value) and _within(about, f.value) for f in met) and self._stays_a_value(fix)

    def _stays_a_value(self, fix: Fix) -> bool:
        """Whether the replacement cannot be read as more than text."""
        return _TELLING.isdisjoint(set(fix.replacement) - set(self._source.cut(fix.span)))


def _entry(field: Field) -> Span:
    return Span(min(field.key.start, field.span.start), max(field.key.end, field.span.end))


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _meet(fix: Span, other: Span) -> bool:
    """Do the two share a character? An insertion meets only what it would part."""
    return fix.start < other.end and other.start < fix.end


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
