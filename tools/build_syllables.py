"""Build linter/data from the sources textstat counts syllables with, so that it is not needed to count them.

    python tools/build_syllables.py path/to/cmudict

`cmudict` is the file of that name in nltk's corpora/cmudict.zip (0.7a); textstat and pyphen must be installed. Three files are written:

syllables.txt   an index, then the words by their first three letters, a line each: the rest of every word in order, followed by a capital
                that gives the syllables of its first pronunciation (A is none, B one, C two ...). The index has a place for every three
                characters of `linter.syllables.ALPHABET` with the offset of their line, so that nothing need be parsed; words that
                begin with others (M1) stand whole in the second line
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
from itertools import product

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from linter.syllables import ALPHABET, WIDTH

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
    lines, index, offset = [], [], 0
    for head in map("".join, product(ALPHABET, repeat=3)):
        index.append(f"{offset:0{WIDTH}x}")
        found = by_head.pop(head.rstrip(" "), None)
        if found:
            lines.append("".join(f" {tail}{chr(65 + count)}" for tail, count in sorted(found.items())))
            offset += len(lines[-1]) + 1
    odd = [f"{head}{tail}{chr(65 + count)}" for head in sorted(by_head) for tail, count in sorted(by_head[head].items())]
    return ["".join([*index, f"{offset:0{WIDTH}x}"]), " ".join(odd), *lines]


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
