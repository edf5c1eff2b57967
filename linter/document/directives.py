"""Suppression comments: `<!-- copydesk: off fragment -->` and its forms in other formats; and those of Vale, `<!-- vale off -->`."""

from __future__ import annotations

import re

from linter import lazy
from linter.document.model import Directive
from linter.source import Span

# the inside of a comment: `copydesk:` and what follows it
_DIRECTIVE = lazy.pattern(r"\s*copydesk:\s*(.*?)\s*\Z", re.S | re.I)
_VALE = lazy.pattern(r"(?:<!--|\{/\*)\s*+vale (.*?)\s*(?:-->|\*/\})\Z", re.S)

# openings and closings of every comment that can carry a directive, longest first
_OPENINGS = ("{/*", "<!--", "{#", "/*")
_CLOSINGS = ("*/}", "-->", "#}", "*/")


def read(comment: str, at: int) -> Directive | None:
    """The directive in a whole comment with its marks, which stands at source offset `at`; None for any other comment."""
    if "vale " in comment and (found := _VALE.match(comment)):
        return Directive(Span(at, at + len(comment)), found[1], "vale")
    inside = comment
    for opening in _OPENINGS:
        if inside.startswith(opening):
            inside = inside[len(opening) :]
            break
    for closing in _CLOSINGS:
        if inside.endswith(closing):
            inside = inside[: -len(closing)]
            break
    found = _DIRECTIVE.match(inside)
    return Directive(Span(at, at + len(comment)), found[1]) if found else None
