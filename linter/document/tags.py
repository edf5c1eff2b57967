"""HTML tags and comments in a text, in one pass.

    for token in tokens(text, start, end):   # Tag | Comment, in order; what lies between two tokens is text
        ...
    attributes(text, tag)["href"]            # Span of the value in `text`, entities not decoded

Linear whatever the input: a construct that runs into the end of the range ends the search, as it does in a browser,
so nothing is scanned twice. Tags are not paired; a stray `<` is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter import lazy
from linter.hints import NamedTuple
from linter.source import Span

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
# elements whose content is text and not markup
RAW_TEXT = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])


class Tag(NamedTuple):
    """`<name ...>` or `</name>` at [start, end); `name` is lower-case; its attributes begin at `rest`."""

    name: str
    start: int
    end: int
    closing: bool
    empty: bool  # written `<name/>`
    rest: int


class Comment(NamedTuple):
    """A comment, doctype, processing instruction or CDATA section at [start, end), and its inner span."""

    start: int
    end: int
    inner: Span


# the usual tag in one step; possessive, so that failing costs no more than matching
_TAG = lazy.pattern(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>=`]++))?+)*+)\s*+(/?)>""")
_NAME = lazy.pattern(r"</?([a-zA-Z][^\s/>]*+)")
_LOOSE = lazy.pattern(r"""[^>=]*+(?:=\s*+(["']?)|(>))""")  # up to the next value or the end of the tag
_ATTRIBUTE = lazy.pattern(r"""([^\s"'<>/=][^\s>/=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']?[^\s>]*+)))?+""")


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Tag | Comment]:
    """The tags and comments of text[start:end]. The content of `<script>` and its like holds no tokens."""
    stop = len(text) if end is None else end
    at = text.find("<", start, stop)
    match_tag = _TAG.match
    while at >= 0:
        match = match_tag(text, at, stop)
        if match:  # nearly always
            close, name, _, empty = match.groups()
            token: Tag | Comment | None = Tag(name.lower(), at, match.end(), close != "", empty != "", match.start(3))
        else:
            token = _untidy_tag(text, at, stop) or _comment(text, at, stop)
        if token is None:
            if _NAME.match(text, at, stop):
                return  # a tag that never ends
            at = text.find("<", at + 1, stop)
            continue
        yield token
        at = token.end
        if isinstance(token, Tag) and token.name in RAW_TEXT and not (token.closing or token.empty):
            close = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE).search(text, at, stop)
            at = close.start() if close else stop
        at = text.find("<", at, stop)


def attributes(text: str, tag: Tag) -> dict[str, Span]:
    """The attributes of a tag: lower-case name to the span of the value; the first of a name counts."""
    found: dict[str, Span] = {}
    for match in _ATTRIBUTE.finditer(text, tag.rest, tag.end - 1):
        group = match.lastindex or 1
        span = Span(*match.span(group)) if group > 1 else Span(match.end(), match.end())
        found.setdefault(match.group(1).lower(), span)
    return found


def _untidy_tag(text: str, at: int, stop: int) -> Tag | None:
    name = _NAME.match(text, at, stop)
    end = _loose_end(text, name.end(), stop) if name else 0
    return Tag(name.group(1).lower(), at, end, text[at + 1] == "/", text[end - 2] == "/", name.end()) if name and end else None


def _loose_end(text: str, at: int, stop: int) -> int:
    """End of a tag with untidy attributes; 0 where it has none."""
    while step := _LOOSE.match(text, at, stop):
        at = step.end()
        if step.group(2):
            return at
        if step.group(1):
            at = text.find(step.group(1), at, stop) + 1
            if not at:
                return 0
    return 0


def _comment(text: str, at: int, stop: int) -> Comment | None:
    """What begins with `<!` or `<?` (or `</` and no letter)."""
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")):
        if text.startswith(opening, at, stop):
            inner = at + len(opening)
            end = text.find(closing, inner, stop)
            return Comment(at, end + len(closing), Span(inner, end)) if end >= 0 else Comment(at, stop, Span(inner, stop))
    return None


def decoded(entity: str) -> tuple[str, int]:
    """What an entity stands for ("" if it is none), and how many characters behind it are ordinary text, as in `&notit`."""
    from html import unescape

    shown = unescape(entity)
    if shown == entity:
        return "", 0
    rest = 0
    while rest < len(shown) - 1 and shown[-1 - rest] == entity[-1 - rest]:
        rest += 1
    return shown[: len(shown) - rest].replace("\n", " ").replace("\r", " "), rest
