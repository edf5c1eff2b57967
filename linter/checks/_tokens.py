"""The words of a text as the checks on spun terms count them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Set
from functools import lru_cache
from operator import itemgetter

from linter import lazy
from linter.hashed import Hashed, keys_of
from linter.terms import base_form

_PIECE = 8_000  # characters, at least
_TOKEN = lazy.pattern(r"[a-z']+|\.")
# letters in lower case; space and hyphens part words, everything else stands between them as a full stop
_FOLD = bytes(c + 32 if 65 <= c <= 90 else c if 97 <= c <= 122 or c == 39 else 32 if c in (32, 45, 160) else 46 for c in range(256))


class Words:
    """The words of a text in lower case, and a full stop for every character between words that is no space."""

    def __init__(self, text: str) -> None:
        self._folded = text.replace("’", "'").encode("latin-1", "replace").translate(_FOLD).decode("ascii")
        self.all: list[str] = []
        self._pieces: list[tuple[int, int]] = []  # of each the number of its first word, and where it starts in the text
        start = 0
        while start < len(text):
            end = text.find("\n", start + _PIECE) + 1 or len(text)
            self._pieces.append((len(self.all), start))
            self.all += self._folded[start:end].replace(".", " . ").split()
            start = end
        self.distinct = frozenset(self.all)
        inflected = [word for word in self.distinct if word[-1] == "s"]
        self._words = [*self.distinct, *inflected]
        self._keys = keys_of([*self.distinct, *map(base_form, inflected)])

    def forms(self, known: Hashed) -> frozenset[str]:
        """The words that are known, or whose base form is."""
        return frozenset(known.among(self._words, self._keys))

    def spots(self, kinds: Mapping[str, Set[str]], wanted: re.Pattern[str]) -> list[int]:
        """The numbers of the words at which a pattern matches, where a letter stands for each word: that of the last kind that has it."""
        # a long text has half a million words, so that nothing but one look-up is done for each
        codes = dict.fromkeys(self.distinct, 0)
        for code, words in kinds.items():
            codes.update(dict.fromkeys(words, ord(code)))
        return [match.start() for match in wanted.finditer(bytes(map(codes.__getitem__, self.all)).decode())]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """[start, end) in the text of the words from one number to another, a genitive's ending left out."""
        number, start = self._pieces[bisect(self._pieces, first, key=itemgetter(0)) - 1]
        tokens = _TOKEN.finditer(self._folded, start)
        at = [next(tokens).span() for _ in range(last + 1 - number)]
        return at[first - number][0], at[-1][1] - 2 * self.all[last].endswith("'s")


@lru_cache(maxsize=1)  # two checks ask in turn
def words_of(text: str) -> Words:
    """The words of a text."""
    return Words(text)
