"""From a checker's match to a finding, or to none: what belongs to the markup or to a speaker is left alone."""

from __future__ import annotations

from linter import findings, scope
from linter.document.model import BODY_KINDS, Document
from linter.findings import Finding, Fix
from linter.languagetool.choice import PACK, Choice
from linter.languagetool.memory import Match
from linter.languagetool.text import touches_stand_in
from linter.source import Span

_SPECIAL = frozenset("<>&*_`[]\\")  # what would be markup in a file that has some
_STARTS = ("UPPERCASE_SENTENCE_START", "harper.SentenceCapitalization")
_SENTENCES = BODY_KINDS - {"list", "table", "caption", "heading"}  # the blocks that begin with a sentence


def finding(document: Document, choice: Choice, engine: str, offset: int, match: Match) -> Finding | None:
    """The finding for a match in a piece that begins at a prose offset; None where it is nobody's business."""
    start, end = offset + match.start, offset + match.end
    rule = f"{PACK}.{_plain(match.rule)}"
    level = choice.level(rule, match.category)
    if level is None or start >= end or _is_innocent(document, match.rule, start, end):
        return None
    if not choice.settings.quoted and scope.in_quotation(document, start, end):
        return None
    span = document.span(start, end)
    subject = document.text[start:end]
    return findings.make(
        document.source, rule, span, level, _message(subject, match), subject=subject,
        evidence=f"{engine} files it under {match.category}", fix=_fix(document, start, end, span, match.replacement),
    )  # fmt: skip


def _plain(rule: str) -> str:
    """The name of a rule without what would end a name in a configuration or a comment."""
    return "".join(c if c.isalnum() or c in "_.-" else "_" for c in rule)


def _is_innocent(document: Document, rule: str, start: int, end: int) -> bool:
    if touches_stand_in(document, start, end):
        return True
    block = document.block_at(start)
    return rule in _STARTS and block.kind not in _SENTENCES and start == block.start


def _message(subject: str, match: Match) -> str:
    said = " ".join(match.message.split())
    word = match.replacement
    hint = f" Perhaps '{word}'?" if word and word.strip() and word not in said else ""
    return f"'{subject}': {said}{hint} [{match.category}]"


def _fix(document: Document, start: int, end: int, span: Span, replacement: str | None) -> Fix | None:
    """The first replacement, never a safe one: which of a checker's proposals is meant only the writer knows."""
    if replacement is None or "\n" in replacement:
        return None
    if document.source.cut(span) != document.text[start:end]:  # markup stands between the words
        return None
    if document.format != "text" and not _SPECIAL.isdisjoint(replacement):
        return None
    return Fix(span, replacement, False)
