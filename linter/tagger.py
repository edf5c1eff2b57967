"""Parts of speech of English words in Penn Treebank tags, by an averaged perceptron that others trained.

Two models are known, both of the same features. NLTK's own is Vale's too, weight by weight; it is taken where the user
has it among NLTK's data. The other, older one comes with the package textblob-aptagger (the extra `copydesk[sequence]`),
of which nothing but its file of weights is read. Nothing is downloaded.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from linter import lazy
from linter.hints import Any, NamedTuple, cast

REMEDY = "needs a part-of-speech tagger: install copydesk[sequence]"
_NLTK = os.path.join("taggers", "averaged_perceptron_tagger_eng")
_FILES = [f"averaged_perceptron_tagger_eng.{part}.json" for part in ("weights", "tagdict", "classes")]
_PACKAGE = os.path.join("textblob_aptagger", "trontagger-0.1.0.pickle")
_START = ("-START-", "-START2-")
_END = ("-END-", "-END2-")
_GIVEN = {"-": "-", "(": "(", ")": ")", "0": "-NONE-", "*": "-NONE-"}
_KEPT = lazy.pattern(r"-[A-Z]{3}-")
_REMEMBERED = 20_000  # rows of scores a table keeps

_NOTHING: Mapping[str, float] = {}

Row = list[float]


class Model(NamedTuple):
    """Weights by feature and tag, the tags of words that have but one, all tags."""

    weights: Mapping[str, Mapping[str, float]]
    certain: Mapping[str, str]
    tags: Sequence[str]


class _Rows(dict[Any, Row]):
    """Sums of weights by what they depend on: a row is added up when first asked for."""

    def __init__(self, model: Model, features: Callable[[Any], tuple[str, ...]]) -> None:
        self._weights = model.weights
        self._places = {tag: n for n, tag in enumerate(model.tags)}
        self._features = features

    def __missing__(self, key: object) -> Row:
        if len(self) > _REMEMBERED:
            self.clear()
        row = self[key] = [0.0] * len(self._places)
        for feature in self._features(key):
            for tag, weight in self._weights.get(feature, _NOTHING).items():
                row[self._places[tag]] += weight
        return row


class Tagger:
    """Tags the words of a sentence from left to right."""

    def __init__(self, model: Model) -> None:
        self._certain = {**model.certain, **_GIVEN}
        self._tags = list(model.tags)
        self._word = _Rows(model, lambda w: ("bias", f"i suffix {_last(w)}", f"i pref1 {_first(w)}", f"i word {_normal(w)}"))
        self._before = _Rows(model, lambda w: (f"i-1 word {w}", f"i-1 suffix {_last(w)}"))
        self._before2 = _Rows(model, lambda w: (f"i-2 word {w}",))
        self._behind = _Rows(model, lambda w: (f"i+1 word {w}", f"i+1 suffix {_last(w)}"))
        self._behind2 = _Rows(model, lambda w: (f"i+2 word {w}",))
        self._chosen = _Rows(model, lambda k: (f"i-1 tag {k[0]}", f"i-2 tag {k[1]}", f"i tag+i-2 tag {k[0]} {k[1]}"))
        self._paired = _Rows(model, lambda k: (f"i-1 tag+i word {k[0]} {k[1]}",))

    def tag(self, words: Sequence[str]) -> list[str]:
        """The tags of the words of one sentence."""
        around = [*_START, *map(_normal, words), *_END]
        last, before = _START
        found = []
        for at, word in enumerate(words, 2):
            tag = self._certain.get(word) or _by_form(word) or self._predict(word, around, at, last, before)
            found.append(tag)
            last, before = tag, last
        return found

    def _predict(self, word: str, around: Sequence[str], at: int, last: str, before: str) -> str:
        rows = (
            self._word[word], self._chosen[last, before], self._paired[last, around[at]], self._before[around[at - 1]],
            self._before2[around[at - 2]], self._behind[around[at + 1]], self._behind2[around[at + 2]],
        )  # fmt: skip
        scores = [a + b + c + d + e + f + g for a, b, c, d, e, f, g in zip(*rows, strict=True)]
        return self._tags[scores.index(max(scores))]


def _by_form(word: str) -> str:
    if word[0] == "@":
        return "NN"
    return word if word[0] == "-" and _KEPT.fullmatch(word) else ""


def _normal(word: str) -> str:
    if "-" in word[1:] and word[0] != "-":
        return "!HYPHEN"
    if len(word) == 4 and word.isdecimal():
        return "!YEAR"
    return "!DIGITS" if word[0] in "0123456789" else word.lower()


def _last(word: str) -> str:
    """The last three bytes, which Vale takes for letters."""
    return word[-3:] if word.isascii() else word.encode("utf-8", "replace")[-3:].decode("utf-8", "replace")


def _first(word: str) -> str:
    return word[0] if word[0].isascii() else "\ufffd"


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The tagger, read once a process. Raises LookupError where no model is installed."""
    folder = _nltk_folder()
    if folder:
        return Tagger(_from_json(folder))
    path = package_file()
    if path:
        return Tagger(_from_pickle(path))
    raise LookupError(REMEDY)


def is_installed() -> bool:
    """Whether there is a model to tag with."""
    return bool(_nltk_folder() or package_file())


def package_file() -> str:
    """Where textblob-aptagger keeps its weights, or nothing: the package itself need not be imported."""
    paths = (os.path.join(folder, _PACKAGE) for folder in sys.path)
    return next(filter(os.path.isfile, paths), "")


def _nltk_folder() -> str:
    folders = (os.path.join(folder, _NLTK) for folder in _nltk_data())
    return next((f for f in folders if all(os.path.isfile(os.path.join(f, name)) for name in _FILES)), "")


def _nltk_data() -> Iterator[str]:
    # where NLTK itself looks; to ask it would import all of it
    yield from filter(None, os.environ.get("NLTK_DATA", "").split(os.pathsep))
    yield os.path.expanduser("~/nltk_data")
    for prefix in (sys.prefix, os.path.join(sys.prefix, "share"), os.path.join(sys.prefix, "lib")):
        yield os.path.join(prefix, "nltk_data")
    if sys.platform == "win32":
        yield os.path.join(os.environ.get("APPDATA", "C:\\"), "nltk_data")
    else:
        yield from (f"/usr{part}/nltk_data" for part in ("/share", "/local/share", "/lib", "/local/lib"))


def _from_json(folder: str) -> Model:
    import json

    parts = []
    for name in _FILES:
        with open(os.path.join(folder, name), encoding="utf-8") as stream:
            parts.append(json.load(stream))
    return Model(parts[0], parts[1], sorted(parts[2]))


def _from_pickle(path: str) -> Model:
    import pickle

    class Plain(pickle.Unpickler):
        """Makes sets, numbers, texts and mappings, and nothing that could run."""

        def find_class(self, module: str, name: str) -> Any:
            if (module, name) in (("builtins", "set"), ("__builtin__", "set")):
                return set
            raise pickle.UnpicklingError(f"{path} is not the file it should be: it names {module}.{name}")

    with open(path, "rb") as stream:
        weights, certain, tags = cast("tuple[Any, Any, set[str]]", Plain(stream).load())
    return Model(weights, certain, sorted(tags))
