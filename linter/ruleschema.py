"""The JSON Schema of a rule file, made from what the checks ask for when they read one.

It is looser than the command: patterns, word lists and what keys mean together are for `copydesk rules --test` to judge.
"""

from __future__ import annotations

import json

from linter import checks
from linter import rule as rules
from linter.fields import ConfigError
from linter.findings import LEVELS
from linter.schema import DRAFT, Recorder, Schema, bundled, or_nothing, texts
from linter.scope import NAMES

_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
# the least that each check takes of which no rule is shipped
_LEAST: dict[str, dict[str, object]] = {
    "capitalization": {"match": "$title"},
    "conditional": {"first": "a", "second": "b"},
    "consistency": {"either": {"a": "b"}},
    "metric": {"formula": "words", "condition": "> 1"},
    "occurrence": {"token": "a", "max": 1},
    "sequence": {"tokens": [{"pattern": "a"}]},
    "substitution": {"swap": {"a": "b"}},
}
# `spelling` cannot be asked: what it reads hangs on the dictionaries that are installed
_SPELLING: dict[str, Schema] = {
    **dict.fromkeys(("dictionaries", "ignore", "filters", "exceptions"), texts()),
    **dict.fromkeys(("dicpath", "aff", "dic"), _TEXT),
    **dict.fromkeys(("append", "custom", "split"), _FLAG),
    "threshold": {},
}
_ABOUT = {
    "extends": "the check, which says what the other keys mean",
    "message": "what is said of a finding; %s stands for the text found",
    "level": "how grave a finding is (default warning)",
    "scope": "where the rule looks: names, or names joined by & with ~ before what is left out (default text)",
    "quoted": "look inside quotations too",
    "enabled": "false: run only when selected by name, or in the profile strict",
    "lang": "the languages the rule speaks of, by their codes; without it, all",
    "why": "why it matters",
    "mend": "how to mend what is found",
    "silent": "what it lets pass on purpose",
    "misses": "what it fails to see",
    "link": "where there is more about it",
    "bad": "texts with [[...]] around exactly what is to be found",
    "good": "texts in which nothing is to be found",
    "known_miss": "texts with [[...]] around what ought to be found and is not",
    "known_false_alarm": "texts with [[...]] around what is found and ought not to be",
}


def text() -> str:
    """The schema, to be written to a file."""
    return json.dumps(of_rules(), indent=1, ensure_ascii=False) + "\n"


def of_rules() -> Schema:
    """The schema of `<pack>/<rule>.yml`."""
    common = {key: {"description": about, **_common(key)} for key, about in _ABOUT.items()}
    common |= {key: {} for key in rules.UNUSED}
    return {
        "$schema": DRAFT,
        "title": "copydesk rule",
        "description": "What a file <pack>/<rule>.yml may hold",
        "type": "object",
        "required": ["extends", "message"],
        "properties": common,
        "allOf": [_branch(check, keys, common) for check, keys in _keys().items()],
    }


def _branch(check: str, keys: dict[str, Schema], common: dict[str, Schema]) -> Schema:
    """What a rule that extends a check may hold."""
    own = {key: or_nothing(kind) if kind else kind for key, kind in sorted(keys.items()) if key not in _ABOUT}
    allowed = {**dict.fromkeys(common, True), **own}
    return {
        "if": {"required": ["extends"], "properties": {"extends": {"const": check}}},
        "then": {"properties": allowed, "additionalProperties": False},
    }


def _common(key: str) -> Schema:
    match key:
        case "extends":
            return {"type": "string", "enum": list(checks.NAMES)}
        case "message":
            return {"type": "string", "minLength": 1}
        case "level":
            return or_nothing({"type": "string", "enum": list(LEVELS)})
        case "scope":
            return or_nothing(texts({"anyOf": [{"enum": list(NAMES)}, _TEXT]}))
        case "lang":
            return or_nothing(texts({"type": "string", "pattern": "^[a-z]+$"}))
        case "quoted" | "enabled":
            return or_nothing(_FLAG)
    return or_nothing({"type": "array", "items": _example()} if key in rules.EXAMPLES else _TEXT)


def _example() -> Schema:
    formats = {"type": "string", "enum": list(rules.FORMATS)}
    keys = {"text": _TEXT, "format": formats, "because": {}, "encoding": {}}
    return {"anyOf": [_TEXT, {"type": "object", "required": ["text"], "additionalProperties": False, "properties": keys}]}


def _keys() -> dict[str, dict[str, Schema]]:
    """The keys of each check, those of every rule among them."""
    found = {name: dict(_properties(made)) for name, made in bundled()[1].items()}
    found |= {check: _asked(check, least) for check, least in _LEAST.items()}
    return dict(sorted({**found, "spelling": _SPELLING}.items()))


def _properties(made: Schema) -> dict[str, Schema]:
    properties = made["properties"]
    return properties if isinstance(properties, dict) else {}


def _asked(check: str, least: dict[str, object]) -> dict[str, Schema]:
    """What a check asks for when it reads a rule."""
    fields = Recorder(check, {"extends": check, "message": "x", **least})
    fields.kinds = {}
    try:
        rules.from_fields(f"schema.{check}", fields)
    except ConfigError as error:
        raise AssertionError(f"{check}: {error}") from error
    return {key: fields.kinds.get(key, {}) for key in fields.asked}
