"""What is there demands something else: an abbreviation its long form (Vale's `conditional`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.base import Hit, Match, Pattern
from linter.checks.tokens import Exceptions, exceptions, span_of, targets
from linter.document.model import Document
from linter.fields import Fields
from linter.hints import NamedTuple

NEEDS_HITS = True


class Params(NamedTuple):
    """The two patterns: what the first one's group holds, the second one's must hold somewhere in the document."""

    first: Pattern
    second: Pattern
    exceptions: Exceptions


def parse(fields: Fields) -> Params:
    """Reads `first`, `second` (regular expressions; the first group of each counts, or all of it), `ignorecase`,
    `exceptions`."""
    both = []
    case, target = fields.flag("ignorecase"), targets(fields)[0]
    for key in ("first", "second"):
        if not fields.text(key):
            raise fields.fail(key, f"'conditional' needs '{key}'")
        both.append(Pattern((), fields.regex(key, fields.text(key)), case, target))
    return Params(both[0], both[1], exceptions(fields))


def patterns(params: Params) -> tuple[Pattern, ...]:
    return (params.first, params.second)


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every find of `first` that no find of `second` answers, wherever in the document it stands."""
    regexes = [re.compile(p.regex, re.M | re.I if p.ignore_case else re.M) for p in patterns(params)] if hits else []
    text = document.source.text if params.first.target == "raw" else document.text
    groups = [(hit, _group(regexes[hit.pattern], text, hit)) for hit in hits]
    answers = {word for hit, (word, _, _) in groups if hit.pattern == 1}
    for hit, (word, start, end) in groups:
        if hit.pattern == 0 and word not in answers and not params.exceptions.excuse(word):
            yield Match(span_of(document, params.first, hit._replace(start=start, end=end)), (word,))


def _group(regex: re.Pattern[str], text: str, hit: Hit) -> tuple[str, int, int]:
    match = regex.match(text, hit.start)
    if match and match.re.groups and match.group(1) is not None:
        return match.group(1), match.start(1), match.end(1)
    return text[hit.start : hit.end], hit.start, hit.end
