"""Raw HTML inside Markdown: prose between tags, and what the tags say about it."""

from __future__ import annotations

import re
from collections.abc import Callable

from linter import lazy
from linter.document import directives
from linter.document.flow import Flow
from linter.document.model import Directive, Kind
from linter.document.tags import Comment, Tag, attributes, tokens
from linter.hints import NamedTuple
from linter.source import Span

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"), **dict.fromkeys(("li", "dd"), "list"),
    **dict.fromkeys(("td", "th"), "table"), **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("dt", "summary", "label", "button", "option", "legend"), "term"), "blockquote": "blockquote",
}  # fmt: skip
_BLOCKS = frozenset(
    [
    "address", "article", "aside", "body", "center", "details", "dialog", "div", "dl", "fieldset", "figure", "footer", "form", "head",
    "header", "hr", "html", "main", "nav", "noscript", "ol", "p", "pre", "section", "select", "table", "tbody", "tfoot", "thead", "tr",
    "ul", "video", "audio",
]
) | frozenset(_KINDS)  # fmt: skip
_CODE = frozenset(["code", "kbd", "samp", "pre"])
_SILENT = _CODE | frozenset(["script", "style", "svg", "math", "iframe", "object", "template", "canvas", "textarea", "video", "audio"])
_FRAMES = frozenset(["svg", "iframe", "object", "canvas", "textarea", "video", "audio"])
_ONE_LINE = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "label", "button",
])  # never hold a block, so a missing end is no matter  # fmt: skip
_STRONG = frozenset(("b", "strong"))
_EMPHASIS = frozenset(("i", "em", "cite")) | _STRONG
_FOOTNOTE = lazy.pattern(r"(?:<a\b[^<>]*>)\s*[\[(]?[\w*†‡]{1,4}[\])]?\s*</a>\s*</sup>|[\[(]\w{1,3}[\])]\s*</sup>", re.I)
_PIECE = lazy.pattern(
    r"(?P<line>\s*[\r\n]\s*)|(?P<entity>&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|[^&\r\n \t]+(?:[ \t]+[^&\r\n \t]+)*|[ \t]+|&"
)
_MOST_CLASSES = 300  # characters of class names kept for a block
_DEPTH = 64  # how far up a closing tag is looked for


class Element(NamedTuple):
    """An open element around the prose: its own name, and what it and its parents say together."""

    name: str
    kind: Kind | None
    level: int
    classes: str


class Inline(NamedTuple):
    """An open emphasis or link inside a block."""

    name: str
    at: int
    start: int
    target: str


class RawHtml:
    """Feeds the tags of a document to its Flow; `shadow` is what the tags are read from, of the same length as the text."""

    def __init__(self, flow: Flow, shadow: str, code: list[Span], found: list[Directive], close: Callable[[], None]) -> None:
        self.flow = flow
        self.shadow = shadow
        self.code = code
        self.directives = found
        self.close = close
        self.open: list[Element] = []
        self._inline: list[Inline] = []
        self._silent = ""  # name of the element whose content is no prose
        self._silent_from = 0
        self._closers: dict[str, int] = {}

    @property
    def around(self) -> Element | None:
        """What the elements around the next block say."""
        return self.open[-1] if self.open else None

    def end_block(self) -> None:
        """No inline element goes on in the next block."""
        self._inline.clear()

    def feed(self, text: str, start: int, end: int, limit: int) -> None:
        """Markup and prose of text[start:end], part of a block that ends at `limit`; offsets are those of the document."""
        at = start
        for token in tokens(text, start, end):
            self._prose(text, at, token.start)
            if isinstance(token, Comment):
                self.comment(token.start, token.end)
            else:
                self.tag(token, limit)
            at = token.end
        self._prose(text, at, end)

    def _prose(self, text: str, start: int, end: int) -> None:
        if self._silent or start >= end:
            return
        for piece in _PIECE.finditer(text, start, end):
            if piece.lastgroup == "line":
                self.flow.space(*piece.span())
            elif piece.lastgroup == "entity":
                self._entity(piece)
            else:
                self.flow.run(*piece.span())

    def _entity(self, piece: re.Match[str]) -> None:
        from html import unescape

        char = unescape(piece.group())
        self.flow.see(*piece.span())
        self.flow.put(piece.start(), piece.end(), " " if char in "\n\r" else char)

    def comment(self, start: int, end: int) -> None:
        """A comment is no prose; it may be a directive."""
        self.code.append(Span(start, end))
        directive = directives.read(self.flow.text[start:end], start)
        if directive:
            self.directives.append(directive)

    def tag(self, tag: Tag, limit: int) -> None:
        """An opening or closing tag; its end is looked for up to `limit`."""
        name = tag.name
        if self._silent:
            if tag.closing and name == self._silent:
                self._end_silence(tag)
        elif name in _SILENT or name == "sup":
            self._begin_silence(tag, limit)
        elif name == "br":
            self.flow.space(tag.start, tag.end)
        elif name in ("img", "image"):
            self._image(tag)
        elif name in _BLOCKS:
            self._block(tag)
        elif name in _EMPHASIS or name == "a":
            self._inline_tag(tag)

    def _begin_silence(self, tag: Tag, limit: int) -> None:
        if tag.closing or tag.empty or not self._closes(tag, limit):
            return
        if tag.name == "sup" and not _FOOTNOTE.match(self.shadow, tag.end, tag.end + 400):
            return
        self._silent, self._silent_from, self.flow.hidden = tag.name, tag.start, True

    def _closes(self, tag: Tag, limit: int) -> bool:
        """Whether the element ends before `limit`; each closing tag is looked for once."""
        place = self._closers.get(tag.name, -1)
        if place < tag.end:
            place = self.shadow.find(f"</{tag.name}", tag.end)
            self._closers[tag.name] = place = len(self.shadow) + 1 if place < 0 else place
        return place < limit

    def _end_silence(self, tag: Tag) -> None:
        name, self._silent, self.flow.hidden = self._silent, "", False
        if name == "sup":
            return
        self.code.append(Span(self._silent_from, tag.end))
        if name == "pre":
            self.close()
            self.flow.built.mark("code", Span(self._silent_from, tag.end))
        elif name in _FRAMES and not self.flow.inked:
            self.flow.built.mark("embed", Span(self._silent_from, tag.end))
        elif name not in ("script", "style", "template"):
            self.flow.object(self._silent_from, tag.end)

    def _image(self, tag: Tag) -> None:
        self.flow.begin_image(tag.start, tag.end)
        alt = attributes(self.shadow, tag).get("alt")
        if alt:
            self._prose(self.shadow, *alt)
        self.flow.end_image(tag.start, tag.end)

    def _block(self, tag: Tag) -> None:
        self.close()
        if tag.name == "hr":
            self.flow.built.mark("rule", Span(tag.start, tag.end))
        elif tag.closing:
            self._leave(tag.name)
        elif not tag.empty:
            self.open.append(self._element(tag))

    def _element(self, tag: Tag) -> Element:
        parent = self.open[-1] if self.open else Element("", None, 0, "")
        kind = _KINDS.get(tag.name, parent.kind)
        level = int(tag.name[1]) if kind == "heading" and tag.name[1:].isdigit() else parent.level + (tag.name == "li")
        return Element(tag.name, kind, level, f"{parent.classes} {self._classes(tag)}".strip()[-_MOST_CLASSES:])

    def _classes(self, tag: Tag) -> str:
        if tag.end - tag.start <= len(tag.name) + 2:
            return ""
        found = attributes(self.shadow, tag)
        return " ".join(self.flow.text[slice(*found[name])] for name in ("id", "class") if name in found).lower()

    def _leave(self, name: str) -> None:
        for depth in range(1, min(len(self.open), _DEPTH) + 1):
            if self.open[-depth].name == name:
                del self.open[-depth:]
                return

    def leave_lines(self) -> None:
        """At the end of a raw block: elements that hold one block only are over."""
        while self.open and self.open[-1].name in _ONE_LINE:
            self.open.pop()

    def _inline_tag(self, tag: Tag) -> None:
        self.flow.see(tag.start, tag.end)
        if not tag.closing:
            target = attributes(self.shadow, tag).get("href") if tag.name == "a" else None
            self._inline.append(Inline(tag.name, self.flow.here, tag.start, self.flow.text[slice(*target)] if target else ""))
            return
        for depth in range(1, min(len(self._inline), 8) + 1):
            opened = self._inline[-depth]
            if opened.name == tag.name:
                del self._inline[-depth:]
                self._end_inline(opened, tag)
                return

    def _end_inline(self, opened: Inline, tag: Tag) -> None:
        if opened.name != "a":
            self.flow.emphasise(opened.at, opened.name in _STRONG)
        elif opened.target:
            self.flow.link(opened.at, opened.target, Span(opened.start, tag.end))
