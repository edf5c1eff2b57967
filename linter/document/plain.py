"""Plain text: paragraphs, hard-wrapped lines, headings by form, lists, verse, columns.

Groups of lines between blank lines are the unit. Inside a group the lines are one wrapped paragraph, or a block each, and
the line ends themselves tell which: a typesetter breaks a line only where the next word no longer fits.
"""

from __future__ import annotations

from linter.document import lines as forms
from linter.document import urls
from linter.document.lines import Line
from linter.document.model import Directive, Document, Field, Kind, Problem, ProseBuilder
from linter.source import Source, Span


class _Reader:
    """One plain text on its way into blocks."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.built = ProseBuilder(source)
        self.directives: list[Directive] = []
        self.code: list[Span] = []
        self.addresses = urls.find(source.text)
        self._next_address = 0

    def group(self, group: list[Line], last: bool) -> None:
        """The lines between two blank lines."""
        if len(group) == 1 and len(group[0].text) > forms.LONG:  # most lines of most files
            self._block("paragraph", group)
            return
        group = [line for line in group if not self._directive(line)]
        if group and forms.is_code(group):
            self.code.append(Span(group[0].start, group[-1].end))
            self.built.mark("code", self.code[-1])
        elif group and forms.is_table(group):
            self._cells(group)
        else:
            self._runs(group, last)

    def _directive(self, line: Line) -> bool:
        """`# copydesk: ...` or `<!-- copydesk: ... -->` on a line of its own."""
        if not line.text.startswith(("#", "<!--")):
            return False
        from linter.document import directives

        found = directives.read(line.text.lstrip("# ") if line.text[0] == "#" else line.text, line.start)
        if found and found.tool == "vale":  # in plain text Vale knows no comments, and the line is text
            return False
        if found:
            self.directives.append(Directive(Span(line.start, line.end), found.text))
        return found is not None

    def _runs(self, group: list[Line], last: bool) -> None:
        alone = len(group) == 1
        for run in forms.runs(group):
            if run.kind == "paragraph" and len(run.lines) == 1:
                self._line(run.lines[0], alone, last)
            elif run.kind == "list" and alone and len(run.lines) == 1 and not last and forms.is_heading(run.lines[0].text) and run.numbered:
                self._block("heading", run.lines, level=2)
            elif run.kind == "rule":
                self.built.mark("rule", Span(run.lines[0].start, run.lines[-1].end))
            else:
                self._block(run.kind, run.lines, run.level, run.underline)

    def _line(self, line: Line, alone: bool, last: bool) -> None:
        """A line that is a block of its own."""
        first = not self.built.blocks
        heading = (first and forms.is_headline(line.text)) or (alone and not last and forms.is_heading(line.text))
        self._block("heading" if heading else "paragraph", [line], level=int(heading) * (1 if first else 2))

    def _block(self, kind: Kind, block: list[Line], level: int = 0, underline: Line | None = None) -> None:
        if len(block) == 1 and self._is_address(block[0]):
            self.built.mark("embed", Span(block[0].start, block[0].end))
            return
        self.built.open()
        if len(block) == 1 or not self._joined(block):
            for number, line in enumerate(block):
                if number:
                    self.built.add(block[number - 1].end, line.start, " ")
                self._text(line.start, line.end)
        self.built.close(kind, Span(block[0].start, (underline or block[-1]).end), level=level)

    def _joined(self, block: list[Line]) -> bool:
        """Add lines that are one character apart and hold no address in one step: most wrapped text."""
        start, end = block[0].start, block[-1].end
        self._skip_to(start)
        address = self._next_address < len(self.addresses) and self.addresses[self._next_address].start < end
        if address or end - start != sum([len(line.text) for line in block]) + len(block) - 1:
            return False
        self.built.add(start, end, self.source.text[start:end].replace("\n", " ").replace("\r", " "))
        return True

    def _is_address(self, line: Line) -> bool:
        self._skip_to(line.start)
        address = self.addresses[self._next_address] if self._next_address < len(self.addresses) else None
        return address is not None and line.text.strip("<>") == self.source.cut(address)

    def _cells(self, group: list[Line]) -> None:
        for line in group:
            for start, end in forms.cells(line):
                self.built.open()
                self._text(start, end)
                self.built.close("table", Span(start, end))

    def _skip_to(self, start: int) -> None:
        while self._next_address < len(self.addresses) and self.addresses[self._next_address].start < start:
            self._next_address += 1

    def _text(self, start: int, end: int) -> None:
        """Running text; an address in it becomes an object."""
        self._skip_to(start)
        while self._next_address < len(self.addresses) and self.addresses[self._next_address].end <= end:
            address = self.addresses[self._next_address]
            self._next_address += 1
            self.built.add(start, address.start)
            self.built.add(address.start, address.end, forms.OBJECT)
            start = address.end
        self.built.add(start, end)


def read(source: Source) -> Document:
    """Parse plain text. Never raises."""
    reader = _Reader(source)
    start, lang = 0, ""
    fields: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()
    if source.text.startswith("---"):  # fields between two fences; a text may open with a rule as well
        from linter.document import frontmatter

        front = frontmatter.read(source)
        frontmatter.add_prose(reader.built, front)
        start, lang, fields, problems = front.end, front.lang, front.fields, front.problems
    groups = forms.groups(source.text, start)
    for number, group in enumerate(groups):
        reader.group(group, number + 1 == len(groups))
    return Document(source, "text", reader.built, fields, tuple(reader.directives), problems, lang, tuple(reader.code))
