"""Turns of phrase translated word by word.

A rule names lists of `wrong -> right` by source language; the left side is a template (see `linter.checks._template`).
`~>` in place of the arrow marks one that a native writer might write for once. It is a suggestion, and becomes as
serious as the others where the document holds several from the same language.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from linter import lazy
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document
from linter.fields import Fields
from linter.findings import Level
from linter.hints import NamedTuple
from linter.phrases import fold

NEEDS_HITS = True
_ENOUGH = 3  # different doubtful phrases of one language that no longer are chance ...
_PER_WORDS = 1500  # ... in a text of this many words, and as many more in a longer one
_ARROWS = lazy.pattern(r"(.+?) ([-~])> ?(.*)")
_FEW = 12  # words of which one must stand near: more are not worth their keep
_ITALICS = 200  # characters: longer stretches are emphasised, not named
_PROBE = 90  # characters around an anchor in which its template may lie


class Entry(NamedTuple):
    """A line of a list, and the language it came from."""

    template: str
    sure: bool
    right: str
    language: str


class Params:
    """The lines of all lists, numbered as the hits are, and their languages; `lists[n]` are (language, lines)."""

    __slots__ = ("lists", "weigh")

    def __init__(self, lists: tuple[tuple[str, tuple[str, ...]], ...], weigh: bool) -> None:
        self.lists = lists
        self.weigh = weigh

    def line(self, number: int) -> tuple[str, str]:
        """The line of a number, and its language."""
        for language, lines in self.lists:
            if number < len(lines):
                return lines[number], language
            number -= len(lines)
        raise IndexError(number)


class Found(NamedTuple):
    """A phrase in the prose."""

    start: int
    end: int
    entry: Entry


def parse(fields: Fields) -> Params:
    """Reads `languages` (name -> list file of pairs)."""
    named = fields.mapping("languages")
    if not named:
        raise fields.fail("languages", "'calque' needs 'languages', a mapping of a name to a list of 'wrong -> right'")
    lists = []
    for language, name in named.items():
        if not isinstance(name, str) or name not in fields.lists:
            raise fields.fail(f"languages/{language}", f"word list '{name}' is not beside the rule")
        lists.append((language, tuple(fields.lists[name])))
    if not fields.trusted:
        _validate(fields, lists)
    return Params(tuple(lists), not fields.flag("alone"))


def _validate(fields: Fields, lists: Sequence[tuple[str, Sequence[str]]]) -> None:
    from linter.checks import _template

    for language, lines in lists:
        for line in lines:
            if not _ARROWS.fullmatch(line):
                raise fields.fail(f"languages/{language}", f"a line is 'wrong -> right' or 'wrong ~> right', not '{line}'")
            try:
                _template.anchors(_entry(line, language).template)
            except _template.TemplateError as error:
                raise fields.fail(f"languages/{language}", str(error)) from error
            fields.regex("languages", _template.regex(_entry(line, language).template))


def _entry(line: str, language: str) -> Entry:
    parts = _ARROWS.fullmatch(line)
    return Entry(parts[1], parts[2] == "-", parts[3], language) if parts else Entry(line, False, "", language)


def _template_of(line: str) -> str:
    return line.partition(" -> ")[0].partition(" ~> ")[0]


def patterns(params: Params) -> tuple[Pattern, ...]:
    from linter.checks._template import anchors
    from linter.pairs import index

    templates = [_template_of(line) for _, own in params.lists for line in own]
    pairs = [(pair, number) for number, template in enumerate(templates) for pair in anchors(template)]
    return (index(pairs, [_needed(template) for template in templates]),)


def _needed(template: str) -> str:
    """Words that must stand near the anchors of a template; of those parted by `|` one must."""
    from linter.checks._template import anchors, needs

    known = {word for pair in anchors(template) for word in pair.split(" ")}
    others = [words for words in needs(template) if known.isdisjoint(words) and len(words) <= _FEW]
    return "&".join("|".join(words) for words in sorted(others, key=lambda words: -min(map(len, words))))


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """The phrases, the longest where they overlap."""
    found = _apart(_phrases(document, params, hits))
    tally: Mapping[str, set[str]] = defaultdict(set)
    for one in found:
        tally[one.entry.language].add(one.entry.template)
    for one in found:
        text = document.text[one.start : one.end]
        level: Level | None = None if one.entry.sure or _many(document, tally[one.entry.language], params) else "suggestion"
        yield Match(document.span(one.start, one.end), (text, one.entry.language, _right(one.entry.right)), level=level, subject=text)


def _many(document: Document, templates: set[str], params: Params) -> bool:
    return params.weigh and len(templates) >= _ENOUGH and len(templates) * _PER_WORDS >= _ENOUGH * document.words


def _right(right: str) -> str:
    return " or ".join(f"'{one}'" for one in right.split("|"))


def _phrases(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Found]:
    from linter.checks._template import needs, regex

    text = document.text
    seen: set[tuple[int, int]] = set()
    for hit in hits:
        line, language = params.line(hit.phrase)
        near = fold(text[max(0, hit.start - _PROBE) : hit.end + _PROBE])
        if not all(any(word in near for word in words) for words in needs(_template_of(line))) or _foreign_to_writer(document, hit):
            continue
        entry, block = _entry(line, language), document.block_at(hit.start)
        known = re.compile(regex(entry.template), re.I)
        for match in known.finditer(text, max(block.start, hit.start - _PROBE), min(block.end, hit.end + _PROBE)):
            if match.start() <= hit.start < match.end() and (match.start(), hit.phrase) not in seen:
                seen.add((match.start(), hit.phrase))
                yield Found(match.start(), match.end(), entry)


def _foreign_to_writer(document: Document, hit: Hit) -> bool:
    """Whether the words are named and not used: in italics, or between marks in the same sentence."""
    n = bisect_right(document.emphasis, hit.start, key=lambda e: e.start)
    return any(hit.start < e.end and not e.strong and e.end - e.start < _ITALICS for e in document.emphasis[max(0, n - 3) : n])


def _apart(found: Iterator[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, not f.entry.sure)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
