"""Build rules/fragment/{sure,finite,noun}-verbs.txt from the MASC tagged corpus.

    python tools/build_finite_verbs.py masc_tagged.zip rules/fragment

The zip is NLTK's `packages/corpora/masc_tagged.zip`. The first list holds the word forms that mostly are finite verbs, the
other two those that may be, apart by whether they are often nouns. A sentence with a word of none of the three has, nearly
surely, no verb.
"""

from __future__ import annotations

import os
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUN = frozenset(("NN", "NNS"))
SHARE = 0.02  # of its uses as a finite verb: .4 % of news sentences are then wrongly called verbless
SURE_SHARE = 0.5
NOUN_SHARE = 0.3
BASE_SHARE = 0.4  # a form seen as an infinitive only may be finite too, if it is a verb in the first place
WORD = re.compile(r"[a-z]{2,}(?:-[a-z]+)*")
# what is left of a contraction, and words that are verbs in slips of the tagger only
NOT_WORDS = frozenset(("ai", "ca", "wo", "ll", "ve", "re", "like", "including"))

HEADER = (
    "# source: MASC tagged corpus, American National Corpus 2014, by tools/build_finite_verbs.py; licence: may be used for linguistic "
    "education, research, and development, including commercial development"
)


def tagged_words(path: str) -> Iterator[tuple[str, str]]:
    """Every (lower-case word, tag) of the corpus."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if not name.endswith(".txt") or name.endswith("categories.txt"):
                continue
            for token in archive.read(name).decode("utf-8", "replace").split():
                word, _, tag = token.rpartition("_")
                yield word.lower(), tag


def finite_verbs(path: str) -> dict[str, list[str]]:
    """The lists by file name, sorted; no word is in two."""
    total: Counter[str] = Counter()
    finite: Counter[str] = Counter()
    base: Counter[str] = Counter()
    noun: Counter[str] = Counter()
    for word, tag in tagged_words(path):
        if WORD.fullmatch(word) and word not in NOT_WORDS:
            total[word] += 1
            finite[word] += tag in FINITE
            base[word] += tag == "VB"
            noun[word] += tag in NOUN
    sure = {w for w, n in total.items() if finite[w] >= SURE_SHARE * n}
    possible = {w for w, n in total.items() if finite[w] >= SHARE * n or base[w] >= BASE_SHARE * n} - sure
    nouns = {w for w in possible if noun[w] >= NOUN_SHARE * total[w]}
    return {"sure-verbs.txt": sorted(sure), "finite-verbs.txt": sorted(possible - nouns), "noun-verbs.txt": sorted(nouns)}


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    for name, words in finite_verbs(sys.argv[1]).items():
        with open(os.path.join(sys.argv[2], name), "w", encoding="utf-8") as stream:
            stream.write("\n".join([HEADER, *words, ""]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
