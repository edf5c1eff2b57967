"""The document every format is read into.

A Document holds the untouched source and one `Prose`: the running text of all its blocks with the
markup taken out, a block a line. Checks search the prose, and every prose offset maps back to the
source, so a finding's span is exact however much markup lies between the words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from linter.hints import TYPE_CHECKING, Literal, NamedTuple
from linter.source import Source, Span

if TYPE_CHECKING:
    from linter.document.quotations import Marks

Format = Literal["text", "markdown", "mdx", "html"]

Kind = Literal[
    "title",  # the title in the metadata, where it is prose
    "heading",
    "paragraph",
    "list",  # one item
    "blockquote",
    "table",  # one cell
    "caption",
    "verse",
    "term",  # a glossary term or a form label
    "alt",  # the alternative text of an image
    "summary",  # description, excerpt or other prose in the metadata
    "code",  # the kinds from here on hold no prose; they are there because neighbours matter
    "image",
    "rule",
    "embed",
]

PROSE_KINDS: frozenset[str] = frozenset(
    ("title", "heading", "paragraph", "list", "blockquote", "table", "caption", "verse", "term", "alt", "summary")
)
BODY_KINDS: frozenset[str] = frozenset(("heading", "paragraph", "list", "blockquote", "table", "caption", "verse"))

OBJECT = "￼"  # stands in the prose for code, a URL, an image or a shortcode inside a sentence


class Block(NamedTuple):
    """A block of the document: `span` in the source, [start, end) in `Prose.text`.

    `level` is the depth of a heading or list item (1-based); `classes` the lower-case class and id names of the
    HTML elements around the block, outermost first, for telling share bars from paragraphs.
    """

    kind: Kind
    span: Span
    start: int
    end: int
    level: int = 0
    classes: str = ""


class Link(NamedTuple):
    """A link: [start, end) of its text in `Prose.text`, where it points, its span in the source."""

    start: int
    end: int
    target: str
    span: Span


class Emphasis(NamedTuple):
    """Emphasised text, [start, end) in `Prose.text`."""

    start: int
    end: int
    strong: bool


class Field(NamedTuple):
    """One metadata field. `name` is lower-case and dotted (`author`, `author.name`, `og:title`).

    `value` is the text as an author wrote it, without quotation marks; a list gives one Field an
    item under the same name. `span` is the value's, `key` the whole entry's.
    """

    name: str
    value: str
    span: Span
    key: Span
    origin: Literal["front-matter", "meta", "json-ld", "body"]


class Problem(NamedTuple):
    """Something a parser could not read: reported as a finding, never raised."""

    kind: str
    span: Span
    message: str


class Directive(NamedTuple):
    """A suppression comment: `text` is what follows `copydesk:`, or `vale` where the comment is one of Vale's."""

    span: Span
    text: str
    tool: str = "copydesk"


class Sentence(NamedTuple):
    """[start, end) in `Prose.text`, without surrounding space; `block` indexes `Document.blocks`."""

    start: int
    end: int
    block: int


class Quotation(NamedTuple):
    """[start, end) in `Prose.text` with its marks; `closed` is false when the closing mark is missing."""

    start: int
    end: int
    block: int
    opening: str
    closed: bool


class Prose:
    """Running text and the way back to the source.

    `text` holds the blocks in order, each ended by a newline, so no block contains a newline of its own
    (a wrapped line is joined by a space) and `^`/`$` with MULTILINE mean the edges of a block.
    """

    __slots__ = ("_ends", "_origins", "_starts", "text")

    def __init__(self, text: str, starts: list[int], origins: list[int], ends: list[int]) -> None:
        self.text = text
        self._starts = starts
        self._origins = origins
        self._ends = ends

    def origin(self, offset: int) -> int:
        """Source offset of the character at `offset`."""
        piece = bisect_right(self._starts, offset) - 1
        return min(self._origins[piece] + offset - self._starts[piece], self._ends[piece])

    def pieces(self) -> Iterator[tuple[int, int, int, int]]:
        """The pieces the text is made of: [start, end) in the text and in the source."""
        for n, start in enumerate(self._starts):
            end = self._starts[n + 1] if n + 1 < len(self._starts) else len(self.text)
            yield start, end, self._origins[n], self._ends[n]

    def span(self, start: int, end: int) -> Span:
        """Source span of [start, end)."""
        if end <= start:
            at = self.origin(start)
            return Span(at, at)
        piece = bisect_right(self._starts, end - 1) - 1
        stop = self._origins[piece] + end - self._starts[piece]
        last = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        # a piece of another length (an entity, an object) is taken whole
        if end == last or stop > self._ends[piece]:
            stop = self._ends[piece]
        return Span(self.origin(start), stop)


class ProseBuilder:
    """Collects the prose of a document piece by piece, in source order."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.emphasis: list[Emphasis] = []
        self.length = 0
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._ends: list[int] = []
        self._opened = 0
        self._end = -1  # where the last piece ends, if the next one may be joined to it

    def add(self, start: int, end: int, text: str | None = None) -> None:
        """Append source[start:end], or `text` standing for it (any length; mapped as one whole unless of equal length).

        `text` must not hold a newline.
        """
        piece = self.source.text[start:end] if text is None else text
        if not piece:
            return
        size = len(piece)
        self._parts.append(piece)
        # pieces that follow each other character by character need no entry of their own
        if self._end == start and size == end - start:
            self._ends[-1] = end
        else:
            self._starts.append(self.length)
            self._origins.append(start)
            self._ends.append(end)
        self._end = end if size == end - start else -1
        self.length += size

    def open(self) -> None:
        """Begin a block."""
        self._opened = self.length

    def close(self, kind: Kind, span: Span, *, level: int = 0, classes: str = "") -> None:
        """End the block begun by `open`; a prose block without text is dropped."""
        if self.length > self._opened:
            self.blocks.append(Block(kind, span, self._opened, self.length, level, classes))
            self._separate(span.end)
        elif kind not in PROSE_KINDS:
            self.mark(kind, span)

    def mark(self, kind: Kind, span: Span) -> None:
        """Record a block that holds no prose."""
        self.blocks.append(Block(kind, span, self.length, self.length))

    def _separate(self, at: int) -> None:
        self._parts.append("\n")
        self._starts.append(self.length)
        self._origins.append(at)
        self._ends.append(at)
        self._end = -1
        self.length += 1

    def prose(self) -> Prose:
        """The finished prose."""
        if not self._starts:
            return Prose("", [0], [0], [0])
        return Prose("".join(self._parts), self._starts, self._origins, self._ends)


_USUAL = bytes((9, 10, 13, *range(32, 127)))


def _unusual(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")


def _tag(lang: str) -> str:
    """A language tag as the checks compare it: `en-US` of `EN_US`."""
    code, _, rest = lang.replace("_", "-").partition("-")
    return f"{code.lower()}-{rest}" if rest else code.lower()


class Document:
    """A parsed file. Everything that costs time is computed when first asked for."""

    def __init__(
        self,
        source: Source,
        format: Format,
        built: ProseBuilder,
        metadata: tuple[Field, ...] = (),
        directives: tuple[Directive, ...] = (),
        problems: tuple[Problem, ...] = (),
        lang: str = "",
        code: tuple[Span, ...] = (),
    ) -> None:
        self.source = source
        self.format = format
        self.prose = built.prose()
        self.blocks: tuple[Block, ...] = tuple(built.blocks)
        self.links: tuple[Link, ...] = tuple(built.links)
        self.emphasis: tuple[Emphasis, ...] = tuple(built.emphasis)
        self.metadata = metadata
        self.directives = directives
        self.problems = problems
        self.declared = bool(lang)  # does the document say its language itself?
        self.lang = _tag(lang) or "en"
        self.code = code  # source spans that raw rules must not look at: code, comments, scripts

    @property
    def text(self) -> str:
        """The prose text."""
        return self.prose.text

    def span(self, start: int, end: int) -> Span:
        """Source span of the prose range [start, end)."""
        return self.prose.span(start, end)

    @cached_property
    def block_starts(self) -> list[int]:
        """Prose start of every block that holds prose, ascending; parallel to `prose_blocks`."""
        return [b.start for b in self.prose_blocks]

    @cached_property
    def prose_blocks(self) -> list[Block]:
        return [b for b in self.blocks if b.end > b.start]

    def block_at(self, offset: int) -> Block:
        """The prose block that holds a prose offset."""
        return self.prose_blocks[bisect_right(self.block_starts, offset) - 1]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences, in order; no sentence crosses a block."""
        from linter.document.sentences import split

        blocks = [(n, b) for n, b in enumerate(self.blocks) if b.end > b.start]
        spoken = self.foreign.get
        return [Sentence(s, e, n) for n, b in blocks for s, e in split(self.text, b.start, b.end, spoken(b.span, self.lang))]

    @cached_property
    def foreign(self) -> dict[Span, str]:
        """The blocks of an English document that are in another language, by their span, with its code."""
        if not self.lang.startswith("en") or self.text.isascii():
            return {}
        from linter.languages.blocks import foreign

        return foreign(self.text, self.prose_blocks)

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds a prose offset, or the one before it."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, offset) - 1)]

    @cached_property
    def quotation_marks(self) -> Marks:
        """All quotations, nested ones too, and the marks that found no partner."""
        from linter.document.quotations import pair

        return pair(self)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Quotations in order, as `linter.document.quotations` pairs their marks."""
        from linter.document.quotations import find

        return find(self)

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [q.start for q in self.quotations]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that holds a prose offset."""
        index = bisect_right(self._quotation_starts, offset) - 1
        if index >= 0 and offset < self.quotations[index].end:
            return self.quotations[index]
        return None

    @cached_property
    def words(self) -> int:
        """Number of words in the body blocks."""
        from linter.document.words import count_all

        return count_all("\n".join([self.text[b.start : b.end] for b in self.prose_blocks if b.kind in BODY_KINDS]))

    @cached_property
    def unusual(self) -> frozenset[str]:
        """The distinct characters of source, prose and metadata beyond printable ASCII, tabs and line ends."""
        texts = (self.source.text, self.text, *(f.value for f in self.metadata if not f.value.isascii()))
        return frozenset[str]().union(*(_unusual(text) for text in texts))

    def fields(self, *names: str) -> list[Field]:
        """The metadata fields of these names, in source order."""
        return [f for f in self.metadata if f.name in names]
