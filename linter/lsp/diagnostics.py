"""Finding -> Diagnostic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lsprotocol import types

from linter.fields import ConfigError
from linter.findings import Finding, Level
from linter.lsp.abilities import Abilities
from linter.lsp.positions import Encoding, Lines, Place
from linter.rule import Rule
from linter.source import Span

SOURCE = "copydesk"
# a hint is next to invisible in most editors, and who switches a measurement on wants to see it
SEVERITIES: dict[Level, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "suggestion": types.DiagnosticSeverity.Information,
}
_RELATED = 10


def range_of(span: Span, lines: Lines) -> types.Range:
    """A span as the protocol says it. The lines may begin with a byte order mark, which no span counts."""
    shift = int(lines.text.startswith("\ufeff"))
    return types.Range(_position(span.start + shift, lines), _position(span.end + shift, lines))


def _position(offset: int, lines: Lines) -> types.Position:
    place = lines.place(offset)
    return types.Position(place.line, place.character)


def diagnostics(
    findings: Sequence[Finding], lines: Lines, uri: str, rules: Mapping[str, Rule], abilities: Abilities
) -> list[types.Diagnostic]:
    """What an editor shows of the findings; `rules` are theirs, by id."""
    return [diagnostic(finding, lines, uri, rules.get(finding.rule), abilities) for finding in findings]


def diagnostic(finding: Finding, lines: Lines, uri: str, rule: Rule | None, abilities: Abilities) -> types.Diagnostic:
    """What an editor shows of one finding."""
    link = rule.link if rule and abilities.links else ""
    boilerplate = finding.pack == "boilerplate"  # text that does not belong to the article
    return types.Diagnostic(
        range_of(finding.span, lines),
        finding.message,
        SEVERITIES[finding.level],
        code=finding.rule,
        code_description=types.CodeDescription(link) if link else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if boilerplate and abilities.tags else None,
        related_information=_related(finding, lines, uri) if finding.related and abilities.related else None,
    )


def _related(finding: Finding, lines: Lines, uri: str) -> list[types.DiagnosticRelatedInformation]:
    return [
        types.DiagnosticRelatedInformation(types.Location(uri, range_of(span, lines)), f"see also, for {finding.rule}")
        for span in finding.related[:_RELATED]
    ]


def of_problem(problem: ConfigError, text: str, encoding: Encoding) -> types.Diagnostic:
    """A mistake in a configuration file, on its line."""
    lines = Lines(text, encoding)
    line = max(0, problem.line - 1)
    start, end = lines.offset(Place(line, 0)), lines.offset(Place(line, 4 * len(text)))
    return types.Diagnostic(
        types.Range(_position(start, lines), _position(end, lines)), problem.message, types.DiagnosticSeverity.Error, source=SOURCE
    )
