"""From what `git diff` prints to the lines that changed, and the findings that a change answers for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import changes
from linter.changes import ALL, NONE, Change, Gap, Lines, Placed
from linter.document import read
from linter.findings import Finding, Fix, make
from linter.source import Span, from_text

# lines that look like parts of a patch, as an article about patches has them
LINE = st.sampled_from(["a", "b", "c", "", "- a", "+++ b/x.md", "--- a/x.md", "@@ -1 +1 @@", "diff --git a/x b/x", "\\ No newline", "a\r"])
TEXT = st.lists(LINE, max_size=12)
OLD, NEW = "1" * 40, "2" * 40


def patch(old: Sequence[str], new: Sequence[str], name: str = "x.md", ends: bool = True) -> bytes:
    """What git prints for one changed file, made by difflib."""
    body = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            body.append(f"@@ -{a + (b > a)},{b - a} +{c + (d > c)},{d - c} @@ words of the line above")
            for sign, lines, last in (("-", old[a:b], b == len(old)), ("+", new[c:d], d == len(new))):
                body += [sign + line for line in lines]
                if lines and last and not ends:
                    body.append("\\ No newline at end of file")
    text = "\n".join([f"diff --git a/{name} b/{name}", f"--- a/{name}", f"+++ b/{name}", *body, ""]) if body else ""
    return f":100644 100644 {OLD} {NEW} M\0{name}\x001\t1\t{name}\0\0{text}".encode()


def of(old: Sequence[str], new: Sequence[str], ends: bool = True) -> Lines:
    found = changes.parse(patch(old, new, ends=ends))
    return found[0].lines if found else Lines()


@given(TEXT, TEXT, st.booleans())
def test_the_lines_are_those_that_difflib_says(old: list[str], new: list[str], ends: bool) -> None:
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = {n + 1 for tag, _, _, c, d in codes if tag != "equal" for n in range(c, d)}
    lines = of(old, new, ends)
    assert {n for n in range(1, len(new) + 1) if lines.hold(n, n)} == changed
    assert [gap.line for gap in lines.gaps] == [c + 1 for tag, _, _, c, d in codes if tag == "delete"]


@given(TEXT, TEXT, st.integers(1, 13), st.integers(0, 5))
def test_several_lines_hold_a_change_if_one_does_or_something_went_between_them(
    old: list[str], new: list[str], first: int, more: int
) -> None:
    lines = of(old, new)
    between = any(first < gap.line <= first + more for gap in lines.gaps)
    assert lines.hold(first, first + more) == (between or any(lines.hold(n, n) for n in range(first, first + more + 1)))


@given(TEXT, TEXT, TEXT)
def test_of_a_merge_that_counts_which_differs_from_both_sides(ours: list[str], theirs: list[str], merged: list[str]) -> None:
    one, other = of(ours, merged), of(theirs, merged)
    both = one.common(other)
    for n in range(1, len(merged) + 1):
        assert both.hold(n, n) == (one.hold(n, n) and other.hold(n, n))
    assert one.common(ALL) == ALL.common(one) == one


def test_what_git_prints_of_names_modes_and_binary_files() -> None:
    no, patch_ = "0" * 40, 'diff --git "a/we ird\\n.md" "b/new \\t.md"\n--- "a/we ird\\n.md"\t\n+++ "b/new \\t.md"\t\n@@ -6,0 +7 @@ z\n+4\n'
    output = (
        f":100644 000000 {OLD} {no} D\0gone.md\0:100644 100755 {OLD} {OLD} M\0run.md\0"
        f":100644 100644 {OLD} {NEW} R085\0we ird\n.md\0new \t.md\0:100644 100644 {OLD} {NEW} M\0wide.txt\0"
        f":000000 100644 {no} {NEW} A\0new.md\0:100644 100644 {OLD} {OLD} R100\0x.md\0y.md\0"
        f":100644 120000 {OLD} {NEW} T\0link.md\0:000000 000000 {no} {no} U\0both.md\0"
        "0\t1\tgone.md\x000\t0\trun.md\x001\t0\t\0we ird\n.md\0new \t.md\0-\t-\twide.txt\0"
        f"1\t0\tnew.md\x000\t0\t\0x.md\0y.md\x001\t1\tlink.md\0\0{patch_}* Unmerged path both.md\n"
    ).encode()
    assert changes.parse(output) == [
        Change(b"new \t.md", "R", "100644", NEW, Lines(((7, 7),))),
        Change(b"wide.txt", "M", "100644", NEW, ALL),
        Change(b"new.md", "A", "100644", NEW, ALL),
        Change(b"link.md", "T", "120000", NEW, ALL),
        Change(b"both.md", "U", "000000", "0" * 40, Lines()),
    ]


def reported(old: str, new: str, path: str = "a.md") -> list[str]:
    """The words `gizmo…` of a text that its change answers for."""
    source = from_text(new, path)
    placed = Placed(of(old.split("\n"), new.split("\n")), read(source))
    found = [make(source, "demo.gizmo", Span(*m.span()), "error", "m") for m in re.finditer(r"gizmo\w*(?: gizmo\w*)*", new)]
    return [f.text for f in found if placed.concerns(f)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("gizmo1\n\nA mill.\n", "gizmo1\n\nA weir.\n", []),
        ("A mill.\n", "gizmo1\nA mill.\n", ["gizmo1"]),
        # a sentence whose beginning or end was taken out of its paragraph
        ("He took\na gizmo1\n", "a gizmo1\n", []),
        ("He took\ngizmo1 away\n", "gizmo1 away\n", ["gizmo1"]),
        ("He took gizmo1\naway.\n\nMore.\n", "He took gizmo1\n\nMore.\n", ["gizmo1"]),
        ("He took gizmo1\naway.\ngizmo2 fell.\n", "He took gizmo1\ngizmo2 fell.\n", ["gizmo1", "gizmo2"]),
        # a whole paragraph, item or heading that was taken out leaves its neighbours as they were
        ("gizmo1\n\nA mill.\n\ngizmo2\n", "gizmo1\n\ngizmo2\n", []),
        ("# Mill\ngizmo1\n", "gizmo1\n", []),
        ("- gizmo1\n- A mill.\n- gizmo2\n", "- gizmo1\n- gizmo2\n", []),
        # an edit of one line, or a line more, is about that line
        ("He said that the\ngizmo1 fell.\n", "He said.\ngizmo1 fell.\n", []),
        ("A gizmo1\n", "A gizmo1\nand more.\n", []),
    ],
)
def test_what_stands_where_words_of_its_paragraph_were_taken_out_is_reported(old: str, new: str, expected: list[str]) -> None:
    assert reported(old, new) == expected
    crlf = [text.replace("\n", "\r\n") for text in (old, new)]
    assert reported(*crlf) == expected


def test_in_a_plain_text_each_line_may_be_a_paragraph() -> None:
    assert reported("gizmo1.\n\nA mill.\n\ngizmo2.\n", "gizmo1.\n\ngizmo2.\n", "a.txt") == []
    assert reported("The old gizmo1\nA mill.\n\nOther words.\n", "The old gizmo1\n\nOther words.\n", "a.txt") == []


def test_lines_are_counted_as_git_counts_them() -> None:
    old = "One\rtwo\rthree\n\ngizmo1\n"
    assert reported(old, f"{old}\ngizmo2\n") == ["gizmo2"]


def test_a_finding_counts_by_its_last_line_and_by_what_explains_it() -> None:
    source = from_text("one\ntwo\nthree\nfour\n", "a.md")
    placed = Placed(Lines(((3, 3),)), read(source))

    def at(start: int, end: int, related: tuple[Span, ...] = (), whole: bool = False) -> Finding:
        return make(source, "demo.x", Span(start, end), "error", "m", related=related, whole=whole)

    assert placed.concerns(at(1, 9))  # into "three"
    assert not placed.concerns(at(1, 6))  # into "two"
    assert not placed.concerns(at(1, 7))  # to the end of "two"
    assert placed.concerns(at(1, 2, (Span(8, 9),)))
    assert not placed.concerns(at(1, 2, (Span(0, 1),)))
    assert placed.concerns(at(1, 2, whole=True))
    assert Placed(ALL, read(source)).concerns(at(1, 2))


def test_a_gap_between_the_lines_of_a_finding_counts() -> None:
    source = from_text("one\ntwo\n", "a.md")
    placed = Placed(Lines((), (Gap(2, False, False),)), read(source))
    assert placed.concerns(make(source, "demo.x", Span(1, 6), "error", "m"))
    assert not placed.concerns(make(source, "demo.x", Span(1, 2), "error", "m"))


# ---------------------------------------------------------------- lines that move with edits of the file

PLACE = st.integers(0, 24)
EDITS = st.lists(st.tuples(PLACE, st.integers(0, 8), st.sampled_from(["", "x", "\n", "x\n", "\nx", "x\ny\n"])), max_size=4)


def apart(text: str, wishes: Sequence[tuple[int, int, str]]) -> list[Fix]:
    """Edits that are in order, change something, and have something between them that stays; whole lines in a row may go."""
    made: list[Fix] = []
    for at, size, new in sorted(wishes):
        span = Span(min(at, len(text)), min(at + size, len(text)))
        if text[span.start : span.end] != new and (not made or span.start > made[-1].span.end):
            made.append(Fix(span, new, True))
    return made


def by_characters(text: str, changed: set[int], edits: Sequence[Fix]) -> set[int]:
    """The changed lines after edits, found character by character: a line is as it was if it is one old line, whole and unchanged."""
    places: list[int | None] = list(range(len(text)))
    for span, new, _ in reversed(edits):
        places[span.start : span.end] = [None] * len(new)
    after = text[: edits[0].span.start] if edits else text
    for n, (span, new, _) in enumerate(edits):
        end = edits[n + 1].span.start if n + 1 < len(edits) else len(text)
        after += new + text[span.end : end]
    old = {}
    for number, line in enumerate(re.finditer(r"[^\n]*(?:\n|$)", text), 1):
        old[line.span()] = number
    found, at = set(), 0
    for number, line in enumerate(after.split("\n"), 1):
        end = min(at + len(line) + 1, len(after))
        ends = [places[at], places[end - 1]] if end > at else []
        whole = bool(ends) and None not in places[at:end] and (ends[0], ends[1] + 1) in old and ends[1] - ends[0] == end - at - 1
        if end > at and (not whole or old[ends[0], ends[1] + 1] in changed):
            found.add(number)
        at = end
    return found


@given(st.text("ab\n", max_size=24), st.sets(st.integers(1, 12)), EDITS)
def test_changed_lines_move_with_edits(text: str, changed: set[int], wishes: list[tuple[int, int, str]]) -> None:
    edits = apart(text, wishes)
    after = Lines(tuple((n, n) for n in sorted(changed))).moved(text, edits)
    expected = by_characters(text, changed, edits)
    made = text
    for span, new, _ in reversed(edits):
        made = made[: span.start] + new + made[span.end :]
    lines = range(1, made.count("\n") + 1 + bool(made and not made.endswith("\n")))
    assert {n for n in lines if after.hold(n, n)} == {n for n in lines if n in expected}
    assert all(one[1] < other[0] - 1 for one, other in zip(after.runs, after.runs[1:], strict=False))  # as parse makes them


@pytest.mark.parametrize(
    ("edit", "gap"),
    [
        (Fix(Span(0, 2), "", True), Gap(2, True, False)),  # the line above goes
        (Fix(Span(0, 0), "x\n", True), Gap(4, True, False)),
        (Fix(Span(4, 5), "see", True), Gap(3, True, False)),  # the line below is edited
        (Fix(Span(2, 4), "", True), Gap(2, True, False)),  # "b" goes, right above
        (Fix(Span(4, 6), "", True), Gap(3, True, False)),  # "c" goes, right below
        (Fix(Span(3, 5), " ", True), None),  # both are joined
        (Fix(Span(6, 8), "", True), Gap(3, True, False)),  # behind it
    ],
)
def test_a_gap_moves_with_edits(edit: Fix, gap: Gap | None) -> None:
    lines = Lines((), (Gap(3, True, False),))
    assert lines.moved("a\nb\nc\nd\n", [edit]).gaps == ((gap,) if gap else ())


def test_gaps_that_meet_are_one_and_those_at_the_end_stay_there() -> None:
    lines = Lines((), (Gap(2, True, False), Gap(3, False, True), Gap(5, True, True)))
    assert lines.moved("a\nb\nc\nd", [Fix(Span(2, 4), "", True)]).gaps == (Gap(2, True, True), Gap(4, True, True))


def test_what_is_changed_as_a_whole_stays_so_and_no_edit_changes_nothing() -> None:
    assert ALL.moved("a\nb\n", [Fix(Span(0, 2), "", True)]) == ALL
    lines = Lines(((2, 3),), (Gap(5, True, True),))
    assert lines.moved("a\nb\nc\nd\n", []) == lines
    assert NONE.moved("", []) == NONE
