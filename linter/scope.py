"""Where a rule looks: the scopes it names, and which hits lie in them.

A rule may name several scopes: a hit counts when any of them holds it. `&` joins what must all hold, and `~` takes
away (`heading & ~heading.h1`, `~table`); an entry that only takes away is taken from all the others. The default,
`text`, is everything a reader reads, title and summary of the metadata included.

Quotations are the speaker's: a hit inside one is dropped unless the rule says `quoted: true` or names the scope `quote`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from linter.document.model import PROSE_KINDS, Block, Document
from linter.hints import NamedTuple
from linter.source import Span

# Names of Vale's that mean a kind of block of ours.
_KINDS: dict[str, frozenset[str]] = {
    "text": PROSE_KINDS,
    "document": PROSE_KINDS,
    "figure.caption": frozenset(("caption",)),
    "table.caption": frozenset(("caption",)),
    "table.cell": frozenset(("table",)),
    "table.header": frozenset(("table",)),
    **{kind: frozenset((kind,)) for kind in sorted(PROSE_KINDS)},
}
_LEVELS = {f"heading.h{level}": level for level in range(1, 7)}
_PARTS = ("sentence", "quote", "link", "emphasis", "strong")
NAMES: tuple[str, ...] = (*_KINDS, *_LEVELS, *_PARTS, "front-matter", "raw")


class Selector(NamedTuple):
    """What one scope entry asks for: kinds of block, levels of heading (none: all), parts a hit must lie in or outside of."""

    kinds: frozenset[str]
    levels: frozenset[int] = frozenset()
    without_levels: frozenset[int] = frozenset()
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


class Scope(NamedTuple):
    """Where one rule looks in the prose (`selectors`) and in the raw source (`raw`, `front_matter`)."""

    selectors: tuple[Selector, ...]
    quoted: bool = False
    raw: bool = False
    front_matter: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """Every kind of block a hit may lie in."""
        return frozenset[str]().union(*(s.kinds for s in self.selectors))

    @property
    def by_kind(self) -> bool:
        """Whether the kind of block alone decides, quotations apart."""
        return all(not (s.levels or s.without_levels or s.inside or s.outside) for s in self.selectors)


def parse(names: Sequence[str], quoted: bool = False) -> Scope:
    """The scope that a rule's `scope` entries describe. Raises ValueError with the first unknown name."""
    return _parse(tuple(names), quoted)


@lru_cache(maxsize=256)
def _parse(names: tuple[str, ...], quoted: bool) -> Scope:
    # rules by the dozen share a handful of scopes
    entries = [[item.strip() for item in name.split("&")] for name in names]
    for entry in entries:
        for item in entry:
            if item.removeprefix("~") not in NAMES:
                raise ValueError(item.removeprefix("~"))
    everywhere = [item for entry in entries if all(i.startswith("~") for i in entry) for item in entry]
    named = [entry for entry in entries if not all(i.startswith("~") for i in entry)]
    prose = [entry for entry in named if "raw" not in entry and "front-matter" not in entry]
    if not named:
        prose = [["text"]]
    return Scope(
        tuple(_selector([*entry, *everywhere]) for entry in prose),
        quoted,
        any("raw" in entry for entry in named),
        any("front-matter" in entry for entry in named),
    )


def lenient(names: Sequence[str], quoted: bool = False) -> Scope:
    """The scope of `scope` entries for a check's own use; the default where they are no scopes (a rule's reader complains)."""
    try:
        return parse(names, quoted)
    except ValueError:
        return TEXT


def _selector(items: Sequence[str]) -> Selector:
    wanted = [i for i in items if not i.startswith("~")]
    unwanted = [i[1:] for i in items if i.startswith("~")]
    kinds = PROSE_KINDS
    for item in wanted:
        kinds &= frozenset(("heading",)) if item in _LEVELS else _KINDS.get(item, PROSE_KINDS)
    for item in unwanted:
        kinds -= _KINDS.get(item, frozenset())
    return Selector(
        kinds,
        frozenset(_LEVELS[i] for i in wanted if i in _LEVELS),
        frozenset(_LEVELS[i] for i in unwanted if i in _LEVELS),
        tuple(i for i in wanted if i in _PARTS),
        tuple(i for i in unwanted if i in _PARTS),
    )


def holds(scope: Scope, document: Document, start: int, end: int) -> bool:
    """Whether a hit at [start, end) of the prose lies in the scope."""
    block = document.block_at(start)
    if not any(_selected(s, document, block, start, end) for s in scope.selectors):
        return False
    return any("quote" in s.inside for s in scope.selectors) or is_writers(scope, document, start, end)


def is_writers(scope: Scope, document: Document, start: int, end: int) -> bool:
    """Whether [start, end) is the writer's own text, or the scope takes the speakers' too."""
    return scope.quoted or not in_quotation(document, start, end)


def _selected(selector: Selector, document: Document, block: Block, start: int, end: int) -> bool:
    if block.kind not in selector.kinds or (selector.levels and block.level not in selector.levels):
        return False
    if block.kind == "heading" and block.level in selector.without_levels:
        return False
    return all(_lies_in(part, document, start, end) for part in selector.inside) and not any(
        _lies_in(part, document, start, end) for part in selector.outside
    )


def _lies_in(part: str, document: Document, start: int, end: int) -> bool:
    if part == "sentence":
        sentence = document.sentence_at(start)
        return sentence.start <= start and end <= sentence.end
    if part == "quote":
        return in_quotation(document, start, end)
    if part == "link":
        return any(link.start <= start and end <= link.end for link in document.links)
    return any(e.start <= start and end <= e.end for e in document.emphasis if e.strong == (part == "strong"))


def in_quotation(document: Document, start: int, end: int) -> bool:
    """Whether [start, end) lies between the marks of a quotation; a hit that holds a mark is the writer's."""
    quotation = document.quotation_at(start) if document.quotations else None
    if quotation is None or start == quotation.start:
        return False
    return end < quotation.end or (not quotation.closed and end <= quotation.end)


def raw_regions(scope: Scope, document: Document) -> list[Span]:
    """The pieces of the source that raw patterns of the scope look at, in order."""
    if scope.front_matter and not scope.raw:
        return sorted({field.span for field in document.metadata if field.origin == "front-matter"})
    return outside_code(document)


def outside_code(document: Document) -> list[Span]:
    """The source without the spans of `Document.code`."""
    regions, at = [], 0
    for span in sorted(document.code):
        if span.start > at:
            regions.append(Span(at, span.start))
        at = max(at, span.end)
    if at < len(document.source.text):
        regions.append(Span(at, len(document.source.text)))
    return regions


TEXT = parse(("text",))
