from __future__ import annotations

import pytest
from ruled import check, texts

from linter.fields import ConfigError


def test_literal_tokens_and_patterns_together() -> None:
    assert texts("The old mill and the new bridge, then Mill-race.", "existence", tokens=["old mill", "new (?:bridge|weir)", "Mill"]) == [
        "old mill", "new bridge", "Mill",
    ]  # fmt: skip


def test_whole_words_unless_nonword() -> None:
    assert texts("Milling, mill.", "existence", tokens=["mill"]) == ["mill"]
    assert texts("Milling, mill.", "existence", tokens=["mill"], nonword=True) == ["Mill", "mill"]
    assert texts("end?? really", "existence", tokens=[r"\?\?"], nonword=True) == ["??"]


def test_case_counts_when_asked() -> None:
    assert texts("Mill and mill.", "existence", tokens=["mill"], ignorecase=False) == ["mill"]
    assert texts("Mill, mills and mill.", "existence", tokens=["mills?"], ignorecase=False) == ["mills", "mill"]


def test_the_longest_of_overlapping_tokens_is_found_once() -> None:
    assert texts("in order to go", "existence", tokens=["in order", "in order to", "order to go", r"in \w+"]) == ["in order to"]


def test_exceptions_are_texts_or_patterns() -> None:
    found = texts("very Well, very old, very odd, very oddly", "existence", tokens=[r"very \w+"], exceptions=["well", "very od+"])
    assert found == ["very old", "very oddly"]


def test_raw_pieces_are_joined_to_one_pattern() -> None:
    assert texts("a foo bar b", "existence", raw=[r"foo\s", "(?=bar)bar"]) == ["foo bar"]


def test_raw_stands_before_the_tokens_or_behind_them() -> None:
    text = "It was beaten, beaten was it, was not."
    assert texts(text, "existence", raw=[r"\b(?:is|was)\b\s*"], tokens=["beaten", "eaten"]) == ["was beaten"]
    assert texts(text, "existence", raw=[r"\s*\b(?:is|was)\b"], tokens=["beaten", "eaten"], append=True) == ["beaten was"]


def test_case_counts_where_a_range_of_letters_says_so() -> None:
    assert texts("Is it: The mill? A mill: the dam.", "existence", tokens=[r":\s[a-z]\w+"], nonword=True) == [": the"]
    assert texts("ABC abc mill Mill", "existence", tokens=["[A-Z]{3}", "mill"]) == ["ABC", "mill", "Mill"]
    assert texts("ABC abc", "existence", tokens=["[A-Z]{3}"], ignorecase=True) == ["ABC", "abc"]


def test_flags_at_the_start_of_a_token_are_its_own() -> None:
    assert texts("MILL Dam dam", "existence", tokens=["(?i)mills?", "dams?"], ignorecase=False) == ["MILL", "dam"]


@pytest.mark.parametrize(
    ("action", "text", "replacement"),
    [
        ({"name": "remove"}, "mill", ""),
        ({"name": "replace", "params": ["dam"]}, "mill", "dam"),
        ({"name": "replace", "params": ["dam", "weir"]}, "mill", None),
        ({"name": "edit", "params": ["trim_right", "l"]}, "mill", "mi"),
        ({"name": "edit", "params": ["trim_left", "m"]}, "mill", "ill"),
        ({"name": "edit", "params": ["trim", "ml"]}, "mill", "i"),
        ({"name": "edit", "params": ["remove", "i"]}, "mill", "mll"),
        ({"name": "edit", "params": ["replace", "i", "e"]}, "mill", "mell"),
        ({"name": "edit", "params": ["regex", "(l+)", "<$1>"]}, "mill", "mi<ll>"),
        ({"name": "suggest", "params": ["spellings"]}, "mill", None),
    ],
)
def test_actions_become_fixes(action: dict[str, object], text: str, replacement: str | None) -> None:
    (found,) = check(f"The {text}.", "existence", tokens=[text], action=action)
    assert (found.fix and found.fix.replacement) == replacement


@pytest.mark.parametrize(
    "action", [{"name": "burn"}, {"name": "edit"}, {"name": "edit", "params": ["regex", "(", ""]}, {"name": "remove", "when": "now"}]
)
def test_actions_nobody_knows_are_refused(action: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        check("x", "existence", tokens=["a"], action=action)


def test_escaped_literals_are_literal() -> None:
    assert texts("approx. two, approxy", "existence", tokens=[r"approx\."], nonword=True) == ["approx."]


def test_words_across_emphasis_keep_their_exact_span() -> None:
    (found,) = check("The *old* mill.", "existence", tokens=["old mill"], format="markdown")
    assert (found.text, found.subject) == ("old* mill", "old mill")


def test_raw_scope_sees_markup() -> None:
    assert texts("A [b](http://c.d?utm_source=x) `utm_source`", "existence", tokens=["utm_source"], scope="raw", format="markdown") == [
        "utm_source"
    ]


def test_prose_and_front_matter_together() -> None:
    text = "---\ntitle: The old mill\nlayout: old mill\n---\nAn old mill.\n"
    assert texts(text, "existence", tokens=["old mill"], scope=["paragraph", "front-matter"], format="markdown") == ["old mill"] * 3


def test_the_message_is_given_the_find() -> None:
    (found,) = check("The Old Mill.", "existence", message="'%s' is 100%% old.", tokens=["old mill"])
    assert found.message == "'Old Mill' is 100% old."


@pytest.mark.parametrize("keys", [{}, {"tokens": []}, {"tokens": ["("]}, {"tokens": ["a", ""]}, {"raw": ["(", "["]}, {"tokens": [3]}])
def test_what_cannot_be_searched_is_refused(keys: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        check("x", "existence", **keys)
