from __future__ import annotations

from ruled import check, texts


def test_any_doubled_word() -> None:
    assert texts("The the mill is is old, old. (On on top.)", "repetition") == ["The the", "is is", "On on"]


def test_what_only_looks_doubled() -> None:
    assert texts("Bora Bora in In Varn. It is. Is it? 10 10 b b the theatre the the-be the the’s data data.json", "repetition") == []


def test_three_are_meant() -> None:
    assert texts("No help help help came.", "repetition") == []


def test_lists_of_words_that_are_doubled_with_reason() -> None:
    lists = {"a.txt": ["had"], "v.txt": ["came"], "p.txt": ["in"]}
    keys = {"allowed": "a.txt", "verbs": "v.txt", "particles": "p.txt", "lists": lists}
    assert texts("They had had what came in in March; it was in in time.", "repetition", **keys) == ["in in"]


def test_quotations_tables_and_scopes() -> None:
    assert texts("He said “the the mill” on on Monday.", "repetition") == ["on on"]
    assert texts("# The the mill\n\nOn on it.", "repetition", scope="heading", format="markdown") == ["The the"]


def test_a_doubled_word_across_a_line_end_and_emphasis() -> None:
    assert texts("Over the\nthe mill, *on* on it.", "repetition", format="markdown") == ["the\nthe", "on* on"]


def test_the_fix_keeps_one() -> None:
    (found,) = check("Over the the mill.", "repetition")
    assert found.fix is not None
    assert (found.fix.replacement, found.fix.safe) == ("the", False)


def test_tokens_of_ones_own() -> None:
    assert texts("6 7 7 8, ab ab", "repetition", tokens=[r"\d"], alpha=False) == ["7 7"]
    assert texts("New York New York", "repetition", tokens=[r"New \w+"], ignorecase=False) == ["New York New York"]
    assert texts("the the the", "repetition", tokens=["the"], max=2) == []


def test_the_token_that_means_any_word_in_vale() -> None:
    assert texts("Over the the mill.", "repetition", tokens=[r"[^\s]+"], alpha=True) == ["the the"]


def test_a_long_line_costs_no_more_than_its_length() -> None:
    assert texts("the " + "a" * 300_000 + " aa" * 3 + " x y" * 100_000, "repetition") == []
