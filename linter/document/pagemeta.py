"""What an HTML page says about itself: meta and link elements, microdata, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from linter import lazy
from linter.document import jsonld
from linter.document.model import Field, Problem
from linter.document.tags import Comment, Tag, attributes
from linter.languages import is_tag
from linter.source import Span

_PROPERTIES = frozenset((
    "author", "creator", "copyrightholder", "datecreated", "datemodified", "datepublished", "description", "editor", "headline",
    "isbasedon", "license", "publisher", "sourceorganization",
))  # fmt: skip
_RELATIONS = frozenset(["canonical", "license", "author", "publisher"])
_MARKED = lazy.pattern(r"itemprop|rel\s*=|byline|pubdate", re.IGNORECASE)
_MARKUP = lazy.pattern(r"<[^>]*>")
_LONGEST = 400  # how far the end of an element with a short text is looked for


class PageMeta:
    """The metadata of one page, gathered tag by tag."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lang = ""
        self.fields: list[Field] = []
        self.problems: list[Problem] = []

    def read(self, found: Sequence[Tag | Comment]) -> None:
        """Read all tags of the page."""
        for number, tag in enumerate(found):
            if not isinstance(tag, Tag) or tag.closing:
                continue
            if tag.name in ("meta", "link", "html", "title", "script", "time"):
                after = found[number + 1].start if number + 1 < len(found) else len(self.text)
                self._named(tag, after)
            elif tag.end - tag.rest > 8 and _MARKED.search(self.text, tag.rest, tag.end):
                self._marked(tag)

    def _named(self, tag: Tag, after: int) -> None:
        given = attributes(self.text, tag)
        if tag.name == "meta":
            self._meta(tag, given)
        elif tag.name == "link":
            self._link(tag, given)
        elif tag.name == "html" and not self.lang:
            self._speaks(self._of(given, "lang") or self._of(given, "xml:lang"))
        elif tag.name == "title":
            self._content("title", tag, Span(tag.end, after), "meta")
        elif tag.name == "script" and self._of(given, "type").lower().startswith("application/ld+json"):
            fields, problems = jsonld.read(self.text, tag.end, after)
            self.fields += fields
            self.problems += problems
        elif tag.name == "time":
            self._time(tag, given)

    def _of(self, given: dict[str, Span], name: str) -> str:
        return unescape(self.text[slice(*given[name])]).strip() if name in given else ""

    def _speaks(self, lang: str) -> None:
        if not self.lang and is_tag(lang):  # templates leave `{{ lang }}` and the like
            self.lang = lang

    def _add(self, name: str, value: Span, tag: Tag, origin: str) -> None:
        raw = self.text[value.start : value.end]
        lead = len(raw) - len(raw.lstrip())
        body = raw.strip()
        span = Span(value.start + lead, value.start + lead + len(body))
        end = max(tag.end, span.end)
        self.fields.append(Field(name, unescape(body), span, Span(tag.start, end), "meta" if origin == "meta" else "body"))

    def _meta(self, tag: Tag, given: dict[str, Span]) -> None:
        if "content" not in given:
            return
        if self._of(given, "http-equiv").lower() == "content-language" or self._of(given, "property").lower() == "og:locale":
            self._speaks(self._of(given, "content"))
        for kind in ("name", "property", "itemprop"):
            for name in self._of(given, kind).lower().split():
                self._add(name, given["content"], tag, "meta")

    def _link(self, tag: Tag, given: dict[str, Span]) -> None:
        if "href" in given:
            for name in self._of(given, "rel").lower().split():
                if name in _RELATIONS:
                    self._add(name, given["href"], tag, "meta")

    def _time(self, tag: Tag, given: dict[str, Span]) -> None:
        published = "pubdate" in given or "published" in self._of(given, "class").lower().split()
        names = self._of(given, "itemprop").lower().split() or ["datepublished" if published else "time"]
        for name in names:
            if given.get("datetime"):
                self._add(name, given["datetime"], tag, "body")
            else:
                self._content(name, tag, self._inner(tag), "body")

    def _marked(self, tag: Tag) -> None:
        """An element that names its part: microdata, rel=author, a byline by class."""
        given = attributes(self.text, tag)
        names = [n for n in self._of(given, "itemprop").lower().split() if n in _PROPERTIES]
        relations = self._of(given, "rel").lower().split()
        names += [n for n in ("author", "license") if n in relations]
        if not names and "byline" in self._of(given, "class").lower().split():
            names = ["byline"]
        for name in names:
            value = given.get("content") or (given.get("href") if name == "license" else None)
            if value:
                self._add(name, value, tag, "body")
            else:
                self._content(name, tag, self._inner(tag), "body")

    def _inner(self, tag: Tag) -> Span:
        end = self.text.find(f"</{tag.name}", tag.end, tag.end + _LONGEST)
        return Span(tag.end, end if end >= 0 else tag.end)

    def _content(self, name: str, tag: Tag, inner: Span, origin: str) -> None:
        """A field whose value is the text of an element."""
        raw = self.text[inner.start : min(inner.end, inner.start + _LONGEST)]
        bare = " ".join(unescape(_MARKUP.sub(" ", raw)).split())
        if not bare:
            return
        first = _MARKUP.sub(lambda m: " " * len(m.group()), raw)
        start = inner.start + len(first) - len(first.lstrip())
        end = inner.start + len(first.rstrip())
        self.fields.append(Field(name, bare, Span(start, end), Span(tag.start, inner.end), "meta" if origin == "meta" else "body"))
