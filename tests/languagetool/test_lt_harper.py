"""Harper in the process: the same findings' shape, no server."""

from __future__ import annotations

import pytest
from conftest import Newsroom
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.languagetool.choice import Choice
from linter.languagetool.engines import Harper
from linter.languagetool.settings import Settings
from linter.languagetool.text import Piece

pytest.importorskip("harper", reason="harper-py is not installed (pip install 'copydesk[harper]')")
ENGINE = Harper()


@pytest.fixture
def desk(newsroom: Newsroom) -> Newsroom:
    newsroom.write(".copydesk.yml", "rules: [house]\nselect: [demo, suppress, grammar]\ngrammar: {engine: harper}\n")
    return newsroom


def test_a_mistake_is_found_where_it_stands_and_markup_raises_no_alarm(desk: Newsroom) -> None:
    desk.write("a.md", "The lock 😀 opens at *dawn* and `the the` key.\n\nA second line says that that the **the** keeper left.\n")
    found = [f for f in desk.check("a.md").json["findings"] if f["rule"] == "grammar.harper.RepeatedWords"]
    assert [(f["line"], f["column"]) for f in found if f["text"] == "the **the"] == [(3, 30)]
    assert {f["line"] for f in found} == {3}


@given(st.lists(st.sampled_from(["Late again.", "He saw the the weir 😀.", "", "an an", "é"]), min_size=1, max_size=6))
@settings(deadline=None, max_examples=30)
def test_offsets_come_home_whatever_stands_before(lines: list[str]) -> None:
    text = "\n".join(lines)
    for match in ENGINE.check(Piece(0, text), "en-US", {}):
        if match.rule == "harper.RepeatedWords":
            assert text[match.start : match.end] in ("the the", "an an", "An an")


def test_spelling_is_off_until_it_is_asked_for(desk: Newsroom) -> None:
    desk.write("a.md", "The keeper Quillfeather opened the gaate.\n")
    assert [f for f in desk.check("a.md").json["findings"] if "Spell" in f["rule"]] == []
    desk.write(".copydesk.yml", "select: [grammar]\ngrammar: {engine: harper, categories: {Spelling: warning}}\n")
    assert "gaate" in [f["text"] for f in desk.check("a.md").json["findings"]]
    desk.write(".copydesk.yml", "select: [grammar.harper.SpellCheck]\ngrammar: {engine: harper}\n")
    assert "gaate" in [f["text"] for f in desk.check("a.md").json["findings"]]


def test_it_takes_the_place_of_a_server_that_nobody_named(newsroom: Newsroom) -> None:
    newsroom.write("a.md", "He saw the the weir.\n")
    assert ("a.md", "grammar.harper.RepeatedWords", 1, 8) in newsroom.check("a.md", "--select", "grammar").found
    assert "Harper" in newsroom.run("grammar", "status").out
    newsroom.write(".copydesk.yml", "grammar: {engine: languagetool}\n")
    assert newsroom.run("check", "a.md", "--select", "grammar").code == 2


def test_it_reads_english_only_and_says_so(desk: Newsroom) -> None:
    desk.write("a.md", "---\nlang: de\n---\nEr sah das das Wehr.\n")
    ran = desk.check("a.md")
    assert ran.found == []
    assert "Harper does not read 'de': 1 file was not checked for grammar" in ran.err


def test_the_manual_quotes_its_own_description(newsroom: Newsroom) -> None:
    assert "repeat" in newsroom.run("rule", "grammar.harper.RepeatedWords").out.lower()


def test_switches_follow_the_choice() -> None:
    assert ENGINE.switches(Choice(Settings(), True, {}, {})) == {}
    assert ENGINE.switches(Choice(Settings(categories={"Spelling": "off"}), True, {}, {})) == {}
    assert ENGINE.switches(Choice(Settings(categories={"Spelling": "error"}), True, {}, {})) == {"spelling": "on"}
