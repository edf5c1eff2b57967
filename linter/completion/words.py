"""What can be completed: the commands, their options and arguments, and the names of rules and packs."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple, cast

from linter import rule as rules
from linter import suppress
from linter.cli import COMMANDS, Command

FILES, FOLDERS, NOTHING = "files", "folders", "nothing"
LISTED, NAMES, RULES = "listed", "names", "rules"  # rules and packs with commas between them; one of them; one rule
REPORT = "report"  # a format, "=", a file
_KINDS = {
    "--select": LISTED, "--ignore": LISTED, "--report": REPORT, "ID": RULES, "NAME": NAMES, "FOLDER": FOLDERS,
    **dict.fromkeys(("--reason", "--max-score", "--diff", "--stdin-filename", "--version", "--measure"), NOTHING),
}  # fmt: skip


class Word(NamedTuple):
    """An option or argument: its spellings, what it is for, whether a value follows, which, and whether it may come again."""

    spellings: tuple[str, ...]
    about: str
    takes: bool
    values: tuple[str, ...]
    kind: str
    again: bool


class Entry(NamedTuple):
    """A command, its options, and its arguments."""

    name: str
    about: str
    options: tuple[Word, ...]
    arguments: tuple[Word, ...]


class Names(NamedTuple):
    """The packs and rules, each with what it is about."""

    packs: Mapping[str, str]
    rules: Mapping[str, str]


def names() -> Names:
    """The packs and rules there are."""
    about = {r.id: _about(r.message, r.why) for r in rules.load_folder(rules.bundled_folder())}
    about |= {name: _about(*said) for name, said in suppress.RULES.items()}
    packs = sorted({name.split(".", 1)[0] for name in about})
    return Names({pack: f"every rule of the pack {pack}" for pack in packs}, dict(sorted(about.items())))


def _about(message: str, why: str) -> str:
    """What a rule says, on one line; the start of its reason where the message is made of what is found."""
    said = " ".join(message.replace("'%s'", "…").replace("%s", "…").split())
    return said if sum(map(str.isalpha, said)) > 8 else " ".join(why.split()).split(". ", 1)[0]


def entries() -> list[Entry]:
    """The commands there are."""
    return [_entry(name) for name in COMMANDS]


def _entry(name: str) -> Entry:
    parser = cast(Command, import_module(f"linter.commands.{name}")).parser()
    words = [_word(a) for a in parser._actions if a.help != argparse.SUPPRESS]
    return Entry(name, COMMANDS[name], tuple(w for w in words if w.spellings), tuple(w for w in words if not w.spellings))


def _word(action: argparse.Action) -> Word:
    spellings = tuple(action.option_strings)
    literal = not spellings and str(action.metavar).islower()  # a word to be typed as it stands
    values = (str(action.metavar),) if literal else tuple(map(str, action.choices or ()))
    name = next((n for n in (*spellings, str(action.metavar)) if n in _KINDS), "")
    about = " ".join((action.help or "").replace("%%", "%").split())
    again = action.nargs in ("*", "+") or isinstance(action, argparse._AppendAction)
    return Word(spellings, about, action.nargs != 0, values, NOTHING if values else _KINDS.get(name, FILES), again)
