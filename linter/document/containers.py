"""The blocks of Markdown as its parser opens and closes them: paragraphs, lists, quotations, tables, code."""

from __future__ import annotations

from linter.document.flow import Flow
from linter.document.model import Directive, Kind
from linter.document.rawhtml import RawHtml
from linter.hints import Any, NamedTuple
from linter.source import Span

_LONGEST_VERSE = 70  # characters of a line


class Around(NamedTuple):
    """The Markdown container of the next block."""

    kind: Kind
    level: int
    classes: str = ""


class Containers:
    """What is open around the text, and the flow that the text goes to."""

    def __init__(self, flow: Flow, shadow: str, tags: str, code: list[Span]) -> None:
        self.flow = flow
        self.shadow = shadow
        self.code = code
        self.directives: list[Directive] = []
        self.html = RawHtml(flow, tags, code, self.directives, self.end_block)
        self.limit = 0  # where the block that is read ends
        self.skip = False  # inside a code block
        self.opened: list[int] = []  # prose offsets where emphasis and links began
        self.definition = False  # behind a term
        self.breaks = 0  # lines ended by the author
        self.soft = 0  # lines that go on
        self.around: list[Around] = []
        self.lists = 0
        self.quotes = 0

    def end_block(self) -> None:
        """Close the block that is read, if any."""
        if self.flow.first >= 0:
            around, html = self.around[-1] if self.around else None, self.html.around
            classes = f"{html.classes if html else ''} {around.classes if around else ''}".strip() if html or around else ""
            if around:
                self.flow.close(around.kind, around.level, classes)
            elif html and html.kind:
                self.flow.close(html.kind, html.level, classes)
            else:
                self.flow.close("list" if self.definition else "verse" if self._is_verse() else "paragraph", 0, classes)
            self.html.end_block()
        self.definition = False
        self.breaks = self.soft = 0
        self.opened.clear()

    def _is_verse(self) -> bool:
        """Short lines, each ended by the author."""
        return self.breaks > 1 and not self.soft and (self.flow.last - self.flow.first) / (self.breaks + 1) < _LONGEST_VERSE

    def begin(self, value: Any, start: int, end: int) -> None:
        self.end_block()
        self.limit = end

    def finish(self, value: Any, start: int, end: int) -> None:
        self.end_block()

    def begin_heading(self, value: Any, start: int, end: int) -> None:
        self.enter(Around("heading", int(value["Heading"]["level"][1])), end)

    def enter(self, around: Around, end: int) -> None:
        self.end_block()
        self.limit = end
        self.around.append(around)

    def leave(self, value: Any, start: int, end: int) -> None:
        self.end_block()
        self.around.pop()

    def begin_list(self, value: Any, start: int, end: int) -> None:
        self.end_block()
        self.lists += 1

    def end_list(self, value: Any, start: int, end: int) -> None:
        self.end_block()
        self.lists -= 1

    def begin_item(self, value: Any, start: int, end: int) -> None:
        self.enter(Around("list", self.lists), end)

    def begin_quote(self, value: Any, start: int, end: int) -> None:
        self.quotes += 1
        self.enter(Around("blockquote", self.quotes), end)

    def end_quote(self, value: Any, start: int, end: int) -> None:
        self.quotes -= 1
        self.leave(value, start, end)

    def begin_note(self, value: Any, start: int, end: int) -> None:
        self.enter(Around("list", 1, "footnote"), end)

    def begin_cell(self, value: Any, start: int, end: int) -> None:
        self.enter(Around("table", 0), end)

    def begin_code(self, value: Any, start: int, end: int) -> None:
        self.end_block()
        self.skip = True
        self.code.append(Span(start, end))
        self.flow.built.mark("code", Span(start, end))

    def end_code(self, value: Any, start: int, end: int) -> None:
        self.skip = False

    def rule(self, value: Any, start: int, end: int) -> None:
        self.end_block()
        self.flow.built.mark("rule", Span(start, start + len(self.shadow[start:end].rstrip())))
