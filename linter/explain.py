"""What holds for a file and who says so: every value of its configuration and every rule, with the line it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter import suppress
from linter.config import Config, Layer, relative, unmerged
from linter.configfile import Keys, Tree
from linter.configkeys import KEYS
from linter.findings import Level
from linter.hints import NamedTuple
from linter.plan import Plan, by_default, every_rule, exactness, profile_of
from linter.profiles import DEFAULT
from linter.rule import Rule

_ADDED = ("ignore", "exclude", "rules", "styles")  # lists to which every voice adds
_MAPPINGS = ("levels", "parameters", "accept", "grammar")


class Origin(NamedTuple):
    """A line of a configuration file, and the patterns of the override it stands in."""

    file: str
    line: int
    override: tuple[str, ...] = ()


class Setting(NamedTuple):
    """One value: `key` is as in `levels.fragment`; no origin is the default."""

    key: str
    value: object
    origin: Origin | None = None


class Verdict(NamedTuple):
    """Whether a rule runs, how loud (None: each finding says so itself), and why."""

    rule: str
    on: bool
    level: Level | None
    why: str
    origin: Origin | None = None
    level_origin: Origin | None = None

    @property
    def pack(self) -> str:
        return self.rule.split(".", 1)[0]


class _Voice(NamedTuple):
    """A mapping of a file that speaks of a path: the file's own, or one of its overrides'."""

    tree: Tree
    way: Keys
    values: Mapping[str, object]
    layer: Layer
    patterns: tuple[str, ...] = ()

    def origin(self, *keys: str | int) -> Origin:
        """The line of a key, or the nearest above it that is known."""
        lines = (self.tree.lines.get((*self.way, *keys[:n])) for n in range(len(keys), -1, -1))
        return Origin(self.tree.path, next((line for line in lines if line), 1), self.patterns)


def voices(config: Config, path: str) -> list[_Voice]:
    """Everything that speaks of a file (absolute path), the weakest first. Raises ConfigError."""
    if not config.path:
        return []
    parts = unmerged(config.path)
    found = [_Voice(tree, (), tree.values, own.layer) for tree, own in parts]
    name = relative(path, config.folder)
    for tree, own in parts:
        items = tree.values.get("overrides")
        for number, (override, item) in enumerate(zip(own.overrides, items if isinstance(items, list) else (), strict=False)):
            if override.paths.holds(name) and isinstance(item, dict):
                found.append(_Voice(tree, ("overrides", number), item, override.layer, override.paths.patterns))
    return found


def settings(config: Config, path: str, plan: Plan) -> Iterator[Setting]:
    """The values that hold for a file, in the order of the keys; where nobody speaks of one, its default."""
    speaking = voices(config, path)
    for key in KEYS:
        if key == "overrides":
            continue  # what they say is shown where it lands
        found = list(_of_key(key, [v for v in speaking if v.values.get(key) is not None]))
        yield from found or [Setting(key, _default(key, plan))]


def _default(key: str, plan: Plan) -> object:
    return {"profile": DEFAULT, "fail-level": plan.fail_level, "min-level": plan.min_level, "lang": "auto"}.get(key)


def _of_key(key: str, speaking: Sequence[_Voice]) -> Iterator[Setting]:
    if key in _MAPPINGS:
        yield from _mapping(key, speaking)
    elif key in _ADDED or key == "extends":
        for voice in speaking:
            value = voice.values[key]
            for number, item in enumerate(value if isinstance(value, list) else [value]):
                yield Setting(key, item, voice.origin(key, number))
    elif speaking:
        yield Setting(key, speaking[-1].values[key], speaking[-1].origin(key))


def _mapping(key: str, speaking: Sequence[_Voice]) -> Iterator[Setting]:
    """What is said under each name: by the strongest alone, but that words are added to an accept list."""
    said: dict[str, list[Setting]] = {}
    for voice in speaking:
        mapping = voice.values[key]
        for name, value in mapping.items() if isinstance(mapping, dict) else ():
            value = "off" if value is False else value
            one = Setting(f"{key}.{name}", value, voice.origin(key, str(name)))
            adding = key == "accept" or (key == "parameters" and voice.patterns)
            said[str(name)] = [*said.get(str(name), []), one] if adding else [one]
    for name in sorted(said):
        yield from said[name]


def verdicts(config: Config, path: str, plan: Plan, known: Mapping[str, Rule], layers: Sequence[Layer]) -> Iterator[Verdict]:
    """Every rule there is: whether it runs on the file, and who says so. `layers` are those that speak of it."""
    speaking = voices(config, path)
    universe = every_rule(known, layers)
    profile = profile_of(layers)
    name = next((layer.profile for layer in reversed(layers) if layer.profile), DEFAULT)
    default = frozenset(r for r in universe if by_default(r, known.get(r), profile))
    for rule in sorted(universe):
        own, on = known.get(rule), rule in plan.scope.active
        why = _Why(rule in default, f"profile {name}" if rule in default else _resting(rule, own, name, profile.packs, profile.without))
        for group in _groups(speaking):
            why = _heard(why, group, rule, default)
        if why.on != on:  # decided elsewhere: a .vale.ini, or a rule that only its own name wakes
            why = _Why(on, "the styles' own configuration" if own and own.own.imported else "nobody selects it by name")
        level = plan.levels.get(rule) or (own.level if own else suppress.LEVEL if rule in suppress.RULES else None)
        yield Verdict(rule, on, level, why.text, why.origin, _level_origin(rule, speaking))


class _Why(NamedTuple):
    """Whether a rule is on so far, and who said it; `ignored` is how exactly it was ignored, in what words, and where."""

    on: bool
    text: str
    origin: Origin | None = None
    ignored: tuple[int, str, Origin | None] = (0, "", None)


def _resting(rule: str, own: Rule | None, profile: str, packs: Sequence[str], without: Sequence[str]) -> str:
    pack = rule.split(".", 1)[0]
    if pack == "grammar":
        return "needs a checker, so it is to be selected"
    if pack in without or (packs and pack not in packs):
        return f"pack {pack} is not in the profile {profile}"
    return "off by default" if own and not own.enabled else f"profile {profile}"


def _groups(speaking: Sequence[_Voice]) -> list[list[_Voice]]:
    """The voices that count as one layer: files that extend each other do, overrides stand alone."""
    files = [v for v in speaking if not v.patterns]
    return [files, *([v] for v in speaking if v.patterns)]


def _heard(why: _Why, group: Sequence[_Voice], rule: str, default: frozenset[str]) -> _Why:
    """What a rule is after one layer, as linter.plan.choose decides it."""
    ignoring = _ignoring(group, rule, default)
    off, said, origin = ignoring
    ignored = max(ignoring, why.ignored, key=lambda one: one[0])
    selecting = [v for v in group if v.layer.select]
    if selecting:
        voice = selecting[-1]
        name, wanted = _nearest_name(voice.layer.select, rule, default)
        chosen = voice.origin("select", list(voice.layer.select).index(name) if name else 0)
        if wanted > off and wanted >= why.ignored[0]:
            return _Why(True, f"select: {name}", chosen, ignored)
        if wanted:  # and ignored more exactly than that
            return _Why(False, *ignored[1:], ignored)
        if not off:
            return _Why(False, "not in select", chosen, ignored) if why.on else why
    if off:
        return _Why(False, said if why.on else why.text, origin if why.on else why.origin, ignored)
    return why


def _ignoring(group: Sequence[_Voice], rule: str, default: frozenset[str]) -> tuple[int, str, Origin | None]:
    """How exactly a layer switches a rule off, in what words, and where."""
    found: tuple[int, str, Origin | None] = (0, "", None)
    last = {name: voice for voice in group for name in voice.layer.levels}  # a level replaces that of a file below
    for voice in group:
        name, weight = _nearest_name(voice.layer.ignore, rule, default)
        if weight > found[0]:
            found = weight, f"ignore: {name}", voice.origin("ignore", list(voice.layer.ignore).index(name))
        silent = [name for name, level in voice.layer.levels.items() if level == "off" and last[name] is voice]
        name, weight = _nearest_name(silent, rule, default)
        if weight > found[0]:
            found = weight, f"levels: {name} off", voice.origin("levels", name)
    return found


def _nearest_name(names: Sequence[str], rule: str, default: frozenset[str]) -> tuple[str, int]:
    """The name that means a rule most exactly, and how exactly that is."""
    weighed = [(exactness([name], rule, default), name) for name in names]
    weight, name = max(weighed, key=lambda pair: pair[0], default=(0, ""))
    return (name, weight) if weight else ("", 0)


def _level_origin(rule: str, speaking: Sequence[_Voice]) -> Origin | None:
    """Where the level of a rule is set, if it is: the strongest layer that names it or its pack."""
    for group in reversed(_groups(speaking)):
        for name in (rule, rule.split(".", 1)[0]):
            for voice in reversed(group):
                if voice.layer.levels.get(name, "off") != "off":
                    return voice.origin("levels", name)
    return None
