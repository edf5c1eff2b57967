"""Vale's `spelling`: a word that no dictionary has."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter import dictionaries, lazy
from linter.checks._runs import Judge
from linter.checks.base import Pattern
from linter.dictionaries import Files
from linter.hints import Any, NamedTuple
from linter.vale import actions
from linter.vale.base import IGNORE_CASE, Context, Found, State, Text, compiled, flag, strings, translated
from linter.vale.exceptions import term_pattern

NEEDS_HITS = False
NAME = "Vale.Spelling"
_RUN = lazy.pattern(r"\S+")


class Params(NamedTuple):
    """`phrases` are accepted terms of several words, inside which nothing is looked up."""

    judge: Judge
    phrases: str


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `dictionaries`, `dicpath`, `aff`, `dic`, `append`, `ignore`, `filters`, `custom`, `split`, `exceptions`.

    Vale knows `threshold`, `vocab` and `action` here and makes nothing of them. `stylespath` is for its own rule, which has no file.
    """
    fields = rule.fields
    fields.asked.update(("threshold", "vocab"))
    actions.read(fields)
    filters = [tuple(translated(f, fields, f"filters/{n}")) for n, f in enumerate(strings(fields, "filters"))]
    terms = [*strings(fields, "exceptions"), *rule.accepted]
    phrases = [term_pattern(term) for term in terms if " " in term or "\t" in term or r"\s" in term]
    words = "|".join(rf"\b{term_pattern(term)}\b" for term in terms)
    styles = fields.text("stylespath")
    return (), {
        "path": os.path.join(styles, "Vale", "Spelling.yml") if styles else os.path.abspath(fields.path),
        "names": strings(fields, "dictionaries"), "folder": fields.text("dicpath"), "aff": fields.text("aff"), "dic": fields.text("dic"),
        "append": flag(fields, "append"), "ignore": strings(fields, "ignore"), "filters": filters, "custom": flag(fields, "custom"),
        "split": flag(fields, "split"), "words": translated(IGNORE_CASE + words, fields, "exceptions").regex if terms else "",
        "phrases": translated(rf"{IGNORE_CASE}\b(?:{'|'.join(phrases)})\b", fields, "exceptions").regex if phrases else "",
    }  # fmt: skip


def missing(data: Any) -> str:
    """What the rule lacks to run: Hunspell, or a dictionary; empty where nothing is amiss."""
    try:
        _files(data)
    except LookupError as error:
        return str(error) if str(error) != dictionaries.REMEDY else f"'spelling' {error}"
    return ""


def _files(data: Any) -> tuple[Files, ...]:
    english = dictionaries.english()  # also says whether Hunspell is there
    if data["aff"] and data["dic"]:
        return (dictionaries.by_path(data["aff"], data["dic"], data["path"]),)
    found = tuple(dictionaries.named(name, data["path"], data["folder"]) for name in data["names"])
    return (*found, *(english if data["append"] or not found else ()))


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    speller = dictionaries.speller(_files(data), dictionaries.word_files(data["ignore"], data["path"]))
    filters = [compiled(*own) for own in data["filters"]]
    words = data["words"]
    judge = Judge(speller, filters, data["custom"], data["split"], lambda word: bool(words and compiled(words, True).search(word)))
    return Params(judge, data["phrases"])


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """Every word in no dictionary, which is also what the message is given."""
    judge = params.judge
    for text in texts:
        for run in _RUN.finditer(text.text):
            for piece in judge[run.group()]:
                start = run.start() + piece.start
                if not _in_phrase(params, text.text, start, start + len(piece.text)):
                    yield Found(text, start, start + len(piece.text), (piece.text,))


def _in_phrase(params: Params, text: str, start: int, end: int) -> bool:
    if not params.phrases:
        return False
    return any(m.start() <= start and end <= m.end() for m in compiled(params.phrases, True).finditer(text))


def built_in(roots: Sequence[str], accepted: Sequence[str]) -> dict[str, object]:
    """The keys of `Vale.Spelling`: American English, what lies in `config/dictionaries` and the words in `config/ignore`."""
    root = next((r for r in roots if os.path.isdir(os.path.join(r, "config"))), next(iter(roots), ""))
    return {
        "extends": "spelling", "message": "Did you really mean '%s'?", "level": "error", "append": True, "stylespath": root,
        "dictionaries": [name[:-4] for name in _below(os.path.join(root, "config", "dictionaries"), ".dic") if os.sep not in name],
        "ignore": _below(os.path.join(root, "config", "ignore"), ".txt"), "exceptions": list(accepted),
    }  # fmt: skip


def _below(folder: str, ending: str) -> list[str]:
    found = [os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names]
    return sorted(name for name in found if name.endswith(ending))
