"""The article as text: a row for each block, marks in it where findings are, and their notes beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from linter.document.model import OBJECT, Document
from linter.report import count
from linter.report.html.marks import Mark, tokens
from linter.report.html.notes import LETTERS, notes
from linter.report.html.rows import BETWEEN, Row
from linter.report.html.shownfile import Numbered, ShownFile
from linter.report.html.text import attributed, element, flowing, shown

_AS_IT_STANDS = frozenset((BETWEEN, "code", "table", "verse", "embed"))  # kinds whose line breaks mean something
_FOLDED = frozenset((BETWEEN, "code", "embed"))
_SHORT = 240  # characters of a folded part that need no folding
_HIGHEST, _LOWEST = 4, 6  # levels that headings of an article have on the page


def article(file: ShownFile) -> Iterator[str]:
    """The rows of a file."""
    drawn = _Drawn(file)
    level = _HIGHEST - 1
    for index, row in enumerate(file.rows):
        if row.kind == "heading":
            level = min(level + 1, _LOWEST, _HIGHEST - 1 + max(row.level, 1))
        yield drawn.row(index, row, level)


class _Drawn:
    """What is looked up for every row of one file."""

    def __init__(self, file: ShownFile) -> None:
        self._file = file
        self._ink = _Ink(file.read)
        self._by_row: dict[int, list[Numbered]] = defaultdict(list)
        self._marks: dict[int, list[Mark]] = defaultdict(list)
        for one in file.found:
            if not one.whole:
                self._place(one)

    def _place(self, one: Numbered) -> None:
        self._by_row[one.row].append(one)
        mark = Mark(*one.finding.span, one.number)
        index = one.row
        self._marks[index].append(mark)
        while index + 1 < len(self._file.rows) and self._file.rows[index + 1].start < mark.end:
            index += 1
            self._marks[index].append(mark)

    def row(self, index: int, row: Row, level: int) -> str:
        found = self._by_row[index]
        line, last = self._lines(row)
        id = self._file.of("r", index)
        label = f"lines {line}–{last}" if last > line else f"line {line}"
        place: dict[str, str | int] = {
            "class": "ln",
            "href": f"#{id}",
            "tabindex": -1,
            "aria-label": label,
        }  # one for each paragraph would be too many stops
        number = element("a", f"{line}–{last}" if last > line else str(line), place)
        aside = notes(self._file, found, f"{count(len(found), 'finding')}, {label}")
        kind = f"row k-{row.kind}{' has' if found else ''}"
        return f'<div class="{kind}" id="{id}">{number}{self._body(index, row, level)}{aside}</div>\n'

    def _lines(self, row: Row) -> tuple[int, int]:
        source = self._file.read.source
        return source.position(row.start).line, source.position(max(row.start, row.end - 1)).line

    def _body(self, index: int, row: Row, level: int) -> str:
        content = "".join(self._content(index, row))
        about = {"class": f"t l{row.level}" if row.level else "t", "dir": "auto"}
        if row.kind in _FOLDED and not self._marks[index] and row.end - row.start > _SHORT:
            about["class"] = "code"
            return f'<details class="t"><summary>{self._name(row)}</summary>{element("pre", content, about)}</details>'
        return element(_tag(row, level), content, about)

    def _name(self, row: Row) -> str:
        line, last = self._lines(row)
        if row.kind != BETWEEN:
            what = "Code"
        elif any(field.origin == "front-matter" and row.start <= field.span.start < row.end for field in self._file.read.metadata):
            what = "Front matter"
        else:
            what = "Around the text"
        return f"{what}, {count(last - line + 1, 'line')}"

    def _content(self, index: int, row: Row) -> Iterator[str]:
        marks = self._marks[index]
        inside = 0
        for token in tokens(row.start, row.end, marks):
            if token.kind == "text":
                yield self._ink.drawn(token.start, token.end, row, inside > 0)
            elif token.kind == "open":
                inside += 1
                yield self._opened(token.key, index, token.edge)
            else:
                inside -= 1
                yield self._closed(token.key, index, token.edge)

    def _opened(self, number: int, index: int, edge: bool) -> str:
        one = self._file.found[number - 1]
        first = edge and one.row == index
        note = self._file.of("f", number)
        id = self._file.of("m", number) if first else ""
        empty = " empty" if one.finding.span.start == one.finding.span.end else ""
        described = f"{note}-t" if first else ""
        return f"<mark{attributed({'class': one.finding.level + empty, 'id': id, 'data-f': note, 'aria-describedby': described})}>"

    def _closed(self, number: int, index: int, edge: bool) -> str:
        one = self._file.found[number - 1]
        if not edge or one.row != index:
            return "</mark>"
        note = self._file.of("f", number)
        sign = f"{LETTERS[one.finding.level]}{number}"  # what is to be seen stands in the name, for those who say it to their computer
        name = f"{sign}, {one.finding.level}: {flowing(one.finding.message)}"
        about = {"class": f"n n-{one.finding.level}", "href": f"#{note}", "data-f": note, "aria-label": name}
        return f"{element('a', sign, about)}</mark>"


def _tag(row: Row, level: int) -> str:
    if row.kind == "heading":
        return f"h{level}"
    return {"blockquote": "blockquote", "paragraph": "p"}.get(row.kind, "pre" if row.kind in _AS_IT_STANDS else "div")


class _Ink:
    """Which stretches of a source are running text, which stand for an object in it, and which are markup."""

    def __init__(self, read: Document) -> None:
        self._text = read.source.text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._objects: list[bool] = []
        for start, end, first, last in sorted(read.prose.pieces(), key=lambda piece: piece[2]):
            if last > first and (not self._ends or first >= self._ends[-1]):
                self._starts.append(first)
                self._ends.append(last)
                self._objects.append(read.text[start:end] == OBJECT)

    def drawn(self, start: int, end: int, row: Row, marked: bool) -> str:
        """[start, end) of the source, markup set apart from prose."""
        kept = row.kind in _AS_IT_STANDS
        plain = row.kind in _FOLDED or row.kind == "image"
        parts = [(start, end, "x" if plain else "")] if plain else list(self._split(start, end))
        return "".join(self._piece(a, b, kind, kept, marked) for a, b, kind in parts)

    def _split(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        index = max(0, bisect_right(self._starts, start) - 1)
        at = start
        while at < end and index < len(self._starts) and self._starts[index] < end:
            first, last = max(at, self._starts[index]), min(end, self._ends[index])
            if last > first:
                if first > at:
                    yield at, first, "x"
                yield first, last, "o" if self._objects[index] else ""
                at = last
            index += 1
        if at < end:
            yield at, end, "x"

    def _piece(self, start: int, end: int, kind: str, kept: bool, marked: bool) -> str:
        text = self._text[start:end]
        content = shown(text if kept else flowing(text), marked)
        return f'<span class="{kind}">{content}</span>' if kind and content.strip() else content


def whole(file: ShownFile) -> str:
    """The findings that are about the document as a whole."""
    found: Sequence[Numbered] = [one for one in file.found if one.whole]
    if not found:
        return ""
    id = f"{file.id}-w"
    said = f'<h3 id="{id}">About the document as a whole</h3>{notes(file, found, "Findings about the whole document")}'
    return f'<section class="whole" aria-labelledby="{id}">{said}</section>\n'
