"""Sentence boundaries: where damage must be cut, and where professional copy must not be."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document.sentences import split


def sentences(text: str, lang: str = "en") -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text), lang)]


@pytest.mark.parametrize(
    "marked",
    [
        # damage: a stop is a boundary whatever follows
        "The boats went elsewhere.|was never settled.|harbours.|If so, the fleet waits.",
        "It sank below the surface.|.|Then it rose.",
        "The pier closed .|Nobody came.",
        "He lived there in 2019.|because the rent was low.",
        # ordinary ends
        "The mill closed.|Who bought it?|Nobody!|What?!|So it stands.",
        "“We are done.”|The mayor left.",
        "He said: “I left.|It was late.”|Then he slept.",
        "(The mill is closed.)|The dam is not.",
        "So did I.|The dog ran.|That was World War I.|It ended.",
        "She wrote lib.py.|Then she read www.example.org/press.|Done.",
        "It grew.[12]|Then it shrank.",
        # abbreviations that end a sentence
        "He lived in the U.S.|The rest left at 5 p.m.|Nobody waved.",
        "They make bolts, nuts, etc.|Prices vary.",
        "It was in Tampa, Fla.|He left Acme Inc.|More shares fell.",
        "Is it true?|No.|The bridge stands.",
        "He is a sales rep.|The firm pays well.",
        # an ellipsis that ends a sentence
        "He waited...|Then he left.|She hoped…|Nobody came.",
    ],
)
def test_cuts_at_every_boundary(marked: str) -> None:
    assert sentences(marked.replace("|", " ")) == marked.split("|")


PARAGRAPHS = Path(__file__).parent / "sentences"  # a paragraph a block of lines, a sentence a line


@pytest.mark.parametrize("lang", ["de", "es", "fr", "it", "pt"])
def test_knows_the_conventions_of_a_language(lang: str) -> None:
    paragraphs = [p.split("\n") for p in (PARAGRAPHS / f"{lang}.txt").read_text(encoding="utf-8").strip().split("\n\n")]
    assert [sentences(" ".join(lines), lang) for lines in paragraphs] == paragraphs


@given(
    st.sampled_from(["de", "es", "fr", "it", "pt", "en", "xx"]),
    st.text(alphabet="aA.!?…»«„“”¿¡3XV (),;—\u202f\xa0" + "zBSrMnº’'", max_size=60) | st.text(max_size=60),
)
def test_the_sentences_of_any_language_are_the_whole_text(lang: str, text: str) -> None:
    text = text.replace("\n", " ")
    spans = list(split(text, 0, len(text), lang))
    ends = [0, *(end for _, end in spans)]
    assert all(ends[n] <= start < end for n, (start, end) in enumerate(spans))
    gaps = [text[ends[n] : start] for n, (start, _) in enumerate(spans)] + [text[ends[-1] :]]
    assert "".join(gaps).strip() == ""


@pytest.mark.parametrize(
    "whole",
    [
        "Bring both 1. a rope and 2. a lamp.",
        "Titles (ex. titles on pages) are short, eg. this one, resp. that one, ie. both.",
        "Shares in the smaller firm (Acme Inc.) fell by a third.",
        "The reply of Sen. Ada Lind (D-N.Y.) came late.",
        "Cells of E. coli grew in the U.S. Army lab at St. Petersburg.",
        "Mr. Lind, Dr. Moss and J. K. Holt met on Jan. 5 at No. 7, St. Anne Street.",
        "Robert P. Lind and Ada M. Holt came with Messrs. Moss and Birk.",
        "It opens at 9 a.m. Varn time, says the firm (Chandler, Ariz.) -- and nobody else.",
        "It opens at 9 a.m. Monday and shuts at 5 p.m. on weekdays.",
        "See Sec. 3, pp. 4-5, Fig. 2 and Vol. II of the report.",
        "Fruit, e.g. apples, i.e. red ones, cost approx. five crowns.",
        "The firm, Foo Corp. said, beat Bar Inc. in Roe v. Holt and in Lind vs. Moss.",
        "Two papers, i.e. The Mill and In Varn, e.g. The Harbour, ran it (cf. The Dam).",
        "Yahoo! said it would buy the rest.",
        "The new Yahoo! News page is live.",
        "“Why?” he asked.",
        "“Stop!” she said.",
        '"Is it over?" asked the clerk.',
        "The (very dear!) bridge stands.",
        "He waited . . . and then he left.",
        "He waited … and then he left.",
        "Well... no.",
        "The old hall, i. e. cold rooms, is 5 ft. 3 in. tall and 4 in. of it is moss.",
        "About 5 per cent. of the town voted.",
        "Prof. Holt, of the State Dept. of roads, spoke at 8 p.m. EST.",
        "1. The first point stands.",
        "a. the lower shelf",
    ],
)
def test_keeps_a_sentence_whole(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("lang", "marked"),
    [
        ("de", "Am 5. Mai kam Dr. Weber z.B. nach Bonn.|Er blieb.|Es war Nr. 5.|»Halt!«|Er ging."),
        ("es", "El Sr. Gómez vive en EE.UU.|¿Qué?|¡No!|Llegó a las 5 p.m. y se fue."),
        ("fr", "M. Dupont est là.|« Non. »|Il part.|Quoi ?|Mme Roy, cf. p. 5, dit oui."),
        ("pt-BR", "O Sr. Lima mora na Av. Central.|Ele saiu."),
        ("it", "Il sig. Rossi vive a Bari.|Il dott. Neri, pag. 5, dice di sì."),
        ("hi", "यह एक वाक्य है।|यह दूसरा है।"),
        ("ar", "هل هذا صحيح؟|نعم."),
    ],
)
def test_knows_other_languages(lang: str, marked: str) -> None:
    assert sentences(marked.replace("|", " "), lang) == marked.split("|")


def test_cuts_chinese_and_japanese_without_spaces() -> None:
    assert sentences("这是一个句子。这是「另一个！」是吗？好。", "zh") == ["这是一个句子。", "这是「另一个！」", "是吗？", "好。"]


@given(st.text(alphabet="aB.!?… \t\u00a0\"”')1,。", max_size=60))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    at = 0
    for start, end in split(text, 0, len(text)):
        assert at <= start < end
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""


@pytest.mark.parametrize("unit", [". ", "a.) ", "? ", "A. ", ". . ", "no.", "(a.) ", "“a.” b ", "x", ".", "!", "…", '"', '."', ".[1]"])
def test_costs_time_linear_in_length(unit: str) -> None:
    started = time.perf_counter()
    text = "." + unit * 200_000 + "x"
    sum(1 for _ in split(text, 0, len(text)))
    assert time.perf_counter() - started < 8
