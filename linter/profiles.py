"""Profiles: named choices of packs. Data, so that a new one is a new entry here."""

from __future__ import annotations

from linter.findings import Level
from linter.hints import NamedTuple


class Profile(NamedTuple):
    """Which packs run (`packs` where given, else all but `without`), and from which level on a run fails.

    `all_rules` also runs the rules that are off by default.
    """

    about: str
    packs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    all_rules: bool = False
    fail_level: Level = "error"


DEFAULT = "editorial"

PROFILES: dict[str, Profile] = {
    "editorial": Profile("articles and posts before they are published", without=("crawl",)),
    "strict": Profile("every rule, and warnings fail too", without=("crawl",), all_rules=True, fail_level="warning"),
    "crawl": Profile(
        "pages gathered for a corpus: is the document fit to keep?",
        packs=("crawl", "boilerplate", "encoding", "fragment", "punctuation", "repetition", "residue", "spin", "suppress"),
    ),
}
