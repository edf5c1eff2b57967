"""Hunspell dictionaries: where their files are, and whether a word is in them.

Hunspell itself does the work, through the package chunspell (the extra `copydesk[spelling]`), which brings an American
English dictionary along. Nothing here is imported before a rule that `extends: spelling` runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import lru_cache

from linter.hints import Any, NamedTuple

_ENDINGS = (".aff", ".dic")
_SYSTEM = (  # where systems, LibreOffice apart, keep dictionaries for every program
    "/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/usr/local/share/hunspell", "/opt/homebrew/share/hunspell",
    "/Library/Spelling", os.path.join("~", "Library", "Spelling"),
)  # fmt: skip
REMEDY = "needs Hunspell: install copydesk[spelling]"


class Files(NamedTuple):
    """The two files of a dictionary."""

    aff: str
    dic: str


_COMMON = Files("", "")  # stands for the words of linter.vocabulary


def styles_folder(rule_path: str) -> str:
    """The folder of packs or styles a rule file lies in: what Vale calls StylesPath."""
    return os.path.dirname(os.path.dirname(os.path.abspath(rule_path)))


def english() -> tuple[Files, ...]:
    """The American English dictionary that chunspell brings along, which is older than the `blog`, and with it the words of
    `linter.vocabulary`, which has British spellings, too. Raises LookupError where chunspell is not installed."""
    return (_bundled(), _COMMON)


def _bundled() -> Files:
    return _pair(os.path.join(os.path.dirname(_library().__file__), "dictionaries", "en_US"))


def named(name: str, rule_path: str, folder: str = "") -> Files:
    """A dictionary by its name (`en_GB`). Raises LookupError, saying where it was looked for.

    Looked for in `folder` (absolute, or below the styles folder or the working directory) or, where there is none, in
    `config/dictionaries` below the styles folder; then in $DICPATH, beside the rule and where the system keeps them.
    """
    places = [*_own_places(folder, rule_path), *os.environ.get("DICPATH", "").split(os.pathsep), os.path.dirname(rule_path), *_SYSTEM]
    for place in filter(None, places):
        found = _pair(os.path.join(os.path.expanduser(place), name))
        if all(map(os.path.isfile, found)):
            return found
    if name == "en_US":
        return _bundled()
    searched = ", ".join(dict.fromkeys(os.path.normpath(p) for p in filter(None, places[: -len(_SYSTEM)])))
    raise LookupError(f"the dictionary '{name}' ({name}.aff, {name}.dic) is neither in {searched} nor where the system keeps dictionaries")


def by_path(aff: str, dic: str, rule_path: str) -> Files:
    """A dictionary by the paths of its files. Raises LookupError."""
    base = styles_folder(rule_path)
    found = [_existing(name, (base, os.path.join(base, "config", "dictionaries"), os.path.dirname(rule_path))) for name in (aff, dic)]
    for name, path in zip((aff, dic), found, strict=True):
        if not path:
            raise LookupError(f"'{name}' is no file below {base}, beside the rule or in the working directory")
    return Files(found[0], found[1])


def word_files(names: Sequence[str], rule_path: str) -> tuple[str, ...]:
    """The existing files of words to ignore: each name may be found in several places, and all of them count, as in Vale."""
    base = styles_folder(rule_path)
    folders = (os.getcwd(), base, os.path.join(base, "config", "ignore"), os.path.dirname(os.path.abspath(rule_path)))
    paths = [os.path.join(folder, name) for name in names for folder in folders]
    return tuple(dict.fromkeys(path for path in paths if os.path.isfile(path)))


def _own_places(folder: str, rule_path: str) -> list[str]:
    base = styles_folder(rule_path)
    if not folder:
        return [os.path.join(base, "config", "dictionaries")]
    places = [os.path.join(base, folder), os.path.join(os.getcwd(), folder)]  # an absolute folder is itself in both
    if not any(map(os.path.isdir, places)):
        raise LookupError(f"'{folder}' is no folder, neither below {base} nor in the working directory")
    return places


def _existing(name: str, folders: Sequence[str]) -> str:
    paths = [os.path.join(folder, os.path.expanduser(name)) for folder in (*folders, os.getcwd())]
    return next((path for path in paths if os.path.isfile(path)), "")


def _pair(stem: str) -> Files:
    return Files(*[stem + ending for ending in _ENDINGS])


def _library() -> Any:
    try:
        import hunspell
    except ImportError as error:
        raise LookupError(REMEDY) from error
    if not hasattr(hunspell, "Hunspell"):  # another package of that name
        raise LookupError(f"{REMEDY} (the module 'hunspell' that is installed is not chunspell's)")
    return hunspell


class Speller:
    """Some dictionaries and lists of words to ignore. A word is right when any of them has it."""

    def __init__(self, dictionaries: Sequence[Files], lists: Sequence[str]) -> None:
        self._dictionaries = [_load(files) for files in dictionaries]
        self._ignored = frozenset[str]().union(*map(_words, lists))

    def knows(self, word: str) -> bool:
        """Whether a word is spelt rightly; with hyphens it may also be so part by part."""
        return self._has(word) or ("-" in word and all(self._has(part) for part in word.split("-") if part))

    def _has(self, word: str) -> bool:
        if word in self._ignored or word.lower() in self._ignored:
            return True
        return any(_spells(dictionary, word) for dictionary in self._dictionaries)


@lru_cache(maxsize=16)
def speller(dictionaries: tuple[Files, ...], lists: tuple[str, ...]) -> Speller:
    """The speller over these files, read once a process. Raises LookupError where Hunspell is not installed."""
    return Speller(dictionaries, lists)


class _Common:
    """The words of `linter.vocabulary`, as if they were a dictionary of Hunspell's."""

    def spell(self, word: str) -> bool:
        from linter import vocabulary

        return word.removesuffix("'s").lower() in vocabulary.words()


@lru_cache(maxsize=16)
def _load(files: Files) -> Any:
    if files == _COMMON:
        return _Common()
    stem, ending = os.path.splitext(files.aff)
    if _pair(stem) == files:
        return _open(stem)
    # the library wants both under one name
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for path, ending in zip(files, _ENDINGS, strict=True):
            shutil.copyfile(path, os.path.join(folder, f"both{ending}"))
        return _open(os.path.join(folder, "both"))


def _open(stem: str) -> Any:
    folder, name = os.path.split(stem)
    return _library().Hunspell(name, hunspell_data_dir=folder, system_encoding=sys.getfilesystemencoding())


def _spells(dictionary: Any, word: str) -> bool:
    try:
        return bool(dictionary.spell(word))
    except UnicodeEncodeError:
        return False  # a letter the dictionary's encoding does not have


@lru_cache(maxsize=64)
def _words(path: str) -> frozenset[str]:
    with open(path, encoding="utf-8-sig", errors="replace") as stream:
        return frozenset(word for line in stream if (word := line.strip()) and word != "#")
