"""A project of Vale's: its `.vale.ini`, the rules of its styles, and what of them holds for a file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping

from linter.fields import ConfigError, nearest
from linter.findings import Level
from linter.hints import NamedTuple
from linter.rule import Rule
from linter.vale import ini, vocabulary
from linter.vale.choice import Choice, by_parts, choose
from linter.vale.ignore import Ignoring
from linter.vale.ini import BUILT_IN, ValeConfig
from linter.vale.inifile import Entry
from linter.vale.style import Problem, built_in, load_style, reparameterised, spelling

Rules = dict[str, Rule]
_SPELLING = f"{BUILT_IN}.Spelling"


class Governed(NamedTuple):
    """What a project says about the files of one choice: its rules there, those that do not run, and levels it sets."""

    choice: Choice
    rules: Mapping[str, Rule]
    off: frozenset[str]
    levels: Mapping[str, Level]
    ignoring: Ignoring


class Project:
    """A `.vale.ini`, read once. Raises ConfigError."""

    def __init__(self, path: str, use_cache: bool = True) -> None:
        self.config: ValeConfig = ini.read(path)
        self.problems: list[Problem] = []
        self._use_cache = use_cache
        self._rules: dict[tuple[str, ...], Rules] = {}
        self._governed: dict[tuple[str, ...], Governed] = {}
        self.problems += [Problem("", *note) for note in self.config.notes]
        self.problems += _strangers(self.config, self.rules())

    def rules(self, sections: Iterable[str] = ()) -> Rules:
        """All rules by id; `sections` are the vocabularies that a file's sections add to the project's."""
        names = tuple(sections)
        if names not in self._rules:
            self._rules[names] = self._load(names)
        return self._rules[names]

    def choice(self, path: str) -> Choice:
        """What holds for a file (absolute path)."""
        from linter.config import relative

        return choose(self.config, relative(path, self.config.folder))

    def governed(self, choice: Choice) -> Governed:
        """What a choice comes to."""
        if choice.sections not in self._governed:
            rules = self.rules(choice.vocab)
            off = frozenset(name for name, rule in rules.items() if not choice.runs(name, rule.level))
            levels = {name: level for name, rule in rules.items() if (level := choice.level(name, rule.level)) != rule.level}
            self._governed[choice.sections] = Governed(choice, rules, off, levels, Ignoring(self.config, choice))
        return self._governed[choice.sections]

    def samples(self) -> list[str]:
        """Paths of files, which need not be there, that sections are for."""
        return [os.path.join(self.config.folder, sample(part.name)) for part in self.config.parts]

    def _load(self, sections: tuple[str, ...]) -> Rules:
        terms = vocabulary.joined([self.config.vocab, *(self.config.vocabularies[name] for name in sections)])
        found: Rules = {}
        for folder in self.config.styles.values():
            self._take(found, *load_style(folder, terms, self.config.sources.roots, use_cache=self._use_cache))
        self._take(found, *built_in(self.config.vocab, use_cache=self._use_cache))
        if _is_spelt(self.config):
            self._take(found, *spelling(terms, self.config.sources.roots, use_cache=self._use_cache))
        for name, own in self.config.vocabularies.items():
            self._take(found, *built_in(own, f"{BUILT_IN}.{name}", use_cache=self._use_cache))
        for name, values in self.config.parameters.items():
            if name in found:
                found[name] = _tuned(found[name], values, terms)
        return found

    def _take(self, found: Rules, rules: list[Rule], problems: list[Problem]) -> None:
        found.update((rule.id, rule) for rule in rules)
        self.problems += [problem for problem in problems if problem not in self.problems]


def _is_spelt(config: ValeConfig) -> bool:
    """Whether Vale's own Spelling runs on any file: where it does not, nobody need have dictionaries."""
    return any(by_parts(config, parts).runs(_SPELLING, "error") for parts in ([], *([part] for part in config.parts)))


def sample(pattern: str) -> str:
    """A path that a simple pattern means."""
    plain = re.sub(r"\{([^{},]*)[^{}]*\}", r"\1", pattern.lstrip("!/"))
    return re.sub(r"\[!?(.)[^\]]*\]", r"\1", plain).replace("**", "x").replace("*", "x").replace("?", "x")


def _tuned(rule: Rule, values: Mapping[str, Entry], terms: vocabulary.Vocabulary) -> Rule:
    try:
        return reparameterised(rule, {name: _value(entry.value) for name, entry in values.items()}, terms)
    except ConfigError as error:
        entry = next(iter(values.values()))
        raise ConfigError(entry.path, entry.line, f"'{rule.id}': {error.message}") from error


def _value(text: str) -> object:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    try:
        return int(text)
    except ValueError:
        return text


def _strangers(config: ValeConfig, rules: Rules) -> Iterable[Problem]:
    """Switches that turn on a rule which is not there."""
    for part in (config.base, *config.parts):
        for name, on in part.switches.items():
            style = name.split(".", 1)[0]
            if on and "." in name and name not in rules and style in config.styles:
                entry = part.places[name]
                yield Problem("", entry.path, entry.line, f"the style '{style}' has no rule '{name}'{nearest(name, rules)}")
