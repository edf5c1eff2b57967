"""The completion script of fish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter import report
from linter.completion.words import FILES, FOLDERS, LISTED, NAMES, NOTHING, REPORT, RULES, Entry, Names, Word


def fish(entries: Sequence[Entry], names: Names) -> str:
    """The script for fish 3 and later."""
    first = "complete -c copydesk -n __copydesk_first"
    lines = [
        f"set -g __copydesk_formats {' '.join(report.FORMATS)}",
        f"set -g __copydesk_packs {_array(names.packs)}",
        f"set -g __copydesk_rules {_array(names.rules)}",
        "complete -c copydesk -f",
        f"{first} -l help -d 'say what there is'",
        f"{first} -l version -d 'the version'",
    ]
    for entry in entries:
        lines.append(f"{first} -a {entry.name} -d {_text(entry.about)}")
        here = f"complete -c copydesk -n '__copydesk_in {entry.name}'"
        lines += [f"{here} {' '.join(_option(word))}" for word in entry.options]
        lines += [f"{here} {said}" for word in entry.arguments for said in _values(word)]
    return _HEAD + "\n".join(lines) + "\n"


_HEAD = """\
# fish completion for copydesk, made by `copydesk completion fish`
function __copydesk_first
    test (count (commandline -opc)) -eq 1
end
function __copydesk_in
    set -l words (commandline -opc)
    test "$words[2]" = "$argv[1]"
end
function __copydesk_value  # what is typed of an option's value
    string replace -r -- '^--[a-z-]+=' '' (commandline -ct)
end
function __copydesk_listed  # names with commas between them: the last one is completed
    set -l before (__copydesk_value | string match -r -- '^.*,')
    printf '%s\\n' "$before"$__copydesk_packs "$before"$__copydesk_rules "$before"default "$before"all
end
function __copydesk_report  # FORMAT=FILE
    set -l before (__copydesk_value | string match -r -- '^[^=]*=')
    if test -n "$before"
        printf '%s\\n' $before(__fish_complete_path (__copydesk_value | string replace -- $before ''))
    else
        printf '%s=\\n' $__copydesk_formats
    end
end
"""


def _array(about: Mapping[str, str]) -> str:
    return " ".join(_text(f"{name}\t{text}") for name, text in about.items())


def _option(word: Word) -> Iterator[str]:
    for spelling in word.spellings:
        yield f"-l {spelling[2:]}" if spelling.startswith("--") else f"-s {spelling[1:]}"
    if word.takes:
        yield "-r"
        yield from _values(word)
    yield f"-d {_text(word.about)}"


def _values(word: Word) -> Iterator[str]:
    if word.values:
        yield f"-f -a '{' '.join(word.values)}'"
    elif word.spellings or word.kind != NOTHING:
        yield _REPLY[word.kind]


_REPLY = {
    FILES: "-F", NOTHING: "-f", FOLDERS: "-f -a '(__fish_complete_directories)'", LISTED: "-f -a '(__copydesk_listed)'",
    REPORT: "-f -a '(__copydesk_report)'", NAMES: "-f -a '$__copydesk_packs $__copydesk_rules'", RULES: "-f -a '$__copydesk_rules'",
}  # fmt: skip


def _text(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
