"""Imported rules that need what not everybody has installed: `spelling` and `sequence`.

What they find is what Vale 3.22 found, but for the last of "old mill" in bold: Vale searches for the words again and meets "old mills".
"""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest
from conftest import Newsroom, Ran

from linter import tagger

INI = "StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = House\n"
SPELLING = "extends: spelling\nmessage: \"Did you mean '%s'?\"\nlevel: error\n"
AFF = "SET UTF-8\nSFX S Y 1\nSFX S 0 s [^y]\n"
DIC = "7\nthe\nold\nmill/S\nweir/S\nby\nat\nHolm\n"
ROW = "extends: sequence\nmessage: \"'%[2]s' behind '%[1]s'\"\nlevel: warning\nignorecase: true\n"


@pytest.fixture
def project(newsroom: Newsroom) -> Newsroom:
    newsroom.write(".vale.ini", INI)
    newsroom.write(".copydesk.yml", "styles: [.vale.ini]\n")
    newsroom.write("styles/config/dictionaries/dale.aff", AFF)
    newsroom.write("styles/config/dictionaries/dale.dic", DIC)
    newsroom.write("styles/config/ignore/terms.txt", "gaddle\n")
    return newsroom


def found(project: Newsroom, text: str, name: str = "a.md") -> list[tuple[str, int, int, str]]:
    project.write(name, text)
    return [(f["rule"], f["line"], f["column"], f["text"]) for f in imported(project.check(name))]


def imported(ran: Ran) -> list[dict[str, Any]]:
    return [f for f in ran.json["findings"] if f["rule"][0].isupper()]


def test_spelling(project: Newsroom) -> None:
    pytest.importorskip("hunspell")
    project.write("styles/House/Words.yml", SPELLING + "dictionaries: dale\nignore: terms.txt\nfilters: ['(?i)^sla']\n")
    text = "---\ntitle: The wier\n---\n# Old mils\n\nThe “wier” at\nHolm `wier` gaddle Slate NSDX\n"
    assert found(project, text) == [
        ("House.Words", 2, 12, "wier"), ("House.Words", 4, 7, "mils"), ("House.Words", 6, 6, "wier"),
    ]  # fmt: skip


def test_the_vocabulary_is_accepted_whatever_its_case(project: Newsroom) -> None:
    pytest.importorskip("hunspell")
    project.write(".vale.ini", INI.replace("[*]", "Vocab = Base\n[*]"))
    project.write("styles/config/vocabularies/Base/accept.txt", "Torbrook\nmea culpa\n")
    project.write("styles/House/Words.yml", SPELLING + "dictionaries: dale\n")
    assert found(project, "The torbrook mill, mea culpa, culpa.\n") == [("House.Words", 1, 31, "culpa")]


def test_vales_own_spelling_takes_every_dictionary_and_list_of_the_project(project: Newsroom) -> None:
    pytest.importorskip("hunspell")
    project.write("styles/House/None.yml", "extends: existence\nmessage: m\ntokens: [zzz]\n")
    project.write(".vale.ini", INI.replace("House", "Vale"))
    assert found(project, "A banana by the wier at Holm gaddle.\n") == [("Vale.Spelling", 1, 17, "wier")]


def test_vales_own_spelling_asks_for_nothing_where_it_is_switched_off(project: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    project.write("styles/House/None.yml", "extends: existence\nmessage: m\ntokens: [zzz]\n")
    project.write("a.md", "A wier.\n")
    for ini in (INI, INI.replace("House", "Vale") + "Vale.Spelling = NO\n"):
        project.write(".vale.ini", ini)
        assert "Hunspell" not in (project.check("a.md").err + project.check("a.md").out)


def test_without_hunspell_the_rule_is_named_and_the_others_run(project: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("styles/House/Words.yml", SPELLING)
    project.write("styles/House/Old.yml", "extends: existence\nmessage: m\ntokens: [old]\n")
    project.write("a.md", "The old wier.\n")
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "hunspell", None)
        ran = project.check("a.md")
        assert [f["rule"] for f in imported(ran)] == ["House.Old"]
        assert "House.Words" in ran.err + ran.out
        assert "install copydesk[spelling]" in ran.err + ran.out
    pytest.importorskip("hunspell")
    assert [f["rule"] for f in imported(project.check("a.md"))] == ["House.Old", "House.Words"]


def test_a_dictionary_that_is_not_there_is_named(project: Newsroom) -> None:
    pytest.importorskip("hunspell")
    project.write("styles/House/Words.yml", SPELLING + "dictionaries: valley\n")
    project.write("a.md", "The wier.\n")
    ran = project.check("a.md")
    assert "the dictionary 'valley'" in ran.err + ran.out


def test_sequences_of_words(project: Newsroom) -> None:
    project.write("styles/House/Row.yml", ROW + "tokens:\n  - pattern: old\n  - pattern: mills?\n    skip: 1\n")
    text = "# The old mill\n\nAn Old red mill. An old red brick mill, the “old\nmills”, **old** mill.\n\n- old mill\n"
    assert found(project, text) == [
        ("House.Row", 1, 7, "old mill"), ("House.Row", 3, 4, "Old red mill"), ("House.Row", 3, 46, "old\nmills"),
        ("House.Row", 4, 11, "old** mill"), ("House.Row", 6, 3, "old mill"),
    ]  # fmt: skip


def test_a_sequence_looks_at_the_sentences_of_its_scope(project: Newsroom) -> None:
    project.write("styles/House/Row.yml", ROW + "scope: heading\ntokens:\n  - pattern: old\n  - pattern: mill\n")
    assert found(project, "# The old mill\n\nThe old mill.\n") == [("House.Row", 1, 7, "old mill")]


@pytest.mark.skipif(not tagger.is_installed() and not os.environ.get("CI"), reason="install the extra copydesk[sequence]")
def test_sequences_of_tags(project: Newsroom) -> None:
    project.write("styles/House/Row.yml", ROW + "tokens:\n  - tag: MD\n  - tag: VB\n")
    project.write("styles/House/Noun.yml", ROW + "tokens:\n  - upos: ADJ\n  - pattern: mill\n    tag: NN\n    target: true\n")
    assert found(project, "The old mill should close. They will not go.\n") == [
        ("House.Noun", 1, 9, "mill"), ("House.Row", 1, 14, "should close"),
    ]  # fmt: skip


def test_without_a_tagger_the_rule_is_named_and_the_others_run(project: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "is_installed", lambda: False)
    project.write("styles/House/Tags.yml", ROW + "tokens:\n  - tag: MD\n  - tag: VB\n")
    project.write("styles/House/Row.yml", ROW + "tokens:\n  - pattern: old\n  - pattern: mill\n")
    project.write("a.md", "The old mill should close.\n")
    ran = project.check("a.md")
    assert [f["rule"] for f in imported(ran)] == ["House.Row"]
    assert "House.Tags" in ran.err + ran.out
    assert "install copydesk[sequence]" in ran.err + ran.out
