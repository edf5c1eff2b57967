"""A prefilter fires wherever its pattern matches: whatever `re` matches, the translation matches."""

from __future__ import annotations

import re
import sys

import pytest

from linter.filters import Prefilter, fold_bytes
from linter.prefilter import translate

re2 = pytest.importorskip("re2")
EVERYTHING = [chr(n) for n in range(sys.maxunicode + 1)]


def fires(prefilter: Prefilter, text: str) -> bool:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    return bool(re2.search(prefilter.bytes_pattern.encode("latin-1"), fold_bytes(text), options))


@pytest.mark.parametrize("ignore_case", [True, False])
@pytest.mark.parametrize(
    "regex",
    [
        r"\w",
        r"\W",
        r"\d",
        r"\D",
        r"\s",
        r"\S",
        ".",
        "[^a]",
        "s",
        "k",
        "i",
        "I",
        "[a-z]",
        "[À-ſ]",
        "µ",
        "ß",
        "[^ks]",
        "[\u2010-\u2015]",
        "[\ue200-\uf8ff]",
        "[\u0590-\U0001f9ff]",
        "[一-龥]",
        "[\u0300-\u036f]",
    ],
)
def test_every_character_that_matches_fires(regex: str, ignore_case: bool) -> None:
    prefilter = translate(regex, ignore_case)
    matched = "".join(re.findall(regex, "".join(EVERYTHING), re.I if ignore_case else 0))
    if matched.isascii() or len(matched) < 200:
        assert [c for c in matched if not fires(prefilter, c)] == []
        return
    # one search for all: what is left between the translated matches must be nothing
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    left = re2.sub(b"(?:" + prefilter.bytes_pattern.encode("latin-1") + b")+", b"", fold_bytes(matched), options=options)
    assert left == b""


@pytest.mark.parametrize(
    ("regex", "matching", "silent"),
    [
        (r"\bart\b", "an art", "a party"),
        (r"(?<!\w)mill(?!\w)", "the mill.", "windmills"),
        (r"experts (?:say|warn)", "Experts warn", "experts hope"),
        (r"colou?r[^.]{0,80}grey", "colour of the long road to a grey town", "colour. A grey town"),
        (r"“\w+”", "“word”", '"word"'),
        (r"\d{4}-\d\d", "2024-05", "24-05"),
        (r"(?i:lorem) ipsum", "LOREM ipsum", "lorem IPSUM"),
        (r"(\w)\1 end", "aa end", "no"),
        (r"^Photo:", "Photo: mill", "The Photo: mill"),
        (r"said\.$", "he said.", "he said. So"),
        ("caf[eé]s", "cafés", "cafs"),
        (r"[\ue200-\ue206]", "a\ue203b", "“curly” — é"),
        ("[一-龥]", "好", "é “x”"),
    ],
)
def test_translations_are_close(regex: str, matching: str, silent: str) -> None:
    ignore_case = "LOREM" not in matching
    prefilter = translate(regex, ignore_case)
    assert fires(prefilter, matching)
    assert not fires(prefilter, silent)


@pytest.mark.parametrize(
    ("regex", "literals"),
    [
        ("Experts (?:say|warn)", (("experts ",), ("say", "warn"))),
        (r"\b(?:mill|bridge)s?\b", (("mill", "bridge"),)),
        (r"\w+ly\b", ()),
        ("(?:long)+ road", ((" road",), ("long",))),
        ("(?:a|bridge)", ()),
        (r"\[\w+\]", (("[",), ("]",))),
        ("(?:ЖУК|зябь)", (("жук", "зябь"),)),
        ("straße", (("stra",),)),
    ],
)
def test_required_literals(regex: str, literals: tuple[tuple[str, ...], ...]) -> None:
    assert translate(regex, True).literals == literals


@pytest.mark.parametrize(
    ("regex", "one_line"),
    [
        ("mill", True),
        (r"a\s+b", False),
        ("[^x]y", False),
        ("(?s:a.b)", False),
        ("a.b", True),
        (r"a\n", False),
        ("a(?!\n)", False),
        (r"\Aa", False),
    ],
)
def test_patterns_that_look_at_line_ends_are_known(regex: str, one_line: bool) -> None:
    assert translate(regex, False).one_line is one_line


def test_a_pattern_that_matches_nothing_at_all_has_no_filter() -> None:
    assert translate("x*", True) == Prefilter()


def test_many_optional_parts_are_translated_at_once() -> None:
    regex = r"\b" + "".join(f"(?:{c}a)?" for c in "bcdfghjklmnpqrstvwxyz" * 3) + "end"
    assert fires(translate(regex, True), "the end")
