"""Which rules run on a file, and how loud they are."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence

from linter import rule as rules
from linter import suppress
from linter.accept import Accept
from linter.config import Config, Configs, Layer
from linter.engine import Engine
from linter.fields import ConfigError, nearest
from linter.findings import Level
from linter.hints import TYPE_CHECKING, NamedTuple, cast
from linter.profiles import DEFAULT, PROFILES, Profile
from linter.rule import Rule

if TYPE_CHECKING:
    from linter.languagetool.choice import Choice
    from linter.vale.project import Governed, Project
    from linter.vale.style import Problem

GRAMMAR = "grammar.*"  # stands for the rules of a grammar checker, which only the checker can list
_WORDS = ("all", "default")


class Plan(NamedTuple):
    """Everything that is the same for files under the same configuration."""

    engine: Engine
    levels: Mapping[str, Level]  # where the configuration has its own
    scope: suppress.Scope
    accept: Accept
    lang: str
    fail_level: Level
    min_level: Level
    max_score: float | None
    grammar: Choice | None = None
    origin: str = ""  # the configuration file
    baseline: str = ""  # the file of known findings


class Library:
    """All rules there are: those that come with copydesk, and folders a configuration adds."""

    def __init__(self, cache: bool = True, documentation: bool = False) -> None:
        self._cache = cache
        self._documentation = documentation
        self._bundled: list[Rule] | None = None
        self._with: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, Rule]] = {}
        self._projects: dict[str, Project] = {}
        self.problems: list[Problem] = []  # rules of styles that cannot run

    def rules(self, folders: tuple[str, ...] = (), styles: tuple[str, ...] = ()) -> dict[str, Rule]:
        """Rules by id, those of styles as well. Raises ConfigError, also where two folders hold the same id."""
        key = (folders, styles)
        if key not in self._with:
            found = {r.id: r for r in self._own()}
            for folder in folders:
                for rule in self._load(folder):
                    if rule.id in found:
                        raise ConfigError(rule.path, 1, f"the rule '{rule.id}' is already in {found[rule.id].path}")
                    found[rule.id] = rule
            self._with[key] = found | self._imported(styles) if styles else found
        return self._with[key]

    def _imported(self, styles: tuple[str, ...]) -> dict[str, Rule]:
        from linter.vale.folders import load

        projects = self.projects(styles)
        found, problems = load([entry for entry in styles if entry not in self._projects], use_cache=self._cache)
        for project in projects:
            found += project.rules().values()
            problems += project.problems
        self.problems += [problem for problem in problems if problem not in self.problems]
        return {rule.id: rule for rule in reversed(found)}

    def projects(self, styles: tuple[str, ...]) -> list[Project]:
        """Those entries of `styles` that are a `.vale.ini`. Raises ConfigError."""
        for entry in styles:
            if entry not in self._projects and not os.path.isdir(entry):
                from linter.vale.project import Project

                self._projects[entry] = Project(entry, self._cache)
        return [self._projects[entry] for entry in styles if entry in self._projects]

    def _own(self) -> list[Rule]:
        if self._bundled is None:
            self._bundled = self._load(rules.bundled_folder())
        return self._bundled

    def _load(self, folder: str) -> list[Rule]:
        return rules.load_folder(folder, documentation=self._documentation, use_cache=self._cache)


class Plans:
    """The plan for every file; files with the same layers share one."""

    def __init__(self, configs: Configs, library: Library, command: Layer, limits: Config) -> None:
        """`command` and `limits` are what the command line says: about rules, and about levels, scores and the baseline."""
        self._configs = configs
        self._library = library
        self._command = command
        self._limits = limits
        self._plans: dict[tuple[str, tuple[int, ...], tuple[tuple[str, ...], ...]], Plan] = {}

    def for_file(self, path: str) -> Plan:
        """The plan for a file (absolute path). Raises ConfigError."""
        config = self._configs.for_file(path)
        layers = self.layers(path)
        projects = [(project, project.choice(path)) for project in self._library.projects(config.styles)] if config.styles else []
        # layers live as long as their configuration, which is cached
        key = (config.path, tuple(map(id, layers)), tuple(choice.sections for _, choice in projects))
        if key not in self._plans:
            self._plans[key] = self._plan(config, layers, [project.governed(choice) for project, choice in projects])
        return self._plans[key]

    def layers(self, path: str) -> tuple[Layer, ...]:
        """The layers that speak of a file (absolute path), the command line last."""
        return (*self._configs.for_file(path).layers(path), self._command)

    def reasons(self) -> dict[str, str]:
        """Why each rule is one, by id, for every rule that was run."""
        own = {name: why for name, (_, why) in suppress.RULES.items()}
        return own | {name: rule.why for name, rule in self.active().items()}

    def active(self) -> dict[str, Rule]:
        """Every rule that was run, by id."""
        return {rule.id: rule for plan in self._plans.values() for rule in plan.engine.rules}

    def _plan(self, config: Config, layers: Sequence[Layer], governed: Sequence[Governed] = ()) -> Plan:
        known = self._library.rules(config.rules, config.styles)
        off: set[str] = set()
        theirs: dict[str, Level] = {}  # levels that come from elsewhere
        for one in governed:
            known = {**known, **one.rules}
            off |= one.off
            theirs |= one.levels
        chosen = choose(known, layers, off)
        profile = profile_of(layers)
        levels = levels_of(known, layers)
        command = self._command
        active = [_tuned(known[name], layers) for name in sorted(chosen) if name in known]
        return Plan(
            _engine(active, governed),
            {**theirs, **levels},
            suppress.Scope(every_rule(known, layers), chosen, bool(command.select or command.ignore), _obedient(active, governed)),
            Accept(layer.accept for layer in layers),
            next((layer.lang for layer in reversed(layers) if layer.lang), ""),
            self._limits.fail_level or config.fail_level or profile.fail_level,
            self._limits.min_level or config.min_level or "suggestion",
            config.max_score if self._limits.max_score is None else self._limits.max_score,
            _grammar(config, chosen, levels, layers),
            config.path,
            (config.baseline if self._limits.baseline is None else self._limits.baseline) or "",
        )


def _engine(active: Sequence[Rule], governed: Sequence[Governed]) -> Engine:
    if not any(rule.own.imported for rule in active):
        return Engine(active)
    from linter.vale.engine import StyleEngine
    from linter.vale.ignore import without_silenced

    return StyleEngine(active, [one.ignoring.read for one in governed] or [without_silenced])


def _obedient(active: Sequence[Rule], governed: Sequence[Governed]) -> suppress.Imported | None:
    """The rules that obey Vale's comments."""
    imported = [rule for rule in active if rule.own.imported]
    if not imported:
        return None
    from linter.vale.style import looks_at_whole

    styles = {style for one in governed for style in one.choice.styles} if governed else {rule.pack for rule in imported}
    return suppress.Imported({r.id for r in imported}, {r.id for r in imported if looks_at_whole(r)}, styles)


def profile_of(layers: Iterable[Layer]) -> Profile:
    """The profile the strongest layer names."""
    return PROFILES[next((layer.profile for layer in reversed(list(layers)) if layer.profile), DEFAULT)]


def every_rule(known: Mapping[str, Rule], layers: Iterable[Layer]) -> list[str]:
    """The ids of all rules: those in files, those about the run, and those of a grammar checker."""
    return [*known, *suppress.RULES, GRAMMAR, *_of_grammar(layers)]


def _of_grammar(layers: Iterable[Layer]) -> list[str]:
    """The rules of a grammar checker that the layers name."""
    given = {name for layer in layers for names in (layer.select, layer.ignore, layer.levels, layer.accept) for name in names}
    return sorted(name for name in given if name.startswith("grammar.") and name != GRAMMAR)


def _grammar(config: Config, chosen: frozenset[str], levels: Mapping[str, Level], layers: Iterable[Layer]) -> Choice | None:
    if not any(name.startswith("grammar.") for name in chosen):
        return None
    from linter.languagetool.choice import choose as choose_grammar

    return choose_grammar(config.grammar, _of_grammar(layers), chosen, levels)


def choose(known: Mapping[str, Rule], layers: Sequence[Layer], resting: Collection[str] = ()) -> frozenset[str]:
    """The ids of the rules that run; those in `resting` only where a layer selects them by their own name.

    A layer's `select` replaces the choice of the layers below it, but a name that a lower layer ignores more exactly
    stays ignored; within one layer the more exact name wins, and `ignore` where they are equal. Raises ConfigError.
    """
    universe = every_rule(known, layers)
    names = {*_WORDS, *universe, *(r.split(".", 1)[0] for r in universe)}
    profile = profile_of(layers)
    default = frozenset(r for r in universe if r not in resting and by_default(r, known.get(r), profile))
    chosen = default
    ignored = dict.fromkeys(resting, 3)
    for layer in layers:
        _check_names(layer, names)
        off = (*layer.ignore, *(name for name, level in layer.levels.items() if level == "off"))
        weights = {r: exactness(off, r, default) for r in universe}
        if layer.select:
            wanted = {r: exactness(layer.select, r, default) for r in universe}
            chosen = frozenset(r for r in universe if wanted[r] > weights[r] and wanted[r] >= ignored.get(r, 0))
        else:
            chosen = frozenset(r for r in chosen if not weights[r])
        for r, weight in weights.items():
            ignored[r] = max(ignored.get(r, 0), weight)
    return chosen


def by_default(name: str, rule: Rule | None, profile: Profile) -> bool:
    """Whether a rule runs where no layer speaks of it."""
    pack = name.split(".", 1)[0]
    if pack == "grammar":  # it needs a server, so it runs for those who name it
        return False
    if rule is not None and rule.own.imported:  # who names a style wants it
        return True
    if (profile.packs and pack not in profile.packs) or pack in profile.without:
        return False
    return profile.all_rules or (rule is None or rule.enabled)


def exactness(names: Iterable[str], rule: str, default: frozenset[str]) -> int:
    """How exactly the names mean a rule: 3 by its id, 2 by its pack, 1 by `all` or `default`, 0 not at all."""
    given = set(names)
    if rule in given:
        return 3
    if rule.split(".", 1)[0] in given:
        return 2
    if rule.startswith("grammar."):
        return 0
    return int("all" in given or ("default" in given and rule in default))


def _check_names(layer: Layer, names: set[str]) -> None:
    plain = names - set(_WORDS)
    rules_only = {n for n in plain if "." in n}
    for key, given, allowed in (
        ("select", layer.select, names), ("ignore", layer.ignore, names), ("levels", layer.levels, plain),
        ("accept", layer.accept, {*plain, "all"}), ("parameters", layer.parameters, rules_only),
    ):  # fmt: skip
        for name in given:
            if name not in allowed:
                what = "rule" if key == "parameters" else "rule or pack"
                raise layer.fail(f"{key}/{name}", f"unknown {what} '{name}' in '{key}'{nearest(name, sorted(allowed))}")


def levels_of(known: Mapping[str, Rule], layers: Iterable[Layer]) -> dict[str, Level]:
    """The levels the layers set, by rule: in each layer a rule's own name before its pack's."""
    found: dict[str, Level] = {}
    layers = list(layers)
    universe = every_rule(known, layers) if any(layer.levels for layer in layers) else []
    for layer in layers:
        for rule in universe if layer.levels else ():
            level = layer.levels.get(rule) or layer.levels.get(rule.split(".", 1)[0])
            if level and level != "off":
                found[rule] = cast(Level, level)
    return found


def _tuned(rule: Rule, layers: Iterable[Layer]) -> Rule:
    """The rule with the parameters the layers set. Raises ConfigError."""
    speaking = [layer for layer in layers if layer.parameters.get(rule.id)]
    if not speaking:
        return rule
    values: dict[str, object] = {}
    for layer in speaking:
        values.update(layer.parameters[rule.id])
    try:
        if rule.own.imported:
            from linter.vale.style import reparameterised

            return reparameterised(rule, values)
        return rules.reparameterised(rule, values)
    except ConfigError as error:
        raise speaking[-1].fail(f"parameters/{rule.id}", error.message) from error
