"""What build_terms.py reads: running text as counted pairs of words, lists of terms, thesauri, phrases that were spun."""

from __future__ import annotations

import csv
import lzma
import math
import re
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from linter.terms import FUNCTION_WORDS, base_form

Pair = tuple[str, str]
_WORD = re.compile(r"[a-z][a-z']*|[^a-z \-\n\u00a0]|\n\n")
_BRACKETS = re.compile(r"\([^)]*\)")


def usable(word: str) -> bool:
    return len(word) > 2 and word not in FUNCTION_WORDS and word.isascii() and word.replace("'", "").isalpha()


def words_of(text: str) -> list[str]:
    """The words of a phrase in their base form; a hyphen parts words."""
    return [base_form(w) for w in re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower().replace("’", "'"))]


def pairs_of(text: str) -> Iterator[Pair]:
    """The words that stand side by side in running text, with nothing but space or a hyphen between them."""
    before = ""
    for word in _WORD.findall(text.lower().replace("’", "'")):
        word = base_form(word) if usable(word) else ""
        if before and word:
            yield before, word
        before = word


def abstracts(folder: Path) -> Iterator[str]:
    """Title and abstract of every paper in the archive's tables, each once."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8", errors="replace") as stream:
            for row in stream:
                cells = row.split("\t")
                abstract = max(cells, key=len)
                if abstract[:200] not in seen:
                    seen.add(abstract[:200])
                    yield abstract + " . " + (cells[-4] if len(cells) > 4 else "")


def document_counts(texts: Iterable[str]) -> tuple[Counter[Pair], Counter[str]]:
    """In how many texts a pair, and a word, stands."""
    pairs: Counter[Pair] = Counter()
    single: Counter[str] = Counter()
    for text in texts:
        found = set(pairs_of(text))
        pairs.update(found)
        single.update({word for pair in found for word in pair})
    return pairs, single


def plain_texts(folder: Path) -> Iterator[str]:
    """Every text below a folder; tags of MASC (`word_TAG`) and markup are taken out."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        text = path.read_text("utf-8", errors="replace")
        if path.suffix == ".cnxml":
            text = re.sub(r"<[^>]+>", lambda m: " " if re.match(r"</?(term|emphasis|link|sup|sub)", m[0]) else "\n\n", text)
        yield re.sub(r"(?<=\S)_[A-Z$.,:'`()-]+(?= )", "", text)


def speech_model(path: Path) -> set[Pair]:
    """The pairs of a CMU Sphinx language model (`Trie Language Model`, order 3, quantised): they are kept last word first."""
    raw = path.read_bytes()
    at = len(b"Trie Language Model") + 1
    words, pairs, triples = struct.unpack_from("<3I", raw, at)
    at += 12 + 4 + 65536 * 4 * 3
    nexts = [struct.unpack_from("<ffI", raw, at + 12 * n)[2] for n in range(words + 1)]
    at += 12 * (words + 1)
    word_bits, size = words.bit_length(), words.bit_length() + 32 + triples.bit_length()
    names_at = at + ((1 + pairs) * size + 7) // 8 + 8 + ((1 + triples) * (word_bits + 16) + 7) // 8 + 8
    names = [base_form(w.decode("utf-8", "replace")) for w in raw[names_at + 4 :].split(b"\0")[:words]]
    found = set()
    for second in range(words):
        for n in range(nexts[second], nexts[second + 1]):
            place = at + n * size // 8
            first = int.from_bytes(raw[place : place + 8], "little") >> (n * size % 8) & (1 << word_bits) - 1
            if usable(names[first]) and usable(names[second]):
                found.add((names[first], names[second]))
    return found


def counted(path: Path) -> Counter[tuple[str, ...]]:
    """Lines of `word [word] number`."""
    found: Counter[tuple[str, ...]] = Counter()
    for line in path.read_text("utf-8-sig").splitlines():
        *words, number = line.split()
        found[tuple(base_form(w) for w in words)] += int(number)
    return found


class WordNet:
    """Synonyms, neighbours one pointer away, terms of several words and nouns of WordNet 3's database files."""

    def __init__(self, folder: Path) -> None:
        self.synonyms: dict[str, set[str]] = defaultdict(set)
        self.related: dict[str, set[str]] = defaultdict(set)
        self.terms: list[str] = []
        self.nouns: set[str] = set()
        self.glosses: list[str] = []
        sets: dict[tuple[str, str], tuple[list[str], list[tuple[str, str]]]] = {}
        for kind in ("noun", "verb", "adj", "adv"):
            self._read(folder / f"data.{kind}", sets)
        for words, pointers in sets.values():
            near = {v for key in pointers if key in sets for v in sets[key][0]}
            for word in words:
                self.synonyms[base_form(word)].update(base_form(w) for w in words if w != word)
                self.related[base_form(word)].update(base_form(w) for w in near)

    def _read(self, path: Path, sets: dict[tuple[str, str], tuple[list[str], list[tuple[str, str]]]]) -> None:
        for line in path.read_text("latin-1").splitlines():
            if line.startswith(" "):
                continue
            data, _, gloss = line.partition(" | ")
            parts = data.split()
            count = int(parts[3], 16)
            words = [parts[4 + 2 * n].split("(")[0].lower().replace("_", " ") for n in range(count)]
            rest = parts[5 + 2 * count :]
            pointers = [(rest[4 * n + 2].replace("s", "a"), rest[4 * n + 1]) for n in range(int(parts[4 + 2 * count]))
                        if rest[4 * n][0] in "@~&+^*\\$"]  # fmt: skip
            sets[parts[2].replace("s", "a"), parts[0]] = (words, pointers)
            self.glosses.append(gloss)
            self.terms += [w for w in words if " " in w or "-" in w]
            if parts[2] == "n":
                self.nouns.update(base_form(w) for w in words)


def moby(path: Path) -> dict[str, set[str]]:
    """Moby's entries: a word and all that stands beside it."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("utf-8", errors="replace").lower().splitlines():
        head, *words = line.strip().split(",")
        if " " not in head:
            found[base_form(head)].update(base_form(w) for w in words if " " not in w)
    return found


class Spun:
    """One phrase of the published list and the term it stands for; `fold` is made from the term alone."""

    def __init__(self, row: dict[str, str]) -> None:
        self.phrase, self.term, self.papers = row["tortured"], row["expected"], int(row["pps_papers"] or 0)
        self.fold = sum(self.term.encode()) * 2654435761 % 2**32 // 7 % 3

    def aligned(self) -> list[Pair]:
        """(word found, word it stands for), where the two phrases can be laid side by side."""
        found, meant = self._words()
        if len(found) == len(meant):
            return list(zip(found, meant, strict=True))
        return [pair for block in self._blocks() for pair in (zip(*block, strict=True) if len(block[0]) == len(block[1]) else ())]

    def swaps(self) -> set[Pair]:
        """(replacement, word it stands for): for one word of several the first and the last of them."""
        ends = {(words[n], meant[0]) for words, meant in self._blocks() if len(words) > 1 == len(meant) for n in (0, -1)}
        return {(a, x) for a, x in ends | set(self.aligned()) if a != x and usable(a) and usable(x)}

    def _words(self) -> tuple[list[str], list[str]]:
        return words_of(_BRACKETS.sub(" ", self.phrase)), words_of(_BRACKETS.sub(" ", self.term))

    def _blocks(self) -> list[tuple[list[str], list[str]]]:
        """The words found and meant that correspond to each other, in their order."""
        found, meant = self._words()
        codes = SequenceMatcher(None, found, meant, False).get_opcodes()
        return [(found[i:i2], meant[j:j2]) for kind, i, i2, j, j2 in codes if kind in ("equal", "replace")]


def spun_phrases(path: Path) -> list[Spun]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [Spun(row) for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE) if row["split"] == "dev"]


def own_swaps(path: Path) -> set[Pair]:
    """Lines of `original: replacement, replacement`, word by word, as (replacement, original)."""
    return {pair for found, meant in _entries(path) if len(found) == len(meant) for pair in _unlike(zip(found, meant, strict=True))}


def partial_swaps(path: Path) -> set[Pair]:
    """(first or last word of a replacement of several words, original) of such lines: all of it that a pair of words shows."""
    return {
        pair for found, meant in _entries(path) if len(found) > 1 == len(meant) for pair in _unlike((found[n], meant[0]) for n in (0, -1))
    }


def _entries(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    for line in path.read_text("utf-8").splitlines():
        original, colon, replacements = line.partition(":")
        if colon and not line.startswith("#"):
            yield from ((words_of(replacement), words_of(original)) for replacement in replacements.split(","))


def _unlike(pairs: Iterable[Pair]) -> Iterator[Pair]:
    return ((a, x) for a, x in pairs if a != x and usable(a) and usable(x))


def log_ratio(part: float, whole: float) -> float:
    return math.log(max(part, 0.5) / whole)
