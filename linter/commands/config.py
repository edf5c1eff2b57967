"""`copydesk config`: which configuration holds for a file, and who says what."""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from linter import configoptions, explain, files
from linter.config import Config, Configs, Layer
from linter.explain import Origin, Setting, Verdict
from linter.fields import nearest
from linter.plan import Library, Plan, Plans
from linter.report import one_line
from linter.usage import Parser, UsageError, shown

_WIDTH = 50  # of what is said, before who says it
_MOST_ALIKE = 4  # rules of a pack that are listed one by one though the same holds for them; --rules lists all


def parser() -> Parser:
    """The options of `config`."""
    made = Parser("config", "[PATH]", "Show the configuration that holds for a file, and where each value comes from.")
    add = made.add_argument
    add("path", nargs="?", metavar="PATH", help="a file or folder (default: the current folder)")
    add("--show", metavar="PATH", help="the same, as an option")
    add("--rules", action="store_true", help="list every rule: whether it runs, how loud it is, and who says so")
    configoptions.add(made)
    add("--output-format", choices=("text", "json"), default="text", help="text (default) or json, which holds the rules too")
    kinds = ("yaml", "pyproject")
    add("--schema", nargs="?", const="yaml", choices=kinds, help="print a JSON Schema for editors: of .copydesk.yml, or pyproject.toml")
    return made


def run(options: argparse.Namespace) -> int:
    """Print the configuration, or the schema."""
    if options.schema:
        from linter.schema import text

        print(text(options.schema == "pyproject"), end="")
        return 0
    if options.path and options.show:
        raise UsageError("give one path, not two")
    path = options.show or options.path or "."
    if not os.path.lexists(path):
        raise UsageError(f"no such file or folder: '{path}'{_near(path)}")
    said = _told(path, configoptions.configs(options))
    if options.output_format == "json":
        print(json.dumps(_json(path, said), indent=2, default=str))
    else:
        for line in _text(path, said, options.rules):
            print(line)
    return 0


def _near(path: str) -> str:
    folder, name = os.path.split(path)
    return nearest(name, os.listdir(folder or ".")) if os.path.isdir(folder or ".") else ""


class _Told:
    """What is known of a path."""

    def __init__(self, config: Config, plan: Plan, settings: list[Setting], rules: list[Verdict], excluded: files.Exclusion | None) -> None:
        self.config = config
        self.plan = plan
        self.settings = settings
        self.rules = rules
        self.excluded = excluded
        self.profile = next(s.value for s in settings if s.key == "profile")


def _told(path: str, configs: Configs) -> _Told:
    full = os.path.abspath(path)
    folder = os.path.isdir(full)
    inside = os.path.join(full, "-") if folder else full
    config = configs.for_file(inside)
    library = Library()
    plans = Plans(configs, library, Layer(), Config())
    plan = plans.for_file(inside)
    known = {**library.rules(config.rules, config.styles), **plans.active()}
    return _Told(
        config,
        plan,
        list(explain.settings(config, inside, plan)),
        list(explain.verdicts(config, inside, plan, known, plans.layers(inside))),
        None if folder else files.exclusion(full, configs),
    )


# -- for machines


def _json(path: str, told: _Told) -> dict[str, object]:
    return {
        "path": path,
        "file": told.config.path or None,
        "excluded": told.excluded._asdict() if told.excluded else None,
        "settings": [{"key": s.key, "value": s.value, "origin": _origin(s.origin)} for s in told.settings],
        "rules": [
            {
                "rule": v.rule, "on": v.on, "why": v.why, "origin": _origin(v.origin),
                "level": v.level, "level_origin": _origin(v.level_origin),
            }
            for v in told.rules
        ],
    }  # fmt: skip


def _origin(origin: Origin | None) -> Mapping[str, object] | None:
    return origin and {"file": origin.file, "line": origin.line, "override": list(origin.override) or None}


# -- for people


def _text(path: str, told: _Told, rules: bool) -> Iterator[str]:
    yield f"# {one_line(path)}: {shown(told.config.path) if told.config.path else 'no configuration file, so the defaults'}"
    if told.excluded:
        yield f"# {_left_out(told.excluded)}"
    for setting in told.settings:
        where = f"profile {told.profile}" if setting.key == "fail-level" and not setting.origin else _where(setting.origin)
        yield _line(f"{setting.key}: {_value(setting.value)}".rstrip(), where)
    yield from _rules(told.rules) if rules else _packs(told.rules)


def _left_out(excluded: files.Exclusion) -> str:
    how = "it is checked only where it is named, and with --force-exclude not even then"
    if excluded.origin == "include":
        return f"Excluded: no pattern of 'include' matches; {how}"
    if excluded.origin == "default" and not excluded.pattern:
        return "Not searched for: its ending is none that is known; it is checked where it is named, as plain text"
    whose = {"default": "excluded by default", "exclude": "the key 'exclude'"}.get(excluded.origin) or shown(excluded.origin)
    return f"Excluded: '{one_line(excluded.what)}' matches '{excluded.pattern}' ({whose}); {how}"


def _value(value: object) -> str:
    if isinstance(value, str) and value.isprintable():
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=not isinstance(value, list | dict), default=str)


def _where(origin: Origin | None) -> str:
    if origin is None:
        return "default"
    override = f", override for {', '.join(origin.override)}" if origin.override else ""
    return f"{shown(origin.file)}:{origin.line}{override}"


def _line(said: str, where: str) -> str:
    return f"{said:<{_WIDTH}}  # {where}"


def _packs(rules: Sequence[Verdict]) -> Iterator[str]:
    """How many rules of each pack run, and every rule that somebody switched on, off, or made louder."""
    running = Counter(v.pack for v in rules if v.on)
    yield f"# {sum(running.values())} of {len(rules)} rules run: {', '.join(f'{p} {n}' for p, n in sorted(running.items()))}"
    alike: dict[tuple[object, ...], list[Verdict]] = {}
    for verdict in rules:
        if verdict.origin or verdict.level_origin:
            alike.setdefault((verdict.pack, verdict.on, verdict.why, verdict.origin, verdict.level_origin), []).append(verdict)
    sizes = Counter(v.pack for v in rules)
    for group in alike.values():
        whole = len(group) == sizes[group[0].pack] > 1
        levels = {v.level for v in group}
        count = "" if whole else f" ({len(group)} of {sizes[group[0].pack]})"
        one = group[0]._replace(rule=f"{group[0].pack}.*{count}", level=levels.pop() if len(levels) == 1 else None)
        yield from (f"#   {line}" for line in _rules([one] if whole or len(group) > _MOST_ALIKE else group))


def _rules(rules: Sequence[Verdict]) -> Iterator[str]:
    for verdict in rules:
        why = f"{verdict.why}, {_where(verdict.origin)}" if verdict.origin else verdict.why
        level = f"; level: {_where(verdict.level_origin)}" if verdict.on and verdict.level_origin else ""
        yield _line(f"{verdict.rule}: {(verdict.level or 'levels differ') if verdict.on else 'off'}", why + level)
