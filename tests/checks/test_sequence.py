"""Words in a row, by text and part of speech."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruled import check, texts

from linter import tagger
from linter.checks import _penn
from linter.fields import ConfigError

needs_tagger = pytest.mark.skipif(
    not tagger.is_installed() and not os.environ.get("CI"), reason="TAGS ARE NOT TESTED: install the extra copydesk[sequence]"
)
MODAL = [{"tag": "MD"}, {"tag": "VB"}]


def sequence(text: str, *tokens: dict[str, object], **keys: object) -> list[str]:
    return texts(text, "sequence", tokens=list(tokens), **keys)


def test_words_in_a_row_need_no_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "is_installed", lambda: False)
    rule = ({"pattern": "old"}, {"pattern": "mills?"})
    assert sequence("The old mill, the older mill, two old mills.", *rule) == ["old mill", "old mills"]
    assert sequence("The Old mill.", *rule) == []
    assert sequence("The Old mill.", *rule, ignorecase=True) == ["Old mill"]


def test_the_place_and_the_words_of_the_message() -> None:
    tokens = [{"pattern": "by"}, {"pattern": "the"}, {"pattern": "weir"}]
    (found,) = check("We met\nby the weir.", "sequence", tokens=tokens, message="%[3]s %s %s")
    assert (found.text, found.start.line, found.start.column, found.message) == ("by the weir", 2, 1, "weir by the")


def test_no_row_crosses_a_sentence() -> None:
    assert sequence("It stood by the mill. Weir by weir.", {"pattern": "mill"}, {"pattern": r"\."}, {"pattern": "Weir"}) == []


def test_words_may_be_skipped() -> None:
    rule = ({"pattern": "not"}, {"pattern": "only", "skip": 2})
    assert sequence("Not at all. It is not at all only grey, not quite here only.", *rule) == ["not at all only", "not quite here only"]
    assert sequence("It is not at this one time only grey.", *rule) == []


def test_words_may_be_skipped_before_the_word_the_search_starts_from() -> None:
    rule = ({"pattern": "mill", "negate": True, "skip": 0}, {"pattern": "stream"})
    assert sequence("The mill stream and the old stream. Stream.", *rule) == ["old stream"]


def test_what_must_not_be_there_is_not_there_at_the_edges() -> None:
    rule = ({"pattern": "stop"}, {"pattern": "at", "negate": True})
    assert sequence("We stop", *rule) == ["stop"]
    assert sequence("We stop at the weir. We stop here.", *rule) == ["stop here"]


def test_a_word_may_be_asked_for_several_times() -> None:
    assert sequence("very very old, very old", {"pattern": "very", "min": 2}, {"pattern": "old"}) == ["very very old"]


def test_only_the_target_is_marked() -> None:
    rule = ({"pattern": "the"}, {"pattern": "the", "target": True})
    found = check("By the the weir.", "sequence", tokens=list(rule))
    assert [(f.text, f.start.column) for f in found] == [("the", 8)]


def test_nothing_begins_inside_an_exception() -> None:
    rule = ({"pattern": "mill"}, {"pattern": "race"})
    assert sequence("The old mill race, the mill race.", *rule, exceptions=["old mill"]) == ["mill race"]
    assert sequence("The old mill race.", *rule, exceptions=["old mill"]) == []


def test_markup_and_quotations() -> None:
    rule = ({"pattern": "old"}, {"pattern": "mill"})
    (found,) = check("The **old** mill “of the old mill”.", "sequence", tokens=list(rule), format="markdown")
    assert found.text == "old** mill"
    assert len(sequence("The “old mill” stood.", *rule)) == 0
    assert len(sequence("The “old mill” stood.", *rule, quoted=True)) == 1


def test_an_action_is_a_fix() -> None:
    tokens = [{"pattern": "for"}, {"pattern": "free"}]
    (found,) = check("It is for free.", "sequence", tokens=tokens, action={"name": "replace", "params": ["free"]})
    assert found.fix is not None
    assert found.fix.replacement == "free"


@needs_tagger
def test_tags() -> None:
    assert sequence("The mill should close. They will not go. The closing was slow.", *MODAL) == ["should close"]
    assert sequence("The mill should close.", {"tag": "^NN$"}, {"tag": "MD"}) == ["mill should"]


@needs_tagger
def test_a_word_with_a_tag() -> None:
    rule = ({"pattern": "close", "tag": "VB"},)
    assert sequence("They should close the mill. It is a close race.", *rule) == ["close"]


@needs_tagger
def test_universal_tags() -> None:
    assert sequence("The old mill stood.", {"upos": "ADJ"}, {"upos": "NOUN"}) == ["old mill"]
    assert sequence("The mill was closed.", {"upos": "NOUN"}, {"upos": "AUX"}) == ["mill was"]
    assert sequence("The mill closed.", {"upos": "NOUN"}, {"upos": "AUX"}) == []


@needs_tagger
def test_tags_are_for_english_only() -> None:
    text = "---\nlang: de\n---\nDie alte Mühle will man schließen.\n"
    assert check(text, "sequence", tokens=MODAL, format="markdown") == []


def test_without_a_tagger_the_rule_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "is_installed", lambda: False)
    with pytest.raises(ConfigError, match=r"needs a part-of-speech tagger: install copydesk\[sequence\]"):
        sequence("x", *MODAL)


@pytest.mark.parametrize(
    ("tokens", "said"),
    [
        ([], "needs 'tokens'"),
        (["mill"], "a token of 'sequence' is a mapping"),
        ([{"pattern": "mill", "tags": "NN"}], "a token of 'sequence' is a mapping"),
        ([{"pattern": "("}], "no regular expression"),
        ([{"pattern": "mill", "negate": True}], "that is not negated"),
        ([{"upos": "NOUNS"}], "did you mean 'NOUN'?"),
        ([{"upos": "NOUN", "tag": "NN"}], "either 'tag' or 'upos'"),
        ([{"pattern": "mill", "skip": "few"}], "takes a number of words"),
        ([{"pattern": "mill", "skip": 999999}], "more than 1000 words"),
        ([{"pattern": "mill", "negate": "maybe"}], "takes true or false"),
    ],
)
def test_mistakes_are_named(tokens: list[object], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "is_installed", lambda: True)
    with pytest.raises(ConfigError) as caught:
        check("x", "sequence", tokens=tokens)
    assert said in str(caught.value)


def test_a_tagger_of_vales_is_refused() -> None:
    with pytest.raises(ConfigError, match="'model' names a tagger of Vale's"):
        sequence("x", {"pattern": "mill"}, model="other")


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("(weir).", ["(", "weir", ")", "."]),
        ("“they’ll", ["“", "they", "’ll"]),
        ("don't", ["do", "n't"]),
        ("Mr.", ["Mr."]),
        ("e.g.,", ["e.g.", ","]),
        ("mill-race", ["mill-race"]),
        ("$4.50", ["$", "4.50"]),
        ("...", [".", ".", "."]),
    ],
)
def test_how_a_run_is_split(run: str, words: list[str]) -> None:
    assert [word.text for word in _penn.split(run, 0)] == words


@given(st.text(alphabet="aNnt's’.,()“”$-é", min_size=1, max_size=12))
def test_the_words_of_a_run_are_the_run(run: str) -> None:
    words = _penn.split(run, 5)
    assert "".join(word.text for word in words) == run
    assert [word.start for word in words] == [5 + len("".join(w.text for w in words[:n])) for n in range(len(words))]


def test_long_runs_are_split_in_one_go() -> None:
    for run in ("(" * 20_000 + "weir" + ")" * 20_000, "'" * 20_000, "it's" * 10_000, "a." * 10_000 + "'" * 10_000):
        assert sum(len(word.text) for word in _penn.split(run, 0)) == len(run)
