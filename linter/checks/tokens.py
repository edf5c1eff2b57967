"""What Vale's checks share: tokens that become phrases or patterns, exceptions, and where a hit lies in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter import lazy
from linter.checks.base import Hit, Pattern, Target
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple
from linter.source import Span

_SPECIAL = lazy.pattern(r"[\\^$.|?*+()\[\]{}]")
_ESCAPED = lazy.pattern(r"\\([^\w\s])")
_ANY_ESCAPE = lazy.pattern(r"\\.", re.S)
_RANGE = lazy.pattern(r"\[[^\]]*(?:a-z|A-Z)")
_FLAGS = lazy.pattern(r"\(\?([imsx]+)\)")


class Tokens(NamedTuple):
    """The patterns of a list of tokens: literal ones together as phrases, every regular expression on its own, so that
    only the one that is needed is ever compiled. `sources[n]` names the tokens of pattern n."""

    patterns: tuple[Pattern, ...]
    sources: tuple[tuple[str, ...], ...]

    def token(self, hit: Hit) -> str:
        """The token that made a hit."""
        return self.sources[hit.pattern][max(hit.phrase, 0)]


def literal(token: str) -> str | None:
    """The text a token stands for, or None where it is a regular expression."""
    bare = _ESCAPED.sub("", token)
    return None if _SPECIAL.search(bare) else _ESCAPED.sub(r"\1", token)


def targets(fields: Fields) -> tuple[Target, ...]:
    """What the rule's scope makes its patterns look at: the prose, the raw source or both."""
    entries = [[item.strip() for item in name.split("&")] for name in fields.strings("scope")]
    source = [bool({"raw", "front-matter"} & set(entry)) for entry in entries]
    prose: tuple[Target, ...] = () if source and all(source) else ("prose",)
    return (*prose, "raw") if any(source) else prose


def ignores_case(token: str, asked: bool | None) -> bool:
    """What the rule says; where it says nothing, case counts for a token with a range of letters (`[A-Z]`), which has
    said which it means, and for no other. (In Vale it counts everywhere.)"""
    return asked if asked is not None else not _RANGE.search(_ANY_ESCAPE.sub("", token))


def case_of(fields: Fields) -> bool | None:
    """Reads `ignorecase`; None where it is not given."""
    return fields.flag("ignorecase") if fields.has("ignorecase") else None


def compile_tokens(tokens: Sequence[str], ignore_case: bool | None, bounded: bool, on: Sequence[Target] = ("prose",)) -> Tokens:
    """Patterns for tokens; `bounded` ones match whole words only."""
    phrases = {token: text for token in tokens if bounded and (text := literal(token)) is not None}
    patterns, sources = [], []
    for target in on:
        if phrases:
            patterns.append(Pattern(tuple(phrases.values()), "", ignore_case is not False, target))
            sources.append(tuple(phrases))
        for token in tokens:
            if token not in phrases:
                patterns.append(Pattern((), _bounded(token) if bounded else token, ignores_case(token, ignore_case), target))
                sources.append((token,))
    return Tokens(tuple(patterns), tuple(sources))


def _bounded(token: str) -> str:
    # flags at the start of a token may not stand inside a pattern, but their scoped form may
    if flags := _FLAGS.match(token):
        return rf"\b(?{flags.group(1)}:{token[flags.end() :]})\b"
    return rf"\b(?:{token})\b"


def span_of(document: Document, pattern: Pattern, hit: Hit) -> Span:
    """Where a hit lies in the source."""
    return Span(hit.start, hit.end) if pattern.target == "raw" else document.span(hit.start, hit.end)


def text_of(document: Document, pattern: Pattern, hit: Hit) -> str:
    """What a hit matched: prose without its markup, or the source."""
    return (document.source.text if pattern.target == "raw" else document.text)[hit.start : hit.end]


def apart(patterns: Sequence[Pattern], hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits without those that overlap an earlier or longer one in the same text."""
    reached = {"prose": -1, "raw": -1}
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, h.pattern)):
        target = patterns[hit.pattern].target
        if hit.start >= reached[target]:
            reached[target] = max(hit.end, hit.start + 1)
            yield hit


class Exceptions(NamedTuple):
    """Texts and patterns that, as whole words in a find, make it none."""

    regex: str = ""

    def excuse(self, text: str) -> bool:
        # `re` keeps what it compiled; most runs never get here
        return bool(self.regex) and re.search(self.regex, text, re.I) is not None


def exceptions(fields: Fields) -> Exceptions:
    """Reads `exceptions`: texts or regular expressions, in any case, anywhere in a find, as in Vale."""
    entries = [fields.regex(f"exceptions/{n}", entry) for n, entry in enumerate(fields.strings("exceptions"))]
    return Exceptions(r"(?<!\w)(?:" + "|".join(entries) + r")(?!\w)" if entries else "")
