"""How hard a document is to read: counts and the core formulas, from the words and sentences that are known already.

What counts is the running text: paragraphs, quoted blocks and list items that read as sentences. Headings, captions, tables, verse,
labels and lines too short to hold a sentence do not, since formulas made for prose give nonsense on them. Inline code, URLs and images
are left out.

Words are what stands between spaces, less its punctuation ("well-known" is one word, "3.5" too), as textstat counts them, so the formulas
equal textstat's to the last digit on a text that both see the same way. They see it differently where typographic apostrophes or unspaced
dashes stand (textstat drops both: "don’t" becomes "dont", "he—she" one word) and where its sentence pattern stops at "Mr." or "3.5".
A sentence of one or two words is not counted as a sentence, here as there; its words are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import mul

from linter import languages, lazy, syllables
from linter.document.model import OBJECT, Block, Document, Sentence
from linter.hints import NamedTuple, cast

JUDGED_WORDS = 100  # formulas made on passages of 100 words say little about shorter ones
_PROSE = frozenset(("paragraph", "blockquote", "list"))
_SENTENCE_END = lazy.pattern(r"[.!?…:;。！？][\"”’'»)\]]*\s*$")
_WORDS_OF_A_PARAGRAPH = 12  # a paragraph this long is prose even where its stop is missing
_APOSTROPHE = lazy.pattern(r"'(?![tsd]|ve|ll|re)")  # one that is no contraction's
_SIGN = lazy.pattern(r"[^\w\s']")
_NO_LETTER = lazy.pattern(r"[^\w\s]")
_SHORT_SENTENCE = 2
_SURELY_LONGER = 8  # so many spaces in a sentence leave no doubt that three words are among what they part
_PUNCTUATION = '.,;:!?"()[]“”'
_MEMO_SIZE = 200_000
_EASY = 60.0
_OF_ENGLISH = ("complex_words", "unlisted_words")


class Counts(NamedTuple):
    """What the formulas are made of.

    `words` are tokens with a letter or figure in them, `tokens` all of them (dashes set off by spaces too); `characters` leave out
    spaces, `letters` punctuation as well. `polysyllabic_words` have three or more syllables, `complex_words` are those of them that
    are not on the Dale-Chall list, `unlisted_words` all that are not on it, `long_words` have more than six letters. Counts
    that need an English dictionary are 0 for other languages; so are those of syllables, until `complete` asks for them.
    """

    paragraphs: int = 0
    sentences: int = 0
    words: int = 0
    tokens: int = 0
    characters: int = 0
    letters: int = 0
    syllables: int = 0
    polysyllabic_words: int = 0
    complex_words: int = 0
    unlisted_words: int = 0
    long_words: int = 0


_Token = tuple[int, int, int, int, int, int, int, int, int]  # the counts of one token, from `words` on
_tokens: dict[str, _Token] = {}  # memos: a text of any length uses the same few thousand words
_words: dict[str, tuple[int, bool]] = {}


def measure(document: Document, names: Sequence[str] | None = None) -> dict[str, float]:
    """All counts by their names in `Counts`, and every core formula by textstat's name for it; units are the formulas' own.

    Formulas made for English are left out for other languages, and all of them for a document without a sentence. Without `names`, what
    needs syllables is left out for other languages as well, since to hyphenate them takes the half of a second. `names` are further
    measures, of `linter.textstats.MEASURES`, which cost the tenth of a second that importing textstat takes; one that says nothing about
    the document's language is left out. Raises ValueError for an unknown name.
    """
    counts = count(document) if names is None else complete(document)
    unknown = () if names is None or english(document) else _OF_ENGLISH
    measured = {**{k: float(v) for k, v in counts._asdict().items() if k not in unknown}, **formulas(counts, document.lang)}
    for name in (names or ()) if counts.words and counts.sentences else ():
        if name not in measured:
            value = by_textstat(document, name)
            if value is not None:
                measured[name] = value
    return measured


def by_textstat(document: Document, name: str) -> float | None:
    """What textstat's measure of that name says of the running text; None where it is not made for the language."""
    from linter import textstats

    if not textstats.speaks(name, document.lang):
        return None
    try:
        return textstats.measure(name, plain(document), document.lang)
    except LookupError:
        return None


def english(document: Document) -> bool:
    """Is the document in English, as far as it says?"""
    return document.lang[:2].lower() == "en"


def body(document: Document) -> list[int]:
    """Indices of the blocks that count as running text."""
    return [n for n, b in enumerate(document.blocks) if b.kind in _PROSE and b.end > b.start and _reads_as_prose(document.text, b)]


def opening(document: Document) -> Sentence:
    """The first sentence of the running text, where what is said of the whole document stands; a document without one has none."""
    blocks = frozenset(body(document))
    return next((s for s in document.sentences if s.block in blocks), Sentence(0, 0, 0))


@lru_cache(maxsize=2)  # textstat's measures ask for it one after the other
def plain(document: Document) -> str:
    """The running text, a block a line, typographic apostrophes and dashes written so that words stay whole and apart."""
    blocks = document.blocks
    return _spaced("\n".join([document.text[blocks[n].start : blocks[n].end] for n in body(document)]))


@lru_cache(maxsize=2)  # every readability rule asks for the same document in turn
def count(document: Document) -> Counts:
    """Counts over the running text of a document."""
    blocks = frozenset(body(document))
    return tally(document, sorted(blocks), [s for s in document.sentences if s.block in blocks])


def tally(document: Document, indices: Sequence[int], sentences: Sequence[Sentence]) -> Counts:
    """Counts over some blocks, by their indices, and the sentences that are in them."""
    text = document.text
    longer = sum(1 for s, e, _ in sentences if text.count(" ", s, e) > _SURELY_LONGER or _longer_than_two(text[s:e]))
    tokens = Counter("\n".join([text[b.start : b.end] for b in map(document.blocks.__getitem__, indices)]).split())
    if not tokens:
        return Counts()
    known = _tokens.get
    rows = [known(token) or _measured(token) for token in tokens] if english(document) else [_foreign_token(token) for token in tokens]
    times = tokens.values()
    # a column at a time: three times as fast as a row at a time
    totals = [sum(map(mul, column, times)) for column in zip(*rows, strict=True)]
    return Counts(len(indices), max(longer, min(1, totals[0])), *totals)


def complete(document: Document) -> Counts:
    """The counts with those of syllables, which textstat and pyphen count in other languages than English."""
    counts = count(document)
    if english(document) or not counts.words:
        return counts
    syllables_in, polysyllabic = by_textstat(document, "syllable_count"), by_textstat(document, "polysyllabcount")
    return counts._replace(syllables=int(syllables_in or 0), polysyllabic_words=int(polysyllabic or 0))


def least_flesch(document: Document) -> float:
    """A reading ease that the document is not below, from its length in characters alone.

    Looking up every word takes five times as long, and most articles are nowhere near a limit.
    """
    known = languages.find(document.lang)
    text, indices = document.text, frozenset(body(document))
    sentences = sum(1 for start, end, block in document.sentences if block in indices and text.count(" ", start, end) >= _SHORT_SENTENCE)
    blocks = [document.blocks[n] for n in indices]
    spaces = sum(text.count(" ", b.start, b.end) for b in blocks)
    words = spaces + len(blocks)
    if not sentences or not known:
        return float("-inf")
    base, a_word, a_syllable = known.READING_EASE
    letters = sum(b.end - b.start for b in blocks) - spaces
    least = base - a_word * words / sentences - a_syllable * known.MOST_SYLLABLES_A_LETTER * letters / words
    return min(least, _EASY)  # short words have more syllables a letter


def own(lang: str) -> frozenset[str]:
    """The names of the formulas that are computed here for a language, without textstat."""
    return frozenset(formulas(Counts(*[1] * len(Counts._fields)), lang))


def formulas(counts: Counts, lang: str = "en") -> dict[str, float]:
    """The core formulas by textstat's names; none without a sentence, and for other languages than English only what is made for them."""
    if not counts.words or not counts.sentences:
        return {}
    words, sentences = counts.words, counts.sentences
    length = words / sentences
    found = {
        "words_per_sentence": length,
        "lix": length + 100 * counts.long_words / words,
        "rix": counts.long_words / sentences,
    }
    if lang[:2].lower() == "en":
        found |= _english_formulas(counts, length, counts.syllables / words)
    else:
        found |= _foreign_formulas(counts, lang, length)
    return found


def _foreign_formulas(counts: Counts, lang: str, length: float) -> dict[str, float]:
    known = languages.find(lang)
    found = {}
    if counts.syllables:
        found["syllables_per_word"] = counts.syllables / counts.words
        if known:
            base, a_word, a_syllable = known.READING_EASE
            found["flesch_reading_ease"] = base - a_word * length - a_syllable * found["syllables_per_word"]
    if languages.root(lang) == "it":
        found["gulpease_index"] = (300 * (counts.sentences / counts.words)) - (10 * (counts.characters / counts.words)) + 89
    return found


def _english_formulas(counts: Counts, length: float, syllables_per_word: float) -> dict[str, float]:
    # the order of the operations is textstat's: the last digit depends on it
    words, sentences = counts.words, counts.sentences
    difficult = 100 * counts.unlisted_words / words
    dale_chall = (0.1579 * difficult) + (0.0496 * length)
    return {
        "syllables_per_word": syllables_per_word,
        "flesch_reading_ease": 206.835 - 1.015 * length - 84.6 * syllables_per_word,
        "flesch_kincaid_grade": (0.39 * length) + (11.8 * syllables_per_word) - 15.59,
        "gunning_fog": 0.4 * (length + 100 * counts.complex_words / words),
        "smog_index": (1.043 * (30 * (counts.polysyllabic_words / sentences)) ** 0.5) + 3.1291,
        "automated_readability_index": (4.71 * (counts.characters / counts.tokens)) + (0.5 * length) - 21.43,
        "coleman_liau_index": (0.058 * (counts.letters / words * 100)) - (0.296 * (sentences / words * 100)) - 15.8,
        "dale_chall_readability_score": dale_chall + 3.6365 if difficult > 5 else dale_chall,
    }


def explain(counts: Counts) -> str:
    """In a few words, what the formulas rest on."""
    if not counts.words or not counts.sentences:
        return "no sentences"
    parts = [f"{counts.words / counts.sentences:.1f} words a sentence"]
    if counts.syllables:
        parts.append(f"{counts.syllables / counts.words:.2f} syllables a word")
        parts.append(f"{100 * counts.complex_words / counts.words:.0f} % hard words")
    return ", ".join(parts)


def _reads_as_prose(text: str, block: Block) -> bool:
    if _SENTENCE_END.search(text, max(block.start, block.end - 12), block.end):
        return True
    return block.kind != "list" and text.count(" ", block.start, block.end) >= _WORDS_OF_A_PARAGRAPH - 1


def _longer_than_two(sentence: str) -> bool:
    if sum(map(str.isalpha, sentence.split())) > _SHORT_SENTENCE:
        return True
    words = _spaced(sentence).split()
    return sum(1 for word in words if word.isalpha() or _kept(word)) > _SHORT_SENTENCE


def _spaced(text: str) -> str:
    """The text with typographic apostrophes made plain, dashes followed by a space, and what stands for objects left out."""
    text = text.replace(OBJECT, "").replace("’", "'").replace("ʼ", "'")
    return text.replace("—", "— ").replace("–", "– ").replace("--", "-- ").replace("…", "… ")


def _kept(token: str) -> str:
    """What textstat leaves of a token: letters, figures and the apostrophes of contractions."""
    return _SIGN.sub("", _APOSTROPHE.sub("", token))


def _measured(token: str) -> _Token:
    bare = token.strip(_PUNCTUATION)
    if bare.isalpha():  # nearly all of them
        row = _row(len(token), len(bare), bare.lower())
    else:
        row = _sum([_row(len(part), len(_NO_LETTER.sub("", part)), _kept(part).lower()) for part in _parts(token)])
    if len(_tokens) >= _MEMO_SIZE:
        _tokens.clear()
    _tokens[token] = row
    return row


def _row(size: int, letters: int, word: str) -> _Token:
    if not word:
        return (0, 1, size, letters, 0, 0, 0, 0, 0)
    known = _words.get(word)
    if known is None:
        if len(_words) >= _MEMO_SIZE:
            _words.clear()
        known = _words[word] = (syllables.count(word), word not in syllables.easy_words())
    parts, difficult = known
    polysyllabic = parts >= 3
    return (1, 1, size, letters, parts, polysyllabic, polysyllabic and difficult, difficult, letters > 6)


def _foreign_token(token: str) -> _Token:
    return _sum([_foreign_word(part) for part in _parts(token)])


def _parts(token: str) -> list[str]:
    """What a token falls into at its dashes; as a rule it is one part."""
    return [token] if token.isascii() and "--" not in token else _spaced(token).split()


def _sum(rows: list[_Token]) -> _Token:
    if len(rows) == 1:
        return rows[0]
    sums = tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * 9
    return cast(_Token, sums)


def _foreign_word(token: str) -> _Token:
    letters = len(_NO_LETTER.sub("", token))
    return (int(letters > 0), 1, len(token), letters, 0, 0, 0, 0, letters > 6)
