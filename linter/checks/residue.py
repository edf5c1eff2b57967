"""What a tool left in the text: phrases and marks as `existence` finds them, weighed by what the text is about.

A text about chat assistants shows their phrases as specimens. So words set in italics are passed over, and in a text
that speaks of the tool again and again every find is a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from linter import lazy
from linter.checks import existence
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple

NEEDS_HITS = True

_SUBJECTS = {  # words that say what the text is about, and how often it must say them
    "assistants": (
        r"\b(?:chatgpt|chat-?bots?|a\.?i\.?[- ](?:generated|written|assistants?|tools?|detect\w+|slop|models?)|language models?|llms?"
        r"|prompts?|generative|copilot|gemini|claude|perplexity|grok|openai)\b"
    ),
    "markup": r"\b(?:markdown|html|css|xml|shortcodes?|wordpress|hugo|jekyll|liquid|entit(?:y|ies)|escap(?:ed?|ing)|wiki(?:text|pedia)?)\b",
    "drafts": r"\b(?:placeholders?|templates?|dummy text|filler text|to-?dos?|copy editors?|newsrooms?|typesetters?)\b",
}  # fmt: skip
_OFTEN = 4
_LOOKED_AT = 50_000  # characters
_MENDED = ("entity", "escape", "mark", "parameter", "own-parameter", "line")
_FORMATS = ("text", "markdown", "mdx", "html")


class Params(NamedTuple):
    """What to find; `subject` is what a text may be about that shows such things, `formats` the only ones to look at,
    `suggest_in` those where many people write so on purpose; `once` is said once a document, with the other places;
    `mends` is the kind of fix."""

    existence: existence.Params
    subject: str
    formats: tuple[str, ...]
    suggest_in: tuple[str, ...]
    once: bool
    mends: str


def parse(fields: Fields) -> Params:
    """Reads what `existence` reads, `about` (one of the subjects above), `formats` (default: all), `suggest_in` (none), `once`, and
    `mends`, what a fix does: decode an `entity` or an `escape`, delete a `mark`, a `parameter` of a link (`own-parameter`: not safe where
    it may be the editor's own) or a `line` that is nothing else."""
    subject = fields.choice("about", ("", *_SUBJECTS))
    once = fields.flag("once")
    return Params(
        existence.parse(fields),
        subject,
        _formats(fields, "formats"),
        _formats(fields, "suggest_in"),
        once,
        fields.choice("mends", ("", *_MENDED)),
    )


def _formats(fields: Fields, key: str) -> tuple[str, ...]:
    formats = fields.strings(key)
    if unknown := [name for name in formats if name not in _FORMATS]:
        raise fields.fail(key, f"'{unknown[0]}' is no format; known: {', '.join(_FORMATS)}")
    return formats


def patterns(params: Params) -> tuple[Pattern, ...]:
    return existence.patterns(params.existence)


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    if params.formats and document.format not in params.formats:
        return
    tokens = params.existence.tokens
    shown = [hit for hit in hits if tokens.patterns[hit.pattern].target == "raw" or not _in_italics(document, hit)]
    weak = cache(lambda: document.format in params.suggest_in or (bool(params.subject) and _is_about(document, params.subject)))
    matches = list(existence.find(document, params.existence, shown))
    if params.once:
        matches = [match._replace(related=tuple(m.span for m in matches[1:])) for match in matches[:1]]
    for match in matches:
        yield _mended(document, params.mends, match._replace(level="suggestion") if weak() else match)


def _mended(document: Document, kind: str, match: Match) -> Match:
    if not kind:
        return match
    from linter.checks import _leftovers  # most texts have no such match

    return match._replace(fix=_leftovers.mend(kind, document, match.span))


def _in_italics(document: Document, hit: Hit) -> bool:
    return any(not e.strong and e.start <= hit.start and hit.end <= e.end < e.start + 200 for e in document.emphasis)


def _is_about(document: Document, subject: str) -> bool:
    pattern = lazy.compile(_SUBJECTS[subject], re.I)
    return sum(1 for _ in islice(pattern.finditer(document.text[:_LOOKED_AT]), _OFTEN)) == _OFTEN
