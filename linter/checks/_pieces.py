"""What the searches of the fragment check share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.document.model import Document, Sentence
from linter.findings import Level
from linter.grammar.pieces import Grammar

_SHORT = 45  # characters; a longer verbless sentence is not for effect


class Piece(NamedTuple):
    """A piece found, [start, end) in the prose; the level, where it is not the rule's own; what convinced the check."""

    start: int
    end: int
    level: Level | None
    evidence: str


def is_english(document: Document) -> bool:
    return document.lang.lower().startswith("en")


def quoted(document: Document, offset: int) -> bool:
    """Is the place inside a quotation? One that was never closed does not count: its end is anyone's guess."""
    quotation = document.quotation_at(offset)
    return quotation is not None and quotation.closed


def is_effect(document: Document, grammar: Grammar, sentence: Sentence) -> bool:
    """Is it a short sentence without a verb, as writers set them for effect ("Progress, said nobody. Not so fast.")?"""
    text = document.text
    if sentence.end - sentence.start > _SHORT or text[sentence.end - 1] not in ".!" or not text[sentence.start].isupper():
        return False
    return grammar.verbless(text[sentence.start : sentence.end])


def effects(document: Document, grammar: Grammar, sentences: Sequence[Sentence]) -> int:
    """How many of the sentences are fragments for effect, those in quotations left out."""
    return sum(is_effect(document, grammar, s) and not quoted(document, s.start) for s in sentences)
