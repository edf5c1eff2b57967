from __future__ import annotations

import pytest
from ruled import check, texts

from linter import readability
from linter.document import read
from linter.fields import ConfigError
from linter.source import from_text

EASY = "The bus runs from the harbour to the mill. It is blue. " * 12
HARD = "In spite of the institutional reluctance, the intermunicipal harmonisation necessitates an administrative consultation. " * 12
FRENCH = "La commune a enfin acheté neuf autobus pour la ligne qui mène du vieux port au moulin, et nul ne sait pourquoi. " * 8


def hard_value(name: str) -> float:
    return readability.measure(read(from_text(HARD, "a.txt")))[name]


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("Flesch-Kincaid", "flesch_kincaid_grade"), ("Gunning Fog", "gunning_fog"), ("SMOG", "smog_index"),
        ("Coleman-Liau", "coleman_liau_index"), ("Automated Readability", "automated_readability_index"),
        ("dale-chall", "dale_chall_readability_score"),
    ],
)  # fmt: skip
def test_judges_a_document_by_a_formula_of_vales_name(name: str, measure: str) -> None:
    (found,) = check(HARD, "readability", metrics=[name], grade=16 if "hall" not in name else 13)
    assert found.message.split("|")[0] == f"{hard_value(measure):.1f}"
    assert found.text == HARD.partition(". ")[0] + "."
    assert found.evidence.startswith("13.0 words a sentence")
    assert texts(EASY, "readability", metrics=[name], grade=16) == []


def test_several_metrics_are_judged_by_their_mean() -> None:
    mean = (hard_value("gunning_fog") + hard_value("smog_index")) / 2
    (found,) = check(HARD, "readability", metrics=["Gunning Fog", "SMOG"], grade=10)
    assert found.message == f"{mean:.1f}|10"
    assert texts(HARD, "readability", metrics=["Gunning Fog", "SMOG"], grade=mean + 0.01) == []


def test_a_score_may_be_too_low_or_too_high() -> None:
    assert len(check(HARD, "readability", metric="flesch-reading-ease", min=30)) == 1
    assert check(EASY, "readability", metric="flesch-reading-ease", min=30) == []
    assert len(check(EASY, "readability", metric="flesch-reading-ease", max=60)) == 1


def test_any_measure_of_textstats_and_any_count_will_do() -> None:
    assert len(check(HARD, "readability", metric="spache_readability", max=5)) == 1
    assert len(check(EASY, "readability", metric="words", min=1000)) == 1
    assert check(EASY, "readability", metric="words", max=1000) == []


def test_short_documents_are_not_judged() -> None:
    short = HARD[: HARD.index(". ") + 1]
    assert check(short, "readability", metric="gunning-fog", max=16) == []
    assert len(check(short, "readability", metric="gunning-fog", max=16, words=5)) == 1


def test_an_english_formula_says_nothing_about_other_languages() -> None:
    page = f"---\nlang: fr\n---\n{HARD}"
    assert check(page, "readability", metric="gunning-fog", max=16, format="markdown") == []
    assert len(check(page, "readability", metric="lix", max=50, format="markdown")) == 1
    assert check(page.replace("fr", "xx"), "readability", metric="syllable_count", max=1, format="markdown") == []


def test_an_english_formula_says_nothing_about_text_that_only_claims_to_be_english() -> None:
    assert check(FRENCH, "readability", metric="dale-chall", max=8) == []
    assert len(check(FRENCH, "readability", metric="lix", max=20)) == 1


def test_textstats_measures_judge_the_languages_they_were_made_for() -> None:
    german = "---\nlang: de\n---\n" + "Die Verkehrsunternehmen veröffentlichen Fahrplaninformationen nach erteilter Genehmigung. " * 15
    spanish = "---\nlang: es\n---\n" + "La administración comunicará modificaciones correspondientes a las organizaciones. " * 15
    for page, metric, keys in (
        (german, "flesch-reading-ease", {"min": 40}), (german, "wiener sachtextformel", {"max": 8}), (german, "syllables", {"max": 100}),
        (spanish, "szigriszt-pazos", {"min": 40}), (spanish, "Fernandez Huerta", {"min": 40}), (spanish, "crawford", {"max": 3}),
    ):  # fmt: skip
        assert len(check(page, "readability", metric=metric, format="markdown", **keys)) == 1, metric
    for page, metric in ((spanish, "wiener_sachtextformel"), (german, "crawford"), (german, "gulpease"), (german, "dale-chall")):
        assert check(page, "readability", metric=metric, min=9999, format="markdown") == [], metric


def test_a_long_sentence_is_found_where_it_stands() -> None:
    long = "The mill " + "and the dam " * 10 + "are shut."
    assert texts(f"# A title\n\nIt rains. {long} It snows.", "readability", metric="sentence-length", max=30, format="markdown") == [long]
    (found,) = check(long, "readability", metric="sentence-length", max=30)
    assert found.message == "34|30"


@pytest.mark.parametrize(
    "page",
    [
        "# " + "word " * 40,
        "| a |\n| --- |\n| " + "word " * 40 + "|",
        "We saw " + "Ada Lind, Bo Moss, Cy Holt, " * 6 + "and Di Marsh.",
        "“" + "I came and saw and left and " * 8 + "slept,” she said.",
    ],
)
def test_headings_tables_lists_and_speech_may_be_long(page: str) -> None:
    assert texts(page, "readability", metric="sentence-length", max=30, format="markdown") == []


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ({"max": 8}, "needs a 'metric'"),
        ({"metric": "gunning-fog"}, "needs 'min', 'max' or 'grade'"),
        ({"metric": "gunning-frog", "max": 8}, "no measure is called 'gunning-frog'; did you mean 'gunning_fog'?"),
        ({"metrics": ["sentence-length", "smog"], "max": 8}, "stands alone"),
        ({"metric": "smog", "max": "low"}, "takes a number"),
    ],
)
def test_a_mistake_in_the_rule_is_named(keys: dict[str, object], line: str) -> None:
    with pytest.raises(ConfigError, match=line.replace("?", r"\?")):
        check("x", "readability", **keys)


@pytest.mark.parametrize("text", ["", "\n", "...", "— —", "￼"])
def test_a_document_without_words_is_no_trouble(text: str) -> None:
    assert check(text, "readability", metric="flesch-reading-ease", min=30, words=0) == []
