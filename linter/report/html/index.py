"""The head of a report on many files: a table that sorts, and what could not be checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter.findings import DocumentRow, FileError, Finding, Report
from linter.report import count
from linter.report.byfile import counts
from linter.report.html.notes import glyph
from linter.report.html.pictures import meter
from linter.report.html.text import breakable, element, number, shown

_COLUMNS = ("File", "Words", "Score", "Errors", "Warnings", "Suggestions")
_LEVELS = ("error", "warning", "suggestion")


def index(report: Report, files: Mapping[str, Sequence[Finding]], ids: Mapping[str, str]) -> Iterator[str]:
    """The table, the worst score first; a file without findings is a row and nothing more."""
    rows = sorted(report.documents, key=lambda row: (-row.score, row.path))
    yield '<section id="index" aria-labelledby="index-h">\n<h2 id="index-h" tabindex="-1">Files</h2>\n'
    yield '<div class="wide" tabindex="0" role="region" aria-label="Table of files"><table class="files"><thead><tr>'
    yield "".join(_head(n, name) for n, name in enumerate(_COLUMNS))
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        yield _row(row, files[row.path], ids.get(row.path, ""))
    yield "</tbody></table></div>\n</section>\n"


def unread(errors: Sequence[FileError]) -> Iterator[str]:
    """The files that could not be checked, and why."""
    if not errors:
        return
    yield '<section class="unread" aria-labelledby="unread-h"><h2 id="unread-h">Not checked</h2>\n'
    yield f"<p>{count(len(errors), 'file')} could not be checked.</p><ul>\n"
    for error in errors:
        yield f"<li><bdi>{breakable(error.path)}</bdi>: {shown(error.message)}</li>\n"
    yield "</ul></section>\n"


def _head(n: int, name: str) -> str:
    return element("th", name, {"scope": "col", "aria-sort": "descending" if name == "Score" else "", "class": "num" if n else ""})


def _row(row: DocumentRow, findings: Sequence[Finding], id: str) -> str:
    name = f"<bdi>{breakable(row.path)}</bdi>"
    link = element("a", name, {"href": f"#{id}"}) if id else name
    cells = [element("td", number(row.words), {"class": "num", "data-v": row.words}), _score(row.score)]
    for level, n in zip(_LEVELS, counts(findings), strict=True):
        said = f"{glyph(level)} {number(n)}" if n else '<span class="nil">0</span>'
        cells.append(element("td", said, {"class": "num", "data-v": str(n)}))
    kind = "" if id else ' class="clean"'
    return f'<tr{kind}><th scope="row">{link}</th>{"".join(cells)}</tr>\n'


def _score(score: float) -> str:
    return f'<td class="num" data-v="{score:g}">{meter(score, "48", 6)} <span class="pts">{score:.1f}</span></td>'
