"""Capitalised pieces: a clause or a tail that a stop cut off the sentence it completes.

Grammar says that a sentence has no main clause; whether that is damage or style is said by what stands around it. A
piece completes the full sentence before it in the same paragraph. Writers who use fragments use several, and repeat
how they begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks._pieces import Piece, effects, is_english, quoted
from linter.document.model import OBJECT, Document, Sentence
from linter.grammar.pieces import Grammar, Opening

_OPENING = re.compile(
    r"(?:Wh(?:ich|om?|ose|ere(?:as|by)?|en(?:ever)?|ile)|That|Because|Al?though|Though|Unless|Since|As|Until|Before|After|Lest|Even|So|Such"
    r"|Provided|With(?:out|in)?|Despite|Including|Regarding|Concerning|Depending|Except|Notwithstanding|Apart|Aside|Along|Together|Due|Owing"
    r"|Instead|Rather|Compared|Followed|Accompanied|Not|In(?:to)?|For|On(?:to)?|At|By|From|Of|Through|During|Under|Over|Against|Among|Between"
    r"|Across|Behind|Amid|Near|Towards?)\s"
)
_LAST_WORD = re.compile(r"[^\W_]+(?=\W*$)")
_FIRST_WORD = re.compile(r"\w+")
_LONGEST = 220  # characters: longer pieces have a verb that the reader did not know
_AROUND = 5  # sentences before and after whose style counts
_BODY = frozenset(("paragraph", "blockquote"))

_EVIDENCE: dict[Opening, str] = {
    "relative": "a relative clause and nothing it belongs to",
    "that": "a clause with “that” and nothing it belongs to",
    "clause": "a subordinate clause and no main clause",
    "tail": "a tail without a verb of its own",
    "plain": "no verb of its own",
}


def find(document: Document, grammar: Grammar) -> Iterator[Piece]:
    """Capitalised pieces, in English documents."""
    if not is_english(document):
        return
    text = document.text
    for n, sentence in enumerate(document.sentences):
        if _OPENING.match(text, sentence.start) and _may_be_piece(document, n):
            before = _before(document, n)
            if before is None:
                continue
            opening = _piece(document, grammar, sentence, before)
            if opening and not _is_style(document, grammar, n, opening):
                yield Piece(sentence.start, sentence.end, None, _EVIDENCE[opening])


def _may_be_piece(document: Document, n: int) -> bool:
    sentence, text = document.sentences[n], document.text
    if document.blocks[sentence.block].kind not in _BODY or sentence.end - sentence.start > _LONGEST:
        return False
    return text[sentence.end - 1] == "." and text[sentence.end - 2] != "."


def _before(document: Document, n: int) -> Sentence | None:
    """The sentence of the same block that a piece would complete: it ends in a full stop."""
    text, sentences = document.text, document.sentences
    for before in reversed(sentences[max(0, n - 2) : n]):
        if before.block != sentences[n].block:
            return None
        if before.end - before.start > 2:  # a stray stop is skipped
            return before if text[before.end - 1] == "." and text[before.end - 2] != "." else None
    return None


def _piece(document: Document, grammar: Grammar, sentence: Sentence, before: Sentence) -> Opening | None:
    text = document.text[sentence.start : sentence.end]
    last = _LAST_WORD.search(document.text, before.start, before.end)
    opening = grammar.piece(text, last.group() if last else "")
    if opening == "plain" and (OBJECT in text or ":" in text or text.count(" ") < 3):
        return None
    return opening


def _is_style(document: Document, grammar: Grammar, n: int, opening: Opening) -> bool:
    sentences = document.sentences
    if opening != "that" and quoted(document, sentences[n].start):  # people talk so; a clause with "that" alone they do not say
        return True
    around = sentences[max(0, n - _AROUND) : n] + sentences[n + 1 : n + 1 + _AROUND]
    allowed = 0 if opening == "plain" else 1
    return effects(document, grammar, around) > allowed or _repeats(document, grammar, n, opening)


def _repeats(document: Document, grammar: Grammar, n: int, opening: Opening) -> bool:
    """Does a neighbour begin with the same word: any with "that", else one that is a piece too ("Not for sitting. Not for selling.")?"""
    text, sentences = document.text, document.sentences
    first = _first(text, sentences[n])
    for other in sentences[max(0, n - 1) : n] + sentences[n + 1 : n + 2]:
        if _first(text, other) == first:
            sentence = text[other.start : other.end]
            if opening == "that" or grammar.piece(sentence, "") or grammar.verbless(sentence):
                return True
    return False


def _first(text: str, sentence: Sentence) -> str:
    word = _FIRST_WORD.search(text, sentence.start, sentence.end)
    return word.group() if word else ""
