"""Vale's `occurrence`: something is there too often, or too seldom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.checks.base import Pattern
from linter.hints import Any, NamedTuple
from linter.vale.base import IGNORE_CASE, Context, Found, State, Text, compiled, flag, number, translated

NEEDS_HITS = False

_FIRST_WORD = re.compile(r"\S+")
_MASKS = "*@"


class Params(NamedTuple):
    """How often the expression may be found in a text (0: no limit)."""

    regex: str
    ignore_case: bool
    least: int
    most: int


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `token`, `max`, `min`, `ignorecase`."""
    fields = rule.fields
    token = fields.text("token")
    if not token:
        raise fields.fail("token", "'occurrence' needs a 'token'")
    made = translated(f"{IGNORE_CASE if flag(fields, 'ignorecase') else ''}(?:{token})", fields, "token")
    data = {"regex": made.regex, "ignore_case": made.ignore_case, "least": int(number(fields, "min")), "most": int(number(fields, "max"))}
    return (), data


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    return Params(data["regex"], data["ignore_case"], data["least"], data["most"])


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """A finding at the first occurrence in a text that has too many or too few, or at its first word where it has none."""
    regex = compiled(params.regex, params.ignore_case)
    for text in texts:
        if not params.least and len(text.text) <= params.most:
            continue
        places = [match.span() for match in regex.finditer(text.text)]
        if len(places) > params.most > 0 or len(places) < params.least:
            place = _shown(text.text, places)
            if place:
                yield Found(text, *place, (str(len(places)),))


def _shown(text: str, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    if not places:
        word = _FIRST_WORD.search(text)
        return word.span() if word else (0, 0)
    return next(((start, end) for start, end in places if text[start:end].strip() and text[start:end].strip(_MASKS)), None)
