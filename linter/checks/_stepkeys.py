"""The `tokens` of a `sequence` rule -> the steps of its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from linter.checks._steps import Condition, Step, Verdicts, anchor
from linter.checks._universal import tags_of, words_of
from linter.fields import Fields

_KEYS = ("pattern", "tag", "upos", "negate", "skip", "min", "target")
_MOST = 1000  # steps of a rule: what `skip` and `min` make of its tokens

Regex = Callable[[str, str], str]  # a key and its regular expression -> the expression as Python knows it


def read_steps(fields: Fields, ignore_case: bool, regex: Regex) -> tuple[Step, ...]:
    """The steps, of which one at least is not negated. Raises ConfigError."""
    fields.asked.add("tokens")
    tokens = fields.values.get("tokens")
    if not isinstance(tokens, list) or not tokens:
        raise fields.fail("tokens", "'sequence' needs 'tokens', a list of mappings")
    steps = tuple(_steps(fields, tokens, ignore_case, regex))
    if anchor(steps) < 0:
        raise fields.fail("tokens", "'sequence' needs a token with a 'pattern', 'tag' or 'upos' that is not negated")
    return steps


def _steps(fields: Fields, tokens: list[object], ignore_case: bool, regex: Regex) -> Iterator[Step]:
    group = made = 0
    for n, token in enumerate(tokens):
        key = f"tokens/{n}"
        if not isinstance(token, dict) or set(token) - set(_KEYS):
            raise fields.fail(key, f"a token of 'sequence' is a mapping of {', '.join(_KEYS)}, not {token!r}")
        step = _step(fields, key, token, ignore_case, regex)
        for _ in range(max(1, _number(fields, key, token, "min"))):
            group += 1
            own = step._replace(group=group).spread(_number(fields, key, token, "skip"))
            made += len(own)
            if made > _MOST:
                raise fields.fail(key, f"'skip' and 'min' make more than {_MOST} words of this sequence")
            yield from own


def _step(fields: Fields, key: str, token: Mapping[str, object], ignore_case: bool, regex: Regex) -> Step:
    pattern, tag, universal = [_text(fields, key, token, name) for name in ("pattern", "tag", "upos")]
    if tag and universal:
        raise fields.fail(key, "a token has either 'tag' or 'upos'")
    try:
        tag = tags_of(universal) if universal else tag
    except ValueError as error:
        raise fields.fail(key, str(error)) from error
    condition = Condition(
        regex(key, pattern) if pattern else "", regex(key, tag) if tag else "", "" if pattern else words_of(universal),
        ignore_case, _flag(fields, key, token, "negate"),
    )  # fmt: skip
    return Step(Verdicts(condition), _flag(fields, key, token, "target"))


def _text(fields: Fields, key: str, token: Mapping[str, object], name: str) -> str:
    value = token.get(name) or ""
    if not isinstance(value, str):
        raise fields.fail(key, f"'{name}' of a token takes text, not {value!r}")
    return value


def _flag(fields: Fields, key: str, token: Mapping[str, object], name: str) -> bool:
    # inside lists, YAML's truth values and numbers arrive as they were typed
    value = str(token.get(name, False)).lower()
    if value not in ("true", "false", "yes", "no"):
        raise fields.fail(key, f"'{name}' of a token takes true or false, not {token[name]!r}")
    return value in ("true", "yes")


def _number(fields: Fields, key: str, token: Mapping[str, object], name: str) -> int:
    value = str(token.get(name, 0))
    if not value.isdecimal() or len(value) > 9:
        raise fields.fail(key, f"'{name}' of a token takes a number of words, not {token[name]!r}")
    return int(value)
