"""Paragraphs that stop midway: no end mark, and a last word that nothing ends with, or full sentences before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.checks._pieces import Piece, is_english
from linter.document.model import OBJECT, Block, Document, Sentence
from linter.findings import Level
from linter.grammar.clauses import tokens_of
from linter.grammar.pieces import Grammar

# introductions: what follows completes them
_COMPLETED_BY = frozenset(("list", "code", "blockquote", "table", "embed", "verse", "term"))
_LAST_WORD = re.compile(r"(\w+(?:['’-]\w+)*)\s*(,?)$")
_LABEL = re.compile(r"\W|\S+(?: \S+){0,3}: ")  # a bullet set by hand, "Photo: ..."
_CREDIT = re.compile(r"[–—―-]\s*[^\W\d_]")  # a speaker's name behind a dash
_LONG = 100  # characters of a paragraph that is no caption, credit or heading
_SHOWN = 60  # characters of a long unfinished sentence that are marked


def find(document: Document, grammar: Grammar, unfinished: frozenset[str]) -> Iterator[Piece]:
    """The unfinished last sentence of every paragraph that has one."""
    text, blocks = document.text, document.blocks
    for n, block in enumerate(blocks):
        if block.kind not in ("paragraph", "heading") or not _unmarked(text, block):
            continue
        cut = _cut(document, block)
        if cut and not _completed(text, blocks[n + 1] if n + 1 < len(blocks) else None):
            found = _judge(document, grammar, unfinished, cut)
            if found:
                yield Piece(_shown(text, cut.sentence), cut.sentence.end, *found)


def _unmarked(text: str, block: Block) -> bool:
    last = text[block.end - 1 : block.end]
    return block.end > block.start and (last.isalnum() or last == ",")


def _cut(document: Document, block: Block) -> _Cut | None:
    """What a paragraph ends in, unless that is a link, an object or a title. A line that looks like a heading is none where
    nothing follows it, or where a full sentence stands in it."""
    text = document.text
    sentence = document.sentence_at(block.end - 1)
    alone = len(document.prose_blocks) == 1
    if block.kind == "heading" and (document.format != "text" or not (alone or sentence.start > block.start)):
        return None
    last = _LAST_WORD.search(text, sentence.start, block.end)
    if last is None or _ends_in_markup(document, block) or OBJECT in text[sentence.start : block.end]:
        return None
    return _Cut(block, sentence, last.group(1), bool(last.group(2)), alone)


class _Cut(NamedTuple):
    """A paragraph without an end mark, its unfinished sentence, the last word, whether a comma ends it, whether it stands alone."""

    block: Block
    sentence: Sentence
    word: str
    comma: bool
    alone: bool


def _judge(document: Document, grammar: Grammar, unfinished: frozenset[str], cut: _Cut) -> tuple[Level | None, str] | None:
    """The level and the evidence, if the paragraph was cut."""
    block, sentence = cut.block, cut.sentence
    full = sentence.start > block.start
    long = block.end - block.start >= _LONG
    if cut.comma:
        return ("warning", "it ends in a comma") if full or long else None
    if cut.word in unfinished and (full or long or block.end - block.start > 40):
        return (None if full or long else "warning"), f"“{cut.word}” asks for more, and no end mark follows"
    if full and long and (cut.word.islower() or _is_running(document, grammar, sentence)):
        return "warning", "full sentences stand before it, and no end mark behind it"
    if not full and (long or cut.alone) and cut.word.islower() and _is_running(document, grammar, sentence):
        return "warning", "a sentence with no end mark"
    return None


def _is_running(document: Document, grammar: Grammar, sentence: Sentence) -> bool:
    """Is it a clause of running text, and no label, signature or credit?"""
    text = document.text[sentence.start : sentence.end]
    if text.count(" ") < 4 or _LABEL.match(text) or _CREDIT.search(text) or not is_english(document):
        return False
    return any(part.verbs for part in grammar.sure.parts(tokens_of(text)))


def _completed(text: str, following: Block | None) -> bool:
    if following is None:
        return False
    return following.kind in _COMPLETED_BY or (following.end > following.start and text[following.start].islower())


def _shown(text: str, sentence: Sentence) -> int:
    if sentence.end - sentence.start <= _SHOWN:
        return sentence.start
    return text.find(" ", sentence.end - _SHOWN, sentence.end) + 1


def _ends_in_markup(document: Document, block: Block) -> bool:
    """A link or emphasis at the end: a title or a pointer, not running text."""
    return any(link.end >= block.end - 1 > link.start for link in document.links) or any(
        e.end >= block.end - 1 > e.start for e in document.emphasis
    )
