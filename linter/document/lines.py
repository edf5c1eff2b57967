"""What the lines of a plain text are, judged by their form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter import lazy
from linter.document.model import OBJECT as OBJECT
from linter.document.model import Kind
from linter.hints import NamedTuple


class Line(NamedTuple):
    """A line without the white space around it; `indent` counts what stood before it, a tab as four."""

    start: int
    end: int
    indent: int
    text: str


class Run(NamedTuple):
    """Lines that make one block; `underline` is the line of `===` or `---` below a heading."""

    kind: Kind
    lines: list[Line]
    level: int = 0
    underline: Line | None = None
    numbered: bool = False


LONG = 160  # no form but a paragraph's goes beyond
_HEADING_LENGTH = 80
_HEADLINE_LENGTH = 120
_WIDEST = 132  # nobody wraps text by hand wider than this
_VERSE_WIDTH = 70

_FILLED = lazy.pattern(r"[^\r\n]+")
_UNDERLINE = lazy.pattern(r"={3,}$|-{3,}$")
_RULE = lazy.pattern(r"(?:[-*_=~+#•·.]\s*){3,200}$")
_ITEM = lazy.pattern(r"(?:[-*+•‣▪◦●○–—]\s+|\(?(?:\d{1,3}|[a-z])\)\s+|\d{1,2}\.\s+)(?=\S)")
_MARK = lazy.pattern(r"[^\w\s\"'“”‘’]|\d{1,3}[.)]|[a-z]\)")  # what a line that is more than text may begin with
_QUOTED = lazy.pattern(r"(?:>\s?)+")
_GAP = lazy.pattern(r"\s*\|\s*|\s*\t\s*|\s{3,}")
_CODE = lazy.pattern(
    r"[{};]$|^\s*(?:[$#>%]\s|//|/\*|</?\w|def |class |import |from \w+ import|function |var |let |const |return |if \()"
    r"|=>|\w\(.*\)[;:]?$|[=!]=|\w+\s=\s\S"
)
_FIELD = lazy.pattern(r"[A-Z][\w -]{0,24}:\s|©|https?:|\bwww\.|\d{4}")
_NO_HEADING = lazy.pattern(r"[|;]|\.\.|…|\w\.\s|^[\"“'‘«][^\"”’»]*[\"”’'»]$")
_STOPS = ".!?:;,…–—-"
_CLOSERS = "\"'”’»)]"
# words that end no heading: where a line ends with one, it was cut off
_OPEN_ENDS = frozenset((
    "the", "a", "an", "and", "or", "but", "of", "than", "my", "your", "his", "her", "its", "our", "their", "because", "without",
    "into", "between", "whose", "every", "to",
))  # fmt: skip


def groups(text: str, start: int = 0) -> list[list[Line]]:
    """The lines of a text that hold more than white space, in groups parted by blank lines."""
    found: list[list[Line]] = []
    edge = -3  # end of the last filled line
    for match in _FILLED.finditer(text, start):
        whole = match.group()
        body = whole.strip()
        if not body:
            edge = -3  # a line of spaces is blank
            continue
        begin, end = match.span()
        line = Line(begin, end, 0, whole) if len(body) == len(whole) else _trimmed(begin, whole, body)
        gap = begin - edge
        if gap == 1 or (gap == 2 and text[edge] == "\r" and text[edge + 1] == "\n"):
            found[-1].append(line)
        else:
            found.append([line])
        edge = end
    return found


def _trimmed(begin: int, whole: str, body: str) -> Line:
    lead = len(whole) - len(whole.lstrip())
    return Line(begin + lead, begin + lead + len(body), lead + 3 * whole.count("\t", 0, lead), body)


def is_heading(text: str) -> bool:
    """Is a short line set off by blank lines a heading?"""
    if len(text) > _HEADING_LENGTH or _stopped(text) or _NO_HEADING.search(text) or not _begins_high(text):
        return False
    words = text.split()
    return len(words) <= 14 and words[-1].lower() not in _OPEN_ENDS and any(c.isalpha() for c in text)


def is_headline(text: str) -> bool:
    """Is the first line of a text its title? Headlines run longer than headings and may ask."""
    if len(text) > _HEADLINE_LENGTH or not _begins_high(text):
        return False
    return not _stopped(text) or (text[-1] in "?!" and len(text.split()) <= 14 and text.count(". ") == 0)


def _stopped(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    return not bare or bare[-1] in _STOPS


def _begins_high(text: str) -> bool:
    for char in text[:3]:
        if char.isalnum():
            return not char.islower() or text[1:2].isupper()  # iPhone, eBay
    return True


def is_code(group: Sequence[Line]) -> bool:
    """Indented lines that look like code."""
    if any(line.indent < 4 for line in group):
        return False
    return sum(1 for line in group if _CODE.search(line.text[:400])) * 2 >= len(group)


def is_table(group: Sequence[Line]) -> bool:
    """Two or more lines cut into the same number of columns."""
    counts = [len(list(cells(line))) for line in group] if len(group) > 1 and _GAP.search(group[0].text) else [0]
    return min(counts) > 1 and (min(counts) == max(counts) or min(counts) > 2)


def cells(line: Line) -> Iterator[tuple[int, int]]:
    """[start, end) of the columns of a line."""
    at = 0
    for gap in _GAP.finditer(line.text):
        if gap.start() > at:
            yield line.start + at, line.start + gap.start()
        at = gap.end()
    if at < len(line.text):
        yield line.start + at, line.end


def runs(group: list[Line]) -> Iterator[Run]:
    """The blocks of a group, in order."""
    at = 0
    while at < len(group):
        run, at = _run(group, at)
        if run.kind == "paragraph" and len(run.lines) > 1:
            yield from _split(run.lines)
        else:
            yield run


def _run(group: list[Line], at: int) -> tuple[Run, int]:
    """The run that begins at a line, and where the next begins."""
    line = group[at]
    if _RULE.match(line.text):
        return Run("rule", [line]), at + 1
    if at + 1 < len(group) and _UNDERLINE.match(group[at + 1].text) and len(line.text) <= _HEADLINE_LENGTH:
        return Run("heading", [line], 1 if group[at + 1].text[0] == "=" else 2, group[at + 1]), at + 2
    if line.text[0] == ">":
        return _while(group, at, "blockquote")
    if _is_item(group, at):
        return _item(group, at)
    end = at + 1
    while end < len(group) and not _special(group, end):
        end += 1
    return Run("paragraph", group[at:end]), end


def _special(group: list[Line], at: int) -> bool:
    text = group[at].text
    if not _MARK.match(text):
        return at + 1 < len(group) and group[at + 1].text[0] in "=-" and _UNDERLINE.match(group[at + 1].text) is not None
    if text[0] == ">" or _RULE.match(text) or (at + 1 < len(group) and _UNDERLINE.match(group[at + 1].text)):
        return True
    # a number or dash in the middle of wrapped text begins no item
    return bool(_ITEM.match(text)) and group[at - 1].text[-1] in ".:;!?"


def _is_item(group: list[Line], at: int) -> bool:
    match = _ITEM.match(group[at].text)
    if not match:
        return False
    dash = match.group()[0] in "–—"  # in dialogue a dash opens speech
    return not dash or sum(1 for line in group if line.text[0] == match.group()[0]) > 1


def _item(group: list[Line], at: int) -> tuple[Run, int]:
    first = group[at]
    marker = _ITEM.match(first.text)
    lead = marker.end() if marker else 0
    lines = [Line(first.start + lead, first.end, first.indent, first.text[lead:])]
    end = at + 1
    while end < len(group) and not _ITEM.match(group[end].text) and _continues(first, group[end - 1], group[end]):
        lines.append(group[end])
        end += 1
    numbered = marker is not None and marker.group()[0].isdigit()
    return Run("list", lines, 1 + first.indent // 2, None, numbered), end


def _continues(first: Line, before: Line, line: Line) -> bool:
    """Is a line the rest of a list item?"""
    return line.indent > first.indent or (len(before.text) > 40 and not _stopped(before.text)) or line.text[0].islower()


def _while(group: list[Line], at: int, kind: Kind) -> tuple[Run, int]:
    lines = []
    while at < len(group) and (mark := _QUOTED.match(group[at].text)):
        line = group[at]
        if mark.end() < len(line.text):
            lines.append(Line(line.start + mark.end(), line.end, 0, line.text[mark.end() :]))
        at += 1
    return (Run(kind, lines) if lines else Run("rule", [group[at - 1]])), at


def _split(lines: list[Line]) -> Iterator[Run]:
    """One wrapped paragraph, a stanza, or a block a line."""
    if is_wrapped(lines):
        yield Run("paragraph", lines)
    elif is_verse([line.text for line in lines]):
        yield Run("verse", lines)
    else:
        yield from (Run("paragraph", [line]) for line in lines)


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Were these lines broken by hand at a fixed width?"""
    width = max(len(line.text) for line in lines)
    if width > _WIDEST:
        return False
    breaks = list(pairwise(lines))
    open_ended = [(a, b) for a, b in breaks if a.text.rstrip(_CLOSERS)[-1:] not in tuple(".!?:")]
    running = sum(1 for _, b in open_ended if b.text[0].islower())
    capitals = sum(1 for _, b in open_ended if b.text[0].isupper())
    if len(breaks) > 1 and capitals >= 0.6 * len(breaks) and width <= _VERSE_WIDTH:
        return False
    full = sum(1 for a, b in breaks if len(a.text) + 1 + len(b.text.split(None, 1)[0]) > width - 2)
    if len(breaks) == 1:
        return running == 1 or (full == 1 and width >= 50 and len(open_ended) == 1 and _stopped(lines[1].text))
    return full >= 0.75 * len(breaks) or running >= 0.75 * len(breaks) or (full + running >= len(breaks) and width >= 40)


def is_verse(lines: Sequence[str]) -> bool:
    """Do short, ragged lines read as verse and not as a menu, an address or a list of names?"""
    if len(lines) < 3 or max(map(len, lines)) > _VERSE_WIDTH or any(_FIELD.search(line) for line in lines):
        return False
    words = sum(len(line.split()) for line in lines)
    light = sum(1 for line in lines if line[-1] in ",;:—–-" or not _stopped(line))
    lower = sum(1 for line in lines for word in line.split()[1:] if word[0].islower())
    wrapped = sum(1 for line in lines[1:] if line[0].islower()) > len(lines) / 2
    return words >= 3.5 * len(lines) and light * 3 >= len(lines) and lower * 2 >= words - len(lines) and not wrapped
