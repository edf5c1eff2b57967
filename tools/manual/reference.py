"""The reference pages that are made from the program: keys of the configuration, commands, formats, measures."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import markup
import rulepages

import linter
from linter import readability, report, textstats
from linter.cli import COMMANDS
from linter.configkeys import KEYS, Key
from linter.profiles import DEFAULT, PROFILES, Profile
from linter.usage import Parser

KINDS = {
    "strings": "a text, or a list of texts",
    "text": "a text",
    "number": "a number",
    "level": "`error`, `warning` or `suggestion`",
    "profile": ", ".join(f"`{name}`" for name in PROFILES),
    "levels": "a mapping of rules and packs to `error`, `warning`, `suggestion` or `off`",
    "parameters": "a mapping of rules to the keys of their files and other values",
    "accept": "a mapping of rules, packs or `all` to lists of words, or to a file of them",
    "grammar": "a mapping; its keys stand in [Grammar](../grammar.md#findings)",
    "overrides": "a list of mappings, each with `paths` and the keys that say so here",
}
_LANGUAGES = ("en", "de", "es", "fr", "it", "pt", "nl", "pl", "ru", "hu", "ar")
_DOCS = re.compile(r"\(docs/([a-z-]+)\.md\)")
_HEADING = re.compile(r"^## (.+)$", re.M)


def pages() -> Iterator[tuple[str, str]]:
    """The address of every page below the manual's folder, and its Markdown."""
    yield "reference/configuration.md", "\n\n".join(_configuration())
    yield "reference/command-line.md", "\n\n".join(_commands())
    yield "reference/formats.md", "\n\n".join(_formats())
    yield "reference/measures.md", "\n\n".join(_measures())


def _configuration() -> Iterator[str]:
    yield "# Configuration keys"
    yield (
        "Every key of `.copydesk.yml` (or of `[tool.copydesk]` in a `pyproject.toml`), made from the table that copydesk itself reads. "
        "Every one is optional. How they work together stands in [Configuration](../configuration.md); "
        "`copydesk config --show PATH` says which value holds for a file, and where it comes from."
    )
    rows = [(f"[`{name}`](#{name})", KINDS[key.kind], "yes" if key.override else "no") for name, key in KEYS.items()]
    yield markup.table(("key", "takes", "in overrides"), rows)
    for name, key in KEYS.items():
        yield from _key(name, key)
    yield "## Profiles"
    yield "What a profile runs, and from which level on a run fails where `fail-level` says nothing."
    profiles = [_profile(name, profile) for name, profile in PROFILES.items()]
    yield markup.table(("profile", "for", "rules", "packs", "fails from"), profiles)


def _key(name: str, key: Key) -> Iterator[str]:
    yield f"## `{name}` {{ #{name} }}"
    yield _DOCS.sub(r"([more](../\1.md))", _about(key.about))
    yield f"Takes {KINDS[key.kind]}." + (" May stand in `overrides` too." if key.override else "")
    yield markup.block("yaml", f"{name}: {key.example}")


def _about(text: str) -> str:
    """What a key is for, as a sentence, with its page left as it is typed."""
    page = _DOCS.search(text)
    plain = _DOCS.sub("", text).strip()
    return markup.prose(plain[0].upper() + plain[1:]) + (f" {page[0]}" if page else "") + "."


def _profile(name: str, profile: Profile) -> tuple[str, ...]:
    packs = ", ".join(profile.packs) or "all but " + ", ".join(profile.without)
    own = sum(rule.id in rulepages.chosen(name) for rule in rulepages.rules())
    return f"`{name}`" + (" (default)" if name == DEFAULT else ""), markup.prose(profile.about), str(own), packs, profile.fail_level


def _commands() -> Iterator[str]:
    yield "# Command line"
    yield "Made from what `copydesk COMMAND --help` prints. Options and paths may stand in any order."
    yield markup.table(("command", ""), [(f"[`{name}`](#{name})", markup.prose(about)) for name, about in COMMANDS.items()])
    yield "`copydesk --version` prints the version. What the exit codes mean stands under [`check`](#check)."
    for name in COMMANDS:
        yield from _command(name)


def _command(name: str) -> Iterator[str]:
    parser: Parser = import_module(f"linter.commands.{name}").parser()
    yield f"## `copydesk {name}` {{ #{name} }}"
    yield markup.prose(parser.description or "")
    yield markup.block("text", parser.format_usage().removeprefix("usage: ").strip())
    for group in parser._action_groups:
        yield from _options(parser, group)
    if parser.epilog:
        yield markup.block("text", parser.epilog.strip())


def _options(parser: Parser, group: argparse._ArgumentGroup) -> Iterator[str]:
    """A group of options below its heading; argparse's own groups have none."""
    actions = [a for a in group._group_actions if a.help is not argparse.SUPPRESS and "--help" not in a.option_strings]
    if not actions:
        return
    own = group not in (parser._positionals, parser._optionals)
    if own:
        title = str(group.title)
        yield f"### {title[0].upper()}{title[1:]} {{ #{parser.prog.split()[-1]}-{title.replace(' ', '-')} }}"
    yield markup.table(("option", ""), [(_spelling(action), _help(parser, action)) for action in actions])


def _spelling(action: argparse.Action) -> str:
    if not action.option_strings:
        return markup.code(str(action.metavar or action.dest))
    value = "" if action.nargs == 0 else f" {_metavar(action)}"
    return ", ".join(markup.code(f"{option}{value}") for option in action.option_strings)


def _metavar(action: argparse.Action) -> str:
    if action.metavar:
        return str(action.metavar)
    return "|".join(map(str, action.choices)) if action.choices else action.dest.upper()


def _help(parser: Parser, action: argparse.Action) -> str:
    about = (action.help or "") % {"prog": parser.prog, "default": action.default}
    return _DOCS.sub(r"([more](../\1.md))", about) if _DOCS.search(about) else markup.prose(about)


def _formats() -> Iterator[str]:
    yield "# Formats"
    yield "What `--output-format` takes. [Output](../output.md) says more of each, and what programs may rely on."
    yield markup.table(("format", "what it is"), [_format(name) for name in report.FORMATS])


def _format(name: str) -> tuple[str, str]:
    # read, not imported: a renderer may need what is not installed
    path = Path(linter.__file__).parent / "report" / f"{name.replace('-', '_')}.py"
    file = path if path.exists() else path.with_suffix("") / "__init__.py"
    about = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n\n", 1)[0]
    told = {h.lower() for h in _HEADING.findall((rulepages.ROOT / "docs" / "output.md").read_text(encoding="utf-8"))}
    return f"[`{name}`](../output.md#{name})" if name in told else f"`{name}`", markup.prose(about)


def _measures() -> Iterator[str]:
    yield "# Measures"
    yield (
        "The names that `copydesk stats --measure` knows, `metric` of a rule that `extends: readability`, "
        "and the `metrics` of JSON reports. "
        "[Readability](../readability.md) says how they are computed and how they compare."
    )
    yield "## Counts"
    yield markup.prose(", ".join(f"`{name}`" for name in readability.Counts._fields)) + "."
    yield "## Formulas and further counts"
    own = readability.formulas(readability.Counts(*[9] * len(readability.Counts._fields)), "en")
    names = sorted({*textstats.MEASURES, *own})
    yield markup.table(
        ("measure", "computed by", "made for"), [(f"`{n}`", "copydesk" if n in own else "textstat", _speaks(n)) for n in names]
    )
    yield "English values are named. In other languages textstat computes more of them; the page above says which."


def _speaks(name: str) -> str:
    found = [code for code in _LANGUAGES if textstats.speaks(name, code)]
    return "all languages" if len(found) == len(_LANGUAGES) else ", ".join(found)
