"""What a rule's `action` puts in place of a find."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from linter.fields import Fields
from linter.hints import NamedTuple
from linter.vale import casing
from linter.vale.regex import Untranslatable, translate

NAMES = ("replace", "remove", "edit", "convert", "suggest")
_REFERENCE = re.compile(r"\$(\$|\d+|\{\d+\})")
_SMART = (("---", "—"), ("--", "–"), ("...", "…"))
_DUMB = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("—", "---"), ("–", "--"), ("…", "..."), ("\xa0", " "))
_OPENS_QUOTE = "([{<—–/ \t\n"

# the edits that take no parameter; `words`, `digits` and the like, which know English, offer no fix here
_PLAIN: dict[str, Callable[[str], str]] = {
    "squeeze": lambda text: re.sub(r"\s+", " ", text),
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "uncapitalize": lambda text: text[:1].lower() + text[1:],
    "smart": lambda text: _smart(text),
    "dumb": lambda text: _replaced(text, _DUMB),
    "ascii": lambda text: unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii"),
    "lower": str.lower, "upper": str.upper, "simple": casing.simple,
    "kebab": lambda text: casing.simple(text).replace(" ", "-"),
    "snake": lambda text: casing.simple(text).replace(" ", "_"),
    "pascal": lambda text: casing.pascal(text),
    "camel": lambda text: casing.pascal(text)[:1].lower() + casing.pascal(text)[1:],
}  # fmt: skip
_WITH_ONE: dict[str, Callable[[str, str], str]] = {
    "remove": lambda text, signs: "".join(c for c in text if c not in signs),
    "trim": str.strip, "trim_left": str.lstrip, "trim_right": str.rstrip,
    "truncate": lambda text, end: text.split(end)[0] if end else text,
    "wrap": lambda text, mark: mark + text + mark,
    "unwrap": lambda text, mark: text.removeprefix(mark).removesuffix(mark),
    "prefix": lambda text, head: head + text,
    "suffix": lambda text, tail: text + tail,
}  # fmt: skip
_WITH_TWO = ("replace", "regex", "split")
_UNKNOWN = ("words", "digits", "title", "sentence")
_ARITY = dict.fromkeys((*_PLAIN, *_UNKNOWN), 1) | dict.fromkeys(_WITH_ONE, 2) | dict.fromkeys(_WITH_TWO, 3)


class Action(NamedTuple):
    """`name` is empty where a rule has none."""

    name: str = ""
    params: tuple[str, ...] = ()

    @property
    def wants_groups(self) -> bool:
        """Whether a parameter refers to a group of the rule's expression."""
        return any("$" in param for param in self.params)


def read(fields: Fields) -> Action:
    """Reads `action`: {name, params}."""
    action = fields.mapping("action")
    if not action:
        return Action()
    name, params = action.get("name") or "", action.get("params") or []
    if name == "":
        return Action()
    if name not in NAMES or not isinstance(params, list):
        raise fields.fail("action/name", f"'action' takes a 'name' of {', '.join(NAMES)} and a list of 'params', not {name!r}")
    flat = [item for param in params for item in (param if isinstance(param, list) else [param])]
    found = Action(str(name), tuple(str(param) for param in flat))
    if name == "edit":
        _check(found, fields)
    return found


def _check(action: Action, fields: Fields) -> None:
    try:
        steps = _steps(action.params)
        for step in steps:
            if step[0] == "regex":
                translate(step[1])
    except ValueError as error:
        raise fields.fail("action/params", f"'edit' takes operations and what they take: {error}") from error


def _steps(params: Sequence[str]) -> list[Sequence[str]]:
    """A flat list of operations and what each takes. Raises ValueError."""
    steps = []
    at = 0
    while at < len(params):
        size = _ARITY.get(params[at])
        if size is None:
            raise ValueError(f"'{params[at]}' is none")
        if at + size > len(params):
            raise ValueError(f"'{params[at]}' takes {size - 1}")
        steps.append(params[at : at + size])
        at += size
    if not steps:
        raise ValueError("there is none")
    return steps


def apply(action: Action, found: str, groups: Sequence[str] = ()) -> tuple[str, ...]:
    """What may stand in place of the text found; nothing where that takes an editor, or a script of Vale's."""
    if action.name == "remove":
        return ("",)
    if action.name == "replace":
        return tuple(_expanded(param, found, groups) for param in action.params)
    if action.name == "convert":
        return (casing.simple(found),)
    if action.name == "edit":
        edited = _edited(action.params, found, groups)
        return () if edited is None else (edited.strip(),)
    return ()


def fix(options: Sequence[str]) -> str | None:
    """The one thing to put there; None where there are several, or none."""
    return options[0] if len(options) == 1 else None


def joined(options: Sequence[str]) -> str:
    """Options as a message names them: one as it is, several quoted and joined by 'or'."""
    return "".join(options) if len(options) < 2 else listed(options)


def listed(options: Sequence[str]) -> str:
    """Options, each quoted, joined by 'or'."""
    quoted = [f"'{option}'" for option in options]
    return " or ".join(quoted) if len(quoted) < 3 else ", ".join([*quoted[:-1], f"or {quoted[-1]}"])


def _edited(params: Sequence[str], found: str, groups: Sequence[str]) -> str | None:
    text = found
    for name, *given in _steps(params):
        if name in _UNKNOWN:
            return None
        own = given if name == "regex" else [_expanded(param, found, groups) for param in given]
        step = _step(text, name, own)
        if step is None:
            return None
        text = step
    return text


def _step(text: str, name: str, given: Sequence[str]) -> str | None:
    if name in _PLAIN:
        return _PLAIN[name](text)
    if name in _WITH_ONE:
        return _WITH_ONE[name](text, given[0])
    if name == "replace":
        return text.replace(given[0], given[1])
    if name == "split":
        parts = text.split(given[0]) if given[0] else [text]
        return parts[int(given[1])] if given[1].isdigit() and int(given[1]) < len(parts) else None
    return _substituted(text, given[0], given[1])


def _substituted(text: str, expression: str, replacement: str) -> str | None:
    try:
        found = translate(expression)
    except Untranslatable:
        return None
    regex = re.compile(found.regex, re.M | re.I if found.ignore_case else re.M)
    return regex.sub(lambda match: _expanded(replacement, match.group(), [group or "" for group in match.groups()]), text)


def _expanded(template: str, found: str, groups: Sequence[str]) -> str:
    """`$1` is the first group, `$0` the text found, `$$` a dollar sign."""

    def reference(place: re.Match[str]) -> str:
        body = place[1].strip("{}")
        if body == "$":
            return "$"
        number = int(body)
        return found if number == 0 else groups[number - 1] if number <= len(groups) else ""

    return _REFERENCE.sub(reference, template) if "$" in template else template


def _replaced(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _smart(text: str) -> str:
    text = _replaced(text, _SMART)
    marks = {'"': "“”", "'": "‘’"}
    return "".join(
        marks[c][0 if n == 0 or text[n - 1] in _OPENS_QUOTE else 1] if c in marks else c for n, c in enumerate(text)
    )  # fmt: skip
