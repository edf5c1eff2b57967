"""Typed reading of mappings: what is taken, and how a mistake is told."""

from __future__ import annotations

import pytest

from linter.fields import ConfigError, Fields


def fields(**values: object) -> Fields:
    lines = {key: n for n, key in enumerate(values, 1)}
    return Fields("a.yml", values, {**lines, "texts/1": 9}, {"names.txt": ("Holt", "Varn")})


def test_getters_take_their_type_and_default() -> None:
    read = fields(text="a", flag=False, number=2, texts=["a", "b"], one="a", mapping={"a": "b"}, names="names.txt")
    assert (read.text("text"), read.flag("flag", True), read.number("number")) == ("a", False, 2)
    assert (read.strings("texts"), read.strings("one"), read.mapping("mapping")) == (("a", "b"), ("a",), {"a": "b"})
    assert read.word_list("names") == {"Holt", "Varn"}
    assert (read.text("no"), read.flag("no"), read.number("no", 3), read.strings("no"), read.mapping("no")) == ("", False, 3, (), {})
    read.finish("a test")


@pytest.mark.parametrize(
    ("getter", "value", "expected"),
    [
        ("text", 3, "takes text"),
        ("flag", "yes", "takes true or false"),
        ("number", True, "takes a number"),
        ("number", "3", "takes a number"),
        ("strings", [1], "takes a list of texts"),
        ("strings", {"a": 1}, "takes a list of texts"),
        ("mapping", [], "takes a mapping"),
        ("word_list", "name.txt", "did you mean 'names.txt'?"),
    ],
)
def test_another_type_is_refused(getter: str, value: object, expected: str) -> None:
    with pytest.raises(ConfigError) as caught:
        getattr(fields(first=1, key=value), getter)("key")
    assert caught.value.line == 2
    assert expected in caught.value.message


def test_a_choice_names_its_nearest() -> None:
    with pytest.raises(ConfigError, match=r"^a.yml:1: 'level' takes one of error, warning, not 'warnin'; did you mean 'warning'\?$"):
        fields(level="warnin").choice("level", ("error", "warning"))


def test_a_bad_expression_names_its_own_line() -> None:
    read = fields(texts=["a", "b("])
    with pytest.raises(ConfigError, match=r"^a.yml:9: 'b\(' is no regular expression: .* at character 2"):
        read.regex("texts/1", "b(")
    assert read.regex("texts/0", "a+") == "a+"


def test_a_key_nobody_asked_for_is_refused() -> None:
    read = fields(tokens=["a"], tokns=["b"])
    read.strings("tokens")
    with pytest.raises(ConfigError, match=r"^a\.yml:2: unknown key 'tokns' in a test; did you mean 'tokens'\?$"):
        read.finish("a test")


def test_a_missing_key_looks_for_its_misspelling() -> None:
    assert str(fields(tokns=["b"]).fail("tokens", "'tokens' is needed")) == "a.yml:1: 'tokens' is needed; did you mean 'tokens' by 'tokns'?"
