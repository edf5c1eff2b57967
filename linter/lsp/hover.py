"""What an editor shows beside a finding: the page of its rule, without the examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter import suppress
from linter.findings import Finding
from linter.report import one_line
from linter.rule import Rule, documented

# backslashes, not entities: some editors show a hover as it is written
_ACTIVE = re.compile(r"[\\`*_\[\]<>]|&(?=#?\w+;)|:(?=//)|(?<=\bwww)\.")
_FIRST = re.compile(r"^(\d*)([#+.)=~-])")  # what begins a heading, list or fence

Section = tuple[str, str]  # title and text


def text(pages: Sequence[tuple[Finding, list[Section]]], markdown: bool) -> str:
    """The hover over findings: what each says, and its rule's page."""
    between = "\n\n---\n\n" if markdown else "\n\n"
    return between.join("\n\n".join(_lines(finding, sections, markdown)) for finding, sections in pages)


def sections(finding: Finding, rule: Rule | None) -> list[Section]:
    """What there is to say of the rule of a finding, which is read from the rule's file."""
    if rule is not None:
        rule = documented(rule)
        found = [("Why", rule.why), ("How to mend it", rule.mend), ("Silent about", rule.silent), ("More", rule.link)]
    elif finding.rule in suppress.RULES:
        found = [("Why", suppress.RULES[finding.rule][1])]
    elif finding.pack == "grammar":
        from linter.languagetool.manual import page

        found = page(finding.rule)
    else:
        found = []
    return [(title, said) for title, said in found if said]


def _lines(finding: Finding, about: list[Section], markdown: bool) -> Iterator[str]:
    yield f"**{escaped(finding.rule)}** · {finding.level}" if markdown else f"{finding.rule}, {finding.level}"
    yield _words(finding.message, markdown)
    if finding.evidence:
        yield _section("Evidence", finding.evidence, markdown)
    for title, said in about:
        yield _section(title, said, markdown)


def _section(title: str, said: str, markdown: bool) -> str:
    if markdown and title == "More" and _is_link(said):
        return f"**{title}:** <{said}>"
    words = "\n\n".join(_words(paragraph, markdown) for paragraph in said.strip().split("\n\n"))
    return f"**{title}:** {words}" if markdown else f"{title}: {words}"


def _is_link(said: str) -> bool:
    return said.startswith(("https://", "http://")) and not any(c in said for c in "<> \\\n")


def _words(said: str, markdown: bool) -> str:
    joined = one_line(" ".join(said.split()))
    return escaped(joined) if markdown else joined


def escaped(said: str) -> str:
    """A line of Markdown that reads as the text stands: a message holds words of the article."""
    return _FIRST.sub(r"\1\\\2", _ACTIVE.sub(r"\\\g<0>", said))
