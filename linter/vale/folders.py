"""The entries of `styles`: folders that are a style, or hold several."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from linter.fields import ConfigError
from linter.rule import Rule
from linter.vale.style import Problem, load_style

_NO_STYLES = frozenset(("config", "Vocab", "vocabularies"))  # what else lies beside styles


def load(entries: Sequence[str], *, use_cache: bool = True) -> tuple[list[Rule], list[Problem]]:
    """The rules of all styles in some folders, and those that cannot run. Raises ConfigError for a folder without any."""
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for entry in entries:
        for folder in styles_in(entry):
            own, others = load_style(folder, use_cache=use_cache)
            problems += others
            for rule in own:
                rules.setdefault(rule.id, rule)  # of two styles by one name the first one counts, as in Vale
    return list(rules.values()), problems


def styles_in(folder: str) -> list[str]:
    """The folder itself where it is a style, or those below it that are. Raises ConfigError where none is.

    A style holds rules, or the `meta.json` of a package; one whose rules all lie in folders of their own is told by that alone.
    """
    if _holds_rules(folder) or (os.path.isfile(os.path.join(folder, "meta.json")) and _holds_any(folder)):
        return [folder]
    found = list(_below(folder))
    if not found:
        raise ConfigError(folder, 0, "holds no styles: a style is a folder of rules, each a .yml file")
    return found


def _below(folder: str) -> Iterator[str]:
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name[0] not in "._" and name not in _NO_STYLES and os.path.isdir(path) and _holds_any(path):
            yield path


def _holds_rules(folder: str) -> bool:
    return any(name.endswith(".yml") and name[0] != "." for name in os.listdir(folder))


def _holds_any(folder: str) -> bool:
    return any(_holds_rules(at) for at, _, _ in os.walk(folder))
