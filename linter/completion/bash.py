"""The completion script of bash."""

from __future__ import annotations

from collections.abc import Sequence

from linter import report
from linter.completion.words import FILES, FOLDERS, LISTED, NAMES, NOTHING, REPORT, RULES, Entry, Names, Word


def bash(entries: Sequence[Entry], names: Names) -> str:
    """The script for bash 3.2 and later."""
    cases = "".join(_case(entry) for entry in entries)
    commands = " ".join(e.name for e in entries)
    return f"""\
# bash completion for copydesk, made by `copydesk completion bash`
_copydesk_rules="{" ".join(names.rules)}"
_copydesk_names="{" ".join(names.packs)} $_copydesk_rules"
_copydesk_offer() {{  # what compgen finds for the word, line by line, since a file name may hold blanks and stars
    local line IFS=$' \\t\\n'
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$@" -- "$word")
}}
_copydesk_files() {{ compopt -o filenames 2>/dev/null; _copydesk_offer "$@"; }}
_copydesk_listed() {{  # names with commas between them: the last one is completed
    local before=""
    [[ $word == *,* ]] && before="${{word%,*}},"
    word="${{word##*,}}"
    _copydesk_offer -P "$before" -W "$_copydesk_names default all"
    compopt -o nospace 2>/dev/null
}}
_copydesk_report() {{  # FORMAT=FILE
    if [[ $word == *=* ]]; then word="${{word#*=}}"; _copydesk_files -f; return; fi
    _copydesk_offer -S = -W "{" ".join(report.FORMATS)}"
    compopt -o nospace 2>/dev/null
}}
_copydesk() {{
    local at=$COMP_CWORD word="${{COMP_WORDS[COMP_CWORD]}}" option=""
    COMPREPLY=()
    while ((at > 1)) && [[ ${{COMP_WORDS[at]}} == "=" || ${{COMP_WORDS[at - 1]}} == "=" ]]; do  # bash parts words there
        at=$((at - 1)); word="${{COMP_WORDS[at]}}$word"
    done
    if [[ $word == -*=* ]]; then option="${{word%%=*}}"; word="${{word#*=}}"
    elif ((at > 0)); then option="${{COMP_WORDS[at - 1]}}"
    fi
    if ((at == 1)); then
        _copydesk_offer -W "{commands} --help --version"
        return
    fi
    case "${{COMP_WORDS[1]}}" in
{cases}    esac
}}
complete -F _copydesk copydesk
"""


def _case(entry: Entry) -> str:
    lines = [f"    {entry.name})", '        case "$option" in']
    lines += [f"            {'|'.join(word.spellings)}) {_reply([word])}; return ;;" for word in entry.options if word.takes]
    spellings = " ".join(s for word in entry.options for s in word.spellings)
    lines += ["        esac", f'        if [[ $word == -* ]]; then _copydesk_offer -W "{spellings}"']
    lines += [f"        else {_reply(entry.arguments)}", "        fi ;;"]
    return "\n".join(lines) + "\n"


def _reply(words: Sequence[Word]) -> str:
    """What is offered where any of the words may stand."""
    replies = [_REPLY[word.kind] for word in words if not word.values and word.kind != NOTHING]
    values = " ".join(value for word in words for value in word.values)
    return "; ".join([*([f'_copydesk_offer -W "{values}"'] if values else []), *replies]) or ":"


_REPLY = {
    FILES: "_copydesk_files -f", FOLDERS: "_copydesk_files -d", LISTED: "_copydesk_listed", REPORT: "_copydesk_report",
    NAMES: '_copydesk_offer -W "$_copydesk_names"', RULES: '_copydesk_offer -W "$_copydesk_rules"',
}  # fmt: skip
