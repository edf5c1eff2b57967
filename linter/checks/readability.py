"""The document is hard to read by a formula (Vale's `readability`), or one of its sentences is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter import readability, textstats
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document, Sentence
from linter.document.words import count
from linter.fields import Fields, nearest
from linter.hints import NamedTuple

SENTENCE_LENGTH = "sentence_length"
_CORE = (
    "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "automated_readability_index", "coleman_liau_index",
    "dale_chall_readability_score", "lix", "rix", "words_per_sentence", "syllables_per_word",
)  # fmt: skip
_SHORT_NAMES = {
    "flesch": "flesch_reading_ease", "flesch_kincaid": "flesch_kincaid_grade", "smog": "smog_index", "coleman_liau": "coleman_liau_index",
    "automated_readability": "automated_readability_index", "ari": "automated_readability_index",
    "dale_chall": "dale_chall_readability_score", "fog": "gunning_fog", "gulpease": "gulpease_index", "wiener": "wiener_sachtextformel",
    "szigriszt": "szigriszt_pazos", "huerta": "fernandez_huerta", "linsear_write": "linsear_write_formula", "spache": "spache_readability",
}  # fmt: skip
_NAMES = frozenset((*_CORE, *textstats.MEASURES, *readability.Counts._fields, *_SHORT_NAMES, SENTENCE_LENGTH))
FLESCH = "flesch_reading_ease"
_OF_SYLLABLES = frozenset((FLESCH, "syllables_per_word", "syllables", "polysyllabic_words"))
_FOREIGN = 0.75  # the hardest English has fewer words that fourth-graders do not know, other languages have more
_LISTED = 5  # a sentence with a comma or semicolon for every so many words is a list

NEEDS_HITS = False


class Params(NamedTuple):
    """The measures whose mean is judged, the range that is right (None: open), the words a document must have to be judged."""

    metrics: tuple[str, ...]
    least: float | None
    most: float | None
    words: int


def parse(fields: Fields) -> Params:
    """Reads `metric` or `metrics` (names of formulas, counts or textstat's measures, in any spelling), `min`, `max` (or Vale's
    `grade`) and `words`, the least length in words of a document that is judged (100). Several metrics are judged by their mean;
    `sentence-length` judges each sentence of its own."""
    key = "metric" if fields.has("metric") else "metrics"
    metrics = tuple(_metric(fields, key, name) for name in fields.strings(key))
    if not metrics:
        raise fields.fail(key, "'readability' needs a 'metric' (flesch-reading-ease, gunning-fog, sentence-length ...)")
    if SENTENCE_LENGTH in metrics and len(metrics) > 1:
        raise fields.fail(key, "'sentence-length' stands alone: it judges sentences, not the document")
    upper = "grade" if fields.has("grade") else "max"
    least = fields.number("min") if fields.has("min") else None
    most = fields.number(upper) if fields.has(upper) else None
    if least is None and most is None:
        raise fields.fail(key, "'readability' needs 'min', 'max' or 'grade'")
    return Params(metrics, least, most, int(fields.number("words", 0 if SENTENCE_LENGTH in metrics else readability.JUDGED_WORDS)))


def _metric(fields: Fields, key: str, name: str) -> str:
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    if plain not in _NAMES:
        raise fields.fail(key, f"no measure is called '{name}'{nearest(plain, _NAMES)}")
    return _SHORT_NAMES.get(plain, plain)


def patterns(params: Params) -> tuple[Pattern, ...]:
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """One match at the first sentence of the running text, or one at every sentence that is too long."""
    if params.metrics == (SENTENCE_LENGTH,):
        yield from _sentences(document, params)
        return
    if params.metrics == (FLESCH,) and params.most is None and readability.least_flesch(document) >= (params.least or 0):
        return
    counts = readability.count(document)
    if not counts.words or counts.words < params.words:
        return
    value = _value(document, counts, params.metrics)
    limit = _broken(value, params)
    if value is not None and limit is not None:
        first = readability.opening(document)
        words = (f"{value:.1f}", f"{limit:g}")
        yield Match(document.span(first.start, first.end), words, evidence=readability.explain(counts), whole=True)


def _broken(value: float | None, params: Params) -> float | None:
    """The limit that a value is beyond."""
    if value is None:
        return None
    if params.most is not None and value > params.most:
        return params.most
    return params.least if params.least is not None and value < params.least else None


def _value(document: Document, counts: readability.Counts, metrics: tuple[str, ...]) -> float | None:
    """The mean of the measures; None where one of them says nothing about a document like this."""
    lang = document.lang
    if not readability.english(document):
        counts = counts if _OF_SYLLABLES.isdisjoint(metrics) else readability.complete(document)
    elif counts.unlisted_words >= _FOREIGN * counts.words:
        lang = ""  # it only claims to be English
    known = {**counts._asdict(), **readability.formulas(counts, lang)}
    values = []
    for name in metrics:
        value = known[name] if name in known else readability.by_textstat(document, name) if textstats.speaks(name, lang) else None
        if value is None:
            return None
        values.append(value)
    return sum(values) / len(values)


def _sentences(document: Document, params: Params) -> Iterator[Match]:
    if params.words and readability.count(document).words < params.words:
        return
    most = params.most if params.most is not None else float("inf")
    least = params.least if params.least is not None else 0
    blocks = frozenset(readability.body(document))
    for sentence in document.sentences:
        # spaces first: most sentences need no closer look
        spaces = document.text.count(" ", sentence.start, sentence.end)
        if sentence.block in blocks and (spaces >= most * 0.6 or spaces < least) and not _spoken(document, sentence):
            size = count(document.text, sentence.start, sentence.end)
            limit = most if size > most and not _enumerates(document.text, sentence, size) else least if size < least else None
            if limit is not None:
                yield Match(document.span(sentence.start, sentence.end), (str(size), f"{limit:g}"))


def _enumerates(text: str, sentence: Sentence, size: int) -> bool:
    """Is the sentence a list: of names, places, dishes?"""
    commas = text.count(",", sentence.start, sentence.end) + text.count(";", sentence.start, sentence.end)
    return commas * _LISTED >= size


def _spoken(document: Document, sentence: Sentence) -> bool:
    """Is more than half of the sentence quoted? Its length is the speaker's then."""
    held = document.quotation_at((sentence.start + sentence.end) // 2)
    return held is not None and 2 * (min(held.end, sentence.end) - max(held.start, sentence.start)) > sentence.end - sentence.start
