"""Which rules of a grammar checker run on a file, and how loud they are.

The rules are the checker's own, so nobody can list them beforehand: `ANY` stands for all that nobody names. Their names are
compared without regard to case, since LanguageTool writes them in capitals and nobody likes to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from linter.findings import Level
from linter.hints import NamedTuple, cast
from linter.languagetool.settings import Settings, from_mapping

PACK = "grammar"
ANY = f"{PACK}.*"
# Rules that hold a date against today's: an article does not become wrong because a year has passed, and what is cached must last.
_OF_THE_DAY = ("CURRENTYEAR", "CURRENT_YEAR", "NEW_YEAR")


class Choice(NamedTuple):
    """The settings, and what select, ignore and levels say of single rules; `others` holds for all that are not in `named`."""

    settings: Settings
    others: bool
    named: Mapping[str, bool]  # by name in lower case
    levels: Mapping[str, Level]  # by name in lower case; ANY is the whole pack's

    def level(self, rule: str, category: str) -> Level | None:
        """The level of a finding, or None where the rule or its category is off."""
        name = rule.lower()
        if name not in self.named and any(part in rule for part in _OF_THE_DAY):
            return None
        if not self.named.get(name, self.others) or rule.removeprefix(f"{PACK}.") in self.settings.disabled_rules:
            return None
        if name in self.levels:
            return self.levels[name]
        level = self.settings.level_of(category)
        if level == "off":
            # whoever asks for one rule by its name wants it, whatever its category is worth
            return self.levels.get(ANY, "warning") if self.named.get(name) else None
        if category in self.settings.categories:
            return cast(Level, level)
        return self.levels.get(ANY) or cast(Level, level)

    def silent(self) -> list[str]:
        """The categories the checker need not look for."""
        wanted = any(self.named.values()) or any(name != ANY for name in self.levels)
        return [] if wanted else self.settings.silent()


def choose(
    mapping: Mapping[str, object], mentioned: Collection[str], chosen: Collection[str], levels: Mapping[str, Level]
) -> Choice | None:
    """What a configuration chooses; None where it chooses none of the checker's rules.

    `mapping` is its `grammar`; `mentioned` are the rules that some layer names, `chosen` those of them that run.
    """
    if not any(name in chosen for name in (ANY, *mentioned)):
        return None
    own = {name.lower(): level for name, level in levels.items() if name.startswith(f"{PACK}.")}
    return Choice(from_mapping(mapping), ANY in chosen, {name.lower(): name in chosen for name in mentioned}, own)
