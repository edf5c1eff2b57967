"""Which rules run on a file, and how loud they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
    from linter.vale.style import Problem

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


class Library:
    """All rules there are: those that come with copydesk, and folders a configuration adds."""

    def __init__(self, cache: bool = True, documentation: bool = False) -> None:
        self._cache = cache
        self._documentation = documentation
        self._bundled: list[Rule] | None = None
        self._with: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, Rule]] = {}
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

        found, problems = load(styles, use_cache=self._cache)
        self.problems += [problem for problem in problems if problem not in self.problems]
        return {rule.id: rule for rule in found}

    def _own(self) -> list[Rule]:
        if self._bundled is None:
            self._bundled = self._load(rules.bundled_folder())
        return self._bundled

    def _load(self, folder: str) -> list[Rule]:
        return rules.load_folder(folder, documentation=self._documentation, use_cache=self._cache)


class Plans:
    """The plan for every file; files with the same layers share one."""

    def __init__(self, configs: Configs, library: Library, command: Layer, limits: Config) -> None:
        """`command` and `limits` are what the command line says: about rules, and about levels and scores."""
        self._configs = configs
        self._library = library
        self._command = command
        self._limits = limits
        self._plans: dict[tuple[str, tuple[int, ...]], Plan] = {}

    def for_file(self, path: str) -> Plan:
        """The plan for a file (absolute path). Raises ConfigError."""
        config = self._configs.for_file(path)
        layers = self.layers(path)
        key = (config.path, tuple(map(id, layers)))  # layers live as long as their configuration, which is cached
        if key not in self._plans:
            self._plans[key] = self._plan(config, layers)
        return self._plans[key]

    def layers(self, path: str) -> tuple[Layer, ...]:
        """The layers that speak of a file (absolute path), the command line last."""
        return (*self._configs.for_file(path).layers(path), self._command)

    def reasons(self) -> dict[str, str]:
        """Why each rule is one, by id, for every rule that was run."""
        own = {name: why for name, (_, why) in suppress.RULES.items()}
        return own | {rule.id: rule.why for plan in self._plans.values() for rule in plan.engine.rules}

    def _plan(self, config: Config, layers: Sequence[Layer]) -> Plan:
        known = self._library.rules(config.rules, config.styles)
        chosen = choose(known, layers)
        profile = profile_of(layers)
        levels = levels_of(known, layers)
        command = self._command
        return Plan(
            _engine([_tuned(known[name], layers) for name in sorted(chosen) if name in known]),
            levels,
            suppress.Scope(_universe(known), chosen, bool(command.select or command.ignore)),
            Accept(layer.accept for layer in layers),
            next((layer.lang for layer in reversed(layers) if layer.lang), ""),
            self._limits.fail_level or config.fail_level or profile.fail_level,
            self._limits.min_level or config.min_level or "suggestion",
            config.max_score if self._limits.max_score is None else self._limits.max_score,
        )


def _engine(active: Sequence[Rule]) -> Engine:
    if not any(rule.own.imported for rule in active):
        return Engine(active)
    from linter.vale.engine import StyleEngine

    return StyleEngine(active)


def profile_of(layers: Iterable[Layer]) -> Profile:
    """The profile the strongest layer names."""
    return PROFILES[next((layer.profile for layer in reversed(list(layers)) if layer.profile), DEFAULT)]


def _universe(known: Mapping[str, Rule]) -> list[str]:
    return [*known, *suppress.RULES]


def choose(known: Mapping[str, Rule], layers: Sequence[Layer]) -> frozenset[str]:
    """The ids of the rules that run.

    A layer's `select` replaces the choice of the layers below it, but a name that a lower layer ignores more exactly
    stays ignored; within one layer the more exact name wins, and `ignore` where they are equal. Raises ConfigError.
    """
    universe = _universe(known)
    names = {*_WORDS, *universe, *(r.split(".", 1)[0] for r in universe)}
    profile = profile_of(layers)
    default = frozenset(r for r in universe if _by_default(r, known.get(r), profile))
    chosen = default
    ignored: dict[str, int] = {}
    for layer in layers:
        _check_names(layer, names)
        off = (*layer.ignore, *(name for name, level in layer.levels.items() if level == "off"))
        weights = {r: _exactness(off, r, default) for r in universe}
        if layer.select:
            wanted = {r: _exactness(layer.select, r, default) for r in universe}
            chosen = frozenset(r for r in universe if wanted[r] > weights[r] and wanted[r] >= ignored.get(r, 0))
        else:
            chosen = frozenset(r for r in chosen if not weights[r])
        for r, weight in weights.items():
            ignored[r] = max(ignored.get(r, 0), weight)
    return chosen


def _by_default(name: str, rule: Rule | None, profile: Profile) -> bool:
    pack = name.split(".", 1)[0]
    if rule is not None and rule.own.imported:  # who names a style wants it
        return True
    if (profile.packs and pack not in profile.packs) or pack in profile.without:
        return False
    return profile.all_rules or (rule is None or rule.enabled)


def _exactness(names: Iterable[str], rule: str, default: frozenset[str]) -> int:
    """How exactly the names mean a rule: 3 by its id, 2 by its pack, 1 by `all` or `default`, 0 not at all."""
    given = set(names)
    if rule in given:
        return 3
    if rule.split(".", 1)[0] in given:
        return 2
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
    for layer in layers:
        for rule in _universe(known) if layer.levels else ():
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
