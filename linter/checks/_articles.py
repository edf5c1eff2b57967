"""What a document is and says of itself: whether it is an article, and who and when in the lines around its body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks import _dates
from linter.document.model import BODY_KINDS, Block, Document

_SHORTEST = 350  # characters of running text that make an article, about sixty words
_PARAGRAPH = 80  # characters that make running text and not a line
_PROSE = frozenset(("paragraph", "blockquote", "verse"))
_LINES = frozenset(("paragraph", "heading", "verse", "term", "caption"))  # what a byline or a date stands in
_TOP = 8  # blocks in which a byline may stand
_TAIL = 6
_DATE_ALONE = 40  # characters of a heading that is no more than a date
_LINE = 240  # characters of a line that holds a byline or a date, at most

_OTHER_FILES = re.compile(
    r"(?:readme|changelog|changes|history|news|contributing|contributors|licen[cs]e|copying|notice|authors|maintainers|governance|security|support"
    r"|install|installation|todo|roadmap|faq|code[-_]of[-_]conduct|pull_request_template|issue_template|_?index|summary|404|about|contact|privacy"
    r"|privacy-policy|terms|imprint|impressum|requirements|robots|humans|claude|agents|skill|glossary|upgrading|migration|release[-_]?notes)"
    r"(?:[-_.][a-z]{2}(?:[-_][a-z]{2})?)?\.\w+\Z"
)
_DEEDS = frozenset(
    ("date", "published", "pubdate", "publishdate", "author", "authors", "byline", "datepublished", "article:published_time")
)
_OTHER_FOLDERS = re.compile(r"(?:^|/)(?:docs?|documentation|manual|wiki|man|\.github)/")
_OTHER_FIELDS = frozenset(("sidebar_position", "sidebar_label", "nav_order", "has_children", "has_toc", "hide_table_of_contents"))
_OTHER_LAYOUTS = frozenset([
    "page", "docs", "doc", "documentation", "default", "home", "landing", "splash", "index", "archive", "category", "tag", "search",
    "list", "redirect",
])  # fmt: skip

_TITLE_WORDS = frozenset([
    "the", "a", "an", "this", "that", "these", "those", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
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
_BYLINE = re.compile(
    r"(?:(?:(?:written|posted|published|submitted|reported|reporting|story|report|essay|review|column|opinion|analysis|interview|compiled"
    r"|edited|translated|text|words|photographs|photos|pictures|a (?:short )?(?:story|poem|essay|report|letter)|told|as told)"
    r"(?: and [a-z]+)?(?: by|:)|by|byline|authors?|writers?|reporters?|speaker|por|von|par|di|door|av|autora?|autor[ei]|auteurs?|verfasser"
    r"|автор|текст|autorka|автори)\b[ \t]*:?|作者[:：]|文[:：/／]|記者|记者)[ \t]+",
    re.I,
)
_AFTER_NAME = re.compile(r"[,;:|·•(–—/\n]| - | on | in | for | at | and | und | et | y | & |\d|\.\s|\.\Z|\Z")
_BY_AT_END = re.compile(r"\bby ([^,.;:!?]{3,60})\Z")
_SIGNED = re.compile(r"\s*[—–-]+\s*(?=\S)")
_ROLE = re.compile(
    r" (?:is|was) (?:a|an|the|our|editor|professor|co-?founder|director|author|chief|head)\b.{0,120}?"
    r"\b(?:journalist|writer|reporter|author|editor|professor"
    r"|columnist|correspondent|fellow|researcher|lecturer|novelist|critic|director|historian|teacher|student|scientist|engineer|designer"
    r"|developer|manager|specialist|analyst|photographer|lawyer|physician|doctor|economist|strategist|founder|minister|member|chair)\b"
)
_ANY_STAFF = re.compile(r"(?:our |the )?(?:staff|special|agenc|news ?desk|editor|correspond|a correspond|wire)", re.I)
_DATE_LABEL = re.compile(
    r"(?:first |originally |last )?(?:published|posted|updated|modified|date|dated|issued|released|created|filed|fecha|publicado"
    r"|veröffentlicht|stand|datum"
    r"|publié|pubblicato|data|geplaatst|опубликовано|дата)\b",
    re.I,
)


_OTHER_DAY = re.compile(r"(?:when|where|what|who|deadline|due|register|event|expir\w*)\b", re.I)
_NAME_WORD = re.compile(r"[^\W\d_][^\d_!?:;,()\"“”]*")


def is_article(document: Document) -> bool:
    """Whether readers would expect a byline: running text, and neither a manual nor a file of a repository."""
    path = document.source.path.replace("\\", "/").lower()
    names = {field.name for field in document.metadata}
    # `index.md` is also the article of a page bundle: what has a day or an author is an article under any name
    if _OTHER_FILES.match(path[path.rfind("/") + 1 :]) and names.isdisjoint(_DEEDS):
        return False
    if names & _OTHER_FIELDS or any(f.value.lower() in _OTHER_LAYOUTS for f in document.fields("layout", "type")):
        return False
    if document.format in ("markdown", "mdx") and not names and (_OTHER_FOLDERS.search(path) or _is_manual(document)):
        return False
    # where somebody has filled in fields, a list of long items is an article too
    return _has_prose(document, _PROSE | {"list"} if names else _PROSE)


def _is_manual(document: Document) -> bool:
    """Markdown without front matter that is half code."""
    code = sum(1 for block in document.blocks if block.kind == "code")
    return code >= 3 or code * 4 > len(document.prose_blocks)


def _has_prose(document: Document, kinds: frozenset[str]) -> bool:
    count = size = 0
    for block in document.blocks:
        length = block.end - block.start
        if length >= _PARAGRAPH and block.kind in kinds:
            count, size = count + 1, size + length
            if count > 1 and size >= _SHORTEST:
                return True
    return False


def top(document: Document) -> list[Block]:
    """The blocks in which a byline or a date may stand, the title included."""
    found = []
    for block in document.prose_blocks[: 3 * _TOP]:
        if block.kind in BODY_KINDS or block.kind == "term":
            found.append(block)
            if len(found) == _TOP:
                break
    return found


def _edges(document: Document) -> Iterator[Block]:
    first = top(document)
    yield from (b for b in first if b.kind in _LINES)
    yield from _tail(document, first[-1].end if first else 0)


def _tail(document: Document, start: int) -> Iterator[Block]:
    return (b for b in document.prose_blocks[-_TAIL:] if b.kind in _LINES and b.start >= start)


def byline(document: Document, placeholders: frozenset[str]) -> bool:
    """Whether the lines above or below the body name an author, or a placeholder for one."""
    text = document.text
    if any(_tells_of_author(text[b.start : b.end]) for b in _tail(document, 0)):
        return True
    blocks = [b for n, b in enumerate(_edges(document)) if n or b.kind != "heading"]
    return any("byline" in b.classes or _is_byline(text, b, placeholders) for b in blocks)


def _tells_of_author(line: str) -> bool:
    """`Jane Doe is a teacher in Varn.`, below the body."""
    role = _ROLE.search(line, 0, _LINE)
    return role is not None and is_name(line[: role.start()])


def _is_byline(text: str, block: Block, placeholders: frozenset[str]) -> bool:
    line = text[block.start : min(block.end, block.start + _LINE)]
    if block.end - block.start <= _LINE and byline_name(line, placeholders):
        return True
    if block.end - block.start > _LINE // 2:
        return False
    signed = _SIGNED.match(line)
    if signed and is_name(_name_at(line[signed.end() :])):
        return True
    return _name_and_date(line)


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
    if start:
        rest = line[start.end() :]
        name = _name_at(rest)
        return name if is_name(name) or name.lower() in placeholders or _ANY_STAFF.match(rest) else ""
    ends = _BY_AT_END.search(line)
    return ends[1] if ends and len(line) < _LINE // 2 and is_name(ends[1]) and " " in ends[1] else ""


def is_name(text: str) -> bool:
    """One to six words with capitals, as the names of people and agencies have; scripts without capitals pass."""
    words = text.replace("’", "'").split()
    if not 1 <= len(words) <= 6 or words[0].lower() in _NO_FIRST_NAME:
        return False
    if len(words) == 1 and _dates.is_month(words[0]) and words[0].lower() in _FULL_MONTHS:
        return False
    return all(_name_word(word) for word in words) and any(w[0].isupper() or not w[0].islower() for w in words)


_FULL_MONTHS = frozenset([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
])  # fmt: skip


def _name_word(word: str) -> bool:
    capital = word[0].isupper() or word[0].lower() == word[0].upper()
    return word.lower() in _PARTICLES or (capital and _NAME_WORD.fullmatch(word) is not None)


def dated(document: Document) -> bool:
    """Whether a line above the body, or the dateline of its first paragraph, says when it was written."""
    return any(_is_dated(document.text[b.start : min(b.end, b.start + _LINE)], b) for b in top(document) if b.kind in _LINES)


def _is_dated(line: str, block: Block) -> bool:
    if _OTHER_DAY.match(line) or not _dates.search(line):
        return False
    size = block.end - block.start
    if block.kind == "heading":
        return size <= _DATE_ALONE
    if size <= _LINE // 2 or _before_dash(line):
        return True
    return size <= _LINE and bool(_DATE_LABEL.match(line) or byline_name(line))


def _before_dash(line: str) -> bool:
    """The date of a dateline: `LONDON, March 3, 2021 (Reuters) -`."""
    dash = re.search(r"\s[–—-]\s", line[:100])
    return dash is not None and _dates.search(line, 0, dash.start()) is not None
