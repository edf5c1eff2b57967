"""What a check is: three functions in a module of `linter.checks`.

    parse(fields) -> params           read and validate the rule's own keys
    patterns(params) -> patterns      what the matcher is to look for on the check's behalf
    find(document, params, hits)      the matches; pure, in source order
    NEEDS_HITS                        whether `find` finds nothing where no pattern hit: it is not called then

A check sees a Document and its params, never the file system, the configuration or a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document.model import Document
from linter.findings import Fix, Level
from linter.hints import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol
from linter.source import Span

if TYPE_CHECKING:
    from linter.fields import Fields


Target = Literal["prose", "raw", "pairs"]


class Pattern(NamedTuple):
    """Something to look for: literal phrases, or one regular expression in Python's syntax.

    Phrases match as whole words (no word character before or behind an edge that is one). `target` is the
    prose (a block at a time, in the rule's scope) or the raw source outside `Document.code`.

    The target `pairs` is the prose, too, and a pattern of it is made by `linter.pairs.index`: thousands of phrases of two
    words each, which cost a short text next to nothing. Overlapping ones are all found.
    """

    phrases: tuple[str, ...] = ()
    regex: str = ""
    ignore_case: bool = True
    target: Target = "prose"
    table: tuple[bytes, bytes, str] = (b"", b"", "")  # made by `linter.pairs.index`


class Hit(NamedTuple):
    """Where a pattern matched: which of the check's patterns, [start, end) in its target, which phrase (-1 for a regex)."""

    pattern: int
    start: int
    end: int
    phrase: int = -1


class Match(NamedTuple):
    """A problem as a check sees it; the engine makes a Finding of it.

    `words` fill the `%s` of the rule's message in order, the first also being the finding's subject where `subject` is
    empty; `level`, where given, replaces the rule's level (a check weighs its evidence). `whole` says that the match speaks of
    the document as a whole and stands where it does for want of a better place: a measure, or something that is missing.
    """

    span: Span
    words: tuple[str, ...] = ()
    level: Level | None = None
    evidence: str = ""
    related: tuple[Span, ...] = ()
    fix: Fix | None = None
    subject: str = ""
    whole: bool = False


class Check(Protocol):
    """The type of a check's module. `params` is whatever the module's own `parse` returned."""

    NEEDS_HITS: bool

    def parse(self, fields: Fields) -> Any: ...

    def patterns(self, params: Any) -> tuple[Pattern, ...]: ...

    def find(self, document: Document, params: Any, hits: Sequence[Hit]) -> Iterator[Match]: ...
