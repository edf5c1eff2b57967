"""What rules say of themselves, for reports that carry it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linter import suppress
from linter.findings import Finding
from linter.report import RuleText
from linter.rule import Rule


def texts(findings: Iterable[Finding], active: Mapping[str, Rule]) -> dict[str, RuleText]:
    """The texts of every rule that found something, by id."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.rule, finding)
    return {name: _text(finding, active.get(name)) for name, finding in first.items()}


def _text(finding: Finding, rule: Rule | None) -> RuleText:
    if rule is not None:
        return RuleText(rule.message, rule.level, rule.why, rule.mend, rule.link)
    if finding.rule in suppress.RULES:
        message, why = suppress.RULES[finding.rule]
        return RuleText(message, suppress.LEVEL, why)
    if finding.pack == "grammar":
        return _of_grammar(finding)
    return RuleText(finding.message.replace("%", "%%"), finding.level)


def _of_grammar(finding: Finding) -> RuleText:
    from linter.languagetool.manual import page

    about = dict(page(finding.rule))
    return RuleText(about["What it is"].replace("%", "%%"), finding.level, link=about.get("More", ""))
