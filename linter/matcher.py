"""All word lists and patterns of all active rules in one pass over the text.

Phrases go through one Aho-Corasick automaton, regular expressions through one RE2 Set that only says where it is worth
running Python's `re`, which alone decides. Every match in prose lies in one block, which the pattern sees as a text of
its own; the scope of the rule is applied here, once.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from linter import lazy
from linter import scope as scopes
from linter.checks.base import Hit, Pattern
from linter.document.model import Block, Document
from linter.filters import Filter, LiteralFilter, Locator, Prefilter, SetFilter, choose, has_re2, key_of
from linter.hints import NamedTuple
from linter.pairs import PairTable
from linter.phrases import Phrases, fold, plain, whole_word
from linter.scope import Scope
from linter.source import Span

_REGION = 8000  # characters that are asked first which Sets of patterns they need at all
_PIECE = 600  # characters that one call of the filter sees: few enough that little is searched in vain
_RAW_PIECE = 4000
_PATIENCE = 50_000  # characters searched without RE2, whose Set takes longer to build than an article takes to search
_OFTEN = 8000  # characters searched after which a pattern is worth a locator
_LINE_END = lazy.pattern(r"\r\n?|\n")


class Job(NamedTuple):
    """One pattern of one rule's check: the rule's and the pattern's number."""

    owner: int
    number: int
    pattern: Pattern


class Matcher:
    """Finds every pattern of every rule. `patterns[n]` are rule n's, `rule_scopes[n]` says where it looks.

    `prefilters` are what is known already of what `linter.prefilter` makes of the regular expressions, by `filters.key_of`.
    Without `re2` the fallback for machines that have no RE2 is used, and for the first `patience` characters anyway. Expressions of
    `wide` characters and more are given to RE2 the first time they are worth a search, others when that has happened often.
    """

    def __init__(
        self,
        patterns: Sequence[Sequence[Pattern]],
        rule_scopes: Sequence[Scope] = (),
        prefilters: Mapping[str, Prefilter] | None = None,
        *,
        re2: bool = True,
        patience: int = _PATIENCE,
        wide: int = sys.maxsize,
    ) -> None:
        self._scopes = list(rule_scopes) or [scopes.TEXT] * len(patterns)
        self._kinds = [s.kinds for s in self._scopes]
        self._by_kind = [s.by_kind for s in self._scopes]
        jobs = [Job(o, n, p) for o, own in enumerate(patterns) for n, p in enumerate(own)]
        pairs = [(job, _prefilter(job.pattern, prefilters or {})) for job in jobs if job.pattern.regex]
        self._prose = _Expressions([p for p in pairs if p[0].pattern.target == "prose"], re2, patience, wide)
        self._lines = _Expressions([p for p in pairs if p[0].pattern.target == "raw" and p[1].one_line], re2, patience, wide)
        self._whole = _Expressions([p for p in pairs if p[0].pattern.target == "raw" and not p[1].one_line], re2, patience, wide)
        self._prose_phrases = _PhraseTable([j for j in jobs if j.pattern.phrases and j.pattern.target == "prose"])
        self._raw_phrases = _PhraseTable([j for j in jobs if j.pattern.phrases and j.pattern.target == "raw"])
        self._pairs = PairTable([(j.owner, j.number, j.pattern) for j in jobs if j.pattern.target == "pairs"])

    @property
    def slow(self) -> list[tuple[int, int]]:
        """(rule, pattern) of every regular expression that no filter holds back: it runs over every block."""
        return sorted(place for group in (self._prose, self._lines, self._whole) for place in group.slow)

    def scan(self, document: Document) -> dict[int, list[Hit]]:
        """Hits by rule (its index in the constructor's sequence), in text order, in the rule's scope."""
        found: dict[int, list[Hit]] = {}
        folded = fold(document.text)
        for owner, hit in self._prose_phrases.find(document.text, folded):
            if scopes.holds(self._scopes[owner], document, hit.start, hit.end):
                found.setdefault(owner, []).append(hit)
        for owner, hit in self._pairs.find(folded):
            if scopes.holds(self._scopes[owner], document, hit.start, hit.end):
                found.setdefault(owner, []).append(hit)
        for owner, hit in self._match_prose(document):
            # only blocks of the right kind were searched, so for most rules nothing but the quotations is left to ask
            inside = scopes.is_writers if self._by_kind[owner] else scopes.holds
            if inside(self._scopes[owner], document, hit.start, hit.end):
                found.setdefault(owner, []).append(hit)
        for owner, hit in self._match_raw(document):
            found.setdefault(owner, []).append(hit)
        for hits in found.values():
            hits.sort(key=lambda h: (h.start, -h.end))
        return found

    def _match_prose(self, document: Document) -> Iterator[tuple[int, Hit]]:
        text = document.text
        self._prose.expect(len(text))
        for region in _groups(document.prose_blocks, _REGION) if self._prose.jobs else ():
            chosen = self._prose.filter_for(text[region[0].start : region[-1].end])
            for blocks in _groups(region, _PIECE):
                yield from self._match_blocks(text, blocks, chosen)

    def _match_blocks(self, text: str, blocks: Sequence[Block], chosen: Filter) -> Iterator[tuple[int, Hit]]:
        pieces = [(block.kind, block.start, text[block.start : block.end]) for block in blocks]
        for n in (*chosen.fires(text[blocks[0].start : blocks[-1].end]), *chosen.unfiltered):
            kinds = self._kinds[self._prose.jobs[n].owner]
            yield from self._prose.find_all(n, [(start, piece) for kind, start, piece in pieces if kind in kinds])

    def _match_raw(self, document: Document) -> Iterator[tuple[int, Hit]]:
        if not (self._lines.jobs or self._whole.jobs or self._raw_phrases.jobs):
            return
        regions = _Regions(document, self._scopes)
        text = document.source.text
        self._lines.expect(len(text))
        self._whole.expect(len(text))
        for owner, hit in self._raw_phrases.find(text, fold(text)) if self._raw_phrases.jobs else ():
            if regions.hold(owner, hit.start, hit.end):
                yield owner, hit
        for n in self._whole.worth_trying(text) if self._whole.jobs else ():
            for span in regions.of(self._whole.jobs[n].owner):
                yield from self._whole.find(n, text, span.start, span.end)
        for piece in _line_pieces(text) if self._lines.jobs else ():
            for n in self._lines.worth_trying(text[piece.start : piece.end]):
                for span in regions.within(self._lines.jobs[n].owner, piece):
                    yield from self._lines.find(n, text, span.start, span.end)


def _prefilter(pattern: Pattern, known: Mapping[str, Prefilter]) -> Prefilter:
    found = known.get(key_of(pattern.regex, pattern.ignore_case))
    if found is None:
        from linter.prefilter import translate

        found = translate(pattern.regex, pattern.ignore_case)
    return found


class _Expressions:
    """Regular expressions behind one filter; each is compiled when the filter first lets it through."""

    def __init__(self, pairs: Sequence[tuple[Job, Prefilter]], re2: bool, patience: int, wide: int) -> None:
        self.jobs = [job for job, _ in pairs]
        self._prefilters = [prefilter for _, prefilter in pairs]
        self._re2 = re2
        self._patience = patience if re2 else 0
        self._wide = wide
        self._first: Filter | None = None
        self._filter: Filter | None = None
        self._compiled: dict[int, re.Pattern[str] | Locator] = {}
        self._tried: Counter[int] = Counter()

    @property
    def slow(self) -> list[tuple[int, int]]:
        return [(self.jobs[n].owner, self.jobs[n].number) for n in self._chosen().unfiltered]

    def _chosen(self) -> Filter:
        if self._filter is None:
            self._filter = choose(self._prefilters, self._re2)
        return self._filter

    def _provisional(self) -> Filter:
        if self._first is None:
            self._first = LiteralFilter(self._prefilters)
        return self._first

    def expect(self, size: int) -> None:
        """A text of so many characters is searched next."""
        self._patience -= size

    def filter_for(self, text: str) -> Filter:
        """What says which jobs may match in the parts of a text."""
        return self._chosen().within(text) if self._patience < 0 else self._provisional()

    def worth_trying(self, text: str) -> Sequence[int]:
        """The jobs that may match in a text."""
        chosen = self.filter_for(text)
        return [*chosen.fires(text), *chosen.unfiltered]

    def find(self, job: int, text: str, start: int, end: int) -> Iterator[tuple[int, Hit]]:
        """(owner, hit) for every match in text[start:end]."""
        searcher = self._searcher(job, end - start)
        owner, number, _ = self.jobs[job]
        for match in searcher.finditer(text, start, end):
            yield owner, Hit(number, match.start(), match.end())

    def find_all(self, job: int, pieces: Sequence[tuple[int, str]]) -> Iterator[tuple[int, Hit]]:
        """(owner, hit) for every match in pieces of a text, each given with where it starts."""
        finditer = self._searcher(job, sum(len(piece) for _, piece in pieces)).finditer
        owner, number, _ = self.jobs[job]
        for shift, piece in pieces:
            for match in finditer(piece):
                yield owner, Hit(number, match.start() + shift, match.end() + shift)

    def _searcher(self, job: int, size: int) -> re.Pattern[str] | Locator:
        known = self._compiled.get(job)
        if isinstance(known, Locator):
            return known
        if known is None:
            pattern = self.jobs[job].pattern
            known = self._compiled[job] = lazy.compile(pattern.regex, re.M | re.I if pattern.ignore_case else re.M)
        self._tried[job] += size
        often = 0 if len(known.pattern) >= self._wide else _OFTEN
        if self._tried[job] > often and self._has_starts(job):
            self._compiled[job] = located = Locator(self._prefilters[job], known)
            return located
        return known

    def _has_starts(self, job: int) -> bool:
        if self._filter is None:
            return self._re2 and has_re2() and bool(self._prefilters[job].bytes_pattern)
        return isinstance(self._filter, SetFilter) and job not in self._filter.unfiltered


class _PhraseTable:
    """The phrases of all rules; a phrase that several rules list is searched once."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self.jobs = jobs
        owners: dict[str, list[tuple[Job, int]]] = {}
        for job in jobs:
            for n, phrase in enumerate(job.pattern.phrases):
                owners.setdefault(fold(phrase), []).append((job, n))
        self._owners = list(owners.values())
        self._phrases = Phrases(list(owners))

    def find(self, text: str, folded: str) -> Iterator[tuple[int, Hit]]:
        """(owner, hit) for every phrase in a text, given folded too; of those of one pattern that overlap, the first and longest."""
        reached: dict[tuple[int, int], int] = {}
        for phrase, start, end in sorted(self._phrases.find(folded), key=lambda f: (f[1], -f[2])):
            if not whole_word(text, start, end):
                continue
            for job, n in self._owners[phrase]:
                key = (job.owner, job.number)
                if start >= reached.get(key, 0) and (job.pattern.ignore_case or plain(text[start:end]) == plain(job.pattern.phrases[n])):
                    reached[key] = end
                    yield job.owner, Hit(job.number, start, end, n)


class _Regions:
    """The parts of a document's source that raw patterns look at, by the rule that asks."""

    def __init__(self, document: Document, rule_scopes: Sequence[Scope]) -> None:
        self._document = document
        self._scopes = rule_scopes
        self._known: dict[bool, list[Span]] = {}

    def of(self, owner: int) -> list[Span]:
        scope = self._scopes[owner]
        key = scope.front_matter and not scope.raw
        if key not in self._known:
            self._known[key] = scopes.raw_regions(scope, self._document)
        return self._known[key]

    def within(self, owner: int, piece: Span) -> Iterator[Span]:
        """The regions cut to a piece of the source."""
        regions = self.of(owner)
        for n in range(max(0, bisect_right(regions, piece.start, key=lambda s: s.start) - 1), len(regions)):
            start, end = max(regions[n].start, piece.start), min(regions[n].end, piece.end)
            if regions[n].start >= piece.end:
                return
            if start < end:
                yield Span(start, end)

    def hold(self, owner: int, start: int, end: int) -> bool:
        return any(span == (start, end) for span in self.within(owner, Span(start, end)))


def _groups(blocks: Sequence[Block], size: int) -> Iterator[list[Block]]:
    """Neighbouring blocks together, up to a number of characters."""
    group: list[Block] = []
    for block in blocks:
        if group and block.end - group[0].start > size:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _line_pieces(text: str) -> Iterator[Span]:
    """The text in pieces that end at line ends."""
    start = 0
    while start < len(text):
        line_end = _LINE_END.search(text, start + _RAW_PIECE)
        end = line_end.end() if line_end else len(text)
        yield Span(start, end)
        start = end
