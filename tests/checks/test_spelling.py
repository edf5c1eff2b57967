"""Words in no dictionary. The dictionary of these tests is a small one of their own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import source
from linter.checks import _runs
from linter.document import read
from linter.document.model import Format
from linter.engine import Engine
from linter.fields import ConfigError, Fields
from linter.findings import Finding
from linter.rule import from_fields

if not os.environ.get("CI"):  # there it must be installed
    pytest.importorskip("hunspell", reason="SPELLING IS NOT TESTED: install the extra copydesk[spelling]")

AFF = """SET UTF-8
SFX S Y 1
SFX S 0 s [^y]
SFX M Y 1
SFX M 0 's .
"""
DIC = "13\nweir/SM\nmill/SM\nThe\nthe\nold\nby\nstands\nHolm/M\nturn/S\nof\ncafé\nfoo\nbar\n"


@pytest.fixture
def styles(tmp_path: Path) -> Path:
    """A folder of styles with a dictionary `dale` where Vale looks for one."""
    folder = tmp_path / "styles" / "config" / "dictionaries"
    folder.mkdir(parents=True)
    (folder / "dale.aff").write_text(AFF, encoding="utf-8")
    (folder / "dale.dic").write_text(DIC, encoding="utf-8")
    (tmp_path / "styles" / "House").mkdir()
    return tmp_path / "styles"


def check(styles: Path, text: str, format: Format = "text", **keys: object) -> list[Finding]:
    values = {"extends": "spelling", "message": "Did you mean '%s'?", "dictionaries": "dale", **keys}
    fields = Fields(str(styles / "House" / "Spelling.yml"), {k: v for k, v in values.items() if v is not None})
    return Engine([from_fields("House.Spelling", fields)]).check(read(source.from_text(text), format))


def texts(*args: object, **keys: object) -> list[str]:
    return [f.text for f in check(*args, **keys)]  # type: ignore[arg-type]


def test_a_word_in_no_dictionary_is_found_where_it_stands(styles: Path) -> None:
    (found,) = check(styles, "The old mill\nstands by the wier.")
    assert (found.text, found.start.line, found.start.column, found.message) == ("wier", 2, 15, "Did you mean 'wier'?")


def test_affixes_and_capitals_are_understood(styles: Path) -> None:
    assert texts(styles, "Old mills turn. The weir's turns. OLD Holm's mill.") == []
    assert texts(styles, "holm turnes") == ["holm", "turnes"]


def test_a_repeated_slip_is_found_each_time(styles: Path) -> None:
    assert [f.start.column for f in check(styles, "wier by wier")] == [1, 9]


@pytest.mark.parametrize(
    "text",
    [
        "NSDX",
        "the Web2",
        "JavaSkript",
        "weer-mill",
        "weer/mill",
        "https://weer.example/mil",
        "Mx. Holm",
        "e.g. the mill",
        "xyzA",
        "naïve",
        "§ 4 –",
    ],
)
def test_what_the_filters_of_vale_pass_over(styles: Path, text: str) -> None:
    assert texts(styles, text) == []


def test_marks_around_a_word_are_no_part_of_it(styles: Path) -> None:
    assert texts(styles, "(wier), \"wier\"; [wier]! 'wier'", quoted=True) == ["wier"] * 4
    assert [f.text for f in check(styles, "“wier’s” ‘wier’", quoted=True)] == ["wier’s", "wier"]


def test_a_curly_apostrophe_is_an_apostrophe(styles: Path) -> None:
    assert texts(styles, "the weir’s mill") == []
    assert check(styles, "the wier’s mill")[0].message == "Did you mean 'wier's'?"


def test_a_speaker_may_spell_as_they_like_unless_the_rule_says_otherwise(styles: Path) -> None:
    text = "The mill “stands by teh weir”."
    assert texts(styles, text) == []
    assert texts(styles, text, quoted=True) == ["teh"]


def test_code_and_links_are_not_spelt(styles: Path) -> None:
    text = "The `wier` [mill](http://wier.example)\n\n```\nwier\n```\n\nthe **wier**\n"
    assert [(f.text, f.start.line) for f in check(styles, text, "markdown")] == [("wier", 7)]


def test_the_scope_of_the_rule_holds(styles: Path) -> None:
    text = "# wier\n\nwier\n"
    assert [f.start.line for f in check(styles, text, "markdown", scope="heading")] == [1]
    assert [f.start.line for f in check(styles, text, "markdown", scope="text & ~heading")] == [3]


def test_custom_leaves_vales_filters_out(styles: Path) -> None:
    assert texts(styles, "the café, NSDX", custom=True) == ["NSDX"]
    assert texts(styles, "the café, NSDX", custom=True, filters=["^[A-Z]+$"]) == []
    assert texts(styles, "mill-weir mill-wier", custom=True) == ["mill-wier"]


def test_own_filters_come_on_top_of_vales(styles: Path) -> None:
    assert texts(styles, "NSDX gaddle wier", filters=["^gad"]) == ["wier"]


def test_files_of_words_to_ignore(styles: Path) -> None:
    (styles / "config" / "ignore").mkdir()
    (styles / "config" / "ignore" / "terms.txt").write_text("#\ngaddle\n\nTorbrook\n", encoding="utf-8")
    (styles / "House" / "more.txt").write_text("wier\n", encoding="utf-8")
    text = "Gaddle gaddle Torbrook torbrook wier"
    assert texts(styles, text, ignore="terms.txt") == ["torbrook", "wier"]
    assert texts(styles, text, ignore=["terms.txt", "more.txt", "none.txt"]) == ["torbrook"]


def test_accepted_words_and_phrases(styles: Path) -> None:
    assert texts(styles, "gaddle gaddler Gaddle's", exceptions=["gaddle"]) == ["gaddler"]
    assert [f.start.column for f in check(styles, "mea culpa, culpa", exceptions=["mea culpa"])] == [12]


def test_parts_of_identifiers(styles: Path) -> None:
    assert texts(styles, "getMillWier weir_turn OLDWeer2 NSDX by", split=True) == ["get", "Wier", "Weer"]
    assert texts(styles, "fooBar", split=True) == []


def test_several_dictionaries_and_the_default_one(styles: Path) -> None:
    (styles / "House" / "words.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (styles / "House" / "words.dic").write_text("1\ngaddle\n", encoding="utf-8")
    text = "gaddle weir Holm banana"
    assert texts(styles, text, dictionaries=["dale", "words"]) == ["banana"]
    assert texts(styles, text, dictionaries="dale", append=True) == ["gaddle"]


def test_a_folder_of_dictionaries(styles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = styles / "other"
    (styles / "config" / "dictionaries").rename(other)
    assert texts(styles, "wier weir", dicpath="other") == ["wier"]
    assert texts(styles, "wier weir", dicpath=str(other)) == ["wier"]
    monkeypatch.setenv("DICPATH", str(other))
    assert texts(styles, "wier weir") == ["wier"]


def test_a_dictionary_by_its_files(styles: Path) -> None:
    folder = styles / "config" / "dictionaries"
    (folder / "dale.dic").rename(folder / "valley.dic")
    assert texts(styles, "wier weir's", dictionaries=None, aff="config/dictionaries/dale.aff", dic="valley.dic") == ["wier"]


def test_without_a_name_it_is_english_and_for_english_only(styles: Path) -> None:
    text = "The colour of teh river, a blog's webinar online: Massachusetts, tommorrow"
    assert texts(styles, text, dictionaries=None) == ["teh", "tommorrow"]
    assert texts(styles, "The colour of teh river", dictionaries="en_US")[-1] == "teh"
    german = "---\nlang: de\n---\nDer Fluss\n"
    assert texts(styles, german, "markdown", dictionaries=None) == []
    assert texts(styles, german, "markdown") == ["Der", "Fluss"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"dictionaries": "vale"}, "the dictionary 'vale'"),
        ({"dicpath": "nowhere"}, "'nowhere' is no folder"),
        ({"dictionaries": None, "aff": "x.aff", "dic": "x.dic"}, "'x.aff' is no file"),
        ({"filters": ["("]}, "no regular expression"),
        ({"dictionary": "dale"}, "unknown key 'dictionary'"),
    ],
)
def test_mistakes_are_named(styles: Path, keys: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        check(styles, "x", **keys)
    assert said in str(caught.value)


def test_without_hunspell_the_rule_names_the_remedy(styles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    with pytest.raises(ConfigError, match=r"needs Hunspell: install copydesk\[spelling\]"):
        check(styles, "x")


@given(st.text(alphabet="aB2'’“\".,;()[]-_$é\ufffc", max_size=12).filter(lambda run: run and not run.isspace()))
def test_the_word_of_a_run_is_in_it_and_has_no_marks_to_take_off(run: str) -> None:
    word = _runs.word(run)
    if word is None:
        return
    cut = run[word.start : word.start + len(word.text)]
    assert cut.translate({0x2019: "'", 0x201C: '"'}) == word.text
    assert _runs.word(word.text) == (word.text, 0)
