"""Who wrote it, when, and where it came from: found when it is missing, silent when it stands anywhere a reader would look."""

from __future__ import annotations

import pytest
from ruled import check

from linter import source
from linter.document import read
from linter.document.model import Format
from linter.engine import Engine
from linter.findings import Finding
from linter.rule import bundled_folder, load_folder

PACK = Engine([rule for rule in load_folder(bundled_folder()) if rule.pack == "provenance"])

BODY = """The last mill on the river Orr closed on Friday, after a hundred and ten years and four owners. Its wheel will be kept
turning for visitors, the town council said, as long as the pump can be paid for and somebody is found to grease it.

Twelve people worked there. Six have found places in the dairy, two have retired, and the others are waiting for an
answer from the sawmill at Lund, which has promised to take them before the summer.
"""


def findings(text: str, path: str = "article.md", format: Format | None = None) -> list[Finding]:
    return PACK.check(read(source.from_text(text, path), format))


def rules(text: str, path: str = "article.md") -> list[str]:
    return [f.rule.split(".")[1] for f in findings(text, path)]


WHOLE = "---\ntitle: The mill\nauthor: Iris Brandt\ndate: 2024-03-01\n---\n\n" + BODY


def test_a_whole_article_is_left_alone() -> None:
    assert rules(WHOLE) == []


@pytest.mark.parametrize("field", ["title", "author", "date"])
def test_a_lost_field_is_found_at_the_opening_fence(field: str) -> None:
    lines = [line for line in WHOLE.split("\n") if not line.startswith(field)]
    (found,) = findings("\n".join(lines))
    assert found.rule == f"provenance.{field}-missing"
    assert (found.start.line, found.text) == (1, "---")


@pytest.mark.parametrize("field", ["author", "date", "title"])
def test_an_empty_field_is_found_where_it_stands(field: str) -> None:
    lines = [f"{field}:" if line.startswith(field) else line for line in WHOLE.split("\n")]
    (found,) = findings("\n".join(lines))
    assert (found.rule, found.text) == (f"provenance.{field}-missing", f"{field}:")


AUTHORS = [
    "authors: [iris, ole]", "by: Iris", "byline: Iris Brandt", "creator: Iris", "params:\n  author: Iris", "extra:\n  authors:\n    - Iris",
    "author:\n  name: Iris\n  url: https://iris.example", "autor: Iris", "guest_author: Iris", "Author: Iris", "contributors: [a, b]",
]  # fmt: skip


@pytest.mark.parametrize("author", AUTHORS)
def test_every_generator_has_its_own_name_for_the_author(author: str) -> None:
    assert rules(WHOLE.replace("author: Iris Brandt", author)) == []


DATES = [
    "pubDate: 1 Mar 2024", "published: 2024-03-01", "publishDate: 2024-03-01", "published_at: 2024-03-01T10:00:00Z", "created: 2024-03-01",
    "lastmod: 2024-03-01", "fecha: 2024-03-01", "params:\n  date: 2024-03-01",
]  # fmt: skip


@pytest.mark.parametrize("date", DATES)
def test_every_generator_has_its_own_name_for_the_date(date: str) -> None:
    assert rules(WHOLE.replace("date: 2024-03-01", date)) == []


LINES = [
    "By Iris Brandt\n4 May 2024", "By Iris Brandt, Orr Valley News, 4 May 2024", "IRIS BRANDT | MAY 4, 2024", "May 4, 2024 by Iris Brandt",
    "Von Iris Brandt\n\n4. Mai 2024", "Por Iris Brandt — 4 de mayo de 2024", "Par Iris Brandt, le 4 mai 2024",
    "Автор: Ирис Брандт, 4 мая 2024",
    "Iris Brandt\nThe Coble, June 2024",
    "Preached by the Rev. Iris Brandt at Varn on 4 May 2024",
    "Iris Brandt talks to the miller. Published 4 May 2024.",
    "4 May 2024\n© Iris Brandt 2024. All rights reserved.",
    "Published: 4 May 2024. Authors: Iris Brandt (1), O. Lund (2)\n\nWords: Iris Brandt", "By Iris Brandt on 2024-05-04 at 10:12",
    "Posted by Iris on 04.05.2024", "By the Orr Valley staff\n4 May 2024", "An essay by Iris Brandt\nFirst published on 4 May 2024",
]  # fmt: skip


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("path", ["article.txt", "article.md"])
def test_lines_above_the_body_say_it_too(lines: str, path: str) -> None:
    head = "# The mill closes" if path.endswith(".md") else "The mill closes"
    parted = lines.replace("\n", "\n\n") if path.endswith(".md") else lines
    assert rules(f"{head}\n\n{parted}\n\n{BODY}", path) == []


def test_plain_text_without_byline_and_date_is_found_at_its_title() -> None:
    found = findings("The mill closes\n\n" + BODY, "article.txt")
    assert [(f.rule, f.text) for f in found] == [
        ("provenance.author-missing", "The mill closes"),
        ("provenance.date-missing", "The mill closes"),
    ]


NO_BYLINES = [
    "By Monday the water had gone",
    "Authors disagree about the mill",
    "Photo by Ole Lund for the council",
    "* The Old Mill by Ole Lund",
]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_looks_like_a_byline(line: str) -> None:
    assert "author-missing" in rules(f"The mill closes\n\n{line}\n\n{BODY}", "article.txt")


def test_the_day_may_stand_in_the_path() -> None:
    text = WHOLE.replace("date: 2024-03-01\n", "")
    assert rules(text, "_posts/2024-03-01-the-mill.md") == []
    assert rules(text, "blog/2024/03/01/the-mill.md") == []
    assert rules(text, "blog/2024/the-mill.md") == ["date-missing"]


@pytest.mark.parametrize("path", ["README.md", "CHANGELOG.md", "docs/usage.md", "CONTRIBUTING.de.md"])
def test_files_of_a_repository_are_no_articles(path: str) -> None:
    assert rules("# The mill\n\n" + BODY, path) == []


def test_a_page_bundle_is_an_article() -> None:
    assert rules(WHOLE.replace("author: Iris Brandt\n", ""), "content/the-mill/index.md") == ["author-missing"]


HTML = """<!doctype html><html><head><title>The mill</title>{head}</head><body><article><h1>The mill closes</h1>{line}
<p>The last mill on the river Orr closed on Friday, after a hundred and ten years and four owners. Its wheel will be kept turning.</p>
<p>Twelve people worked there. Six have found places in the dairy, two have retired, and the others are waiting for an answer.</p>
<p>The sawmill at Lund has promised to take them before the summer, and the council has asked for a list of their names and trades.</p>
</article></body></html>"""

PAGES = [
    ("", "", ["author-missing", "date-missing"]),
    ('<meta name="author" content="Iris Brandt">', '<time datetime="2024-03-01">1 March</time>', []),
    ('<meta property="article:published_time" content="2024-03-01"><meta name="author" content="admin">', "", ["author-placeholder"]),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Iris Brandt"}, '
     '"datePublished": "2024-03-01", "dateModified": "2024-02-01"}</script>', "", ["date-invalid"]),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "image": {"author": {"name": "Ole"}}}</script>', "",
     ["author-missing", "date-missing"]),
    ("", '<p class="byline">By Iris Brandt, 1 March 2024</p>', []),
]  # fmt: skip


@pytest.mark.parametrize(("head", "line", "expected"), PAGES)
def test_pages(head: str, line: str, expected: list[str]) -> None:
    text = HTML.replace("{head}", head).replace("{line}", line)
    assert sorted(rules(text, "article.html")) == expected


def test_broken_front_matter_is_one_error_and_the_rest_is_still_read() -> None:
    (found,) = findings(WHOLE.replace("title: The mill", "title: The mill: a history"))
    assert (found.rule, found.level, found.start.line) == ("provenance.front-matter-syntax", "error", 2)


def test_a_newsroom_adds_its_own_names_and_values() -> None:
    text = WHOLE.replace("author: Iris Brandt", "desk: Orr Valley")
    keys = {"extends": "metadata", "test": "missing", "subject": "author", "format": "markdown"}
    assert check(text, **keys) != []  # type: ignore[arg-type]
    assert check(text, aliases=["Desk"], **keys) == []  # type: ignore[arg-type]
    keys = {"extends": "metadata", "test": "placeholder", "aliases": ["desk"], "format": "markdown"}
    assert [f.text for f in check(text, values=["orr valley"], **keys)] == ["desk: Orr Valley"]  # type: ignore[arg-type]


def test_a_date_that_was_changed_before_it_was_published_points_to_both() -> None:
    (found,) = findings(WHOLE.replace("date: 2024-03-01", "date: 2024-03-10\nlastmod: 2024-03-01"))
    (related,) = found.related
    assert (found.rule, found.text) == ("provenance.date-invalid", "2024-03-01")
    assert found.evidence == "changed before it was published on 2024-03-10"
    assert WHOLE.replace("date: 2024-03-01", "date: 2024-03-10\nlastmod: 2024-03-01")[slice(*related)] == "2024-03-10"


CREDITS = [
    ("LUND (AP) — The wheel turns.", "dateline-without-credit"),
    ("LUND (AP) — The wheel turns.\n\nSource: Associated Press, AP", ""),
    ("[The AP story](https://apnews.com/a)\n\nLUND (AP) — The wheel turns.", ""),
    ("LUND — The wheel turns.", ""),
    ("Photo: the wheel from the bridge. Credit: Ole Lund/Getty Images", "caption-in-body"),
    ("![wheel](a.jpg)\n\nPhoto: the wheel from the bridge. Credit: Ole Lund/Getty Images", ""),
    ("{{< figure src=\"a.jpg\" >}}\n\nPhoto: Ole Lund", ""),
    ("![wheel](a.jpg)\n\nImage: Pinterest", "image-source"),
    ("Republished with permission of Orr Valley News.", "canonical-missing"),
    ("Republished with permission of [Orr Valley News](https://orr.example/a).", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "rule"), CREDITS, ids=[line[:30] for line, _ in CREDITS])
def test_credits(line: str, rule: str) -> None:
    # a text of its own before the line, so that it is no byline
    text = WHOLE.replace("\n\nThe last mill", f"\n\nThe wheel has stopped.\n\n{line}\n\nThe last mill")
    assert rules(text) == ([rule] if rule else [])
