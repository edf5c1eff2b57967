"""The examples of a rule are its tests: `[[...]]` in a bad one marks exactly what must be found, a good one stays silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter import lazy, source
from linter.document import read
from linter.document.model import Document, Format
from linter.engine import Engine
from linter.hints import NamedTuple
from linter.rule import EXAMPLES, Example, Rule
from linter.source import Span

# the mark ends with the last two of a row of brackets, so that `[[[vc_row]]]` marks `[vc_row]`
_MARK = lazy.pattern(r"\[\[(.*?)\]\](?!\])", re.S)
_SUFFIXES: dict[str, str] = {"text": ".txt", "markdown": ".md", "mdx": ".mdx", "html": ".html"}


class Case(NamedTuple):
    """One example of a rule, to be tried: `kind` is the key it stands under, `number` counts from 0."""

    rule: Rule
    kind: str
    number: int
    example: Example

    @property
    def name(self) -> str:
        return f"{self.rule.id}-{self.kind}-{self.number}"


def cases(rules: Sequence[Rule]) -> Iterator[Case]:
    """Every example of rules that were loaded with their documentation."""
    for rule in rules:
        for kind in EXAMPLES:
            for number, example in enumerate(getattr(rule, kind)):
                yield Case(rule, kind, number, example)


def unmark(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and where they were in it."""
    parts, spans, at, length = [], [], 0, 0
    for mark in _MARK.finditer(text):
        before, inside = text[at : mark.start()], mark.group(1)
        spans.append(Span(length + len(before), length + len(before) + len(inside)))
        parts += [before, inside]
        length = spans[-1].end
        at = mark.end()
    return "".join((*parts, text[at:])), spans


def failure(case: Case, engine: Engine | None = None) -> str:
    """What is wrong with an example, as a line for its author; empty where it holds. Raises nothing of its own."""
    text, marks = (case.example.text, []) if case.kind == "good" else unmark(case.example.text)
    found = _found(case, engine or Engine([case.rule]), text)
    complaint = _complaint(case.kind, text, marks, found)
    return f"{case.rule.path}:{case.example.line}: {case.kind}: {complaint}" if complaint else ""


def document_of(example: Example) -> Document:
    """An example without its marks, read in its format."""
    return _read(example, unmark(example.text)[0])


def fixes(rule: Rule) -> frozenset[bool]:
    """What fixes a rule offers for its bad examples: safe ones (True), others (False), both or none.

    The rule is one that was loaded with its documentation.
    """
    from linter.offlimits import without_forbidden

    engine = Engine([rule])
    documents = [document_of(example) for example in rule.bad]
    found = [f for document in documents for f in without_forbidden(document, engine.check(document))]
    return frozenset(f.fix.safe for f in found if f.fix)


def _found(case: Case, engine: Engine, text: str) -> list[Span]:
    return [f.span for f in engine.check(_read(case.example, text)) if f.rule == case.rule.id]


def _read(example: Example, text: str) -> Document:
    return read(_source(text, "example" + _SUFFIXES[example.format], example.encoding), _format(example.format))


def _source(text: str, path: str, encoding: str) -> source.Source:
    return source.from_bytes(text.encode(encoding), path) if encoding else source.from_text(text, path)


def _format(name: str) -> Format:
    return name  # type: ignore[return-value]  # rule.py let only formats pass


def _complaint(kind: str, text: str, marks: list[Span], found: list[Span]) -> str:
    if kind == "bad":
        return _differences(text, marks, found)
    if kind == "good":
        return f"found {_shown(text, found)} in a text that is good" if found else ""
    if kind == "known_miss":
        missed = not found or (marks and not any(f.start <= m.end and m.start <= f.end for f in found for m in marks))
        return "" if missed else f"{_shown(text, found)} is found now: move the example to 'bad'"
    return "" if found else "the false alarm is gone: move the example to 'good'"


def _differences(text: str, marks: list[Span], found: list[Span]) -> str:
    if not marks:
        return "nothing is marked: put [[ and ]] around what must be found"
    missing, extra = [m for m in marks if m not in found], [f for f in found if f not in marks]
    parts = [f"{_shown(text, missing)} is marked and not found"] if missing else []
    return "; ".join([*parts, f"{_shown(text, extra)} is found and not marked"] if extra else parts)


def _shown(text: str, spans: list[Span]) -> str:
    return ", ".join(repr(text[s.start : s.end]) for s in spans)
