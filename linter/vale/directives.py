"""Vale's comments in a text, for the findings of imported rules.

    <!-- vale off -->                       <!-- vale on -->
    <!-- vale Style.Rule = NO -->           <!-- vale Style.Rule = YES -->
    <!-- vale Style.Rule["word"] = NO -->   <!-- vale Style = NO -->   <!-- vale style = Style -->

As in Vale a comment holds from where it stands, and what holds at the end of a paragraph holds for the whole of it. Only
imported rules obey: whoever wrote the comment knew nothing of any others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from linter.document.model import Block, Directive, Document
from linter.findings import Finding
from linter.hints import NamedTuple

_WORDS = re.compile(r"(.+\..+)(\[.+\]) = (YES|NO)\Z")
_SWITCH = re.compile(r"(.+\..+|[^.]+) = (YES|NO|on|off)\Z")
_STYLES = re.compile(r"styles? = (.*)\Z")
_ALL = "off"
_NESTED = 8  # blocks (texts of images, say) that may begin inside another before the place one looks for


class _Order(NamedTuple):
    """What one comment says: names and whether they are silenced from `at` on; a choice of `styles` has no region of its own."""

    at: int
    names: dict[str, bool]
    region: bool = True


def apply(
    document: Document, findings: Sequence[Finding], comments: Iterable[Directive], styles: Collection[str], whole: Collection[str]
) -> list[Finding]:
    """The findings that no comment silences.

    `styles` are those the file is based on; `whole` the rules that look at the whole file at once, which are silent where
    `off` is never ended.
    """
    orders = [order for comment in sorted(comments) if (order := _read(comment, styles))]
    if not orders:
        return list(findings)
    regions = _regions(orders)
    blocks = _Blocks(document)
    state = _State(orders)
    off_at_end = state.at(len(document.source.text) + 1).get(_ALL, False)
    state = _State(orders)
    silenced = set()
    for end, number in sorted((blocks.end_of(f.span.start), n) for n, f in enumerate(findings) if f.rule not in whole):
        now = state.at(end)
        if any(now.get(name) for name in _names(findings[number])):
            silenced.add(number)
    return [
        f
        for n, f in enumerate(findings)
        if n not in silenced and not (off_at_end and f.rule in whole) and not any(regions.hold(name, f.span.start) for name in _names(f))
    ]


def _names(finding: Finding) -> list[str]:
    words = [f"{finding.rule}[{word}]" for word in {finding.text, finding.subject} if word]
    return [_ALL, finding.rule, finding.pack, *words]


def _read(comment: Directive, styles: Collection[str]) -> _Order | None:
    text, at = comment.text, comment.span.start
    if text in ("off", "on"):
        return _Order(at, {_ALL: text == "off"})
    if found := _WORDS.match(text):
        return _Order(at, {f"{found[1]}[{word}]": found[3] == "NO" for word in _words(found[2])})
    if found := _SWITCH.match(text):
        return _Order(at, {found[1]: found[2] in ("NO", "off")})
    if found := _STYLES.match(text):
        return _Order(at, dict.fromkeys(styles, True) | dict.fromkeys(found[1].split(", "), False), region=False)
    return None


def _words(text: str) -> list[str]:
    import json

    try:
        words = json.loads(text)
    except ValueError:
        return []
    return [word for word in words if isinstance(word, str)]


class _Regions:
    """Where each name is silenced."""

    def __init__(self) -> None:
        self._spans: dict[str, list[list[int]]] = {}

    def open(self, name: str, at: int) -> None:
        spans = self._spans.setdefault(name, [])
        if not spans or len(spans[-1]) > 1:
            spans.append([at])

    def close(self, name: str, at: int) -> None:
        spans = self._spans.get(name)
        if spans and len(spans[-1]) == 1:
            spans[-1].append(at)

    def hold(self, name: str, at: int) -> bool:
        spans = self._spans.get(name, ())
        place = bisect_right(spans, at, key=lambda span: span[0]) - 1
        return place >= 0 and (len(spans[place]) == 1 or at < spans[place][1])


def _regions(orders: Sequence[_Order]) -> _Regions:
    regions = _Regions()
    for order in orders:
        for name, silenced in order.names.items() if order.region else ():
            (regions.open if silenced else regions.close)(name, order.at)
    return regions


class _State:
    """What is silenced, place by place; to be asked in ascending order."""

    def __init__(self, orders: Sequence[_Order]) -> None:
        self._orders = orders
        self._done = 0
        self._now: dict[str, bool] = {}

    def at(self, offset: int) -> dict[str, bool]:
        while self._done < len(self._orders) and self._orders[self._done].at < offset:
            self._now.update(self._orders[self._done].names)
            self._done += 1
        return self._now


class _Blocks:
    """The blocks of a document by their place in the source."""

    def __init__(self, document: Document) -> None:
        self._blocks: list[Block] = sorted(document.prose_blocks, key=lambda b: b.span)
        self._starts = [b.span.start for b in self._blocks]

    def end_of(self, offset: int) -> int:
        """Where the block ends that holds a source offset; the offset itself where none does."""
        place = bisect_right(self._starts, offset) - 1
        for number in range(place, max(place - _NESTED, -1), -1):
            if offset < self._blocks[number].span.end:
                return self._blocks[number].span.end
        return offset
