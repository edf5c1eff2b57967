"""One file on the page: its figures, its pictures, its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.findings import DocumentRow, Finding
from linter.report import count
from linter.report.byfile import counts, said
from linter.report.html.article import article, whole
from linter.report.html.notes import glyph
from linter.report.html.pictures import map_of, readability
from linter.report.html.shownfile import MOST, ShownFile
from linter.report.html.text import breakable, element, escape, number, shown
from linter.score import sound_documents

_PARTS = 6  # of a score that are named


def onefile(file: ShownFile, findings: Sequence[Finding], neighbours: tuple[str, str], many: bool) -> Iterator[str]:
    """An element for the file; `neighbours` are the ids of the ones before and behind it, empty where there is none."""
    row = file.row
    yield f'<article class="doc" id="{file.id}" aria-labelledby="{file.id}-h">\n<header class="head">'
    if many:
        yield _ways(neighbours)
    yield f'<h2 id="{file.id}-h" tabindex="-1" dir="auto">{breakable(row.path)}</h2>'
    yield f'<p class="meta">{_about(row, findings)}</p></header>\n'
    yield f'<div class="glance">{score(row)}<div>{map_of(file)}{readability(file)}</div></div>\n'
    if file.left_out:
        yield f'<p class="cap">Only the {number(MOST)} gravest findings are shown; {number(file.left_out)} more are left out.</p>\n'
    yield whole(file)
    yield f'<section class="text" lang="{escape(row.lang)}" aria-labelledby="{file.id}-t"><h3 class="vh" id="{file.id}-t" lang="en">The text</h3>\n'
    yield from article(file)
    yield "</section>\n</article>\n"


def _ways(neighbours: tuple[str, str]) -> str:
    before, behind = neighbours
    links = ['<a href="#index">All files</a>']
    links += [f'<a href="#{before}" rel="prev">← Previous file</a>'] if before else []
    links += [f'<a href="#{behind}" rel="next">Next file →</a>'] if behind else []
    return f'<nav class="ways" aria-label="Files">{"".join(links)}</nav>'


def _about(row: DocumentRow, findings: Sequence[Finding]) -> str:
    return f"{number(row.words)} {'word' if row.words == 1 else 'words'} · language: {shown(row.lang)} · {said(counts(findings))}"


def score(row: DocumentRow) -> str:
    """The score, what it is to be held against, and what it is made of."""
    bar = f'<svg class="meter" width="100%" height="8" aria-hidden="true" focusable="false"><rect class="ground" width="100%" height="8"/>{_bar(row.score)}</svg>'
    figure = f'<p class="figure"><b>{row.score:g}</b> <span>of 100; 0 is clean, 100 unfit</span></p>'
    return f'<section class="score" aria-label="Score">{figure}{bar}{_compared(row.score)}{_parts(row)}</section>'


def _bar(points: float) -> str:
    return f'<rect width="{points:g}%" height="8"/>'


def _compared(points: float) -> str:
    over = max((percent for percent, limit in sound_documents() if points > limit), default=0)
    return f"<p>Higher than the score of {over} % of sound articles.</p>" if over else "<p>No higher than sound articles score.</p>"


def _parts(row: DocumentRow) -> str:
    if not row.parts:
        return "<p>Nothing that was found counts into it.</p>"
    lines = []
    for part in row.parts[:_PARTS]:
        cells = f'<td>{glyph(part.level)}</td><th scope="row"><code>{breakable(part.rule)}</code></th><td>{count(part.findings, part.level)}</td>'
        lines.append(f"<tr>{cells}<td>{part.points:.1f}</td></tr>")
    rest = row.parts[_PARTS:]
    if rest:
        cells = f'<td></td><th scope="row">{count(len(rest), "other rule")}</th><td>{count(sum(p.findings for p in rest), "finding")}</td>'
        lines.append(f"<tr>{cells}<td>{sum(p.points for p in rest):.1f}</td></tr>")
    caption = element("caption", "What it is made of")
    head = '<thead class="vh"><tr><th scope="col">Level</th><th scope="col">Rule</th><th scope="col">Findings</th><th scope="col">Points</th></tr></thead>'
    return f"<table>{caption}{head}<tbody>{''.join(lines)}</tbody></table>"
