"""From the events of an HTML page to blocks of prose, links and emphasis."""

from __future__ import annotations

import re
from html import unescape

from linter import lazy
from linter.document import urls
from linter.document.model import OBJECT, Emphasis, Kind, Link, ProseBuilder
from linter.document.page import Element, is_hidden
from linter.document.tags import Tag, attributes, decoded
from linter.source import Source, Span

_KINDS: dict[str, Kind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading", "li": "list",
    "td": "table", "th": "table", "blockquote": "blockquote", "figcaption": "caption", "caption": "caption", "legend": "term",
    "dt": "term", "dd": "list", "pre": "code", "listing": "code", "summary": "heading",
}  # fmt: skip
_LASTING = frozenset(["list", "blockquote", "caption", "heading", "code", "term", "table"])  # kinds that hold for the paragraphs inside
_SECTIONS = frozenset(["nav", "footer", "aside", "form", "header", "figure", "details", "address"])  # named among a block's classes
_CODE = frozenset(["code", "kbd", "samp", "var", "tt"])
_EMPHASIS = {"em": False, "i": False, "strong": True, "b": True}
_UNEVEN = lazy.pattern(r"[\t\n\r\f][ \t\n\r\f]*+| [ \t\n\r\f]++|&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[^\t\n\f <&#;]{1,32};?)")
_SPACE = " \t\n\r\f"
_NOTE = lazy.pattern(
    r"<sup[^>]{0,200}>\s{0,9}(?:<a\b[^>]{0,300}>[^<]{0,12}</a>|[\[(]?[\d*†‡§]{1,3}[\])]?)\s{0,9}</sup\s{0,9}>", re.IGNORECASE
)
_END_OF_ADDRESS = lazy.pattern(r"&(?!amp;)(?:#\w{1,7}|[a-zA-Z]{2,10});")  # `&quot;` ends an address, `&amp;` does not
_BREAK = lazy.pattern(r"<br\b[^>]{0,100}>", re.IGNORECASE)
_MARKUP = lazy.pattern(r"<[^<>]*>")
_LAYOUT = 200  # a table cell with blocks of this much text is there for the layout
_PATH = 400  # how much of the class names around a block is kept


class _Frame:
    """What holds for the text inside an open element."""

    __slots__ = ("element", "kind", "level", "path", "skip")

    def __init__(self, element: Element, kind: Kind, level: int, path: str, skip: bool) -> None:
        self.element = element
        self.kind = kind
        self.level = level
        self.path = path
        self.skip = skip


class Writer:
    """The events of the article on their way into blocks."""

    def __init__(self, source: Source, everything: bool) -> None:
        self.source = source
        self.text = source.text
        self.built = ProseBuilder(source)
        self.everything = everything
        self.code: list[Span] = []
        self.frames: list[_Frame] = []
        self.frame = _Frame(Element("", None, None, 0), "paragraph", 0, "", False)
        self.first = -1  # source span of the open block; -1 where none is open
        self.last = 0
        self.space: tuple[int, int] | None = None  # white space that counts if more text comes
        self.breaks: list[int] = []
        self.waiting: list[list[int]] = []  # starts of links and emphasis that begin with the next character
        self.spans: dict[str, list[tuple[Tag, list[int]]]] = {}  # open links and emphasis by name
        self.literal: Tag | None = None  # an open <code> and its like
        self.dropped = 0  # end of what must not be read: a note mark
        self.unseen: list[str] = []  # open inline elements that are hidden
        self.images: list[tuple[Tag, Span | None]] = []

    # ------------------------------------------------------------ blocks

    def open(self, element: Element) -> None:
        self.flush()
        self.frames.append(self.frame)
        around = self.frame
        kind = _KINDS.get(element.name) or (around.kind if around.kind in _LASTING else "paragraph")
        if kind == "table" and (element.total - element.weight > _LAYOUT or element.total > 2 * _LAYOUT):
            kind = "paragraph"
        level = around.level if kind == around.kind else 0
        if element.name[1:].isdigit() and kind == "heading":
            level = int(element.name[1:])
        elif element.name == "li":
            level = around.level + 1 if around.kind == "list" else 1
        names = f"{element.name} {element.classes}" if element.name in _SECTIONS else element.classes
        path = f"{around.path} {names}".strip()[-_PATH:] if names else around.path
        skip = around.skip or element.hidden or (element.furniture and not self.everything)
        self.frame = _Frame(element, kind, level, path, skip)

    def close(self) -> None:
        element = self.frame.element
        self.flush()
        if self.frame.kind == "code" and element.name in ("pre", "listing") and element.tag and not self.frame.skip:
            span = Span(element.tag.start, element.end)
            self.built.mark("code", span)
            self.code.append(span)
        elif element.name in ("iframe", "video", "audio", "object") and element.tag and self.frames and not self.frames[-1].skip:
            self.built.mark("embed", Span(element.tag.start, element.tag.end))
        if self.frames:
            self.frame = self.frames.pop()

    def flush(self) -> None:
        """End the open block."""
        if self.literal:
            self._object(self.literal.start, self.literal.end)
            self.literal = None
        if self.first >= 0:
            self._end_spans()
            span = Span(self.first, self.last)
            verse = self.breaks and self.frame.kind in ("paragraph", "blockquote") and self._is_verse(span)
            self.built.close("verse" if verse else self.frame.kind, span, level=self.frame.level, classes=self.frame.path)
            self.first = -1
        self.space = None
        self.breaks.clear()
        if self.images:
            waiting, self.images = self.images, []
            for tag, alt in waiting:
                self._picture(tag, alt)

    def _is_verse(self, span: Span) -> bool:
        from linter.document.lines import is_verse

        if not 2 <= len(self.breaks) <= 400 or span.end - span.start > 120 * len(self.breaks) + 120:
            return False
        rows = _BREAK.split(self.source.cut(span))
        return is_verse([row for row in (" ".join(unescape(_MARKUP.sub("", row)).split()) for row in rows) if row])

    # ------------------------------------------------------------ inline

    def tag(self, tag: Tag) -> None:
        if self.frame.skip:
            return
        if tag.name == "br":
            self._break(tag)
        elif tag.name == "hr":
            self.flush()
            self.built.mark("rule", Span(tag.start, tag.end))
        elif tag.name in ("img", "input", "embed"):
            self._image(tag)
        elif tag.name in _CODE:
            self._literal(tag)
        elif tag.name in _EMPHASIS or tag.name == "a":
            self._span(tag)
        elif tag.name == "q" and not self.unseen:
            self._add(tag.start, tag.end, "”" if tag.closing else "“")
        elif tag.name == "sup" and not tag.closing:
            note = _NOTE.match(self.text, tag.start)
            self.dropped = note.end() if note else 0
        elif tag.name == "span":
            self._hide(tag)

    def _hide(self, tag: Tag) -> None:
        """Inline elements that are never shown, and what is nested in them."""
        if tag.closing:
            if self.unseen:
                self.unseen.pop()
        elif self.unseen or (tag.end - tag.rest > 6 and is_hidden(self.text, tag, attributes(self.text, tag))):
            self.unseen.append(tag.name)

    def _break(self, tag: Tag) -> None:
        if self.first < 0:
            return
        if self.breaks and self.last <= self.breaks[-1]:  # an empty line between two
            self.flush()
            return
        self.breaks.append(tag.start)
        self.space = (self.space[0] if self.space else tag.start, tag.end)

    def _image(self, tag: Tag) -> None:
        alt = attributes(self.text, tag).get("alt") if tag.name == "img" else None
        shown = alt is not None and self.source.cut(alt).strip() != ""
        if tag.name != "img" and tag.name != "embed":
            return
        if self.first < 0:
            self._picture(tag, alt if shown else None)
            return
        if shown:
            self._object(tag.start, tag.end)
        self.images.append((tag, alt if shown else None))

    def _picture(self, tag: Tag, alt: Span | None) -> None:
        self.built.mark("image", Span(tag.start, tag.end))
        if alt is not None:
            whole = self.source.cut(alt)
            start = alt.start + len(whole) - len(whole.lstrip())
            end = alt.start + len(whole.rstrip())
            self.built.open()
            self._pieces(start, end)
            self.built.close("alt", Span(start, end), classes=self.frame.path)

    def _literal(self, tag: Tag) -> None:
        if not tag.closing:
            if self.literal is None and self.frame.kind != "code":
                self.literal = tag
        elif self.literal and self.literal.name == tag.name:
            if tag.start > self.literal.end:
                self.code.append(Span(self.literal.end, tag.start))
                self._object(self.literal.start, tag.end)
            self.literal = None

    def _span(self, tag: Tag) -> None:
        opened = self.spans.setdefault(tag.name, [])
        if not tag.closing:
            start = [-1]
            opened.append((tag, start))
            self.waiting.append(start)
            return
        if not opened:
            return
        opening, at = opened.pop()
        self._end_span(opening, at[0], tag.end)

    def _end_spans(self) -> None:
        """Links and emphasis end with the block and begin again in the next; only the innermost few of a name are followed."""
        for opened in self.spans.values():
            for opening, at in opened[-3:]:
                self._end_span(opening, at[0], self.last)
                if at[0] >= 0:
                    at[0] = -1
                    self.waiting.append(at)

    def _end_span(self, opening: Tag, start: int, end: int) -> None:
        """Record a link or emphasis that holds text."""
        if not 0 <= start < self.built.length or self.first < 0:
            return
        if opening.name != "a":
            self.built.emphasis.append(Emphasis(start, self.built.length, _EMPHASIS[opening.name]))
            return
        href = attributes(self.text, opening).get("href")
        if href:
            target = unescape(self.source.cut(href)).strip()
            self.built.links.append(Link(start, self.built.length, target, Span(opening.start, end)))

    # ------------------------------------------------------------ text

    def run(self, start: int, end: int) -> None:
        """Text between two tags."""
        if self.frame.skip or self.literal or self.unseen or self.frame.kind == "code" or start < self.dropped:
            return
        whole = self.text[start:end]
        body = whole.strip(_SPACE)
        if not body or (len(body) < 40 and not body.replace("&nbsp;", "").replace("&#160;", "").strip()):
            self._blank(start, end)
            return
        lead = len(whole) - len(whole.lstrip(_SPACE))
        stop = start + lead + len(body)
        if lead:
            self._blank(start, start + lead)
        self._begin(start + lead)
        self._pieces(start + lead, stop)
        self.last = stop
        if stop < end:
            self._blank(stop, end)

    def _blank(self, start: int, end: int) -> None:
        if self.first >= 0 and self.space is None:
            self.space = (start, end)

    def _begin(self, start: int) -> None:
        """Text comes: open the block if none is, and bring the white space before it."""
        if self.first < 0:
            self.built.open()
            self.first = start
        elif self.space:
            self.built.add(*self.space, " ")
        self.space = None
        if self.waiting:
            for begin in self.waiting:
                begin[0] = self.built.length
            self.waiting.clear()

    def _add(self, start: int, end: int, text: str) -> None:
        self._begin(start)
        self.built.add(start, end, text)
        self.last = end

    def _object(self, start: int, end: int) -> None:
        self._add(start, end, OBJECT)

    def _pieces(self, start: int, end: int) -> None:
        """Running text: white space as a browser collapses it, entities as what they stand for, addresses as objects."""
        piece = self.text[start:end]
        if "://" in piece or "@" in piece or "www." in piece:
            for address in urls.find(self.text, start, end):
                mark = _END_OF_ADDRESS.search(self.text, address.start, min(address.end + 1, end))
                stop = mark.start() if mark else address.end
                self._even(start, address.start)
                self.built.add(address.start, stop, OBJECT)
                start = stop
        self._even(start, end)

    def _even(self, start: int, end: int) -> None:
        add = self.built.add
        if not _UNEVEN.search(self.text, start, end):
            add(start, end)
            return
        for match in _UNEVEN.finditer(self.text, start, end):
            piece, stop, shown = match.group(), match.end(), " "
            if piece[0] == "&":
                shown, rest = decoded(piece)
                stop -= rest
                if not shown:
                    continue
            add(start, match.start())
            add(match.start(), stop, shown)
            start = stop
        add(start, end)
