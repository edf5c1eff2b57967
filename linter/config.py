"""Configuration: where it is found, what it may say, and whose word counts for a file.

The nearest file wins and nothing is merged, but for an explicit `extends`. Patterns are relative to the folder of the
file that was found; names of other files (`extends`, `rules`, word lists in `accept`) to the file that names them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from linter.fields import ConfigError, Fields
from linter.findings import LEVELS, Level
from linter.globs import Globs
from linter.hints import TYPE_CHECKING, NamedTuple, cast
from linter.languages import is_tag
from linter.profiles import PROFILES

if TYPE_CHECKING:
    from linter.configfile import Keys, Tree
    from linter.hints import TypeVar

    T = TypeVar("T")

Place = tuple[str, int]  # a file and a line of it

NAMES = (".copydesk.yml", ".copydesk.yaml", "pyproject.toml")
LEVEL_CHOICES = (*LEVELS, "off")


class Layer(NamedTuple):
    """What one place says about rules: the file itself, one of its overrides, or the command line."""

    origin: str = "default"
    places: Mapping[str, Place] = {}  # where `select`, `levels/fragment`, `ignore/<name>` stand
    profile: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = {}
    accept: Mapping[str, tuple[str, ...]] = {}
    parameters: Mapping[str, Mapping[str, object]] = {}
    lang: str = ""

    def fail(self, key: str, message: str) -> ConfigError:
        """The error for a key of this layer; the command line has no lines."""
        path, line = self.places.get(key) or self.places.get(key.split("/", 1)[0]) or (self.origin, 0)
        return ConfigError(path, line, message)


class Override(NamedTuple):
    """A layer for the files that match `paths`."""

    paths: Globs
    layer: Layer


class Config(NamedTuple):
    """One configuration, ready to use. `path` is empty where no file was found."""

    path: str = ""
    folder: str = ""
    layer: Layer = Layer()
    overrides: tuple[Override, ...] = ()
    fail_level: Level | None = None
    min_level: Level | None = None
    exclude: Globs = Globs(())
    include: Globs = Globs(())
    rules: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    max_score: float | None = None
    baseline: str | None = None  # the file of known findings; "" where the command line wants none
    grammar: Mapping[str, object] = {}  # what linter.languagetool.settings reads

    def layers(self, path: str) -> tuple[Layer, ...]:
        """The layers that speak of a file (absolute path), the weakest first."""
        if not self.overrides:
            return (self.layer,)
        name = relative(path, self.folder)
        return (self.layer, *(o.layer for o in self.overrides if o.paths.holds(name)))


class Configs:
    """The configuration of every folder, looked for once a folder."""

    def __init__(self, explicit: str = "", isolated: bool = False) -> None:
        self._cache: dict[str, Config] = {}
        self._fixed: Config | None = None
        if isolated:
            self._fixed = Config(folder=os.getcwd())
        elif explicit:
            # a file named on the command line may lie anywhere, so its patterns speak of the folder one is in
            self._fixed = load(explicit)._replace(folder=os.getcwd())

    def for_folder(self, folder: str) -> Config:
        """The configuration that governs a folder (absolute path). Raises ConfigError."""
        if self._fixed is not None:
            return self._fixed
        below = []
        while folder not in self._cache:
            below.append(folder)
            if (found := _in_folder(folder)) is not None:
                self._cache[folder] = found
            elif (parent := os.path.dirname(folder)) == folder or os.path.exists(os.path.join(folder, ".git")):
                self._cache[folder] = Config(folder=folder)
            else:
                folder = parent
        for name in below:
            self._cache[name] = self._cache[folder]
        return self._cache[folder]

    def met(self) -> list[Config]:
        """The configurations that were found so far."""
        return [self._fixed] if self._fixed is not None else list(self._cache.values())

    def for_file(self, path: str) -> Config:
        """The configuration that governs a file (absolute path). Raises ConfigError."""
        return self.for_folder(os.path.dirname(path))


def _in_folder(folder: str) -> Config | None:
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (found := _load(path, ())):
            return _finished(found, path)
    return None


def relative(path: str, folder: str) -> str:
    """`path` as patterns of a configuration in `folder` see it: with `/`, and as it is where it lies elsewhere."""
    prefix = folder if folder.endswith(os.sep) else folder + os.sep
    name = path[len(prefix) :] if path.startswith(prefix) else path.lstrip(os.sep)
    return name.replace(os.sep, "/")


def load(path: str) -> Config:
    """The configuration in a file that was named. Raises ConfigError."""
    found = _load(path, ())
    if found is None:
        raise ConfigError(path, 0, "holds no [tool.copydesk] table")
    return _finished(found, os.path.abspath(path))


def _finished(config: Config, path: str) -> Config:
    return config._replace(path=path, folder=os.path.dirname(path))


def _load(path: str, trail: tuple[str, ...]) -> Config | None:
    from linter import configfile

    real = os.path.realpath(path)
    if real in trail:
        raise ConfigError(path, 0, "extends itself")
    tree = configfile.read(path)
    if tree is None:
        return None
    own = _config(tree)
    bases = [_base(tree, name, (*trail, real)) for name in _fields(tree, tree.values).strings("extends")]
    for base in reversed(bases):
        own = _extend(base, own)
    return own


def unmerged(path: str) -> list[tuple[Tree, Config]]:
    """The files that make a configuration, each as it stands, those that it extends before it. Raises ConfigError."""
    from linter import configfile

    tree = configfile.read(path)
    if tree is None:
        return []
    bases = _fields(tree, tree.values).strings("extends")
    return [*(part for name in bases for part in unmerged(_beside(tree, name))), (tree, _config(tree))]


def _base(tree: Tree, name: str, trail: tuple[str, ...]) -> Config:
    path = _beside(tree, name)
    if not os.path.isfile(path):
        raise ConfigError(tree.path, tree.lines.get(("extends",), 1), f"'extends' names no file: '{name}'")
    found = _load(path, trail)
    if found is None:
        raise ConfigError(tree.path, tree.lines.get(("extends",), 1), f"'{name}' holds no [tool.copydesk] table")
    return found


def _extend(base: Config, own: Config) -> Config:
    """`own` on top of `base`: lists and mappings are added to, `select` and single values replaced."""
    a, b = base.layer, own.layer
    layer = b._replace(
        places={**a.places, **b.places},
        profile=b.profile or a.profile, select=b.select or a.select, ignore=a.ignore + b.ignore, lang=b.lang or a.lang,
        levels={**a.levels, **b.levels}, parameters={**a.parameters, **b.parameters},
        accept={k: a.accept.get(k, ()) + b.accept.get(k, ()) for k in {**a.accept, **b.accept}},
    )  # fmt: skip
    return own._replace(
        layer=layer, overrides=base.overrides + own.overrides, rules=base.rules + own.rules, styles=base.styles + own.styles,
        exclude=Globs(base.exclude.patterns + own.exclude.patterns), include=own.include or base.include,
        fail_level=own.fail_level or base.fail_level, min_level=own.min_level or base.min_level,
        max_score=base.max_score if own.max_score is None else own.max_score, grammar={**base.grammar, **own.grammar},
        baseline=own.baseline or base.baseline,
    )  # fmt: skip


def _fields(tree: Tree, values: Mapping[str, object], way: Keys = ()) -> Fields:
    """The keys of one mapping of the tree; its lines also know the keys further down, as `levels/fragment`."""
    depth = len(way)
    lines = {"/".join(map(str, k[depth:])): line for k, line in tree.lines.items() if len(k) > depth and k[:depth] == way}
    return Fields(tree.path, values, lines)


def _config(tree: Tree) -> Config:
    fields = _fields(tree, tree.values)
    fields.asked.add("extends")
    config = Config(
        layer=_layer(tree, fields, ()),
        overrides=_overrides(tree, fields),
        fail_level=_level(fields, "fail-level"),
        min_level=_level(fields, "min-level"),
        exclude=Globs(fields.strings("exclude")),
        include=Globs(fields.strings("include")),
        rules=tuple(_folder(tree, fields, "rules", name) for name in fields.strings("rules")),
        styles=tuple(_styles(tree, fields, name) for name in fields.strings("styles")),
        max_score=fields.number("max-score") if fields.has("max-score") else None,
        grammar=_grammar(tree, fields),
        baseline=_beside(tree, fields.text("baseline")) if fields.text("baseline") else None,
    )
    fields.finish("a configuration")
    return config


def _layer(tree: Tree, fields: Fields, way: Keys) -> Layer:
    layer = Layer(
        tree.path, {},
        fields.choice("profile", tuple(PROFILES)) if fields.has("profile") else "",
        fields.strings("select"), fields.strings("ignore"),
        _pairs(tree, fields, "levels", way, _one_level),
        _pairs(tree, fields, "accept", way, lambda own, name: _accepted(tree, own, name)),
        _pairs(tree, fields, "parameters", way, Fields.mapping),
        _language(fields),
    )  # fmt: skip
    places = {key: (tree.path, line) for key, line in fields.lines.items()}
    for key, names in (("select", layer.select), ("ignore", layer.ignore)):
        places |= {f"{key}/{name}": places[f"{key}/{n}"] for n, name in enumerate(names) if f"{key}/{n}" in places}
    return layer._replace(places=places)


def _language(fields: Fields) -> str:
    lang = fields.text("lang")
    if lang and lang != "auto" and not is_tag(lang):
        raise fields.fail("lang", f"'lang' is a language's code such as 'de' or 'pt-BR', or 'auto', not '{lang}'")
    return lang


def _grammar(tree: Tree, fields: Fields) -> Mapping[str, object]:
    values = fields.mapping("grammar")
    if values:
        from linter.languagetool.settings import read

        read(_fields(tree, values, ("grammar",)))
    return values


def _pairs(tree: Tree, fields: Fields, key: str, way: Keys, value: Callable[[Fields, str], T]) -> dict[str, T]:
    own = _fields(tree, fields.mapping(key), (*way, key))
    return {name: value(own, name) for name in map(str, own.values)}


def _one_level(fields: Fields, name: str) -> str:
    if fields.values.get(name) is False:  # YAML reads a bare `off` as false
        return "off"
    return fields.choice(name, LEVEL_CHOICES)


def _level(fields: Fields, key: str) -> Level | None:
    return cast(Level, fields.choice(key, LEVELS)) if fields.has(key) else None


def _accepted(tree: Tree, fields: Fields, name: str) -> tuple[str, ...]:
    words: list[str] = []
    for entry in fields.strings(name):
        words += _word_file(tree, fields, name, entry) if entry.endswith(".txt") else (entry,)
    return tuple(words)


def _word_file(tree: Tree, fields: Fields, name: str, entry: str) -> list[str]:
    try:
        with open(_beside(tree, entry), encoding="utf-8-sig") as stream:
            lines = [line.strip() for line in stream]
    except (OSError, UnicodeDecodeError) as error:
        raise fields.fail(name, f"the list '{entry}' cannot be read: {getattr(error, 'strerror', 'it is not UTF-8 text')}") from error
    return [line for line in lines if line and not line.startswith("#")]


def _folder(tree: Tree, fields: Fields, key: str, name: str) -> str:
    path = _beside(tree, name)
    if not os.path.isdir(path):
        raise fields.fail(key, f"'{key}' names no folder: '{name}'")
    return path


def _styles(tree: Tree, fields: Fields, name: str) -> str:
    path = _beside(tree, name)
    if not os.path.exists(path):
        raise fields.fail("styles", f"'styles' names no folder and no .vale.ini: '{name}'")
    return path


def _beside(tree: Tree, name: str) -> str:
    return os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(tree.path)), name))


def _overrides(tree: Tree, fields: Fields) -> tuple[Override, ...]:
    fields.asked.add("overrides")
    value = fields.values.get("overrides") or []
    if not isinstance(value, list):
        raise fields.fail("overrides", "'overrides' takes a list of mappings with 'paths' and what holds for them")
    return tuple(_override(tree, fields, item, number) for number, item in enumerate(value))


def _override(tree: Tree, fields: Fields, item: object, number: int) -> Override:
    if not isinstance(item, dict):
        raise fields.fail(f"overrides/{number}", "an override is a mapping with 'paths' and what holds for them")
    way: Keys = ("overrides", number)
    own = _fields(tree, {str(k): v for k, v in item.items()}, way)
    paths = own.strings("paths")
    if not paths:
        raise fields.fail(f"overrides/{number}", "an override needs 'paths', the patterns of the files it is for")
    layer = _layer(tree, own, way)
    own.finish("an override")
    return Override(Globs(paths), layer)
