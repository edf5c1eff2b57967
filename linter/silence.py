"""Suppression comments for findings: where they go, so that what readers see of the article stays the same.

For the editor's "ignore here" and for `copydesk check --add-suppressions`:

    done = edits(document, findings, reason)
    insert(document.source.text, done.insertions)   # the article with the comments in it
    done.left                                       # findings that no comment can silence

Nothing is taken out or replaced. Where a comment may stand is not guessed: the article with the comments in it is parsed
again, and they stay only if all blocks and the rendered page are the same and the findings are silent. A place that fails
is given up for the next one: an existing comment for the line, a line above, the end of the line, a pair of `off` and `on`
around the block, the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from linter import document as documents
from linter import suppress
from linter.document import frontmatter, mdx
from linter.document.model import Directive, Document
from linter.findings import Finding
from linter.hints import Literal, NamedTuple
from linter.rendering import same
from linter.source import Source, Span, from_text

Way = Literal["extend", "above", "behind", "around", "file"]
MARKS = {"markdown": ("<!-- ", " -->"), "html": ("<!-- ", " -->"), "mdx": ("{/* ", " */}"), "text": ("# ", "")}
_NAMES = re.compile(r"copydesk:\s*([\w-]+)((?:[\s,]+(?!-)[\w.-]*[\w])*)", re.I)
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_HEADER = re.compile(r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!doctype\b[^>]*>[ \t]*(?:\r\n?|\n)?)?", re.I)


class Insertion(NamedTuple):
    """Text to put into the source before the character at offset `at`."""

    at: int
    text: str


class Silencing(NamedTuple):
    """What is to be put in, in source order, and the findings that no comment can silence."""

    insertions: list[Insertion]
    left: list[Finding]


class Target(NamedTuple):
    """A line and the findings that begin on it; line 0 stands for what is above the body: front matter."""

    line: int
    findings: tuple[Finding, ...]


class Place(NamedTuple):
    """Where a comment goes: a line, or the first and last line of what is between two; of `extend`, the offset in the comment."""

    way: Way
    at: int
    until: int = 0


def edits(document: Document, findings: Iterable[Finding], reason: str = "") -> Silencing:
    """The comments that silence the findings of a document; findings on one line share a comment.

    `reason` follows the names in every new comment; see `usable`.
    """
    page = _Page(document, reason)
    findings = list(findings)
    due = sorted((f for f in findings if f.rule not in suppress.RULES), key=lambda f: (f.span, f.rule))
    chosen = page.settle(_targets(page, [f for f in due if not page.line(f)]), {})
    everywhere = {f.rule for target in chosen for f in target.findings}
    chosen |= page.settle(_targets(page, [f for f in due if page.line(f) and f.rule not in everywhere]), chosen)
    placed = {target.line for target in chosen}
    left = [f for f in findings if f.rule not in everywhere and (f.rule in suppress.RULES or page.line(f) not in placed)]
    return Silencing(page.insertions(chosen), left)


def _targets(page: _Page, findings: Iterable[Finding]) -> list[Target]:
    return [Target(line, tuple(group)) for line, group in groupby(findings, page.line)]


def usable(reason: str) -> bool:
    """Whether a text can be a reason: it must fit on one line of a comment and not end it."""
    return "--" not in reason and "*/" not in reason and reason.isprintable()


def insert(text: str, insertions: Iterable[Insertion]) -> str:
    """The text with the insertions in it."""
    parts: list[str] = []
    at = 0
    for insertion in insertions:
        parts += text[at : insertion.at], insertion.text
        at = insertion.at
    return "".join([*parts, text[at:]])


class _Page:
    """A document and the places it has for comments."""

    def __init__(self, document: Document, reason: str) -> None:
        self.document = document
        self.source = document.source
        self.reason = f" -- {reason.strip()}" if reason.strip() else ""
        self.body = _body(document)
        self.is_mdx = document.format == "mdx" or (document.format == "markdown" and mdx.is_mdx(self.source.text, self.body))
        self.marks = MARKS["mdx" if self.is_mdx else document.format]
        self.eol = "\r\n" if "\r\n" in self.source.text else "\n" if "\n" in self.source.text or "\r" not in self.source.text else "\r"

    def line(self, finding: Finding) -> int:
        """The line of a finding, 0 above the body."""
        return finding.start.line if finding.span.start >= self.body else 0

    # -- which place

    def settle(self, targets: Sequence[Target], beside: dict[Target, Place]) -> dict[Target, Place]:
        """A place for each target that can have one, `beside` those that others have: all at once where that holds, else by halves."""
        first = {target: next(self.places(target)) for target in targets}
        if not targets or self.holds(beside | first):
            return first
        if len(targets) == 1:
            found = next((place for place in self.places(targets[0]) if self.holds(beside | {targets[0]: place})), None)
            return {targets[0]: found} if found else {}
        middle = len(targets) // 2
        half = self.settle(targets[:middle], beside)
        return half | self.settle(targets[middle:], beside | half)

    def places(self, target: Target) -> Iterator[Place]:
        """Where a comment for a target may go, the best first."""
        if target.line:
            yield from (Place("extend", at) for at in self._comments(("ignore-line", "ignore-next-line"), target.line))
            yield from self._beside(target.line)
            yield Place("around", *self._block(target.line))
        yield from (Place("extend", at) for at in self._comments(("ignore-file",), 0))
        yield Place("file", self.source.position(self.body).line)

    def _beside(self, line: int) -> Iterator[Place]:
        text = self._text(line)
        free = line == 1 or self.source.line_starts[line - 1] <= self.body or not self._text(line - 1).strip()
        above, behind = Place("above", line), Place("behind", line)
        if self.document.format == "text":  # has no comments at the end of a line, and a line inside a paragraph would tear it
            yield from [above] if free else []
        elif free or self.document.format == "html" or _HEADING.match(text):
            yield from (above, behind)
        elif not self._in_grid(line):
            yield from (behind, above)

    def _in_grid(self, line: int) -> bool:
        """Whether a line belongs to a table or code, or parsers differ about that."""
        span = self.source.line_span(line)
        kinds = {b.kind for b in self.document.blocks if b.span.start <= span.end and b.span.end > span.start}
        indented = self._text(line).startswith(("    ", "\t")) and not kinds & {"list", "blockquote"}
        return indented or bool(kinds & {"table", "code"})

    def _text(self, line: int) -> str:
        return self.source.cut(self.source.line_span(line))

    def _comments(self, verbs: Sequence[str], line: int) -> Iterator[int]:
        """Where names can be added to the directives that hold for a line (0: for the file)."""
        for directive in self.document.directives:
            verb = directive.text.split(None, 1)[0].lower() if directive.text.strip() else ""
            if directive.tool == "copydesk" and verb in verbs and suppress.line_of(self.source, verb, directive.span) == line:
                yield from _end_of_names(self.source, directive)

    def _block(self, line: int) -> tuple[int, int]:
        """First and last line of the stretch without empty lines around a line, code taken whole."""
        first = last = line
        start = self.source.line_starts[line - 1]
        for span in self.document.code:
            if span.start <= start < span.end:
                first, last = self.source.position(span.start).line, self.source.position(max(span.start, span.end - 1)).line
        while first > 1 and self.source.line_starts[first - 1] > self.body and self._text(first - 1).strip():
            first -= 1
        while last < len(self.source.line_starts) and self._text(last + 1).strip():
            last += 1
        return first, last

    # -- what is written there

    def insertions(self, chosen: dict[Target, Place]) -> list[Insertion]:
        """The comments at the places; those for one place are one, and none says what a wider one says already."""
        rules: dict[Place, dict[str, None]] = {}
        for target, place in chosen.items():
            rules.setdefault(place, {}).update(dict.fromkeys(f.rule for f in target.findings))
        wide = [(place, names) for place, names in rules.items() if place.way in ("file", "around")]
        written: list[tuple[int, int, str]] = []
        for place, names in rules.items():
            said = {rule for other, theirs in wide if _covers(other, place) for rule in theirs}
            if own := sorted(names.keys() - said):
                written += self._written(place, own)
        return [Insertion(at, text) for at, _, text in sorted(written)]

    def _written(self, place: Place, rules: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Where a comment begins, its rank among those that begin there, and its text: what is for the next line stands next to it."""
        names = ", ".join(rules)
        if place.way == "extend":
            yield place.at, 0, f", {names}"
        elif place.way == "behind":
            yield self._end(place.at), 0, f" {self._comment('ignore-line', names)}"
        elif place.way == "around":
            yield self._line(place.at, 2, self._comment("off", names))
            yield self._line(place.until + 1, 0, self._comment("on", names, ""))
        elif place.way == "file":
            yield self._line(place.at, 1, self._comment("ignore-file", names))
        else:
            yield self._line(place.at, 3, self._comment("ignore-next-line", names))

    def _comment(self, verb: str, names: str, reason: str | None = None) -> str:
        opening, closing = self.marks
        return f"{opening}copydesk: {verb} {names}{self.reason if reason is None else reason}{closing}"

    def _line(self, line: int, rank: int, comment: str) -> tuple[int, int, str]:
        """A comment on a line of its own above a line, as far to the right as that line; line n+1 is the end of the file."""
        text = self.source.text
        if line > len(self.source.line_starts):
            return len(text), rank, f"{self.eol}{comment}{self.eol}"
        at = max(self.source.line_starts[line - 1], min(self.body, len(text)))
        before = self.eol if at and text[at - 1] not in "\r\n" else ""
        own = self._text(line)
        indent = own[: len(own) - len(own.lstrip(" \t"))] if self.document.format != "text" and own.strip() else ""
        return at, rank, f"{before}{indent}{comment}{self.eol}"

    def _end(self, line: int) -> int:
        """The end of what a line says, before what Markdown takes for a line break."""
        start = self.source.line_starts[line - 1]
        said = self._text(line).rstrip(" \t")
        return start + len(said[:-1].rstrip(" \t") if said.endswith("\\") else said)

    # -- whether it holds

    def holds(self, chosen: dict[Target, Place]) -> bool:
        """Whether the document with these comments is the same to its readers, and silent on these findings."""
        added = self.insertions(chosen)
        after = documents.read(from_text(insert(self.source.text, added), self.source.path), self.document.format)
        moved = [_moved(f, added, after.source) for target in chosen for f in target.findings]
        scope = suppress.Scope(frozenset(f.rule for f in moved), ())
        silent = suppress.apply(after, moved, scope).suppressed == len(moved)
        return silent and same(self.document, after, self.is_mdx, self.body, _body(after))


def _moved(finding: Finding, added: Sequence[Insertion], source: Source) -> Finding:
    """A finding where it stands after the insertions, as far as suppressing asks."""
    by = sum(len(i.text) for i in added if i.at <= finding.span.start)
    span = Span(finding.span.start + by, finding.span.end + by)
    return finding._replace(span=span, start=source.position(span.start))


def _covers(wide: Place, place: Place) -> bool:
    """Whether a comment at one place, for the whole file or around a block, holds for all that one at another is for."""
    if wide == place or place.way in ("extend", "file"):
        return False
    return wide.way == "file" or (place.way != "around" and wide.at <= place.at <= wide.until)


def _end_of_names(source: Source, directive: Directive) -> Iterator[int]:
    """Behind the last name of a directive; nothing where it has none and so means all."""
    found = _NAMES.search(source.text, *directive.span)
    if found and found[2].strip():
        yield found.end()


def _body(document: Document) -> int:
    """Where the body begins: behind front matter, or what opens an HTML page."""
    matter = frontmatter.read(document.source).end
    if document.format == "html" and (opening := _HEADER.match(document.source.text, matter)):
        return opening.end()
    return matter
