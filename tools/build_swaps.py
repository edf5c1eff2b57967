#!/usr/bin/env python3
"""Weigh the pairs of words that thesaurus swaps make, and keep those that ordinary English does not have.

    python tools/build_swaps.py PAIRS TEXT_FOLDER

PAIRS is a list of frequent pairs of words, `first second<TAB>count` (the bigrams.txt of the package wordsegment 1.3.1);
TEXT_FOLDER holds English text of good quality, *.txt. Both only count words here: no text of theirs is kept. The checked-in
files were made from that list, eleven OpenStax textbooks (CC BY) and eleven English corpora of NLTK's collection, 8 million words.

Reads the own-written linter/data/swaps/terms.txt, neighbours.txt, phrases.txt, and writes beside them
  pairs.bin   hashes of pairs, ascending, 32 bits each, the lowest byte first; the lowest two bits are the weight
  words.txt   the words that such pairs are made of: what begins one, phrases of one word, what ends one
  words.bin   the first two as hashes, in which the words of a short text are looked up
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from linter import neighbours, swaps
from linter.hashed import packed

OUT = Path(swaps.__file__).parent / "data/swaps"
CREDIT = "# made by tools/build_swaps.py: what begins a pair, phrases of one word, what ends a pair"
MARKS = ".,;:!?"  # what a phrase of one word may have behind it
# how often a pair is expected by chance, given how many words its halves go with: a power of ten, and the weight below it
WEIGHTS = ((-3.9, 3), (-2.6, 2), (-1.0, 1))
_USUAL = 60  # words that every text has many of: a phrase is better looked for by its other words
Pair = tuple[str, str]


def ordinary(pairs: Path, folder: Path) -> Counter[Pair]:
    """In how many of the sources a pair occurs."""
    found: Counter[Pair] = Counter()
    listed = (line.rsplit("\t", 1)[0].lower().split(" ") for line in pairs.read_text("utf-8").split("\n"))
    found.update({(pair[0], pair[1]) for pair in listed if len(pair) == 2})
    for path in sorted(folder.rglob("*.txt")):
        found.update(set(_pairs(path.read_text("utf-8", errors="replace"))))
    return found


def _pairs(text: str) -> Iterator[Pair]:
    for piece in re.split(r"[.!?;:,()\[\]\n\"“”]+", text.lower().replace("’", "'")):
        yield from pairwise(piece.split())


def weighed(known: Counter[Pair]) -> Iterator[tuple[Pair, int]]:
    """The pairs that are not ordinary, with their weights."""
    after, before = Counter(first for first, _ in known), Counter(second for _, second in known)
    made: dict[Pair, set[Pair]] = {}
    for pair, term in neighbours.derived():
        made.setdefault(pair, set()).add(term)
    chances = {(x, y): (after[x] + 0.5) * (before[y] + 0.5) / len(known) for x, y in made}
    ordinary = {pair for pair in made if any(variant in known for variant in _variants(*pair))}
    synonyms = interchangeable(made, chances, ordinary)
    for (x, y), terms in made.items():
        if (x, y) not in ordinary:
            factor = max(synonyms.get((a, x), 1) * synonyms.get((b, y), 1) for a, b in terms)
            chance = math.log10(chances[x, y] * factor)
            weight = next((weight for limit, weight in WEIGHTS if chance <= limit), 0)
            if weight:
                yield (x, y), weight


def interchangeable(made: dict[Pair, set[Pair]], chances: dict[Pair, float], ordinary: set[Pair]) -> dict[Pair, float]:
    """Words and swaps that ordinary English has for each other: how many times more such pairs it has than chance would."""
    seen, expected = Counter[Pair](), Counter[Pair]()
    for (x, y), terms in made.items():
        for word, swap in {relation for a, b in terms for relation in ((a, x), (b, y)) if (a == x) != (b == y)}:
            if word != swap:
                seen[word, swap] += (x, y) in ordinary
                expected[word, swap] += min(chances[x, y], 1)  # type: ignore[assignment]  # a Counter of numbers
    factors = {relation: (seen[relation] + 0.3) / (expected[relation] + 0.3) for relation in expected}
    return {relation: factor for relation, factor in factors.items() if factor > 1}


def _variants(first: str, second: str) -> Iterator[Pair]:
    """The pair, and with its second word in the other number."""
    yield first, second
    yield first, neighbours.plural(second)
    yield from ((first, second.removesuffix(end)) for end in ("s", "es") if second.endswith(end))
    if second.endswith("ies"):
        yield first, f"{second[:-3]}y"


def listed(known: Counter[Pair]) -> tuple[set[Pair], set[str]]:
    """What shows that a phrase of the list may be there: the rarest pair of its words, or its only word."""
    often = {word for word, _ in Counter(first for first, _ in known).most_common(_USUAL)}
    phrases = list(swaps.phrase_list())
    telling = [min(pairwise(p.words), key=lambda pair: (pair[0] in often, known[pair])) for p in phrases if len(p.words) > 1]
    return set(telling), {p.words[0] for p in phrases if len(p.words) == 1}


def write(weights: dict[Pair, int], singles: set[str]) -> None:
    hashes = {swaps.hash_of(" ".join(pair)) | weight for pair, weight in weights.items()} | set(map(swaps.hash_of, singles))
    numbers = array("I", sorted(hashes))
    if sys.byteorder == "big":
        numbers.byteswap()
    (OUT / "pairs.bin").write_bytes(numbers.tobytes())
    alone = singles.union(single + mark for single in singles for mark in MARKS)
    shown, ends = {first for first, _ in weights} | alone, {second for _, second in weights}
    (OUT / "words.txt").write_text("\n".join([CREDIT, *(" ".join(sorted(line)) for line in (shown, alone, ends))]) + "\n", "utf-8")
    (OUT / "words.bin").write_bytes(packed(shown) + packed(alone))


def main(pairs: Path, folder: Path) -> None:
    known = ordinary(pairs, folder)
    in_phrases, singles = listed(known)
    weights = {**dict(weighed(known)), **dict.fromkeys(in_phrases, swaps.LISTED)}
    write(weights, singles)
    print(len(weights), "pairs,", Counter(weights.values()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
