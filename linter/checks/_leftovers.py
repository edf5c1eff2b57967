"""What stands in place of a leftover when it is mended: the character that an entity means, a link without its parameter, nothing."""

from __future__ import annotations

import html
from bisect import bisect_left

from linter import lazy
from linter.checks import _removal
from linter.document.model import Document
from linter.findings import Fix
from linter.source import Span

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d"))
_BLANKS = " \t\u00a0"
# a text about what is added to links shows some on purpose
_SPOKEN_OF = lazy.pattern(
    r"(?i)\b(?:fbclid|gclid|msclkid|utm)\b(?!=)|\bclick (?:ids?|identifiers?)\b|\btracking (?:parameters?|links?|codes?|tags?|urls?)\b"
    r"|\b(?:query|url|link) (?:parameters?|strings?)\b"
)


def mend(kind: str, document: Document, span: Span) -> Fix | None:
    """The fix for a leftover; None where there is none."""
    found = document.source.cut(span)
    if kind == "line":
        at = bisect_left(document.prose_blocks, span.start, key=lambda b: b.span.start)
        block = document.prose_blocks[min(at, len(document.prose_blocks) - 1)]
        return _removal.blocks(document, block, block, False) if block.span == span else None
    if kind == "mark":
        return _without(document, span)
    if kind.endswith("parameter"):
        # a campaign may be the editor's own; what a network adds to a link never is
        safe = (kind == "parameter" or "utm_" not in found) and not _SPOKEN_OF.search(document.text)
        return _without_parameter(document.source.text, span, safe)
    meant = _character(found, document.format == "text") if kind == "entity" else _decoded(found)
    return Fix(span, meant, False) if meant is not None and meant != found else None


def _character(found: str, plain: bool) -> str:
    """What an entity means; in a marked-up text one that means a sign of the markup stays an entity."""
    once = html.unescape(found)
    whole = once if plain else html.unescape(once)
    return (whole if plain or whole not in ("<", ">", "&") else once).translate(_INVISIBLE)


def _decoded(found: str) -> str | None:
    if found[0] == "\\":
        return chr(int(found[2:], 16))
    if found[0] in "%=":
        try:
            return bytes.fromhex(found.replace(found[0], "")).decode("utf-8")
        except ValueError:
            return None
    return html.unescape(f"&{found.strip('&;')};")


def _without(document: Document, span: Span) -> Fix:
    """A mark taken out with the blank before it, or behind it where it begins its line."""
    text, (start, end) = document.source.text, span
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in tuple(_BLANKS) and (not after or not after.isalnum()):
        while start and text[start - 1] in _BLANKS:
            start -= 1
    elif not before or before in "\r\n" or before in tuple(_BLANKS):
        while end < len(text) and text[end] in _BLANKS:
            end += 1
    return Fix(Span(start, end), "", False)


def _without_parameter(text: str, span: Span, safe: bool) -> Fix | None:
    """The address without one parameter or several in a row: what follows a first one takes its question mark."""
    if text[span.start] not in "?&":
        return None
    joint = next((sign for sign in ("&amp;", "&") if text.startswith(sign, span.end)), "")
    if text[span.start] == "?" and joint:
        return Fix(Span(span.start, span.end + len(joint)), "?", safe)
    return Fix(span, "", safe)
