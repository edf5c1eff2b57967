"""SARIF 2.1.0, as GitHub code scanning reads it and within its limits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from linter import __version__
from linter.findings import FileError, Finding, Fix, Report, level_rank
from linter.report import RuleText, View
from linter.report.fingerprint import Fingerprint, fingerprints
from linter.report.located import is_url, plain, region, sound, uri
from linter.source import Position, Source, Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "suggestion": "note"}
_SEVERITIES = {"error": "error", "warning": "warning", "suggestion": "recommendation"}
_PRECISION = {"error": "very-high", "warning": "high", "suggestion": "medium"}  # what our levels mean
_RESULTS = 25_000  # GitHub refuses a run with more
_TEXT = 1024  # characters of a description that GitHub takes
_RELATED = 10
_PLACE = re.compile(r"%(?:\[\d\])?s|%%")
_ARGUMENT = re.compile(r"\{(\d+)\}")

Object = Mapping[str, object]


def render(report: Report, view: View) -> Iterator[str]:
    """The log with its one run."""
    marked = list(zip(report.findings, fingerprints(report), strict=True))
    kept = marked if len(marked) <= _RESULTS else sorted(marked, key=lambda m: -level_rank(m[0].level))[:_RESULTS]
    rules = list(dict.fromkeys(finding.rule for finding, _ in kept))
    index = {rule: number for number, rule in enumerate(rules)}
    first = {finding.rule: finding for finding, _ in reversed(kept)}
    run = {
        "tool": {"driver": {
            "name": "copydesk", "version": __version__, "semanticVersion": __version__,
            "rules": [_rule(first[rule], view.rules.get(rule)) for rule in rules],
        }},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(marked) - len(kept))],
        "results": [_result(finding, mark, index[finding.rule], report.sources.get(finding.path)) for finding, mark in kept],
        "properties": {"suppressed": report.suppressed, "baselined": report.baselined, "unchanged": report.unchanged},
    }  # fmt: skip
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(finding: Finding, known: RuleText | None) -> Object:
    about = known or RuleText(finding.message.replace("%", "%%"), finding.level)
    short = _cut(_PLACE.sub(lambda m: "%" if m.group() == "%%" else "…", about.message))
    row: dict[str, object] = {
        "id": finding.rule, "name": _name(finding.rule),
        "shortDescription": {"text": short}, "fullDescription": {"text": _cut(about.why) or short},
        "help": _help(about, short),
        "defaultConfiguration": {"level": _LEVELS[about.level]},
        "properties": {
            "precision": _PRECISION[about.level], "problem.severity": _SEVERITIES[about.level], "tags": [finding.pack],
        },
    }  # fmt: skip
    if is_url(about.link):
        row["helpUri"] = about.link
    return row


def _name(rule: str) -> str:
    """`LowerCaseStart` of `fragment.lower-case-start`: a name is not to be the same as the id."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^0-9A-Za-z]+", rule.split(".", 1)[-1])) or rule


def _cut(text: str) -> str:
    text = plain(" ".join(text.split()))
    return text if len(text) <= _TEXT else text[: _TEXT - 1] + "…"


def _help(about: RuleText, short: str) -> Object:
    why, mend, link = (plain(" ".join(text.split())) for text in (about.why, about.mend, about.link))
    parts = [("", why or short), ("How to mend it", mend), ("More", link)]
    text = "\n\n".join(f"{title}: {said}" if title else said for title, said in parts if said)
    marked = "\n\n".join(f"**{title}:** {said}" if title else said for title, said in parts if said)
    return {"text": text, "markdown": marked}


def _result(finding: Finding, mark: Fingerprint, index: int, source: Source | None) -> Object:
    where = _location(finding.path, *region(source, finding.start, finding.end))
    row: dict[str, object] = {
        "ruleId": finding.rule, "ruleIndex": index, "level": _LEVELS[finding.level], "message": _message(finding.message),
        "locations": [where], "partialFingerprints": {"primaryLocationLineHash": f"{mark.digest[:16]}:{mark.ordinal}"},
    }  # fmt: skip
    if source is not None and finding.related:
        row["relatedLocations"] = list(_related(finding.related, source))
    if source is not None and finding.fix is not None:
        row["fixes"] = [_fix(finding.fix, source)]
    if finding.evidence:
        row["properties"] = {"evidence": plain(finding.evidence)}
    return row


def _message(text: str) -> Object:
    """The text with what SARIF would take for a link or an argument made to stand for itself."""
    return {"text": _ARGUMENT.sub(r"{{\1}}", plain(text).replace("](", "\\]("))}


def _location(path: str, start: Position, end: Position) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(start, end)}}


def _artifact(path: str) -> Object:
    where = uri(path)
    return {"uri": where} if where.startswith("file:") else {"uri": where, "uriBaseId": "%SRCROOT%"}


def _region(start: Position, end: Position) -> Object:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _related(spans: Sequence[Span], source: Source) -> Iterator[Object]:
    for number, span in enumerate(spans[:_RELATED], 1):
        where = _location(source.path, *region(source, source.position(span.start), source.position(span.end)))
        yield {"id": number, **where, "message": {"text": "See also"}}


def _fix(fix: Fix, source: Source) -> Object:
    deleted = _region(source.position(fix.span.start), source.position(fix.span.end))
    change = {"deletedRegion": deleted, "insertedContent": {"text": sound(fix.replacement)}}
    return {
        "artifactChanges": [{"artifactLocation": _artifact(source.path), "replacements": [change]}],
        "properties": {"safe": fix.safe},
    }  # fmt: skip


def _invocation(report: Report, dropped: int) -> Object:
    notes = [_unread(error) for error in report.errors]
    if dropped:
        said = f"{dropped} findings of the lowest levels were left out: code scanning takes {_RESULTS} in a run."
        notes.append({"level": "warning", "message": {"text": said}})
    return {"executionSuccessful": not report.errors, "toolExecutionNotifications": notes}


def _unread(error: FileError) -> Object:
    where = {"physicalLocation": {"artifactLocation": _artifact(error.path)}}
    return {"level": "error", "message": _message(error.message), "locations": [where]}
