"""The completion script of zsh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter import report
from linter.completion.words import FILES, FOLDERS, LISTED, NAMES, NOTHING, REPORT, RULES, Entry, Names, Word


def zsh(entries: Sequence[Entry], names: Names) -> str:
    """The script for zsh, to be found as a function or to be sourced."""
    commands = "\n".join(f"    {_described(e.name, e.about)}" for e in entries)
    cases = "".join(f"    ({e.name}) _arguments -s -S {' '.join(_specs(e))} ;;\n" for e in entries)
    return f"""\
#compdef copydesk
# zsh completion for copydesk, made by `copydesk completion zsh`
typeset -ga _copydesk_packs=({_array(names.packs)}
)
typeset -ga _copydesk_rules=({_array(names.rules)}
)
_copydesk_listed() {{  # names with commas between them: the last one is completed
  local -a words=('default:the rules that run by themselves' 'all:every rule')
  compset -P '*,'
  _describe -t names 'rule or pack' _copydesk_packs -q -S , -- _copydesk_rules -q -S , -- words -q -S ,
}}
_copydesk_report() {{  # FORMAT=FILE
  if compset -P '*='; then _files; else compadd -q -S = -- {" ".join(report.FORMATS)}; fi
}}
_copydesk() {{
  local -a commands
  commands=(
{commands}
  )
  if (( CURRENT == 2 )); then
    if [[ "$words[2]" == -* ]]; then compadd -- --help --version; else _describe command commands; fi
    return
  fi
  shift words
  (( CURRENT-- ))
  case "$words[1]" in
{cases}  esac
}}
if [[ "$funcstack[1]" == _copydesk ]]; then _copydesk "$@"; else compdef _copydesk copydesk; fi
"""


def _array(about: Mapping[str, str]) -> str:
    return "".join(f"\n  {_described(name, text)}" for name, text in about.items())


def _described(name: str, about: str) -> str:
    return _single(f"{name}:{about}")


def _specs(entry: Entry) -> Iterator[str]:
    for word in entry.options:
        about = word.about.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        before = "*" if word.again else f"({' '.join(word.spellings)})"
        for spelling in word.spellings:
            equals = "=" if word.takes and spelling.startswith("--") else ""
            value = f":value:{_action(word)}" if word.takes else ""
            yield _single(f"{before}{spelling}{equals}[{about}]{value}")
    for number, word in enumerate(entry.arguments, 1):
        if word.values or word.kind != NOTHING:
            yield _single(f"{'*' if word.again else number}:argument:{_action(word)}")


def _action(word: Word) -> str:
    return f"({' '.join(word.values)})" if word.values else _REPLY[word.kind]


_REPLY = {
    FILES: "_files", FOLDERS: "_files -/", NOTHING: " ", REPORT: " _copydesk_report",  # the blank: with no options put in
    LISTED: " _copydesk_listed", RULES: " _describe -t rules rule _copydesk_rules",
    NAMES: " _describe -t names name _copydesk_packs -- _copydesk_rules",
}  # fmt: skip


def _single(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
