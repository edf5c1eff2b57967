"""Build rules/fragment/finite-verbs.txt and sure-verbs.txt from the MASC tagged corpus.

    python tools/build_finite_verbs.py masc_tagged.zip rules/fragment

The zip is NLTK's `packages/corpora/masc_tagged.zip`. The first list holds the word forms that are now and then finite
verbs, the second those that mostly are: a sentence with a word of neither has, nearly surely, no verb.
"""

from __future__ import annotations

import os
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
SHARE = 0.02  # of its uses as a finite verb: .4 % of news sentences are then wrongly called verbless
SURE_SHARE = 0.5
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


def finite_verbs(path: str) -> tuple[list[str], list[str]]:
    """The word forms that may be finite verbs and those that mostly are, sorted; no word is in both."""
    total: Counter[str] = Counter()
    finite: Counter[str] = Counter()
    base: Counter[str] = Counter()
    for word, tag in tagged_words(path):
        if WORD.fullmatch(word) and word not in NOT_WORDS:
            total[word] += 1
            finite[word] += tag in FINITE
            base[word] += tag == "VB"
    sure = {w for w, n in total.items() if finite[w] >= SURE_SHARE * n}
    kept = {w for w, n in total.items() if finite[w] >= SHARE * n or base[w] >= BASE_SHARE * n}
    return sorted(kept - sure), sorted(sure)


def write(path: str, words: list[str]) -> None:
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("\n".join([HEADER, *words, ""]))


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    possible, sure = finite_verbs(sys.argv[1])
    write(os.path.join(sys.argv[2], "finite-verbs.txt"), possible)
    write(os.path.join(sys.argv[2], "sure-verbs.txt"), sure)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
