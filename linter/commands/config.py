"""`copydesk config`: which configuration holds, and where each value comes from."""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence

from linter.config import LEVEL_CHOICES, Config, Configs, Layer
from linter.configkeys import KEYS
from linter.findings import LEVELS
from linter.plan import Library, Plans
from linter.profiles import DEFAULT, PROFILES
from linter.usage import Parser, UsageError, shown


def parser() -> Parser:
    """The options of `config`."""
    made = Parser("config", "[PATH]", "Show the configuration that holds for a file, and where each value comes from.")
    add = made.add_argument
    add("path", nargs="?", metavar="PATH", help="a file or folder (default: the current folder)")
    add("--show", metavar="PATH", help="the same, as an option")
    add("--config", metavar="FILE", help="use this configuration file")
    add("--schema", action="store_true", help="print a JSON Schema of .copydesk.yml, for editors")
    return made


def run(options: argparse.Namespace) -> int:
    """Print the configuration, or the schema."""
    if options.schema:
        print(json.dumps(schema(), indent=2))
        return 0
    if options.path and options.show:
        raise UsageError("give one path, not two")
    path = options.show or options.path or "."
    full = os.path.abspath(path)
    for line in _lines(path, os.path.join(full, "-") if os.path.isdir(full) else full, Configs(options.config or "")):
        print(line)
    return 0


def _lines(name: str, path: str, configs: Configs) -> Iterator[str]:
    config = configs.for_file(path)
    plans = Plans(configs, Library(), Layer(), Config())
    plan = plans.for_file(path)
    yield f"# {name}: {shown(config.path) if config.path else 'no configuration file, so the defaults'}"
    layers = config.layers(path)
    for key in KEYS:
        yield from _key(key, config, layers, plan.fail_level)
    packs = Counter(rule.split(".", 1)[0] for rule in plan.scope.active)
    yield f"# {sum(packs.values())} of {len(plan.scope.known)} rules run: {', '.join(f'{p} {n}' for p, n in sorted(packs.items()))}"


def _key(key: str, config: Config, layers: Sequence[Layer], fail_level: str) -> Iterator[str]:
    """The lines of one key: the strongest layer's, or all layers' where they add up."""
    name = key.replace("-", "_")
    if key in ("extends", "overrides"):
        return  # what they say is shown where it lands
    if not KEYS[key].override:
        value = getattr(config, name)
        value = list(getattr(value, "patterns", value)) if isinstance(value, tuple) or hasattr(value, "patterns") else value
        default = {"fail-level": fail_level, "min-level": "suggestion"}.get(key)
        yield _line(key, value or default, config.layer) if value else _line(key, default, None)
        return
    speaking = [layer for layer in layers if getattr(layer, name)]
    if not speaking:
        yield _line(key, DEFAULT if key == "profile" else None, None)
    for layer in speaking if key not in ("profile", "select", "lang") else speaking[-1:]:
        yield _line(key, getattr(layer, name), layer)


def _line(key: str, value: object, layer: Layer | None) -> str:
    said = "" if value is None else json.dumps(value, ensure_ascii=False)
    said = said.strip('"') if isinstance(value, str) else said
    if layer is None:
        origin = "default"
    else:
        path, line = layer.places.get(key, (layer.origin, 0))
        origin = f"{shown(path)}:{line}"
    return f"{f'{key}: {said}'.rstrip():<50}  # {origin}"


_NAMES = {"type": "array", "items": {"type": "string"}}
_KINDS: dict[str, dict[str, object]] = {
    "text": {"type": "string"},
    "strings": {"oneOf": [{"type": "string"}, _NAMES]},
    "profile": {"enum": list(PROFILES)},
    "level": {"enum": list(LEVELS)},
    "number": {"type": "number"},
    "levels": {"type": "object", "additionalProperties": {"enum": [*LEVEL_CHOICES, False]}},
    "accept": {"type": "object", "additionalProperties": {"oneOf": [{"type": "string"}, _NAMES]}},
    "parameters": {"type": "object", "additionalProperties": {"type": "object"}},
    "grammar": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "engine": {"enum": ["auto", "languagetool", "harper"]},
            "server": {"type": "string"},
            "language": {"oneOf": [{"type": "string"}, _NAMES]},
            "categories": {"type": "object", "additionalProperties": {"enum": [*LEVEL_CHOICES, False]}},
            "disabled-rules": {"oneOf": [{"type": "string"}, _NAMES]},
            "picky": {"type": "boolean"},
            "quoted": {"type": "boolean"},
            "timeout": {"type": "number", "exclusiveMinimum": 0},
        },
    },
}


def schema() -> dict[str, object]:
    """A JSON Schema of the configuration, from the table of keys."""
    own = {key: {**_KINDS[it.kind], "description": it.about} for key, it in KEYS.items() if it.kind in _KINDS}
    inner = {key: value for key, value in own.items() if KEYS[key].override}
    override = {
        "type": "object", "required": ["paths"], "additionalProperties": False,
        "properties": {"paths": {**_KINDS["strings"], "description": "the patterns of the files it is for"}, **inner},
    }  # fmt: skip
    overrides = {"type": "array", "items": override, "description": KEYS["overrides"].about}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "copydesk configuration", "type": "object",
        "additionalProperties": False, "properties": {**own, "overrides": overrides},
    }  # fmt: skip
