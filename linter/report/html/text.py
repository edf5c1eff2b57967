"""Text as a page can carry it: the only way from an article, a file name or a message into the HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# What is not to be seen, or changes how its neighbours are: controls, soft hyphens, blanks without width, line separators, bidi
# embeddings, overrides and isolates, tags, and surrogates, which UTF-8 cannot even carry.
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff"
)
_ODD = re.compile(f"[{_UNSEEN}]")
# Where a finding is, what is usual elsewhere may be what it is about: joiners in an emoji, a no-break space in French
_ODD_IN_MARK = re.compile(f"[{_UNSEEN}\xa0\u061c\u2000-\u200a\u200c-\u200f\u202f\u205f\u3000]")
_MARKUP = re.compile("[&<>\"'`]")
_BREAK = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")
_SHORT = {
    0xA0: "NBSP", 0xAD: "SHY", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE",
    0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip


def escape(text: str) -> str:
    """The text for an attribute, or between tags where no element may stand; what is not to be seen is spelt out."""
    return _escaped(_ODD.sub(lambda m: f"<U+{ord(m[0]):04X}>", text))


def shown(text: str, marked: bool = False) -> str:
    """The text between tags; what is not to be seen is an element that names it. More is shown of what is `marked`."""
    parts, at = [], 0
    for match in (_ODD_IN_MARK if marked else _ODD).finditer(text):
        parts += [_escaped(text[at : match.start()]), _named(match[0])]
        at = match.end()
    return "".join([*parts, _escaped(text[at:])])


def flowing(text: str) -> str:
    """The text with a blank in the place of each line break and the indentation around it."""
    return _BREAK.sub(" ", text)


def element(name: str, content: str, attributes: Mapping[str, str | int] | None = None) -> str:
    """An element: its content is HTML, its attributes are plain texts."""
    return f"<{name}{attributed(attributes or {})}>{content}</{name}>"


def attributed(attributes: Mapping[str, str | int]) -> str:
    """Attributes as they stand in a tag; those that are empty are left out."""
    return "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items() if value != "")


def breakable(path: str) -> str:
    """A path between tags, which may be broken behind its slashes; a line break in it is spelt out."""
    return shown(path.replace("\n", "\\n").replace("\r", "\\r")).replace("/", "/<wbr>").replace("</<wbr>", "</")


def number(value: float, digits: int = 0) -> str:
    """`1,204` or `17.5`."""
    return f"{value:,.{digits}f}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda m: f"&#{ord(m[0])};", text) if _MARKUP.search(text) else text


def _named(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return element(
        "span", _SHORT.get(ord(char), code), {"class": "odd", "title": f"{unicodedata.name(char, 'a control character')} ({code})"}
    )
