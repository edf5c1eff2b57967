"""Readability: textstat is the oracle."""

from __future__ import annotations

import os
import random
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import readability, syllables, textstats
from linter.document import read
from linter.document.model import Document
from linter.source import from_text

FORMULAS = (
    "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "automated_readability_index", "coleman_liau_index",
    "dale_chall_readability_score", "lix", "rix", "words_per_sentence",
)  # fmt: skip
COUNTS = {
    "words": "lexicon_count", "sentences": "sentence_count", "characters": "char_count", "letters": "letter_count",
    "syllables": "syllable_count", "polysyllabic_words": "polysyllabcount", "long_words": "long_word_count",
}  # fmt: skip
OWN = (
    "The new bus line opens in Varn on Monday. It will run from the harbour to the old mill and back! Who would have thought so?",
    "It isn't much: a well-known inn, a 12-room hotel (shut since 2019) and the mayor's house she'll sell. They've said “no” twice.",
    "Administrative harmonisation necessitates intergovernmental consultation. Nobody's asked the ferrymen - nor, it seems, the dogs.",
    "Élodie Strömberg-Núñez sells naïve paintings at $4 or £3 apiece; 90% are of boats. “I'd rather,” she says, “be on one.”",
)
RARE = ("Strömvik", "unferried", "o'clock", "re-enter", "B2B", "1,250", "they're", "Lind's", "(nearly)", "“quite”", "and/or", "X", "—", "&")
TABLE, INDEX, WORDS = syllables._dictionary()
# the ends of listed words, most of them words themselves and the rest well worth a hyphenation
LISTED = [tail[:-1] for tail in TABLE[WORDS : WORDS + 400_000].split() if len(tail) > 3]


def document(text: str, name: str = "a.txt") -> Document:
    return read(from_text(text, name))


def generated(seed: int) -> str:
    """Paragraphs of sentences of three words and more, without abbreviations or decimals inside."""
    rng = random.Random(seed)
    words = rng.sample(LISTED, 400)
    common = ["the", "a", "of", "and", "to", "in", "is", "it", "that", "was", "for", "on", "with", "as", "by", "at", "from", "not", "an"]

    def sentence() -> str:
        picked = [rng.choice(common if rng.random() < 0.5 else RARE if rng.random() < 0.1 else words) for _ in range(rng.randint(4, 28))]
        if rng.random() < 0.4:
            picked[rng.randrange(len(picked) - 1)] += ","
        return ("The " + " ".join(picked)).rstrip("—& ") + " day" + rng.choice(".....?!")

    return "\n\n".join(" ".join(sentence() for _ in range(rng.randint(1, 6))) for _ in range(rng.randint(1, 5)))


def assert_equals_textstat(text: str) -> None:
    doc = document(text, "a.md")  # in plain text a line that stands alone is taken for a heading
    measured, plain = readability.measure(doc), readability.plain(doc)
    assert {k: measured[k] for k in COUNTS} == {k: textstats.measure(v, plain) for k, v in COUNTS.items()}
    assert {k: measured[k] for k in FORMULAS} == {k: textstats.measure(k, plain) for k in FORMULAS}


@pytest.mark.parametrize("text", OWN)
def test_equals_textstat_to_the_last_digit(text: str) -> None:
    assert_equals_textstat(text)


@pytest.mark.parametrize("seed", range(120))
def test_equals_textstat_on_generated_text(seed: int) -> None:
    assert_equals_textstat(generated(seed))


def test_equals_textstat_on_the_file_itself_where_there_is_nothing_to_normalise() -> None:
    text = OWN[0] + "\n\n" + OWN[2]
    measured = readability.measure(document(text))
    assert {k: measured[k] for k in FORMULAS} == {k: textstats.measure(k, text) for k in FORMULAS}


def test_knows_a_typographic_apostrophe_and_an_unspaced_dash() -> None:
    curly, straight = "He couldn’t wait—nobody could.", "He couldn't wait - nobody could."
    assert readability.count(document(curly)).syllables == readability.count(document(straight)).syllables
    assert readability.count(document(curly)).words == 5


def test_abbreviations_and_decimals_end_no_sentence() -> None:
    text = "Mr. Lind paid 3.5 crowns to the U.S. Army on Jan. 5 of last year. He left at 9 a.m. on the same day."
    assert readability.count(document(text)).sentences == 2


def test_only_running_text_counts() -> None:
    prose = "The new bus line opens in Varn on Monday.\n"
    page = (
        "# A heading of several quite extraordinary words\n\n" + prose + "\n"
        "| a table | of words |\n| --- | --- |\n| one more | cell here |\n\n"
        "- a label\n- another label\n\n```\ncode that is no prose at all\n```\n"
    )
    assert readability.measure(document(page, "a.md")) == readability.measure(document(prose))


def test_list_items_that_are_sentences_count() -> None:
    page = "- The ferry stops in May.\n- The bus starts on Monday.\n"
    assert readability.count(document(page, "a.md")).words == 10


def test_inline_code_and_urls_are_no_words() -> None:
    page = "Run `copydesk check` on the whole folder of articles. See https://example.org/a for more of the same.\n"
    assert readability.count(document(page, "a.md")).words == 13


def test_other_languages_get_counts_and_lix_only() -> None:
    page = "---\nlang: de\n---\nDer Bus fährt am Montag zum ersten Mal. Er hält am Hafen und an der Mühle.\n"
    measured = readability.measure(document(page, "a.md"))
    assert measured["words"] == 16
    assert "lix" in measured
    assert "flesch_reading_ease" not in measured
    assert measured["syllables"] == 0


FOREIGN = {
    "de": "Die Fähre hält am Hafen und an der Mühle. Niemand weiß, warum das Verkehrsunternehmen sie so lange liegen ließ.",
    "es": "El transbordador para en el puerto y en el molino. Nadie sabe por qué la administración tardó tanto en repararlo.",
    "fr": "Le bac s'arrête au port et au vieux moulin. Personne ne sait pourquoi la municipalité a tant tardé à le réparer.",
    "it": "Il traghetto si ferma al porto e al mulino. Nessuno sa perché l'amministrazione abbia tardato tanto a ripararlo.",
}


@pytest.mark.parametrize("lang", FOREIGN)
def test_other_languages_have_formulas_of_their_own_and_textstats_syllables(lang: str) -> None:
    doc = document(f"---\nlang: {lang}-XY\n---\n{FOREIGN[lang]}\n", "a.md")
    measured, plain = readability.measure(doc, []), readability.plain(doc)
    for ours, theirs in (("flesch_reading_ease",) * 2, ("syllables", "syllable_count"), ("polysyllabic_words", "polysyllabcount")):
        assert measured[ours] == textstats.measure(theirs, plain, lang)
    assert ("gulpease_index" in measured) == (lang == "it")
    assert measured.get("gulpease_index", 0) in (0, textstats.measure("gulpease_index", plain, "it"))


def test_portuguese_has_a_reading_ease_that_textstat_does_not_know() -> None:
    doc = document("---\nlang: pt\n---\nA balsa para no porto e no moinho. Ninguém sabe por que a prefeitura demorou tanto.\n", "a.md")
    measured = readability.measure(doc, textstats.MEASURES)
    words, syllables = measured["words"], measured["syllables"]
    assert measured["flesch_reading_ease"] == 248.835 - 1.015 * (words / 2) - 84.6 * (syllables / words)
    assert textstats.speaks("flesch_reading_ease", "pt") is False


def test_abbreviations_of_the_language_end_no_sentence() -> None:
    doc = document("---\nlang: de\n---\nAm 3. Mai kam Dr. Lind, z. B. mit dem Bus. Er blieb bis zum Abend.\n", "a.md")
    assert readability.measure(doc, [])["sentences"] == 2
    assert textstats.measure("sentence_count", readability.plain(doc), "de") != 2


def test_further_measures_come_from_textstat_by_name() -> None:
    doc = document(OWN[0] + "\n\n" + OWN[2], "a.md")
    expected = textstats.measure("spache_readability", readability.plain(doc))
    assert readability.measure(doc, ["spache_readability"])["spache_readability"] == expected
    with pytest.raises(ValueError, match="no measure 'spache'"):
        readability.measure(doc, ["spache"])


@pytest.mark.parametrize("text", ["", "\n\n", "...", "# Only a heading", "a", "￼"])
def test_a_document_without_sentences_has_no_formulas(text: str) -> None:
    measured = readability.measure(document(text, "a.md"))
    assert measured["words"] in (0, 1)
    assert readability.explain(readability.count(document(text, "a.md")))


@given(st.text(alphabet="ab cd.!?'’—-1\n\"“”é￼", max_size=120))
def test_counts_agree_with_textstat_on_any_text(text: str) -> None:
    doc = document(text)
    counts, plain = readability.count(doc), readability.plain(doc)
    assert counts.words == textstats.measure("lexicon_count", plain)
    assert counts.letters == textstats.measure("letter_count", plain)
    assert counts.characters == textstats.measure("char_count", plain)
    assert counts.syllables == textstats.measure("syllable_count", plain)


def test_two_megabytes_in_one_line() -> None:
    text = "The quick harbourmaster couldn’t wait for the 24-hour ferry. " * 35_000
    doc = document(text)
    started = time.perf_counter()
    assert readability.count(doc).sentences == 35_000
    assert time.perf_counter() - started < 5


class TestTextstats:
    @pytest.fixture(autouse=True)
    def _offline(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("reached for the network")

        import nltk

        monkeypatch.setattr(nltk, "download", refuse)
        monkeypatch.setattr(socket.socket, "connect", refuse)

    @pytest.mark.parametrize("name", textstats.MEASURES)
    def test_every_measure_answers_offline(self, name: str) -> None:
        assert isinstance(textstats.measure(name, OWN[1] + " " + OWN[2] + f" ({name})"), float)

    @pytest.mark.parametrize("lang", ["en", "de", "es", "fr", "it", "pt", "nl", "ru", "ar", "pl", "zh", "xx", ""])
    def test_what_is_made_for_a_language_answers_in_it(self, lang: str) -> None:
        doc = document(f"---\nlang: {lang}\n---\n{OWN[0]}\n\n{OWN[3]}\n", "a.md")
        doc.lang = lang
        measured = readability.measure(doc, textstats.MEASURES)
        assert {"reading_time", "sentence_count"} <= measured.keys()
        assert [lang == one for one in ("ar", "es", "de")] == [n in measured for n in ("osman", "crawford", "wiener_sachtextformel")]
        assert ("syllable_count" in measured) == (lang not in ("ar", "zh", "xx", ""))  # the others pyphen can hyphenate

    @pytest.mark.parametrize("text", ["", " ", "...", "a", "1", "\ufffc", "\0", "¿?", "’", "السلام عليكم", "\u202e"])
    @pytest.mark.parametrize("name", textstats.MEASURES)
    def test_odd_texts_are_no_trouble(self, name: str, text: str) -> None:
        assert isinstance(textstats.measure(name, text), float)

    def test_every_number_textstat_gives_is_offered(self) -> None:
        from textstat.textstat import textstatistics

        said = {n for n in vars(textstatistics) if not n.startswith("_")}
        no_number = {"difficult_words_list", "is_difficult_word", "is_easy_word", "remove_punctuation"}
        settings = {"set_lang", "set_rm_apostrophe", "set_rounding", "set_rounding_points", "text_encoding"}
        assert said - no_number - settings == set(textstats.MEASURES)

    def test_other_languages_use_their_own_constants(self) -> None:
        text = "Der Bus fährt am Montag zum ersten Mal bis an den Hafen."
        assert textstats.measure("flesch_reading_ease", text, "de-AT") != textstats.measure("flesch_reading_ease", text, "en")

    def test_a_language_without_syllables_is_named(self) -> None:
        with pytest.raises(LookupError, match="'xx'"):
            textstats.measure("syllable_count", "one two three", "xx")

    def test_an_unknown_measure_is_named(self) -> None:
        with pytest.raises(ValueError, match="'flesh'"):
            textstats.measure("flesh", "one two three")

    def test_textstat_is_left_as_it_was(self) -> None:
        from textstat.backend.counts import _count_syllables

        held = _count_syllables.get_cmudict
        textstats.measure("syllable_count", "left as it was")
        assert _count_syllables.get_cmudict is held


ALONE = """
import os, socket, sys

def refuse(*_, **__):
    raise SystemExit("reached for the network")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
from linter import cli
code = cli.main(["stats", "--isolated", "a.md"])
assert "textstat" in sys.modules
assert "nltk" not in sys.modules, "nltk was imported"
import nltk
assert nltk.data, "what was imported is not nltk"
sys.exit(code)
"""


def test_stats_need_no_network_no_dictionary_and_no_nltk(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OWN[0] + "\n\n" + OWN[1] + "\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    environment = {**os.environ, "NLTK_DATA": str(tmp_path / "empty"), "HOME": str(tmp_path / "empty"), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run([sys.executable, "-c", ALONE], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"^  linsear write formula +\d", ran.stdout, re.M)
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_text_that_needs_no_measure_of_textstats_imports_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OWN[0] + "\n", encoding="utf-8")
    program = "import sys; from linter import cli; cli.main(sys.argv[1:]); print('textstat' in sys.modules)"
    for arguments in (["stats", "--measure", "core", "a.md"], ["check", "--isolated", "--select", "all", "a.md"]):
        ran = subprocess.run([sys.executable, "-c", program, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.stdout.split()[-1] == "False", ran.stderr


@given(st.lists(st.sampled_from([
    "The harbour wall was mended in June.", "Nobody at the office knew why it had taken so long to say so.", "A cat sat there.",
    "It rained, and the fishermen stayed at home until the evening.", "The committee discussed the municipal budget for the library.",
]), min_size=3, max_size=40))  # fmt: skip
def test_no_text_is_harder_than_its_length_allows(sentences: list[str]) -> None:
    text = document(" ".join(sentences))
    assert readability.formulas(readability.count(text))["flesch_reading_ease"] >= readability.least_flesch(text)
