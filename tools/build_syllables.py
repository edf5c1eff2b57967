"""Build linter/data from the sources textstat counts syllables with, so that it is not needed to count them.

    python tools/build_syllables.py path/to/cmudict

`cmudict` is the file of that name in nltk's corpora/cmudict.zip (0.7a); textstat and pyphen must be installed. Three files are written:

syllables.txt   a line of heads (the first three letters of words), then a line for each: the rest of each word in order, followed by
                a capital that gives the syllables of its first pronunciation (A is none, B one, C two ...)
hyphens.txt     pyphen's patterns for American English, which textstat falls back to: the patterns and all beginnings of patterns on one
                line, the values of the former on the next
easy_words.txt  textstat's Dale-Chall list
"""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from importlib import resources

DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "linter", "data")
TOKEN = re.compile(r"[a-z0-9_']+")  # what textstat leaves of a word; it never asks for the others


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    write("syllables.txt", "CMU Pronouncing Dictionary 0.7a, BSD 2-clause (see LICENSES.md): syllables of each word", buckets(sys.argv[1]))
    write("hyphens.txt", "hyph_en_US.dic as pyphen ships it, BSD-style (see LICENSES.md): hyphenation patterns", patterns())
    write("easy_words.txt", "Dale-Chall list as textstat ships it, MIT (see LICENSES.md)", easy_words())
    return 0


def write(name: str, source: str, lines: list[str]) -> None:
    with open(os.path.join(DATA, name), "w", encoding="utf-8", newline="\n") as stream:
        stream.write("\n".join([f"# {source}; made by tools/build_syllables.py", *lines, ""]))


def buckets(path: str) -> list[str]:
    by_head: defaultdict[str, dict[str, int]] = defaultdict(dict)
    with open(path, encoding="latin-1") as stream:
        for line in stream:
            word, _, *phones = line.lower().split()
            if TOKEN.fullmatch(word):
                by_head[word[:3]].setdefault(word[3:], sum(phone[-1].isdigit() for phone in phones))
    heads = sorted(by_head)
    return [" ".join(heads), *(bucket(by_head[head]) for head in heads)]


def bucket(counts: dict[str, int]) -> str:
    return "".join(f" {tail}{chr(65 + count)}" for tail, count in sorted(counts.items()))


def patterns() -> list[str]:
    from pyphen import Pyphen

    found = Pyphen(lang="en_US").hd.patterns
    values = {key: "0" * start + "".join(map(str, levels)) for key, (start, levels) in found.items()}
    beginnings = sorted({key[:end] for key in found for end in range(1, len(key) + 1)})
    return [" ".join(beginnings), " ".join(values.get(key, "") for key in beginnings)]


def easy_words() -> list[str]:
    listed = resources.files("textstat").joinpath("resources/en/easy_words.txt").read_text("utf-8")
    return sorted({line.strip() for line in listed.splitlines()} - {""})


if __name__ == "__main__":
    sys.exit(main())
