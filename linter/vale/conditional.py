"""Vale's `conditional`: where there is one thing, there must be another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.checks.base import Pattern
from linter.hints import Any, NamedTuple
from linter.vale import exceptions
from linter.vale.base import Context, Found, State, Text, compiled, flag, pattern
from linter.vale.exceptions import Exceptions

NEEDS_HITS = True


class Params(NamedTuple):
    """`captures` says that the second expression holds groups: what they capture is what the first may name."""

    second: Pattern
    captures: bool
    exceptions: Exceptions


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `first`, `second`, `exceptions`, `vocab`. Vale knows `ignorecase` here and makes nothing of it."""
    fields = rule.fields
    first, second = fields.text("first"), fields.text("second")
    if not first or not second:
        raise fields.fail("first", "'conditional' needs 'first' and 'second'")
    flag(fields, "ignorecase")
    if fields.has("in"):
        raise fields.fail("in", "'in' names a scope of a View, which copydesk does not have")
    made = (pattern(first, fields, "first"), pattern(second, fields, "second"))
    captures = re.compile(made[1].regex).groups > 0
    return made, {"captures": captures, "exceptions": tuple(exceptions.read(rule))}


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    return Params(patterns[1], data["captures"], Exceptions(*data["exceptions"]))


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """Every match of the first that the second does not allow: in its own text, or by what it captured up to there."""
    for text in texts:
        seconds = [hit for hit in text.hits if hit.pattern == 1]
        if params.captures:
            state.update(_captured(params, text.text, (hit.start for hit in seconds)))
        elif seconds:
            continue
        for hit in text.hits:
            found = text.text[hit.start : hit.end]
            if hit.pattern == 0 and found not in state and not params.exceptions.excuse(found, text.text, hit.start, hit.end):
                yield Found(text, hit.start, hit.end, (found,))


def _captured(params: Params, text: str, starts: Iterable[int]) -> Iterator[str]:
    regex = compiled(params.second.regex, params.second.ignore_case)
    for start in starts:
        match = regex.match(text, start)
        yield from (group for group in match.groups() if group) if match else ()
