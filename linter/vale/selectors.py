"""Vale's scopes: which of a document's texts a rule looks at.

A text has sections, `text` and `heading` and `h2` and `md`; a scope entry is parts joined by `&`, each of which names
sections that must all be there (`heading.h2`) or, with `~`, must not. A rule looks where any of its entries holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.hints import NamedTuple

INLINE = ("link", "strong", "emphasis", "code")  # siblings of `text`: only a rule that names them looks there
_APART = frozenset(("raw", "summary"))  # whole documents, which no entry with `~` means
_LAYERS = ("sentence", "paragraph", "summary", "raw", *INLINE)


class Part(NamedTuple):
    """Sections that must be there together, or must not."""

    sections: frozenset[str]
    without: bool


Entry = tuple[Part, ...]


class Selector(NamedTuple):
    """All entries of a rule's scope."""

    entries: tuple[Entry, ...]

    def matches(self, sections: frozenset[str]) -> bool:
        """Whether the rule looks at a text of these sections; at a sentence only if it asks for sentences."""
        if "sentence" in sections:
            return any(_asks_for(entry, "sentence") and _holds(entry, sections) for entry in self.entries)
        return any(_holds(entry, sections) for entry in self.entries)

    def layers(self) -> frozenset[str]:
        """The layers of a document that may hold texts for the rule: `block`, or some of the others."""
        return frozenset(layer for entry in self.entries for layer in _layers(entry))

    def left_out(self) -> frozenset[str]:
        """The inline elements whose text is blanked for the rule (`~link`)."""
        named = (part.sections for entry in self.entries for part in entry if part.without)
        return frozenset(name for sections in named if len(sections) == 1 for name in sections if name in INLINE)


class UnknownScope(ValueError):
    """A scope entry that is none; the text says why."""


def parse(entries: Sequence[str]) -> Selector:
    """Raises UnknownScope. Names are not checked: a class of an element is one as well."""
    return Selector(tuple(_entry(entry) for entry in entries or ("text",)))


def _entry(entry: str) -> Entry:
    if "doc(" in entry:
        raise UnknownScope("scopes by 'doc(...)', a selector of HTML elements, are not read here")
    return tuple(_part(part.strip()) for part in entry.split("&"))


def _part(part: str) -> Part:
    name = part.removeprefix("~").strip()
    if not name or " " in name:
        raise UnknownScope(f"'{part}' is no scope")
    return Part(frozenset(name.split(".")), part.startswith("~"))


def _asks_for(entry: Entry, section: str) -> bool:
    return any(section in part.sections and not part.without for part in entry)


def _holds(entry: Entry, sections: frozenset[str]) -> bool:
    return all(part.sections <= sections if not part.without else _stays_out(part, sections) for part in entry)


def _stays_out(part: Part, sections: frozenset[str]) -> bool:
    return not part.sections <= sections and not _APART & sections


def _layers(entry: Entry) -> Iterable[str]:
    asked = [layer for layer in _LAYERS if _asks_for(entry, layer)]
    return asked or ["block"]
