"""YAML -> Rule. A mistake names file:line and what was expected."""

from __future__ import annotations

import os
from typing import Any, NamedTuple, cast

from linter import checks
from linter import scope as scopes
from linter.fields import ConfigError, Fields, nearest
from linter.findings import LEVELS, Level
from linter.scope import Scope



class Example(NamedTuple):
    """A text with `[[...]]` around what the rule must find, the format it is read in, and why it stands there."""

    text: str
    format: str = "text"
    because: str = ""


class Rule(NamedTuple):
    """One rule, ready to run. `params` is what its check's `parse` made of the rule's own keys."""

    id: str
    check: str
    level: Level
    message: str
    scope: Scope
    params: Any
    why: str
    link: str
    mend: str
    silent: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    known_miss: tuple[Example, ...]
    known_false_alarm: tuple[Example, ...]
    path: str

    @property
    def pack(self) -> str:
        return self.id.split(".", 1)[0]


def from_fields(rule_id: str, fields: Fields) -> Rule:
    """Validate one rule file's mapping. Raises ConfigError."""
    check = fields.text("extends")
    if check not in checks.NAMES:
        known = ", ".join(checks.NAMES)
        raise fields.fail("extends", f"'extends' names no check: '{check}'{nearest(check, checks.NAMES)} (known: {known})")
    message = fields.text("message")
    if not message:
        raise fields.fail("message", "a rule needs a 'message'")
    level = cast(Level, fields.choice("level", LEVELS, "warning"))
    try:
        scope = scopes.parse(fields.strings("scope"), fields.flag("quoted"))
    except ValueError as error:
        raise fields.fail("scope", f"unknown scope '{error}'{nearest(str(error), scopes.NAMES)}") from error
    rule = Rule(
        rule_id, check, level, message, scope, checks.load(check).parse(fields),
        fields.text("why"), fields.text("link"), fields.text("mend"), fields.text("silent"),
        _examples(fields, "bad"), _examples(fields, "good"), _examples(fields, "known_miss"), _examples(fields, "known_false_alarm"),
        fields.path,
    )  # fmt: skip
    fields.finish(f"a rule that extends '{check}'")
    return rule


def _examples(fields: Fields, key: str) -> tuple[Example, ...]:
    fields.asked.add(key)
    value = fields.values.get(key) or []
    if not isinstance(value, list):
        raise fields.fail(key, f"'{key}' takes a list of examples")
    return tuple(_example(fields, key, item) for item in value)


def _example(fields: Fields, key: str, item: object) -> Example:
    if isinstance(item, str):
        return Example(item)
    if isinstance(item, dict) and isinstance(item.get("text"), str):
        unknown = set(item) - {"text", "format", "because"}
        if not unknown:
            return Example(item["text"], item.get("format", "text"), item.get("because", ""))
    raise fields.fail(key, f"an example is a text or {{text, format, because}}, not {item!r}")


def bundled_folder() -> str:
    """Where the rules that come with copydesk are: inside the wheel, or at the top of a checkout."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "_rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "rules")


def load_folder(folder: str) -> list[Rule]:
    """Every rule below a folder of packs, by id. Raises ConfigError at the first bad file."""
    import yaml

    rules = []
    for pack in sorted(os.listdir(folder)):
        path = os.path.join(folder, pack)
        if not os.path.isdir(path):
            continue
        names = sorted(os.listdir(path))
        lists = {n: read_list(os.path.join(path, n)) for n in names if n.endswith(".txt")}
        for name in names:
            if not name.endswith(".yml"):
                continue
            file = os.path.join(path, name)
            with open(file, encoding="utf-8") as stream:
                values = yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            if not isinstance(values, dict):
                raise ConfigError(file, 1, "a rule file is a mapping of keys")
            rules.append(from_fields(f"{pack}.{name[:-4]}", Fields(file, values, None, lists)))
    return rules


def read_list(path: str) -> tuple[str, ...]:
    """The words of a list file: one a line, lines that start with `#` left out."""
    with open(path, encoding="utf-8") as stream:
        return tuple(line for line in stream.read().split("\n") if line and not line.startswith("#"))
