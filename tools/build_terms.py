#!/usr/bin/env python3
"""Build linter/data/terms.bin, the terms and swaps that the check `altered-term` looks up.

    python tools/build_terms.py INPUTS COPY [OUT]

INPUTS is a folder that holds (licences: linter/data/LICENSES.md)
  arxiv/*.tsv.xz          tables by category of the arXiv Archive (GitHub: staeiou/arxiv_archive, processed_data/*/per_category)
  wordnet/data.*          WordNet 3.0's database files (Debian: wordnet-base)
  moby.txt                the Moby Thesaurus, a headword and its neighbours a line (npm: moby, words.txt)
  mesh.tsv                MeSH descriptors, the name last in the line (GitHub: dhimmel/mesh, data/terms.tsv)
  bigrams.txt, words.txt  frequency_bigramdictionary_en_243_342.txt and frequency_dictionary_en_82_765.txt (PyPI: symspellpy)
  en-us.lm.bin            CMU Sphinx's language model of American English (Debian: pocketsphinx-en-us)
  movie_reviews/, masc_tagged/, speeches/   texts of those corpora of NLTK; speeches are state_union and inaugural
  courses/                .cnxml files of OpenStax books under CC BY 4.0 (nursing, principles of economics)
  phrases.tsv             tortured phrases with their terms (columns split, tortured, expected, pps_papers; rows of split `dev` are read)
COPY is a folder of professional copy as plain text, against which the weights are fitted. Nothing of it is kept.

Needs scikit-learn. Runs for about five minutes and makes the same file every time.
"""

from __future__ import annotations

import sys
from array import array
from binascii import crc32
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from terms import sources  # noqa: E402
from terms.evidence import Evidence, Swaps  # noqa: E402
from terms.fit import Model  # noqa: E402
from terms.sources import Pair, Spun, usable  # noqa: E402

from linter.hashed import keys_of, packed  # noqa: E402
from linter.terms import BYTE, UNIT, Table  # noqa: E402

WEAKEST = 0.25  # pairs that score less are never looked at
LEAST_SWAP = 4.5  # a swap of a word that spinners are not known to write, and that adds less, is left out
SWAPS = 3


def unit(score: float) -> int:
    return max(-BYTE, min(BYTE, round(score * UNIT)))


class Scores:
    """What the model says of swaps, kept words and terms, in units."""

    def __init__(self, model: Model, swaps: Swaps) -> None:
        evidence = model.evidence
        bias = model.bias()
        self.bias = round(bias * UNIT)
        terms = sorted({p for p in _candidates(evidence) if evidence.established(p)})
        self.terms = dict(zip(terms, map(unit, model.part(2, [evidence.term(t) for t in terms])), strict=True))
        words = sorted({w for term in terms for w in term})
        self.words = words
        kept = [swaps.columns(w, w) for w in words]
        self.kept = (
            dict(zip(words, map(unit, model.part(0, kept)), strict=True)),
            dict(zip(words, map(unit, model.part(1, kept)), strict=True)),
        )
        known = set(words)
        own = evidence.own_swaps | evidence.everyday_swaps
        found = sorted({*evidence.in_books, *swaps.spun, *(a for a, _ in own)})
        pairs = [(a, x) for a in found if usable(a) and a.isalpha() for x in swaps.originals(a) if x in known and x.isalpha()]
        columns = [swaps.columns(a, x) for a, x in pairs]
        both = zip(pairs, model.part(0, columns), model.part(1, columns), strict=True)
        scored = {pair: (unit(one), unit(two)) for pair, one, two in both}
        surely = {pair for pair in scored if pair in swaps.seen or pair in own}
        self.swaps = {pair: scored[pair] for pair in surely | _nearest(scored, {a for a, _ in surely})}


def _nearest(scored: dict[Pair, tuple[int, int]], spinners: set[str]) -> set[Pair]:
    """The likeliest of those swaps that only a thesaurus knows, a few a word; more of words that spinners are known to write."""
    by_word: dict[str, list[tuple[int, Pair]]] = defaultdict(list)
    for pair, values in scored.items():
        by_word[pair[0]].append((max(values), pair))
    kept = set()
    for word, swaps in by_word.items():
        best = sorted(swaps, reverse=True)[: SWAPS if word in spinners else 1]
        kept.update(pair for score, pair in best if word in spinners or score >= LEAST_SWAP * UNIT)
    return kept


def _candidates(evidence: Evidence) -> Iterator[Pair]:
    yield from evidence.papers
    yield from evidence.courses
    yield from evidence.books
    yield from evidence.listed
    yield from evidence.own_terms


def prune(scores: Scores) -> None:
    """Leave out terms that no swap can make likely, then swaps and words that are in no term."""
    least = round(WEAKEST * UNIT) - scores.bias
    best: tuple[dict[str, int], dict[str, int]] = (defaultdict(lambda: -BYTE), defaultdict(lambda: -BYTE))
    for (_, meant), values in scores.swaps.items():
        for part in (0, 1):
            best[part][meant] = max(best[part][meant], values[part])
    kept = scores.kept
    scores.terms = {
        (x, y): s for (x, y), s in scores.terms.items()
        if s + max(best[0][x] + max(best[1][y], kept[1][y]), kept[0][x] + best[1][y]) >= least
    }  # fmt: skip
    top = [defaultdict[str, int](lambda: -3 * BYTE), defaultdict[str, int](lambda: -3 * BYTE)]
    for (x, y), s in scores.terms.items():
        top[0][x] = max(top[0][x], s + max(best[1][y], kept[1][y]))
        top[1][y] = max(top[1][y], s + max(best[0][x], kept[0][x]))
    scores.swaps = {(a, x): v for (a, x), v in scores.swaps.items() if any(v[p] + top[p][x] >= least for p in (0, 1))}
    scores.words = sorted({w for term in scores.terms for w in term})


def pack(scores: Scores, innocent: Sequence[Pair]) -> bytes:
    """The table as linter/terms.py reads it."""
    hashes = sorted((crc32(w.encode()), w) for w in scores.words)
    number = {w: n for n, (_, w) in enumerate(hashes)}
    if len(number) > 65535:
        raise SystemExit(f"{len(number)} words are too many")
    keys = sorted((number[x] << 16 | number[y], s) for (x, y), s in scores.terms.items())
    records: dict[str, list[str]] = defaultdict(list)
    for (found, meant), (one, two) in sorted(scores.swaps.items()):
        if meant in number:
            records[found].append(f"{meant} {number[meant]} {one} {two}")
    text, places, known, order = b"", array("I"), packed(records), sorted(records, key=lambda word: crc32(word.encode()))
    for found in order:
        places.append(len(text))
        text += (" ".join([found, *records[found]]) + "\n").encode()
    tops = _tops(len(hashes), keys)
    hashed = sorted({crc32(f"{a} {b}".encode()) for a, b in innocent})
    parts = (
        array("I", [h for h, _ in hashes]), *(array("b", [scores.kept[p][w] for _, w in hashes]) for p in (0, 1)), places,
        array("I", [k for k, _ in keys]), array("b", [s for _, s in keys]), array("I", hashed),
    )  # fmt: skip
    lengths = (len(hashes), len(places), len(keys), len(parts[-1]), len(text))
    sizes = array("I", [*lengths, scores.bias + (1 << 16), len(known), 0])
    most = array("h", [value for found in order for value in _most(records[found], tops)])
    arrays = (sizes.tobytes(), *(p.tobytes() for p in parts), known, most.tobytes(), tops.tobytes(), text)
    return b"".join(p + b"\0" * (-len(p) % 4) for p in arrays)


def _tops(words: int, terms: Sequence[tuple[int, int]]) -> array[int]:
    """What the best term adds of which a word is the first, and the second part, two numbers a word."""
    tops = array("b", [-BYTE] * 2 * words)
    for key, score in terms:
        for at in (2 * (key >> 16), 2 * (key & 65535) + 1):
            tops[at] = max(tops[at], score)
    return tops


def _most(records: Sequence[str], tops: array[int]) -> Iterator[int]:
    """What the likeliest of some swaps says of the first part, alone and with the best term, and what of the second."""
    swaps = [tuple(map(int, record.split()[1:])) for record in records]
    for part in (0, 1):
        yield max(swap[1 + part] for swap in swaps)
        yield max(swap[1 + part] + tops[2 * swap[0] + part] for swap in swaps)


def innocents(evidence: Evidence, phrases: Sequence[Spun], table: Table) -> list[Pair]:
    """Pairs in use, or in the terms of the published list, that would look spun."""
    from linter.checks._readings import Reader

    named = {pair for phrase in phrases for pair in sources.pairs_of(phrase.term)}
    every = named.union(evidence.papers, evidence.text, evidence.courses, evidence.spoken, evidence.books, evidence.listed)
    words = sorted({word for pair in every for word in pair})
    known = set(table.replacements.among(words, keys_of(words)))
    return sorted(Reader(table, WEAKEST).read_all({pair for pair in every if not known.isdisjoint(pair)}))


def build(evidence: Evidence, phrases: Sequence[Spun], copy: set[Pair]) -> bytes:
    model = Model(evidence)
    model.fit(phrases, copy)
    scores = Scores(model, Swaps(evidence, phrases))
    print(
        f"{len(scores.words)} words, {len(scores.terms)} terms, {len(scores.swaps)} swaps before what cannot matter is left out", flush=True
    )
    for _ in range(3):  # each round leaves out what the last one made useless
        prune(scores)
    print(f"{len(scores.words)} words, {len(scores.terms)} terms, {len(scores.swaps)} swaps", flush=True)
    seen = innocents(evidence, phrases, Table(pack(scores, [])))
    print(f"{len(scores.words)} words, {len(scores.terms)} terms, {len(scores.swaps)} swaps, {len(seen)} innocent pairs")
    return pack(scores, seen)


def main(inputs: Path, copy: Path, out: Path) -> None:
    phrases = sources.spun_phrases(inputs / "phrases.tsv")
    pairs = {p for text in sources.plain_texts(copy) for p in sources.pairs_of(text)}
    out.write_bytes(build(Evidence(inputs), phrases, pairs))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else ROOT / "linter/data/terms.bin")
