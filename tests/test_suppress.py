from __future__ import annotations

import pytest
from conftest import Newsroom
from hypothesis import given
from hypothesis import strategies as st

from linter import suppress
from linter.document.model import Directive, Document, Field, ProseBuilder
from linter.findings import Finding, make
from linter.source import Source, Span, from_text

KNOWN = ("demo.gizmo", "demo.widget", "spare.gadget", *suppress.RULES)
SCOPE = suppress.Scope(KNOWN, KNOWN)


def document(source: Source, directives: list[Directive], fields: tuple[Field, ...] = ()) -> Document:
    return Document(source, "text", ProseBuilder(source), fields, tuple(directives))


def lines(*texts: str) -> tuple[Document, list[Finding]]:
    """A document with a directive on each line that begins with `#`, and a finding for every line that is a rule's name."""
    source = from_text("".join(f"{text}\n" for text in texts))
    directives, found = [], []
    for number, text in enumerate(texts, 1):
        span = source.line_span(number)
        if text.startswith("#"):
            directives.append(Directive(span, text.removeprefix("#")))
        elif text:
            found.append(make(source, text, span, "error", "message"))
    return document(source, directives), found


def outcome(*texts: str, scope: suppress.Scope = SCOPE) -> list[tuple[str, int]]:
    """(rule, line) of what is left."""
    return [(f.rule, f.start.line) for f in suppress.apply(*lines(*texts), scope).findings]


GIZMO, WIDGET, GADGET = KNOWN[:3]


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        ([GIZMO, "#off", GIZMO, "#on", GIZMO], [(GIZMO, 1), (GIZMO, 5)]),
        (["#off demo", GIZMO, GADGET], [(GADGET, 3)]),
        (["#off demo.gizmo", GIZMO, WIDGET], [(WIDGET, 3)]),
        (["#off demo.gizmo, spare -- the club calls it that", GIZMO, GADGET, WIDGET], [(WIDGET, 4)]),
        (["#off", "#on demo.gizmo", GIZMO, WIDGET], [(GIZMO, 3)]),
        (["#off demo", "#on demo.gizmo", GIZMO, WIDGET], [(GIZMO, 3)]),
        (["#off demo.gizmo", "#off demo.widget", GIZMO, WIDGET, "#on", GIZMO], [(GIZMO, 6)]),
        (["#OFF Demo.Gizmo", GIZMO], []),
        (["#ignore-next-line", GIZMO, GIZMO], [(GIZMO, 3)]),
        (["#ignore-next-line demo", "", "", GIZMO, WIDGET], [(WIDGET, 5)]),
        (["#ignore-next-line demo.widget", WIDGET, GIZMO], [(GIZMO, 3)]),
        ([WIDGET, GIZMO, "#ignore-file demo.gizmo", GIZMO], [(WIDGET, 1)]),
        (["#ignore-file", GIZMO, GADGET], []),
        (["#ignore-file all", GIZMO, GADGET], []),
    ],
)
def test_directives_silence_what_they_name(texts: list[str], left: list[tuple[str, int]]) -> None:
    assert outcome(*texts) == left


def test_what_is_hidden_is_counted() -> None:
    assert suppress.apply(*lines("#off", GIZMO, WIDGET), SCOPE).suppressed == 2


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (["#off demo.gizmo", WIDGET], [(suppress.UNUSED, 1), (WIDGET, 2)]),
        (["#ignore-next-line", "", "", ""], [(suppress.UNUSED, 1)]),
        (["#ignore-file spare"], [(suppress.UNUSED, 1)]),
        (["#on demo"], [(suppress.UNUSED, 1)]),
        (["#off demo.gizmo, demo.widget", GIZMO], [(suppress.UNUSED, 1)]),
        (["#off demo.gizm", GIZMO], [(suppress.UNKNOWN, 1), (GIZMO, 2)]),
        (["#of demo.gizmo", GIZMO], [(suppress.UNKNOWN, 1), (GIZMO, 2)]),
        (["#"], [(suppress.UNKNOWN, 1)]),
    ],
)
def test_directives_that_do_nothing_are_findings(texts: list[str], left: list[tuple[str, int]]) -> None:
    assert outcome(*texts) == left


def test_a_misspelt_name_gets_its_neighbour() -> None:
    assert "did you mean 'demo.gizmo'?" in suppress.apply(*lines("#off demo.gizm"), SCOPE).findings[0].message


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        (suppress.Scope(KNOWN, (*suppress.RULES, WIDGET)), "#off demo.gizmo"),  # the rule does not run
        (suppress.Scope(KNOWN, (*suppress.RULES, WIDGET)), "#off spare"),  # none of the pack runs
        (suppress.Scope(KNOWN, (*suppress.RULES, WIDGET), narrowed=True), "#off demo"),  # --select: another run may need it
        (suppress.Scope(KNOWN, (*suppress.RULES, WIDGET), narrowed=True), "#off"),
        (suppress.Scope(KNOWN, (WIDGET,)), "#off demo.widget"),  # nobody asked for suppress.unused
        (suppress.Scope(KNOWN, (WIDGET,)), "#nonsense"),
    ],
)
def test_a_run_that_cannot_tell_says_nothing(scope: suppress.Scope, text: str) -> None:
    assert outcome(text, scope=scope) == []


def field(value: str, name: str = "copydesk") -> list[tuple[str, int]]:
    source = from_text("0\n1\n2\n")
    found = [make(source, rule, Span(4, 5), "error", "m") for rule in (GIZMO, WIDGET, GADGET)]
    entry = Field(name, value, Span(0, 1), Span(0, 1), "front-matter")
    return [(f.rule, f.start.line) for f in suppress.apply(document(source, [], (entry,)), found, SCOPE).findings]


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("copydesk", "off", []),
        ("copydesk", "false", []),
        ("copydesk", "demo", [GADGET]),
        ("copydesk", "demo.gizmo, spare", [WIDGET]),
        ("copydesk", "off demo", [GADGET]),
        ("copydesk", "ignore-file demo", [GADGET]),
        ("copydesk.ignore", "demo", [GADGET]),
        ("copydesk.off", "demo.gizmo", [WIDGET, GADGET]),
        ("copydesk", "dmo", [suppress.UNKNOWN, GIZMO, WIDGET, GADGET]),
        ("copydesk.ignroe", "demo", [suppress.UNKNOWN, GIZMO, WIDGET, GADGET]),
        ("copydesks", "demo", [GIZMO, WIDGET, GADGET]),
    ],
)
def test_the_front_matter_key_holds_for_the_file(name: str, value: str, left: list[str]) -> None:
    assert sorted(rule for rule, _ in field(value, name)) == sorted(left)


WORDS = st.sampled_from([
    "off", "on", "ignore-line", "ignore-next-line", "ignore-file", "demo", GIZMO, WIDGET, "spare", "all", ",", "--", "nonsense", "",
])  # fmt: skip
ORDERS = st.lists(WORDS, max_size=4).map(lambda words: "#" + " ".join(words))
TEXTS = st.lists(st.one_of(ORDERS, st.sampled_from([GIZMO, WIDGET, GADGET, ""])), max_size=12)


@given(TEXTS)
def test_suppressing_never_adds_a_finding_about_copy(texts: list[str]) -> None:
    read, found = lines(*texts)
    left, suppressed = suppress.apply(read, found, SCOPE)
    copy = [f for f in left if f.pack != "suppress"]
    assert set(copy) <= set(found)
    assert len(copy) + suppressed == len(found)
    assert left == sorted(left, key=lambda f: (f.span, f.rule))


@given(TEXTS)
def test_an_unused_directive_can_be_removed(texts: list[str]) -> None:
    read, found = lines(*texts)
    left = suppress.apply(read, found, SCOPE).findings
    useless = {f.start.line for f in left if f.rule == suppress.UNUSED}
    counted = [t for t in texts if t.startswith("#")]
    if len(useless) == 1 and len(counted) == 1 and "," not in counted[0] and len(counted[0].split()) == 2:
        without = ["" if n in useless else text for n, text in enumerate(texts, 1)]
        kept = [(f.rule, f.start.line) for f in left if f.pack != "suppress"]
        assert outcome(*without) == kept


@given(TEXTS)
def test_off_for_all_hides_what_follows_until_something_is_on(texts: list[str]) -> None:
    first = next((n for n, t in enumerate(texts) if t.startswith("#")), len(texts))
    plain = [t for t in texts[first:] if not t.startswith("#")]
    left = outcome(*texts[:first], "#off", *plain)
    assert all(line <= first + 1 for _, line in left)


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=30))
def test_no_text_raises(texts: list[str], value: str) -> None:
    source = from_text("some words\n")
    entry = Field("copydesk", value, Span(0, 4), Span(0, 4), "front-matter")
    found = [make(source, GIZMO, Span(0, 4), "error", "m")]
    suppress.apply(document(source, [Directive(Span(5, 10), text) for text in texts], (entry,)), found, SCOPE)


def test_ten_thousand_directives_and_findings_take_no_time() -> None:
    outcome(*(["#off demo.gizmo", GIZMO, "#on demo.gizmo", WIDGET] * 5_000))


def test_each_format_has_its_form(newsroom: Newsroom) -> None:
    newsroom.write(
        "a.md", "A gizmo.\n\n<!-- copydesk: ignore-next-line demo.gizmo -->\nA gizmo.\n\nA gizmo. <!-- copydesk: ignore-line -->\n"
    )
    newsroom.write("b.html", "<p>A gizmo.</p>\n<!-- copydesk: off demo -->\n<p>A gizmo.</p>\n")
    newsroom.write("c.mdx", "A gizmo.\n\n{/* copydesk: off demo */}\n\nA gizmo.\n")
    newsroom.write("d.txt", "A gizmo was in it.\n\n# copydesk: off demo\n\nA gizmo was in it.\n")
    newsroom.write("e.md", "---\ncopydesk: [demo.widget, demo.gizmo]\n---\n\nA gizmo and a widget.\n")
    newsroom.write("f.md", "---\ncopydesk: {ignore: demo}\n---\n\nA gizmo and a widget.\n")
    ran = newsroom.check()
    assert ran.found == [(f"{name}", "demo.gizmo", 1, 6 if name == "b.html" else 3) for name in ("a.md", "b.html", "c.mdx", "d.txt")]
    assert ran.json["suppressed"] == 9


def test_unused_suppressions_are_reported_and_can_be_switched_off(newsroom: Newsroom) -> None:
    newsroom.write("a.md", "<!-- copydesk: off demo.gizmo -->\n\nA lamp.\n")
    assert newsroom.check().found == [("a.md", "suppress.unused", 1, 1)]
    assert newsroom.check("--ignore", "suppress").found == []
    assert newsroom.check("--select", "demo").found == []
    assert newsroom.check("--select", "demo.widget,suppress").found == []
