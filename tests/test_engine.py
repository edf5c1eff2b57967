"""From rules and a document to findings."""

from __future__ import annotations

import pytest

from linter import source
from linter.document import read
from linter.engine import Engine
from linter.fields import Fields
from linter.rule import Rule, from_fields


def rule(name: str, **keys: object) -> Rule:
    return from_fields(name, Fields("r.yml", {"extends": "existence", "message": "'%s'.", **keys}))


def run(text: str, *rules: Rule) -> list[tuple[str, str]]:
    return [(f.rule, f.message) for f in Engine(rules).check(read(source.from_text(text), "text"))]


def test_findings_come_in_source_order() -> None:
    found = run("One two one.", rule("b.two", tokens=["two"]), rule("a.one", tokens=["one"]), rule("c.one", tokens=["one"]))
    assert found == [("a.one", "'One'."), ("c.one", "'One'."), ("b.two", "'two'."), ("a.one", "'one'."), ("c.one", "'one'.")]


def test_one_finding_a_rule_and_span() -> None:
    text = "---\ntitle: mill\n---\nA dam.\n"
    both = rule("a.a", tokens=["mill"], scope=["title", "front-matter"])
    assert len(Engine([both]).check(read(source.from_text(text), "markdown"))) == 1


@pytest.mark.parametrize(
    ("message", "filled"),
    [
        ("'%s' is.", "'to' is."),
        ("%s, %s.", "to, utilise to."),
        ("%[2]s for %[1]s, %[3]s.", "utilise to for to, ."),
        ("100%% of %s", "100% of to"),
        ("5 % sure", "5 % sure"),
    ],
)
def test_messages_are_filled_as_vale_fills_them(message: str, filled: str) -> None:
    swap = from_fields("a.a", Fields("r.yml", {"extends": "substitution", "message": message, "swap": {"utilise to": "to"}}))
    assert run("They utilise to it.", swap) == [("a.a", filled)]


def test_what_a_find_says_is_not_filled_again() -> None:
    assert run("It is %s here.", rule("a.a", raw=["%s"], message="'%s' is a gap.")) == [("a.a", "'%s' is a gap.")]


@pytest.mark.parametrize(("lang", "found"), [("en", 1), ("en-GB", 1), ("EN_us", 1), ("de", 0), ("enx", 0)])
def test_a_rule_speaks_of_its_languages_only(lang: str, found: int) -> None:
    document = read(source.from_text(f"---\nlang: {lang}\n---\nA gizmo.\n", "a.md"))
    assert len(Engine([rule("a.b", extends="existence", tokens=["gizmo"], lang=["en", "nl"])]).check(document)) == found


def test_a_check_that_fails_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine([rule("a.a", tokens=["x"]), rule("b.b", tokens=["y"])])
    monkeypatch.setattr("linter.checks.existence.find", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        engine.check(read(source.from_text("x"), "text"))


def test_an_empty_document_has_no_findings() -> None:
    assert run("", rule("a.a", tokens=["x"]), rule("a.b", raw=["x"], scope="raw")) == []


UNDATED = "---\nauthor: Jo Hale\n---\n# Mill\n\n" + ("He saw the mill and the weir. " * 40 + "\n\n") * 3


@pytest.mark.parametrize(
    ("keys", "whole"),
    [
        ({"extends": "existence", "tokens": ["mill"]}, False),
        ({"extends": "readability", "metric": "flesch-kincaid", "min": 90}, True),
        ({"extends": "readability", "metric": "sentence-length", "max": 3}, False),
        ({"extends": "metric", "formula": "words", "condition": "> 1"}, True),
        ({"extends": "filter", "measure": "word-count", "maximum": 1}, True),
        ({"extends": "metadata", "test": "missing", "subject": "date", "names": []}, True),
        ({"extends": "occurrence", "token": "dam", "min": 1, "scope": ["document"]}, True),
        ({"extends": "occurrence", "token": "weir", "max": 1, "scope": ["document"]}, False),
        ({"extends": "occurrence", "token": "dam", "min": 1, "scope": ["sentence"]}, False),
    ],
)
def test_a_finding_says_whether_it_is_about_the_document_or_a_place_in_it(keys: dict[str, object], whole: bool) -> None:
    found = Engine([rule("a.a", **keys)]).check(read(source.from_text(UNDATED), "markdown"))
    assert found
    assert {f.whole for f in found} == {whole}
