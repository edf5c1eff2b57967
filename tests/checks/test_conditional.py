from __future__ import annotations

import pytest
from ruled import check, texts

from linter.fields import ConfigError

KEYS = {"first": r"\b([A-Z]{3,5})\b", "second": r"(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)"}


def test_an_abbreviation_wants_its_long_form() -> None:
    text = "The Varn River Board (VRB) met. The VRB said the HFO agreed."
    assert texts(text, "conditional", **KEYS) == ["HFO"]


def test_exceptions() -> None:
    assert texts("The BBC and the HFO.", "conditional", **KEYS, exceptions=["BBC"]) == ["HFO"]


def test_the_group_is_what_is_found() -> None:
    (found,) = check("The HFO.", "conditional", first=r"The ([A-Z]+)", second="x")
    assert (found.text, found.start.column) == ("HFO", 5)


@pytest.mark.parametrize("keys", [{"first": "a"}, {"second": "a"}, {"first": "", "second": "a"}, {"first": "(", "second": "a"}])
def test_both_patterns_are_needed(keys: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        check("x", "conditional", **keys)
