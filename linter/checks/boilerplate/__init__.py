"""Scraped page furniture inside an article: a line is judged by its words, its form, its neighbours and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from linter.checks import _removal
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
            yield match._replace(fix=_removal_of(document, piece)) if piece.first.start >= furniture.tail else match
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
    """All furniture of a document, and the prose offset from which on there is nothing but certain furniture."""

    pieces: list[_Piece]
    tail: int


@lru_cache(maxsize=2)  # all rules of the pack ask for the same document in turn
def _furniture(document: Document, lexicon: Lexicon) -> _Furniture:
    if not document.prose_blocks:  # no list need be read
        return _Furniture([], 0)
    found = evidence.read(document, lexicon.read_for(document.text))
    verdicts = runs.judge(found, document.text, lexicon)
    pieces = [_Piece(v, found[v.first], found[v.last], _span(document, found[v.first], found[v.last])) for v in verdicts]
    return _Furniture(pieces, _tail(document, pieces))


def _tail(document: Document, pieces: Sequence[_Piece]) -> int:
    sure = [piece for piece in pieces if piece.verdict.sure]
    at = len(document.text)
    for block in reversed(document.blocks):
        if block.kind == "rule":
            continue
        if not any(piece.first.start <= block.start < block.end <= piece.last.end for piece in sure):
            break
        at = block.start
    return at if at > document.prose_blocks[0].start else len(document.text)  # a file of furniture is not to be emptied


def _removal_of(document: Document, piece: _Piece) -> Fix | None:
    """Deletes the lines of a certain piece, if it is made of whole blocks."""
    first, last, verdict = piece.first, piece.last, piece.verdict
    if not verdict.sure or first.start != first.block.start or last.end != last.block.end:
        return None
    return _removal.blocks(document, first.block, last.block, verdict.kind in _OF_A_PROGRAM)


def _span(document: Document, first: evidence.Line, last: evidence.Line) -> Span:
    return Span(document.span(first.start, first.end).start, document.span(last.start, last.end).end)
