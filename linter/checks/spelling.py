"""A word that no dictionary has (Vale's `spelling`).

The words are looked up in Hunspell dictionaries through the extra `copydesk[spelling]`; without it the rule is refused
when it is read, with the remedy, and so is one whose dictionary is not to be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from linter import dictionaries, lazy
from linter import scope as scopes
from linter.checks._runs import Judge
from linter.checks.base import Hit, Match, Pattern
from linter.checks.tokens import Exceptions, exceptions
from linter.dictionaries import Files
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple
from linter.scope import Scope

NEEDS_HITS = False
_RUN = lazy.pattern(r"\S+")


class Params(NamedTuple):
    """`english` is set where no dictionary was named: then only English documents are looked at. `phrases` are accepted
    terms of several words, inside which nothing is looked up."""

    dictionaries: tuple[Files, ...]
    lists: tuple[str, ...]
    english: bool
    custom: bool
    filters: tuple[str, ...]
    exceptions: Exceptions
    phrases: str
    split: bool
    scope: Scope


def parse(fields: Fields) -> Params:
    """Reads `dictionaries` (names), `dicpath` (the folder they are in), `aff` and `dic` (one by its files), `append` (the
    default dictionary as well), `ignore` (files of words), `filters` (regular expressions of words to pass over), `custom` (only
    those, not also the built-in ones), `exceptions` (accepted words and phrases), `split` (look at the parts of identifiers)."""
    fields.asked.add("threshold")  # Vale reads it and does nothing with it
    try:
        found, default = _dictionaries(fields)
    except LookupError as error:
        key = next((k for k in ("dictionaries", "dicpath", "aff", "dic") if fields.values.get(k)), "extends")
        raise fields.fail(key, f"'spelling' {error}" if key == "extends" else str(error)) from error
    filters = tuple(fields.regex(f"filters/{n}", f) for n, f in enumerate(fields.strings("filters")))
    phrases = [re.sub(r"[ \t]+", r"\\s+", term) for term in fields.strings("exceptions") if " " in term or r"\s" in term]
    return Params(
        found, dictionaries.word_files(fields.strings("ignore"), fields.path), default, fields.flag("custom"), filters, exceptions(fields),
        rf"\b(?:{'|'.join(phrases)})\b" if phrases else "", fields.flag("split"),
        scopes.lenient(fields.strings("scope"), fields.flag("quoted")),
    )  # fmt: skip


def _dictionaries(fields: Fields) -> tuple[tuple[Files, ...], bool]:
    aff, dic, folder = fields.text("aff"), fields.text("dic"), fields.text("dicpath")
    names, append = fields.strings("dictionaries"), fields.flag("append")
    english = dictionaries.english()  # also says whether Hunspell is there
    if aff and dic:
        return (dictionaries.by_path(aff, dic, fields.path),), False
    found = tuple(dictionaries.named(name, fields.path, folder) for name in names)
    return (*found, *(english if append or not found else ())), not found


def patterns(params: Params) -> tuple[Pattern, ...]:
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every word in no dictionary; the message is given the word."""
    if params.english and not document.lang.startswith("en"):
        return
    text, judge = document.text, _judge(params)
    # a document repeats its words, so most of it is looked at but once
    wrong = {run: pieces for run in set(text.split()) if (pieces := judge[run])}
    for run in _RUN.finditer(text) if wrong else ():
        for piece in wrong.get(run.group(), ()):
            start = run.start() + piece.start
            if _counts(document, params, start, start + len(piece.text)):
                yield Match(document.span(start, start + len(piece.text)), (piece.text,))


@lru_cache(maxsize=16)
def _judge(params: Params) -> Judge:
    speller = dictionaries.speller(params.dictionaries, params.lists)
    return Judge(speller, [re.compile(f) for f in params.filters], params.custom, params.split, params.exceptions.excuse)


def _counts(document: Document, params: Params, start: int, end: int) -> bool:
    return scopes.holds(params.scope, document, start, end) and not _in_phrase(document, params.phrases, start, end)


def _in_phrase(document: Document, phrases: str, start: int, end: int) -> bool:
    if not phrases:
        return False
    block = document.block_at(start)
    found = re.compile(phrases, re.I).finditer(document.text, block.start, block.end)
    return any(m.start() <= start and end <= m.end() for m in found)
