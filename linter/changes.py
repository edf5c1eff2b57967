"""What `git diff` says -> which lines of which files changed, and which findings the change answers for. Pure.

Lines are counted as git counts them, by line feeds, whatever else a Source takes for the end of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from linter.document.model import Document
from linter.findings import Finding, Fix
from linter.source import Span

_RECORD = re.compile(rb":(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*\0([^\0]+)\0")
_NUMBERS = re.compile(rb"(\d+|-)\t(\d+|-)\t([^\0]*)\0")
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.S)
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
# a line that begins something of its own, so that the line above it went on to nothing
_APART = re.compile(rb"\s*(?:$|[-*+>#|<]|\d+[.)]\s|```|~~~)")

LINK, MODULE = "120000", "160000"  # modes of what is no text of this repository: symbolic links and submodules


class Gap(NamedTuple):
    """Where lines were taken out and none put in: before the new line `line`; whether what is above or below it went on there."""

    line: int
    above: bool
    below: bool


class Lines(NamedTuple):
    """The changed lines of a file as it is now: runs [first, last], in order, and gaps. A file that is new is changed as a whole."""

    runs: tuple[tuple[int, int], ...] = ()
    gaps: tuple[Gap, ...] = ()
    all: bool = False

    def hold(self, first: int, last: int) -> bool:
        """Whether any of the lines is changed, or some were taken out between them."""
        if self.all:
            return True
        at = bisect_left(self.runs, (first, 0))
        if (at < len(self.runs) and self.runs[at][0] <= last) or (at > 0 and self.runs[at - 1][1] >= first):
            return True
        at = bisect_left(self.gaps, (first + 1,))
        return at < len(self.gaps) and self.gaps[at].line <= last

    def common(self, other: Lines) -> Lines:
        """What is changed here and there: of a merge what neither side had."""
        if self.all or other.all:
            return other if self.all else self
        lines = {gap.line for gap in other.gaps}
        return Lines(tuple(_common_runs(self.runs, other.runs)), tuple(gap for gap in self.gaps if gap.line in lines))

    def moved(self, text: str, edits: Sequence[Fix]) -> Lines:
        """The changed lines after edits of the text, which are in order and apart; a line that was edited is a changed one."""
        if self.all:
            return self
        ends = [match.start() for match in re.finditer("\n", text)]
        touched, now, shift, shifts = set[int](), set[int](), 0, [(0, 0)]
        for (start, end), new, _ in edits:
            first, last = bisect_left(ends, start) + 1, bisect_left(ends, end) + 1
            begins = text[end - 1 : end] in ("", "\n")  # the line behind the edit is whole, and stays so:
            stays = begins and (new.endswith("\n") or (not new and text[start - 1 : start] in ("", "\n")))
            touched.update(range(first, last + (not stays)))
            now.update(range(first + shift, first + shift + new.count("\n") + (not stays)))
            shift += new.count("\n") - (last - first)
            shifts.append((last, shift))
        changed = {line for first, last in self.runs for line in range(first, last + 1)} - touched
        now.update(line + shifts[bisect_left(shifts, (line + 1,)) - 1][1] for line in changed)
        return Lines(tuple(_runs(sorted(now))), tuple(_moved(self.gaps, text, ends, edits)))


def _runs(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers in order -> runs [first, last]."""
    first = last = None
    for line in lines:
        if last is not None and first is not None and line != last + 1:
            yield first, last
            first = line
        first, last = first or line, line
    if first is not None and last is not None:
        yield first, last


def _moved(gaps: Sequence[Gap], text: str, ends: Sequence[int], edits: Sequence[Fix]) -> Iterator[Gap]:
    """The gaps after edits. One in the midst of what was replaced is gone; two that meet are one."""
    found: dict[int, Gap] = {}
    stops = [edit.span.end for edit in edits]
    added = [0, *accumulate(new.count("\n") - text.count("\n", *span) for span, new, _ in edits)]
    for gap in gaps:
        at = ends[gap.line - 2] + 1 if 1 < gap.line <= len(ends) + 1 else 0 if gap.line <= 1 else len(text) + 1
        before = bisect_right(stops, at)
        if before == len(edits) or edits[before].span.start >= at:
            line = gap.line + added[before]
            other = found.get(line, gap)
            found[line] = Gap(line, gap.above or other.above, gap.below or other.below)
    yield from found.values()


def _common_runs(ours: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    one = other = 0
    while one < len(ours) and other < len(theirs):
        first, last = max(ours[one][0], theirs[other][0]), min(ours[one][1], theirs[other][1])
        if first <= last:
            yield first, last
        if ours[one][1] <= theirs[other][1]:
            one += 1
        else:
            other += 1


ALL = Lines(all=True)
NONE = Lines()


class Change(NamedTuple):
    """One file of a diff: its path now, git's letter for what happened to it, its mode, its blob (zeros: only in the work tree)."""

    path: bytes
    status: str
    mode: str
    blob: str
    lines: Lines


def parse(output: bytes) -> list[Change]:
    """What `git diff --raw --numstat -p -U0 -z --no-abbrev --src-prefix=a/ --dst-prefix=b/` prints; what was deleted is
    left out, and what was only renamed or made executable."""
    records, at = _records(output)
    binary, at = _binary(output, at)
    hunks = _hunks(output[at:])
    found = []
    for status, mode, blob, path in records:
        whole = status == "A" or path in binary or mode == LINK
        lines = ALL if whole else hunks.get(path, NONE)
        if status == "U" or (status != "D" and lines != NONE):
            found.append(Change(path, status, mode, blob, lines))
    return found


def _records(output: bytes) -> tuple[list[tuple[str, str, str, bytes]], int]:
    found, at = [], 0
    while match := _RECORD.match(output, at):
        at, path = match.end(), match[6]
        if match[5] in b"RC":
            path, at = _field(output, at)
        found.append((match[5].decode(), match[2].decode(), match[4].decode(), path))
    return found, at


def _field(output: bytes, at: int) -> tuple[bytes, int]:
    end = output.index(b"\0", at)
    return output[at:end], end + 1


def _binary(output: bytes, at: int) -> tuple[set[bytes], int]:
    """The files that have no lines in git's eyes."""
    found = set()
    while match := _NUMBERS.match(output, at):
        at, path = match.end(), match[3]
        if not path:
            path, at = _field(output, _field(output, at)[1])
        if match[1] == b"-":
            found.add(path)
    return found, at


def _hunks(patch: bytes) -> dict[bytes, Lines]:
    """The changed lines of each file of a patch."""
    found: dict[bytes, tuple[list[tuple[int, int]], list[Gap]]] = {}
    path = b""
    lines = iter(patch.split(b"\n"))
    for line in lines:
        if line.startswith(b"+++ "):
            path = _name(line[4:])
        elif match := _HUNK.match(line):
            _hunk(match, lines, *found.setdefault(path, ([], [])))
    return {path: Lines(tuple(runs), tuple(gaps)) for path, (runs, gaps) in found.items()}


def _hunk(match: re.Match[bytes], lines: Iterator[bytes], runs: list[tuple[int, int]], gaps: list[Gap]) -> None:
    """Read one hunk's lines off the patch, so that none of them can pass for a header."""
    removed, first, added = int(match[1] or 1), int(match[2]), int(match[3] or 1)
    old = [next(lines, b"")[1:] for _ in range(removed)]
    for _ in range(added):
        if next(lines, b"").startswith(b"\\"):  # "\ No newline at end of file", between what went and what came
            next(lines, b"")
    if added:
        runs.append((first, first + added - 1))
    else:
        gaps.append(Gap(first + 1, not _APART.match(old[0]), bool(old[-1].strip()) and not old[-1].lstrip().startswith(b"#")))


def _name(written: bytes) -> bytes:
    """A path as a header of a patch writes it."""
    written = written.rstrip(b"\t")
    if not written.startswith(b'"'):
        return written.removeprefix(b"b/")
    return _ESCAPE.sub(_unescaped, written[1:-1]).removeprefix(b"b/")


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if len(code) == 3 else _ESCAPED.get(code, code)


class Placed:
    """The changed lines of one document, to ask which findings the change answers for."""

    def __init__(self, lines: Lines, document: Document) -> None:
        self._lines = lines
        self._document = document
        self._text = document.source.text
        self._gaps = {gap.line: gap for gap in lines.gaps}
        self._ends = [match.start() for match in re.finditer("\n", self._text)] if not lines.all else []

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is about the document, lies on a changed line, is explained by one, or stands at a gap."""
        if finding.whole or self._lines.all:
            return True
        return any(self._lines.hold(*self._of(span)) for span in (finding.span, *finding.related)) or self._at_gap(finding.span)

    def _of(self, span: Span) -> tuple[int, int]:
        """The first and the last line of a span, as git counts."""
        first = bisect_left(self._ends, span.start) + 1
        return first, bisect_left(self._ends, max(span.start, span.end - 1)) + 1

    def _line(self, number: int) -> tuple[int, int]:
        """The offsets of a line, without its end; behind the last line an empty one."""
        start = self._ends[number - 2] + 1 if 1 < number <= len(self._ends) + 1 else 0 if number <= 1 else len(self._text)
        return start, self._ends[number - 1] if number <= len(self._ends) else len(self._text)

    def _at_gap(self, span: Span) -> bool:
        """Whether a span begins or ends where words of its own paragraph were taken out: half a sentence is a new fault."""
        if not self._gaps:
            return False
        first, last = self._of(span)
        above, below = self._gaps.get(last + 1), self._gaps.get(first)
        if above and above.above and not self._text[span.end : self._line(last)[1]].strip():
            return self._goes_over(above.line)
        if below and below.below and not self._text[self._line(first)[0] : span.start].strip():
            return self._goes_over(below.line)
        return False

    def _goes_over(self, line: int) -> bool:
        """Whether one paragraph may have gone over the gap before a line: in a plain text each line may be a paragraph."""
        if self._document.format in ("markdown", "mdx"):
            return True
        start, end = self._line(line - 1)[1] - 1, self._line(line)[0]
        return any(block.span.start <= start and end < block.span.end for block in self._document.blocks)


def of_merge(sides: Sequence[Mapping[bytes, Change]]) -> dict[bytes, Change]:
    """The changes against each parent of a merge -> what differs from all of them."""
    first, *others = sides
    both = [change for path, change in first.items() if all(path in side for side in others)]
    found = [change._replace(lines=_common([change, *(side[change.path] for side in others)])) for change in both]
    return {change.path: change for change in found if change.status == "U" or change.lines != NONE}


def _common(changes: Iterable[Change]) -> Lines:
    found = ALL
    for change in changes:
        found = found.common(change.lines)
    return found
