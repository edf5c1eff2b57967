"""Markdown and MDX: no word lost or invented, every position exact, nothing that is not prose taken for it."""

from __future__ import annotations

import re
import time
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import source
from linter.document import read
from linter.document.model import OBJECT, Document, Format

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def parse(text: str, format: Format = "markdown") -> Document:
    return read(source.from_text(text, "article.md"), format)


def blocks(text: str, format: Format = "markdown") -> list[tuple[str, str]]:
    document = parse(text, format)
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


# -- what is prose, and of what kind

KINDS = [
    ("# The mill\n\nIt closed.", [("heading", "The mill"), ("paragraph", "It closed.")]),
    ("The mill\n========\n\nIt\nclosed.", [("heading", "The mill"), ("paragraph", "It closed.")]),
    ("It *closed* on **Friday**.", [("paragraph", "It closed on Friday.")]),
    ("one  \ntwo\\\nthree", [("verse", "one two three")]),
    ("trailing space \nnext", [("paragraph", "trailing space next")]),
    ("- one\n- two\n\n  more\n  1. deep", [("list", "one"), ("list", "two"), ("list", "more"), ("list", "deep")]),
    ("> quoted\n> text\n\nplain", [("blockquote", "quoted text"), ("paragraph", "plain")]),
    ("> [!NOTE]\n> quoted", [("blockquote", "quoted")]),
    ("| a | b |\n|---|---|\n| c | *d* |", [("table", "a"), ("table", "b"), ("table", "c"), ("table", "d")]),
    ("- [x] done", [("list", "done")]),
    ("text\n\n***\n\nmore", [("paragraph", "text"), ("rule", ""), ("paragraph", "more")]),
    ("Run `make` now.", [("paragraph", f"Run {OBJECT} now.")]),
    ("```sh\nmake all\n```\n\n    indented\n", [("code", ""), ("code", "")]),
    ("A claim.[^1] More.\n\n[^1]: Holt, *Goats*.", [("paragraph", "A claim. More."), ("list", "Holt, Goats.")]),
    ("See [the report][r].\n\n[r]: https://mill.example 'Title'", [("paragraph", "See the report.")]),
    ("See https://mill.example/a_b_c, please.", [("paragraph", f"See {OBJECT}, please.")]),
    ("See <https://mill.example>, or write to desk@mill.example.", [("paragraph", f"See {OBJECT}, or write to {OBJECT}.")]),
    ("Ben &amp; Ole&rsquo;s mill", [("paragraph", "Ben & Ole’s mill")]),
    ("It cost $5 and then $6, or ~7.", [("paragraph", "It cost $5 and then $6, or ~7.")]),
    ("![The wheel](wheel.jpg)", [("image", ""), ("alt", "The wheel")]),
    ("Here ![the wheel](wheel.jpg) turns.", [("paragraph", f"Here {OBJECT} turns."), ("alt", "the wheel")]),
    ("[![The wheel](a.jpg)](b)\n\ntext", [("image", ""), ("alt", "The wheel"), ("paragraph", "text")]),
    ("Wheel\n: It turns.", [("term", "Wheel"), ("list", "It turns.")]),
    ("H~~20~~2O and 2^10^", [("paragraph", "H202O and 2^10^")]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS, ids=[t[:24] for t, _ in KINDS])
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


RAW = [
    ("<div class=\"box\">\n<p>Some <b>text</b><br>here</p>\n</div>", [("paragraph", "Some text here")]),
    ("<script>\nvar x = 1;\n</script>\n\ntext", [("paragraph", "text")]),
    ("<style>p { color: red }</style>\n\ntext", [("paragraph", "text")]),
    ("<!-- a note\n\nof many lines -->\n\ntext", [("paragraph", "text")]),
    ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", [("list", "one"), ("list", "two")]),
    ("<h2 id=\"x\">Head</h2>\n<p>text</p>", [("heading", "Head"), ("paragraph", "text")]),
    ("<figure>\n<img src=\"a.jpg\" alt=\"The wheel\">\n<figcaption>Seen from afar</figcaption>\n</figure>",
     [("image", ""), ("alt", "The wheel"), ("caption", "Seen from afar")]),
    ("Press <kbd>Enter</kbd>, then <code>make</code>.", [("paragraph", f"Press {OBJECT}, then {OBJECT}.")]),
    ("Fish &eacute;<br/>and <a href=\"x\">chips</a>", [("paragraph", "Fish é and chips")]),
    ("<div>\n\n*text* inside\n\n</div>", [("paragraph", "text inside")]),
    ("A claim.<sup><a href=\"#1\">1</a></sup> More, 10<sup>6</sup>.", [("paragraph", "A claim. More, 106.")]),
    ("<iframe src=\"x\"></iframe>\n\ntext", [("embed", ""), ("paragraph", "text")]),
    ("- item <!-- note --> here", [("list", "item  here")]),
    ("a < b and c > d", [("paragraph", "a < b and c > d")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RAW, ids=[t[:24] for t, _ in RAW])
def test_raw_html(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


TEMPLATES = [
    ("{{< figure src=\"a.jpg\" >}}\n\ntext", [("embed", ""), ("paragraph", "text")]),
    ("{{% box %}}\ninside\n{{% /box %}}", [("embed", ""), ("paragraph", "inside"), ("embed", "")]),
    ("{{< figure\n  src=\"a.jpg\"\n  title=\"b\"\n>}}\n\ntext", [("embed", ""), ("paragraph", "text")]),
    ("{% include a.html %} {{ b }}\ntext", [("embed", ""), ("embed", ""), ("paragraph", "text")]),
    ("Dear {{ name }}, hello.", [("paragraph", f"Dear {OBJECT}, hello.")]),
    ("See [the post]({{ \"/\" | url }}).", [("paragraph", "See the post.")]),
    ("{% comment %}\nno *prose*\n\n{% endcomment %}\ntext", [("paragraph", "text")]),
    ("{% highlight sh %}\nmake\n{% endhighlight %}\ntext", [("code", ""), ("paragraph", "text")]),
    ("# Head {#id .cls}\n\ntext{: .note}\n{: .wide}", [("heading", "Head"), ("paragraph", "text")]),
    (":::note Take care\nThe lid is hot.\n:::", [("paragraph", "Take care"), ("paragraph", "The lid is hot.")]),
    ("$$\nx = y_1\n$$\n\ntext", [("code", ""), ("paragraph", "text")]),
    ("<div>\n  {% for a in b %}\n    <p>Each {{ a }}.</p>\n  {% endfor %}\n</div>",
     [("embed", ""), ("paragraph", f"Each {OBJECT}."), ("embed", "")]),
    ("{Many people|Lots of individuals} say so.", [("paragraph", "{Many people|Lots of individuals} say so.")]),
    ("`{{` opens and `}}` closes a tag.", [("paragraph", f"{OBJECT} opens and {OBJECT} closes a tag.")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEMPLATES, ids=[t[:24] for t, _ in TEMPLATES])
def test_templates(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


MDX = [
    ("import A from './a'\n\ntext", [("paragraph", "text")]),
    ("import {\n  A,\n} from 'a'\n\nexport const b = {\n\n  c: 1,\n}\n\ntext", [("paragraph", "text")]),
    ("Import duties rose.\n\nexport figures fell.", [("paragraph", "Import duties rose."), ("paragraph", "export figures fell.")]),
    ('Hello {user.name}, <Badge text="no">shown</Badge>.', [("paragraph", f"Hello {OBJECT}, shown.")]),
    (
        '<Tabs values={[{a: 1}]}>\n  <Tab label="no">\n\n    Inside *tab*\n    text.\n\n  </Tab>\n</Tabs>',
        [("paragraph", "Inside tab text.")],
    ),
    ("<Video\n  src={a > b}\n/>\n\ntext", [("embed", ""), ("paragraph", "text")]),
    ("{/* a note */}\n\ntext", [("paragraph", "text")]),
    ("<>\ntext\n</>", [("paragraph", "text")]),
    ("```jsx\n<A>{b</A>\n```\n\ntext {c}", [("code", ""), ("paragraph", f"text {OBJECT}")]),
    ("It {never closes.\n\ntext", [("paragraph", "It {never closes."), ("paragraph", "text")]),
]


@pytest.mark.parametrize(("text", "expected"), MDX, ids=[t[:24] for t, _ in MDX])
def test_mdx(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text, "mdx") == expected


def test_markdown_that_imports_modules_is_mdx() -> None:
    assert blocks("import A from '@site/a';\n\n<A b={c} />\n\nText {d}.") == [("embed", ""), ("paragraph", f"Text {OBJECT}.")]


def test_an_exported_object_is_metadata_in_mdx() -> None:
    document = parse("export const meta = {\n  title: 'The mill',\n  author: \"Iris\",\n}\n\nText.", "mdx")
    assert [(f.name, f.value, document.source.cut(f.span)) for f in document.metadata] == [
        ("title", "The mill", "The mill"), ("author", "Iris", "Iris"),
    ]  # fmt: skip
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [("title", "The mill"), ("paragraph", "Text.")]


def test_links_and_emphasis_say_where_they_are() -> None:
    document = parse("See *the* [new **wheel**](https://mill.example/é) or <a href='b'>c</a>.")
    assert [(document.text[n.start : n.end], n.target) for n in document.links] == [("new wheel", "https://mill.example/é"), ("c", "b")]
    assert [(document.text[e.start : e.end], e.strong) for e in document.emphasis] == [("the", False), ("wheel", True)]
    assert document.source.cut(document.links[0].span) == "[new **wheel**](https://mill.example/é)"


def test_classes_of_raw_html_reach_the_markdown_inside() -> None:
    document = parse('<div class="Share bar" id="x">\n\nText\n\n</div>\n\nafter')
    assert [b.classes for b in document.blocks] == ["x share bar", ""]


def test_directives_are_read_from_every_kind_of_comment() -> None:
    text = (
        "<!-- copydesk: off fragment -->\n\na <!-- copydesk: on fragment --> b\n\n[//]: # (copydesk: off)\n\n`<!-- copydesk: off x -->`\n"
    )
    document = parse(text)
    assert [d.text for d in document.directives] == ["off fragment", "on fragment", "off"]
    assert document.source.cut(document.directives[1].span) == "<!-- copydesk: on fragment -->"
    assert [d.text for d in parse("{/* copydesk: off a.b */}\n\ntext", "mdx").directives] == ["off a.b"]


def test_code_and_comments_are_kept_from_raw_rules() -> None:
    document = parse("a `b` <!-- c -->\n\n```\nd\n```\n\n{{ e }}\n")
    assert [document.source.cut(s) for s in document.code] == ["`b`", "<!-- c -->", "```\nd\n```", "{{ e }}"]


def test_title_and_summary_are_prose_at_their_place() -> None:
    text = (
        "---\ntitle: ' Ole''s [mill](https://mill.example)'\nsummary: >\n  Folded\n  text &amp; more.\n"
        'excerpt: "A \\"wheel\\""\n---\n\nBody.\n'
    )
    document = parse(text)
    assert blocks(text) == [("title", "Ole's mill"), ("summary", "Folded text & more."), ("summary", 'A "wheel"'), ("paragraph", "Body.")]
    for word in ("mill", "Folded", "more", "wheel"):
        at = document.text.index(word)
        assert document.source.cut(document.span(at, at + len(word))) == word


# -- nothing lost, nothing invented: against markdown-it

ARTICLE = """# The *mill* at Varn

The last mill on the river Orr closed on **Friday**, after a hundred
and ten years and [four owners](https://mill.example/owners "the list").

* one item with `code`
* another, with a

  second paragraph

> A quotation that
> goes *on*.

1. First
   - nested &ndash; deep
2. Second ![a wheel](wheel.jpg) here

| Year | Grain |
|------|------:|
| 1914 | 40 t  |
| 1950 | *12*  |

<div class="note"><p>Raw <em>prose</em> &eacute;</p></div>

Ends with a line\\
broken by hand, and \\*stars\\* escaped, x < y.
"""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code += tag in ("code", "pre")
        self.out.append(f" {dict(attrs).get('alt') or ''} " if tag == "img" else " " if tag not in ("em", "strong", "a", "code") else "")

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag in ("code", "pre")
        self.out.append(" " if tag in ("p", "li", "td", "th", "h1", "h2") else "")

    def handle_data(self, data: str) -> None:
        self.out.append("" if self.code else data)


def _oracle(text: str) -> Counter[str]:
    from markdown_it import MarkdownIt

    html = _Text()
    html.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
    html.close()
    return Counter(WORD.findall("".join(html.out)))


def test_words_are_those_of_another_parser() -> None:
    assert Counter(WORD.findall(parse(ARTICLE).text)) == _oracle(ARTICLE)


# -- positions, whatever the document

PIECES = st.sampled_from([
    "mill", "Étude", "naïve", "e\u0301te\u0301", "🙂", "𝔉ox", "a\u00a0b", "don’t", "«mot»", "漢字", "x_y_z", "1.", "-", "*", "**", "_", "`",
    "``", "~~", "[", "](u)", "](", "![", ">", "#", "|", "<b>", "</b>", "<div>", "</div>", "<!--", "-->", "&amp;", "&rsquo;", "&", "{{ a }}",
    "{% b %}", "{", "}", "$$", ":::note", "https://mill.example/a_b", "<https://m.example>", "a@b.example", "\\*", "\\", "---", "```",
    "    ", "\t", "\x0c", "[^1]", "[^1]: ", "[r]: /u", "<code>", "</code>", "<img alt='é b'>", "import a from 'b'", "<Tab a={b}>", "</Tab>",
    "{/* c */}", "\ufeff", "\u2028", ": ",
])  # fmt: skip
JOINTS = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n- ", "\n> ", "\n# ", "  \n", "\n\n1. ", "\n| "])
DOCUMENTS = st.lists(st.tuples(PIECES, JOINTS), max_size=40).map(lambda pairs: "".join(p + j for p, j in pairs))
FRONT = st.sampled_from(
    ["", "", "---\ntitle: “Étude” &amp; 🙂\n---\n", "---\r\ntitle: 'a''b'\r\n---\r\n", '+++\ntitle = "\\u00e9 b"\n+++\n']
)


def check_positions(document: Document) -> None:
    text, cut = document.text, document.source.cut
    last = 0
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(document.source.text)
        assert last <= block.start <= block.end <= len(text)
        assert "\n" not in text[block.start : block.end]
        last = block.end
    for word in re.finditer(r"[^\W_]+", text):
        span = document.span(*word.span())
        found = cut(span)
        # markup or an entity may stand inside; the letters are those of the source
        assert found == word.group() or re.search(r"[^\w]", found), (word.group(), found)
        assert found[0] in (word.group()[0], "&", "\\"), (word.group(), found)
    for at in range(len(text)):
        start, end = document.span(at, at + 1)
        assert 0 <= start <= end <= len(document.source.text)
        assert end > start or text[at] == "\n"


@settings(max_examples=300, deadline=None)
@given(FRONT, DOCUMENTS, st.sampled_from(["markdown", "mdx"]))
def test_every_character_maps_back(front: str, body: str, format: Format) -> None:
    check_positions(parse(front + body, format))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["markdown", "mdx"]))
def test_no_text_is_too_strange(text: str, format: Format) -> None:
    check_positions(parse(text, format))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(raw: bytes) -> None:
    try:
        made = source.from_bytes(raw, "article.md")
    except source.BinaryFile:
        return
    check_positions(read(made))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["The mill closed.", "*Twelve* people", "“worked” there", "é 🙂 ends", "a [link](u) here"]), min_size=1, max_size=8
    )
)
def test_line_ends_make_no_difference(lines: list[str]) -> None:
    texts = {end: parse(end.join(lines) + end + end + "> " + (end + "> ").join(lines)) for end in ("\n", "\r\n", "\r")}
    assert len({d.text for d in texts.values()}) == 1
    assert len({tuple(d.source.position(s.span.start) for s in d.blocks) for d in texts.values()}) == 1


HEAVY = [
    "*",
    "[",
    "`",
    ">",
    "<div>",
    "_a",
    "![",
    "<!--",
    "{{",
    "{",
    "<a href='",
    "- ",
    "&",
    "|a",
    "$$\n",
    ":::a\n",
    "<code>",
    "<sup>",
    "<Tab>\n\n    x\n",
    "\\",
    "www.",
    "a@",
]


@pytest.mark.parametrize("piece", HEAVY)
@pytest.mark.parametrize("format", ["markdown", "mdx"])
def test_cost_is_linear_whatever_is_repeated(piece: str, format: Format) -> None:
    begun = time.perf_counter()
    parse(piece * 20_000, format)
    parse("some text " + piece * 10_000 + " and more\n\npara " + piece * 10_000, format)
    assert time.perf_counter() - begun < 5
