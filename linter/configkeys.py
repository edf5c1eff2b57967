"""The keys of a configuration as a table: what `copydesk init`, `copydesk config` and the JSON Schema are made from."""

from __future__ import annotations

from linter.hints import NamedTuple
from linter.profiles import PROFILES


class Key(NamedTuple):
    """A configuration key: how it is written, what it is for, an example, and whether overrides take it too."""

    kind: str
    about: str
    example: str
    override: bool = False


_NAMES = "a list of rules (fragment.verbless) and packs (fragment)"
KEYS: dict[str, Key] = {
    "extends": Key("strings", "another configuration file, or several, that this one adds to", "../house.yml"),
    "profile": Key("profile", "the choice of packs to start from: " + ", ".join(PROFILES), "editorial", True),
    "select": Key("strings", f"only these: {_NAMES}, 'default' for those of the profile, or 'all'", "[default, readability]", True),
    "ignore": Key("strings", f"none of these: {_NAMES}", "[attribution.vague-authority]", True),
    "levels": Key("levels", "how loud a rule or pack is: error, warning, suggestion or off", "{attribution: suggestion}", True),
    "parameters": Key("parameters", "other values for the keys of a rule's own file", "{readability.long-sentence: {max: 45}}", True),
    "accept": Key(
        "accept", "words that a rule, a pack or 'all' is to let pass; a text that ends in .txt names a file of them, one a line",
        "{all: [eBay], fragment: house-names.txt}", True,
    ),
    "lang": Key(
        "text", "the language of copy that does not say its own (a code such as 'fr'; auto, the default: told from its words)", "auto", True
    ),
    "fail-level": Key("level", "the lowest level that makes the command fail", "error"),
    "min-level": Key("level", "the lowest level that is shown", "suggestion"),
    "max-score": Key("number", "fail where a document's score (0 clean, 100 unfit) is higher", "60"),
    "baseline": Key("text", "the file of known findings that `check` leaves out; `copydesk baseline` writes it", ".copydesk-baseline.json"),
    "include": Key("strings", "check only files that match, in place of every known extension", "['content/**/*.md']"),
    "exclude": Key("strings", "files and folders not to check, as in .gitignore; '!build/' takes a built-in exclusion back", "[drafts/]"),
    "rules": Key("strings", "folders of your own rules, laid out as <pack>/<rule>.yml", "[editorial/rules]"),
    "grammar": Key(
        "grammar", "the checker of the pack `grammar`, which runs where it is selected (docs/grammar.md)",
        "{server: 'http://localhost:8081', language: en-GB, categories: {STYLE: off}}",
    ),
    "styles": Key("strings", "folders of Vale's rules, each a style or several of them; or a .vale.ini, which says itself", "[.vale.ini]"),
    "overrides": Key("overrides", "the keys above, for some files only", "[{paths: ['interviews/**'], ignore: [fragment.verbless]}]"),
}  # fmt: skip
