"""What a rule's `action` makes of a find: Vale's fixers, as far as they can be had without a script."""

from __future__ import annotations

import re

from linter import lazy
from linter.fields import Fields
from linter.findings import Fix
from linter.hints import NamedTuple
from linter.source import Source, Span

NAMES = ("replace", "remove", "edit", "suggest", "convert")  # the last two name what only Vale has: no fix
_EDITS = ("regex", "trim", "trim_left", "trim_right", "remove", "replace", "split", "truncate")
_GROUP = lazy.pattern(r"\$(\d)")


class Action(NamedTuple):
    """`name` is empty where the rule offers no fix; `safe` fixes can never be wrong."""

    name: str = ""
    params: tuple[str, ...] = ()
    safe: bool = False

    def replacement(self, text: str) -> str | None:
        """What stands in place of the text found; None where that takes an editor."""
        if self.name == "remove":
            return ""
        if self.name == "replace":
            return self.params[0] if len(self.params) == 1 else None
        return _edited(text, self.params) if self.name == "edit" else None


def read(fields: Fields) -> Action:
    """Reads `action`: {name, params}, as in Vale, and `safe`."""
    action = fields.mapping("action")
    if not action:
        return Action()
    name, params, safe = action.get("name"), action.get("params") or [], action.get("safe", False)
    if name not in NAMES:
        raise fields.fail("action/name", f"'action' takes a name of {', '.join(NAMES)}, not {name!r}")
    if not isinstance(params, list) or not isinstance(safe, bool) or set(action) - {"name", "params", "safe"}:
        raise fields.fail("action", "'action' takes 'name', a list of 'params', and 'safe: true' where the fix can never be wrong")
    if name == "edit" and (not params or params[0] not in _EDITS):
        raise fields.fail("action/params", f"an 'edit' begins with one of {', '.join(_EDITS)}")
    if name == "edit" and params[0] == "regex":
        fields.regex("action/params", str(params[1]) if len(params) == 3 else "(")
    return Action(str(name), tuple(str(p) for p in params), safe)


def fix(source: Source, span: Span, text: str, replacement: str | None, safe: bool) -> Fix | None:
    """A fix, unless it would tear markup that lies between the words."""
    if replacement is None or replacement == text or source.cut(span) != text:
        return None
    return Fix(span, replacement, safe)


def _edited(text: str, params: tuple[str, ...]) -> str | None:
    how, *rest = params
    match how, rest:
        case "regex", [pattern, replacement]:
            return re.sub(pattern, _GROUP.sub(r"\\g<\1>", replacement), text)
        case "trim", [characters]:
            return text.strip(characters)
        case "trim_left", [characters]:
            return text.lstrip(characters)
        case "trim_right", [characters]:
            return text.rstrip(characters)
        case "remove", [part]:
            return text.replace(part, "")
        case "replace", [part, other]:
            return text.replace(part, other)
    return None
