"""What page furniture says, kind by kind: the word lists beside the rules, made ready for looking lines up.

A list `<kind>.txt` holds lines that are furniture wherever they stand; `<kind>-likely.txt` holds lines that are furniture only
in the company of other furniture. `*` in a line stands for any words, `0` for any number; for the rest the lists spell
their lines as `fold` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from linter import lazy
from linter.fields import Kept
from linter.hints import Literal, NamedTuple

Strength = Literal["certain", "probable", "likely"]

# Lists that are no lines of their own kind: the words that a bar or a plea is made of, and class names of HTML elements.
THINGS = "-things"  # what a plea is about, `<kind>-things`
PARTS = ("share-words", "plea-verbs", "line-words", "html-classes")
WEIGHTS = "line-weights"  # no words at all: what each feature of a line is worth
FOREIGN = "foreign"  # lines of all kinds in other languages, each as `<list>: <line>`, for documents that are not in English

_LIKELY = "-likely"
_TEASER = 14
_SHORT, _LONGEST_INNER = 6, 40  # words
SEPARATORS = ("|", "·", "•", "»", "›", " / ")
_NUMBER = lazy.pattern(r"\d+(?:[.,:]\d+)*")
_EDGES = " \t\u00a0\ufffc\u200b»«›‹→←▶►▼▲•●·|*-–—_:….,!+#>/<×~▸⇒¡"
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("…", "..."))


class Label(NamedTuple):
    """What a line says: its kind of furniture and how far the words alone can be trusted."""

    kind: str
    strength: Strength


Plain = tuple[str, Strength]  # what a vocabulary holds of a label, since the cache takes plain types only
Entry = tuple[str, Plain]


class Template(NamedTuple):
    """A line with gaps: the literal parts between its stars."""

    parts: tuple[str, ...]
    size: int  # words in the literal parts
    label: Label


class Vocabulary(NamedTuple):
    """All lists of one pack. `opening` holds the templates by their first word; of those that begin with a gap, `closing`
    holds the ones that end a line (`ends` are their ends) and `inner` the others by a word they cannot do without."""

    whole: Mapping[str, Plain]
    opening: Mapping[str, Sequence[Entry]]
    firsts: frozenset[str]  # with which a line of more than a few words may begin
    triggers: frozenset[str]  # of which it must hold one otherwise
    closing: Sequence[Entry]
    ends: tuple[str, ...]
    inner: Mapping[str, Sequence[Entry]]
    parts: Mapping[str, frozenset[str]]
    classes: Mapping[str, str]

    def may_know(self, text: str, words: int) -> bool:
        """Whether it is worth while to look a line up; most sentences of an article are told by their words alone."""
        plain = text.lower()
        if words <= _SHORT or _first_word(plain) in self.firsts or "..." in text[-60:] or "…" in text[-60:]:
            return True
        return words <= _LONGEST_INNER and (not self.triggers.isdisjoint(plain.split(" ")) or is_parted(plain))

    def label(self, folded: str, words: int) -> Label | None:
        """The label of a folded line, if any list holds it."""
        exact = self.whole.get(folded)
        known = Label(*exact) if exact else None
        if not folded or (known and known.strength == "certain"):
            return known
        for template in self._candidates(folded, words):
            # a short template says little of a long line
            if words <= 8 + 5 * template.size and _fits(template.parts, folded):
                if template.label.strength == "certain":
                    return template.label
                known = known or template.label
        return known

    def _candidates(self, folded: str, words: int) -> Iterator[Template]:
        for entry in self.opening.get(_first_word(folded), ()):
            if folded.startswith(entry[0].partition("*")[0]):
                yield _template(entry)
        if folded.endswith(self.ends):
            yield from map(_template, self.closing)
        if words <= _LONGEST_INNER:
            for word in self.inner.keys() & folded.split(" "):
                yield from map(_template, self.inner[word])


def is_parted(line: str) -> bool:
    """Does a mark stand in the line that parts the pieces of a bar?"""
    for mark in SEPARATORS:  # noqa: SIM110 - called for every line, and `any` takes three times as long
        if mark in line:
            return True
    return False


def fold(text: str) -> str:
    """A line as the lists spell it: lower case, straight quotes, numbers as 0, no decoration at the edges."""
    plain = text.replace("İ", "i").lower()
    if not plain.isascii():
        for curly, straight in _STRAIGHT:
            plain = plain.replace(curly, straight)
    if "  " in plain or "\t" in plain:
        plain = " ".join(plain.split())
    plain = _NUMBER.sub("0", plain).strip(_EDGES)
    while plain and _PAIRS.get(plain[0]) == plain[-1] and plain.count(plain[0]) == 1:
        plain = plain[1:-1].strip(_EDGES)
    return plain


def kinds(lists: Iterable[str]) -> list[str]:
    """The kinds that the names of the lists stand for."""
    names = (name.removesuffix(".txt").removesuffix(_LIKELY) for name in lists)
    return sorted({name for name in names if not _is_part(name)})


def _is_part(name: str) -> bool:
    return name in (WEIGHTS, FOREIGN) or name in PARTS or name.endswith(THINGS)


class Lexicon:
    """The lists of a pack, made into a vocabulary when the first document asks for it."""

    def __init__(self, lists: Mapping[str, Sequence[str]], kept: Kept | None = None) -> None:
        self.lists = lists
        self._kept = kept or (lambda name, make: make())

    def read_for(self, text: str) -> Vocabulary:
        """The vocabulary for a text; lines in other languages are left out of it where the text is plainly English."""
        return self.vocabulary if 1000 * (text.count(" the ") + text.count(" of ")) > len(text) else self.everything

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(*self._kept("english", lambda: tuple(build(self.lists))))

    @cached_property
    def everything(self) -> Vocabulary:
        return Vocabulary(*self._kept("everything", lambda: tuple(build(with_foreign(self.lists)))))

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each feature of a line is worth, in natural logarithms of odds; empty if the pack has no such list."""
        rows = (row.rpartition(" ") for row in self.lists.get(WEIGHTS + ".txt", ()))
        return {name: float(worth) for name, _, worth in rows}


_lexicons: list[Lexicon] = []


def lexicon(lists: Mapping[str, Sequence[str]], kept: Kept) -> Lexicon:
    """The lexicon of these lists: one for all rules that were given the same ones, so that they share what is computed from it."""
    for known in _lexicons:
        if known.lists is lists:
            return known
    _lexicons.append(Lexicon(lists, kept))
    del _lexicons[:-4]
    return _lexicons[-1]


def with_foreign(lists: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The lists with the lines in other languages added."""
    found = {name: list(lines) for name, lines in lists.items() if name != WEIGHTS + ".txt"}
    for row in lists.get(FOREIGN + ".txt", ()):
        name, _, line = row.partition(": ")
        found.setdefault(name + ".txt", []).append(line)
    return found


def build(lists: Mapping[str, Sequence[str]]) -> Vocabulary:
    """The vocabulary of the lists."""
    whole: dict[str, Plain] = {}
    opening: dict[str, list[Entry]] = {}
    inner: list[Entry] = []
    parts: dict[str, frozenset[str]] = {}
    for file in sorted(lists, key=lambda name: (_LIKELY not in name, name)):  # the certain lists last: they have the last word
        name = file.removesuffix(".txt")
        if name in (WEIGHTS, FOREIGN):
            continue
        if _is_part(name):
            parts[name] = frozenset(lists[file])
            continue
        label: Plain = (name.removesuffix(_LIKELY), "likely" if name.endswith(_LIKELY) else "certain")
        whole.update(dict.fromkeys(lists[file], label))
        for line in [line for line in lists[file] if "*" in line]:
            if line.startswith("*"):
                inner.append((line, label))
            else:
                opening.setdefault(_first_word(line), []).append((line, label))
    keyed = _by_key(inner)
    long = {_first_word(line) for line in whole if len(line) > 4 * _SHORT and line.count(" ") >= _SHORT}
    closing = [entry for entry in inner if not entry[0].endswith("*")]
    return Vocabulary(
        whole, opening, frozenset(long | opening.keys() | parts.get("share-words", frozenset())),
        frozenset(keyed.keys() | parts.get("plea-verbs", frozenset())),
        closing, tuple(line.rsplit("*", 1)[1] for line, _ in closing), keyed, parts,
        dict(entry.split(" ", 1) for entry in parts.get("html-classes", ()) if " " in entry),
    )  # fmt: skip


@lru_cache(maxsize=1000)
def _template(entry: Entry) -> Template:
    line, label = entry
    # words cut off by dots and followed by an invitation are a teaser, and a teaser may be a whole paragraph
    size = _TEASER if line.startswith("*...") else len(line.replace("*", " ").split())
    return Template(tuple(line.split("*")), size, Label(*label))


def _first_word(line: str) -> str:
    return line.split(" ", 1)[0].split("*", 1)[0].rstrip(":,.!")


def _by_key(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by the longest word that stands whole in every line they fit."""
    found: dict[str, list[Entry]] = {}
    for line, label in entries:
        if line.endswith("*"):
            words = [word for part in line.split("*") for word in part.split(" ")[:-1] if word]
            found.setdefault(max(words, key=len, default=""), []).append((line, label))
    return found


def _fits(parts: tuple[str, ...], line: str) -> bool:
    first, last = parts[0], parts[-1]
    if not line.startswith(first) or (first and not _edge(line, len(first))):
        return False
    at = len(first)
    for part in parts[1:-1]:
        found = line.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return len(line) - len(last) >= at and line.endswith(last)


def _edge(line: str, at: int) -> bool:
    """No word runs on across `at`."""
    return at >= len(line) or not (line[at - 1].isalnum() and line[at].isalnum())
