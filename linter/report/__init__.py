"""Renderers: one module a format, each with `render(report, view)`; imported when a run asks for it.

They know findings and sources, and of rules only what the View hands them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from linter.findings import Finding, Level, Report
from linter.hints import NamedTuple, Protocol, cast

FORMATS = (
    *("full", "concise", "grouped", "json", "json-lines", "github"),
    *("junit", "checkstyle", "azure", "markdown"),
    *("sarif", "gitlab", "rdjson", "rdjsonl", "html"),
)
MACHINE_FORMATS = ("json", "json-lines")  # what people read has its summary beside it
MEASURED = (*MACHINE_FORMATS, "html")  # they carry measures, and what each score is made of
DOCUMENTED = ("sarif", "rdjson", "rdjsonl", "html")  # they carry what there is to say of each rule


class RuleText(NamedTuple):
    """What a rule says of itself; `message` is its pattern, with `%s` where a finding has words."""

    message: str
    level: Level
    why: str = ""
    mend: str = ""
    link: str = ""


class View(NamedTuple):
    """How to show a report: columns there are, colour or not, why each rule is one; and its texts, for a format that is DOCUMENTED."""

    width: int = 100
    colour: bool = False
    why: Mapping[str, str] = {}
    rules: Mapping[str, RuleText] = {}


class Renderer(Protocol):
    """A module of this package."""

    def render(self, report: Report, view: View) -> Iterator[str]: ...


def load(name: str) -> Renderer:
    """The renderer of a format, one of FORMATS."""
    return cast(Renderer, import_module(f"linter.report.{name.replace('-', '_')}"))


_PAINT = {"error": "1;31", "warning": "33", "suggestion": "36", "bold": "1", "dim": "2"}


def paint(text: str, style: str, view: View) -> str:
    """The text in a style (a level, `bold` or `dim`), where the view has colour."""
    return f"\x1b[{_PAINT[style]}m{text}\x1b[0m" if view.colour else text


def count(number: int, what: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def one_line(text: str) -> str:
    """The text with what would break a line, or a terminal, spelt out."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or "\udc80" <= c <= "\udcff" else _spelt(c) for c in text)


def _spelt(char: str) -> str:
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char) or f"<U+{ord(char):04X}>"


def place(finding: Finding) -> str:
    """`path:line:column` of a finding."""
    return f"{one_line(finding.path)}:{finding.start.line}:{finding.start.column}"
