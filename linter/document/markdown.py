"""Markdown and MDX: pyromark's events, whose ranges are exact, to blocks of prose.

What is not Markdown (front matter, templates, MDX) is masked first, see `linter.document.masks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from linter.document import directives, frontmatter, masks, mdx
from linter.document.containers import Containers
from linter.document.flow import Flow
from linter.document.model import Directive, Document, Format, ProseBuilder
from linter.document.tags import Comment, tokens
from linter.hints import Any
from linter.source import Source, Span

# tables, footnotes, strikethrough, task lists, alerts; nothing that takes ordinary prose for markup, as formulas do with "$5 and $6"
_OPTIONS = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 11
_LONGEST_TERM = 120
_PICTURES = frozenset(("img", "image", "br", "hr"))


def read(source: Source, format: Format, *, plain: bool = False) -> Document:
    """Parse Markdown, or MDX (also under the name of Markdown, where a file imports modules); `plain` Markdown is nothing else: what
    templates and extensions add to it is read as text."""
    from pyromark import Options, events_with_range

    matter = frontmatter.read(source)
    is_mdx = not plain and (format == "mdx" or mdx.is_mdx(source.text, matter.end))
    if is_mdx:
        matter = matter._replace(fields=matter.fields + mdx.fields(source.text, matter.end))
    masked = masks.plain(source.text, matter.end) if plain else masks.mask(source.text, matter.end, is_mdx)
    built = ProseBuilder(source)
    frontmatter.add_prose(built, matter)
    reader = _Reader(built, masked)
    reader.read(events_with_range(masked.shadow, options=Options(_OPTIONS)))
    found = reader.directives + _reference_directives(source.text, matter.end)
    return Document(
        source, format, built, matter.fields, tuple(sorted(found)), matter.problems, matter.lang, tuple(sorted(reader.code))
    )  # fmt: skip


def _reference_directives(text: str, start: int) -> list[Directive]:
    """`[//]: # (copydesk: off)`: a comment that every Markdown processor leaves out."""
    if "[//]: # (" not in text:
        return []
    import re

    lines = re.finditer(r"^\[//\]: # \((.*)\)[ \t\r]*$", text[start:], re.M)
    return [d._replace(span=Span(start + m.start(), start + m.end())) for m in lines if (d := directives.read(m[1], 0))]


class _Reader(Containers):
    """The state between two events."""

    def __init__(self, built: ProseBuilder, masked: masks.Masked) -> None:
        super().__init__(Flow(built, masked.shadow, masked.holes), masked.shadow, masked.tags, [Span(h.start, h.end) for h in masked.holes])
        dropped = (h for h in masked.holes if h.kind == "drop")
        self.directives += [d for h in dropped if (d := directives.read(built.source.text[h.start : h.end], h.start))]
        self._holes = {h.start: h for h in masked.holes}
        self._raw: list[tuple[int, int]] | None = None  # lines of the raw block that is read
        self._targets: list[str] = []
        self._images = 0
        self._bare = False  # inside `<https://...>`

    def read(self, events: Iterable[Any]) -> None:
        """Take all events; text that goes on where it stopped is taken in one run."""
        start = end = 0
        shadow, run, handlers = self.shadow, self.flow.run, self._handlers()
        for event, where in events:
            s, e = where["start"], where["end"]
            if type(event) is str:
                key, value = event, None
            else:
                ((key, value),) = event.items()
                if key == "Text" and not self.skip and shadow.startswith(value, s) and len(value) == e - s:
                    if s == end:
                        end = e
                    else:
                        if end > start:
                            run(start, end)
                        start, end = s, e
                    continue
            if end > start:
                run(start, end)
            start = end = 0
            handler = handlers.get(key)
            if handler:
                handler(value, s, e)
        if end > start:
            run(start, end)
        self.end_block()

    def _handlers(self) -> dict[str, Callable[[Any, int, int], None]]:
        return {
            "Start": self._start, "End": self._end, "Text": self._text, "Code": self._code, "Rule": self.rule,
            "InlineHtml": self._inline_html, "Html": self._html_line, "FootnoteReference": self._footnote,
            "SoftBreak": self._soft_break, "HardBreak": self._hard_break,
        }  # fmt: skip

    def _start(self, value: Any, start: int, end: int) -> None:
        name = value if type(value) is str else next(iter(value))
        method = _STARTS.get(name)
        if method:
            method(self, value, start, end)

    def _end(self, value: Any, start: int, end: int) -> None:
        name = value if type(value) is str else next(iter(value))
        method = _ENDS.get(name)
        if method:
            method(self, value, start, end)

    # -- raw HTML

    def _begin_raw(self, value: Any, start: int, end: int) -> None:
        self.end_block()
        self._raw = []

    def _html_line(self, value: Any, start: int, end: int) -> None:
        if self._raw is not None:
            self._raw.append((start, end))

    def _end_raw(self, value: Any, start: int, end: int) -> None:
        lines, self._raw = self._raw or [], None
        for first, last in _joined(lines, self.shadow):
            self._feed_raw(first, last)
        self.end_block()
        self.html.leave_lines()

    def _feed_raw(self, start: int, end: int) -> None:
        """A raw block, parted at the tags that were taken out before."""
        at = start
        while (place := self.shadow.find("<?", at, end)) >= 0:
            hole = self._holes.get(place)
            at = place + 2
            if hole:
                self.html.feed(self.shadow, start, place, end)
                self._embed(hole.kind, hole.start, hole.end)
                start = at = hole.end
        self.html.feed(self.shadow, start, end, end)

    def _embed(self, kind: str, start: int, end: int) -> None:
        self.end_block()
        if kind == "tag":
            for tag in tokens(self.html.shadow, start, end):
                if not isinstance(tag, Comment):
                    self.html.tag(tag, len(self.shadow))
                    if tag.empty and tag.name not in _PICTURES:
                        self.flow.built.mark("embed", Span(start, end))
        elif kind != "drop":
            self.flow.built.mark("code" if kind == "code" else "embed", Span(start, end))

    def _inline_html(self, value: str, start: int, end: int) -> None:
        if self.skip:
            return
        self.flow.see(start, end)
        if value[1] in "!?":
            self.html.comment(start, end)
        else:
            self.html.feed(self.html.shadow, start, end, self.limit)

    # -- inline

    def _text(self, value: str, start: int, end: int) -> None:
        """Text that is not what stands in the source: an entity."""
        if not self.skip:
            self.flow.see(start, end)
            self.flow.put(start, end, value.replace("\n", " ").replace("\r", " "))

    def _code(self, value: str, start: int, end: int) -> None:
        self.code.append(Span(start, end))
        self.flow.object(start, end)

    def _soft_break(self, value: Any, start: int, end: int) -> None:
        self.soft += 1
        if self.shadow.startswith(": ", end) and not self.opened and 0 <= self.flow.first >= start - _LONGEST_TERM:
            self._define(end)
        self.flow.space(start, end)

    def _define(self, at: int) -> None:
        """A term and its definition, as PHP Markdown, kramdown and Goldmark know them."""
        around = self.around[-1] if self.around else None
        if around is None and self.html.around is None:
            self.flow.close("term")
            self.flow.lead = " \t:"
            self.definition = True

    def _hard_break(self, value: Any, start: int, end: int) -> None:
        if self.flow.text.startswith(self.shadow[start:end], start):
            self.breaks += 1
        else:
            self.soft += 1  # an indent of MDX that was moved here
        self.flow.space(start, end)

    def _begin_inline(self, value: Any, start: int, end: int) -> None:
        self.flow.see(start, end)
        self.opened.append(self.flow.here)

    def _end_emphasis(self, value: Any, start: int, end: int) -> None:
        if self.opened:
            self.flow.emphasise(self.opened.pop(), value == "Strong")

    def _begin_link(self, value: Any, start: int, end: int) -> None:
        link = value["Link"]
        self._begin_inline(value, start, end)
        self._targets.append(self._target(link["dest_url"], start, end))
        if link["link_type"] in ("Autolink", "Email"):
            self.flow.object(start, end)
            self._bare, self.flow.hidden = not self.flow.hidden, True

    def _end_link(self, value: Any, start: int, end: int) -> None:
        if self._bare:
            self._bare = self.flow.hidden = False
        if self.opened:
            self.flow.link(self.opened.pop(), self._targets[-1], Span(start, end))
        self._targets.pop()

    def _target(self, written: str, start: int, end: int) -> str:
        """Where a link points, as it stands in the source where the shadow differs."""
        at = self.shadow.rfind(written, start, end)
        return self.flow.text[at : at + len(written)] if at >= 0 else written

    def _begin_image(self, value: Any, start: int, end: int) -> None:
        self._images += 1
        self.flow.begin_image(start, end)

    def _end_image(self, value: Any, start: int, end: int) -> None:
        self._images -= 1
        if not self._images:
            self.flow.end_image(start, end)

    def _footnote(self, value: Any, start: int, end: int) -> None:
        self.flow.see(start, end)


def _joined(lines: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Lines of a raw block as one range, where only white space lies between them."""
    ranges: list[tuple[int, int]] = []
    for start, end in lines:
        if ranges and (start == ranges[-1][1] or text[ranges[-1][1] : start].isspace()):
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


_Method = Callable[[_Reader, Any, int, int], None]

_STARTS: dict[str, _Method] = {
    "Paragraph": _Reader.begin, "Heading": _Reader.begin_heading, "List": _Reader.begin_list, "Item": _Reader.begin_item,
    "BlockQuote": _Reader.begin_quote, "FootnoteDefinition": _Reader.begin_note, "TableCell": _Reader.begin_cell,
    "CodeBlock": _Reader.begin_code, "HtmlBlock": _Reader._begin_raw, "Emphasis": _Reader._begin_inline, "Strong": _Reader._begin_inline,
    "Link": _Reader._begin_link, "Image": _Reader._begin_image,
}  # fmt: skip
_ENDS: dict[str, _Method] = {
    "Paragraph": _Reader.finish, "Heading": _Reader.leave, "List": _Reader.end_list, "Item": _Reader.leave,
    "BlockQuote": _Reader.end_quote, "FootnoteDefinition": _Reader.leave, "TableCell": _Reader.leave, "CodeBlock": _Reader.end_code,
    "HtmlBlock": _Reader._end_raw, "Emphasis": _Reader._end_emphasis, "Strong": _Reader._end_emphasis, "Link": _Reader._end_link,
    "Image": _Reader._end_image,
}  # fmt: skip
