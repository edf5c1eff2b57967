"""A summary for a comment on a pull request or a job's page: files in a table, their findings folded away.

It is short by construction, whatever was found: a comment takes 65,536 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.findings import Finding, Report, level_rank
from linter.hints import TYPE_CHECKING
from linter.report import View, count, one_line
from linter.report.byfile import by_file, counts, said

if TYPE_CHECKING:
    from re import Match

_ERRORS, _TABLE, _DETAILS = 10_000, 20_000, 30_000  # characters for each part
_OF_A_FILE = 20  # findings shown
_LONGEST = 240  # characters of a message or path

# Entities mean themselves in Markdown, in table cells and in HTML alike, which backslashes do not
_ACTIVE = re.compile(r"[&<>`*_\[\]|~\\{}$]")
# What a forge would make of text after rendering: a mention that calls someone, a reference, a link
_LIVE = re.compile(r"[@#!~$%&](?=[\w\"])|:(?=//)|(?<=\bwww)(?=\.)|(?<=\bgh-)(?=\d)", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOTHING = "\u200b"  # a blank of no width


def render(report: Report, view: View) -> Iterator[str]:
    """The summary, headed by a comment by which a script finds its own to write over."""
    found = {path: findings for path, findings in by_file(report).items() if findings}
    yield f"<!-- copydesk -->\n### copydesk: {said(counts(report.findings))} in {count(len(report.documents), 'file')}\n"
    yield from _unread(report)
    if found:
        yield from _table(report, found)
        yield from _details(found)
    counted = ((report.suppressed, "suppressed"), (report.baselined, "in the baseline"), (report.unchanged, "on lines that did not change"))
    hidden = [f"{n} {what}" for n, what in counted if n]
    if hidden:
        yield f"\nNot shown: {', '.join(hidden)}.\n"


def _unread(report: Report) -> Iterator[str]:
    if report.errors:
        yield f"\n{count(len(report.errors), 'file')} could not be checked:\n\n| File | Why |\n|:--|:--|\n"
    lines = {error.path: f"| {plain(error.path)} | {plain(error.message)} |\n" for error in report.errors}
    kept = _fit(lines, list(lines), _ERRORS)
    yield from (line for path, line in lines.items() if path in kept)
    if len(kept) < len(report.errors):
        yield f"\nand {len(report.errors) - len(kept)} more\n"


def _table(report: Report, found: dict[str, list[Finding]]) -> Iterator[str]:
    scores = {d.path: f"{d.score:g}" for d in report.documents}
    yield "\n| File | Errors | Warnings | Suggestions | Score |\n|:--|--:|--:|--:|--:|\n"
    rows = {path: f"| {plain(path)} | {' | '.join(map(str, counts(f)))} | {scores.get(path, '')} |\n" for path, f in found.items()}
    worst = _fit(rows, sorted(rows, key=lambda path: tuple(-n for n in counts(found[path]))), _TABLE)
    yield from (row for path, row in rows.items() if path in worst)
    if len(worst) < len(rows):
        yield f"\nThe {len(worst)} worst files; {len(rows) - len(worst)} more have findings.\n"


def _details(found: dict[str, list[Finding]]) -> Iterator[str]:
    blocks = {path: "".join(_block(path, findings)) for path, findings in found.items()}
    worst = _fit(blocks, sorted(blocks, key=lambda path: tuple(-n for n in counts(found[path]))), _DETAILS)
    yield from (block for path, block in blocks.items() if path in worst)
    if len(worst) < len(blocks):
        yield f"\nThe findings of {count(len(blocks) - len(worst), 'more file')} have no room here.\n"


def _fit(texts: dict[str, str], order: list[str], room: int) -> set[str]:
    kept = set()
    for path in order:
        if len(texts[path]) <= room:
            room -= len(texts[path])
            kept.add(path)
    return kept


def _block(path: str, findings: list[Finding]) -> Iterator[str]:
    yield f"\n<details><summary>{plain(path)}: {said(counts(findings))}</summary>\n\n"
    yield "| Line | Level | Rule | Finding |\n|--:|:--|:--|:--|\n"
    worst = sorted(findings, key=lambda f: -level_rank(f.level))[:_OF_A_FILE]
    for f in sorted(worst, key=lambda f: f.span):
        yield f"| {f.start.line}:{f.start.column} | {f.level} | {plain(f.rule)} | {plain(f.message)} |\n"
    if len(findings) > len(worst):
        yield f"\nand {len(findings) - len(worst)} more\n"
    yield "\n</details>\n"


def plain(text: str) -> str:
    """The text so that it reads as it stands and does nothing, within Markdown as within HTML."""
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", one_line(text))
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    text = _LIVE.sub(lambda m: m[0] + _NOTHING, text)
    return _ACTIVE.sub(_reference, text).replace(_NOTHING, "&#8203;")


def _reference(match: Match[str]) -> str:
    return f"&#{ord(match[0])};"
