"""Lines gathered to runs of furniture: what a line's neighbours and its place in the document say of it.

A line is either article or furniture, and going over from one to the other costs something; the cheapest reading of the whole
document is taken (Viterbi's algorithm with two states). Hence a bare headline between two certain lines of furniture falls to
them, and the same headline between two paragraphs does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.boilerplate.lines import Line
from linter.hints import NamedTuple

SWITCH = 2.5  # what it costs to pass from article to furniture or back
START = 1.5  # what it costs to begin a document with furniture
LIKELY_ALONE = 3  # so many likely lines, close together, make a run without a certain one
LIKELY_AT_END = 4  # so many in the run that ends the document
SPARED, SPARED_AT_END = 8, 20  # words; a longer sentence inside a run is not reported: better a miss than a paragraph called furniture
GAP = 12  # so many bare lines between two known ones at most, in a run that begins the document
MERGED = 4  # so many adjacent lines of a kind are one finding


class Verdict(NamedTuple):
    """Lines first..last (indices, inclusive) are furniture of a kind; `sure` where words or neighbours leave no doubt."""

    first: int
    last: int
    kind: str
    sure: bool
    evidence: str


def judge(lines: Sequence[Line]) -> list[Verdict]:
    """The furniture among the lines, in order."""
    found: list[Verdict] = []
    taken: set[int] = set()
    for first, last in _runs(lines):
        taken.update(range(first, last + 1))
        found += _run_verdicts(lines, first, last)
    for n, line in enumerate(lines):
        if n not in taken and line.label and line.label.strength != "likely":
            found.append(Verdict(n, n, line.label.kind, line.label.strength == "certain", "its wording"))
    found.sort()
    return found


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    first = -1
    states = _states([line.weight for line in lines])
    for n, inside in enumerate([*states, False]):
        if inside and first < 0:
            first = n
        elif not inside and first >= 0:
            run = _trimmed(lines, first, n - 1)
            if run:
                yield run
            first = -1


def _states(weights: Sequence[float]) -> list[bool]:
    """True for each line that the cheapest reading calls furniture."""
    article, furniture = 0.0, -START
    entered: list[bool] = []  # the best way into furniture at n came from article
    left: list[bool] = []  # the best way into article at n came from furniture
    for n, weight in enumerate(weights):
        if n:
            entered.append(article - SWITCH > furniture)
            left.append(furniture - SWITCH > article)
            article, furniture = max(article, furniture - SWITCH), max(furniture, article - SWITCH)
        furniture += weight
    inside = furniture > article
    states = [inside]
    for enter, leave in zip(reversed(entered), reversed(left), strict=True):
        inside = not enter if inside else leave
        states.append(inside)
    return states[::-1][: len(weights)]


def _trimmed(lines: Sequence[Line], first: int, last: int) -> tuple[int, int] | None:
    """The run without the bare lines before its first known one, nor behind its last where article follows; None if it proves nothing."""
    known = [n for n in range(first, last + 1) if lines[n].label]
    strengths = [label.strength for n in known if (label := lines[n].label)]
    at_end = last == len(lines) - 1
    proved = "certain" in strengths or strengths.count("probable") >= 2
    if not proved and (_alone(lines) or not (_dense(known) or (at_end and len(known) >= LIKELY_AT_END))):
        return None
    while last > known[-1] and not (at_end and lines[last].weight > 0):
        last -= 1
    return known[0], last


def _alone(lines: Sequence[Line]) -> bool:
    """No line of the document is a sentence of prose: a list of words, and no article that furniture was left in."""
    return not any(line.solid for line in lines)


def _dense(known: Sequence[int]) -> bool:
    return len(known) >= LIKELY_ALONE and 2 * len(known) > known[-1] - known[0]


def _run_verdicts(lines: Sequence[Line], first: int, last: int) -> Iterator[Verdict]:
    """Known lines by themselves, four or more of a kind and the bare lines between them together."""
    longest = SPARED_AT_END if last == len(lines) - 1 else SPARED
    kinds = [_kind(line, longest) for line in lines[first : last + 1]]
    at = first
    while at <= last:
        kind = kinds[at - first]
        end = at
        if not kind:
            at += 1
            continue
        while end < last and kinds[end + 1 - first] == kind:
            end += 1
        bare = kind == "tail"
        if bare and first == 0 and at > 0 and end < last and end - at >= GAP:
            pass  # an article of short lines between the furniture above it and the furniture below
        elif bare or end - at + 1 >= MERGED:
            yield Verdict(at, end, kind, not bare, "its neighbours")
        else:
            for n in range(at, end + 1):
                yield Verdict(n, n, kind, True, "its wording and its neighbours")
        at = end + 1


def _kind(line: Line, longest: int) -> str:
    """The kind to report a line of a run under; none for a sentence of more than `longest` words."""
    if line.label:
        return line.label.kind
    return "" if line.stops and line.words > longest else "tail"
