"""The loop: documents through rules to findings, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter import checks, findings, lazy
from linter.checks.base import Match
from linter.document.model import Document
from linter.findings import Finding
from linter.languages import root
from linter.matcher import Matcher
from linter.rule import Rule
from linter.source import Span

_PLACE = lazy.pattern(r"%(?:\[(\d)\])?s|%%")  # `%s` takes the next word, `%[2]s` the second, `%%` is a per cent sign


class Engine:
    """The active rules, compiled once a process. A check that fails raises."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = list(rules)
        self._matcher = Matcher(
            [rule.own.patterns for rule in self.rules],
            [rule.scope for rule in self.rules],
            {key: prefilter for rule in self.rules for key, prefilter in rule.prefilters.items()},
        )

    def check(self, document: Document) -> list[Finding]:
        """All findings in one document, in source order; one a rule and span."""
        hits = self._matcher.scan(document)
        found: dict[tuple[Span, str], Finding] = {}
        spoken = root(document.lang)
        for n, rule in enumerate(self.rules):
            if rule.lang and spoken not in rule.lang:
                continue
            own = hits.get(n, ())
            for match in checks.load(rule.check).find(document, rule.params, own) if own or not rule.own.needs_hits else ():
                if rule.lang and document.foreign and _elsewhere(document, rule, match):
                    continue
                found.setdefault((match.span, rule.id), _finding(document, rule, match))
        return [found[key] for key in sorted(found)]


def _elsewhere(document: Document, rule: Rule, match: Match) -> bool:
    """Does it lie in a block of a language that the rule does not speak of?"""
    return any(span.start <= match.span.start < span.end and code not in rule.lang for span, code in document.foreign.items())


def _finding(document: Document, rule: Rule, match: Match) -> Finding:
    return findings.make(
        document.source, rule.id, match.span, match.level or rule.level, fill(rule.message, match.words),
        subject=match.subject or (match.words[0] if match.words else ""), evidence=match.evidence, related=match.related, fix=match.fix,
        whole=match.whole,
    )  # fmt: skip


def fill(template: str, words: tuple[str, ...]) -> str:
    """The template with the words in its places; a place without a word stays empty."""
    left = iter(words)

    def word(place: re.Match[str]) -> str:
        if place.group() == "%%":
            return "%"
        if place.group(1):
            return words[int(place.group(1)) - 1] if 0 < int(place.group(1)) <= len(words) else ""
        return next(left, "")

    return _PLACE.sub(word, template) if "%" in template else template
