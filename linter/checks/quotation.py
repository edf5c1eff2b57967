"""Quotations: a mark that is never closed or opened, and words quoted from nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from linter import lazy
from linter.checks.base import Hit, Match, Pattern
from linter.document.model import Block, Document, Quotation
from linter.document.words import WORD
from linter.fields import Fields
from linter.findings import Level
from linter.hints import NamedTuple

_KINDS = ("unbalanced", "no-speaker")
_OPENERS = "“\"‘'«„"
_MARKS = _OPENERS + "”’»›"
_SAID = (
    r"(?:said|says|added|adds|admitted|asked|claimed|conceded|continued|declared|explained|insisted|joked|noted|replied|revealed|told|tells|tweeted"
    r"|warned|wrote|writes)"
)
# what a speaker does where a stop follows
_BARE = r"(?:agreed|argued|concluded|predicted|promised|reads?|recalled|remarked|shouted|states?|stated)"
_WHO = r"(?:he|she|they|[A-Z][\w’.-]*)"
_THE = r"(?:one|an?|the|another|his|her|their|its|my|our|some)"
_SPOKEN = lazy.pattern(
    rf"[,!?]['’]? (?:{_SAID} (?:{_THE} \w+|(?:[\w’.-]+ ){{0,3}}{_WHO})"  # ", said Iris Brandt", ", said one of the boatmen"
    rf"|(?:[\w’.-]+ ){{0,4}}{_WHO} {_SAID}"  # ", the warden, Iris Brandt, told"
    # ", the letter states.", ", the warden told reporters", "... on behalf of the mill, said."
    rf"|(?:{_WHO} |{_THE} (?:[\w’'-]+ ){{0,6}}?)(?:{_SAID}|{_BARE})(?=[.,]| (?:re|jour)[a-z]+s\b)|said(?=\.))\b(?! that\b)"
    rf"|[a-z] said [A-Z][\w’.-]+ [A-Z][\w’-]+[,.]"  # the comma was lost with the mark
)
_ENTITY = lazy.pattern(r"&(?:#8221|#x201d|rdquo|quot|#34);|''", re.IGNORECASE)  # a closing mark in another spelling
_DIALOGUE = 2  # more bare quotations than these, and one paragraph in eight, are talk
_CREDIT = lazy.pattern(
    r"(?:[A-Z][\w’'.&-]*[,/|]? ?(?:(?:of|de|van|von|for|via) )?){1,5}\.?"
)  # a line of names: who spoke, or whose picture it is
_QUOTED = lazy.pattern(r"[“\"][^“”\"\n]*[”\"]")
_PERSON = lazy.pattern(r"\b(?:he|she|they|his|her|their|him|[A-Z][a-z]+ (?!(?:The|A|In|It)\b)[A-Z][a-z]+)\b")
_SENTENCE = 40  # characters of a quoted sentence that is no motto
_SPOKEN_WORDS = 8
_NEAR = 30_000  # characters among which a pull quote and its place are
_DASH = lazy.pattern(r"\s*(?:[—–―-]|~)+\s*[A-Z]")

NEEDS_HITS = False


class Params(NamedTuple):
    """What to look for; `verbs` are the words that say somebody spoke, `least` the fewest words of a quotation worth asking about."""

    kind: str
    verbs: frozenset[str]
    least: int


def parse(fields: Fields) -> Params:
    """Reads `kind`, the word list `verbs` and the number `least`."""
    return Params(fields.choice("kind", _KINDS), fields.word_list("verbs"), int(fields.number("least", 5)))


def patterns(params: Params) -> tuple[Pattern, ...]:
    return ()


def find(document: Document, params: Params, hits: Sequence[Hit]) -> Iterator[Match]:
    return _FINDERS[params.kind](document, params)


# ---------------------------------------------------------------- marks without a partner


def _unbalanced(document: Document, params: Params) -> Iterator[Match]:
    marks = document.quotation_marks
    text = document.text
    for quotation in marks.quotations:
        if document.blocks[quotation.block].kind != "summary" and _unclosed(document, quotation):  # systems cut summaries short
            end = _few_words(text, quotation.start, quotation.end)
            yield Match(document.span(quotation.start, end), (text[quotation.start : end],), evidence="no closing mark")
    told = -1  # one block, one word about marks too many: a reversed mark leaves its partner alone too
    for at in marks.strays:
        block = document.block_at(at)
        if block.end - block.start == 1:  # a sign of repetition in a table
            continue
        if block.start != told and not text[at - 1 : at].isnumeric() and not _attribute(text, block, at) and not _arrow(text, block, at):
            told = block.start
            start = max(text.rfind(" ", 0, at) + 1, block.start)
            yield Match(document.span(start, at + 1), (text[start : at + 1],), *_stray(text, block, at))


def _stray(text: str, block: Block, at: int) -> tuple[Level | None, str]:
    """The level and the evidence of a mark that closes nothing."""
    if at == block.start and text.find("”", at + 1, block.end) > 0:
        return "suggestion", "an opening mark in the shape of a closing one"
    return None, "no opening mark"


def _attribute(text: str, block: Block, at: int) -> bool:
    """Part of `name="value"`, left by a tag that no format knows."""
    return '="' in text[max(block.start, at - 300) : at + 1]


def _arrow(text: str, block: Block, at: int) -> bool:
    """A guillemet that points: "« Older posts", "Home » News". It stands apart from words, in a line that is no sentence."""
    before, after = text[max(block.start, at - 1) : at], text[at + 1 : at + 2]
    apart = (not before or before.isspace()) and (not after or after.isspace())
    return text[at] in "«»‹›" and apart and text[block.start : block.end].rstrip(" «»‹›")[-1:] not in (*".?!…", "")


def _unclosed(document: Document, quotation: Quotation) -> bool:
    """Is the mark missing? Where the next paragraph takes the quotation up, only if the speaker was named without closing it."""
    text, (start, end) = document.text, quotation[:2]
    if text[start - 1 : start] == "=" or text[start + 1 : start + 2] == ">":  # of a tag that no format knows
        return False
    if _arrow(text, document.blocks[quotation.block], start):
        return False
    if quotation.closed:  # taken up again by the next one
        return text[end - 1] not in _MARKS and (_is_partial(text, quotation) or _names_speaker(text, start, end))
    if _ENTITY.search(text, start, end):
        return False
    if start != document.blocks[quotation.block].start or _names_speaker(text, start, end):
        return True
    after = text[end + 1 : end + 2]
    # all there is may be one paragraph out of a longer quotation
    return after not in _OPENERS if after else len(document.prose_blocks) > 1


def _names_speaker(text: str, start: int, end: int) -> bool:
    """Does the writer say in it who speaks? Behind a quotation inside the quotation, the speaker says it."""
    said = _SPOKEN.search(text, start, end)
    return said is not None and not (text[said.start() + 1] in "'’" and "‘" in text[start : said.start()])


def _is_partial(text: str, quotation: Quotation) -> bool:
    """Are a few words quoted inside the writer's sentence? What is taken up in the next paragraph is speech in full sentences."""
    start = quotation.start
    return text[start + 1].islower() and text[start - 1 : start] == " " and text[start - 2 : start - 1].islower()


def _few_words(text: str, start: int, end: int) -> int:
    """End of the first four words: enough to see which mark is meant."""
    for n, word in enumerate(WORD.finditer(text, start, end), 1):
        if n == 4:
            return word.end()
    return end


# ---------------------------------------------------------------- quoted from nobody


def _no_speaker(document: Document, params: Params) -> Iterator[Match]:
    blocks = document.prose_blocks
    text = document.text
    bare = {n for n, block in enumerate(blocks) if text[block.start] in _OPENERS[:2] and _only_quoted(document, block, params.least)}
    if len(bare) > _DIALOGUE and len(bare) * 8 > len(blocks):
        return
    for n in sorted(bare):
        # quotations in a row are dialogue or a list of voices
        if bare.isdisjoint((n - 1, n + 1)) and not _spoken(document, n, params) and not _set_apart(document, blocks[n]):
            yield Match(document.span(blocks[n].start, blocks[n].end), (_opening(document.text, *blocks[n][2:4]),))
    yield from _unspoken(document, params, bare)


def _unspoken(document: Document, params: Params, bare: set[int]) -> Iterator[Match]:
    """Sentences quoted between other sentences, where nobody speaks in the paragraph or beside it."""
    blocks, text = document.prose_blocks, document.text
    starts = {blocks[n].start for n in bare}
    for quotation in document.quotations:
        start, end = quotation[:2]
        if end - start < _SENTENCE or text[end - 2] not in ".!" or not text[start + 1].isupper():
            continue
        block = document.blocks[quotation.block]
        if block.start in starts or not _is_sentence(text, block, quotation):
            continue
        at = bisect_left(document.block_starts, block.start)
        near = "\n".join([text[b.start : b.end] for b in blocks[max(0, at - 1) : at + 2]])
        if params.verbs.isdisjoint(w.lower() for w in WORD.findall(_QUOTED.sub(" ", near))):
            # where somebody acts in the paragraph, a reader may take the words for his
            level: Level | None = "suggestion" if _PERSON.search(_QUOTED.sub(" ", text[block.start : block.end])) else None
            yield Match(document.span(*quotation[:2]), (_opening(text, *quotation[:2]),), level=level)


def _is_sentence(text: str, block: Block, quotation: Quotation) -> bool:
    start, end = quotation[:2]
    if not quotation.closed or block.kind != "paragraph" or text[start] not in _OPENERS[:2]:
        return False
    before, after = text[max(block.start, start - 3) : start].rstrip(), text[end : min(end + 3, block.end)].lstrip()
    apart = (not before or before[-1] in ".!?") and (not after or after[0].isupper()) and bool(before or after)
    return apart and len(WORD.findall(text, start, end)) >= _SPOKEN_WORDS


def _opening(text: str, start: int, stop: int) -> str:
    end = _few_words(text, start, stop)
    return text[start:end] + ("" if end == stop else " …")


def _only_quoted(document: Document, block: Block, least: int) -> bool:
    """Is the paragraph one or more quotations and nothing else?"""
    text = document.text
    if block.kind != "paragraph" or "quote" in block.classes:
        return False
    at, quoted = block.start, 0
    while at < block.end:
        quotation = document.quotation_at(at)
        if quotation is None or quotation.start != at:
            return False
        quoted += len(WORD.findall(text, at, quotation.end))
        at = quotation.end
        while at < block.end and not text[at].isalnum() and text[at] not in _OPENERS:
            at += 1
    return quoted >= least


def _set_apart(document: Document, block: Block) -> bool:
    """A pull quote: emphasised as a whole, or words that stand elsewhere in the text too."""
    if any(e.start <= block.start + 1 and e.end >= block.end - 1 for e in document.emphasis):
        return True
    words = document.text[block.start : block.end].strip("“”\"'. \n")
    near = document.text[max(0, block.start - _NEAR) : block.end + _NEAR]
    return near.count(words) > 1


def _spoken(document: Document, n: int, params: Params) -> bool:
    """Do the neighbours say who speaks, or make the quotation an epigraph, an answer or an example?"""
    blocks, text = document.prose_blocks, document.text
    before = blocks[n - 1] if n else None
    after = blocks[n + 1] if n + 1 < len(blocks) else None
    return (before is not None and _introduces(document, before, params.verbs)) or (after is not None and _signs(text, after, params.verbs))


def _introduces(document: Document, block: Block, verbs: frozenset[str]) -> bool:
    """Does a block lead up to a quotation: unfinished, a question, with a quotation of its own, or somebody speaking at its end?"""
    words = document.text[block.start : block.end]
    unfinished = words[-1].isalnum() and block.kind != "heading"
    if unfinished or words.endswith((":", ",", "?", "–", "—")) or any(mark in words for mark in '“"«'):
        return True
    last = document.sentence_at(block.end - 1)
    return not verbs.isdisjoint(w.lower() for w in WORD.findall(document.text[last.start : last.end]))


def _signs(text: str, block: Block, verbs: frozenset[str]) -> bool:
    """Is the block a signature, or does its first sentence name the speaker?"""
    words = text[block.start : block.end]
    if _DASH.match(words) or (len(words) < 80 and (words[-1].isalnum() or _CREDIT.fullmatch(words))):
        return True
    return not verbs.isdisjoint(w.lower() for w in WORD.findall(words[:200])[:15])


_Finder = Callable[[Document, Params], Iterator[Match]]
_FINDERS: dict[str, _Finder] = {"unbalanced": _unbalanced, "no-speaker": _no_speaker}
