"""Scraped page furniture inside an article: a line is judged by its words, its form, its neighbours and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from linter.checks.base import Hit, Match, Pattern
from linter.checks.boilerplate import lines as evidence
from linter.checks.boilerplate import runs, vocabulary
from linter.checks.boilerplate.vocabulary import Lexicon
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple
from linter.source import Span

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
    for verdict, span in _furniture(document, params.lexicon):
        if verdict.kind == params.kind:
            taken.append(span)
            yield _match(document, span, verdict.sure, verdict.evidence)
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


@lru_cache(maxsize=2)  # all rules of the pack ask for the same document in turn
def _furniture(document: Document, lexicon: Lexicon) -> list[tuple[runs.Verdict, Span]]:
    if not document.prose_blocks:  # no list need be read
        return []
    found = evidence.read(document, lexicon.read_for(document.text))
    return [(v, _span(document, found[v.first], found[v.last])) for v in runs.judge(found, document.text, lexicon)]


def _span(document: Document, first: evidence.Line, last: evidence.Line) -> Span:
    return Span(document.span(first.start, first.end).start, document.span(last.start, last.end).end)
