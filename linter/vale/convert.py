"""A `.vale.ini` as a `.copydesk.yml` of its own: `copydesk import vale`.

What runs, and how loud, is not translated key by key but worked out: for each section the rules that it would run are
compared with those the configuration written so far runs on the same files, and the difference is written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from linter.config import Layer
from linter.findings import Level
from linter.globs import Globs
from linter.hints import NamedTuple
from linter.plan import choose
from linter.vale.choice import by_parts
from linter.vale.exceptions import is_literal
from linter.vale.ini import BUILT_IN, Part
from linter.vale.paths import converted
from linter.vale.project import Project, sample

_PLAIN = re.compile(r"(?!(?:true|false|yes|no|on|off|null|y|n|~)\Z)[A-Za-z_.][\w./ -]*", re.I)
_WIDE = 110


class Wanted(NamedTuple):
    """The imported rules that are to run, and levels other than their own."""

    rules: frozenset[str]
    levels: Mapping[str, Level]


class Override(NamedTuple):
    """What is written for one section."""

    part: Part
    paths: tuple[str, ...]
    layer: Layer


def with_ini(project: Project, folder: str, why: Sequence[str] = ()) -> str:
    """A configuration in `folder` that names the `.vale.ini`, and says for what it is needed."""
    lines = [*_head(project), "", *(["# The .vale.ini stays, for what only it can say:"] if why else []), *(f"# - {line}" for line in why)]
    return _text([*lines, f"styles: [{_scalar(_relative(project.config.path, folder))}]", *_remarks(project, ())])


def standing_alone(project: Project, folder: str) -> tuple[str, list[str]]:
    """A configuration in `folder` that says what the `.vale.ini` says, and what of it has no equal in such a one."""
    converter = _Converter(project, folder)
    return converter.text(), converter.without


class _Converter:
    def __init__(self, project: Project, folder: str) -> None:
        self._project = project
        self._config = project.config
        self._folder = folder
        self._rules = {name: rule for name, rule in project.rules().items() if rule.pack != BUILT_IN}
        self.without: list[str] = []  # what has no equal

    def text(self) -> str:
        base = self._layer((), ())
        overrides = self._overrides(base)
        lines = [*_head(self._project), "", "styles:", *self._styles(), *_written(base, ""), *self._parameters(), *self._accepted()]
        if overrides:
            lines += ["", "overrides:"]
        for override in overrides:
            lines += [f"  # [{override.part.name}], line {override.part.line}", f"  - {_list('paths', override.paths, '    ')}"]
            lines += _written(override.layer, "    ")
        self.without += [*self._missing(), *self._differing(base, overrides)]
        return _text([*lines, *_remarks(self._project, self.without)])

    def _styles(self) -> list[str]:
        folders = [f"  - {_scalar(_relative(folder, self._folder))}" for folder in self._config.styles.values()]
        return folders or ["  []"]

    def _wanted(self, parts: Sequence[Part]) -> Wanted:
        choice = by_parts(self._config, parts)
        running = frozenset(name for name, rule in self._rules.items() if choice.runs(name, rule.level))
        levels = {name: choice.level(name, self._rules[name].level) for name in running}
        return Wanted(running, levels)

    def _layer(self, below: Sequence[Layer], parts: Sequence[Part], back: Collection[str] = ()) -> Layer:
        """What must be said above the layers below for exactly the rules to run that these sections want; `back` are to be named."""
        wanted = self._wanted(parts)
        running = self._running(below)
        layer = Layer(levels=self._levels(below, wanted))
        select, ignore = self._names(wanted.rules)
        back = wanted.rules.intersection(back)
        declares = bool(parts) and parts[-1].styles is not None  # what else may run on its files is ended too
        if wanted.rules <= running and not back and not any("." in name for name in select):
            return layer._replace(ignore=tuple(name for name in ignore if declares or self._rules_of(name) & running))
        layer = layer._replace(select=("default", *select), ignore=ignore)
        # rules that were ignored by name come back by name alone
        missing = (wanted.rules - self._running([*below, layer])) | back
        return layer._replace(select=(*layer.select, *sorted(missing)))

    def _named_again(self, part: Part, before: Iterable[Override]) -> set[str]:
        """The rules a section names that one before it, whose files may be the same, ignores."""
        named = {rule for key in (*part.switches, *part.unset) for rule in self._rules_of(key)}
        return named & {name for override in before for name in override.layer.ignore}

    def _running(self, layers: Sequence[Layer]) -> frozenset[str]:
        return frozenset(name for name in choose(self._rules, [*layers]) if name in self._rules)

    def _rules_of(self, name: str) -> set[str]:
        """A rule, or the rules of a style."""
        return {name} & self._rules.keys() or {rule for rule in self._rules if rule.startswith(f"{name}.")}

    def _names(self, wanted: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What to select and what to ignore, style by style, in as few names as there may be."""
        select, ignore = [], []
        for style in sorted({rule.pack for rule in self._rules.values()}):
            on = sorted(self._rules_of(style) & set(wanted))
            off = sorted(self._rules_of(style) - set(wanted))
            select += [style] if len(on) >= len(off) else on
            ignore += off if len(on) >= len(off) else [style]
        return tuple(select), tuple(ignore)

    def _levels(self, below: Sequence[Layer], wanted: Wanted) -> dict[str, str]:
        so_far: dict[str, str] = {}
        for layer in below:
            so_far.update(layer.levels)
        return {name: level for name, level in sorted(wanted.levels.items()) if so_far.get(name, self._rules[name].level) != level}

    def _overrides(self, base: Layer) -> list[Override]:
        found: list[Override] = []
        for number, part in enumerate(self._config.parts):
            try:
                paths = converted(part.name)
            except ValueError as error:
                self.without.append(f"line {part.line}: the section [{part.name}]: {error}")
                continue
            # sections before this one that are for its files too, as far as one of these files tells
            name = sample(part.name)
            before = [p for p in self._config.parts[:number] if p.glob and p.glob.matches(name)]
            below = [base, *(o.layer for o in found if o.part in before)]
            layer = self._layer(below, [*before, part], self._named_again(part, found))
            if layer != Layer():
                found.append(Override(part, paths, layer))
        return found

    def _differing(self, base: Layer, overrides: Sequence[Override]) -> Iterator[str]:
        """Files that several sections are for, and which overrides do not get right."""
        for name in self._samples():
            layers = [base, *(o.layer for o in overrides if Globs(o.paths).holds(name))]
            parts = [part for part in self._config.parts if part.glob and part.glob.matches(name)]
            wanted = self._wanted(parts)
            if wanted.rules != self._running(layers) or any(rule in wanted.rules for rule in self._levels(layers, wanted)):
                yield f"what the sections {' and '.join(f'[{part.name}]' for part in parts)} say together, of '{name}' for instance"
                return

    def _samples(self) -> list[str]:
        """Paths that one section is for, or two."""
        own = [sample(part.name) for part in self._config.parts]
        pairs = [(one, other) for one in own for other in own if one != other]
        ends = [root + os.path.splitext(other)[1] for one, other in pairs for root in (one, os.path.splitext(one)[0])]
        inside = [f"{one.rpartition('/')[0]}/{other.rpartition('/')[2]}".lstrip("/") for one, other in pairs]
        return ["x", *dict.fromkeys((*own, *ends, *inside))]

    def _parameters(self) -> Iterator[str]:
        values = {rule: own for rule, own in self._config.parameters.items() if rule in self._rules}
        if values:
            yield from ("", "parameters:")
        for rule, own in values.items():
            yield f"  {rule}: {{{', '.join(f'{name}: {_number(entry.value)}' for name, entry in own.items())}}}"

    def _accepted(self) -> Iterator[str]:
        terms: list[str] = []
        for term in self._config.vocab.accepted:
            plain = _plain_forms(term)
            terms += plain
            if not plain:
                self.without.append(f"the accepted term '{term}' is a pattern, and accept lists are words")
        styles = sorted({rule.pack for rule in self._rules.values()})
        if terms and styles:
            yield from ("", "# the terms that the vocabulary accepts, as whole words", "accept:")
            yield f"  {styles[0]}: &vocabulary"
            yield from (f"    - {_scalar(term)}" for term in dict.fromkeys(terms))
            yield from (f"  {style}: *vocabulary" for style in styles[1:])

    def _missing(self) -> Iterator[str]:
        """Keys that have no equal, with their lines."""
        config = self._config
        names = ("IgnoredScopes", "SkippedScopes", "IgnoredClasses")
        for key, values in zip(names, (config.ignored_scopes, config.skipped_scopes, config.ignored_classes), strict=True):
            if values:
                yield f"'{key}'"
        if config.formats:
            yield "the section [formats]"
        for part in (config.base, *config.parts):
            for key in ("TokenIgnores", "BlockIgnores", "IgnorePatterns", "CommentDelimiters", "Vocab", "Lang"):
                if key in part.places:
                    yield f"line {part.places[key].line}: '{key}'"
        if any(rule.pack == BUILT_IN for rule in self._project.rules().values()) and self._uses_built_in():
            yield "Vale's own rules (Vale.Terms, Vale.Avoid, Vale.Repetition, Vale.Spelling) come with a .vale.ini alone"

    def _uses_built_in(self) -> bool:
        parts = (self._config.base, *self._config.parts)
        return any(BUILT_IN in (p.styles or ()) or any(on and k.startswith(BUILT_IN) for k, on in p.switches.items()) for p in parts)


def _plain_forms(term: str) -> list[str]:
    """The words that a term stands for; none where it is more than a few."""
    if is_literal(term):
        return [term]
    found = re.fullmatch(r"([^\\+*?()|\[\]{}^$]*)\[(\w{1,3})\]([^\\+*?()|\[\]{}^$]*)", term)
    if found:
        return [f"{found[1]}{char}{found[3]}" for char in found[2]]
    optional = re.fullmatch(r"([^\\+*?()|\[\]{}^$]*)(\w)\?", term)
    return [optional[1], optional[1] + optional[2]] if optional else []


def _head(project: Project) -> list[str]:
    name = os.path.basename(project.config.path)
    return [
        f"# Written by `copydesk import vale` from {name}; docs/vale.md says what else changes.",
        "# copydesk's own packs run beside the styles: `profile`, `select` and `ignore` govern them.",
    ]


def _remarks(project: Project, without: Sequence[str]) -> list[str]:
    """Comments on what is not followed."""
    lines = [f"{_at(p.path, p.line, project)}{p.rule + ' does not run: ' if p.rule else ''}{p.reason}" for p in project.problems]
    packages = [p for p in project.config.sources.packages if p not in project.config.sources.alone]
    if packages:
        lines.append(f"the packages {', '.join(packages)}: copydesk downloads nothing, so check them in or keep `vale sync` for them")
    lines += without
    return ["", "# Without an equal here:", *(f"# - {line}" for line in lines)] if lines else []


def _at(path: str, line: int, project: Project) -> str:
    return f"{_relative(path, project.config.folder)}:{line}: " if path else ""


def _written(layer: Layer, indent: str) -> Iterator[str]:
    for key, names in (("select", layer.select), ("ignore", layer.ignore)):
        if names:
            yield from ([] if indent else [""])
            yield f"{indent}{_list(key, names, indent)}"
    if layer.levels:
        yield from ([] if indent else [""])
        yield f"{indent}levels:"
        yield from (f"{indent}  {name}: {level}" for name, level in layer.levels.items())


def _list(key: str, values: Iterable[str], indent: str) -> str:
    items = [_scalar(value) for value in values]
    line = f"{key}: [{', '.join(items)}]"
    return line if len(line) <= _WIDE else f"{key}:" + "".join(f"\n{indent}  - {item}" for item in items)


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text == text.strip() else "'" + text.replace("'", "''") + "'"


def _number(text: str) -> str:
    return text if re.fullmatch(r"-?\d+|true|false", text) else _scalar(text)


def _relative(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
