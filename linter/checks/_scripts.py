"""Marks of other scripts: doubled ones, and those that stand in a text written in Latin letters."""

from __future__ import annotations

from collections.abc import Iterator

from linter import lazy
from linter.checks.base import Match
from linter.document.model import Document
from linter.findings import Fix

# Arabic and Urdu, Chinese and Japanese, Indic, Ethiopic, Armenian, the Greek middle stop
_COMMAS, _STOPS, _BLANKS = "،؛，、；፣፤·՝", "۔。．।።։", r"[ \u00a0\u3000]"
_DOUBLED = lazy.pattern(
    rf"[{_COMMAS}]{_BLANKS}*[{_COMMAS}{_STOPS}]|[{_STOPS}](?:{_BLANKS}+[{_STOPS}]|{_BLANKS}*[{_COMMAS}])|؟؟|，,|,，|。\."
)
_FOREIGN = lazy.pattern(r"(?<=[A-Za-z\u00c0-\u024f])[，。；：！？、،؛؟।۔](?=[ \u00a0A-Za-z\u00c0-\u024f\n]|$)")
_FIRST_OTHER = "\u0590"  # the first letter of the scripts these marks belong to
_PLAIN = {"，": ",", "、": ",", "،": ",", "；": ";", "؛": ";", "：": ":", "！": "!", "？": "?", "؟": "?", "。": ".", "।": ".", "۔": "."}
_NEAR = 30


def doubled(document: Document) -> Iterator[Match]:
    """Two marks in a row. Three of anything are a way of shouting, and two stops of one kind an ellipsis."""
    text = document.text
    for found in _DOUBLED.finditer(text):
        start, end = found.span()
        marks = tuple("".join(found[0].split()))
        if start and text[start - 1] not in marks and text[end : end + 1] not in marks:
            place = document.span(start, end)
            fix = Fix(place, marks[0], False) if len(set(marks)) == 1 and place.end - place.start == end - start else None
            yield Match(place, (found[0],), fix=fix)


def foreign(document: Document) -> Iterator[Match]:
    """The word and the mark, where no letter of the mark's own script is near."""
    text = document.text
    for found in _FOREIGN.finditer(text):
        start, end = found.span()
        around = text[max(0, start - _NEAR) : end + _NEAR]
        if any(c.isalpha() and c >= _FIRST_OTHER for c in around):
            continue
        place = document.span(start, end)
        while start and text[start - 1].isalnum():
            start -= 1
        yield Match(document.span(start, end), (found[0],), fix=Fix(place, _PLAIN[found[0]], False))
