"""The loop: documents through rules to findings, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from linter import checks, findings
from linter.checks.base import Match
from linter.document.model import Document
from linter.findings import Finding
from linter.matcher import Matcher
from linter.rule import Rule


class Engine:
    """The active rules, compiled once a process."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = list(rules)
        self._checks = [checks.load(rule.check) for rule in self.rules]
        self._matcher = Matcher(
            [check.patterns(rule.params) for check, rule in zip(self._checks, self.rules, strict=True)],
            [rule.scope for rule in self.rules],
            {key: prefilter for rule in self.rules for key, prefilter in rule.prefilters.items()},
        )

    def check(self, document: Document) -> list[Finding]:
        """All findings in one document, in source order."""
        hits = self._matcher.scan(document)
        found = [
            _finding(document, rule, match)
            for n, (check, rule) in enumerate(zip(self._checks, self.rules, strict=True))
            for match in check.find(document, rule.params, hits.get(n, ()))
        ]
        found.sort(key=lambda f: (f.span, f.rule))
        return found


def _finding(document: Document, rule: Rule, match: Match) -> Finding:
    return findings.make(
        document.source, rule.id, match.span, match.level or rule.level, _message(rule.message, match.words),
        subject=match.subject or (match.words[0] if match.words else ""), evidence=match.evidence, related=match.related, fix=match.fix,
    )  # fmt: skip


def _message(template: str, words: tuple[str, ...]) -> str:
    parts = template.split("%s")
    filled = [*words, *[""] * len(parts)]
    return "".join(part + word for part, word in zip(parts, [*filled[: len(parts) - 1], ""], strict=True))
