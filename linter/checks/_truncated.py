"""Paragraphs that stop midway: no end mark, and a last word that nothing ends with, or full sentences before."""

from __future__ import annotations

from collections.abc import Iterator

from linter import lazy
from linter.checks._pieces import Piece, is_english
from linter.document.model import OBJECT, Block, Document, Sentence
from linter.findings import Level
from linter.grammar.clauses import Reader, tokens_of
from linter.grammar.pieces import Grammar
from linter.hints import NamedTuple

# introductions: what follows completes them
_COMPLETED_BY = frozenset(("list", "code", "blockquote", "table", "embed", "verse", "term"))
_LAST_WORD = lazy.pattern(r"(\w+(?:['’-]\w+)*)\s*(,?)[\"”’]*$")
_LABEL = lazy.pattern(r"[^\w\"“‘'\[(]|\S+(?: \S+){0,3}: ")  # a bullet set by hand, "Photo: ..."
# "as Lund said", "something like", "the sign reads"; a quotation set as a paragraph follows
_INTRODUCES = lazy.pattern(
    r"\b(?:say|says|said|writes|wrote|reads?|reminds? us that|puts? it|(?:something|goes|looks) like|follow(?:s|ing)|words(?: of [\w. ]+)?)"
    r",?$"
)
_AS_SAID = lazy.pattern(r"As [\w. ]{2,60} (?:said|says|wrote|put)\b")
_GOES_ON = lazy.pattern(r"[\"“‘'(\[…. ]*[^\W\dA-Z_À-Þ]")
_CREDIT = lazy.pattern(r"[–—―-]\s*[^\W\d_]")  # a speaker's name behind a dash
_CASUAL = lazy.pattern(r"[a-z]|[–—•●▪◦*+#>-] |\d+[.):]? ?")  # begins small, with a bullet or with a figure: a comment, an item, a date
_POST = lazy.pattern(r"[@#]\w|\b[ap]m$")  # a post, a time of day
_HABIT_SHARE = 0.15
_SHORT = 40  # characters
_LONG = 100  # characters of a paragraph that is no caption, credit or heading
_SHOWN = 60  # characters of a long unfinished sentence that are marked


def find(document: Document, grammar: Grammar, unfinished: frozenset[str]) -> Iterator[Piece]:
    """The unfinished last sentence of every paragraph that has one."""
    pieces = list(_pieces(document, grammar, unfinished))
    doubtful = sum(piece.level == "warning" for piece in pieces)
    paragraphs = sum(block.kind == "paragraph" and block.end - block.start >= _LONG for block in document.blocks)
    # steps, captions, slides: where many paragraphs have no end mark, it is the author's way
    habit = doubtful > 2 and doubtful > _HABIT_SHARE * paragraphs
    return (piece for piece in pieces if not (habit and piece.level == "warning"))


def _pieces(document: Document, grammar: Grammar, unfinished: frozenset[str]) -> Iterator[Piece]:
    text, blocks = document.text, document.blocks
    ends = frozenset((*(link.end for link in document.links), *(emphasis.end for emphasis in document.emphasis)))
    for n, block in enumerate(blocks):
        if block.kind not in ("paragraph", "heading") or not _unmarked(text, block):
            continue
        cut = _cut(document, block, ends)
        if cut and not _completed(text, cut, blocks[n + 1] if n + 1 < len(blocks) else None):
            found = _judge(document, grammar, unfinished, cut)
            if found:
                yield Piece(_shown(text, cut.sentence), cut.sentence.end, *found)


def _unmarked(text: str, block: Block) -> bool:
    if block.end <= block.start:
        return False
    last = text[block.end - 1]
    return last.isalnum() or last == "," or (last in '"”’' and text[block.end - 2 : block.end - 1] == ",")


def _cut(document: Document, block: Block, ends: frozenset[int]) -> _Cut | None:
    """What a paragraph ends in, unless that is a link, an object or a title. A line that looks like a heading is none where
    nothing follows it, or where a full sentence stands in it."""
    text = document.text
    sentence = document.sentence_at(block.end - 1)
    alone = len(document.prose_blocks) == 1
    if block.kind == "heading" and (document.format != "text" or not (alone or sentence.start > block.start)):
        return None
    last = _LAST_WORD.search(text, max(sentence.start, block.end - _SHOWN), block.end)
    if last is None or block.end in ends or block.end - 1 in ends or OBJECT in text[sentence.start : block.end]:
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
    length = block.end - block.start
    if not cut.comma and (full or length > _SHORT) and _asks_for_more(document.text, cut, unfinished):
        return (None if full or length >= _LONG else "warning"), f"“{cut.word}” asks for more, and no end mark follows"
    if _POST.search(document.text, block.start, block.end) or (not cut.alone and _CASUAL.match(document.text, block.start)):
        return None
    if cut.comma:
        return ("warning", "it ends in a comma") if full or length >= _LONG else None
    if full and length >= _LONG and (cut.word.islower() or _is_running(document, grammar.possible, sentence)):
        return "warning", "full sentences stand before it, and no end mark behind it"
    if not full and _is_lone_sentence(document, grammar, cut, length):
        return "warning", "a sentence with no end mark"
    return None


def _asks_for_more(text: str, cut: _Cut, unfinished: frozenset[str]) -> bool:
    word = cut.word
    if word.lower() not in unfinished:
        return False
    # "world war I" and "vitamin A" are complete; a pronoun or an article behind a mark is not
    if word in ("I", "A"):
        return text[cut.block.end - 3 : cut.block.end - 2] in (",", ".", ";", ":")
    return word.islower() or cut.sentence.end - cut.sentence.start == len(word)


def _is_lone_sentence(document: Document, grammar: Grammar, cut: _Cut, length: int) -> bool:
    """Is the whole paragraph one sentence without its end, and no headline or standfirst?"""
    if cut.alone:
        whole = cut.word.islower() or length >= _LONG
        return whole and _is_running(document, grammar.possible, cut.sentence)
    opens = cut.block in document.prose_blocks[:2]
    return length >= _LONG and not opens and cut.word.islower() and _is_running(document, grammar.sure, cut.sentence)


def _is_running(document: Document, reader: Reader, sentence: Sentence) -> bool:
    """Is it a clause of running text, and no label, signature or credit ("Edited by ...")?"""
    text = document.text[sentence.start : sentence.end]
    if text.count(" ") < 4 or _LABEL.match(text) or _CREDIT.search(text) or not is_english(document):
        return False
    return any(part.verbs for part in reader.parts(tokens_of(text), 1))


def _completed(text: str, cut: _Cut, following: Block | None) -> bool:
    """Does the next block go on with the sentence: a list, a paragraph that begins small, words that are quoted?"""
    if following is None or following.kind in _COMPLETED_BY:
        return following is not None
    if following.end == following.start:
        return False
    if _GOES_ON.match(text, following.start) or _AS_SAID.match(text, cut.sentence.start, cut.sentence.end):
        return True
    return _INTRODUCES.search(text, max(cut.sentence.start, cut.sentence.end - _SHOWN), cut.sentence.end) is not None


def _shown(text: str, sentence: Sentence) -> int:
    if sentence.end - sentence.start <= _SHOWN:
        return sentence.start
    return text.find(" ", sentence.end - _SHOWN, sentence.end) + 1
