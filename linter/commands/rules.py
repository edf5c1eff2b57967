"""`copydesk rules`: what there is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence

from linter import configoptions, suppress
from linter.commands.rule import looks_at
from linter.config import Config, Configs, Layer
from linter.fields import nearest
from linter.plan import GRAMMAR, Library, Plan, Plans
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
    made.add_argument("--docs", action="store_true", help="write the list as a Markdown page, pack by pack, with the reason for each rule")
    made.add_argument("--test", metavar="FOLDER", help="run the examples in the rules below a folder (laid out as <pack>/<rule>.yml)")
    made.add_argument("--schema", action="store_true", help="print a JSON Schema of rule files, for editors")
    configoptions.add(made)
    made.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour")
    return made


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    if options.schema:
        from linter.ruleschema import text

        print(text(), end="")
        return 0
    if options.test:
        return _test(options.test)
    rows = _rows(configoptions.configs(options))
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
    if options.docs:
        sys.stdout.writelines(line + "\n" for line in _docs(rows))
        return 0
    view = View(width(sys.stdout) if is_terminal(sys.stdout) else 0, colour(sys.stdout, options.color))
    sys.stdout.writelines(_table(rows, view))
    return 0


def _rows(configs: Configs) -> list[Row]:
    library = Library()
    here = os.path.abspath("-")
    plans = Plans(configs, library, Layer(), Config())
    plan = plans.for_file(here)
    own = configs.for_file(here)
    known = library.rules(own.rules, own.styles)
    # a .vale.ini may run a rule on some files alone
    others = [plans.for_file(path) for project in library.projects(own.styles) for path in project.samples()]
    rows = [_row(rule, *_state(rule, [plan, *others])) for rule in known.values()]
    rows.append(_grammar(plan.grammar is not None))
    rows += [_built_in(name, name in plan.scope.active, plan.levels.get(name, suppress.LEVEL)) for name in suppress.RULES]
    return sorted(rows, key=lambda row: str(row["id"]))


def _state(rule: Rule, plans: Sequence[Plan]) -> tuple[bool, str]:
    """Whether a rule runs by any of the plans, and how loud it is there."""
    running = next((plan for plan in plans if rule.id in plan.scope.active), None)
    return running is not None, (running or plans[0]).levels.get(rule.id, rule.level)


def _row(rule: Rule, on: bool, level: str) -> Row:
    return {
        "id": rule.id, "pack": rule.pack, "level": level, "check": rule.check, "message": rule.message,
        "on": on, "scope": looks_at(rule), "why": rule.why, "link": rule.link,
    }  # fmt: skip


def _grammar(on: bool) -> Row:
    return {
        "id": GRAMMAR, "pack": "grammar", "level": "warning", "check": "grammar", "on": on, "scope": [], "why": "", "link": "",
        "message": "What LanguageTool or Harper says, for those who select the pack (copydesk rule grammar.NAME says more).",
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


def _docs(rows: Sequence[Row]) -> Iterator[str]:
    """The list as Markdown."""
    yield "# Rules"
    pack = ""
    for row in rows:
        if row["pack"] != pack:
            pack = str(row["pack"])
            yield from ("", f"## {pack}")
        yield from ("", f"### {row['id']}", "", f"{row['level']}, check `{row['check']}`{'' if row['on'] else ', off'}")
        for text in (f"> {_plain(row['message'])}", _plain(row["why"]), f"More: <{row['link']}>" if row["link"] else ""):
            if text:
                yield from ("", text)


def _plain(text: object) -> str:
    """A text on one line, with nothing in it that Markdown would take for HTML."""
    return " ".join(str(text).split()).replace("<", "&lt;")


def _test(folder: str) -> int:
    """Run the examples of the rules below a folder, as the tests of copydesk's own do."""
    from linter import examples, rule

    if not os.path.isdir(folder):
        raise UsageError(f"'{folder}' is no folder")
    found = rule.load_folder(folder, documentation=True)
    cases = list(examples.cases(found))
    failures = [failure for case in cases if (failure := examples.failure(case))]
    for failure in failures:
        print(failure)
    without = sum(not (r.bad or r.good) for r in found)
    silent = f", {without} without any" if without else ""
    print(f"{len(cases) - len(failures)} of {len(cases)} examples hold, of {len(found)} rules{silent}.", file=sys.stderr)
    return int(bool(failures))
