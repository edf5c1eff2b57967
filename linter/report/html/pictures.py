"""Pictures of a document, as SVG in the page: where trouble lies, and how hard each paragraph is to read.

Places are percentages of the width and nothing has a style of its own, so that they fit every screen and the page's policy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from linter.report import count
from linter.report.html.notes import glyph
from linter.report.html.paragraphs import Measured, Usual, paragraphs, usual
from linter.report.html.rows import row_at
from linter.report.html.shownfile import Numbered, ShownFile
from linter.report.html.text import element, escape, number

_LANES = ("error", "warning", "suggestion")
_LANE = 18  # pixels, so that the letter of a level fits
_SHAPES = {"error": "M-4 -5H4V5H-4Z", "warning": "M0 -6L6 5H-6Z", "suggestion": "M0 -4A4 4 0 1 1 0 4A4 4 0 1 1 0 -4Z"}
_HIGH = 72  # pixels of the tallest bar
_COLUMNS = ("Line", "Words", "Sentences", "Words a sentence", "Flesch")


def map_of(file: ShownFile) -> str:
    """A strip with a mark for every finding where it stands in the file, a lane for each level that there is."""
    size = max(1, len(file.read.source.text))
    levels = [level for level in _LANES if any(one.finding.level == level for one in file.found)]
    height = _LANE * len(levels)
    heads = "".join(f'<line class="sec" x1="{x}%" x2="{x}%" y1="0" y2="{height}"/>' for x in _headings(file, size))
    ticks = "".join(_tick(file, one, size, levels.index(one.finding.level)) for one in file.found)
    letters = "".join(element("span", glyph(level)) for level in levels)
    strip = f'<svg class="strip" width="100%" height="{height}" aria-hidden="true" focusable="false">{heads}{ticks}</svg>'
    headed = "; thin lines are headings" if heads else ""
    caption = f"Where the findings are, from the first line to the last{headed}."
    return (
        f'<figure class="map"><div class="lanes"><div class="keys">{letters}</div>{strip}</div><figcaption>{caption}</figcaption></figure>'
    )


def meter(score: float, width: str, height: int) -> str:
    """A bar as long as a score is high."""
    bars = f'<rect class="ground" width="100%" height="{height}"/><rect width="{score:g}%" height="{height}"/>'
    return f'<svg class="meter" width="{width}" height="{height}" aria-hidden="true" focusable="false">{bars}</svg>'


def _headings(file: ShownFile, size: int) -> Iterator[float]:
    return (_percent(row.start, size) for row in file.rows if row.kind == "heading")


def _percent(offset: int, size: int) -> float:
    return round(1 + 98 * offset / size, 2)


def _tick(file: ShownFile, one: Numbered, size: int, lane: int) -> str:
    finding = one.finding
    id = file.of("f", one.number)
    y = _LANE * lane + _LANE // 2
    title = f"{finding.level} {one.number}, line {finding.start.line}: {finding.message}"
    shape = f'<svg x="{_percent(finding.span.start, size)}%" y="{y}" overflow="visible"><path d="{_SHAPES[finding.level]}"/></svg>'
    return f'<a class="k-{finding.level}" href="#{id}" data-f="{id}" tabindex="-1"><title>{escape(title)}</title>{shape}</a>'


def readability(file: ShownFile) -> str:
    """Words a sentence and reading ease, a bar for every paragraph, and the same figures as a table."""
    found = paragraphs(file.read)
    if len(found) < 2:
        return ""
    lengths = _chart(file, found, "Words a sentence", lambda one: one.length, _length)
    eases = ""
    if all(one.flesch is not None for one in found):
        eases = _chart(file, found, "Reading ease (Flesch, 0 hard to 100 easy)", lambda one: one.flesch or 0.0, _ease)
    head = "<summary><h3>Readability, paragraph by paragraph</h3></summary>"
    return f'<details class="ease">{head}<div class="charts">{lengths}{eases}</div>{_table(file, found)}</details>'


def _length(low: float, high: float) -> tuple[float, float]:
    return 0.0, max(high, 1.0)


def _ease(low: float, high: float) -> tuple[float, float]:
    return min(0.0, max(low, -50.0)), 100.0


def _chart(
    file: ShownFile,
    found: Sequence[Measured],
    title: str,
    value: Callable[[Measured], float],
    ends: Callable[[float, float], tuple[float, float]],
) -> str:
    values = [value(one) for one in found]
    common = usual(values)
    bottom, top = ends(min(values), max(values))
    scale = _HIGH / (top - bottom)

    def y(of: float) -> float:
        return round(_HIGH - (min(max(of, bottom), top) - bottom) * scale, 1)

    step = 100 / len(values)
    band = f'<rect class="band" x="0" width="100%" y="{y(common.high)}" height="{round(y(common.low) - y(common.high), 1)}"/>'
    line = f'<line class="med" x1="0" x2="100%" y1="{y(common.median)}" y2="{y(common.median)}"/>'
    bars = []
    for n, one in enumerate(found):
        high = max(1.5, round(_HIGH - y(values[n]), 1))
        odd = ' class="odd-bar"' if common.stands_out(values[n]) else ""
        at = f'x="{round(step * (n + 0.12), 3)}%" width="{round(step * 0.76, 3)}%"'
        bar = f'<rect {at} y="{round(_HIGH - high, 1)}" height="{high}"/>'
        said = f"{_place(file, one)}: {number(values[n], 1)}"
        bars.append(f'<a{odd} href="#{_row(file, one)}" tabindex="-1"><title>{said}</title>{bar}</a>')
    picture = f'<svg class="bars" width="100%" height="{_HIGH}" aria-hidden="true" focusable="false">{band}{"".join(bars)}{line}</svg>'
    return f'<figure class="chart"><h4>{title}</h4>{picture}<figcaption>{_told(file, found, values, common)}</figcaption></figure>'


def _told(file: ShownFile, found: Sequence[Measured], values: Sequence[float], common: Usual) -> str:
    """The picture in words."""
    said = (
        f"Median {number(common.median, 1)}; the middle half lies between {number(common.low, 1)} and {number(common.high, 1)} (the band). "
    )
    odd = [(one, value) for one, value in zip(found, values, strict=True) if common.stands_out(value)]
    if not odd:
        return f"{said}No paragraph stands out."
    named = ", ".join(f'<a href="#{_row(file, one)}">{_place(file, one)}</a> ({number(value, 1)})' for one, value in odd[:5])
    return f"{said}{count(len(odd), 'paragraph')} {'stands' if len(odd) == 1 else 'stand'} out: {named}{' …' if len(odd) > 5 else ''}."


def _row(file: ShownFile, one: Measured) -> str:
    return file.of("r", row_at(file.rows, file.read.blocks[one.block].span.start))


def _place(file: ShownFile, one: Measured) -> str:
    line = file.read.source.position(file.read.blocks[one.block].span.start).line
    return f"line\xa0{line}" if one.paragraphs == 1 else f"{one.paragraphs} paragraphs from line\xa0{line}"


def _table(file: ShownFile, found: Sequence[Measured]) -> str:
    columns = _COLUMNS if found[0].flesch is not None else _COLUMNS[:-1]
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    body = "".join(f"<tr>{_cells(file, one)}</tr>" for one in found)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    region = f'<div class="wide" tabindex="0" role="region" aria-label="Readability in figures">{table}</div>'
    return f'<details class="figures"><summary>The same in figures</summary>{region}</details>'


def _cells(file: ShownFile, one: Measured) -> str:
    flesch = "" if one.flesch is None else f"<td>{number(one.flesch, 1)}</td>"
    place = element("a", _place(file, one).removeprefix("line\xa0"), {"href": f"#{_row(file, one)}"})
    return f'<th scope="row">{place}</th><td>{one.words}</td><td>{one.sentences}</td><td>{number(one.length, 1)}</td>{flesch}'
