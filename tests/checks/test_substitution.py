from __future__ import annotations

import pytest
from ruled import check, texts

from linter.fields import ConfigError


def test_the_better_word_is_named_first() -> None:
    (found,) = check("They utilise it.", "substitution", message="Use '%s' instead of '%s'.", swap={"utili[sz]e": "use"})
    assert (found.text, found.message, found.subject) == ("utilise", "Use 'use' instead of 'utilise'.", "utilise")


def test_a_capital_is_taken_over() -> None:
    (found,) = check("Utilise it.", "substitution", swap={"utilise": "use"})
    assert found.message == "Use|Utilise"


def test_alternatives() -> None:
    (found,) = check("It was approximately six.", "substitution", swap={"approximately": "about|around"}, action={"name": "replace"})
    assert (found.message, found.fix) == ("about or around|approximately", None)


def test_groups_fill_the_replacement() -> None:
    (found,) = check("They spoke cost-wise.", "substitution", swap={r"(\w+)-wise": "as to $1"})
    assert found.message == "as to cost|cost-wise"


def test_what_is_right_already_is_no_finding() -> None:
    assert texts("Github, GitHub and github.", "substitution", swap={"github": "GitHub"}) == ["Github", "github"]
    assert texts("They are in Javascript.", "substitution", swap={"(?:js|javascript)": "JavaScript"}, exceptions=["Javascript"]) == []


def test_a_fix_where_the_rule_offers_one() -> None:
    (found,) = check("They utilise it.", "substitution", swap={"utilise": "use"}, action={"name": "replace", "safe": True})
    assert found.fix is not None
    assert (found.fix.replacement, found.fix.safe, found.fix.span) == ("use", True, found.span)
    (found,) = check("They utilise it.", "substitution", swap={"utilise": "use"})
    assert found.fix is None


def test_no_fix_tears_markup() -> None:
    (found,) = check("In *order* to go.", "substitution", swap={"in order to": "to"}, action={"name": "replace"}, format="markdown")
    assert (found.text, found.fix) == ("In *order* to", None)


def test_pairs_from_a_list() -> None:
    lists = {"pairs.txt": ["counterfeit consciousness -> artificial intelligence", "colossal data -> big data"]}
    assert texts("Of colossal data.", "substitution", pairs="pairs.txt", lists=lists) == ["colossal data"]
    with pytest.raises(ConfigError, match="wrong -> right"):
        check("x", "substitution", pairs="pairs.txt", lists={"pairs.txt": ["colossal data"]})


@pytest.mark.parametrize(
    "keys",
    [{}, {"swap": {}}, {"swap": ["a"]}, {"swap": {"a": None}}, {"swap": {"(": "b"}}, {"swap": {"a": "b"}, "action": {"name": "burn"}}],
)
def test_what_cannot_be_swapped_is_refused(keys: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        check("x", "substitution", **keys)
