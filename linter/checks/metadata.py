"""What a document says of itself: who wrote it, when, under what title, and whether that can be read and be true.

A rule names one `test`: `missing` (no field, no line above the body says it), `placeholder` (a value that nobody was
asked for), `date` (a day that cannot be, or a change before the publication), `problem` (metadata that cannot be read).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from linter import lazy
from linter.checks import _articles, _bylines, _dates
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document, Field
from linter.fields import Fields
from linter.hints import NamedTuple
from linter.source import Span

_TESTS = ("missing", "placeholder", "date", "problem")
_SUBJECTS = ("author", "date", "title", "")

_EMPTY = frozenset(("", "~", "null", "none", "nil", "undefined", "[]", "{}", '""', "''"))
_OTHER_PARTS = frozenset([
    "image", "publisher", "video", "comment", "review", "logo", "thumbnail", "cover", "isbasedon", "about", "mentions",
])  # fmt: skip
_NO_NAME = frozenset(["@type", "url", "image", "sameas", "avatar", "logo", "description", "jobtitle", "bio", "email", "type"])
_FILE_DATE = lazy.pattern(r"(?:^|/)[^/]*?(?<!\d)(?:19|20)\d\d[-_./](?:0[1-9]|1[0-2])[-_./](?:0[1-9]|[12]\d|3[01])(?!\d)")
_MAIL = lazy.pattern(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+\Z")
_ADDRESS = lazy.pattern(
    r"(?:https?://|www\.)\S+\Z|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|biz|xyz|online|site|blog|news|io|co)(?:/\S*)?\Z", re.I
)
_NUMBERED = lazy.pattern(r"(?:admin|user|author|editor|guest|writer|blogger|test)[ _-]?\d{1,4}\Z")
_EPOCHS = frozenset(((1970, 1, 1), (1, 1, 1), (0, 0, 0), (1900, 1, 1), (1899, 12, 30)))
_LAST_YEAR = 2200
_SLACK = 1  # days between two clocks

NEEDS_HITS = False


class Params(NamedTuple):
    """The test, the names of the fields it looks at, values and kinds of problem it reports."""

    test: str
    subject: str
    names: frozenset[str]
    later: frozenset[str]
    values: frozenset[str]
    kinds: frozenset[str]


def parse(fields: Fields) -> Params:
    """Reads `test`, `subject`; `names` (a word list) and `aliases` (more of them); `later`; `list` and `values`; `kinds`."""
    test = fields.choice("test", _TESTS)
    subject = fields.choice("subject", _SUBJECTS)
    names = fields.word_list("names") | _lower(fields.strings("aliases"))
    values = fields.word_list("list") | _lower(fields.strings("values"))
    return Params(test, subject, names, fields.word_list("later"), values, frozenset(fields.strings("kinds")))


def _lower(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def patterns(params: Params) -> tuple[Pattern, ...]:
    """Nothing: metadata are few, and read as they are."""
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    return _FINDERS[params.test](document, params)


def named(document: Document, names: frozenset[str]) -> list[Field]:
    """The fields whose dotted name holds one of these, but not those of the image, the publisher or a comment."""
    found = []
    for field in document.metadata:
        if field.name in names:
            found.append(field)
        elif "." in field.name:
            parts = field.name.split(".")
            if not names.isdisjoint(parts) and _OTHER_PARTS.isdisjoint(parts) and parts[-1] not in _NO_NAME:
                found.append(field)
    return found


def _missing(document: Document, params: Params) -> Iterator[Match]:
    if not document.metadata and any(problem.kind == "front-matter" for problem in document.problems):
        return  # nothing could be read, which is said already
    given = named(document, params.names)
    if any(field.value.strip().lower() not in _EMPTY for field in given):
        return
    if _articles.is_article(document) and not _SAID_ELSEWHERE[params.subject](document, params):
        yield Match(given[0].key if given else _opening(document))


def _opening(document: Document) -> Span:
    """The line that opens the front matter, or the first block."""
    if any(field.origin == "front-matter" for field in document.metadata):
        return document.source.line_span(1)
    blocks = [b for b in document.prose_blocks if b.kind not in ("title", "summary")]
    return blocks[0].span if blocks else document.source.line_span(1)


def _title_above(document: Document, params: Params) -> bool:
    if document.format == "text":
        return True  # plain text has no title but its first line
    return any(block.kind == "heading" and block.level <= 1 for block in _articles.top(document)[:2])


def _date_elsewhere(document: Document, params: Params) -> bool:
    return bool(_FILE_DATE.search(document.source.path.replace("\\", "/"))) or _bylines.dated(document)


_SAID_ELSEWHERE: dict[str, Callable[[Document, Params], bool]] = {
    "author": lambda document, params: _bylines.byline(document, params.values),
    "date": _date_elsewhere,
    "title": _title_above,
}


def _placeholder(document: Document, params: Params) -> Iterator[Match]:
    found = False
    for field in named(document, params.names):
        value = " ".join(field.value.lower().split())
        name = _bylines.byline_name(field.value, params.values).lower() or value
        if name in params.values or value in params.values or _NUMBERED.match(name) or _is_address(field, value):
            found = True
            yield Match(field.key if field.origin == "front-matter" else field.span, (field.value.strip(),))
    if not found:
        yield from _placeholder_above(document, params)


def _placeholder_above(document: Document, params: Params) -> Iterator[Match]:
    """`Posted by admin` above the body."""
    for block in _articles.top(document)[1:]:
        line = document.text[block.start : min(block.end, block.start + 120)]
        name = _bylines.byline_name(line, params.values)
        if name.lower() in params.values:
            at = document.text.index(name, block.start)
            yield Match(document.span(at, at + len(name)), (name,))


def _is_address(field: Field, value: str) -> bool:
    # Open Graph asks for the address of a profile there
    return field.name != "article:author" and bool(_MAIL.match(value) or _ADDRESS.match(value))


def _date(document: Document, params: Params) -> Iterator[Match]:
    published: list[tuple[_dates.Date, Field]] = []
    for field in named(document, params.names):
        value = field.value.strip()
        date = _dates.search(value)
        if value.lower() in params.values or (date and not _is_real(date)):
            yield Match(field.span if field.value else field.key, (value,), evidence="no such day")
        elif date and date.month and date.year > 99:
            published.append((date, field))
    if published:
        yield from _changed_before(document, params, *min(published, key=lambda pair: pair[0].number))


def _is_real(date: _dates.Date) -> bool:
    return date.possible and tuple(date) not in _EPOCHS and date.year < _LAST_YEAR


def _changed_before(document: Document, params: Params, published: _dates.Date, field: Field) -> Iterator[Match]:
    for changed in named(document, params.later):
        date = _dates.search(changed.value)
        if not date or not date.month or date.year < 100:
            continue
        if not _is_real(date):
            yield Match(changed.span, (changed.value,), evidence="no such day")
        elif date.number + _SLACK < published.number:
            evidence = f"changed before it was published on {field.value.strip()}"
            yield Match(changed.span, (changed.value,), evidence=evidence, related=(field.span,))


def _problem(document: Document, params: Params) -> Iterator[Match]:
    for problem in document.problems:
        if problem.kind in params.kinds:
            yield Match(problem.span, (problem.message,))


_FINDERS: dict[str, Callable[[Document, Params], Iterator[Match]]] = {
    "missing": _missing, "placeholder": _placeholder, "date": _date, "problem": _problem,
}  # fmt: skip
