"""Text as XML can carry it, in pure ASCII: whatever the encoding of the stream, what the declaration says holds."""

from __future__ import annotations

import re

from linter.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

# XML 1.0 has no way to write these, not even by number; a lone surrogate stands for an undecodable byte of a file name
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# a parser turns a bare carriage return into a line feed, and in an attribute any white space into a blank
_ESCAPED = re.compile('[&<>"\t\n\r\x7f-\x9f]')
_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def xml(text: str) -> str:
    """The text for an attribute or between tags; what XML cannot carry is spelt out."""
    text = _NEVER.sub(lambda m: f"<U+{ord(m[0]):04X}>", text)
    return _ESCAPED.sub(_reference, text).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _reference(match: Match[str]) -> str:
    return _NAMES.get(match[0]) or f"&#{ord(match[0])};"


def element(name: str, attributes: dict[str, str | int]) -> str:
    """`name` and its attributes, as they stand in a tag."""
    return name + "".join(f' {key}="{xml(str(value))}"' for key, value in attributes.items())
