from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import examples, fixes, rule, source
from linter.document import read
from linter.document.model import Document
from linter.engine import Engine
from linter.findings import Finding, Fix, make
from linter.offlimits import without_forbidden
from linter.rule import Rule
from linter.source import Span

PASSES = 20


def finding(document: Document, start: int, end: int, replacement: str, *, safe: bool = True, name: str = "demo.rule") -> Finding:
    span = Span(start, end)
    return make(document.source, name, span, "error", "wrong", fix=Fix(span, replacement, safe))


def text_of(text: str, path: str = "a.txt") -> Document:
    return read(source.from_text(text, path))


def apply(text: str, *edits: tuple[int, int, str], unsafe: bool = False) -> str:
    document = text_of(text)
    return fixes.apply(document, [finding(document, *edit) for edit in edits], unsafe).text


# ---------------------------------------------------------------- choosing


@pytest.mark.parametrize(
    ("edits", "text"),
    [
        ([], "abcdef"),
        ([(1, 2, "X"), (4, 5, "")], "aXcdf"),
        ([(4, 5, ""), (1, 2, "X")], "aXcdf"),  # in whatever order they come
        ([(1, 4, "X"), (2, 3, "Y")], "aXef"),  # one sits in the other
        ([(1, 3, "X"), (2, 5, "Y")], "aXdef"),  # they overlap
        ([(1, 2, "X"), (2, 3, "Y")], "aXcdef"),  # they touch
        ([(1, 2, ""), (2, 3, "")], "adef"),  # what is deleted may touch
        ([(1, 3, "X"), (1, 3, "X")], "aXdef"),  # the same twice is made once
        ([(1, 1, "X"), (1, 1, "Y")], "aXbcdef"),
        ([(0, 0, "X"), (6, 6, "Y")], "XabcdefY"),
        ([(1, 3, "bc")], "abcdef"),  # nothing to do
    ],
)
def test_the_first_of_fixes_that_meet_is_made(edits: list[tuple[int, int, str]], text: str) -> None:
    assert apply("abcdef", *edits) == text


def test_the_findings_that_were_mended_are_told() -> None:
    document = text_of("abcdef")
    given = [finding(document, 1, 3, "X", name="demo.b"), finding(document, 1, 3, "X", name="demo.a"), finding(document, 2, 4, "Y")]
    taken = fixes.apply(document, given).taken
    assert [f.rule for f in taken] == ["demo.a", "demo.b"]


def test_unsafe_fixes_are_made_for_who_asks() -> None:
    document = text_of("abcdef")
    given = [finding(document, 1, 2, "X", safe=False), finding(document, 4, 5, "Y")]
    assert fixes.apply(document, given).text == "abcdYf"
    assert fixes.apply(document, given, unsafe=True).text == "aXcdYf"
    # the same edit that one rule calls safe is made once, and counts for both
    both = [finding(document, 1, 2, "X", safe=False), finding(document, 1, 2, "X")]
    assert fixes.apply(document, both).text == fixes.apply(document, both, unsafe=True).text == "aXcdef"


@given(st.text(alphabet="abc \n“”", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.text("xy", max_size=2))))
def test_what_lies_between_the_fixes_stays(text: str, wishes: list[tuple[int, int, str]]) -> None:
    document = text_of(text)
    edits = [(min(at, len(text)), min(at + size, len(text)), put) for at, size, put in wishes]
    outcome = fixes.apply(document, [finding(document, *edit) for edit in edits])
    made = sorted({f.fix for f in outcome.taken if f.fix})
    assert all(one.span.end <= two.span.start for one, two in pairwise(made))
    kept = [text[a.span.end : b.span.start] for a, b in pairwise(made)]
    ends = [text[: made[0].span.start], *kept, text[made[-1].span.end :]] if made else [text]
    pattern = "".join(re.escape(end) + (re.escape(made[n].replacement) if n < len(made) else "") for n, end in enumerate(ends))
    assert re.fullmatch(pattern, outcome.text)


# ---------------------------------------------------------------- off limits


@pytest.mark.parametrize(
    ("name", "text", "word", "allowed"),
    [
        ("a.txt", "The old mill, she said.", "old", True),
        ("a.txt", "“The old mill,” she said.", "old", False),
        ("a.txt", "“The mill,” she said of the old one.", "old", True),
        ("a.md", "> The old mill stands.\n\nSo they say.", "old", False),
        ("a.md", "The `old` mill.", "old", False),
        ("a.md", "The mill.\n\n```\nold\n```\n", "old", False),
        ("a.md", "The mill. <!-- old -->", "old", False),
        ("a.html", "<p>The <code>old</code> mill.</p>", "old", False),
        ("a.html", "<blockquote><p>The old mill.</p></blockquote>", "old", False),
        ("a.html", "<p>The old mill.</p>", "old", True),
        ("a.html", "<script>let old = 1</script><p>The mill.</p>", "old", False),
        ("a.md", "---\ntitle: The old mill\n---\n\nIt stands.", "old", True),
        ("a.md", "---\ntitle: The mill\nold: 1\n---\n\nIt stands.", "old", False),  # a key
    ],
)
def test_where_nothing_is_changed(name: str, text: str, word: str, allowed: bool) -> None:
    document = text_of(text, name)
    start = text.index(word)
    assert bool(fixes.apply(document, [finding(document, start, start + len(word), "new")]).taken) is allowed
    shown = without_forbidden(document, [finding(document, start, start + len(word), "new")])
    assert bool(shown[0].fix) is allowed  # so that no report offers it either


def test_front_matter_is_left_to_findings_about_it_and_stays_readable() -> None:
    document = text_of("---\ntitle: The old mill\n---\n\nIt stands.", "a.md")
    title, body = Span(15, 18), Span(33, 35)
    assert document.source.cut(title) == "old"
    elsewhere = make(document.source, "demo.rule", body, "error", "wrong", fix=Fix(title, "new", True))
    assert fixes.apply(document, [elsewhere]).taken == []
    for sign in ("ol\nd", "old: x", "'old", "# old"):
        assert fixes.apply(document, [finding(document, *title, sign)]).taken == []


# ---------------------------------------------------------------- the rules' own fixes


@cache
def rules() -> list[Rule]:
    return rule.load_folder(rule.bundled_folder(), documentation=True)


@cache
def engine() -> Engine:
    return Engine([r for r in rules() if r.enabled and r.pack not in ("readability", "provenance", "crawl")])


@cache
def bad() -> list[tuple[str, Document]]:
    return [(case.name, examples.document_of(case.example)) for case in examples.cases(rules()) if case.kind == "bad"]


def findings(document: Document) -> list[Finding]:
    return without_forbidden(document, engine().check(document))


def loud(document: Document) -> Counter[str]:
    return Counter(f.rule for f in findings(document) if f.level != "suggestion")


def settle(document: Document, unsafe: bool) -> Document:
    """The document with its fixes made, pass by pass, until there is none."""
    for _ in range(PASSES):
        outcome = fixes.apply(document, findings(document), unsafe)
        if not outcome.taken:
            return document
        lang = document.lang
        document = read(source.from_text(outcome.text, document.source.path), document.format)
        document.lang = lang if document.declared else document.lang
    raise AssertionError(f"does not settle: {document.source.text!r}")


def quoted(document: Document) -> Counter[str]:
    return Counter(document.source.cut(document.span(q.start, q.end)) for q in document.quotations)


def test_a_safe_fix_ends_its_finding_and_makes_no_new_one() -> None:
    for name, document in bad():
        if document.source.declared and any(f.fix and f.fix.safe for f in findings(document)):
            after = settle(document, unsafe=False)
            assert not loud(after) - loud(document), f"{name}: {after.source.text!r}"
            assert not any(f.fix and f.fix.safe for f in findings(after)), name


def test_every_fix_settles_and_leaves_quotations_and_code_alone() -> None:
    for name, document in bad():
        if document.source.declared and any(f.fix for f in findings(document)):
            after = settle(document, unsafe=True)
            assert not quoted(document) - quoted(after), name  # a mended mark may open a quotation that was none before
            assert [after.source.cut(s) for s in after.code] == [document.source.cut(s) for s in document.code], name
            assert not any(f.fix for f in findings(after)), name


PIECES = [
    "The lock at Varn closes at noon. . Boats wait below the weir.",
    "Bring rope , gloves and a lamp to the quarry; it is dark there.",
    "The ferry to Ostrand leaves at dawn, , and it is never late.",
    "“We were told to wait , so we waited,” said the miller.",
    "The sec\u200bond mill was sold in March to a firm from the coast.",
    "Donâ€™t leave the boat in the sun, the keeper says every year.",
    "The keeper of the the lock lives upstream with three goats.",
    "The council met twice ; nothing was settled , as ever .",
    "See https://harbour.example/ice-book?fbclid=12&gclid=4 for the figures of the year.",
    "The strait froze twice in that century. :contentReference[oaicite:3]{index=3}",
    "The road to the quarrywhich was closed in May is open again.",
    "The kitchen feeds ninety people a day, and more on Sundays.",
    "Share this: Facebook | X | WhatsApp | Print",
    "Leave a comment",
    "Write `a , b . . c` in the file and restart it.",
    "The post Town opens seed library appeared first on Heron Valley Daily.",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=7), st.sampled_from(["\n\n", "\r\n\r\n", "\n"]), st.sampled_from(["md", "txt"])
)
def test_mixed_faults_settle(pieces: list[str], end: str, suffix: str) -> None:
    document = text_of(end.join(pieces) + end, f"a.{suffix}")
    for unsafe in (False, True):
        after = settle(document, unsafe)
        assert all(q in after.source.text for q in quoted(document))
        assert ("\r" in after.source.text) <= ("\r" in document.source.text)
        new = loud(after) - loud(document)
        del new["boilerplate.tail"]  # reads a line by its neighbours, and what was mended may read as one of them
        new["repetition.paragraph"] -= loud(document)["repetition.sentence"]  # the same copy, by its other name where the marks are mended
        assert unsafe or not +new, after.source.text


# ---------------------------------------------------------------- what an editor would do


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.txt", "The lock closes at noon. . Boats wait.\n", "The lock closes at noon. Boats wait.\n"),
        ("a.txt", "The water boils . Then it is tea.\n", "The water boils. Then it is tea.\n"),
        ("a.txt", "Bring rope, , gloves and a lamp.\n", "Bring rope, gloves and a lamp.\n"),
        ("a.txt", "The town ( founded in May ) sleeps.\n", "The town (founded in May) sleeps.\n"),
        ("a.txt", "A slow&nbsp;fire of peat.\n", "A slow\u00a0fire of peat.\n"),
        ("a.md", "Opening hours &amp;amp; directions are on the door.\n", "Opening hours &amp; directions are on the door.\n"),
        ("a.html", "<p>The tender &amp;ndash; it was late &amp;lt; noon.</p>\n", "<p>The tender – it was late &lt; noon.</p>\n"),
        ("a.txt", "It\\u2019s late, the keeper said.\n", "It’s late, the keeper said.\n"),
        ("a.txt", "It=E2=80=99s late, the keeper said.\n", "It’s late, the keeper said.\n"),
        ("a.txt", "The strait froze 【4†source】 twice in that century.\n", "The strait froze twice in that century.\n"),
        ("a.txt", "The strait froze twice in that century【4†source】.\n", "The strait froze twice in that century.\n"),
        ("a.txt", "[cite_start]The strait froze twice. [cite: 4]\n", "The strait froze twice.\n"),
        ("a.txt", "See https://ice.example/a?utm_source=chatgpt.com for it.\n", "See https://ice.example/a for it.\n"),
        ("a.txt", "See https://ice.example/a?utm_source=openai&page=2 for it.\n", "See https://ice.example/a?page=2 for it.\n"),
        (
            "a.html",
            '<p><a href="https://ice.example/a?fbclid=1&amp;gclid=2&amp;page=2&amp;utm_medium=x#end">Ice</a></p>\n',
            '<p><a href="https://ice.example/a?page=2#end">Ice</a></p>\n',
        ),
        ("a.md", "# The Lock at Varn\n\nThe Lock at Varn\n\nBoats wait here.\n", "# The Lock at Varn\n\nBoats wait here.\n"),
        ("a.txt", "The boats wait.\n\nI hope this helps! Let me know if the dough is too wet.\n", "The boats wait.\n"),
        ("a.txt", "The orchard is open.\r\n\r\nTweet\r\n\r\nShare on Facebook\r\n\r\nPrint\r\n", "The orchard is open.\r\n"),
    ],
)  # fmt: skip
def test_what_is_made_of_it(name: str, before: str, after: str) -> None:
    assert settle(text_of(before, name), unsafe=True).source.text == after


@pytest.mark.parametrize(
    "text",
    [
        "The characters , and ; stand at the edge of the table.",
        "Press Ctrl , and the settings of the weather station open.",
        "Set the folder to . and start the harbour log again.",
        "The keeper copies all of it to . .",
        "A part of the number ends at the first comma , or ; whichever is there.",
        "Between the halves stands a , or nothing.",
        "The harbour office counts clicks: a network adds a tracking parameter, as in https://harbour.example/ice?fbclid=IwAR1x9.",
        "What is fbclid? It stands in https://harbour.example/ice?fbclid=IwAR1x9 and names the reader.",
    ],
)
def test_what_a_text_speaks_of_is_not_mended_safely(text: str) -> None:
    for name in ("a.md", "a.txt"):
        assert settle(text_of(text + "\n", name), unsafe=False).source.text == text + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Boats wait below the weir , and the lock stays shut.", "Boats wait below the weir, and the lock stays shut."),
        ("The lock is shut . The boats wait.", "The lock is shut. The boats wait."),
        ("The lock is shut. . The boats wait.", "The lock is shut. The boats wait."),
        ("See https://harbour.example/ice?fbclid=IwAR1x9 for it.", "See https://harbour.example/ice for it."),
    ],
)
def test_what_is_mended_safely(before: str, after: str) -> None:
    assert settle(text_of(f"{before}\n"), unsafe=False).source.text == f"{after}\n"


COPY = "The lock at Varn closes at noon and opens again when the tide has turned."


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (f"{COPY}\n\nBoats wait.\n\n{COPY}\n\nThe keeper lives upstream.\n", f"{COPY}\n\nBoats wait.\n\nThe keeper lives upstream.\n"),
        (f"{COPY}\n\nBoats wait.\n\n{COPY}", f"{COPY}\n\nBoats wait.\n"),
        # not to the letter: an editor chooses
        (f"{COPY}\n\nBoats wait.\n\n{COPY.replace('closes', 'shuts')}\n", None),
    ],
)
def test_a_copied_paragraph_goes_with_its_blank_line(text: str, after: str | None) -> None:
    document = text_of(text)
    assert settle(document, unsafe=True).source.text == (after or text)
    assert settle(document, unsafe=False).source.text == text


TAIL = "Share this: Facebook | X | WhatsApp | Print"
ARTICLE = "The orchard will be open to visitors on Sundays, the trust said.\n\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (f"{ARTICLE}{TAIL}\n\nLeave a comment\n", "The orchard will be open to visitors on Sundays, the trust said.\n"),
        (f"{ARTICLE}{TAIL}\n\nThe gate is locked at dusk, and the key hangs at the mill for whoever comes late.\n", None),  # not at the end
        (f"{ARTICLE}The post Orchard opens appeared first on Heron Valley Daily.\n", None),  # says where it comes from: unsafe
        (f"{TAIL}\n", None),  # a file is not emptied
        # a button in the middle is known by the page that was copied along, for which the tail is the proof
        (f"{ARTICLE}Share\n\nThe gate is locked at dusk.\n\n{TAIL}\n\nLeave a comment\n", None),
        # the headline is known by its neighbours alone, and would stay behind unseen
        (f"{ARTICLE}Related posts\n\nTen ski slopes you must see before you are forty\n\nLeave a Reply\n\nYour town\n", None),
    ],
)
def test_furniture_is_deleted_at_the_tail(text: str, after: str | None) -> None:
    assert settle(text_of(text), unsafe=False).source.text == (after or text)


def test_a_page_keeps_its_elements() -> None:
    page = f"<article><p>{ARTICLE.strip()}</p><div class='sharing'>{TAIL}</div></article>"
    assert settle(text_of(page, "a.html"), unsafe=True).source.text == page
