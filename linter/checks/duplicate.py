"""The same words twice in one document: a paragraph, a sentence, or the title as first line of the body.

Exact copies are found by their text, near ones by their first or last words; only then are words compared. So the
cost grows with the text and not with the number of pairs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from linter import lazy
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import BODY_KINDS, Block, Document
from linter.document.words import WORD, count
from linter.fields import Fields
from linter.findings import Fix
from linter.hints import NamedTuple
from linter.source import Span

_KINDS = ("paragraph", "sentence", "title")
_EDGE = 36  # characters of a paragraph's beginning and end by which near copies are found
_NEAR = 0.85  # share of words that near copies have in common
_BUCKET = 8  # paragraphs with the same edge that are compared: more are a form, filled in again and again
_GAP = 4  # what is too short to tell belongs to the copy it stands in
_FORM = 5  # copies in more places than these are how a work of reference is written
_ITEM_LENGTH = 6  # paragraphs of one item of a running page
_FIRST = 4  # body blocks among which a repeated title is looked for
_MARKS = lazy.pattern(r"[^\w]+")
_ITEM = lazy.pattern(
    r"^(?:[_*#~=-]{3,}|(?:\* ){2,}\*|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?|\d{1,2} ?[ap]\.?m\.?)\.?$", re.I | re.M
)
_BLANKS = "".join(c if c.isalnum() or c == "_" else " " for c in map(chr, range(128)))  # the same for ASCII, faster

NEEDS_HITS = False


class Params(NamedTuple):
    """What to compare, and the fewest words a copy must have."""

    kind: str
    least: int


def parse(fields: Fields) -> Params:
    """Reads `kind` and the number `least`."""
    return Params(fields.choice("kind", _KINDS), int(fields.number("least", 12)))


def patterns(params: Params) -> tuple[Pattern, ...]:
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    return _FINDERS[params.kind](document, params)


def _match(document: Document, start: int, end: int, first: Span) -> Match:
    opening = " ".join(document.text[start : min(end, start + 120)].split()[:6])
    line = document.source.position(first.start).line
    return Match(document.span(start, end), (opening, str(line)), related=(first,))


def _items_apart(document: Document, start: int, end: int) -> bool:
    """Do the two stand in different items of a running page, each with its hour or under a line? The later tells the story again."""
    between = document.text[start:end]
    return _ITEM.search(between) is not None or any(b.kind == "rule" and start <= b.start <= end for b in document.blocks)


class _Run(NamedTuple):
    """Neighbours (sentences or blocks, by number) that stand in the text before: the first copy begins at `earlier`."""

    earlier: int
    start: int
    last: int

    @property
    def earlier_last(self) -> int:
        return self.earlier + self.last - self.start


def _runs(again: dict[int, int], texts: Sequence[str]) -> list[_Run]:
    """Copies that follow each other in both places are one; a text of many copies is a form or a work of reference."""
    runs: list[_Run] = []
    while again:
        if len(runs) == _FORM:
            return []
        start = last = next(iter(again))  # they come in order
        earlier = again.pop(start)
        while following := _next(again, texts, last, earlier - start):
            last = following
            del again[last]
        runs.append(_Run(earlier, start, last))
    return runs


def _next(again: dict[int, int], texts: Sequence[str], last: int, shift: int) -> int:
    """The next piece that goes on with a copy, over pieces too short to tell; 0 where there is none."""
    for n in range(last + 1, min(last + _GAP, len(texts))):
        if again.get(n) == n + shift:
            return n
        if texts[n] != texts[n + shift]:
            break
    return 0


# ---------------------------------------------------------------- paragraphs


def _paragraphs(document: Document, params: Params) -> Iterator[Match]:
    blocks = document.prose_blocks
    again = _repeated_paragraphs(document, params.least)
    for run in _runs(again, [document.text[b.start : b.end] for b in blocks]) if again else ():
        first = document.span(blocks[run.earlier].start, blocks[run.earlier_last].end)
        match = _match(document, blocks[run.start].start, blocks[run.last].end, first)
        item = run.last - run.start < _ITEM_LENGTH and _items_apart(document, blocks[run.earlier].end, blocks[run.start].start)
        yield match._replace(level="suggestion" if item else None, fix=_without_copy(document, blocks, run))


def _without_copy(document: Document, blocks: Sequence[Block], run: _Run) -> Fix | None:
    """A fix that deletes the second copy, where it is one to the letter, markup and all."""
    one = Span(blocks[run.earlier].span.start, blocks[run.earlier_last].span.end)
    two = Span(blocks[run.start].span.start, blocks[run.last].span.end)
    same = document.source.cut(one).split() == document.source.cut(two).split()
    return _deleted(document, blocks[run.start], blocks[run.last]) if same else None


def _deleted(document: Document, first: Block, last: Block) -> Fix | None:
    from linter.checks import _removal  # most texts repeat nothing

    return _removal.blocks(document, first, last, False)


def _repeated_paragraphs(document: Document, least: int) -> dict[int, int]:
    """Every paragraph that stands in the text before, with the place of the first: indexes of `prose_blocks`."""
    set_apart = {e.start for e in document.emphasis}  # captions and pull quotes
    comparison = _Comparison(document, least)
    edges: dict[str, list[int]] = {}
    again: dict[int, int] = {}
    blocks = document.prose_blocks
    for n, block in enumerate(blocks):
        if block.kind != "paragraph" or block.end - block.start <= 3 * least or block.start in set_apart:
            continue
        keys = _edges(document, block)
        earlier = [(other, blocks[other]) for key in keys if key in edges for other in edges[key]]
        first = comparison.first(earlier, block) if earlier else None
        if first is not None:
            again[n] = first
            continue
        for key in keys:
            bucket = edges.setdefault(key, [])
            if len(bucket) < _BUCKET:
                bucket.append(n)
    return again


def _edges(document: Document, block: Block) -> tuple[str, str]:
    """How a paragraph begins and how it ends: two keys under which its near copies are looked for."""
    text, start, end = document.text, block.start, block.end
    last = f"x{text[max(start, end - _EDGE) : end].lower()}x"  # framed, so that the marks at its ends count
    plain = " ".join(last.translate(_BLANKS).split()) if last.isascii() else _MARKS.sub(" ", last)
    return text[start : min(end, start + _EDGE)].lower(), "\n" + plain


def _holds(text: str, start: int, end: int, spaces: int) -> bool:
    """Are there so many spaces in a stretch, which may be a long one?"""
    for _ in range(spaces):
        start = text.find(" ", start, end) + 1
        if not start:
            return False
    return True


class _Words(NamedTuple):
    """What near copies are compared by: the number of words, the different ones, and the figures in order."""

    number: int
    different: frozenset[str]
    figures: list[str]


class _Comparison:
    """Says which blocks are copies; the words of each are looked up once."""

    def __init__(self, document: Document, least: int) -> None:
        self._text = document.text
        self._least = least
        self._known: dict[int, _Words] = {}

    def first(self, earlier: Sequence[tuple[int, Block]], block: Block) -> int | None:
        """The number of the first of some blocks that this one is a copy of."""
        figures = self._words(block).figures
        # forms filled in again and again meet here by the ten thousand, and differ in their figures
        near = (one for one in earlier if self._words(one[1]).figures == figures)
        return next((number for number, other in near if self.alike(other, block)), None)

    def alike(self, first: Block, second: Block) -> bool:
        """Is the second block a copy of the first, or nearly one?"""
        size, other = second.end - second.start, first.end - first.start
        same = first.start == second.start or (
            size == other and self._text[first.start : first.end] == self._text[second.start : second.end]
        )
        if same:
            return _holds(self._text, second.start, second.end, self._least - 1)
        return 0.7 < other / size < 1.4 and self._nearly(self._words(first), self._words(second))

    def _nearly(self, one: _Words, two: _Words) -> bool:
        # figures that differ make two paragraphs of a table in words, not a copy
        if one.figures != two.figures or two.number < self._least:
            return False
        return len(one.different & two.different) >= _NEAR * max(len(one.different), len(two.different))

    def _words(self, block: Block) -> _Words:
        known = self._known.get(block.start)
        if known is None:
            found = WORD.findall(self._text[block.start : block.end].lower())
            known = self._known[block.start] = _Words(len(found), frozenset(found), list(filter(str.isdigit, found)))
        return known


# ---------------------------------------------------------------- sentences


def _sentences(document: Document, params: Params) -> Iterator[Match]:
    sentences = document.sentences
    again = dict(_repeated_sentences(document, params))
    for run in _runs(again, [document.text[s.start : s.end] for s in sentences]) if again else ():
        first = document.span(sentences[run.earlier].start, sentences[run.earlier_last].end)
        match = _match(document, sentences[run.start].start, sentences[run.last].end, first)
        apart = _items_apart(document, sentences[run.earlier].end, sentences[run.start].start)
        yield match._replace(level="suggestion") if apart else match


def _repeated_sentences(document: Document, params: Params) -> Iterator[tuple[int, int]]:
    """Every sentence that stands in the text twice: its number, and that of the first one."""
    text, blocks, sentences = document.text, document.blocks, document.sentences
    shortest, in_paragraph = 4 * params.least, [b.kind == "paragraph" for b in blocks]
    places: dict[str, list[int]] = {}
    for number, (start, end, block) in enumerate(sentences):
        if end - start >= shortest and in_paragraph[block]:
            places.setdefault(text[start:end], []).append(number)
    # what comes three times is a refrain, or a form filled in again and again
    twice = [(pair[1], pair[0], words) for words, pair in places.items() if len(pair) == 2]
    for second, first, words in sorted(twice):
        one, two = sentences[first], sentences[second]
        quoted = document.quotation_at(one.start) or document.quotation_at(two.start)  # a pull quote and the place it comes from
        if not quoted and count(words, 0, len(words)) >= params.least and not _part_of_copy(document, blocks[one.block], blocks[two.block]):
            yield second, first


def _part_of_copy(document: Document, first: Block, second: Block) -> bool:
    """A sentence of a paragraph that is repeated as a whole is reported with it."""
    meet = first is not second and any(a == b for a, b in zip(_edges(document, first), _edges(document, second), strict=True))
    return meet and _Comparison(document, 12).alike(first, second)


# ---------------------------------------------------------------- the title


def _titles(document: Document, params: Params) -> Iterator[Match]:
    known: dict[str, Span] = {}
    for field in document.fields("title", "headline", "og:title"):
        known.setdefault(_plain(field.value), field.span)
    headings: set[str] = set()
    for block in [b for b in document.prose_blocks if b.kind in BODY_KINDS][: _FIRST + 1]:
        words = _plain(document.text[block.start : block.end])
        again = words in headings or (words in known and block.kind == "paragraph")
        if again and len(words.split()) >= params.least:
            fix = _deleted(document, block, block) if block.kind == "paragraph" else None
            yield _match(document, block.start, block.end, known[words])._replace(fix=fix)
            return
        if block.kind == "heading":
            headings.add(words)
            known.setdefault(words, document.span(block.start, block.end))


def _plain(words: str) -> str:
    return _MARKS.sub(" ", words.lower()).strip()


_Finder = Callable[[Document, Params], Iterator[Match]]
_FINDERS: dict[str, _Finder] = {"paragraph": _paragraphs, "sentence": _sentences, "title": _titles}
