"""Paragraphs in another language inside an English text: a letter, a song, the original of a translation."""

from __future__ import annotations

from collections.abc import Sequence

from linter import languages, lazy
from linter.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.document.model import Block
    from linter.source import Span

_LEAST = 80  # characters: shorter ones tell too little
_ACCENTED = lazy.pattern("[\u00bf-\u024f\u0370-\u1fff\u3040-\ud7a3]")  # hardly a paragraph of another language is without such a letter


def foreign(text: str, blocks: Sequence[Block]) -> dict[Span, str]:
    """The blocks that are in another language, by their span in the source, with its code."""
    found = {}
    for block in _accented(text, blocks):
        prose = text[block.start : block.end]
        if not languages.reads_english(prose):
            from linter.languages.detect import language

            if code := language(prose):
                found[block.span] = code
    return found


def _accented(text: str, blocks: Sequence[Block]) -> list[Block]:
    long = [b for b in blocks if b.end - b.start >= _LEAST]
    return [b for b in long if not text[b.start : b.end].isascii() and _ACCENTED.search(text, b.start, b.end)]
