"""How often the language of a text is told by its words: `python bench/languages.py LANGUAGE=FILE[:COLUMN] ...`

A FILE is text, or a table (.tsv) of which the COLUMN named counts; `LANGUAGE` is the code that is right for it. Prints the share of
pieces of 20, 50 and 120 words whose language was told, and what the others were taken for.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from linter.document import read
from linter.source import from_bytes

SIZES = (20, 50, 120)
MOST = 500  # pieces of a size


def words(place: str) -> list[str]:
    """The words of a file, or of one column of a table."""
    path, _, column = place.partition(":")
    text = Path(path).read_text(encoding="utf-8")
    if column:
        rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        text = " ".join(row[column] or "" for row in rows)
    return text.split()


def pieces(found: list[str], size: int) -> Iterator[str]:
    """The first pieces of so many words each."""
    for at in range(0, min(len(found) - size, MOST * size), size):
        yield " ".join(found[at : at + size])


def told(piece: str) -> str:
    """The language a text file with these words is taken to be in."""
    return read(from_bytes(piece.encode(), "piece.txt")).lang


def main(arguments: list[str]) -> int:
    """Print a row a file."""
    if not arguments or any("=" not in argument for argument in arguments):
        print(__doc__, file=sys.stderr)
        return 2
    for argument in arguments:
        right, place = argument.split("=", 1)
        found = words(place)
        for size in SIZES:
            said = Counter(told(piece) for piece in pieces(found, size))
            others = ", ".join(f"{lang} {count}" for lang, count in said.most_common() if lang != right)
            print(f"{right}  {size:>4} words  {said[right] / max(said.total(), 1):.3f} of {said.total():>4}  {others}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
