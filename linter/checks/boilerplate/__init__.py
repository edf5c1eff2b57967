"""Scraped page furniture inside an article: a line is judged by its words, its form, its neighbours and its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from linter.checks.base import Hit, Match, Pattern
from linter.checks.boilerplate import lines as evidence
from linter.checks.boilerplate import runs, vocabulary
from linter.checks.boilerplate.vocabulary import Lexicon
from linter.document.model import Document
from linter.fields import Fields
from linter.findings import Fix
from linter.hints import NamedTuple
from linter.source import Span

# What a program sets by itself and no writer misses. The others may hold what the copy needs (who wrote it, where it comes from, that
# the rest of it is missing) or be a house's own words to its readers.
_OF_A_PROGRAM = frozenset(("ad-label", "comment-form", "cookie-notice", "counter", "login", "navigation", "share-bar"))
_QUOTED = 60  # characters of a line that a message repeats

NEEDS_HITS = False


class Params(NamedTuple):
    """The kind of furniture a rule reports, and all lists of its pack: a line's neighbours may be of any kind."""

    kind: str
    lexicon: Lexicon
    inside: tuple[str, ...]


def parse(fields: Fields) -> Params:
    """Reads `kind`, the name of a word list beside the rule, or `tail` for what stands between lines of known kinds; and
    `inside`, phrases that betray a sentence of the kind at the end of a paragraph."""
    kind = fields.choice("kind", [*vocabulary.kinds(fields.lists), "tail"])
    return Params(kind, vocabulary.lexicon(fields.lists, fields.kept), fields.strings("inside"))


def patterns(params: Params) -> tuple[Pattern, ...]:
    return (Pattern(phrases=params.inside),) if params.inside else ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    taken: list[Span] = []
    furniture = _furniture(document, params.lexicon)
    for piece in furniture.pieces:
        if piece.verdict.kind == params.kind:
            taken.append(piece.span)
            match = _match(document, piece.span, piece.verdict.sure, piece.verdict.evidence)
            yield match._replace(fix=furniture.fixes.get(piece.span))
    for hit in hits:
        sentence = _sentence(document, params, hit)
        if sentence and not any(t.start <= sentence.start < t.end for t in taken):
            yield _match(document, sentence, True, "its wording")


def _sentence(document: Document, params: Params, hit: Hit) -> Span | None:
    """The span of a sentence that closes its block and that the lists know as one of the kind."""
    sentence = document.sentence_at(hit.start)
    if sentence.end != document.block_at(hit.start).end:
        return None
    text = document.text[sentence.start : sentence.end]
    label = params.lexicon.read_for(document.text).label(vocabulary.fold(text), text.count(" ") + 1)
    return document.span(sentence.start, sentence.end) if label and label == (params.kind, "certain") else None


def _match(document: Document, span: Span, sure: bool, why: str) -> Match:
    shown = " ".join(document.source.cut(span).split())
    shown = shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1].rstrip() + "…"
    return Match(span, (shown,), None if sure else "warning", why)


class _Piece(NamedTuple):
    """A piece of furniture: what was judged, its first and last line, its span."""

    verdict: runs.Verdict
    first: evidence.Line
    last: evidence.Line
    span: Span


class _Furniture(NamedTuple):
    """All furniture of a document, and how to be rid of what stands at its end: for a piece, the fix."""

    pieces: list[_Piece]
    fixes: dict[Span, Fix]


@lru_cache(maxsize=2)  # all rules of the pack ask for the same document in turn
def _furniture(document: Document, lexicon: Lexicon) -> _Furniture:
    if not document.prose_blocks:  # no list need be read
        return _Furniture([], {})
    found = evidence.read(document, lexicon.read_for(document.text))
    verdicts = runs.judge(found, document.text, lexicon)
    pieces = [_Piece(v, found[v.first], found[v.last], _span(document, found[v.first], found[v.last])) for v in verdicts]
    return _Furniture(pieces, _removals(document, pieces) if pieces else {})


def _removals(document: Document, pieces: Sequence[_Piece]) -> dict[Span, Fix]:
    """The fixes for the furniture behind the article.

    Pieces bear witness against each other. So none is deleted where another would be left that is known by its neighbours alone.
    """
    tail = _tail(document, pieces)
    quoted = [q.start for q in document.quotations] if tail else []
    fixes = {piece.span: fix for piece in tail if (fix := _removal_of(document, piece, quoted))}
    others = [piece for piece in pieces if not _known_alone(piece)]
    safe = all(piece.span in fixes and fixes[piece.span].safe for piece in others)
    if any(piece.span not in fixes for piece in others):
        return {}
    return {span: fix._replace(safe=fix.safe and safe) for span, fix in fixes.items()}


def _known_alone(piece: _Piece) -> bool:
    """Would it be found without its neighbours?"""
    label = piece.first.label
    return piece.verdict.first == piece.verdict.last and label is not None and label.strength == "certain"


def _tail(document: Document, pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces behind which there is nothing but furniture."""
    at, left = len(document.text), list(pieces)
    for block in reversed(document.blocks):
        if block.kind == "rule":
            continue
        while left and left[-1].first.start > block.start:
            left.pop()
        if not left or not block.start < block.end <= left[-1].last.end:
            break
        at = block.start
    # a file of furniture is not to be emptied
    return [piece for piece in pieces if piece.first.start >= at] if at > document.prose_blocks[0].start else []


def _removal_of(document: Document, piece: _Piece, quoted: Sequence[int]) -> Fix | None:
    """Deletes the lines of a certain piece, if it is made of whole blocks and quotes nobody; `quoted` is where quotations begin."""
    first, last, verdict = piece.first, piece.last, piece.verdict
    if not verdict.sure or first.start != first.block.start or last.end != last.block.end:
        return None
    if document.quotation_at(first.start) or bisect_left(quoted, first.start) < bisect_left(quoted, last.end):
        return None
    from linter.checks import _removal  # most texts have no such line

    return _removal.blocks(document, first.block, last.block, verdict.kind in _OF_A_PROGRAM)


def _span(document: Document, first: evidence.Line, last: evidence.Line) -> Span:
    return Span(document.span(first.start, first.end).start, document.span(last.start, last.end).end)
