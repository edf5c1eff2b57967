"""What an entry recognises: pure matching, on texts made at random."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import baseline
from linter.baseline import Entry
from linter.fields import ConfigError
from linter.findings import Finding, make
from linter.source import Source, Span, from_text

PLAIN = st.lists(
    st.sampled_from(["the", "mill", "stood", "by", "a", "weir", "and", "no", "one", "mended", "it"]), min_size=1, max_size=9
).map(" ".join)
FAULTY = st.tuples(PLAIN, st.sampled_from(["gizmo", "widget"]), PLAIN).map(" ".join) | st.sampled_from(["gizmo", "the gizmo", "gizmo fell"])
ANY = st.lists(PLAIN | FAULTY, min_size=1, max_size=8)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n"])


def found(source: Source) -> list[Finding]:
    """Findings as a check would make them; their message names the line, which must not matter."""
    return [
        make(source, f"demo.{m[0]}", Span(*m.span()), "error", f"line {source.position(m.start()).line}")
        for m in re.finditer("gizmo|widget", source.text)
    ]


def entries(text: str) -> list[Entry]:
    source = from_text(text)
    return baseline.entries_for(found(source), source, "a.md")


def against(known: list[Entry], text: str) -> baseline.Outcome:
    source = from_text(text)
    return baseline.match(known, found(source), source)


@given(ANY, BREAKS)
def test_the_same_text_holds_nothing_new(lines: list[str], end: str) -> None:
    text = end.join(lines)
    assert against(entries(text), text) == ([], [])


@given(ANY, BREAKS, st.data())
def test_other_lines_may_come_and_go_anywhere(lines: list[str], end: str, data: st.DataObject) -> None:
    known = entries(end.join(lines))
    edited: list[str] = []
    for line in lines:
        edited += data.draw(st.lists(PLAIN, max_size=2))
        if "gizmo" in line or "widget" in line or data.draw(st.booleans()):
            edited.append(line)
    assert against(known, end.join([*edited, *data.draw(st.lists(PLAIN, max_size=2))])) == ([], [])


@given(ANY, st.data())
def test_paragraphs_may_change_places(lines: list[str], data: st.DataObject) -> None:
    moved = data.draw(st.permutations(lines))
    assert against(entries("\n\n".join(lines)), "\n\n".join(moved)) == ([], [])


@given(ANY, FAULTY, st.data())
def test_a_second_copy_of_a_faulty_paragraph_is_exactly_one_new_finding(lines: list[str], faulty: str, data: st.DataObject) -> None:
    before = [*lines, faulty]
    after = list(before)
    after.insert(data.draw(st.integers(0, len(before))), faulty)
    outcome = against(entries("\n\n".join(before)), "\n\n".join(after))
    assert (len(outcome.new), outcome.left) == (1, [])


@given(ANY, st.data())
def test_the_order_of_findings_and_entries_does_not_matter(lines: list[str], data: st.DataObject) -> None:
    source = from_text("\n".join(lines))
    other = from_text("\n".join(data.draw(ANY)))
    known = baseline.entries_for(found(source), source, "a.md")
    wanted = baseline.match(known, found(other), other)
    findings, shuffled = data.draw(st.permutations(found(other))), data.draw(st.permutations(known))
    outcome = baseline.match(shuffled, findings, other)
    assert (sorted(outcome.new), sorted(outcome.left)) == (sorted(wanted.new), sorted(wanted.left))
    assert sorted(baseline.entries_for(data.draw(st.permutations(found(source))), source, "a.md")) == sorted(known)


@given(ANY, ANY)
def test_an_entry_stands_for_one_finding(old: list[str], new: list[str]) -> None:
    known, source = entries("\n".join(old)), from_text("\n".join(new))
    outcome = baseline.match(known, found(source), source)
    assert len(known) - len(outcome.left) == len(found(source)) - len(outcome.new)
    had, has = Counter(e.rule for e in known), Counter(f.rule for f in found(source))
    assert all(sum(f.rule == rule for f in outcome.new) >= has[rule] - had[rule] for rule in has)


WORDS = "The reeve of Varn had bought a gizmo from a man who sold lamps"


@pytest.mark.parametrize(
    ("edited", "kept"),
    [
        (WORDS.replace("gizmo from", "gizmo\nfrom"), True),  # wrapped anew
        (WORDS.replace("a gizmo", "a\ngizmo"), True),
        (f"In spring {WORDS}", True),
        (WORDS.replace("from a man", "off a man"), True),  # one side edited
        (WORDS.replace("had bought", "has sold"), True),
        ("They say that her gizmo sang all night long", False),  # another fault of the same kind
        ("They say that a gizmo sang all night long", False),  # though a word beside it is the same
        (WORDS.replace("gizmo", "Gizmo widget"), False),
    ],
)
def test_what_is_still_the_same_fault(edited: str, kept: bool) -> None:
    outcome = against(entries(f"First.\n\n{WORDS}.\n"), f"First.\n\n{edited}.\n")
    assert (outcome.new == [], outcome.left == []) == (kept, kept)


def test_an_old_fault_is_recognised_before_a_new_one_that_is_like_it() -> None:
    outcome = against(entries("She had a gizmo here.\n"), "He never had a gizmo here.\nShe had a gizmo here.\n")
    assert [f.start.line for f in outcome.new] == [1]


def test_a_finding_about_the_whole_file_holds_whatever_is_put_on_top() -> None:
    one, other = from_text("A gizmo.\n"), from_text("Quite another opening, gizmo or not.\n\nA mill.\n")
    first, second = ([f._replace(whole=True) for f in found(source)] for source in (one, other))
    known = baseline.entries_for(first, one, "a.md")
    assert known == [Entry("a.md", "demo.gizmo", "")]
    assert baseline.match(known, second, other) == ([], [])


def test_a_long_text_is_shortened_and_still_told_from_one_with_the_same_ends() -> None:
    def of(middle: str) -> Entry:
        source = from_text(f"{'mill ' * 30}{middle}{' weir' * 30}\n")
        return baseline.entries_for([make(source, "demo.x", source.line_span(1), "error", "m")], source, "a.md")[0]

    assert len(of("one").text) < 120
    assert of("one") != of("two")


def test_many_equal_faults_in_one_line_do_not_take_long() -> None:
    text = "a gizmo b " * 4000
    known = entries(text)
    assert len(set(known)) == 4000
    outcome = against(known, text.replace("b", "c"))
    assert len(outcome.new) == len(outcome.left)


ENTRY = st.builds(Entry, st.text(), st.text(), st.text(), st.text(), st.text(), st.integers(1, 9))


@given(st.lists(ENTRY))
def test_a_file_holds_what_was_written(made: list[Entry]) -> None:
    text = baseline.dump(made)
    assert text.encode("utf-8").decode("utf-8") == text
    assert baseline.parse(text, "b.json") == sorted(set(made))
    assert len(text.splitlines()) == len(set(made)) + 2
    assert baseline.dump(reversed(made)) == text


def test_lines_of_two_branches_are_joined() -> None:
    head, one, two, foot = '{"version": 1, "findings": [', *(f'{{"path": "{p}", "rule": "r", "text": ""}}' for p in "ab"), "]}"
    wanted = [Entry("a", "r", ""), Entry("b", "r", "")]
    assert baseline.parse("\n".join((head, one, two, foot)), "b") == wanted  # a comma too few
    assert baseline.parse("\n".join((head, f"{one},", f"{two},", foot)), "b") == wanted  # one too many


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "not valid JSON"),
        ("[]", 1, "is no baseline"),
        ('{"version": 2, "findings": []}', 1, "version 2"),
        ('{"version": 1, "findings": [\n{"path": "a", "rule": "r"}\n]}', 2, "without 'text'"),
        ('{"version": 1, "findings": [\n7\n]}', 2, "an entry is an object"),
        (
            '{"version": 1, "findings": [\n{"path": "a", "rule": "r", "text": ""},\n{"path": 3, "rule": "r", "text": ""}\n]}',
            3,
            "'path' takes text",
        ),
        ('{"version": 1, "findings": [\n{"path": "a", "rule": "r", "text": "", "line": 3}\n]}', 2, "unknown key 'line'"),
        ('{"version": 1, "findings": [\n{"path": "a", "rule": "r", "text": "", "ordinal": true}\n]}', 2, "'ordinal' takes a number"),
        ('{"version": 1, "findings": [\n{"path": "a",\n', 3, "not valid JSON"),
        ('{"version": 1, "findings": [\n<<<<<<< HEAD\n', 2, "unfinished merge"),
        ("[" * 100_000, 1, "baseline"),
    ],
)
def test_a_bad_file_is_named_by_line_with_a_remedy(text: str, line: int, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        baseline.parse(text, "b.json")
    assert (caught.value.line, caught.value.path) == (line, "b.json")
    assert said in caught.value.message
    assert "copydesk baseline" in caught.value.message or "keep the entries" in caught.value.message
