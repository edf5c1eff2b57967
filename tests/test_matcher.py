"""The matcher finds what a plain loop over `re` finds, with RE2 and without, in the scope of each rule."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linter import scope, source
from linter.checks.base import Hit, Pattern
from linter.document import read
from linter.document.model import Document
from linter.filters import Locator
from linter.matcher import Matcher
from linter.prefilter import translate

BOTH = pytest.mark.parametrize("re2", [True, False], ids=["re2", "literals"])


def document(text: str, format: str = "text") -> Document:
    return read(source.from_text(text), format)  # type: ignore[arg-type]


def hits(text: str, *patterns: Pattern, re2: bool = True, where: str = "text", format: str = "text") -> list[str]:
    """What the patterns of one rule hit, as text."""
    read_text = document(text, format)
    found = Matcher([patterns], [scope.parse((where,))], re2=re2, patience=0).scan(read_text).get(0, [])
    whole = [text if patterns[h.pattern].target == "raw" else read_text.text for h in found]
    return [w[h.start : h.end] for w, h in zip(whole, found, strict=True)]


ATOMS = st.sampled_from(
    [
        "a",
        "s",
        "k",
        "I",
        "é",
        "É",
        "ſ",
        "“",
        ".",
        r"\w",
        r"\W",
        r"\d",
        r"\D",
        r"\s",
        r"\S",
        "[a-k]",
        "[^s]",
        "[^a-z]",
        "[éa]",
        "[à-ſ]",
        r"[^\w]",
        r"[^\s.]",
        r"\b",
        r"\B",
        "(?=a)",
        "(?!a)",
        r"(?<!\w)",
        r"(?!\w)",
        "(?<=k)",
        "^",
        "$",
        r"\Z",
        "(?:a|s|)",
        "(?i:s)",
        "(?-i:k)",
        "(é|k)",
        "ı",
        "_",
        "1",
        "[ıx]",
        r"[\d_]",
        "—",
        " ",
        "(?s:.)",
        "(?>a+)",
    ]
)
QUANTIFIERS = st.sampled_from(["", "", "", "", "?", "*", "+", "{2}", "{1,3}", "*?", "{2,9}", "?+"])
EXPRESSIONS = st.lists(st.tuples(ATOMS, QUANTIFIERS), min_size=1, max_size=6).map(lambda parts: "".join(a + q for a, q in parts))
TEXTS = st.text(st.sampled_from("abkKsSiIéÉſıİ\u212a“—  1²٣_\xa0µß\n\n.x"), min_size=1, max_size=60)


def compiles(regex: str) -> bool:
    try:
        re.compile(regex)
    except re.error:
        return False
    return True


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(EXPRESSIONS, st.booleans()), min_size=1, max_size=5), TEXTS, st.sampled_from(["prose", "raw"]), st.booleans())
def test_hits_are_those_of_a_plain_loop(expressions: list[tuple[str, bool]], text: str, target: str, re2: bool) -> None:
    assume(all(compiles(e) for e, _ in expressions))
    patterns = [Pattern(regex=e, ignore_case=i, target=target) for e, i in expressions]  # type: ignore[arg-type]
    read_text = document(text)
    rule_scope = scope.parse(("text",), quoted=True)
    found = Matcher([patterns], [rule_scope], re2=re2, patience=0).scan(read_text).get(0, [])
    wanted = []
    for number, pattern in enumerate(patterns):
        regex = re.compile(pattern.regex, re.M | re.I if pattern.ignore_case else re.M)
        if target == "raw":
            wanted += [Hit(number, *m.span()) for m in regex.finditer(text)]
        else:
            for block in read_text.prose_blocks:
                inside = read_text.text[block.start : block.end]
                wanted += [Hit(number, m.start() + block.start, m.end() + block.start) for m in regex.finditer(inside)]
    assert sorted(found) == sorted(wanted)


@settings(max_examples=200, deadline=None)
@given(EXPRESSIONS, st.booleans(), TEXTS, st.integers(0, 20))
def test_a_locator_finds_what_the_expression_finds(expression: str, ignore_case: bool, text: str, start: int) -> None:
    pytest.importorskip("re2")
    assume(compiles(expression))
    prefilter = translate(expression, ignore_case)
    assume(prefilter.bytes_pattern)
    regex = re.compile(expression, re.M | re.I if ignore_case else re.M)
    end = max(start, len(text) - 3)
    found = Locator(prefilter, regex).finditer(text, start, end)
    assert [m.span() for m in found] == [m.span() for m in regex.finditer(text, start, end)]


def test_a_locator_gives_up_where_it_is_no_help() -> None:
    pytest.importorskip("re2")
    regex = re.compile(r"a(?=.*(z)\1)", re.S)
    prefilter = translate(r"a(?=.*(z)\1)", False)
    text = "a" * 5000 + "é zz a"
    assert len(list(Locator(prefilter, regex).finditer(text, 0, len(text)))) == len(regex.findall(text))


@BOTH
def test_a_pattern_that_fires_often_finds_no_less(re2: bool) -> None:
    text = "\n\n".join(f"The {n} mills of “Wörms” are oldish and newish." for n in range(60))
    assert hits(text, Pattern(regex=r"\w+ish\b"), re2=re2) == ["oldish", "newish"] * 60


@BOTH
def test_a_match_never_crosses_a_block(re2: bool) -> None:
    text = "The mill is\n\nold and grey."
    assert hits(text, Pattern(regex=r"is\s+old"), Pattern(phrases=("is old",)), re2=re2) == []
    assert hits("The mill is\nold and grey. " * 3, Pattern(regex=r"is\s+old"), re2=re2, format="markdown") == ["is old"] * 3


def test_phrases_match_whole_words_only() -> None:
    phrase = Pattern(phrases=("art", "art deco", "c++"))
    assert hits("Smart art, artful Art Deco; c++ and c++x, art_1.", phrase) == ["art", "Art Deco", "c++", "c++"]
    assert hits("éart artß", phrase) == []


def test_phrases_know_typographic_apostrophes_and_blanks() -> None:
    assert hits("They don’t know. New\xa0Varn is far.", Pattern(phrases=("don't know", "new varn"))) == ["don’t know", "New\xa0Varn"]


def test_phrases_keep_their_case_where_it_counts() -> None:
    assert hits("The Iron Bridge and the iron bridge.", Pattern(phrases=("Iron Bridge",), ignore_case=False)) == ["Iron Bridge"]


def test_letters_that_grow_in_lower_case_move_no_hit() -> None:
    assert hits("İİİ İstanbul mill", Pattern(phrases=("mill",))) == ["mill"]


def test_a_phrase_of_two_rules_is_found_for_both() -> None:
    found = Matcher([[Pattern(phrases=("old mill",))], [Pattern(phrases=("Old mill", "old"))]]).scan(document("The old mill."))
    assert found == {0: [Hit(0, 4, 12, 0)], 1: [Hit(0, 4, 12, 0)]}


@BOTH
def test_the_scope_chooses_the_blocks(re2: bool) -> None:
    text = "# Old mill\n\nThe old mill.\n\n- old list\n\n> old quote\n"
    old = Pattern(regex="old [a-z]+")

    def found(where: str) -> list[str]:
        return hits(text, old, re2=re2, where=where, format="markdown")

    assert found("text") == ["Old mill", "old mill", "old list", "old quote"]
    assert found("heading") == ["Old mill"]
    assert found("list") == ["old list"]
    assert found("~heading") == ["old mill", "old list", "old quote"]


def test_quotations_are_the_speakers() -> None:
    text = "He said “an old mill” of the old mill."
    one = [Pattern(phrases=("old mill",))]
    assert [h.start for h in Matcher([one]).scan(document(text))[0]] == [29]
    assert len(Matcher([one], [scope.parse(("text",), quoted=True)]).scan(document(text))[0]) == 2
    assert [h.start for h in Matcher([one], [scope.parse(("quote",))]).scan(document(text))[0]] == [12]


def test_raw_patterns_see_the_source_and_not_the_code() -> None:
    text = "A **bold** word and `**code**`.\n\n```\n**fenced**\n```\n"
    assert hits(text, Pattern(regex=r"\*\*\w+\*\*", target="raw"), where="raw", format="markdown") == ["**bold**"]
    assert hits(text, Pattern(phrases=("**bold**", "**code**"), target="raw"), where="raw", format="markdown") == ["**bold**"]


@BOTH
def test_raw_patterns_may_span_lines(re2: bool) -> None:
    text = "word " * 2000 + "\nbegin\n" + "x\n" * 3000 + "end\n"
    found = hits(text, Pattern(regex=r"begin[\s\S]*?end", target="raw"), re2=re2, where="raw")
    assert [len(f) for f in found] == [6009]


def test_front_matter_values_can_be_searched_alone() -> None:
    text = "---\ntitle: The old mill\nauthor: Old Holt\n---\n\nThe old mill.\n"
    found = hits(text, Pattern(regex="old", target="raw"), where="front-matter", format="markdown")
    assert found == ["old", "Old"]


def test_a_pattern_no_filter_can_hold_back_is_named() -> None:
    matcher = Matcher([[Pattern(regex="bell")], [Pattern(phrases=("a",)), Pattern(regex="x*")]])
    assert matcher.slow == [(1, 1)]


def test_many_patterns_in_one_text_are_all_found() -> None:
    words = [f"word{n}" for n in range(400)]
    found = Matcher([[Pattern(regex=rf"\b{w}\b(?! not)")] for w in words]).scan(document(" ".join(words)))
    assert sorted(found) == list(range(400))


@pytest.mark.parametrize("memory", [1 << 12, 1 << 16, 1 << 18, 1 << 20])
def test_little_memory_loses_nothing(memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.filters._MEMORY", memory)
    words = [f"{a}{b}mill" for a in "abcdefghij" for b in "klmnopqrst"]
    text = "\n\n".join(f"The {a} and {b} of {a} by the “{b}”." for a, b in zip(words, words[::-1], strict=True))
    patterns = [[Pattern(regex=rf"\b{w}\b.* (?:of|by) \w+")] for w in words]
    found = Matcher(patterns).scan(document(text))
    assert {n: len(h) for n, h in found.items()} == dict.fromkeys(range(100), 2)
