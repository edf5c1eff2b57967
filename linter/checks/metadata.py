"""What a document says of itself: who wrote it, when, under what title, and whether that can be read and be true.

A rule names one `test`: `missing` (no field, no line above the body says it), `placeholder` (a value that nobody was
asked for), `desk` (a name that is nobody's own), `date` (a day that cannot be, or a change before the publication), `conflict`
(days that contradict each other), `address` (one that leads nowhere), `licence`, `source-type`, `undisclosed`, `credit` (a field that
is there and empty), `uncredited` (pictures), `problem` (metadata that cannot be read).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from linter import lazy
from linter.checks import _articles, _bylines, _claims, _dates
from linter.checks._named import EMPTY, Params, named
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Block, Document, Field
from linter.fields import Fields
from linter.source import Span

_TESTS = ("missing", "placeholder", "date", "problem", *_claims.FINDERS)
_SUBJECTS = ("author", "date", "title", "")

_FILE_DATE = lazy.pattern(r"(?:^|/)[^/]*?(?<!\d)(?:19|20)\d\d[-_./](?:0[1-9]|1[0-2])[-_./](?:0[1-9]|[12]\d|3[01])(?!\d)")
_MAIL = lazy.pattern(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+\Z")
_ADDRESS = lazy.pattern(
    r"(?:https?://|www\.)\S+\Z|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|biz|xyz|online|site|blog|news|io|co)(?:/\S*)?\Z", re.I
)
_NUMBERED = lazy.pattern(r"(?:admin|user|author|editor|guest|writer|blogger|test)[ _-]?\d{1,6}\Z", re.I)
_FEED = lazy.pattern(r"(?:[\w.&'’-]+ )*(?:rss|(?:rss|news|atom|xml|syndicated) ?feed|[\w.]+ feed|autoposter|autoblog)\Z")
_BY_ADDRESS = lazy.pattern(
    r"(?:(?:posted|written|published|submitted|uploaded) )?by:? (\S{5,60}?)(?:[ ,|·•–—-]+(?:on |at )?\W*\w{0,9} ?\d.*)?\Z", re.I
)
_EPOCHS = frozenset(((1970, 1, 1), (1, 1, 1), (0, 0, 0), (1900, 1, 1), (1899, 12, 30)))
_BY_NUMBER = lazy.pattern(r"\b(?:user|admin|author|editor|guest|writer)[ _-]?\d", re.I)
_LONGEST_BYLINE = 80  # characters
_FIRST_YEAR, _LAST_YEAR = 1400, 2200  # before it nothing was printed; two figures of a year are no year that is known
_SLACK = 1  # days between two clocks
_STAMP = lazy.pattern(r"\d[T ]\d\d:\d\d:\d\d")  # a machine's
_WAITING = 62  # days that a finished text may wait for the day it is to appear on
_NO_YEAR = lazy.pattern(r"\W*(?:\d{3}|\d{5,6})-\d{1,2}-\d{1,2}(?!\d)")  # a figure of the year was lost, or is one too many
_NO_DATES = EMPTY | {"true", "false", "yes", "no"}  # `published: true` says that it is, and not when
_ADDRESS_FIELDS = frozenset(("path", "permalink", "slug", "url", "canonical", "canonical_url", "og:url"))
_HEADER = lazy.pattern(r"^(?:\.\. )?(title|date|authors?)[ \t]*:[ \t]*[^\s\"'\[{]", re.I | re.M)
_LONGEST_HEADER = 800  # characters
_DRAFT_FIELDS = frozenset(("draft", "status", "published", "state"))
_DRAFTS = frozenset((("draft", "true"), ("draft", "yes"), ("status", "draft"), ("state", "draft"), ("published", "false")))

NEEDS_HITS = False


def parse(fields: Fields) -> Params:
    """Reads `test`, `subject`; `names` (a word list) and `aliases` (more of them); `later`; `list` and `values`; `kinds`; `tokens`."""
    test = fields.choice("test", _TESTS)
    subject = fields.choice("subject", _SUBJECTS)
    names = fields.word_list("names") | _lower(fields.strings("aliases"))
    values = fields.word_list("list") | _lower(fields.strings("values"))
    tokens = tuple(Pattern(regex=fields.regex(f"tokens/{n}", token)) for n, token in enumerate(fields.strings("tokens")))
    return Params(test, subject, names, fields.word_list("later"), values, frozenset(fields.strings("kinds")), tokens)


def _lower(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def patterns(params: Params) -> tuple[Pattern, ...]:
    """What notices in the text are looked for by; metadata are few, and read as they are."""
    return params.tokens


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    return _FINDERS[params.test](document, params) if params.test in _FINDERS else _claims.FINDERS[params.test](document, params, hits)


def _missing(document: Document, params: Params) -> Iterator[Match]:
    if not document.metadata and any(problem.kind == "front-matter" for problem in document.problems):
        return  # nothing could be read, which is said already
    given = named(document, params.names)
    empty = _NO_DATES if params.subject == "date" else EMPTY
    if any(field.value.strip().lower() not in empty for field in given):
        return
    if (params.subject == "date" and _is_draft(document)) or _has_header(document, params.subject):
        return
    if _articles.is_article(document) and not _SAID_ELSEWHERE[params.subject](document, params):
        yield Match(given[0].key if given else _opening(document), whole=True)


def _is_draft(document: Document) -> bool:
    """A draft has no day of publication yet."""
    if "_drafts/" in document.source.path.replace("\\", "/"):
        return True
    return any((f.name, f.value.strip().lower()) in _DRAFTS for f in document.metadata if f.name in _DRAFT_FIELDS)


def _has_header(document: Document, subject: str) -> bool:
    """`Author: Jane Doe` among the first lines, as Pelican and MultiMarkdown have it, or `.. author: Jane Doe` as Nikola has."""
    if any(field.origin == "front-matter" for field in document.metadata):
        return False
    return any(match[1].lower().rstrip("s") == subject for match in _HEADER.finditer(document.source.text, 0, _LONGEST_HEADER))


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
    """In the file's name, in the address the page is to have, or in a line above the body."""
    addresses = [f.value for f in document.metadata if f.name in _ADDRESS_FIELDS]
    return any(_FILE_DATE.search(path.replace("\\", "/")) for path in (document.source.path, *addresses)) or _bylines.dated(document)


_SAID_ELSEWHERE: dict[str, Callable[[Document, Params], bool]] = {
    "author": lambda document, params: _bylines.byline(document, params.values) or any(_placeholder_above(document, params)),
    "date": _date_elsewhere,
    "title": _title_above,
}


def _placeholder(document: Document, params: Params) -> Iterator[Match]:
    found = False
    for field in named(document, params.names):
        value = " ".join(field.value.lower().split())
        name = _bylines.byline_name(field.value, params.values).lower() or value
        if name in params.values or value in params.values or _is_address(document, field, value) or _is_made_up(name):
            found = True
            yield Match(field.key if field.origin == "front-matter" else field.span, (field.value.strip(),))
    if not found:
        yield from _placeholder_above(document, params)


def _is_made_up(name: str) -> bool:
    """`user12`, and the name of a feed."""
    return bool(_NUMBERED.match(name) or _FEED.match(name))


def _placeholder_above(document: Document, params: Params) -> Iterator[Match]:
    """`Posted by admin` above the body."""
    for block in _articles.top(document)[1:]:
        line = document.text[block.start : min(block.end, block.start + 120)]
        name = _bylines.byline_name(line, params.values)
        if name.lower() in params.values and not _BY_NUMBER.search(line):
            at = document.text.index(name, block.start)
            if not _goes_on(line[at - block.start + len(name) :]):
                yield Match(document.span(at, at + len(name)), (name,))
        elif block.end - block.start <= _LONGEST_BYLINE and (span := _address_above(document, block)):
            yield Match(span, (document.source.cut(span),))


def _goes_on(rest: str) -> bool:
    """Whether what follows a name makes a sentence of it: `By default, the wheel turns` and `as was done by default.`"""
    return rest.startswith(".") or (
        len(rest) > 1 and len(rest.split()) > 3 and not _dates.search(rest) and not any(c in rest for c in "|·•")
    )


def _address_above(document: Document, block: Block) -> Span | None:
    """`By desk@mill.example`, `By user12`: the prose leaves addresses out, the source has them."""
    found = _BY_ADDRESS.match(document.source.text, block.span.start, block.span.end)
    if found and (_MAIL.match(found[1]) or _ADDRESS.match(found[1]) or _NUMBERED.match(found[1])):
        return Span(*found.span(1))
    return None


def _is_address(document: Document, field: Field, value: str) -> bool:
    """An address in place of a name; Open Graph and `<link rel=author>` ask for that of a profile, and `@id` for one of a part."""
    reference = field.origin == "json-ld" and (field.name.endswith(("@id", "@context")) or "#" in value)
    if reference or field.name.endswith("article:author") or document.source.text[field.key.start : field.key.start + 5].lower() == "<link":
        return False
    return bool(_MAIL.match(value) or _ADDRESS.match(value))


def _date(document: Document, params: Params) -> Iterator[Match]:
    published: list[tuple[_dates.Date, Field]] = []
    for field in named(document, params.names):
        value = field.value.strip()
        date = _dates.search(value)
        if not params.later.isdisjoint((field.name, *field.name.split("."))):
            continue  # `last_update.date`
        if value.lower() in params.values or (date and not _is_real(date)) or _NO_YEAR.match(value):
            yield Match(field.span if field.value else field.key, (value,), evidence="no such day")
        elif date and date.month and date.year > 99:
            published.append((date, field))
    if published:
        yield from _changed_before(document, params, *min(published, key=lambda pair: pair[0].number))


def _is_real(date: _dates.Date) -> bool:
    return date.possible and tuple(date) not in _EPOCHS and (date.year < 100 or _FIRST_YEAR < date.year < _LAST_YEAR)


def _changed_before(document: Document, params: Params, published: _dates.Date, field: Field) -> Iterator[Match]:
    for changed in named(document, params.later):
        date = _dates.search(changed.value)
        if not date or not date.month or date.year < 100:
            continue
        if not _is_real(date):
            yield Match(changed.span, (changed.value,), evidence="no such day")
            return
        if date.number + (_WAITING if _STAMP.search(changed.value) else _SLACK) < published.number:
            deed = "expires" if "expir" in changed.name or "unpublish" in changed.name else "changed"
            evidence = f"{deed} before it was published on {field.value.strip()}"
            yield Match(changed.span, (changed.value,), evidence=evidence, related=(field.span,))
            return  # the same day stands in several places of a page


def _problem(document: Document, params: Params) -> Iterator[Match]:
    for problem in document.problems:
        if problem.kind in params.kinds and not _is_template(document, problem.span):
            yield Match(problem.span, (problem.message,))


def _is_template(document: Document, span: Span) -> bool:
    """A line that a generator is to fill in, as `archetypes/` of Hugo are made of."""
    line = document.source.cut(document.source.line_span(document.source.position(span.start).line))
    return "{{" in line or "<%" in line


_FINDERS: dict[str, Callable[[Document, Params], Iterator[Match]]] = {
    "missing": _missing, "placeholder": _placeholder, "date": _date, "problem": _problem,
}  # fmt: skip
