"""Rules for tests, without files."""

from __future__ import annotations

from linter import source
from linter.document import read
from linter.document.model import Format
from linter.engine import Engine
from linter.fields import Fields
from linter.findings import Finding
from linter.rule import from_fields


def check(
    text: str, extends: str, *, format: Format = "text", message: str = "%s|%s", lists: dict[str, list[str]] | None = None, **keys: object
) -> list[Finding]:
    """What a rule of these keys finds in a text."""
    values = {"extends": extends, "message": message, **keys}
    fields = Fields("rules/test/rule.yml", values, None, {k: tuple(v) for k, v in (lists or {}).items()})
    return Engine([from_fields("test.rule", fields)]).check(read(source.from_text(text), format))


def texts(*args: object, **keys: object) -> list[str]:
    """The texts that `check` finds."""
    return [f.text for f in check(*args, **keys)]  # type: ignore[arg-type]
