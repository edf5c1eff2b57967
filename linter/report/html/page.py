"""The page around it all: head, policy, style, script, and what was found in all files."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files as beside

from linter.findings import DocumentRow, Finding, Report
from linter.report import View, count
from linter.report.byfile import by_file, counts, said
from linter.report.html.filters import bar
from linter.report.html.index import index, unread
from linter.report.html.onefile import onefile
from linter.report.html.shownfile import shown_file
from linter.report.html.text import breakable, escape


def page(report: Report, view: View) -> Iterator[str]:
    """The whole page, piece by piece."""
    found = by_file(report)
    ids = {path: f"d{n}" for n, path in enumerate((p for p, f in found.items() if f and p in report.sources), 1)}
    many = len(report.documents) != 1
    title = report.documents[0].path if not many else count(len(report.documents), "file")
    yield from _head(title, many)
    yield f'<header class="top"><p class="brand">copydesk</p><h1>{_headline(report, found)}</h1>{_hidden(report)}</header>\n'
    yield from bar(report.findings)
    yield '<main id="main" tabindex="-1">\n'
    yield from unread(report.errors)
    if many and report.documents:
        yield from index(report, found, ids)
    yield from _files(report, view, found, ids, many)
    yield "</main>\n</body>\n</html>\n"


def _head(title: str, many: bool) -> Iterator[str]:
    style, script = _beside("style.css"), _beside("script.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="copydesk">\n<link rel="icon" href="data:,">\n'
    yield f"<title>{escape(title)} · copydesk</title>\n<style>{style}</style>\n<script>{script}</script>\n</head>\n"
    yield '<body class="many">' if many else "<body>"
    yield '\n<a class="skip" href="#main">Skip to the report</a>\n'


def _beside(name: str) -> str:
    return beside(__package__).joinpath(name).read_text("utf-8")


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _headline(report: Report, found: Mapping[str, Sequence[Finding]]) -> str:
    total = said(counts(report.findings))
    clean = sum(not findings for findings in found.values())
    where = f"in {count(len(found), 'file')}"
    told = f"; {clean} of them {'is' if clean == 1 else 'are'} clean" if clean and len(found) > 1 and report.findings else ""
    return f"{total[0].upper()}{total[1:]} {where}{told}"


def _hidden(report: Report) -> str:
    hidden = [f"{n} {what}" for n, what in ((report.suppressed, "suppressed"), (report.baselined, "in the baseline")) if n]
    return f'<p class="hidden-count">Not shown: {", ".join(hidden)}.</p>' if hidden else ""


def _files(report: Report, view: View, found: Mapping[str, Sequence[Finding]], ids: Mapping[str, str], many: bool) -> Iterator[str]:
    rows = {row.path: row for row in report.documents}
    order = list(ids)
    for n, path in enumerate(order):
        row = rows.get(path) or DocumentRow(path, 0, 0.0, {})
        neighbours = (ids[order[n - 1]] if n else "", ids[order[n + 1]] if n + 1 < len(order) else "")
        yield from onefile(shown_file(ids[path], row, found[path], report, view.rules), found[path], neighbours, many)
    if not many and not ids:
        row = report.documents[0]
        yield f'<article class="doc"><header class="head"><h2 dir="auto">{breakable(row.path)}</h2></header>'
        good = f"Nothing was found in its {count(row.words, 'word')}. Score: {row.score:g} of 100, where 0 is clean."
        yield f'<p class="good">{good}</p></article>\n'
