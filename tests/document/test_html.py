"""HTML pages: whose text is read, as what, and what the page says about itself."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.document import read
from linter.document.model import OBJECT, Document
from linter.source import from_text

LONG = "The mayor said that the bridge would stay closed until the end of the week, and nobody was surprised to hear it from him."


def _read(text: str) -> Document:
    return read(from_text(text), "html")


def _blocks(text: str) -> list[tuple[str, str]]:
    document = _read(text)
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def _texts(text: str) -> list[str]:
    return [text for _, text in _blocks(text)]


# ---------------------------------------------------------------- the article and the page


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<article>", "</article>"), ("<main>", "</main>"), ("<div role='main'>", "</div>"), ("<div itemprop='articleBody'>", "</div>"),
        ("<div class='entry-content clear'>", "</div>"), ("<div class='post'>", "</div>"),
        ("<div id='content'>", "</div>"), ("<div>", "</div>"),
        ("<table><tr><td>", "</td></tr></table>"), ("", ""),
    ],
)  # fmt: skip
def test_the_article_is_told_from_the_page(opening: str, closing: str) -> None:
    page = (
        "<html><head><title>T</title></head><body class='has-sidebar'><header><a href='/'>Post</a> News you need</header>"
        f"<nav><ul><li>Home</li><li>Sport</li></ul></nav>{opening}<p>{LONG}</p><p>{LONG}</p>{closing}"
        "<aside><h2>More stories that we have written for you today</h2></aside><div class='cookie-banner'>We use cookies.</div>"
        "<form><label>Name</label></form><div id='comments'><p>First!</p></div><footer>Imprint</footer></body></html>"
    )
    assert _texts(page) == [LONG, LONG]


def test_what_stands_inside_the_article_counts_and_says_where_it_stands() -> None:
    document = _read(
        f"<article class='story'><p>{LONG}</p><div class='share bar' id='s1'>Tweet</div><aside><p>Read more</p></aside></article>"
    )
    assert [b.classes for b in document.blocks] == ["story", "story share bar s1", "story aside"]


def test_the_headline_before_the_article_counts() -> None:
    assert _blocks(f"<header><h1>Bridge closed</h1></header><article><p>{LONG}</p></article>")[0] == ("heading", "Bridge closed")


def test_the_longest_article_wins_over_teasers_and_comments() -> None:
    teaser = "<article class='teaser'><h3>Ferry late</h3><p>It was late again, and the captain would not say why it was late.</p></article>"
    comment = f"<article class='comment'><p>{LONG} {LONG} {LONG}</p></article>"
    assert _texts(f"{teaser}<article><p>{LONG}</p><p>{LONG}</p></article>{comment}{teaser}") == [LONG, LONG]


def test_a_fragment_is_all_article() -> None:
    assert _texts("<h2>One</h2><p>Two.") == ["One", "Two."]


# ---------------------------------------------------------------- blocks


def test_kinds() -> None:
    page = (
        "<h2>Heading</h2><p>Text.<ul><li>Item<ul><li>Deep</ul></ul><blockquote><p>Quoted.</p></blockquote><table><caption>Cap</caption>"
        "<tr><th>Head<td>Cell</table><dl><dt>Term<dd>Meaning</dl><figure><img src=x alt='A dog'><figcaption>Spot</figcaption></figure>"
        "<pre>code</pre><hr>"
    )
    assert _blocks(page) == [
        ("heading", "Heading"), ("paragraph", "Text."), ("list", "Item"), ("list", "Deep"), ("blockquote", "Quoted."), ("caption", "Cap"),
        ("table", "Head"), ("table", "Cell"), ("term", "Term"), ("list", "Meaning"), ("image", ""), ("alt", "A dog"), ("caption", "Spot"),
        ("code", ""), ("rule", ""),
    ]  # fmt: skip
    assert [b.level for b in _read(page).blocks[:4]] == [2, 0, 1, 2]


def test_white_space_is_collapsed_and_entities_decoded() -> None:
    assert _texts("<p>  One\n  <b>two </b> three&nbsp;four &amp;amp; &eacute;&#233;&hellip;&bogus; &copy2024 </p>") == [
        "One two three\xa0four &amp; éé…&bogus; ©2024"
    ]


def test_code_addresses_and_images_in_a_sentence_are_objects() -> None:
    page = "<p>Run <code>make <b>all</b></code> from https://a.example/x, see <img src=y alt='a dial'> and <kbd>q</kbd>.</p>"
    assert _texts(page)[0] == f"Run {OBJECT} from {OBJECT}, see {OBJECT} and {OBJECT}."


def test_an_address_ends_before_an_entity() -> None:
    page = "<p>&quot;https://a.example/x?a=1&amp;b=2&quot; and &lt;b@c.example&gt;.</p>"
    assert _texts(page) == [f'"{OBJECT}" and <{OBJECT}>.']


def test_notes_are_left_out_and_quotes_are_shown() -> None:
    assert _texts("<p>It closed.<sup><a href='#n1'>1</a></sup> He said <q>no</q> on the 1<sup>st</sup>.</p>") == [
        "It closed. He said “no” on the 1st."
    ]


def test_what_is_never_shown_is_not_read() -> None:
    page = (
        "<p>See<span style='display: none'> not <span>this</span></span> it.</p><div hidden>No</div><script>x</script>"
        "<noscript>y</noscript><svg><text>z</text></svg>"
    )
    assert _texts(page) == ["See it."]


def test_breaks_are_spaces_paragraphs_or_verse() -> None:
    lines = [
        "The harbour sleeps, the lamps are low,",
        "The tide has turned its face,",
        "And nobody who has to go",
        "Can find a warmer place.",
    ]
    verse = "<br>".join(lines)
    assert _blocks(f"<p>One<br>two<br><br>three</p><p>{verse}</p>") == [
        ("paragraph", "One two"), ("paragraph", "three"), ("verse", " ".join(lines)),
    ]  # fmt: skip


def test_links_and_emphasis() -> None:
    document = _read("<p>A <a href='/x?a=1&amp;b=2'>link <b>bold</b></a> and <em>so</em> on</p>")
    (link,) = document.links
    assert (document.text[link.start : link.end], link.target) == ("link bold", "/x?a=1&b=2")
    assert document.source.cut(link.span) == "<a href='/x?a=1&amp;b=2'>link <b>bold</b></a>"
    assert [(document.text[e.start : e.end], e.strong) for e in document.emphasis] == [("bold", True), ("so", False)]


def test_a_link_around_blocks_is_a_link_in_each() -> None:
    document = _read("<a href=/x><h3>Title</h3><p>Teaser <b>two</b></p></a><p>After</p>")
    assert [document.text[li.start : li.end] for li in document.links] == ["Title", "Teaser two"]


def test_empty_paragraphs_are_no_blocks() -> None:
    assert _texts("<p>&nbsp;</p><p>\u00a0 </p><p>&#160;&nbsp;</p><p>One</p>") == ["One"]


def test_a_table_for_the_layout_holds_paragraphs() -> None:
    page = f"<table><tr><td class=nav>Home</td><td>{LONG}<br><br>{LONG}<br><br>{LONG}<br><br>{LONG}</td></tr></table>"
    assert _blocks(page) == [("paragraph", LONG)] * 4


def test_comments_scripts_and_code_are_hidden_from_raw_rules() -> None:
    document = _read("<p>A <code>b</code> c<!-- d --></p><script>e</script><style>f</style><pre>g</pre>")
    assert [document.source.cut(s) for s in document.code] == ["b", "<!-- d -->", "<script>e</script>", "<style>f</style>", "<pre>g</pre>"]


def test_suppression_comments() -> None:
    assert [d.text for d in _read("<!-- copydesk: off fragment --><p>x</p><!-- else -->").directives] == ["off fragment"]


# ---------------------------------------------------------------- metadata


def _fields(text: str) -> dict[str, str]:
    document = _read(text)
    assert all(document.source.cut(f.key).find(document.source.cut(f.span)) >= 0 for f in document.metadata)
    return {f.name: f.value for f in document.metadata}


def test_meta_and_link_elements() -> None:
    page = (
        "<html lang='en-GB'><head><title> The bridge &amp; the mayor </title><meta name=Author content='Ada Finch'>"
        "<meta property='og:title' content='Bridge'><meta itemprop=datePublished content=2024-05-01><link rel='canonical' href='https://post.example/b'>"
        "<link rel=license href='/by'><meta name=empty></head><body><p>Text.</p>"
    )
    assert _fields(page) == {
        "title": "The bridge & the mayor", "author": "Ada Finch", "og:title": "Bridge", "datepublished": "2024-05-01",
        "canonical": "https://post.example/b", "license": "/by",
    }  # fmt: skip
    assert _read(page).lang == "en-GB"
    assert _texts(page) == ["Text."]


def test_microdata_bylines_and_times() -> None:
    page = (
        "<p itemprop=author itemscope><span itemprop=name>Ada Finch</span></p><time pubdate datetime='2024-05-01'>1 May</time>"
        "<time itemprop='dateModified' datetime='2024-05-02'>2 May</time><a rel='author' href='/ada'>Ada <b>F.</b></a>"
        "<span class='byline'>By Ada</span>"
    )
    assert _fields(page) == {"author": "Ada F.", "datepublished": "2024-05-01", "datemodified": "2024-05-02", "byline": "By Ada"}


def test_json_ld() -> None:
    article = '{"@type": "NewsArticle", "author": [{"name": "Ada \\u00c9"}, "Bo"], "isAccessibleForFree": true, "n": null}'
    script = f'{{"@context": "x", "@graph": [{article}]}}'
    document = _read(f"<script type='application/ld+json'>\n{script}\n</script><script type='application/ld+json'>[]</script><p>x</p>")
    assert [(f.name, f.value) for f in document.metadata] == [
        ("@context", "x"), ("@type", "NewsArticle"), ("author.name", "Ada É"), ("author", "Bo"), ("isaccessibleforfree", "true"), ("n", ""),
    ]  # fmt: skip
    assert document.source.cut(document.metadata[3].span) == "Bo"
    assert document.source.cut(document.metadata[1].key) == '"@type": "NewsArticle"'


@pytest.mark.parametrize("script", ["", "{", '{"a": }', '{"a": 1,}', "{'a': 1}", '{"a": NaN}', '{"a": 1} x', '{"a": "b}', "[" * 5000, "]"])
def test_broken_json_ld_is_a_problem_with_a_place(script: str) -> None:
    document = _read(f"<script type='application/ld+json'>{script}</script><p>x</p>")
    assert [p.kind for p in document.problems] == ["json-ld"]


def test_front_matter_before_a_page() -> None:
    document = _read("---\ntitle: The bridge\n---\n<p>Text.</p>")
    assert [f.name for f in document.metadata] == ["title"]
    assert [b.kind for b in document.blocks] == ["title", "paragraph"]


# ---------------------------------------------------------------- any input


class _Oracle(HTMLParser):
    """What the standard library takes for text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.data: list[str] = []

    def handle_data(self, data: str) -> None:
        self.data.append(data)


PIECES = [
    "word ", "two", " ", "\n", "&amp;", "&eacute;", "&#8217;", "&lt;b&gt;", "<b>", "</b>", '<i class="a>b">', "</i>", "<u\nid='x'>", "</u>",
    "<!-- c > -->", "5 < 6 ", "> ",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_text_is_what_the_standard_parser_finds(text: str) -> None:
    oracle = _Oracle()
    oracle.feed(text)
    oracle.close()
    assert " ".join(_texts(f"<p>{text}</p>")) == " ".join("".join(oracle.data).split())


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "<b>", "<p>x",
        "<li>", "<ul><li>", "<table><tr><td>", "</p>", "<", "<a ", '<a x="', "<!--", "<script>", "&", "&amp;", "<br>",
        "x<br>", "<code>", "<img alt=x>", "<header>", "<article>x", "<h1>", "<span hidden>", "<sup>", "<b><p></b>", "<!-- copydesk: ",
        "<svg/>", "<div class=post>", "<i itemprop=author>", "<script type='application/ld+json'>[", "]]>", "<div><li></li>",
    ],
)  # fmt: skip
def test_no_input_takes_long(piece: str) -> None:
    start = time.perf_counter()
    _read(piece * 20000)
    assert time.perf_counter() - start < 5  # half a second; a minute where something is quadratic


def test_twenty_thousand_nested_elements() -> None:
    assert _texts("<div class='a b'>" * 20000 + "deep" + "</div>" * 20000) == ["deep"]
