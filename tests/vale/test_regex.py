"""Go's expressions in Python: every construct against what it means, worked out by hand."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.vale.regex import Translated, Untranslatable, translate


def compiled(pattern: str) -> re.Pattern[str]:
    found: Translated = translate(pattern)
    return re.compile(found.regex, re.M | re.I if found.ignore_case else re.M)


def found(pattern: str, text: str) -> list[str]:
    return [match.group() for match in compiled(pattern).finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("(?i)boat", "Boat BOAT", ["Boat", "BOAT"]),
        ("sea(?i)bird", "seaBIRD SEAbird", ["seaBIRD"]),
        ("sea(?i)bird|gull", "seaBird GULL Sea", ["seaBird", "GULL"]),  # a flag holds over the next alternative as well
        ("(?:sea(?i)bird)gull", "seaBIRDgull seabirdGULL", ["seaBIRDgull"]),  # and not outside its group
        ("(?i)boat(?-i)YARD", "BoatYARD boatyard", ["BoatYARD"]),
        ("(?i:boat)yard", "BOATyard BOATYARD", ["BOATyard"]),
        ("(?m)^oar$", "oar\noars\noar", ["oar", "oar"]),
        ("^oar", "oar\noar", ["oar"]),  # without `m` the edges are the text's, whatever flags it runs under
        ("oar$", "oar\noar", ["oar"]),
        ("oar$", "oar\n", []),  # not before a last line end, as in Python
        ("a.b", "a\nb", []),
        ("(?s)a.b", "a\nb", ["a\nb"]),
        ("(?x) oar # a comment\n s", "oars", ["oars"]),
        ("oar(?# a comment)s", "oars", ["oars"]),
        (r"\w+", "naïve", ["na", "ve"]),  # classes know ASCII only ...
        (r"\bna", "éna na", ["na"]),  # ... and word boundaries all letters
        (r"\d+", "12 ٣٤", ["12"]),
        (r"a\sb", "a\u00a0b a b", ["a b"]),
        (r"\W", "é_", ["é"]),
        (r"[^\W]+", "oar-é", ["oar"]),
        (r"[\W]", "aé", ["é"]),
        (r"\p{Lu}\w+", "Éa Oar oar", ["Éa", "Oar"]),
        (r"\P{L}", "aé1", ["1"]),
        (r"\p{^L}", "aé1", ["1"]),
        (r"\pN", "a1", ["1"]),
        (r"[\p{L}\d]+", "é1 -", ["é1"]),
        (r"\p{Cyrillic}+", "oar весло", ["весло"]),
        ("[[:upper:]]+", "OAR oar", ["OAR"]),
        ("[[:^alpha:]]", "a1", ["1"]),
        ("[]a]+", "a]b", ["a]"]),
        ("[a-z-[aeiou]]+", "oars", ["rs"]),
        (r"\x{2019}\x41\u0042", "’AB", ["’AB"]),
        (r"\_\'", "_'", ["_'"]),
        (r"a\Z", "a\n", ["a"]),
        (r"a\z", "a\n", []),
        ("a{2}b{,2}", "aab{,2}", ["aab{,2}"]),  # braces without a first number are signs
        ("(?>a+)b", "aab", ["aab"]),
        ("(?>a+)ab", "aab", []),
        ("a++ab", "aab", []),
        (r"(?<name>a)\k<name>", "aa", ["aa"]),
        (r"(?P<name>a)(?P=name)", "aa", ["aa"]),
        (r"(?'name'a)b", "ab", ["ab"]),
        (r"(?<name>a)(b)\1\2", "abba", ["abba"]),  # groups without a name are numbered first
        (r"(a)\10", "a", None),  # there is no tenth group
        (r"(a)(?:\1)0", "aa0", ["aa0"]),
        ("(?<=sea|air)gull", "seagull airgull gull", ["gull", "gull"]),
        ("(?<!un|re)do", "undo redo outdo", ["do"]),
        ("(?<=sea ?)gull", "sea gull seagull", ["gull", "gull"]),
        (r"(?<=^|\s)I\b", "I and I, aI", ["I", "I"]),
        (r"(?<!:[^ ]+?):\s[A-Z]", "a: Bc d:e: Fg", [": B"]),
        (r"(?<=\d{1,3})%", "12% %", ["%"]),
        (r"(?i)(?<!the )BOARD", "the board Board", ["Board"]),
    ],
)
def test_means_what_it_means_to_vale(pattern: str, text: str, expected: list[str] | None) -> None:
    if expected is None:
        with pytest.raises(Untranslatable):
            translate(pattern)
    else:
        assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a", "not closed"),
        ("a)", "not opened"),
        ("[a", "not closed"),
        ("*a", "repeats nothing"),
        (r"\p{Nowhere}", "names no class"),
        ("[[:nowhere:]]", "no class"),
        ("[z-a]", "backwards"),
        ("a{3,2}", "no number of times"),
        (r"(?<=(?:ab|c)*)d", "any length"),
        (r"\k<gone>", "no group 'gone'"),
        ("(?<a>x)(?<a>y)", "two groups"),
        (r"\Ga", r"\G"),
        ("(?z)a", "flag 'z'"),
        ("(?(1)a|b)", "conditions"),
        (r"\x{110000}", "no character"),
        ("(" * 100 + ")" * 100, "nested too deeply"),
    ],
)
def test_says_what_is_wrong(pattern: str, reason: str) -> None:
    with pytest.raises(Untranslatable, match=re.escape(reason)):
        translate(pattern)


PIECES = st.sampled_from((
    "a", "B", "é", "(", ")", "(?:", "(?i)", "(?-i:", "(?<=", "(?<!", "(?=", "(?<n>", "[", "]", "[^", "-", "|", "*", "+", "?", "{2}", "{1,}",
    "\\", "\\w", "\\D", "\\b", "\\p{L}", "\\P{Lu}", "\\1", "\\k<n>", "^", "$", ".", "(?m)", "(?x)", "#", " ", "\n", "[[:alpha:]]", "-[",
))  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_never_raises_anything_else(pattern: str) -> None:
    try:
        translated = translate(pattern)
    except Untranslatable:
        return
    re.compile(translated.regex, re.M)


@given(st.text(max_size=40))
def test_takes_any_text(pattern: str) -> None:
    with contextlib.suppress(Untranslatable):
        translate(pattern)


@given(st.text(alphabet="abcDE éß'’-1 ", min_size=1, max_size=20), st.booleans())
def test_plain_words_mean_themselves(word: str, ignore_case: bool) -> None:
    pattern = ("(?i)" if ignore_case else "") + re.escape(word)
    assert compiled(pattern).fullmatch(word)
