"""Front matter: every value with its exact place, whatever the notation, and a mistake that names its line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import source
from linter.document import frontmatter, yamlfields
from linter.document.frontmatter import Matter


def parse(text: str) -> tuple[source.Source, Matter]:
    made = source.from_text(text, "article.md")
    return made, frontmatter.read(made)


def rows(text: str) -> list[tuple[str, str, str, str]]:
    """Name, value, and what stands in the source at the value and at the entry."""
    made, matter = parse(text)
    return [(f.name, f.value, made.cut(f.span), made.cut(f.key)) for f in matter.fields]


def test_yaml() -> None:
    text = "---\nTitle: The mill\ndate: 2024-03-01\nauthors:\n  - Iris Brandt\n  - 'Ole''s'\ntags: [a, \"b c\"]\nempty:\n---\nBody\n"
    assert rows(text) == [
        ("title", "The mill", "The mill", "Title: The mill"),
        ("date", "2024-03-01", "2024-03-01", "date: 2024-03-01"),
        ("authors", "Iris Brandt", "Iris Brandt", "Iris Brandt"),
        ("authors", "Ole's", "Ole''s", "'Ole''s'"),
        ("tags", "a", "a", "tags: [a"),
        ("tags", "b c", "b c", 'tags: [a, "b c"'),
        ("empty", "", "", "empty:"),
    ]
    made, matter = parse(text)
    assert made.text[matter.end :] == "Body\n"


def test_yaml_that_is_not_plain() -> None:
    text = (
        '---\nparams: {author: {name: Iris}}\nby: &x "I\\x72is"\neditor: *x\n'
        "note: >-\n  two\n  lines\nlist:\n  - name: Ole\n    mail: o@x.example\n---\n"
    )
    assert rows(text) == [
        ("params.author.name", "Iris", "Iris", "name: Iris"),
        ("by", "Iris", "I\\x72is", 'by: &x "I\\x72is"'),
        ("editor", "Iris", "*x", "editor: *x"),
        ("note", "two lines", ">-\n  two\n  lines", "note: >-\n  two\n  lines"),
        ("list.name", "Ole", "Ole", "name: Ole"),
        ("list.mail", "o@x.example", "o@x.example", "mail: o@x.example"),
    ]


def test_toml() -> None:
    text = (
        '+++\ntitle = "The \\"mill\\""\ndate = 2024-03-01\nauthors = ["Iris", \'Ole\']\n'
        '[params]\nauthor = {name = "X"}\ndraft = false # not yet\n+++\nBody\n'
    )
    assert rows(text) == [
        ("title", 'The "mill"', 'The \\"mill\\"', 'title = "The \\"mill\\""'),
        ("date", "2024-03-01", "2024-03-01", "date = 2024-03-01"),
        ("authors", "Iris", "Iris", "authors = [\"Iris\", 'Ole']"),
        ("authors", "Ole", "Ole", "authors = [\"Iris\", 'Ole']"),
        ("params.author.name", "X", "X", 'author = {name = "X"}'),
        ("params.draft", "false", "false", "draft = false"),
    ]


@pytest.mark.parametrize("text", ['{\n  "title": "The \\u006dill",\n  "by": {"name": "Iris"}, "tags": ["a", 2]\n}\nBody\n'])
def test_json(text: str) -> None:
    assert rows(text) == [
        ("title", "The mill", "The \\u006dill", '"title": "The \\u006dill"'),
        ("by.name", "Iris", "Iris", '"name": "Iris"'),
        ("tags", "a", "a", '"tags": ["a"'),
        ("tags", "2", "2", '"tags": ["a", 2'),
    ]
    made, matter = parse(text)
    assert made.text[matter.end :] == "Body\n"
    assert rows(";;;\n" + text[2:].replace("\n}\n", "\n;;;\n")) == rows(text)


BROKEN = [
    ("---\ntitle: The mill: a history\nauthor: Iris\n---\nBody", 2, "quote"),
    ("---\ntitle: [a, b\nauthor: Iris\n---\nBody", 3, "line 3"),
    ("---\n\ttitle: x\nauthor: Iris\n---\nBody", 2, "spaces"),
    ("+++\ntitle = The mill\nauthor = \"Iris\"\n+++\nBody", 2, "quotation marks"),
    (";;;\n\"title\": \"x\",\n\"author\": \"Iris\",\n;;;\nBody", 3, "line 3"),
    ("---\ntitle: The mill\nauthor: Iris\n\nBody", 1, "never closed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "word"), BROKEN, ids=[w for _, _, w in BROKEN])
def test_broken_front_matter_is_a_problem_with_its_line(text: str, line: int, word: str) -> None:
    made, matter = parse(text)
    (problem,) = matter.problems
    assert made.position(problem.span.start).line == line
    assert word in problem.message
    assert made.text[matter.end :].strip() == "Body"
    # one bad line does not hide the others
    assert [f.value for f in matter.fields if f.name == "author"] == ["Iris"]


@pytest.mark.parametrize(
    "text", ["---\n\nText between rules.\n\n---\nmore", "--- not a fence", "text\n---\na: b\n---", "", "---", "{not json}", '{ "a": 1 } x']
)
def test_what_is_no_front_matter(text: str) -> None:
    assert parse(text)[1] == Matter(0)


@pytest.mark.parametrize(("field", "lang"), [("lang: de", "de"), ("language: pt-BR", "pt-BR"), ('lang: ""', ""), ("language: English", "")])
def test_language(field: str, lang: str) -> None:
    assert parse(f"---\n{field}\n---\n")[1].lang == lang


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = end.join(["---", "title: The mill", "summary: |", "  two", "  lines", "authors:", "- Iris", "---", "Body"])
    made, matter = parse(text)
    assert [(f.name, " ".join(f.value.split())) for f in matter.fields] == [
        ("title", "The mill"),
        ("summary", "two lines"),
        ("authors", "Iris"),
    ]
    assert made.cut(matter.fields[0].span) == "The mill"
    assert made.text[matter.end :] == "Body"


VALUES = st.sampled_from([
    "The mill", "a: b", "x #y", "- z", "'q'", "\"dq\"", "it's", "2024-01-02", "[a, b]", "[]", "{a: b}", ">", "|", "> x", "é 🙂", "~",
    "*x", "&x y", "@a", "%a", "`a`", "a:", "a,b", "http://x.example/a#b", "", "-", "?", "-1", "'un", "\"un", "[a", "yes", "'a''b'",
    "\"a\\nb\"", "a\n  b", "\n  - a\n  - b", "\n  c: d", "|\n  x\n   y\n", ">\n  x\n\n  y\n", "\"a\n  b\"", "'a\n\n b'",
])  # fmt: skip
LINES = st.lists(st.tuples(st.sampled_from(["title", "by", "tags", "a-b", "x.y", "key two", "# no"]), VALUES), max_size=6)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_the_quick_way_agrees_with_pyyaml(lines: list[tuple[str, str]]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in lines)
    quick = yamlfields._simple(text)
    if quick is None:
        return
    made = source.from_text(text)
    slow, problem = yamlfields._with_pyyaml(made, 0, text)
    assert problem is None
    assert [(e.name, e.value.split(), e.start, e.end, e.first, e.last) for e in quick if e.end > e.start] == [
        (f.name, f.value.split(), *f.span, *f.key) for f in slow if f.span.end > f.span.start
    ]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["---", "+++", ";;;"]), st.text(alphabet=st.sampled_from("ab:=-[]{}\"'#>|&*!,. \n\t\r\\é🙂0"), max_size=80))
def test_nothing_is_too_strange(fence: str, inside: str) -> None:
    made, matter = parse(f"{fence}\n{inside}\n{fence}\nBody")
    for field in matter.fields:
        assert 0 <= field.key.start <= field.span.start <= field.span.end <= field.key.end <= matter.end
    for problem in matter.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(made.text)


BOMBS = [
    "a: " + "[" * 100_000,
    "a: " + "{b: " * 50_000,
    "a:\n  " + "- " * 50_000,
    "a: &a [x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)),
    "".join(f"key{n}: value\n" for n in range(50_000)),
]


@pytest.mark.parametrize("text", BOMBS, ids=["brackets", "braces", "lists", "aliases", "many"])
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_bombs_cost_little(text: str, fence: str) -> None:
    begun = time.perf_counter()
    parse(f"{fence}\n{text}\n{fence}\nBody")
    assert time.perf_counter() - begun < 5
