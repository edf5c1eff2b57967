"""What stands in a Markdown file and is not Markdown: templates, shortcodes, MDX, attribute lists, admonitions, formulas.

`mask` returns a shadow of the text, of the same length, in which the Markdown parser finds nothing of all this, and
the holes it left. Every offset in the shadow is an offset in the text. The shadow is plain ASCII, so a byte offset of
the parser is a code-point offset too: letters stand for letters, a comma for punctuation.
"""

from __future__ import annotations

import codecs
import re

from linter import lazy
from linter.document import mdx, templates
from linter.document.flow import Hole
from linter.hints import NamedTuple

_LONE_RETURN = lazy.pattern(r"\r(?!\n)")
_BEFORE = lazy.pattern(r"(?<![^\r\n])[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\Z")
_AFTER = lazy.pattern(r"[ \t]*+(?=[\r\n]|\Z)")
_BLANK = lazy.pattern(r"[ \t]*+")
_ADMONITION = lazy.pattern(r"^[ \t>]*(:{3,}[ \t]*+(?:\w[\w-]*+|\{[^}\n]*\})?)(?:(\[)[^\]\n]*(\]))?", re.M)
_FORMULA = lazy.pattern(r"^[ \t>]*\$\$", re.M)


class Masked(NamedTuple):
    """The shadow, its holes in order, and the shadow as it was before tags alone on a line were taken out (MDX)."""

    shadow: str
    holes: list[Hole]
    tags: str


class Region(NamedTuple):
    """A stretch to take out; `alone` where it makes a block of its own whatever its line holds."""

    start: int
    end: int
    kind: str
    alone: bool = False


def mask(text: str, body: int, is_mdx: bool) -> Masked:
    """Shadow and holes of a text whose body begins at offset `body`."""
    regions = _apart(_regions(text, body, is_mdx))
    alone = _alone(text, regions)
    shadow = _ascii(_written(text, regions, alone))
    tags = shadow
    if is_mdx:
        shadow, tag_regions = mdx.without_tags(tags, body, _line_of_its_own)
        regions = _apart([*regions, *(Region(s, e, "tag") for s, e in tag_regions)])
    return Masked("\n" * body + shadow[body:], [Hole(r.start, r.end, r.kind) for r in regions if r.kind != "attribute"], tags)


def plain(text: str, body: int) -> Masked:
    """The shadow of a text that is nothing but Markdown, formulas apart."""
    regions = _apart(_formulas(text, body)) if "$$" in text else []
    shadow = _ascii(_written(text, regions, _alone(text, regions)))
    return Masked("\n" * body + shadow[body:], [Hole(r.start, r.end, r.kind) for r in regions], shadow)


def _regions(text: str, body: int, is_mdx: bool) -> list[Region]:
    found: list[Region] = []
    if "{" in text:
        # braces are expressions in MDX, but for the ids of headings
        found += [Region(*tag) for tag in templates.find(text, body) if not is_mdx or tag[2] == "drop"]
    if ":::" in text:
        found += _admonitions(text, body)
    if "$$" in text:
        found += _formulas(text, body)
    if is_mdx:
        found += [Region(*part) for part in mdx.find(text, body)]
    return found


def _admonitions(text: str, body: int) -> list[Region]:
    """`:::note Title` and its closing line: the title stays."""
    groups = [m.span(n) for m in _ADMONITION.finditer(text, body) for n in (1, 2, 3)]
    return [Region(start, end, "drop", text[start] == ":") for start, end in groups if end > start >= 0]


def _formulas(text: str, body: int) -> list[Region]:
    """Displayed formulas between two lines that begin with `$$`."""
    found, opened = [], -1
    for fence in _FORMULA.finditer(text, body):
        start = fence.end() - 2
        once = text.find("$$", fence.end(), fence.end() + 500)
        if opened < 0 and once >= 0 and "\n" not in text[fence.end() : once]:
            found.append(Region(start, once + 2, "code"))
        elif opened < 0:
            opened = start
        else:
            found.append(Region(opened, fence.end(), "code"))
            opened = -1
    return found


def _apart(regions: list[Region]) -> list[Region]:
    """In order, without those that lie in another."""
    kept: list[Region] = []
    for region in sorted(regions, key=lambda r: (r.start, -r.end)):
        if not kept or region.start >= kept[-1].end:
            kept.append(region)
    return kept


def _line_of_its_own(text: str, start: int, end: int) -> bool:
    """Nothing but a list or quotation mark stands on the line beside text[start:end]."""
    return bool(_AFTER.match(text, end)) and bool(_BEFORE.search(text, max(0, start - 60), start))


def _alone(text: str, regions: list[Region]) -> list[bool]:
    """Which regions share their line only with such regions."""
    count = len(regions)
    before, after = [False] * count, [False] * count
    for n, region in enumerate(regions):
        joined = n > 0 and before[n - 1] and _blank(text, regions[n - 1].end, region.start)
        before[n] = joined or bool(_BEFORE.search(text, max(0, region.start - 60), region.start))
    for n in range(count - 1, -1, -1):
        joined = n + 1 < count and after[n + 1] and _blank(text, regions[n].end, regions[n + 1].start)
        after[n] = joined or bool(_AFTER.match(text, regions[n].end))
    return [r.alone or (r.kind != "attribute" and b and a) for r, b, a in zip(regions, before, after, strict=True)]


def _blank(text: str, start: int, end: int) -> bool:
    match = _BLANK.match(text, start, end)
    return match is not None and match.end() == end


def _written(text: str, regions: list[Region], alone: list[bool]) -> str:
    """The text with each region replaced by as many characters that mean nothing to Markdown."""
    if not regions:
        return text
    parts: list[str] = []
    at = 0
    for region, by_itself in zip(regions, alone, strict=True):
        parts += text[at : region.start], filler(region.end - region.start, region.kind, by_itself)
        at = region.end
    parts.append(text[at:])
    return "".join(parts)


def filler(length: int, kind: str, alone: bool) -> str:
    """A block of its own (a processing instruction), a word, a quoted attribute value, or white space."""
    if alone:
        return f"<?{'x' * (length - 4)}?>" if length >= 4 else " " * length
    if kind == "attribute":
        return f'"{"x" * (length - 2)}"'
    return (" " if kind == "drop" else "x") * length


def _ascii(text: str) -> str:
    """ASCII of the same length, with the line ends that Markdown knows."""
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    if text.isascii():
        return text
    return text.encode("ascii", _LETTERS).decode("ascii")


def _foreign(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that ASCII has not; this is three times as fast as to search for them."""
    assert isinstance(error, UnicodeEncodeError)
    plain = _RUNS[error.object[error.start : error.end]]
    # a letter behind `<` would make a tag of what is none
    return "0" + plain[1:] if error.object[error.start - 1 : error.start] in ("<", "/") else plain, error.end


class _Plain(dict[str, str]):
    """ASCII character of the same class, worked out once a character."""

    def __missing__(self, char: str) -> str:
        import unicodedata

        kind = unicodedata.category(char)[0]
        self[char] = "," if kind in "PS" else "\x0b" if kind == "Z" else chr(97 + ord(char) % 26)
        return self[char]


class _Runs(dict[str, str]):
    """Neighbouring characters as ASCII; a text holds the same few runs again and again."""

    def __missing__(self, run: str) -> str:
        plain = "".join(map(_PLAIN.__getitem__, run))
        if len(self) < _MEMO_SIZE:
            self[run] = plain
        return plain


_MEMO_SIZE = 10_000
_PLAIN = _Plain()
_RUNS = _Runs()
_LETTERS = "copydesk-letters"
codecs.register_error(_LETTERS, _foreign)
