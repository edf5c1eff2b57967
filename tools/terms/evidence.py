"""What is known of a pair of words, and what it says of whether one or both stand for others, as columns of numbers."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from terms import sources
from terms.sources import Pair, Spun, usable

LEAST_PAPERS = 5  # a pair in fewer abstracts is no established term
OFTEN = 500  # a phrase found in so many papers is ordinary English


class Evidence:
    """All inputs, read from one folder (see build_terms.py)."""

    def __init__(self, folder: Path) -> None:
        self.papers, self.in_papers = sources.document_counts(sources.abstracts(folder / "arxiv"))
        self.text: Counter[Pair] = Counter()
        for name in ("movie_reviews", "masc_tagged", "speeches"):
            for text in sources.plain_texts(folder / name):
                self.text.update(sources.pairs_of(text))
        self.courses: Counter[Pair] = Counter()
        for text in sources.plain_texts(folder / "courses"):
            self.courses.update(sources.pairs_of(text))
        self.spoken = sources.speech_model(folder / "en-us.lm.bin")
        self.books = {(p[0], p[1]): n for p, n in sources.counted(folder / "bigrams.txt").items() if usable(p[0]) and usable(p[1])}
        self.in_books = {word[0]: n for word, n in sources.counted(folder / "words.txt").items()}
        self.wordnet = sources.WordNet(folder / "wordnet")
        for gloss in self.wordnet.glosses:
            self.text.update(sources.pairs_of(gloss))
        self.moby = sources.moby(folder / "moby.txt")
        here = Path(__file__).resolve().parent
        headings = [line.split("\t")[-1] for line in (folder / "mesh.tsv").read_text("utf-8").splitlines()]
        own = [line for line in (here / "general-terms.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
        self.listed = {pair for term in (*self.wordnet.terms, *headings) for pair in sources.pairs_of(term)}
        self.own_terms = {pair for term in own for pair in sources.pairs_of(term)}
        self.own_swaps = sources.own_swaps(here / "spun-words.txt")
        everyday = here.parent.parent / "linter/data/swaps/neighbours.txt"
        partial = sources.partial_swaps(here / "spun-words.txt") | sources.partial_swaps(everyday)
        self.everyday_swaps = sources.own_swaps(everyday) | partial
        self.variety = _variety({*self.text, *self.spoken, *self.books, *self.courses}, {p for p, n in self.papers.items() if n > 1})
        self.all_papers, self.all_books = sum(self.in_papers.values()), sum(self.in_books.values())
        self.all_pairs, self.all_book_pairs = sum(self.papers.values()), sum(self.books.values())

    def attested(self, pair: Pair) -> bool:
        """Do the two words stand side by side in anything that was read?"""
        return any(pair in known for known in (self.papers, self.text, self.courses, self.spoken, self.books, self.listed, self.own_terms))

    def established(self, pair: Pair) -> bool:
        return (
            self.papers[pair] >= LEAST_PAPERS or self.courses[pair] >= 3
            or any(pair in known for known in (self.books, self.listed, self.own_terms))
        )  # fmt: skip

    def rate(self, word: str) -> tuple[float, float]:
        """How often a word comes, in papers and in books."""
        return (self.in_papers[word] + 0.5) / self.all_papers, max(self.in_books.get(word, 0) / self.all_books, 1e-8)

    def term(self, pair: Pair) -> list[float]:
        """The columns of a term."""
        papers, books, (first, second) = self.papers[pair], self.books.get(pair, 0), pair
        near = 0.0
        if papers >= 3:
            near = math.log(papers / self.all_pairs / (self.rate(first)[0] * self.rate(second)[0]))
        if books:
            near = max(near, math.log(books / self.all_book_pairs / (self.rate(first)[1] * self.rate(second)[1])))
        listed, noun = float(pair in self.listed or pair in self.own_terms), float(second in self.wordnet.nouns)
        return [math.log1p(papers), math.log1p(self.courses[pair]), float(bool(books)), listed, near, float(pair in self.own_terms), noun]


def _variety(*uses: set[Pair]) -> dict[str, list[float]]:
    """With how many words a word is used, behind it and before it: new company of a word that keeps much is no news."""
    counts = [Counter(pair[part] for pair in pairs) for pairs in uses for part in (0, 1)]
    return {word: [math.log1p(count[word]) for count in counts] for word in set().union(*counts)}


class Swaps:
    """Which words stand for which: what some phrases of the published list show, own knowledge and two thesauri."""

    def __init__(self, evidence: Evidence, phrases: Iterable[Spun]) -> None:
        self.evidence = evidence
        self.seen: Counter[Pair] = Counter()
        for phrase in phrases:
            self.seen.update(phrase.swaps())
        self.spun: Counter[str] = Counter()
        self.replaced: Counter[str] = Counter()
        self._known: dict[str, set[str]] = defaultdict(set)
        for (found, meant), times in self.seen.items():
            self.spun[found] += times
            self.replaced[meant] += times
            self._known[found].add(meant)
        for found, meant in evidence.own_swaps | evidence.everyday_swaps:
            self._known[found].add(meant)
        self._originals: dict[str, list[str]] = {}
        self._columns: dict[Pair, list[float]] = {}

    def originals(self, word: str) -> list[str]:
        """What a word may stand for."""
        if word not in self._originals:
            wordnet, moby = self.evidence.wordnet, self.evidence.moby
            near = {x for x in wordnet.synonyms.get(word, ()) if x in moby.get(word, ()) or word in moby.get(x, ())}
            near |= {x for x in moby.get(word, ()) if word in moby.get(x, ()) and x in wordnet.related.get(word, ())}
            common = {x for x in near if self.evidence.in_papers[x] >= 20 or self.evidence.in_books.get(x, 0) > 2e6}
            self._originals[word] = sorted(x for x in common | self._known.get(word, set()) if x != word and usable(x))
        return self._originals[word]

    def columns(self, found: str, meant: str) -> list[float]:
        """The columns of one part: a word, and what it stands for (itself, where it was kept)."""
        key = (found, meant)
        if key not in self._columns:
            self._columns[key] = self._kept(found) if found == meant else self._swapped(found, meant)
        return self._columns[key]

    def _rates(self, found: str, meant: str) -> list[float]:
        papers, books = self.evidence.rate(found)
        return [math.log(max(papers, books)), math.log(sum(self.evidence.rate(meant)) / 2), math.log(papers / books)]

    def _kept(self, word: str) -> list[float]:
        return [2.0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, *self._rates(word, word), *self._variety(word), *self._variety(word)]

    def _variety(self, word: str) -> list[float]:
        return self.evidence.variety.get(word, [0.0, 0, 0, 0])

    def _swapped(self, found: str, meant: str) -> list[float]:
        wordnet, moby = self.evidence.wordnet, self.evidence.moby
        rates = self._rates(found, meant)
        return [
            float((found, meant) in self.evidence.own_swaps), math.log1p(self.seen[found, meant]),
            float(meant in wordnet.synonyms.get(found, ())), float(meant in wordnet.related.get(found, ())),
            float(meant in moby.get(found, ())), float(found in moby.get(meant, ())),
            max(-8.0, min(8.0, rates[1] - rates[0])), float(found[:4] == meant[:4]), math.log1p(self.spun[found]),
            float((found, meant) in self.evidence.everyday_swaps), math.log1p(self.replaced[meant]), *rates,
            *self._variety(found), *self._variety(meant),
        ]  # fmt: skip
