"""`.vale.ini`: what it says, checked, with file, line and remedy for every mistake.

Read like Vale 3 reads it: the files of synced packages first, then the project's own; sections in the order they were
written, a later one winning for the files it matches. Two things are stricter here: a key that nothing reads and a level
that is none are errors, where Vale takes the rule for switched off and says nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from linter.fields import ConfigError, nearest
from linter.findings import LEVELS, Level
from linter.hints import NamedTuple
from linter.vale import inifile, vocabulary
from linter.vale.globs import Glob, compiled
from linter.vale.inifile import TOP, Entry, Section
from linter.vale.sources import Sources, gather
from linter.vale.vocabulary import Vocabulary

CORE = (
    "StylesPath", "Packages", "MinAlertLevel", "Vocab", "IgnoredScopes", "SkippedScopes", "IgnoredClasses", "WordTemplate", "NLPEndpoint",
)  # fmt: skip
SYNTAX = (
    "BasedOnStyles", "Vocab", "TokenIgnores", "BlockIgnores", "IgnorePatterns", "CommentDelimiters", "Transform", "Lang", "View",
)  # fmt: skip
# keys of earlier versions, which Vale 3 passes over
_FORMER = ("Project", "DicPath", "LTPath", "SphinxBuildPath", "SphinxAutoBuild", "SmartCapitals", "ProcessTimeout")
_SWITCHES = ("YES", "NO", "UNSET", *LEVELS)
BUILT_IN = "Vale"  # the style that comes with Vale: Spelling, Terms, Avoid, Repetition


class Note(NamedTuple):
    """Something the file says that is not followed, and why."""

    path: str
    line: int
    message: str


class Part(NamedTuple):
    """What one section says for the files of its pattern; `styles` is None where it does not say."""

    name: str
    glob: Glob | None  # None for `[*]`, which is for all
    line: int
    styles: tuple[str, ...] | None = None
    switches: Mapping[str, bool] = {}  # rules and styles
    levels: Mapping[str, Level] = {}
    unset: tuple[str, ...] = ()
    vocab: tuple[str, ...] = ()
    token_ignores: tuple[Entry, ...] = ()
    block_ignores: tuple[Entry, ...] = ()
    delimiters: tuple[str, ...] = ()
    lang: str = ""
    places: Mapping[str, Entry] = {}  # where each key stands


class ValeConfig(NamedTuple):
    """A `.vale.ini`, ready to use."""

    path: str
    folder: str
    sources: Sources
    min_level: Level
    vocab: Vocabulary
    vocabularies: dict[str, Vocabulary]  # those that sections name
    ignored_scopes: tuple[str, ...]
    skipped_scopes: tuple[str, ...]
    ignored_classes: tuple[str, ...]
    formats: dict[str, str]
    parameters: dict[str, dict[str, Entry]]  # `Style.Rule[max] = 30`
    base: Part
    parts: tuple[Part, ...]
    styles: dict[str, str]  # every style that some file is to be based on or that a rule is taken from, and its folder
    loaded: frozenset[str]  # the styles that some file is to be based on, and the rules that are switched
    notes: tuple[Note, ...] = ()


def read(path: str) -> ValeConfig:
    """The configuration in a file. Raises ConfigError."""
    return _Reader(os.path.abspath(path)).config()


class _Reader:
    def __init__(self, path: str) -> None:
        self._path = path
        self._folder = os.path.dirname(path)
        self._notes: list[Note] = []
        self._parameters: dict[str, dict[str, Entry]] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._sources = gather(path)
        self._sections = inifile.merge(self._sources.sections)

    def config(self) -> ValeConfig:
        top = self._sections[TOP]
        self._check_top(top)
        base = self._part(self._sections.get("*") or Section("*", self._path, 1), None)
        named = [s for name, s in self._sections.items() if name not in (TOP, "*", "formats", "asciidoctor")]
        parts = tuple(self._part(section, _glob(section)) for section in named)
        # the rules that a section's vocabulary makes are for the files of that section alone
        own = {f"{BUILT_IN}.{name}.{rule}": False for name in self._vocabularies for rule in ("Terms", "Avoid")}
        base = base._replace(switches={**base.switches, **own})
        accepted = [self._vocabulary(entry) for entry in top.items("Vocab")]
        return ValeConfig(
            self._path, self._folder, self._sources, self._min_level(top), vocabulary.joined(accepted), self._vocabularies,
            _values(top.items("IgnoredScopes")), _values(top.items("SkippedScopes")), _values(top.items("IgnoredClasses")),
            self._formats(), self._parameters, base, parts, self._styles((base, *parts)),
            _loaded((base, *parts)), tuple(self._notes),
        )  # fmt: skip

    def _check_top(self, top: Section) -> None:
        for key in top.keys:
            entry = top.last(key)
            if key in SYNTAX and key not in CORE:
                raise _error(entry, f"'{key}' is for a kind of file: put it below a section such as [*] or [*.md]")
            if key in _FORMER:
                self._note(entry, f"'{key}' is a key of earlier versions, which Vale 3 passes over")
            elif key in ("WordTemplate", "NLPEndpoint"):
                self._note(entry, f"'{key}' has no equal: it is passed over")
            elif key not in CORE:
                remedy = "; a rule is switched below a section such as [*]" if "." in key else nearest(key, (*CORE, *SYNTAX))
                raise _error(entry, f"unknown key '{key}'{remedy} (known: {', '.join(CORE)})")

    def _min_level(self, top: Section) -> Level:
        if "MinAlertLevel" not in top.keys:
            return "suggestion"
        entry = top.last("MinAlertLevel")
        if entry.value not in LEVELS:
            raise _error(entry, f"'MinAlertLevel' takes one of {', '.join(LEVELS)}, not '{entry.value}'{nearest(entry.value, LEVELS)}")
        return entry.value

    def _formats(self) -> dict[str, str]:
        section = self._sections.get("formats")
        return {key: entries[0].value for key, entries in section.keys.items()} if section else {}

    def _part(self, section: Section, glob: Glob | None) -> Part:
        places = {key: section.last(key) for key in section.keys}
        switches, levels, unset = {}, {}, []
        for key, entry in places.items():
            _check_place(key, entry, glob is None)
            if key in SYNTAX or self._parameter(key, entry):
                continue
            self._check_switch(key, entry)
            if entry.value == "UNSET":
                unset.append(key)
                continue
            switches[key] = entry.value != "NO"
            if entry.value in LEVELS:
                levels[key] = entry.value
        part = Part(section.name, glob, section.line, None, switches, levels, tuple(unset), places=places)
        return self._with_options(part, section)

    def _with_options(self, part: Part, section: Section) -> Part:
        for key, why in (("Transform", "XSLT is not run"), ("View", "data files have no views")):
            for entry in section.entries(key):
                self._note(entry, f"'{key}' has no equal: {why}")
        delimiters = section.items("CommentDelimiters")
        if delimiters and len(delimiters) != 2:
            raise _error(delimiters[0], "'CommentDelimiters' takes two texts with a comma between: what opens a comment, what closes it")
        for entry in section.items("Vocab"):
            self._vocabularies[entry.value] = self._vocabulary(entry)
        return part._replace(
            styles=_values(section.items("BasedOnStyles")) if "BasedOnStyles" in section.keys else None,
            vocab=_values(section.items("Vocab")),
            token_ignores=tuple(section.patterns("TokenIgnores")),
            block_ignores=(*section.patterns("IgnorePatterns"), *section.patterns("BlockIgnores")),
            delimiters=_values(delimiters),
            lang=section.entries("Lang")[0].value if section.entries("Lang") else "",
        )

    def _check_switch(self, key: str, entry: Entry) -> None:
        style = key.split(".", 1)[0]
        if "." not in key and style != BUILT_IN and not self._sources.style(style):
            known = (*SYNTAX, *self._sources.names())
            raise _error(entry, f"'{key}' is no key and no style{nearest(key, known)} (keys: {', '.join(SYNTAX)})")
        if entry.value not in _SWITCHES:
            close = nearest(entry.value, _SWITCHES) or nearest(entry.value.upper(), _SWITCHES)
            raise _error(entry, f"'{key}' takes YES, NO, UNSET, suggestion, warning or error, not '{entry.value}'{close}")

    def _parameter(self, key: str, entry: Entry) -> bool:
        """`Style.Rule[name] = value`."""
        rule, bracket, rest = key.partition("[")
        if not bracket or not rest.endswith("]") or "." not in rule:
            return False
        name = rest[:-1].lower()
        if name == "level":
            raise _error(entry, f"a level is set by '{rule} = {entry.value}'")
        self._parameters.setdefault(rule, {})[name] = entry
        return True

    def _vocabulary(self, entry: Entry) -> Vocabulary:
        found = vocabulary.read(entry.value, self._sources.roots)
        if found is None:
            places = [os.path.join(root, vocabulary.FOLDER, entry.value) for root in self._sources.roots]
            raise _error(entry, f"the vocabulary '{entry.value}' is not there: make the folder {' or '.join(places) or vocabulary.FOLDER}")
        return found

    def _styles(self, parts: tuple[Part, ...]) -> dict[str, str]:
        found: dict[str, str] = {}
        for part in parts:
            for name in part.styles or ():
                if name != BUILT_IN:
                    found[name] = self._style(name, part)
            for key, on in part.switches.items():
                name = key.split(".", 1)[0]
                if name == BUILT_IN or name in found:
                    continue
                if folder := self._sources.style(name):
                    found[name] = folder
                elif on:
                    self._note(part.places[key], f"the style '{name}' is not there, so '{key}' switches nothing on")
        return found

    def _style(self, name: str, part: Part) -> str:
        folder = self._sources.style(name)
        if folder:
            return folder
        entry = next(e for e in self._sections[part.name].items("BasedOnStyles") if e.value == name)
        remedy = nearest(name, self._sources.names())
        if name in self._sources.packages:
            remedy = "; it is a package: run `vale sync` once (copydesk downloads nothing)"
        elif not remedy:
            remedy = "; put its folder there, or list it in 'Packages' and run `vale sync` (copydesk downloads nothing)"
        looked = ", ".join(self._sources.roots) or "no StylesPath is set"
        raise _error(entry, f"the style '{name}' is in no styles path ({looked}){remedy}")

    def _note(self, entry: Entry, message: str) -> None:
        self._notes.append(Note(entry.path, entry.line, message))


def _loaded(parts: tuple[Part, ...]) -> frozenset[str]:
    styles = {style for part in parts for style in part.styles or ()}
    return frozenset(styles | {key for part in parts for key in (*part.switches, *part.unset) if "." in key} | {BUILT_IN})


def _check_place(key: str, entry: Entry, is_base: bool) -> None:
    if key in CORE and (key not in SYNTAX or is_base):
        raise _error(entry, f"'{key}' is for all files: put it above the first section")
    if is_base and key in ("CommentDelimiters", "Transform", "View"):
        raise _error(entry, f"'{key}' is for a kind of file: put it below a section such as [*.md], not [*]")


def _error(entry: Entry, message: str) -> ConfigError:
    return ConfigError(entry.path, entry.line, message)


def _values(entries: list[Entry]) -> tuple[str, ...]:
    return tuple(entry.value for entry in entries)


def _glob(section: Section) -> Glob:
    try:
        return compiled(section.name)
    except ValueError as error:
        raise ConfigError(section.path, section.line, f"'[{section.name}]' is no pattern: {error}") from error
