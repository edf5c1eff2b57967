"""One file on the page: its figures, its pictures, its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.findings import DocumentRow, Finding
from linter.report import count, one_line
from linter.report.byfile import counts, said
from linter.report.html.article import article, whole
from linter.report.html.notes import glyph
from linter.report.html.pictures import map_of, meter, readability
from linter.report.html.shownfile import MOST, Numbered, ShownFile
from linter.report.html.text import breakable, element, escape, flowing, number, shown
from linter.score import sound_documents

_PARTS = 6  # of a score that are named
_FIRST = 3  # of its parts whose message stands at the head


def onefile(file: ShownFile, findings: Sequence[Finding], neighbours: tuple[str, str], many: bool) -> Iterator[str]:
    """An element for the file; `neighbours` are the ids of the ones before and behind it, empty where there is none."""
    row = file.row
    yield f'<article class="doc" id="{file.id}" aria-labelledby="{file.id}-h">\n<header class="head">'
    if many:
        yield _ways(neighbours, row.path)
    yield f'<h2 id="{file.id}-h" tabindex="-1" dir="auto">{breakable(row.path)}</h2>'
    yield f'<p class="meta">{_about(row, findings)}</p></header>\n'
    yield f'<div class="glance">{score(row)}<div>{_gravest(file)}{map_of(file)}</div></div>\n'
    yield f'<div class="more">{_folded("What the score is made of", _parts(row))}{readability(file)}</div>\n'
    if file.left_out:
        yield f'<p class="cap">Only the {number(MOST)} gravest findings are shown; {number(file.left_out)} more are left out.</p>\n'
    yield whole(file)
    yield f'<section class="text" lang="{escape(row.lang)}" aria-labelledby="{file.id}-t">'
    yield f'<h3 class="vh" id="{file.id}-t" lang="en">The text</h3>\n'
    yield from article(file)
    yield "</section>\n</article>\n"


def _ways(neighbours: tuple[str, str], path: str) -> str:
    before, behind = neighbours
    links = ['<a href="#index">All files</a>']
    links += [f'<a href="#{before}" rel="prev">← Previous file</a>'] if before else []
    links += [f'<a href="#{behind}" rel="next">Next file →</a>'] if behind else []
    # without the script there are many of them on a page, so each has a name of its own
    return element("nav", "".join(links), {"class": "ways", "aria-label": f"From {one_line(path)}"})


def _about(row: DocumentRow, findings: Sequence[Finding]) -> str:
    return f"{number(row.words)} {'word' if row.words == 1 else 'words'} · language: {shown(row.lang)} · {said(counts(findings))}"


def score(row: DocumentRow) -> str:
    """The score, and what it is to be held against."""
    bar = meter(row.score, "100%", 8)
    figure = f'<p class="figure"><b>{row.score:g}</b> <span>of 100; 0 is clean, 100 unfit</span></p>'
    return f'<section class="score" aria-label="Score">{figure}{bar}{_compared(row.score)}</section>'


def _gravest(file: ShownFile) -> str:
    """What counts most, as its first finding says it: an editor reads that before the name of a rule."""
    first: dict[str, Numbered] = {}
    for one in file.found:
        first.setdefault(one.finding.rule, one)
    lines = [_line(file, first[part.rule], part.findings) for part in file.row.parts if part.rule in first and part.points > 0][:_FIRST]
    if not lines:
        return ""
    id = f"{file.id}-g"
    said = f'<h3 id="{id}">What counts most</h3><ul role="list">{"".join(lines)}</ul>'
    return f'<section class="gravest" aria-labelledby="{id}">{said}</section>'


def _line(file: ShownFile, one: Numbered, found: int) -> str:
    message = element("a", f"<bdi>{shown(flowing(one.finding.message))}</bdi>", {"href": f"#{file.of('f', one.number)}"})
    more = f' <span class="and">and {number(found - 1)} more like it</span>' if found > 1 else ""
    return f"<li>{glyph(one.finding.level)}<p>{message}{more}</p></li>"


def _folded(title: str, content: str) -> str:
    return f"<details><summary><h3>{title}</h3></summary>{content}</details>"


def _compared(points: float) -> str:
    over = max((percent for percent, limit in sound_documents() if points > limit), default=0)
    return f"<p>Higher than the score of {over} % of sound articles.</p>" if over else "<p>No higher than sound articles score.</p>"


def _parts(row: DocumentRow) -> str:
    if not row.parts:
        return "<p>Nothing that was found counts into it.</p>"
    lines = [_part(glyph(p.level), f"<code>{breakable(p.rule)}</code>", count(p.findings, p.level), p.points) for p in row.parts[:_PARTS]]
    rest = row.parts[_PARTS:]
    if rest:
        found = count(sum(part.findings for part in rest), "finding")
        lines.append(_part("", count(len(rest), "other rule"), found, sum(part.points for part in rest)))
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Level", "Rule", "Findings", "Points"))
    return f'<table class="parts"><thead class="vh"><tr>{heads}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


def _part(sign: str, what: str, found: str, points: float) -> str:
    return f'<tr><td>{sign}</td><th scope="row">{what}</th><td>{found}</td><td>{points:.1f}</td></tr>'
