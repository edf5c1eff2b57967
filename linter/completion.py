"""Completion for shells, made from the parsers of the commands.

A generator of our own, since the libraries for it either run the command at every press of the tab key or want to be a
dependency of everybody for a file that is made once. Names of rules and packs are in the script: no process is started to
complete them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple, cast

from linter import rule as rules
from linter import suppress
from linter.cli import COMMANDS, Command

SHELLS = ("bash", "zsh", "fish")
FILES, FOLDERS, NAMES, NOTHING = "files", "folders", "names", "nothing"
_NAMED = frozenset(("--select", "--ignore"))  # take names of rules, with commas between them
_FREE = frozenset(("--reason", "--max-score", "--diff", "--stdin-filename"))  # take what nobody can guess


class Word(NamedTuple):
    """An option or argument: its spellings, what it is for, whether a value follows, and which."""

    spellings: tuple[str, ...]
    about: str
    takes: bool = False
    values: tuple[str, ...] = ()
    kind: str = FILES


class Entry(NamedTuple):
    """A command, its options, and what its arguments are."""

    name: str
    about: str
    options: tuple[Word, ...]
    arguments: Word


def script(shell: str) -> str:
    """The completion script of a shell."""
    entries = [_entry(name) for name in COMMANDS]
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](entries, _names())


def _names() -> tuple[str, ...]:
    ids = sorted([*(r.id for r in rules.load_folder(rules.bundled_folder())), *suppress.RULES])
    return (*sorted({name.split(".", 1)[0] for name in ids}), *ids)


def _entry(name: str) -> Entry:
    parser = cast(Command, import_module(f"linter.commands.{name}")).parser()
    actions = [a for a in parser._actions if a.help != argparse.SUPPRESS]
    options = tuple(_word(a) for a in actions if a.option_strings)
    positional = next((_word(a, name) for a in actions if not a.option_strings), Word((), "", kind=NOTHING))
    return Entry(name, COMMANDS[name], options, positional)


def _word(action: argparse.Action, command: str = "") -> Word:
    spellings = tuple(action.option_strings)
    about = (action.help or "").replace("%%", "%")
    takes = action.nargs != 0
    values = tuple(map(str, action.choices or ()))
    if command == "rule" or _NAMED & set(spellings):
        kind = NAMES
    elif values or _FREE & set(spellings):
        kind = NOTHING
    else:
        kind = FOLDERS if action.metavar == "FOLDER" else FILES
    return Word(spellings, about, takes, values, kind)


# -- bash


def _bash(entries: Sequence[Entry], names: Sequence[str]) -> str:
    cases = "".join(_bash_case(entry) for entry in entries)
    commands = " ".join(e.name for e in entries)
    return f"""\
# bash completion for copydesk, made by `copydesk completion bash`
_copydesk_names="{" ".join(names)}"
_copydesk_listed() {{  # names with commas between them: the last one is completed
    local before=""
    [[ $1 == *,* ]] && before="${{1%,*}},"
    COMPREPLY=($(compgen -P "$before" -W "$_copydesk_names default all" -- "${{1##*,}}"))
    compopt -o nospace 2>/dev/null
}}
_copydesk() {{
    local cur="${{COMP_WORDS[COMP_CWORD]}}" prev="" IFS=$' \\t\\n'
    ((COMP_CWORD > 0)) && prev="${{COMP_WORDS[COMP_CWORD - 1]}}"
    COMPREPLY=()
    if [[ $cur == "=" ]]; then cur=""
    elif [[ $prev == "=" ]] && ((COMP_CWORD > 1)); then prev="${{COMP_WORDS[COMP_CWORD - 2]}}"
    fi
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "{commands} --help --version" -- "$cur"))
        return
    fi
    case "${{COMP_WORDS[1]}}" in
{cases}    esac
}}
complete -F _copydesk copydesk
"""


def _bash_case(entry: Entry) -> str:
    lines = [f"    {entry.name})", '        case "$prev" in']
    for word in entry.options:
        if word.takes:
            lines.append(f"            {'|'.join(word.spellings)}) {_bash_reply(word)}; return ;;")
    spellings = " ".join(s for word in entry.options for s in word.spellings)
    lines += ["        esac", f'        if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "{spellings}" -- "$cur"))']
    lines += [f"        else {_bash_reply(entry.arguments, single=True)}", "        fi ;;"]
    return "\n".join(lines) + "\n"


def _bash_reply(word: Word, single: bool = False) -> str:
    if word.values:
        return f'COMPREPLY=($(compgen -W "{" ".join(word.values)}" -- "$cur"))'
    if word.kind == NAMES:
        return 'COMPREPLY=($(compgen -W "$_copydesk_names" -- "$cur"))' if single else '_copydesk_listed "$cur"'
    if word.kind == NOTHING:
        return "COMPREPLY=()"
    folders = "-d" if word.kind == FOLDERS else "-f"
    return f"compopt -o filenames 2>/dev/null; IFS=$'\\n'; COMPREPLY=($(compgen {folders} -- \"$cur\"))"


# -- zsh


def _zsh(entries: Sequence[Entry], names: Sequence[str]) -> str:
    commands = "\n".join(f"    {_single(f'{e.name}:{e.about}')}" for e in entries)
    cases = "".join(f"    ({e.name}) _arguments -s -S {' '.join(_zsh_specs(e))} ;;\n" for e in entries)
    return f"""\
#compdef copydesk
# zsh completion for copydesk, made by `copydesk completion zsh`
_copydesk_names=({" ".join(names)})
_copydesk_listed() {{ _values -s , 'rule or pack' $_copydesk_names default all }}
_copydesk() {{
  local -a commands
  commands=(
{commands}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case "$words[1]" in
{cases}  esac
}}
if [[ "$funcstack[1]" == _copydesk ]]; then _copydesk "$@"; else compdef _copydesk copydesk; fi
"""


def _zsh_specs(entry: Entry) -> Iterator[str]:
    for word in entry.options:
        about = word.about.replace("[", "(").replace("]", ")").replace(":", "\\:")
        for spelling in word.spellings:
            equals = "=" if word.takes and spelling.startswith("--") else ""
            value = f":value:{_zsh_action(word)}" if word.takes else ""
            yield _single(f"*{spelling}{equals}[{about}]{value}")
    if entry.arguments.kind != NOTHING or entry.arguments.values:
        yield _single(f"*:argument:{_zsh_action(entry.arguments, single=True)}")


def _zsh_action(word: Word, single: bool = False) -> str:
    if word.values:
        return f"({' '.join(word.values)})"
    if word.kind == NAMES:
        return "compadd -a _copydesk_names" if single else "_copydesk_listed"
    return {NOTHING: " ", FOLDERS: "_files -/"}.get(word.kind, "_files")


def _single(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


# -- fish


def _fish(entries: Sequence[Entry], names: Sequence[str]) -> str:
    lines = [
        "# fish completion for copydesk, made by `copydesk completion fish`",
        f"set -g __copydesk_names {' '.join(names)}",
        "complete -c copydesk -f",
        "complete -c copydesk -n __fish_use_subcommand -l help -d 'say what there is'",
        "complete -c copydesk -n __fish_use_subcommand -l version -d 'the version'",
    ]
    for entry in entries:
        lines.append(f"complete -c copydesk -n __fish_use_subcommand -a {entry.name} -d {_fish_text(entry.about)}")
        here = f"complete -c copydesk -n '__fish_seen_subcommand_from {entry.name}'"
        lines += [f"{here} {' '.join(_fish_option(word))}" for word in entry.options]
        lines += [f"{here} {said}" for said in _fish_values(entry.arguments)]
    return "\n".join(lines) + "\n"


def _fish_option(word: Word) -> Iterator[str]:
    for spelling in word.spellings:
        yield f"-l {spelling[2:]}" if spelling.startswith("--") else f"-s {spelling[1:]}"
    if word.takes:
        yield "-r"
        yield from _fish_values(word)
    yield f"-d {_fish_text(word.about)}"


def _fish_values(word: Word) -> Iterator[str]:
    if word.values:
        yield f"-f -a '{' '.join(word.values)}'"
    elif word.kind == NAMES:
        yield "-f -a '$__copydesk_names'"
    elif word.kind == FOLDERS:
        yield "-f -a '(__fish_complete_directories)'"
    elif word.kind == FILES:
        yield "-F"


def _fish_text(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
