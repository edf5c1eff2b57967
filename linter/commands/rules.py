"""`copydesk rules`: what there is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence

from linter import suppress
from linter.commands.rule import places
from linter.config import Config, Configs, Layer
from linter.fields import nearest
from linter.plan import Library, Plans
from linter.report import View, paint
from linter.rule import Rule
from linter.terminal import colour, is_terminal, width
from linter.usage import Parser, UsageError

Row = Mapping[str, object]


def parser() -> Parser:
    """The options of `rules`."""
    made = Parser(
        "rules", "[NAME ...]", "List the rules: id, level, check, message. A rule that does not run in this folder is marked `off`."
    )
    made.add_argument("names", nargs="*", metavar="NAME", help="list only these packs and rules")
    made.add_argument("--output-format", choices=("text", "json"), default="text", help="a table, or JSON")
    made.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour")
    return made


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    rows = _rows()
    packs = {str(row["id"]).split(".", 1)[0] for row in rows}
    names = {str(row["id"]) for row in rows} | packs
    for name in options.names:
        if name not in names:
            raise UsageError(f"unknown rule or pack '{name}'{nearest(name, sorted(names))}")
    if options.names:
        rows = [row for row in rows if row["id"] in options.names or row["pack"] in options.names]
    if options.output_format == "json":
        import json

        print(json.dumps(rows, indent=1))
        return 0
    view = View(width(sys.stdout) if is_terminal(sys.stdout) else 0, colour(sys.stdout, options.color))
    sys.stdout.writelines(_table(rows, view))
    return 0


def _rows() -> list[Row]:
    configs = Configs()
    library = Library()
    here = os.path.abspath("-")
    plan = Plans(configs, library, Layer(), Config()).for_file(here)
    known = library.rules(configs.for_file(here).rules, configs.for_file(here).styles)
    rows = [_row(rule, rule.id in plan.scope.active, plan.levels.get(rule.id, rule.level)) for rule in known.values()]
    rows += [_built_in(name, name in plan.scope.active, plan.levels.get(name, suppress.LEVEL)) for name in suppress.RULES]
    return sorted(rows, key=lambda row: str(row["id"]))


def _row(rule: Rule, on: bool, level: str) -> Row:
    return {
        "id": rule.id, "pack": rule.pack, "level": level, "check": rule.check, "message": rule.message,
        "on": on, "scope": places(rule.scope), "why": rule.why, "link": rule.link,
    }  # fmt: skip


def _built_in(name: str, on: bool, level: str) -> Row:
    message, why = suppress.RULES[name]
    pack = name.split(".", 1)[0]
    return {"id": name, "pack": pack, "level": level, "check": pack, "message": message, "on": on, "scope": [], "why": why, "link": ""}


def _table(rows: Sequence[Row], view: View) -> Iterator[str]:
    columns = ("id", "level", "check")
    wide = {c: max((len(str(row[c])) for row in rows), default=0) for c in columns}
    for row in rows:
        on = "" if row["on"] else "(off) "
        start = f"{row['id']:<{wide['id']}}  "
        rest = f"{row['check']:<{wide['check']}}  {on}{' '.join(str(row['message']).split())}"
        room = view.width - len(start) - wide["level"] - 2
        if view.width and len(rest) > room:
            rest = rest[: max(room - 1, 0)] + "…"
        level = str(row["level"])
        yield f"{start}{paint(level.ljust(wide['level']), level, view)}  {rest}\n"
