"""What a configuration says under `grammar`, and how loud a category is where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping

from linter.fields import Fields, nearest
from linter.findings import LEVELS, Level
from linter.hints import NamedTuple

ENGINES = ("auto", "languagetool", "harper")
_OFF = "off"

# By how often a category was right, on damaged copy and on professional copy: docs/grammar.md has the figures. Only what raised no
# alarm in 80,000 professional words is a warning; off is what was mostly noise, or a matter of taste. The names in capitals are
# LanguageTool's, the others Harper's; a category that is not listed is shown as a suggestion.
LEVEL_OF: dict[str, str] = {
    "SEMANTICS": "warning",
    **dict.fromkeys(("CASING", "COMPOUNDING", "CONFUSED_WORDS", "GRAMMAR", "MISC", "TYPOGRAPHY"), "suggestion"),
    **dict.fromkeys(("AMERICAN_ENGLISH_STYLE", "BRITISH_ENGLISH", "COLLOCATIONS", "CREATIVE_WRITING", "GENDER_NEUTRALITY"), _OFF),
    **dict.fromkeys(("MULTITOKEN_SPELLING", "PLAIN_ENGLISH", "PROPER_NOUNS", "PUNCTUATION", "REDUNDANCY", "REPETITIONS"), _OFF),
    **dict.fromkeys(("REPETITIONS_STYLE", "STYLE", "TYPOS", "WIKIPEDIA"), _OFF),
    **dict.fromkeys(("Capitalization", "Punctuation", "Repetition", "Typo", "Usage"), "suggestion"),
    **dict.fromkeys(("Agreement", "Enhancement", "Formatting", "Grammar", "Miscellaneous", "Readability", "Redundancy"), _OFF),
    **dict.fromkeys(("Regionalism", "Spelling", "Style", "WordChoice"), _OFF),
}
UNLISTED: Level = "suggestion"


class Settings(NamedTuple):
    """The mapping `grammar` of a configuration."""

    engine: str = "auto"
    server: str = ""
    language: tuple[str, ...] = ()  # variants to take for copy that says no more than `en`
    categories: Mapping[str, str] = {}
    disabled_rules: tuple[str, ...] = ()
    picky: bool = False
    quoted: bool = False
    timeout: float = 60.0

    def level_of(self, category: str) -> str:
        """The level of a category, `off` where nobody is told of it."""
        return self.categories.get(category) or LEVEL_OF.get(category, UNLISTED)

    def silent(self) -> list[str]:
        """The categories that are off."""
        return sorted(c for c in {*LEVEL_OF, *self.categories} if self.level_of(c) == _OFF)


def read(fields: Fields) -> Settings:
    """The settings in a mapping. Raises ConfigError."""
    made = Settings(
        fields.choice("engine", ENGINES, "auto"),
        _server(fields),
        fields.strings("language"),
        _categories(fields),
        tuple(name.removeprefix("grammar.") for name in fields.strings("disabled-rules")),
        fields.flag("picky"),
        fields.flag("quoted"),
        fields.number("timeout", Settings().timeout),
    )
    if made.timeout <= 0:
        raise fields.fail("timeout", "'timeout' takes a number of seconds above 0")
    fields.finish("'grammar'")
    return made


def from_mapping(values: Mapping[str, object]) -> Settings:
    """The settings in a mapping that was read before."""
    return read(Fields("grammar", values))


def _server(fields: Fields) -> str:
    given = fields.text("server")
    if not given:
        return ""
    from linter.languagetool.address import address

    try:
        return address(given)
    except ValueError as error:
        raise fields.fail("server", f"'server' {error}") from error


def _categories(fields: Fields) -> dict[str, str]:
    options = (*LEVELS, _OFF)
    found = {}
    for name, value in fields.mapping("categories").items():
        level = _OFF if value is False else value  # YAML reads a bare `off` as false
        if not isinstance(level, str) or level not in options:
            said = f"'{level}'{nearest(level, options)}" if isinstance(level, str) else repr(level)
            raise fields.fail(f"categories/{name}", f"a category takes one of {', '.join(options)}, not {said}")
        found[str(name)] = level
    return found
