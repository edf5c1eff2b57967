"""Words that were left in another language.

What holds sentences together (`sin embargo`), and runs of words two of which at least are no English and are common in one
language. Names, titles, italics, brackets, quotations, established
loans and words about words are the writer's own choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter import languages, vocabulary
from linter.checks import _residue
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple
from linter.phrases import fold

NEEDS_HITS = True
_MANY = 6  # so many runs are no accident: the text is about a language, or in two
_PHRASE = 1000  # hits below it carry the number of a language, others that of a phrase


class Params(NamedTuple):
    """The words of each language, phrases with their language, and loans, all in lower case."""

    languages: tuple[_residue.Language, ...]
    phrases: tuple[tuple[str, str], ...]
    loans: frozenset[str]


def parse(fields: Fields) -> Params:
    """Reads the list files `words` (`Language: word word | word that is English too`), `phrases` (`phrase -> Language`) and `loans`."""
    languages = []
    for line in _lines(fields, "words"):
        name, colon, rest = line.partition(": ")
        if not colon:
            raise fields.fail("words", f"a line of words by language is 'Language: word word | word', not '{line}'")
        strong, _, weak = rest.partition("|")
        languages.append(_residue.Language(name, frozenset(strong.split()), frozenset(weak.split())))
    phrases = []
    for line in _lines(fields, "phrases"):
        phrase, arrow, name = line.partition(" -> ")
        if not arrow:
            raise fields.fail("phrases", f"a line of phrases is 'phrase -> Language', not '{line}'")
        phrases.append((fold(phrase), name))
    return Params(tuple(languages), tuple(phrases), frozenset(fold(loan) for loan in fields.word_list("loans")))


def _lines(fields: Fields, key: str) -> list[str]:
    return sorted(fields.word_list(key))


def patterns(params: Params) -> tuple[Pattern, ...]:
    from linter.pairs import index

    words = [(fold(word), n) for n, language in enumerate(params.languages) for word in sorted(language.strong)]
    heads = [(" ".join(phrase.split(" ")[:2]), _PHRASE + n) for n, (phrase, _) in enumerate(params.phrases)]
    return (index([*words, *heads]),)


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """The runs, in order."""
    if not vocabulary.english(document.text, document.lang):
        return
    runs = sorted([*_runs(document, params, hits), *_paragraphs(document)])
    many = len(runs) > _MANY
    for run in runs:
        span = document.span(run.start, run.end)
        words = (document.text[run.start : run.end], run.language)
        yield Match(span, words, level=None if run.sure and not many else "suggestion")


def _paragraphs(document: Document) -> Iterator[_residue.Run]:
    """The first sentence of every paragraph that is in another language, which may be meant; a block quotation surely is."""
    for span, code in document.foreign.items():
        block = next(b for b in document.prose_blocks if b.span == span)
        known = languages.find(code)
        if block.kind == "paragraph":
            first = document.sentence_at(block.start)
            yield _residue.Run(first.start, first.end, known.NAME if known else "another language", False)


def _runs(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[_residue.Run]:
    reader = _residue.Reader(document, params.languages, params.loans)
    by_sentence: dict[int, list[Hit]] = {}
    for hit in hits:
        by_sentence.setdefault(document.sentence_at(hit.start).start, []).append(hit)
    for start, own in by_sentence.items():
        if document.foreign and document.block_at(start).span in document.foreign:
            continue
        found: list[_residue.Run] = []
        for hit in own:
            if hit.phrase >= _PHRASE:
                found += reader.phrase(hit.start, *params.phrases[hit.phrase - _PHRASE])
        numbers = sorted({hit.phrase for hit in own if hit.phrase < _PHRASE})
        found += reader.words(document.sentence_at(start), numbers)
        yield from _apart(found)


def _apart(runs: list[_residue.Run]) -> Iterator[_residue.Run]:
    """The first and longest of those that overlap, in order."""
    reached = 0
    for run in sorted(runs, key=lambda r: (r.start, -r.end, not r.sure)):
        if run.start >= reached:
            reached = run.end
            yield run
