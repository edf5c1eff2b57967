"""Who wrote a text and when, as the lines above and below its body say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter import lazy
from linter.checks import _dates
from linter.checks._articles import LINE, LINES, tail, top
from linter.document.model import OBJECT, Block, Document

_MONTH_ALONE = 60  # characters of a line that dates a text to the month: "The Coble, no. 12, June 2022"
_DATE_ALONE = 40  # characters of a heading that is no more than a date

_TITLE_WORDS = frozenset([
    "by", "the", "a", "an", "this", "that", "these", "those", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
])  # fmt: skip
_PARTICLES = frozenset(
    [
        "de",
        "la",
        "le",
        "du",
        "des",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "zu",
        "zur",
        "af",
        "av",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "ap",
        "ter",
        "ten",
        "y",
        "e",
        "i",
        "and",
        "und",
        "et",
        "o",
        "s.",
        "d.",
        "st",
    ]
)
_NO_FIRST_NAME = _TITLE_WORDS | (_PARTICLES - {"al", "el", "van", "de", "von", "di"})
_BYLINE = lazy.pattern(
    r"(?:(?:written|posted|published|submitted|reported|reporting|story|report|essay|review|reviewed|column|opinion|analysis|interview|compiled"
    r"|edited|translated|text|words|(?:photos|photographs|pictures) and (?:text|words)"
    r"|a (?:short )?(?:story|poem|essay|report|letter)|told)(?: and [a-z]+)?"
    r"(?: by[ \t]*:?|[ \t]*:)|(?:by|byline|authors?|writers?|reporters?|speaker|as told to|por|von|par|di|door|av|autora?|autor[ei]"
    r"|auteurs?|verfasser|автор|текст|autorka|автори)(?:[ \t]*:)?)[ \t]+|(?:作者|記者|记者|著者|文)[ \t]*[:：/／][ \t]*",
    re.I,
)
_AFTER_NAME = lazy.pattern(
    r"[,;:|·•@(–—/\n]| - | (?:on|in|for|at|and|from|und|et|y|&|filed|posted|published|updated) |\d"
    r"|(?<=[^\W\d_]{3})(?<!\b(?:Rev|Sen|Gov|Hon|Mrs|Rep|Col|Gen))\.\s|\.\Z|\Z"
)
# "A story by Jane Doe", "4 May 2024 by Jane"; a stop belongs to an initial or a form of address
_NAMES = r"((?:[^.;!?]|(?<=\b[A-Z])\.|(?<=\b(?:Dr|Mr|Ms|St|Jr|Sr))\.|(?<=\b(?:Rev|Sen|Hon|Mrs|Gov|Rep))\.|(?<=\bProf)\.){3,80})"
_BY_INSIDE = lazy.pattern(rf"\b[Bb]y:? {_NAMES}\.?\Z")
_ADDRESSED = lazy.pattern(
    r"(?:the )?(?:rev|revd|reverend|sen|senator|dr|prof|professor|mrs?|ms|sir|dame|lady|lord|hon|gov|president|bishop|judge|mayor)\.? ",
    re.I,
)
_IMPRINT = lazy.pattern(rf"{OBJECT}|©|\b(?:editor|correspondent|reporter|columnist|staff writer|contributor)\b", re.I)
_PICTURE = lazy.pattern(r"[\W_]*(?:photo|image|picture|illustration|graphic|video|cover|artwork|map|chart)", re.I)
_WRITTEN_BY = lazy.pattern(
    r"\b(?:written|contributed|authored|penned|submitted|guest post|preached|delivered|given|transcribed|recorded|adapted|retold|translated"
    rf"|prepared|presented|issued) by {_NAMES}|^(?:press |media )?contact: {_NAMES}",
    re.I,
)
# "Jane Doe talks to the miller"
_AT_WORK = lazy.pattern(r" (?:talks to|speaks to|spoke to|interviews|meets|reports|writes|delivered|visits)\b")
_HOLDER = lazy.pattern(r"(?:©|\(c\)|copyright)[\s\d,©–-]*(?=\S)", re.I)
_CLOSING = lazy.pattern(r"(?:yours|sincerely|faithfully|regards|kind regards|best wishes|respectfully)\b", re.I)
_SIGNED = lazy.pattern(r"\s*[—–-]+\s*(?=\S)")
_ROLE = lazy.pattern(
    r" (?:is|was) (?:a|an|the|our|editor|professor|co-?founder|director|author|chief|head)\b.{0,120}?"
    r"\b(?:journalist|writer|reporter|author|editor|professor"
    r"|columnist|correspondent|fellow|researcher|lecturer|novelist|critic|director|historian|teacher|student|scientist|engineer|designer"
    r"|developer|manager|specialist|analyst|photographer|lawyer|physician|doctor|economist|strategist|founder|minister|member|chair)\b"
)
_ANY_STAFF = lazy.pattern(
    r"(?:[\w'’-]+ ){0,4}(?:staff|agenc(?:y|ies)|(?:news ?)?desk|editors?|editorial|correspondents?|reporters?|writers?|team|wire)\b",
    re.I,
)
_CORRESPONDENT = lazy.pattern(r"(?:from )?(?:our|a) (?:own |special |staff |foreign )?correspondent\b", re.I)
_STAMP = lazy.pattern(r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b|uhr\b|h\b|gmt\b|[ce]e?s?t\b)|[|·•]", re.I)  # the hour, or marks between fields
_MONTHS = frozenset([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
])  # fmt: skip
_DATE_LABEL = lazy.pattern(
    r"(?:first |originally |last )?(?:published|posted|updated|modified|date|dated|issued|released|created|filed|fecha|publicado"
    r"|veröffentlicht|stand|datum"
    r"|publié|pubblicato|data|geplaatst|опубликовано|дата)\b",
    re.I,
)
_OTHER_DAY = lazy.pattern(r"(?:when|where|what|who|deadline|due|register|event|expir\w*)\b", re.I)
_NAME_WORD = lazy.pattern(r"[^\W\d_][^\d_!?:;,()\"“”]*")


def byline(document: Document, placeholders: frozenset[str]) -> bool:
    """Whether the lines above or below the body name an author, or a placeholder for one."""
    text = document.text
    if any(_tells_of_author(text[b.start : b.end]) for b in tail(document)):
        return True
    if _name_alone(document):
        return True
    return any(
        "byline" in block.classes or _is_byline(text[block.start : block.end], n == 0 and block.kind == "heading", placeholders)
        for n, block in enumerate(_edges(document))
    )


def _edges(document: Document) -> Iterator[Block]:
    first = top(document)
    yield from (b for b in first if b.kind in LINES)
    yield from tail(document, first[-1].end if first else 0)


def _name_alone(document: Document) -> bool:
    """`Jane Doe` on a line of its own below the title, beside a line with a date, an address or a licence."""
    lines = [document.text[b.start : min(b.end, b.start + LINE)] for b in top(document)[1:5]]
    for n, line in enumerate(lines):
        holder = _HOLDER.match(line)
        if holder and 2 <= len(_name_at(line[holder.end() :]).split()) <= 4 and is_name(_name_at(line[holder.end() :])):
            return True
        if 2 <= len(line.split()) <= 4 and is_name(line):
            near = [other for other in lines[n + 1 : n + 3] if len(other) <= LINE // 2]
            return any(_IMPRINT.search(other) or _dates.search(other) or _dates.names_month(other) for other in near)
    below = [document.text[b.start : min(b.end, b.start + LINE)] for b in tail(document)]
    return any(_CLOSING.match(line) and is_name(_name_at(name)) for line, name in pairwise(below))


def _tells_of_author(line: str) -> bool:
    """`Jane Doe is a teacher in Varn.`, below the body."""
    role = _ROLE.search(line, 0, LINE)
    return role is not None and is_name(line[: role.start()])


def _is_byline(line: str, first: bool, placeholders: frozenset[str]) -> bool:
    if len(line) > LINE:
        return False
    name = byline_name(line, placeholders)
    if name:
        return not first or " " in name or not line.lower().startswith("by ")  # "By Design" is a headline
    if first or len(line) > LINE // 2:
        return False
    signed = _SIGNED.match(line)
    at_work = _AT_WORK.search(line)
    if at_work and " " in line[: at_work.start()] and is_name(line[: at_work.start()]):
        return True
    return (signed is not None and is_name(_name_at(line[signed.end() :]))) or _name_and_date(line)


def _name_and_date(line: str) -> bool:
    """`Jane Doe, 4 May 2024` and `Jane Doe | 4 May 2024`."""
    name = _name_at(line)
    return " " in name and is_name(name) and _dates.search(line) is not None


def _name_at(line: str) -> str:
    """What stands before the first mark or word that ends a name."""
    end = _AFTER_NAME.search(line)
    return line[: end.start()].strip() if end else line.strip()


def byline_name(line: str, placeholders: frozenset[str] = frozenset()) -> str:
    """The name in `By Jane Doe, staff writer`, or the placeholder in `By admin`; empty where the line is no byline."""
    start = _BYLINE.match(line)
    if _CORRESPONDENT.match(line):
        return line
    if start:
        rest = line[start.end() :]
        name = _name_at(rest)
        return name if is_name(name) or name.lower() in placeholders or (name and _ANY_STAFF.match(rest)) else ""
    if _PICTURE.match(line):
        return ""
    inside = (len(line) < LINE // 2 and _BY_INSIDE.search(line)) or _WRITTEN_BY.search(line)
    name = _name_at(inside[inside.lastindex or 1]) if inside else ""
    return name if is_name(name) and (" " in name or _dates.search(line)) else ""


def is_name(text: str) -> bool:
    """One to six words with capitals, as the names of people and agencies have; scripts without capitals pass."""
    words = _ADDRESSED.sub("", text.replace("’", "'"), count=1).split()
    if not 1 <= len(words) <= 6 or words[0].lower() in _NO_FIRST_NAME:
        return False
    if len(words) == 1 and words[0].lower() in _MONTHS:
        return False
    return all(_name_word(word) for word in words) and any(not word[0].islower() for word in words)


def _name_word(word: str) -> bool:
    capital = word[0].isupper() or word[0].lower() == word[0].upper()
    return word.lower() in _PARTICLES or (capital and _NAME_WORD.fullmatch(word) is not None)


def dated(document: Document) -> bool:
    """Whether a line above the body, or the dateline of its first paragraph, says when it was written."""
    blocks = top(document)
    if any(_is_dated(document.text[b.start : min(b.end, b.start + LINE)], b) for b in blocks if b.kind in LINES):
        return True
    return any(_is_german_date(document, block) for block in blocks if block.kind in ("list", "heading"))


def _is_german_date(document: Document, block: Block) -> bool:
    """`4. Mai 2024`, whose first figure was taken for the number of a list item."""
    at = document.source.position(block.span.start)
    line = document.source.cut(document.source.line_span(at.line)).strip()
    return block.end - block.start < _DATE_ALONE and len(line) <= _DATE_ALONE and line[:1].isdigit() and _dates.search(line) is not None


def _is_dated(line: str, block: Block) -> bool:
    size = block.end - block.start
    if _OTHER_DAY.match(line) or not _dates.search(line):
        return block.level != 1 and size <= _MONTH_ALONE and _dates.names_month(line)
    stamped = size <= LINE and bool(_DATE_LABEL.match(line) or byline_name(line) or _name_and_date(line) or _STAMP.search(line))
    if block.kind == "heading":
        return size <= _DATE_ALONE or stamped
    return size <= LINE // 2 or stamped or _before_dash(line)


def _before_dash(line: str) -> bool:
    """The date of a dateline: `LONDON, March 3, 2021 (Reuters) -`."""
    dash = re.search(r"\s[–—-]\s", line[:100])
    return dash is not None and _dates.search(line, 0, dash.start()) is not None
