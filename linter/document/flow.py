"""Inline content to blocks: what a Markdown or raw HTML reader feeds piece by piece becomes prose with positions.

The readers say what they meet (text, an object, an image, a line break, an end of a block); this module knows what
that means for the prose: white space at the edges of a block is left out, an image alone in its block is an image
and one inside a sentence an OBJECT, alternative texts follow their block, a bare address is an OBJECT.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from linter.document import urls
from linter.document.model import OBJECT, Emphasis, Kind, Link, ProseBuilder
from linter.hints import NamedTuple
from linter.source import Span

Piece = tuple[int, int, str | None]


class Hole(NamedTuple):
    """A stretch of source that is not prose; what stands for it depends on its kind."""

    start: int
    end: int
    kind: str  # object, code, embed, tag or drop


class Flow:
    """The block that is being read, and the ProseBuilder it goes to."""

    def __init__(self, built: ProseBuilder, shadow: str, holes: Sequence[Hole]) -> None:
        self.built = built
        self.text = built.source.text
        self.shadow = shadow  # as long as the text, without what is not Markdown
        self.holes = holes
        self._hole_starts = [hole.start for hole in holes]
        self.hidden = False  # inside something that is not prose
        self._alt: list[Piece] | None = None  # pieces of the image that is being read
        self._signs = urls.signs(shadow)
        self._reset()

    def _reset(self) -> None:
        self.first = -1
        self.last = -1
        self.inked = False  # whether the block holds prose
        self.lead = " \t"  # what is left out at its beginning
        self._space: Piece | None = None  # a break whose space is written when prose follows
        self._ends_blank = False
        self._images: list[Span] = []
        self._alts: list[tuple[Span, list[Piece]]] = []
        self.built.open()

    def see(self, start: int, end: int) -> None:
        """Count source[start:end] to the block's span without adding prose."""
        if self.first < 0:
            self.first = start
        if end > self.last:
            self.last = end

    def run(self, start: int, end: int) -> None:
        """Text as it stands in the source."""
        self.see(start, end)
        index = bisect_right(self._hole_starts, start)
        if (index and self.holes[index - 1].end > start) or (index < len(self.holes) and self._hole_starts[index] < end):
            start = self._pierced(max(0, index - 1), start, end)
        self._addressed(start, end)

    def _pierced(self, index: int, start: int, end: int) -> int:
        """Text with holes in it, from the one at `index` on; returns where the text behind the last one begins."""
        while index < len(self.holes) and self.holes[index].start < end:
            hole = self.holes[index]
            index += 1
            if hole.end <= start:
                continue
            self._addressed(start, hole.start)
            if hole.kind != "drop" and hole.start >= start:
                self.object(hole.start, hole.end)
            start = hole.end
        return start

    def _addressed(self, start: int, end: int) -> None:
        if start >= end:
            return
        sign = bisect_left(self._signs, start)
        if sign < len(self._signs) and self._signs[sign] < end:
            for address in urls.find(self.text, start, end):
                self.put(start, address.start)
                self._address(address)
                start = address.end
        self.put(start, end)

    def _address(self, address: Span) -> None:
        at = self.built.length
        self.object(*address)
        if self._alt is None and self.built.length > at:
            self.built.links.append(Link(self.built.length - 1, self.built.length, self.text[address.start : address.end], address))

    def put(self, start: int, end: int, text: str | None = None) -> None:
        """One piece of prose: source[start:end], or `text` standing for it."""
        if start >= end or self.hidden:
            return
        if self._alt is not None:
            self._alt.append((start, end, text))
            return
        if not self.inked:
            start = self._leading(start, end, text)
            if start >= end:
                return
            self._ink()
        if self._space:
            if (text or self.shadow[start]) != " ":
                self.built.add(*self._space)
            self._space = None
        self.built.add(start, end, text)
        self._ends_blank = (text or self.shadow[end - 1])[-1] in " \t"

    def _leading(self, start: int, end: int, text: str | None) -> int:
        """Where prose begins in the first piece of a block; its end where the piece is blank."""
        if text is not None:
            return end if text.isspace() else start
        piece = self.text[start:end]
        if piece.isspace():
            return end
        return start if piece[0] not in self.lead else end - len(piece.lstrip(self.lead))

    def _ink(self) -> None:
        self.inked = True
        for image in self._images:
            self.built.add(image.start, image.end, OBJECT)
        self._images.clear()

    def space(self, start: int, end: int) -> None:
        """A line break or other white space, however long: one space between words."""
        if self._alt is not None:
            self._alt.append((start, end, " "))
        elif self.inked and self._space is None and not self.hidden and not self._ends_blank:
            self._space = (start, end, " ")

    def object(self, start: int, end: int) -> None:
        """Something in a sentence that is not prose."""
        self.see(start, end)
        self.put(start, end, OBJECT)

    def begin_image(self, start: int, end: int) -> None:
        """An image whose alternative text comes as pieces until `end_image`."""
        self.see(start, end)
        if self._alt is None:
            self._alt = []

    def end_image(self, start: int, end: int) -> None:
        pieces, self._alt = self._alt or [], None
        if self.hidden:
            return
        self._alts.append((Span(start, end), pieces))
        if self.inked:
            self.put(start, end, OBJECT)
        else:
            self._images.append(Span(start, end))

    @property
    def here(self) -> int:
        """Prose offset of what comes next."""
        return self.built.length + (1 if self._space else 0)

    def emphasise(self, start: int, strong: bool) -> None:
        """What was put since prose offset `start` is emphasised."""
        if self.built.length > start:
            self.built.emphasis.append(Emphasis(start, self.built.length, strong))

    def link(self, start: int, target: str, span: Span) -> None:
        """What was put since prose offset `start` is a link."""
        self.built.links.append(Link(min(start, self.built.length), self.built.length, target, span))

    def close(self, kind: Kind, level: int = 0, classes: str = "") -> None:
        """End the block; without prose it leaves its images, or nothing."""
        if self.inked:
            self.built.close(kind, Span(self.first, self.last), level=level, classes=classes)
        for image in self._images:
            self.built.mark("image", image)
        for span, pieces in self._alts:
            self.built.open()
            for piece in pieces:
                self.built.add(*piece)
            self.built.close("alt", span, classes=classes)
        if self.first >= 0:
            self._reset()
