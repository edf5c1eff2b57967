"""Which rules a `.vale.ini` runs on a file, and how loud they are there."""

from __future__ import annotations

from collections.abc import Sequence

from linter.findings import Level, level_rank
from linter.hints import NamedTuple
from linter.vale.ini import BUILT_IN, Part, ValeConfig
from linter.vale.inifile import Entry


class Choice(NamedTuple):
    """What holds for one file. Where `sections` are the same, all is.

    `switches` and `levels` are those of the matching sections, the last word on each; `everywhere` are those of `[*]`.
    """

    sections: tuple[str, ...]
    styles: frozenset[str]
    switches: dict[str, bool]
    levels: dict[str, Level]
    unset: frozenset[str]
    base: Part
    loaded: frozenset[str]
    levels_by_default: dict[str, Level]  # of `[*]`, and so of every file
    min_level: Level
    vocab: tuple[str, ...]
    token_ignores: tuple[Entry, ...]
    block_ignores: tuple[Entry, ...]
    delimiters: tuple[tuple[str, ...], ...]
    lang: str

    def runs(self, rule: str, own: Level) -> bool:
        """Whether a rule whose file says the level `own` runs on the file."""
        style = rule.split(".", 1)[0]
        if level_rank(self.level(rule, own)) < level_rank(self.min_level) or not self.loaded & {rule, style}:
            return False
        for name in (rule, style):
            if name in self.switches:
                return self.switches[name]
        for name in (rule, style):
            if name in self.base.switches and name not in self.unset:
                return self.base.switches[name]
        return style in self.styles

    def level(self, rule: str, own: Level) -> Level:
        """How loud a rule is on the file: a rule's own entry before its style's, a section's before that of `[*]`."""
        style = rule.split(".", 1)[0]
        for levels in (self.levels, self.levels_by_default):
            for name in (rule, style):
                if name in levels:
                    return levels[name]
        return own


def choose(config: ValeConfig, name: str) -> Choice:
    """What holds for a file, named by its path from the folder of the `.vale.ini`."""
    parts = [part for part in config.parts if part.glob and part.glob.matches(name)]
    return _made(config, name, parts, by_parts(config, parts))


def by_parts(config: ValeConfig, parts: Sequence[Part]) -> Choice:
    """Which rules run where these sections match and no others, and how loud they are."""
    styles = config.base.styles or ()
    switches: dict[str, bool] = {}
    levels: dict[str, Level] = {}
    unset: set[str] = set()
    for part in parts:
        if part.styles is not None:
            styles = part.styles
        if part.styles == ():  # a bare `BasedOnStyles =` ends what was said before
            switches, levels, unset = dict.fromkeys(config.base.switches, False), {}, set()
        switches.update(part.switches)
        levels.update(part.levels)
        unset.difference_update(part.switches)
        for key in part.unset:
            switches.pop(key, None)
            levels.pop(key, None)
        unset.update(part.unset)
        for vocab in part.vocab:
            switches |= {f"{BUILT_IN}.{vocab}.Terms": True, f"{BUILT_IN}.{vocab}.Avoid": True}
    return Choice(
        tuple(p.name for p in parts), frozenset(styles), switches, levels, frozenset(unset), config.base, config.loaded,
        dict(config.base.levels),
        config.min_level, tuple(dict.fromkeys(v for p in parts for v in p.vocab)), (), (), (), "",
    )  # fmt: skip


def _made(config: ValeConfig, name: str, parts: list[Part], choice: Choice) -> Choice:
    """The choice with what sections say about reading a file: there a section also counts that matches its extension alone."""
    extension = name[name.rfind(".") :] if "." in name.rpartition("/")[2] else ""
    reading = [config.base, *(p for p in config.parts if p.glob and (p.glob.matches(name) or p.glob.matches(extension)))]
    return choice._replace(
        sections=(*(p.name for p in parts), "", *(p.name for p in reading)),
        token_ignores=tuple(e for p in reading for e in p.token_ignores),
        block_ignores=tuple(e for p in reading for e in p.block_ignores),
        delimiters=tuple(p.delimiters for p in reading if p.delimiters),
        lang=next((p.lang for p in reversed([config.base, *parts]) if p.lang), ""),
    )
