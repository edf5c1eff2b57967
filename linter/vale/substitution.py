"""Vale's `substitution`: one word for another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.checks.base import Hit, Pattern
from linter.fields import ConfigError, Fields
from linter.hints import Any, NamedTuple
from linter.vale import actions, casing, exceptions
from linter.vale.actions import Action
from linter.vale.base import IGNORE_CASE, NONWORD, WORD, Context, Found, State, Text, compiled, first_bad, flag, pattern
from linter.vale.exceptions import Exceptions, is_literal, term_pattern
from linter.vale.regex import Untranslatable, translate

NEEDS_HITS = True

_CAPTURING = re.compile(r"(?<!\\)\((?!\?)")
_GROUP = re.compile(r"\$(?:\{(\w+)\}|(\d+))")
_PHRASE = re.compile(r"(?:[^\W_]|[ -])*")
_OPTION = re.compile(r"(?<!\\)\|")
_QUOTED = re.compile("'%s'|\"%s\"")


class Params(NamedTuple):
    """`swaps` are in the order of the pattern's groups: the expression as it was written, and what is better."""

    pattern: Pattern
    swaps: Sequence[tuple[str, str]]
    ignore_case: bool
    capitalize: bool
    match_case: bool
    terms: bool
    exceptions: Exceptions
    action: Action


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `swap`, `ignorecase`, `nonword`, `capitalize`, `matchcase`, `exceptions`, `vocab`, `action`."""
    fields = rule.fields
    swaps = sorted(_swaps(fields).items(), key=lambda swap: len(swap[0].encode()), reverse=True)
    ignore_case = flag(fields, "ignorecase")
    choice = "|".join(f"({_uncaptured(wrong)})" for wrong, _ in swaps)
    template = NONWORD if flag(fields, "nonword") else WORD
    try:
        made = pattern((IGNORE_CASE if ignore_case else "") + template.replace("%s", choice), fields, "swap")
    except ConfigError:
        first_bad([wrong for wrong, _ in swaps], fields, "swap")
        raise
    fields.asked.add("pos")  # Vale reads it no more either
    data = {
        "swaps": swaps, "ignore_case": ignore_case, "capitalize": flag(fields, "capitalize"), "match_case": flag(fields, "matchcase"),
        "terms": flag(fields, "terms"), "exceptions": tuple(exceptions.read(rule)), "action": tuple(actions.read(fields)),
    }  # fmt: skip
    return (made,), data


def _swaps(fields: Fields) -> dict[str, str]:
    swaps = {}
    for wrong, right in fields.mapping("swap").items():
        if not isinstance(right, str) or not wrong:
            raise fields.fail(f"swap/{wrong}", f"'swap' takes pairs of texts; '{wrong}' has none (quote an empty one: '')")
        swaps[wrong] = right
    if not swaps:
        raise fields.fail("swap", "'substitution' needs 'swap'")
    return swaps


def _uncaptured(expression: str) -> str:
    """Groups of the rule's own would be taken for swaps."""
    return _CAPTURING.sub("(?:", expression)


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    return Params(
        patterns[0], data["swaps"], data["ignore_case"], data["capitalize"], data["match_case"], data["terms"],
        Exceptions(*data["exceptions"]), Action(*data["action"]),
    )  # fmt: skip


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """Every match that is not right already and that nothing excuses; the message is given what is better, and the text found."""
    for text in texts:
        for hit in text.hits:
            place = _place(params, text.text, hit)
            if place:
                yield from _judged(params, text, *place)


def _place(params: Params, text: str, hit: Hit) -> tuple[int, int, int] | None:
    """Which of the swaps matched, and where its group does, which lookaround may make another place than the whole match."""
    match = compiled(params.pattern.regex, params.pattern.ignore_case).match(text, hit.start)
    if not match:
        return None
    number = next((n for n in range(1, len(params.swaps) + 1) if match.start(n) >= 0), 0)
    return (number - 1, match.start(number), match.end(number)) if number else None


def _judged(params: Params, text: Text, number: int, start: int, end: int) -> Iterator[Found]:
    found = text.text[start:end]
    better = _better(params, number, found)
    if _is_right(params, better, found) or params.exceptions.excuse(found, text.text, start, end):
        return
    if params.action.name == "replace":
        options = params.action.params or tuple(_cased(params, option, found) for option in _options(better))
        yield Found(text, start, end, (actions.listed(options), found), actions.fix(options))
    else:
        shown = casing.to_term(better, found)
        fix = shown if params.terms and is_literal(shown) else None
        yield Found(text, start, end, (shown, found), fix)


def _better(params: Params, number: int, found: str) -> str:
    wrong, right = params.swaps[number]
    better = right
    if params.capitalize and found[:1].isupper():
        better = better[:1].upper() + better[1:]
    if not _GROUP.search(better):
        return better
    try:
        expression = translate((IGNORE_CASE if params.ignore_case else "") + wrong)
    except Untranslatable:
        return better
    return compiled(expression.regex, expression.ignore_case).sub(lambda match: _filled(better, match), found)


def _filled(template: str, match: re.Match[str]) -> str:
    def group(place: re.Match[str]) -> str:
        name = place[1] or place[2]
        try:
            return match[int(name) if name.isdigit() else name] or ""
        except IndexError:
            return place[0]

    return _GROUP.sub(group, template)


def _is_right(params: Params, better: str, found: str) -> bool:
    if params.action.name == "replace":
        return found in _options(better)
    if _PHRASE.fullmatch(better):
        return better == found
    try:
        expression = translate(f"^(?:{term_pattern(better) if params.terms else better})$")
    except Untranslatable:
        return better == found
    return compiled(expression.regex, expression.ignore_case).search(found) is not None


def _options(better: str) -> tuple[str, ...]:
    return tuple(option.replace(r"\|", "|") for option in _OPTION.split(better) if option)


def _cased(params: Params, option: str, found: str) -> str:
    if params.capitalize and found[:1].isupper():
        option = option[:1].upper() + option[1:]
    return casing.like(option, found) if params.match_case else option


def message(template: str, data: Mapping[str, Any]) -> str:
    """Vale puts the quotation marks around each option itself; a message that has them, too, loses the first pair."""
    if data["action"][0] == "replace" and not data["action"][1] and len(_QUOTED.findall(template)) == 2:
        return _QUOTED.sub("%s", template, count=1)
    return template
