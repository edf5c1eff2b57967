from __future__ import annotations

import pytest
from ruled import check, texts

from linter.fields import ConfigError

LONG = "One, two, three, four and five. One, two."


def test_too_many_in_a_sentence_marks_the_sentence() -> None:
    (found,) = check(LONG, "occurrence", token=",", max=2, scope="sentence")
    assert (found.text, found.message) == ("One, two, three, four and five.", "3|2")


def test_too_many_in_a_block_marks_the_first_one_too_many() -> None:
    (found,) = check(f"a, b.\n\n{LONG}", "occurrence", token=",", max=3, scope="paragraph", format="markdown")
    assert (found.text, found.start.line, found.start.column) == (",", 3, 36)


def test_too_many_in_a_document() -> None:
    assert texts("Mill.\n\nMill.\n\nMill.", "occurrence", token="Mill", max=2, scope="document") == ["Mill"]
    assert texts("Mill.\n\nMill.\n\nMill.", "occurrence", token="Mill", max=2) == []


def test_too_few() -> None:
    (found,) = check("A mill.\n\nA dam.", "occurrence", token="mill", min=1, scope="paragraph", format="markdown")
    assert found.text == "A dam."
    assert len(check("A dam.", "occurrence", token="mill", min=1, scope="document")) == 1
    assert len(check("", "occurrence", token="mill", min=1, scope="document")) == 1


@pytest.mark.parametrize("keys", [{"token": "a"}, {"max": 1}, {"token": "(", "max": 1}, {"token": "a", "max": "many"}])
def test_what_cannot_be_counted_is_refused(keys: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        check("x", "occurrence", **keys)
