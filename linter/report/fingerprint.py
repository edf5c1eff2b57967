"""What tells a finding from all others and stays as it is when lines are added elsewhere or a message is reworded."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from linter.findings import Finding, Report, around
from linter.hints import NamedTuple
from linter.report.located import relative
from linter.source import Source

_AROUND = 3  # words on either side: a paragraph is often one line, and a change at its end is none here


class Fingerprint(NamedTuple):
    """A digest of rule, path, text and the words around it, and which of the findings with that digest this is."""

    digest: str
    ordinal: int


def fingerprints(report: Report) -> Iterator[Fingerprint]:
    """One for each finding, in the order of the report."""
    seen: Counter[str] = Counter()
    for finding in report.findings:
        digest = _digest(finding, report.sources.get(finding.path))
        seen[digest] += 1
        yield Fingerprint(digest, seen[digest])


def _digest(finding: Finding, source: Source | None) -> str:
    before, after = around(finding, source, _AROUND) if source is not None else ([], [])
    parts = (finding.rule, relative(finding.path), " ".join(finding.text.split()), " ".join(before), " ".join(after))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
