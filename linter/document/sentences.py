"""Sentence boundaries in a block of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st jr sr gen col capt lt sgt rev hon sen rep gov pres no vs etc e.g i.e inc ltd co corp jan feb mar apr jun jul aug "
    "sep sept oct nov dec u.s u.k u.n a.m p.m fig ed eds vol pp approx dept est mt ft cf al".split()
)
_STOP = re.compile(r"[.!?…]+[\"”’')\]»]*(?=\s|$)")
_LAST_WORD = re.compile(r"[\w.]*$")


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of each sentence of text[start:end], surrounding space left out."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.group()[0] == "." and len(stop.group()) == 1 and _abbreviated(text, stop.start(), stop.end(), end):
            continue
        yield at, stop.end()
        at = stop.end()
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        yield at, end


def _abbreviated(text: str, dot: int, after: int, end: int) -> bool:
    match = _LAST_WORD.search(text, max(0, dot - 20), dot)
    word = match.group() if match else ""
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
