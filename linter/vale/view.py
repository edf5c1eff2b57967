"""A document as Vale sees it.

Vale looks at a block's text as it is wrapped in the file, masks code in it, reads the front matter field by field, and
takes a plain text for one block. A View is a document whose blocks are the texts that rules look at, with the way back to
the source; what it is made from is the same reading of the file that our own rules use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from linter import lazy
from linter.document import sentences
from linter.document.model import OBJECT, Block, Document, Field, Format, Prose
from linter.hints import NamedTuple
from linter.source import Source, Span

MASK = "*"  # stands for code and other objects in a text
_EXTENSIONS: dict[Format, str] = {"text": "txt", "markdown": "md", "mdx": "mdx", "html": "html"}
_SECTIONS = {"list": ("list",), "blockquote": ("blockquote",), "table": ("table", "cell"), "alt": ("attr", "alt")}
_EMPTY_LINE = lazy.pattern(r"\n\n")
_NO_MARKDOWN = ("{{", "{%", "{:", "{#", ":::")  # templates and extensions, which Vale takes for text
_SCALAR = lazy.pattern(r"[\w-]+[ \t]*:[ \t]*(?:[|>][-+\d]*[ \t]*\r?\n[ \t]*)?[\"']?")
_NO_TEXT = lazy.pattern(
    r"(?i:true|false|yes|no|on|off|null|~)?|[-+]?[\d_]*\.?\d+(?:e[-+]?\d+)?"
    r"|\d{4}-\d\d?-\d\d?(?: [\d:.]+|[Tt][\d:.]+(?:Z|[-+]\d\d:\d\d)?)?"
)


class View(Document):
    """`blocks` are the texts that rules see one by one; `sections` name each of them."""

    def __init__(self, source: Source, prose: Prose, blocks: Sequence[Block], sections: Sequence[frozenset[str]], of: Document) -> None:
        self.source = source  # what is searched; `written` is what stands in the file, the same but for its line ends
        self.written: Source = of.written if isinstance(of, View) else of.source
        self.format = of.format
        self.prose = prose
        self.blocks = tuple(blocks)
        self.sections = sections
        self.links, self.emphasis, self.metadata = of.links, of.emphasis, of.metadata
        self.directives, self.problems = of.directives, of.problems
        self.lang = of.lang
        self.code = ()
        self.whole = of.format == "text"  # one block that is the file

    def with_blocks(self, blocks: Iterable[tuple[Block, frozenset[str]]]) -> View:
        """The same text in other pieces."""
        pairs = list(blocks)
        found = View(self.source, self.prose, [block for block, _ in pairs], [sections for _, sections in pairs], self)
        found.links, found.emphasis, found.whole = self.links, self.emphasis, False
        return found


class _Made(NamedTuple):
    parts: list[str]
    starts: list[int]
    origins: list[int]
    ends: list[int]


def of(document: Document) -> View:
    """The view of a document in its blocks."""
    if document.format == "text":
        return _plain(document)
    if document.format == "markdown" and any(sign in document.source.text for sign in _NO_MARKDOWN):
        from linter.document import markdown

        document = markdown.read(document.source, "markdown", plain=True)
    return _markup(document)


def by_sentences(view: View) -> View:
    """The view in sentences."""
    return view.with_blocks(_sentences(view))


def by_paragraphs(view: View) -> View:
    """The view in paragraphs: of a plain text what stands between empty lines, of others those blocks that are nothing else."""
    if view.whole:
        return view.with_blocks(_parted(view))
    return view.with_blocks(
        (block, sections | {"paragraph"}) for block, sections in zip(view.blocks, view.sections, strict=True) if block.kind == "paragraph"
    )


def raw(document: Document) -> View:
    """The view of the source as it stands."""
    view = _plain(document)
    view.sections = [frozenset(("raw", _EXTENSIONS[document.format]))] * len(view.blocks)
    return view


def by_elements(view: View, name: str) -> View:
    """The view in links, or strong or emphasised text."""
    if name == "link":
        spans = [(link.start, link.end) for link in view.links]
    else:
        spans = [(e.start, e.end) for e in view.emphasis if e.strong == (name == "strong")] if name != "code" else []
    sections = frozenset((name, _EXTENSIONS[view.format]))
    return view.with_blocks((view.block_at(start)._replace(start=start, end=end), sections) for start, end in spans if end > start)


def inside(view: View, name: str, block: Block) -> Iterator[tuple[int, int]]:
    """Where the elements of a name lie in a block, counted from its start."""
    for part in by_elements(view, name).blocks:
        if block.start <= part.start and part.end <= block.end:
            yield part.start - block.start, part.end - block.start


def _plain(document: Document) -> View:
    text = document.source.text
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    source = document.source._replace(text=text)
    block = Block("paragraph", Span(0, len(text)), 0, len(text))
    prose = Prose(text, [0], [0], [len(text)])
    blocks = [block] if text.strip() else []
    return View(source, prose, blocks, [frozenset(("text", _EXTENSIONS[document.format]))] * len(blocks), document)


def _markup(document: Document) -> View:
    made = _Made([], [], [], [])
    extension = _EXTENSIONS[document.format]
    blocks, sections = [], []
    length = 0
    for field in _values(document):
        blocks.append(Block("title", field.span, length, length + len(field.span_text)))
        sections.append(frozenset(("text", *field.names, extension)))
        length = _put(made, field.span_text + "\n", field.span.start, length)
    _body(made, document, length)
    for block in document.prose_blocks:
        if _is_read(block, document):
            blocks.append(block._replace(start=block.start + length, end=block.end + length))
            sections.append(_sections(block, extension))
    text = _joined(document, length, "".join(made.parts))
    prose = Prose(text, made.starts or [0], made.origins or [0], made.ends or [0])
    view = View(document.source, prose, blocks, sections, document)
    view.links = tuple(link._replace(start=link.start + length, end=link.end + length) for link in document.links)
    view.emphasis = tuple(e._replace(start=e.start + length, end=e.end + length) for e in document.emphasis)
    return view


def _joined(document: Document, shift: int, text: str) -> str:
    """The text with a space for a line end before a link, before emphasis and before code: Vale joins an element to what is before it."""
    starts = {link.start for link in document.links} | {element.start for element in document.emphasis}
    starts.update(match.start() for match in re.finditer(OBJECT, document.text))
    ends = [start + shift - 1 for start in starts if text[start + shift - 1 : start + shift] == "\n" and document.text[start - 1] != "\n"]
    if not ends:
        return text
    characters = list(text)
    for end in ends:
        characters[end] = " "
    return "".join(characters)


class _Value(NamedTuple):
    names: tuple[str, ...]
    span_text: str
    span: Span


def _is_read(block: Block, document: Document) -> bool:
    if block.kind == "caption":  # one in a `<figure>` is not read, nor is anything else there
        before = document.source.text[: block.span.start]
        return before.rfind("<figure") <= before.rfind("</figure")
    return block.kind not in ("title", "summary")  # the front matter is read field by field


def _sections(block: Block, extension: str) -> frozenset[str]:
    found = {"text", extension, *_SECTIONS.get(block.kind, ())}
    if block.kind == "heading":
        found |= {"heading", f"h{block.level}"}
    if block.classes:
        found |= {"class", *block.classes.split()}
    return frozenset(found)


def _values(document: Document) -> Iterator[_Value]:
    """The fields of the front matter that hold one text, and the title of a page."""
    text = document.source.text
    for field in document.metadata:
        if field.origin == "front-matter" and "." not in field.name and field.value and _is_text(text, field):
            yield _Value(("frontmatter", field.name), text[field.span.start : field.span.end], field.span)
        elif field.origin == "meta" and field.name == "title" and document.format == "html":
            yield _Value((), text[field.span.start : field.span.end], field.span)


def _is_text(text: str, field: Field) -> bool:
    before = text[field.key.start : field.span.start]
    if not _SCALAR.fullmatch(before):
        return False
    return before.rstrip().endswith(('"', "'")) or not _NO_TEXT.fullmatch(field.value.strip())


def _put(made: _Made, text: str, origin: int, length: int) -> int:
    made.parts.append(text)
    made.starts.append(length)
    made.origins.append(origin)
    made.ends.append(origin + len(text) - 1)
    return length + len(text)


def _body(made: _Made, document: Document, shift: int) -> None:
    """The prose with its lines as they are wrapped in the source, and with masks for objects; as long as the prose."""
    text, source = document.text, document.source.text
    pieces = document.prose.pieces()
    for start, end, origin, stop in pieces:
        piece = text[start:end]
        if piece == " " and "\n" in source[origin:stop]:
            piece = "\n"
        elif stop - origin == end - start and stop > origin:
            piece = source[origin:stop]
        elif OBJECT in piece:
            piece = piece.replace(OBJECT, MASK)
        made.parts.append(piece)
        made.starts.append(start + shift)
        made.origins.append(origin)
        made.ends.append(stop)


def _sentences(view: View) -> Iterator[tuple[Block, frozenset[str]]]:
    for block, sections in zip(view.blocks, view.sections, strict=True):
        if "frontmatter" in sections or "attr" in sections:
            continue
        own = sections | {"sentence"}
        for start, end in sentences.split(view.text, block.start, block.end, view.lang):
            yield block._replace(start=start, end=end), own


def _parted(view: View) -> Iterator[tuple[Block, frozenset[str]]]:
    own = frozenset(("paragraph", "text", "txt"))
    for block in view.blocks:
        for start, end in _paragraphs(view, block):
            yield Block("paragraph", view.span(start, end), start, end), own


def _paragraphs(view: View, block: Block) -> Iterator[tuple[int, int]]:
    """The parts of a block between empty lines, which only a whole text has."""
    start = block.start
    ends = (match.end() for match in _EMPTY_LINE.finditer(view.text, block.start, block.end)) if view.whole else ()
    for end in (*ends, block.end):
        if view.text[start:end].strip():
            yield start, end
        start = end
