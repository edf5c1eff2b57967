"""The elements of an HTML page, and which of them hold the article."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable
from html import unescape

from linter import lazy
from linter.document.tags import VOID, Comment, Tag, attributes
from linter.source import Span

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "nobr", "output", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "button", "path", "picture", "g", "use",
))  # fmt: skip
# elements without prose of the page's own
SKIPPED = frozenset((
    "script", "style", "template", "noscript", "svg", "iframe", "object", "canvas", "select", "textarea", "head", "audio", "video",
    "math", "datalist", "map", "xmp", "noembed", "noframes", "title",
))  # fmt: skip
_FURNITURE = frozenset((
    "nav", "footer", "aside", "form", "dialog", "menu", "fieldset",
))  # fmt: skip
_FURNITURE_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "form", "menu",
))  # fmt: skip
_FURNITURE_WORDS = frozenset((
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "masthead", "topbar", "footer", "sidebar", "comments",
    "comment", "respond", "disqus", "cookie", "cookies", "consent", "gdpr", "cc", "share", "sharing", "social", "related",
    "recommended", "newsletter", "subscribe", "signup", "popup", "modal", "advert", "ad", "ads", "sponsor", "promo", "widget",
    "widgets", "pagination", "paging", "tags",
))  # fmt: skip
_CONTENT = lazy.pattern(
    r"(?:^|\s)(?:(?:entry|post|article|story|blog|news)[-_]{0,2}(?:content|body|text|copy|main)|content[-_]{0,2}body|post|story|hentry"
    r"|td-post-content|body-copy|rich-?text)(?=\s|$)"
)
_MAIN = lazy.pattern(r"(?:^|\s)(?:(?:main|page|site)[-_]?content|content(?:[-_]main)?|main)(?=\s|$)")
_OTHER_ARTICLE = lazy.pattern(r"(?:^|\s)(?:comment|related|teaser|card|promo|widget|sidebar|recommended)(?:[-_\s]|s\b|$)")
_WORD = lazy.pattern(r"[a-z]+")
# an end tag that may be left out: the new tag, the open tags that it closes, and where to stop looking
_CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(["li"]), frozenset(["ul", "ol", "menu"])),
    "dt": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "td": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "tr": (frozenset(["tr"]), frozenset(["table"])),
    "tbody": (frozenset(["thead", "tbody", "tfoot"]), frozenset(["table"])),
    "option": (frozenset(["option"]), frozenset(["select"])),
}
_CONTAINERS = frozenset(["html", "body", "div", "section", "main", "table", "tbody", "tr", "td", "center"])
_BOXES = frozenset(["div", "section", "ul", "ol", "p", "table", "td"])
_REACH = 60  # how many open elements are looked through for one whose end tag was left out


class Element:
    """An element that is not inline: events[first:last] are what it holds."""

    __slots__ = ("classes", "end", "first", "furniture", "hidden", "last", "name", "parent", "role", "tag", "total", "weight")

    def __init__(self, name: str, parent: Element | None, tag: Tag | None, first: int) -> None:
        self.name = name
        self.parent = parent
        self.tag = tag
        self.first = first
        self.last = first
        self.end = 0  # where it ends in the source
        self.classes = ""  # its own class and id names, lower-case
        self.role = ""
        self.hidden = False
        self.furniture = False  # it or an element around it belongs to the page and not to the article
        self.weight = 0  # characters of its own text outside links
        self.total = 0  # and of all that it holds


# what happens in a page, in order: an Element opens, the last one that opened closes (None), an inline tag, a comment,
# or [start, end) of text
Event = Element | None | Tag | Comment | tuple[int, int]


class Page:
    """The events of a page and its elements."""

    def __init__(self, text: str, found: Iterable[Tag | Comment], start: int = 0) -> None:
        self.text = text
        self.events: list[Event] = []
        self.root = Element("", None, None, 0)
        self.elements: list[Element] = [self.root]
        self._stack = [self.root]
        self._open: defaultdict[str, int] = defaultdict(int)
        self._links = 0
        self._skipping = 0
        at = start
        for token in found:
            if token.start > at:
                self._text(at, token.start)
            self._token(token)
            at = token.end
        if at < len(text):
            self._text(at, len(text))
        while len(self._stack) > 1:
            self._pop(len(text))
        self.root.last = len(self.events)
        self._sum()

    def _text(self, start: int, end: int) -> None:
        self.events.append((start, end))
        if not self._links and not self._skipping:
            self._stack[-1].weight += len(self.text[start:end].strip())

    def _token(self, token: Tag | Comment) -> None:
        if isinstance(token, Comment) or token.name in VOID:
            if isinstance(token, Tag) and token.name == "hr":
                self._close("p", token.start, token.start)
            self.events.append(token)
        elif token.name in INLINE:
            if token.name == "a":
                self._links = 0 if token.closing else 1
            self.events.append(token)
        elif token.closing:
            self._close(token.name, token.start, token.end)
        else:
            self._push(token)

    def _push(self, tag: Tag) -> None:
        if self._open["p"] and self._stack[-1].name == "p" and tag.name not in SKIPPED:
            self._pop(tag.start)
        implied = _CLOSED_BY.get(tag.name)
        if implied:
            self._imply(*implied, tag.start)
        element = Element(tag.name, self._stack[-1], tag, len(self.events))
        self._describe(element, tag)
        self.elements.append(element)
        self._stack.append(element)
        self._open[tag.name] += 1
        self._skipping += element.hidden
        self.events.append(element)
        if tag.empty and tag.name not in ("p", "div", "section"):  # <svg .../>
            self._pop(tag.end)

    def _describe(self, element: Element, tag: Tag) -> None:
        element.hidden = tag.name in SKIPPED
        given = attributes(self.text, tag) if tag.end - tag.rest > 4 else {}
        if given:
            element.classes = " ".join(unescape(self.text[slice(*given[n])]).lower() for n in ("class", "id") if n in given).strip()
            element.role = self.text[slice(*given["role"])].lower() if "role" in given else ""
            element.hidden = element.hidden or is_hidden(self.text, tag, given)
            if "itemprop" in given and self.text[slice(*given["itemprop"])].lower() == "articlebody":
                element.role = "articlebody"
        parent = element.parent
        element.furniture = (parent is not None and parent.furniture) or tag.name in _FURNITURE or element.role in _FURNITURE_ROLES

    def _imply(self, names: frozenset[str], barrier: frozenset[str], at: int) -> None:
        if not any(self._open[name] for name in names):
            return
        for depth in range(1, min(_REACH, len(self._stack))):
            name = self._stack[-depth].name
            if name in names:
                for _ in range(depth):
                    self._pop(at)
                return
            if name in barrier:
                return

    def _close(self, name: str, start: int, end: int) -> None:
        if self._open[name]:
            while self._stack[-1].name != name:
                self._pop(start)
            self._pop(end)

    def _pop(self, end: int) -> None:
        element = self._stack.pop()
        element.last = len(self.events)
        element.end = end
        self.events.append(None)
        self._open[element.name] -= 1
        self._skipping -= element.hidden
        self._links = 0

    def _sum(self) -> None:
        for element in reversed(self.elements):
            element.total += element.weight
            if element.parent:
                element.parent.total += element.total

    # ------------------------------------------------------------ the article

    def article(self) -> tuple[list[Element], bool]:
        """The elements that hold the article, in order, and whether all that they hold counts."""
        whole = [e for e in self.elements if not e.furniture and not e.hidden]
        found = self._articles(whole) or self._named(whole, _CONTENT)
        everything = bool(found)
        if not found:
            self._mark_furniture()
            found = self._mains(whole) or self._named(whole, _MAIN) or [self._densest()]
        return [*self._headline(found[0]), *found], everything

    def _articles(self, whole: list[Element]) -> list[Element]:
        """`<article>` and its like: the longest, and others of half its length (but no comments or teasers)."""
        found = [e for e in whole if e.name == "article" or e.role in ("article", "articlebody")]
        found = [e for e in found if e.total >= 80 and not _OTHER_ARTICLE.search(e.classes)]
        longest = max(found, key=_total, default=None)
        if longest is None or longest.total * 4 < self._body_total():
            return []
        return _outermost([e for e in found if e.total * 2 >= longest.total])

    def _mains(self, whole: list[Element]) -> list[Element]:
        found = [e for e in whole if (e.name == "main" or e.role == "main") and e.total * 3 >= self._body_total()]
        return found[:1]

    def _named(self, whole: list[Element], names: re.Pattern[str]) -> list[Element]:
        """The innermost container of such a name that still holds most of what the largest holds."""
        found = [e for e in whole if e.classes and e.name in ("div", "section", "td", "main") and names.search(e.classes)]
        best = max(found, key=_total, default=None)
        if best is None or best.total < 80 or best.total * 3 < self._body_total():
            return []
        return [next(e for e in reversed(found) if best.first <= e.first <= best.last and e.total * 10 >= best.total * 7)]

    def _body_total(self) -> int:
        return self.root.total - sum(e.total for e in self.elements if e.furniture and e.parent and not e.parent.furniture)

    def _headline(self, article: Element) -> list[Element]:
        """The page's first h1, where it stands before the article."""
        first = next((e for e in self.elements if e.name == "h1" and not e.hidden), None)
        return [first] if first and first.last < article.first else []

    def _densest(self) -> Element:
        """The innermost element that still holds nearly all text."""
        best = self.root
        for element in self.elements:
            inside = element.parent is best and not element.furniture and not element.hidden
            if inside and element.name in _CONTAINERS and element.total * 5 >= best.total * 4:
                best = element
        return best

    def _mark_furniture(self) -> None:
        """By class and id, for pages that do not say where their article is."""
        half = self._body_total() / 2
        titles = [e.first for e in self.elements if e.name == "h1"]
        for element in self.elements:
            if element.parent and element.parent.furniture:
                element.furniture = True
            elif element.name == "header":  # the page's, unless the title stands in it
                element.furniture = bisect(titles, element.first) == bisect(titles, element.last)
            elif element.classes and element.total < half and element.name in _BOXES:
                element.furniture = element.furniture or _furniture_words(element.classes)

    def inside(self, element: Element) -> list[Event]:
        """The events of an element, its own opening and closing among them."""
        return self.events[element.first : element.last + (element is not self.root)]


def is_hidden(text: str, tag: Tag, given: dict[str, Span]) -> bool:
    """Is an element with these attributes never shown?"""
    if "hidden" in given:
        return True
    if "style" not in given:
        return False
    style = text[slice(*given["style"])].lower().replace(" ", "")
    return "display:none" in style or "visibility:hidden" in style


def _total(element: Element) -> int:
    return element.total


def _furniture_words(classes: str) -> bool:
    return not _FURNITURE_WORDS.isdisjoint(_WORD.findall(classes))


def _outermost(found: list[Element]) -> list[Element]:
    """Without those that lie in another."""
    kept: list[Element] = []
    for element in found:
        if not kept or element.first > kept[-1].last:
            kept.append(element)
    return kept
