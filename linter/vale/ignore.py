"""What a `.vale.ini` says imported rules are not to look into: spans of the source, and a reading of the file without them.

Nothing is replaced by text of another length: in the shadow that is read in the file's place every character keeps its
offset, so that what is found in it has its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from linter import document as documents
from linter import lazy
from linter.document.model import OBJECT, Block, Directive, Document, Format
from linter.document.tags import VOID, Comment, Tag, attributes, tokens
from linter.fields import ConfigError
from linter.hints import NamedTuple
from linter.source import Source, Span
from linter.vale.choice import Choice
from linter.vale.ini import ValeConfig
from linter.vale.inifile import Entry
from linter.vale.regex import Untranslatable, translate

_INLINE = frozenset((
    "b", "big", "i", "small", "abbr", "acronym", "cite", "dfn", "em", "kbd", "strong", "a", "br", "img", "span", "sub", "sup", "code", "tt",
    "del", "q", "u", "s", "mark", "ins", "var", "samp",
))  # fmt: skip
_FRONT_MATTER = lazy.pattern(r"(?:---|\+\+\+)\r?\n.+?\n(?:---|\+\+\+)", re.S)
_KINDS = {  # elements by the kind of block that Markdown writes without them
    "blockquote": "blockquote", "li": "list", "ul": "list", "ol": "list", "table": "table", "td": "table", "th": "table", "tr": "table",
    "p": "paragraph", "figcaption": "caption", "alt": "alt",
}  # fmt: skip
_CHARACTER = re.compile(r"[^\r\n]")


class Ignored(NamedTuple):
    """A stretch that is not read; one that is `apart` also ends the paragraph it stands in."""

    span: Span
    apart: bool


class Ignoring:
    """What holds for the files of one choice; patterns are compiled once."""

    def __init__(self, config: ValeConfig, choice: Choice) -> None:
        self._blocks = [_compiled(entry) for entry in choice.block_ignores]
        self._tokens = [_compiled(entry) for entry in choice.token_ignores]
        self._delimiters = choice.delimiters
        self._masked = frozenset(config.ignored_scopes)
        self._skipped = frozenset(config.skipped_scopes)
        self._classes = frozenset(config.ignored_classes)
        self._formats = config.formats

    def read(self, document: Document) -> Document:
        """The document as imported rules are to see it: the same one where nothing in it is ignored.

        Comments between delimiters of the project's own that speak to Vale join the document's directives.
        """
        format = self._format(document)
        if format == "text":
            return document if document.format == format else documents.read(document.source, format)
        text = document.source.text
        comments = list(self._comments(text))
        told = (Directive(Span(*m.span()), m[1].removeprefix("vale "), "vale") for m in comments if m[1].startswith("vale "))
        document.directives = tuple(sorted((*document.directives, *told)))
        ignored = [*self._by_patterns(text), *(Ignored(Span(*m.span()), True) for m in comments), *self._by_markup(document)]
        return _read_without(document, [*ignored, *_silenced(document)], format)

    def _format(self, document: Document) -> Format:
        path = document.source.path
        name = self._formats.get(path[path.rfind(".") + 1 :]) if "." in path else None
        return documents.format_of(f".{name}") if name else document.format

    def _by_patterns(self, text: str) -> Iterator[Ignored]:
        matter = _FRONT_MATTER.match(text)
        body = matter.end() if matter else 0  # its values are read before anything is ignored
        for patterns, apart in ((self._blocks, True), (self._tokens, False)):
            for pattern in patterns:
                yield from (Ignored(Span(*m.span()), apart) for m in pattern.finditer(text, body) if m.end() > m.start())

    def _comments(self, text: str) -> Iterator[re.Match[str]]:
        """The comments between delimiters of the project's own."""
        for opening, closing in self._delimiters:
            yield from re.finditer(rf"{re.escape(opening)}\s*(.*?)\s*{re.escape(closing)}", text, re.S)

    def _by_markup(self, document: Document) -> Iterator[Ignored]:
        names = self._masked | self._skipped
        if not names and not self._classes:
            return
        if document.format != "html":
            yield from self._by_blocks(document)
            yield from self._by_parts(document, names)
        yield from _elements(document, names, self._classes)

    def _by_blocks(self, document: Document) -> Iterator[Ignored]:
        kinds = {_KINDS[name] for name in self._skipped if name in _KINDS}
        levels = {int(name[1]) for name in self._skipped if len(name) == 2 and name[0] == "h" and name[1].isdigit()}
        for block in document.prose_blocks:
            if block.kind in kinds or (block.kind == "heading" and block.level in levels):
                yield Ignored(_inside(document, block), block.kind != "alt")

    def _by_parts(self, document: Document, names: frozenset[str]) -> Iterator[Ignored]:
        for part in document.emphasis:
            if ("strong" if part.strong else "em") in names:
                yield Ignored(document.span(part.start, part.end), False)
        if "a" in names:
            yield from (Ignored(document.span(link.start, link.end), False) for link in document.links)


def without_silenced(document: Document) -> Document:
    """The document without what stands between `vale off` and `vale on`: it does not count as text either."""
    return _read_without(document, list(_silenced(document)), document.format)


def _read_without(document: Document, ignored: Sequence[Ignored], format: Format) -> Document:
    if not ignored and format == document.format:
        return document
    read = documents.read(shadow(document.source, ignored), format)
    read.lang = document.lang
    return read


def _silenced(document: Document) -> Iterator[Ignored]:
    start = -1
    for directive in document.directives:
        if directive.tool == "vale" and directive.text == "off" and start < 0:
            start = directive.span.end
        elif directive.tool == "vale" and directive.text == "on" and start >= 0:
            yield Ignored(Span(start, directive.span.start), True)
            start = -1
    if start >= 0:
        yield Ignored(Span(start, len(document.source.text)), True)


def _compiled(entry: Entry) -> re.Pattern[str]:
    try:
        found = translate(entry.value)
    except Untranslatable as error:
        raise ConfigError(entry.path, entry.line, f"'{entry.value}' cannot be translated: {error}") from error
    return re.compile(found.regex, re.M | re.I if found.ignore_case else re.M)


def _inside(document: Document, block: Block) -> Span:
    """The source of a block's prose, without the markup that makes it the block it is."""
    return document.span(block.start, block.end)


def _elements(document: Document, names: frozenset[str], classes: frozenset[str]) -> Iterator[Ignored]:
    """The insides of HTML elements by name or class."""
    text = document.source.text
    if "<" not in text:
        return
    code = set(document.code)
    opened: list[tuple[str, int]] = []  # those to ignore, and elements of the same name inside them
    for token in tokens(text):
        if isinstance(token, Comment) or token.name in VOID or token.empty or Span(token.start, token.end) in code:
            continue
        if token.closing:
            if opened and token.name == opened[-1][0]:
                name, start = opened.pop()
                if not opened and start >= 0:
                    yield Ignored(Span(start, token.start), name not in _INLINE)
        elif opened:
            if token.name == opened[0][0]:
                opened.append((token.name, -1))
        elif token.name in names or (classes and not classes.isdisjoint(_classes(text, token))):
            opened.append((token.name, token.end))


def _classes(text: str, tag: Tag) -> list[str]:
    span = attributes(text, tag).get("class")
    return text[span.start : span.end].split() if span else []


def shadow(source: Source, ignored: Iterable[Ignored]) -> Source:
    """The source with what is ignored blanked: by characters that stand for no word or, where whole lines go, by spaces."""
    text = source.text
    parts, at = [], 0
    for span, apart in _joined(sorted(ignored)):
        parts += [text[at : span.start], _blank(text, span, apart)]
        at = span.end
    return source._replace(text="".join([*parts, text[at:]]))


def _joined(ignored: Sequence[Ignored]) -> Iterator[Ignored]:
    """The stretches without those parts that others cover."""
    at = 0
    for span, apart in ignored:
        start = max(span.start, at)
        if start < span.end:
            yield Ignored(Span(start, span.end), apart)
            at = span.end


def _blank(text: str, span: Span, apart: bool) -> str:
    inside = text[span.start : span.end]
    if not apart:
        return _CHARACTER.sub(OBJECT, inside)
    lines = inside.splitlines(keepends=True)
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end : (text.find("\n", span.end) + 1 or len(text) + 1) - 1]
    for n, line in enumerate(lines):
        alone = not ((n == 0 and before.strip()) or (n == len(lines) - 1 and after.strip()))
        lines[n] = _CHARACTER.sub(" " if alone else OBJECT, line)
    return "".join(lines)
