from __future__ import annotations

import pytest
from ruled import check, texts

from linter.fields import ConfigError

EITHER = {"adviser": "advisor", "grey": "gray"}


def test_the_rarer_form_is_found() -> None:
    text = "The advisor met an adviser and an Adviser. All was grey."
    (found,) = check(text, "consistency", either=EITHER)
    assert (found.text, found.message) == ("advisor", "advisor|adviser")
    assert [text[s.start : s.end] for s in found.related] == ["adviser"]


def test_the_later_form_is_found_where_both_are_as_frequent() -> None:
    assert texts("A gray dog. A grey cat.", "consistency", either=EITHER) == ["grey"]


def test_one_form_is_consistent() -> None:
    assert texts("A grey dog. A grey cat, an adviser.", "consistency", either=EITHER) == []


@pytest.mark.parametrize("either", [{}, {"a": 3}, {"(": "b"}, {"a": ""}, {"": "a"}, ["a"]])
def test_what_is_no_pair_is_refused(either: object) -> None:
    with pytest.raises(ConfigError):
        check("x", "consistency", either=either)
