"""Vale's `consistency`: of two spellings a document has both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.checks.base import Pattern
from linter.fields import Fields
from linter.hints import Any, NamedTuple
from linter.vale.base import IGNORE_CASE, NONWORD, WORD, Context, Found, State, Text, compiled, flag, pattern

NEEDS_HITS = True

_ONE, _OTHER = "one_of_two", "other_of_two"


class Params(NamedTuple):
    """A pattern for every pair, and a name under which its spellings are remembered."""

    patterns: Sequence[Pattern]
    name: str


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `either`, `ignorecase`, `nonword`."""
    fields = rule.fields
    template = (IGNORE_CASE if flag(fields, "ignorecase") else "") + (NONWORD if flag(fields, "nonword") else WORD)
    pairs = _pairs(fields)
    made = [pattern(template.replace("%s", f"(?P<{_ONE}>{a})|(?P<{_OTHER}>{b})"), fields, f"either/{a}") for a, b in pairs.items()]
    fields.asked.update(("exceptions", "vocab"))
    return tuple(made), {"name": fields.path}


def _pairs(fields: Fields) -> dict[str, str]:
    pairs = {}
    for one, other in fields.mapping("either").items():
        if not isinstance(other, str) or not other or not one:
            raise fields.fail(f"either/{one}", "'either' takes pairs of texts")
        pairs[one] = other
    if not pairs:
        raise fields.fail("either", "'consistency' needs 'either'")
    return pairs


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    return Params(patterns, data["name"])


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """The last spelling of a pair in every text that has one, from the text on in which the document has both."""
    for text in texts:
        for number, own in enumerate(params.patterns):
            hits = [hit for hit in text.hits if hit.pattern == number]
            for hit in hits:
                match = compiled(own.regex, own.ignore_case).match(text.text, hit.start)
                if match:
                    state.add(f"{params.name}/{number}/{match.lastgroup}")
            if hits and all(f"{params.name}/{number}/{side}" in state for side in (_ONE, _OTHER)):
                last = hits[-1]
                yield Found(text, last.start, last.end, (text.text[last.start : last.end],))
