"""Punctuation that no editor types on purpose: stray and doubled marks, lost spaces, capitals after a semicolon.

Every kind starts from a short pattern that clean copy hardly matches; what stands around the match decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from linter import lazy, vocabulary
from linter.checks import _glued, _marks, _semicolon
from linter.checks._marks import BLANKS, CLOSING, QUOTES
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document
from linter.fields import Fields
from linter.findings import Fix, Level
from linter.hints import NamedTuple

_KINDS = {
    "stray-stop": r"\s\.",
    "doubled": r"[,;.]\s*[,;]|[,;]\s*\.|[.!?]\.",
    "space-before": r"\s[,;:!?]",
    "capital-after-semicolon": r";\s+[A-Z]",
    "capital-after-comma": rf",[ \u00a0](?:{'|'.join(_semicolon.AFTER_COMMA)})[ \u00a0][a-z]",
    "unclosed-bracket": r"\([^()]+$",
    "unopened-bracket": r"^[^()]{2,3000}\)",
    "spaced-bracket": r"\([ \u00a0]\w|[\w.,!?%][ \u00a0]\)",
    "torn-word": r"(?<=[A-Za-z]{2})-[ \u00a0][a-z]{2,}\b(?![-’'])",
    "run-together": _glued.REGEX,
    "space-after": r"[a-z][.!?][A-Z][a-z]|[a-z],[a-z]{2}",
}
_LAST_WORD = lazy.pattern(r"[^\W\d_]+$")
_HABIT = 4  # doubled stops

NEEDS_HITS = True


class Params(NamedTuple):
    """What to look for, and what the kind needs to know of the language.

    `abbreviations` end in a stop of their own; `known` words only look run together; `openers` begin a clause and never
    a name, `articles` may begin both.
    """

    kind: str
    abbreviations: frozenset[str]
    known: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]


def parse(fields: Fields) -> Params:
    """Reads `kind`, and the word lists `abbreviations`, `known`, `openers` and `articles`."""
    kind = fields.choice("kind", tuple(_KINDS))
    return Params(kind, *(fields.word_list(name) for name in ("abbreviations", "known", "openers", "articles")))


def patterns(params: Params) -> tuple[Pattern, ...]:
    return (Pattern(regex=_KINDS[params.kind], ignore_case=False),)


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    return _FINDERS[params.kind](document, params, hits) if hits else iter(())


def _match(document: Document, start: int, end: int, mended: str = "", *, safe: bool = False) -> Match:
    """A finding on [start, end), named by its words; `mended` should stand there, unless it is quoted or holds markup."""
    span = document.span(start, end)
    plain = span.end - span.start == end - start and not document.quotation_at(start)
    return Match(span, (document.text[start:end].strip(),), fix=Fix(span, mended, safe) if mended and plain else None)


def _thumbs(slips: Sequence[Match]) -> Iterator[Match]:
    """Slips that people's thumbs make too: one in a text is no proof of damage, several are what a program leaves."""
    level: Level = "warning" if len(slips) > 1 else "suggestion"
    return (match._replace(level=level) for match in slips)


# ---------------------------------------------------------------- stray stop


def _stray_stop(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    text, done, slips = document.text, 0, list[Match]()
    for hit in hits:
        if hit.start < done:
            continue
        start, end = _dots(text, hit.end - 1)
        done = end
        if "…" in text[start:end] or _marks.smiley(text, start) or not _ends_sentence(text, start, end):
            continue
        stops = text.count(".", start, end)
        if stops == 2 and ".." not in text[start:end]:
            yield _match(document, start, end, "." if text[start - 1] not in "!?" else "", safe=not _marks.spoken_of(text, start, end))
        elif stops == 1 and _marks.spaced(document, end - 1):
            first = _marks.word_start(text, start)
            joined = text[first:start] + "." if text[start - 1] not in "!?" else ""
            slips.append(_match(document, first, end, joined, safe=not _marks.spoken_of(text, start, end)))
    yield from _thumbs(slips)


def _dots(text: str, dot: int) -> tuple[int, int]:
    """The run of stops and blanks around a stop, from its first mark or blank to its last stop."""
    start = end = dot
    while start and text[start - 1] in " \u00a0.…":
        start -= 1
    while end < len(text) and text[end] in " \u00a0.…":
        end += 1
    run = text[start:end].rstrip(BLANKS)
    # an ellipsis belongs to the run, so that what follows it is not taken for a stop of its own
    return start, start + len(run)


def _ends_sentence(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if not (before.isalnum() or before in CLOSING or before in "!?") or not (after.isspace() or after in QUOTES):
        return False
    number = text[max(0, start - 4) : start]
    numbered = number.rpartition("\n")[2].isdigit() and ("\n" in number or start < 5)  # "1 . Peel the onions"
    command = text[end + 1 : end + 2] in ("-", "/", "|", ">", "&")  # "find . -name"
    return not numbered and not command


# ---------------------------------------------------------------- doubled marks


def _doubled(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    text, slips, mixed = document.text, list[Match](), dict[str, list[Match]]()
    for hit in hits:
        after = text[hit.end] if hit.end < len(text) else "\n"
        before = text[hit.start - 1] if hit.start else "\n"
        if not (after.isspace() or after in QUOTES) or not (before.isalnum() or before in CLOSING):
            continue
        marks = text[hit.start] + text[hit.end - 1]
        if marks in ("..", "!.", "?."):
            match = _match(document, hit.start, hit.end, marks[0])
            titled = match.span.end - match.span.start > hit.end - hit.start and marks != ".."  # the first ends a linked or italic title
            if before not in QUOTES and not titled and _ends_twice(text, hit):
                slips.append(match)
        elif marks[0] == "." and not _ordinary(text, hit.start, params.abbreviations):
            continue
        elif not _marks.entity(text, hit.start) and not _data_row(document, hit.start):
            if marks[0] == marks[1]:
                yield _match(document, hit.start, hit.end, marks[0], safe=True)
            else:
                mixed.setdefault(text[hit.start : hit.end], []).append(_match(document, hit.start, hit.end))
    if len(slips) > _HABIT:  # an ellipsis, as this writer sets it
        slips = [slips[0]._replace(related=tuple(match.span for match in slips[1:]), fix=None)]
    yield from _thumbs(slips)
    for marks, same in mixed.items():
        # two different ones may be a second thought of the writer's, or how he ends the items of a list: one word about it;
        # a blank between them is where something stood
        level: Level = "suggestion" if len(marks) == 2 else "warning"
        yield same[0]._replace(level=level, related=tuple(match.span for match in same[1:]))


def _ends_twice(text: str, hit: Hit) -> bool:
    """Two stops, or a stop after another end: before a lower-case word it is an ellipsis, after a name (Yahoo!.) part of it."""
    word = _LAST_WORD.search(text, max(0, hit.start - 30), hit.start)
    if text[hit.start] != "." and (word is None or not word[0].islower()):
        return False
    return not text[hit.end : hit.end + 3].lstrip(BLANKS + QUOTES)[:1].islower()


def _ordinary(text: str, end: int, abbreviations: frozenset[str]) -> bool:
    """Is the word before `end` one that takes no stop of its own?"""
    word = _LAST_WORD.search(text, max(0, end - 30), end)
    return word is not None and len(word[0]) > 3 and word[0] not in abbreviations and vocabulary.has(word[0])


def _data_row(document: Document, at: int) -> bool:
    """Empty cells in a line of comma-separated values."""
    block = document.block_at(at)
    return len(re.findall(r",\s*,", document.text[block.start : block.end][:4000])) > 2


# ---------------------------------------------------------------- space before a mark


def _space_before(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    text = document.text
    tall = _marks.tall_apart(document, hits)
    for hit in hits:
        at = hit.end - 1
        mark = text[at]
        if (tall and mark != ",") or not _marks.closes(text, at) or not _marks.spaced(document, at):
            continue
        if _marks.formula(text, at) or _marks.smiley(text, hit.start):
            continue
        start = _marks.word_start(text, at)
        mended = text[start:at].rstrip(BLANKS) + mark
        match = _match(document, start, at + 1, mended, safe=mark in ",;" and not _marks.spoken_of(text, at, at + 1))
        # a blank before a tall mark is how many people have learnt to type it
        yield match if mark in ",;" else match._replace(level="suggestion")


# ---------------------------------------------------------------- capitals


def _capital_after_semicolon(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    for start, end in _semicolon.capitals(document, hits, params.openers, params.articles):
        yield _match(document, start, end)


def _capital_after_comma(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    for start, end in _semicolon.capitals_after_comma(document, hits):
        yield _match(document, start, end)


# ---------------------------------------------------------------- brackets


def _unclosed_bracket(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    from linter.checks import _brackets  # here and below: most texts have no such hit

    return (_match(document, start, end) for start, end in _brackets.unclosed(document, hits))


def _unopened_bracket(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    from linter.checks import _brackets

    for start, end, smile in _brackets.unopened(document, hits):
        match = _match(document, start, end)
        yield match._replace(level="suggestion") if smile else match


def _spaced_bracket(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    from linter.checks import _brackets

    places = _brackets.spaced(document, hits)
    return _thumbs([_match(document, start, end, "".join(document.text[start:end].split())) for start, end in places])


def _torn_word(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    from linter.checks import _torn

    for torn in _torn.torn(document, hits):
        match = _match(document, torn.start, torn.end, torn.word)._replace(words=(document.text[torn.start : torn.end], torn.word))
        yield match if torn.certain else match._replace(level="suggestion")


# ---------------------------------------------------------------- words run together, space lost after a mark


def _run_together(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    if not vocabulary.english(document.text, document.lang):
        return
    text, done, known = document.text, 0, dict[str, _glued.Split | None]()
    for hit in hits:
        start, end = _glued.token(text, hit.start, hit.end)
        if start < done:
            continue
        done, word = end, text[start:end]
        if word not in known:
            known[word] = _glued.split(word, params.known, text)
        parts = known[word]
        if parts and not _glued.part_of_code(text, start, end):
            mended = f"{parts.first} {parts.second}"
            match = _match(document, start, end, mended)._replace(words=(word, mended))
            yield match if parts.certain else match._replace(level="warning")


def _space_after(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    text, known, slips = document.text, params.openers | params.articles, list[Match]()
    for hit in hits:
        at = hit.start + 1
        start, end = _glued.token(text, hit.start, at)[0], _glued.token(text, at + 1, hit.end)[1]
        first, second = text[start:at], text[at + 1 : end]
        if _glued.part_of_code(text, start, end) or not _glued.two_words(first, second, document.lang):
            continue
        # a list that leaves out all blanks, or labels: "doc,test: mend the links"
        if text[at] == "," and (min(len(first), len(second)) < 3 or "," in text[start - 1 : start] or text[end : end + 1] in (",", ":")):
            continue
        match = _match(document, start, end, f"{text[start : at + 1]} {second}")
        # where markup stands between the two, the writer did not see it; a noun may be a name in a program (net.Socket)
        sure = text[at] == "," or second.lower() in known or document.lang[:2] != "en"
        certain = sure and match.span.end - match.span.start == end - start
        if certain:
            slips.append(match)
        else:
            yield match._replace(level="suggestion")
    yield from _thumbs(slips)


_Finder = Callable[[Document, Params, Sequence[Hit]], Iterator[Match]]
_FINDERS: dict[str, _Finder] = {
    "stray-stop": _stray_stop,
    "doubled": _doubled,
    "space-before": _space_before,
    "capital-after-semicolon": _capital_after_semicolon,
    "capital-after-comma": _capital_after_comma,
    "unclosed-bracket": _unclosed_bracket,
    "unopened-bracket": _unopened_bracket,
    "spaced-bracket": _spaced_bracket,
    "torn-word": _torn_word,
    "run-together": _run_together,
    "space-after": _space_after,
}
