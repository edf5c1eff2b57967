"""`copydesk rule ID`: the manual page of a rule, from the rule's own file."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

from linter import configoptions, report, suppress
from linter.config import Configs
from linter.document.model import PROSE_KINDS
from linter.examples import unmark
from linter.fields import nearest
from linter.plan import Library
from linter.report import View, paint
from linter.report.excerpt import excerpt
from linter.rule import Example, Rule
from linter.scope import Scope
from linter.source import Source, Span, from_text
from linter.terminal import colour, width
from linter.usage import Parser, UsageError

_INDENT = "    "


def parser() -> Parser:
    """The options of `rule`."""
    made = Parser("rule", "ID ...", "Explain a rule: what it finds, why, how to mend it, what it is silent about and what it misses.")
    made.add_argument("ids", nargs="+", metavar="ID", help="a rule, such as fragment.lower-case-start (`copydesk rules` lists them)")
    configoptions.add(made)
    made.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour")
    return made


def run(options: argparse.Namespace) -> int:
    """Print the pages."""
    known = {} if all(name.startswith("grammar.") for name in options.ids) else all_rules(configoptions.configs(options))
    view = View(min(width(sys.stdout), 100), colour(sys.stdout, options.color))
    for number, name in enumerate(options.ids):
        if name.startswith("grammar."):
            sys.stdout.write(("\n" if number else "") + "\n".join(_of_grammar(name, view)) + "\n")
            continue
        if name not in known and name not in suppress.RULES:
            raise UsageError(_unknown(name, known))
        lines = _page(known[name], view) if name in known else _built_in(name, view)
        sys.stdout.write(("\n" if number else "") + "\n".join(lines) + "\n")
    return 0


def all_rules(known: Configs) -> dict[str, Rule]:
    """Every rule that a run in the current folder knows, by id."""
    config = known.for_folder(os.getcwd())
    return Library(documentation=True).rules(config.rules, config.styles)


def _unknown(name: str, known: dict[str, Rule]) -> str:
    if name == "grammar" or any(rule.pack == name for rule in known.values()):
        return f"'{name}' is a pack; its rules: copydesk rules {name}"
    same = [r for r in known if r.split(".", 1)[1] == name]
    return f"unknown rule '{name}'" + (f"; did you mean '{same[0]}'?" if same else nearest(name, [*known, *suppress.RULES]))


def _of_grammar(name: str, view: View) -> Iterator[str]:
    """The page of a rule that a grammar checker holds."""
    from linter.languagetool.manual import page

    about = page(name)
    yield paint(name, "bold", view)
    for title, text in about:
        yield from _section(title, text, view)


def _built_in(name: str, view: View) -> Iterator[str]:
    message, why = suppress.RULES[name]
    yield f"{paint(name, 'bold', view)}  {paint(suppress.LEVEL, suppress.LEVEL, view)}"
    yield from _section("Says", message, view)
    yield from _section("Why", why, view)


def _page(rule: Rule, view: View) -> Iterator[str]:
    off = "" if rule.enabled else ", off by default"
    yield f"{paint(rule.id, 'bold', view)}  {paint(rule.level, rule.level, view)}  (check {rule.check}{off})"
    yield from _section("Looks at", ", ".join(looks_at(rule)), view)
    yield from _section("Says", rule.message, view)
    yield from _section("Why", rule.why, view)
    yield from _section("How to mend it", rule.mend, view)
    yield from _section("Fix", mended(rule), view)
    yield from _section("Silent about", rule.silent, view)
    yield from _examples("Found", rule.bad, view)
    yield from _examples("Let pass", rule.good, view)
    yield from _section("Missed, as far as is known", rule.misses, view)
    yield from _examples("" if rule.misses else "Missed, as far as is known", rule.known_miss, view)
    yield from _examples("Flagged though innocent, as far as is known", rule.known_false_alarm, view)
    yield from _section("More", rule.link, view)


def mended(rule: Rule) -> str:
    """Which fixes the rule offers, as its examples tell."""
    from linter import examples

    action = getattr(rule.params, "action", None)
    offered = examples.fixes(rule) or ({action.safe} if action and action.name in ("replace", "remove", "edit") else set())
    match sorted(offered):
        case [True]:
            return "`copydesk check --fix` makes it where it is certain."
        case [False]:
            return "For an editor to look at: `copydesk check --fix --unsafe-fixes` makes it, `--dry-run` shows it first."
        case [_, _]:
            return "`copydesk check --fix` makes it where it is certain, and elsewhere with `--unsafe-fixes`."
    return ""


def looks_at(rule: Rule) -> list[str]:
    """Where a rule looks: in words, or by the scopes of Vale's that an imported rule names."""
    if not rule.own.imported:
        return places(rule.scope)
    from linter.vale.style import scopes_of

    return scopes_of(rule)


def places(scope: Scope) -> list[str]:
    """Where a rule looks, in words."""
    kinds = ["all running text"] if scope.kinds == PROSE_KINDS else sorted(scope.kinds)
    named = [(scope.raw, "the raw source"), (scope.front_matter, "the front matter"), (scope.quoted, "quotations too")]
    return (kinds if scope.selectors else []) + [name for on, name in named if on]


def _section(title: str, text: str, view: View) -> Iterator[str]:
    if not text:
        return
    import textwrap

    yield ""
    yield paint(title, "bold", view)
    for paragraph in text.strip().split("\n\n"):
        yield from textwrap.wrap(paragraph, view.width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_long_words=False)


def _examples(title: str, examples: tuple[Example, ...], view: View) -> Iterator[str]:
    if not examples:
        return
    yield ""
    if title:
        yield paint(title, "bold", view)
    for number, example in enumerate(examples):
        if number:
            yield ""
        yield from ((_INDENT + line).rstrip() for line in _example(example, view))


def _example(example: Example, view: View) -> Iterator[str]:
    if example.because:
        yield paint(f"({example.because})", "dim", view)
    source, marks = unmarked(example.text)
    for number in range(1, len(source.line_starts) + 1):
        line = source.line_span(number)
        own = [m for m in marks if line.start <= m.start <= line.end]
        if line.start == line.end == len(source.text) and not own:
            continue  # what follows the last line end
        yield from _marked(source, line, own, view)


def _marked(source: Source, line: Span, marks: list[Span], view: View) -> Iterator[str]:
    room = view.width - len(_INDENT)
    if not marks:
        yield report.one_line(source.cut(line))
        return
    shown = [excerpt(source, mark, room) for mark in marks]
    texts = list(dict.fromkeys(s.text for s in shown))
    for text in texts:
        yield text
        carets = [s.underline for s in shown if s.text == text]
        wide = max(map(len, carets))
        yield "".join(max(column) for column in zip(*(c.ljust(wide) for c in carets), strict=True))


def unmarked(text: str) -> tuple[Source, list[Span]]:
    """An example without its `[[...]]`, and the spans they were around."""
    plain, spans = unmark(text)
    return from_text(plain), spans
