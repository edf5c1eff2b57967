"""Vale's `existence`: something is there that should not be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.checks.base import Pattern
from linter.fields import ConfigError
from linter.hints import Any, NamedTuple
from linter.vale import actions, exceptions
from linter.vale.actions import Action
from linter.vale.base import IGNORE_CASE, NONWORD, WORD, Context, Found, State, Text, compiled, first_bad, flag, pattern, strings
from linter.vale.exceptions import Exceptions

NEEDS_HITS = True


class Params(NamedTuple):
    """The rule's pattern, what excuses a find, and what mends it."""

    pattern: Pattern
    exceptions: Exceptions
    action: Action


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `tokens`, `raw`, `append`, `ignorecase`, `nonword`, `exceptions`, `vocab`, `action`."""
    fields = rule.fields
    tokens = [token for token in strings(fields, "tokens") if token.strip()]
    raw = "".join(strings(fields, "raw"))
    if not tokens and not raw:
        raise fields.fail("tokens", "'existence' needs 'tokens' or 'raw'")
    nonword = flag(fields, "nonword")
    choice = (WORD if tokens and not nonword else NONWORD).replace("%s", "|".join(tokens))
    expression = choice + raw if flag(fields, "append") else raw + choice
    try:
        made = pattern((IGNORE_CASE if flag(fields, "ignorecase") else "") + expression, fields, "tokens")
    except ConfigError:
        first_bad(tokens, fields, "tokens")
        raise
    return (made,), {"exceptions": tuple(exceptions.read(rule, not nonword)), "action": tuple(actions.read(fields))}


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    return Params(patterns[0], Exceptions(*data["exceptions"]), Action(*data["action"]))


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """Every match that nothing excuses; the message is given the text found, then what to put in its place."""
    for text in texts:
        for hit in text.hits:
            found = text.text[hit.start : hit.end]
            if not params.exceptions.excuse(found.strip(), text.text, hit.start, hit.end):
                groups = _groups(params, text.text, hit.start) if params.action.wants_groups else ()
                options = actions.apply(params.action, found, groups)
                yield Found(text, hit.start, hit.end, (found, actions.joined(options) or found), actions.fix(options))


def _groups(params: Params, text: str, start: int) -> tuple[str, ...]:
    """What the groups of the token found hold; those of the other tokens hold nothing."""
    match = compiled(params.pattern.regex, params.pattern.ignore_case).match(text, start)
    return tuple(group for group in match.groups() if group is not None) if match else ()
