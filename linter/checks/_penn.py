"""Sentences as a tagger wants them: words and marks with their places, and their parts of speech.

The splitting is that of Vale's tagger: marks come off the ends of a run, and the endings of contractions (`'ll`, `'s`, `n't`)
off the word before them.
"""

from __future__ import annotations

from functools import lru_cache

from linter import lazy
from linter.checks._runs import is_abbreviation
from linter.document.model import Document
from linter.hints import NamedTuple

_RUN = lazy.pattern(r"\S+")
_BEFORE = frozenset('$("[“‘')
_BEHIND = frozenset(",)\"]!;.?:'”’")
_CONTRACTION = lazy.pattern(r"['’](?:ll|s|re|m)|n['’]t", 2)  # re.I


class Word(NamedTuple):
    """A word or mark, where in the text it begins, and its tag in the Penn Treebank's manner."""

    text: str
    start: int
    tag: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Sentences:
    """The words of a document's sentences, split and tagged once for all rules."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._plain: dict[int, list[Word]] = {}
        self._tagged: dict[int, list[Word]] = {}

    def words(self, start: int, end: int, tags: bool) -> list[Word]:
        known = self._tagged if tags else self._plain
        found = known.get(start)
        if found is None:
            found = known[start] = tagged(self.words(start, end, False)) if tags else words(self._text, start, end)
        return found


@lru_cache(maxsize=1)  # rules ask about a document in turn
def sentences(document: Document) -> _Sentences:
    """The sentences of a document, to be asked for by their edges."""
    return _Sentences(document)


def words(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of text[start:end], a sentence."""
    return [word for run in _RUN.finditer(text, start, end) for word in split(run.group(), run.start())]


def tagged(words: list[Word]) -> list[Word]:
    """The words of a sentence with their tags. Raises LookupError where there is no tagger."""
    from linter.tagger import tagger

    tags = tagger().tag([word.text for word in words])
    return [Word(word.text, word.start, tag) for word, tag in zip(words, tags, strict=True)]


def split(run: str, at: int) -> list[Word]:
    """The words and marks in a run without spaces that begins at `at`."""
    found, behind = [], []
    start, end = 0, len(run)
    ending = _CONTRACTION.search(run, 1)
    while start < end:
        if ending and (ending.start() <= start or ending.end() > end):  # else it is still the next: to search anew costs a square
            ending = _CONTRACTION.search(run, start + 1, end)
        if is_abbreviation(run, start, end):
            cut = end
        elif end - start > 1 and run[start] in _BEFORE:
            cut = start + 1
        elif ending:
            cut = ending.start()
        elif end - start > 1 and run[end - 1] in _BEHIND:
            end -= 1
            behind.append(Word(run[end], at + end))
            continue
        else:
            cut = end
        found.append(Word(run[start:cut], at + start))
        start = cut
    return found + behind[::-1]
