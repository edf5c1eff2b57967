"""The page for people who edit, as text: what stands in it, and that nothing of an article becomes part of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from conftest import Newsroom
from hypothesis import given
from hypothesis import strategies as st

from linter import document, report
from linter.findings import DocumentRow, FileError, Finding, Level, Report, ScorePart, make
from linter.report import RuleText, View
from linter.report.html.marks import Mark, Token, tokens
from linter.report.html.paragraphs import paragraphs, usual
from linter.report.html.rows import row_at, rows
from linter.report.html.shownfile import MOST
from linter.report.html.text import escape, shown
from linter.source import Source, Span, from_text

VOID = frozenset(("meta", "link", "input", "wbr", "br", "rect", "line", "path"))
HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(1)> \" onmouseover=alert(1) ' `${alert(1)}` {{7*7}} "
    "<!-- --> ]]> &lt; &amp; \x00\x07\x1b[2J\u202edesrever\u202c\u2028\ufffe\udcff\ud800 </mark></p></style></title></textarea></details>"
)


class Page(HTMLParser):
    """The elements of a page; fails where tags do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" not in self.open and "style" not in self.open:
            self.said.append(data)

    @property
    def text(self) -> str:
        return "".join(self.said)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
        return [a for name, a in self.elements if name == tag and wanted.items() <= a.items()]


def rendered(found: Report, **texts: RuleText) -> str:
    return "".join(report.load("html").render(found, View(rules={"demo.x": RuleText("m", "error", "It breaks.", "Mend it."), **texts})))


def finding(
    source: Source, start: int, end: int, level: Level = "error", rule: str = "demo.x", message: str = "m", **more: object
) -> Finding:
    return make(source, rule, Span(start, end), level, message, **more)  # type: ignore[arg-type]


def of(source: Source, *findings: Finding) -> Report:
    ordered = sorted(findings, key=lambda f: f.span)
    return Report(ordered, [DocumentRow(source.path, 9, 3.0, {}, (ScorePart("demo.x", "error", 1, 3.0),))], [], {source.path: source})


def checked(text: str) -> Page:
    """The page, held to what any page must be: matching tags, ids that are there once, and links that lead somewhere."""
    page = Page(text)
    ids = Counter(a["id"] for _, a in page.elements if "id" in a)
    assert [name for name, n in ids.items() if n > 1] == []
    local = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")}
    assert local <= set(ids)
    assert {i for _, a in page.elements for key in ("aria-describedby", "aria-labelledby") for i in a.get(key, "").split()} <= set(ids)
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    return page


ARTICLE = from_text(
    "---\ntitle: Salt\nauthor: admin\n---\n\n### Salt on the quay\n\nThe barge came in late. and nobody\nwas there.\n\n"
    "> “It was cold,” she said.\n\n- one item here\n\n```\ncode\n```\n\nThe end of it.\n",
    "news/salt.md",
)


def spot(text: str, source: Source = ARTICLE) -> tuple[int, int]:
    at = source.text.index(text)
    return at, at + len(text)


def test_a_finding_is_marked_in_place_and_explained_beside_it() -> None:
    page = checked(rendered(of(ARTICLE, finding(ARTICLE, *spot("and nobody\nwas there."), message="Starts small.", evidence="a stop"))))
    (note,) = page.all("li", class_="note error")
    (mark,) = page.all("mark")
    assert mark["data-f"] == note["id"] == "d1-f1"
    assert mark["aria-describedby"] == "d1-f1-t"
    (link,) = [a for a in page.all("a", href="#d1-f1") if "aria-label" in a]
    assert link["aria-label"] == "E1, error: Starts small."
    for said in ("Starts small.", "a stop", "It breaks.", "Mend it.", "demo.x", "8:25", "and nobody was there."):
        assert said in page.text


def test_an_article_keeps_its_shape() -> None:
    page = checked(rendered(of(ARTICLE, finding(ARTICLE, *spot("barge")))))
    kinds = [a["class"].split()[1] for a in page.all("div") if a.get("class", "").startswith("row ")]
    assert kinds == ["k-between", "k-heading", "k-paragraph", "k-blockquote", "k-list", "k-code", "k-paragraph"]
    assert page.all("h4", class_="t l3")
    assert page.all("section", class_="text", lang="en")


def test_a_fix_is_shown() -> None:
    from linter.findings import Fix

    start, end = spot("late.")
    shown_ = rendered(of(ARTICLE, finding(ARTICLE, start, end, fix=Fix(Span(start, end), "late,", True))))
    assert "<b>Fix:</b> <del><bdi>late.</bdi></del> becomes <ins><bdi>late,</bdi></ins>" in shown_
    taken = rendered(of(ARTICLE, finding(ARTICLE, start, end, fix=Fix(Span(start, end), "", False))))
    assert "<b>Fix, if you agree:</b> take out <del><bdi>late.</bdi></del>" in taken


def test_overlapping_nested_and_equal_findings_are_all_there() -> None:
    spans = [
        spot("came in late. and"),
        spot("late. and nobody\nwas"),
        spot("late"),
        spot("late"),
        spot("late. and nobody\nwas there.\n\n> “It"),
    ]
    page = checked(rendered(of(ARTICLE, *(finding(ARTICLE, *span) for span in spans))))
    assert {a["data-f"] for a in page.all("mark")} == {f"d1-f{n}" for n in range(1, 6)}
    assert len(page.all("li", class_="note error")) == 5


def test_what_is_said_of_the_whole_document_stands_at_its_head() -> None:
    found = of(ARTICLE, finding(ARTICLE, *spot("The barge"), whole=True), finding(ARTICLE, 0, 0), finding(ARTICLE, *spot("The end")))
    text = rendered(found)
    head = text[text.index('class="whole"') : text.index('class="text"')]
    assert len(re.findall('<li class="note', head)) == 2
    assert len(checked(text).all("mark")) == 1


def test_whole_rules_are_known_by_what_they_test(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "select: [provenance.author-missing, readability.long-sentence]\n")
    plain = "The barge came in late, and nobody was there to see it but the old man with the dog. "
    newsroom.write(
        "a.txt", "Salt on the quay\n\n" + f"{plain * 2}\n\n" * 4 + "The boat that " + "went out and " * 40 + "came back was old.\n"
    )
    text = newsroom.run("check", "--output-format", "html", "a.txt").out
    head = text[text.index('class="whole"') : text.index('class="text"')]
    assert re.findall('<li class="note[^>]*data-rule="([^"]*)"', head) == ["provenance.author-missing"]
    assert 'data-rule="readability.long-sentence"' in text


def test_many_files_have_a_table_and_clean_ones_are_only_rows() -> None:
    other = from_text("Fine copy here.\n", "b/<x>.txt")
    found = Report(
        [finding(ARTICLE, *spot("barge"))],
        [DocumentRow(ARTICLE.path, 20, 3.0, {}), DocumentRow(other.path, 3, 0.0, {})],
        [FileError("c\n.bin", "not checked: <b>binary</b>")],
        {ARTICLE.path: ARTICLE},
    )
    page = checked(rendered(found))
    assert page.all("tr", class_="clean")
    assert len(page.all("article", class_="doc")) == 1
    assert page.all("th", aria_sort="descending")
    for said in ("not checked: <b>binary</b>", "b/<x>.txt", "1 file could not be checked"):
        assert said in page.text


def test_one_file_needs_no_table_and_a_clean_one_says_so() -> None:
    assert not checked(rendered(of(ARTICLE, finding(ARTICLE, *spot("barge"))))).all("table", class_="files")
    page = checked(rendered(Report([], [DocumentRow("a.md", 3, 0.0, {})], [], {})))
    assert "Nothing was found in its 3 words." in page.text
    checked(rendered(Report([], [], [], {})))
    checked(rendered(Report([], [], [FileError("a", "b")], {})))


@pytest.mark.parametrize("name", ["a.md", "a.mdx", "a.html", "a.txt"])
def test_hostile_text_becomes_no_part_of_the_page(name: str) -> None:
    source = from_text(f"# {HOSTILE}\n\n{HOSTILE}\n\n```\n{HOSTILE}\n```\n", f"{HOSTILE}/{name}")
    spans = [(2, 40), (30, 90), (len(HOSTILE) + 10, len(HOSTILE) + 80), (len(source.text), len(source.text))]
    findings = [finding(source, *span, message=HOSTILE, evidence=HOSTILE, rule=HOSTILE) for span in spans]
    texts = {HOSTILE: RuleText(HOSTILE, "error", HOSTILE, HOSTILE, "javascript:alert(1)")}
    text = rendered(of(source, *findings)._replace(errors=[FileError(HOSTILE, HOSTILE)]), **texts)
    text.encode("utf-8")
    page = checked(text)
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert not page.all("img")
    assert not [key for _, attributes in page.elements for key in attributes if key.startswith("on") or key == "style"]
    assert not [a for a in page.all("a") if not a["href"].startswith("#")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_nothing_in_it_asks_for_anything_and_it_says_so() -> None:
    text = rendered(of(ARTICLE, finding(ARTICLE, *spot("barge"))))
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    page = checked(text)
    assert not [a for _, a in page.elements if "src" in a or a.get("href", "#")[0] not in "#d"]


def test_it_says_the_same_every_time() -> None:
    assert rendered(of(ARTICLE, finding(ARTICLE, *spot("barge")))) == rendered(of(ARTICLE, finding(ARTICLE, *spot("barge"))))


def test_the_gravest_findings_are_kept_where_there_are_too_many() -> None:
    source = from_text("word " * (MOST + 40), "a.txt")
    many = [finding(source, 5 * n, 5 * n + 4, "suggestion") for n in range(MOST + 39)]
    page = checked(rendered(of(source, *many, finding(source, 5 * MOST + 195, 5 * MOST + 199))))
    assert len(page.all("li", class_="note suggestion")) == MOST - 1
    assert len(page.all("li", class_="note error")) == 1
    assert "Only the 1,000 gravest findings are shown; 40 more are left out." in page.text


def test_a_format_that_measures_gets_its_parts(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo is here. It is a small one. A widget is there.\n")
    ran = newsroom.run("check", "--output-format", "html", "--output-file", "r.html", "a.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "1 error, 1 warning in 1 file." in ran.err
    page = checked((newsroom.folder / "r.html").read_text("utf-8"))
    assert "What the score is made of" in page.text
    assert "Gizmos break." in page.text


def test_a_right_to_left_article_says_its_language_and_finds_its_direction(newsroom: Newsroom) -> None:
    newsroom.write("a.md", "---\nlang: ar\n---\n\nهذا نص عن gizmo في الميناء.\n")
    page = checked(newsroom.run("check", "--output-format", "html", "a.md").out)
    assert page.all("section", lang="ar")
    assert page.all("p", dir="auto", class_="t")


# --- parts -----------------------------------------------------------------------------------------------------------


@given(st.integers(0, 5), st.integers(0, 30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=8))
def test_marks_nest_and_cover_what_they_are_about(start: int, length: int, given_: list[tuple[int, int]]) -> None:
    end = start + length
    marks = [Mark(a, a + size, key) for key, (a, size) in enumerate(given_)]
    made = list(tokens(start, end, marks))
    text = [t for t in made if t.kind == "text"]
    assert [(t.start, t.end) for t in text] == list(zip([start, *(t.end for t in text)][:-1], (t.end for t in text), strict=True))
    assert not length or text[-1].end == end
    covered: dict[int, list[int]] = {m.key: [] for m in marks}
    for token, opened in nested(made):
        for key in opened:
            covered[key] += range(token.start, token.end)
    for mark in marks:
        assert covered[mark.key] == list(range(max(start, mark.start), min(end, mark.end)))
        for kind in ("open", "close"):
            assert sum(t.edge for t in made if t.kind == kind and t.key == mark.key) == 1


def nested(made: list[Token]) -> Iterator[tuple[Token, list[int]]]:
    """Every piece of text, and the marks around it; fails where a tag closes another's."""
    opened: list[int] = []
    for token in made:
        if token.kind == "open":
            assert token.key not in opened
            opened.append(token.key)
        elif token.kind == "close":
            assert opened.pop() == token.key
        else:
            yield token, list(opened)
    assert opened == []


WRITTEN = st.text(st.sampled_from("ab .\n\r#>-|`*[]()<p>&\u200b😀é"), max_size=120)


@given(
    WRITTEN, st.sampled_from(["a.md", "a.html", "a.txt", "a.mdx"]), st.lists(st.tuples(st.integers(0, 130), st.integers(0, 9)), max_size=4)
)
def test_rows_leave_out_nothing_but_blanks(text: str, name: str, given_: list[tuple[int, int]]) -> None:
    source = from_text(text, name)
    size = len(source.text)
    spans = [Span(min(a, size), min(a + n, size)) for a, n in given_]
    made = rows(document.read(source), spans)
    ends = [0]
    for row in made:
        assert ends[-1] <= row.start <= row.end
        assert not source.text[ends[-1] : row.start].strip()
        ends.append(row.end)
    assert not source.text[ends[-1] :].strip()
    for span in spans:
        assert 0 <= row_at(made, span.start) < len(made)
    checked(rendered(of(source, *(finding(source, *span) for span in spans))))


@given(st.text(st.characters()))
def test_any_text_can_be_carried(text: str) -> None:
    for made in (escape(text), shown(text), shown(text, marked=True)):
        made.encode("utf-8")
        Page(made)
    assert Page(f'<p title="{escape(text)}"></p>').elements[0][1].keys() == {"title"}


def test_what_is_not_to_be_seen_is_named() -> None:
    assert 'title="RIGHT-TO-LEFT OVERRIDE (U+202E)">RLO<' in shown("a\u202eb")
    assert shown("a\u200db") == "a\u200db"
    assert ">ZWJ<" in shown("a\u200db", marked=True)
    assert escape("\x07\udcff") == "&#60;U+0007&#62;&#60;U+DCFF&#62;".replace(">", "&#62;")


def test_paragraphs_are_measured_and_odd_ones_stand_out() -> None:
    short = "The boat is small. It is red. We like the boat.\n\n"
    read = document.read(from_text(short * 6 + "A " + "very long and winding " * 12 + "sentence ends here at last.\n", "a.txt"))
    found = paragraphs(read)
    assert [one.words for one in found] == [11] * 6 + [54]
    common = usual([one.length for one in found])
    assert [common.stands_out(one.length) for one in found] == [False] * 6 + [True]
    assert usual([1.0, 50.0]).stands_out(50.0) is False


def test_a_long_document_has_several_paragraphs_a_bar() -> None:
    read = document.read(from_text("The boat is small. It is red.\n\n" * 1000, "a.txt"))
    found = paragraphs(read)
    assert len(found) <= 240
    assert sum(one.paragraphs for one in found) == 1000
