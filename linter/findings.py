"""What copydesk reports: findings and the report that gathers them."""

from __future__ import annotations

from linter.hints import Literal, NamedTuple
from linter.source import Position, Source, Span

_REACH = 160  # characters in which the words around a finding are looked for: in some scripts a whole line is one word

Level = Literal["suggestion", "warning", "error"]
LEVELS: tuple[Level, ...] = ("suggestion", "warning", "error")


def level_rank(level: Level) -> int:
    """0 for a suggestion, 1 for a warning, 2 for an error."""
    return LEVELS.index(level)


class Fix(NamedTuple):
    """A replacement for one span of the source."""

    span: Span
    replacement: str
    safe: bool


class Finding(NamedTuple):
    """One problem at one span, complete when it is made.

    `text` is the source cut at `span`; `start` and `end` are its line and column (1-based, code
    points, end exclusive); `subject` is the word or phrase that the message names, against which accept
    lists are held; `evidence` says in a few words what convinced the check; `related` are other
    spans that explain the finding. One that is about the `whole` document stands where it does for want of a better place.
    """

    rule: str
    path: str
    span: Span
    level: Level
    message: str
    text: str
    start: Position
    end: Position
    subject: str = ""
    evidence: str = ""
    related: tuple[Span, ...] = ()
    fix: Fix | None = None
    whole: bool = False

    @property
    def pack(self) -> str:
        return self.rule.split(".", 1)[0]


class ScorePart(NamedTuple):
    """What the findings of one rule at one level add to a score: how many they are, and their share of its points."""

    rule: str
    level: Level
    findings: int
    points: float


class DocumentRow(NamedTuple):
    """What is said of one document as a whole; `metrics` and `parts` of the score are filled where a format asks for them.

    `lang` is the tag of the language it was read in.
    """

    path: str
    words: int
    score: float
    metrics: dict[str, float]
    parts: tuple[ScorePart, ...] = ()
    lang: str = "en"


class FileError(NamedTuple):
    """A file that could not be checked, and why."""

    path: str
    message: str


class Report(NamedTuple):
    """The outcome of a run. What is hidden stays countable."""

    findings: list[Finding]
    documents: list[DocumentRow]
    errors: list[FileError]
    sources: dict[str, Source]
    suppressed: int = 0
    baselined: int = 0
    stale: int = 0
    unchanged: int = 0  # on lines that did not change, where a run looks at changes only


def make(
    source: Source,
    rule: str,
    span: Span,
    level: Level,
    message: str,
    *,
    subject: str = "",
    evidence: str = "",
    related: tuple[Span, ...] = (),
    fix: Fix | None = None,
    whole: bool = False,
) -> Finding:
    """A finding with its text and positions read off the source."""
    return Finding(
        rule, source.path, span, level, message, source.cut(span),
        source.position(span.start), source.position(span.end), subject, evidence, related, fix, whole,
    )  # fmt: skip


def around(finding: Finding, source: Source, words: int) -> tuple[list[str], list[str]]:
    """So many words before and after a finding, on its own lines: what is put in above or below must not make it another."""
    start = source.line_span(finding.start.line).start
    end = max(source.line_span(finding.end.line).end, finding.span.end)
    before = source.text[max(start, finding.span.start - _REACH) : finding.span.start].split()[-words:]
    return before, source.text[finding.span.end : min(end, finding.span.end + _REACH)].split()[:words]
