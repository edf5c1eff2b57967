"""The JSON Schema of the configuration, made from the tables and the checks that read it.

Draft 7, since the editors' YAML server and the TOML tools read that one. What it knows of a rule's parameters is what the
rule's check asks for when it reads the rule's file. Names of rules and packs are offered but not demanded: a team may have
rules of its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence

import yaml

from linter import rule as rules
from linter import rulefile, suppress
from linter.config import LEVEL_CHOICES
from linter.configkeys import KEYS
from linter.fields import Fields
from linter.findings import LEVELS
from linter.languagetool.settings import ENGINES
from linter.profiles import PROFILES
from linter.rule import Rule

Schema = dict[str, object]
DRAFT = "http://json-schema.org/draft-07/schema#"
FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "configuration.schema.json")

_NOTHING: Schema = {"type": "null"}
# keys of a rule file that say what it is about, not what it looks for
_FIXED = frozenset(("extends", "why", "link", "mend", "silent", "misses", "enabled", *rules.EXAMPLES, *rules.UNUSED))


def text(pyproject: bool = False) -> str:
    """The schema as the file that is shipped; with `pyproject` for the table in a pyproject.toml."""
    made = configuration()
    return json.dumps(_of_pyproject(made) if pyproject else made, indent=1, ensure_ascii=False) + "\n"


def configuration() -> Schema:
    """The schema of a .copydesk.yml."""
    known, parameters = bundled()
    own = {key: _key(key) for key in KEYS if key != "overrides"}
    inner = {key: {"$ref": f"#/properties/{key}"} for key in own if KEYS[key].override}
    paths = {"description": "the patterns of the files it is for, as in .gitignore", **texts(least=1)}
    override = {"type": "object", "required": ["paths"], "additionalProperties": False, "properties": {"paths": paths, **inner}}
    about = KEYS["overrides"].about
    return {
        "$schema": DRAFT,
        "title": "copydesk configuration",
        "description": "What .copydesk.yml, or the table tool.copydesk of a pyproject.toml, may hold",
        "type": ["object", "null"],  # a file of comments alone says nothing, as one of `copydesk init` may
        "additionalProperties": False,
        "properties": {**own, "overrides": or_nothing({"description": about, "type": "array", "items": override})},
        "definitions": _definitions(known, parameters),
    }


def _of_pyproject(made: Schema) -> Schema:
    """The same below `tool.copydesk`, with nothing said about other tables."""
    inner = json.loads(json.dumps(made).replace('"#/properties/', '"#/definitions/configuration/properties/'))
    definitions = inner.pop("definitions")
    del inner["$schema"]
    tool = {"type": "object", "properties": {"copydesk": {"$ref": "#/definitions/configuration"}}}
    return {
        "$schema": DRAFT, "title": "pyproject.toml with a table for copydesk", "type": "object",
        "properties": {"tool": tool}, "definitions": {"configuration": inner, **definitions},
    }  # fmt: skip


def _key(key: str) -> Schema:
    it = KEYS[key]
    return {"description": it.about, "examples": [yaml.safe_load(it.example)], **or_nothing(_KINDS[it.kind] | _MORE.get(key, {}))}


def or_nothing(schema: Schema) -> Schema:
    """A key without a value says nothing, and is no mistake."""
    kind, choices, alternatives = schema.get("type"), schema.get("enum"), schema.get("anyOf")
    if isinstance(kind, str):
        return {**schema, "type": [kind, "null"], **({"enum": [*choices, None]} if isinstance(choices, list) else {})}
    if isinstance(alternatives, list):
        return {**schema, "anyOf": [*alternatives, _NOTHING]}
    return {"anyOf": [schema, _NOTHING]}


def texts(item: Schema | None = None, least: int = 0) -> Schema:
    """A text, or a list of them."""
    item = item or {"type": "string"}
    return {"anyOf": [item, {"type": "array", "items": item, **({"minItems": least} if least else {})}]}


_LEVEL: Schema = {"enum": [*LEVEL_CHOICES, False]}  # YAML reads a bare `off` as false
_KINDS: dict[str, Schema] = {
    "text": {"type": "string"},
    "strings": texts(),
    "profile": {"type": "string", "enum": list(PROFILES)},
    "level": {"type": "string", "enum": list(LEVELS)},
    "number": {"type": "number"},
    "levels": {"$ref": "#/definitions/levels"},
    "accept": {"$ref": "#/definitions/accept"},
    "parameters": {"$ref": "#/definitions/parameters"},
    "grammar": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "engine": or_nothing({"type": "string", "enum": list(ENGINES), "description": "which checker to ask (default auto)"}),
            "server": or_nothing({"type": "string", "description": "the address of a LanguageTool server"}),
            "language": or_nothing({"description": "variants to take for copy that only says its language, such as en-GB", **texts()}),
            "categories": or_nothing({"type": "object", "additionalProperties": _LEVEL, "description": "how loud a category is"}),
            "disabled-rules": or_nothing({"description": "rules of the checker that are not to run", **texts()}),
            "picky": or_nothing({"type": "boolean", "description": "run the checker's strictest rules too"}),
            "quoted": or_nothing({"type": "boolean", "description": "look into quotations too"}),
            "timeout": or_nothing({"type": "number", "exclusiveMinimum": 0, "description": "seconds to wait for one file"}),
        },
    },
}
_MORE: dict[str, Schema] = {
    "select": texts({"$ref": "#/definitions/name"}),
    "ignore": texts({"$ref": "#/definitions/name"}),
    "lang": {"pattern": r"^(auto|[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*|)$"},
}


def _definitions(known: Sequence[Rule], parameters: Mapping[str, Schema]) -> Schema:
    about = {r.id: _sentence(r.why) for r in known} | {name: why for name, (_, why) in suppress.RULES.items()}
    packs = sorted({*(name.split(".", 1)[0] for name in about), "grammar"})
    names = [*packs, *sorted(about)]
    levels = {name: {"description": about.get(name, f"every rule of the pack {name}"), **_LEVEL} for name in names}
    accepted = {name: {"$ref": "#/definitions/words"} for name in ("all", *names)}
    own = {r.id: {"$ref": f"#/definitions/check-{r.check}"} for r in known}
    return {
        "name": {"anyOf": [{"enum": ["default", "all", *names]}, {"type": "string"}]},
        "words": or_nothing(texts()),
        "levels": {"type": "object", "properties": levels, "additionalProperties": _LEVEL},
        "accept": {"type": "object", "properties": accepted, "additionalProperties": {"$ref": "#/definitions/words"}},
        "parameters": {"type": "object", "properties": own, "additionalProperties": {"type": ["object", "null"]}},
        **{f"check-{name}": or_nothing(schema) for name, schema in sorted(parameters.items())},
    }


def _sentence(why: str) -> str:
    """The first sentence of a reason."""
    text = " ".join(why.split())
    return text[: text.index(". ") + 1] if ". " in text else text


# -- what the checks ask for


class Recorder(Fields):
    """Fields that remember the kind of what they were asked for."""

    kinds: dict[str, Schema]

    def note(self, key: str, schema: Schema) -> None:
        if "/" not in key:
            self.kinds.setdefault(key, schema)

    def text(self, key: str, default: str = "") -> str:
        self.note(key, {"type": "string"})
        return super().text(key, default)

    def flag(self, key: str, default: bool = False) -> bool:
        self.note(key, {"type": "boolean"})
        return super().flag(key, default)

    def number(self, key: str, default: float = 0.0) -> float:
        self.note(key, {"type": "number"})
        return super().number(key, default)

    def choice(self, key: str, options: Sequence[str], default: str = "") -> str:
        self.note(key, {"type": "string", "enum": list(options)})
        return super().choice(key, options, default)

    def strings(self, key: str) -> tuple[str, ...]:
        self.note(key, texts())
        return super().strings(key)

    def mapping(self, key: str) -> Mapping[str, object]:
        self.note(key, {"type": "object"})
        return super().mapping(key)


def bundled() -> tuple[list[Rule], dict[str, Schema]]:
    """The rules that come with copydesk, and for each check the keys that its rules can be given."""
    found: list[Rule] = []
    keys: dict[str, dict[str, Schema]] = {}
    folder = rules.bundled_folder()
    for pack, contents in sorted(rulefile.read_folder(folder).items()):
        lists = rulefile.Lists(contents)
        for name in sorted(n for n in contents if not n.endswith(".txt")):
            values, lines = rulefile.parse(os.path.join(folder, pack, name), contents[name])
            fields = Recorder(name, values, lines, lists)
            fields.kinds = {}
            rule = rules.from_fields(f"{pack}.{name.rsplit('.', 1)[0]}", fields)
            found.append(rule)
            asked = {key: fields.kinds.get(key, {}) for key in fields.asked if key not in _FIXED}
            for key, kind in asked.items():
                keys.setdefault(rule.check, {}).setdefault(key, {}).update(kind)
    made: dict[str, Schema] = {}
    for check, kinds in keys.items():
        made[check] = {"type": "object", "additionalProperties": False, "properties": {key: kinds[key] for key in sorted(kinds)}}
    return found, made
