"""`copydesk check --add-suppressions`: writes a suppression comment into the articles for every finding that is shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence

from linter import document, report, rewrite, silence, suppress
from linter.findings import Finding
from linter.runner import Result
from linter.source import Source
from linter.usage import UsageError


def refuse(options: argparse.Namespace, reports: bool) -> None:
    """Raise UsageError where other options do not go with this one; `reports`: is a report asked for in so many words?"""
    if options.reason and not options.add_suppressions:
        raise UsageError("--reason needs --add-suppressions")
    if not options.add_suppressions:
        return
    if "-" in options.paths:
        raise UsageError("--add-suppressions writes files; standard input (-) is none")
    if options.fix or options.dry_run:
        raise UsageError("--add-suppressions and --fix are two steps: mend first, then silence what is left")
    if reports:
        raise UsageError("--add-suppressions prints no report: leave out --output-format, --output-file, --report and --statistics")
    if not silence.usable(options.reason or ""):
        raise UsageError("a --reason is one line without '--' and '*/', which would end its comment")


def write(result: Result, reason: str, quiet: bool) -> int:
    """Write the comments and say what was done; how many findings are left."""
    added = silenced = files = left = 0
    for path, findings in _by_file(result.report.findings).items():
        try:
            comments, remaining = _silence(result.report.sources[path], findings, reason)
            why = ["no comment can silence it" if f.rule not in suppress.RULES else "remove or mend the comment itself" for f in remaining]
        except (rewrite.Unwritable, OSError) as error:
            comments, remaining = 0, findings
            why = [f"nothing was written: {getattr(error, 'strerror', None) or error}"] * len(findings)
        added += comments
        files += bool(comments)
        silenced += len(findings) - len(remaining)
        left += len(remaining)
        sys.stderr.writelines(_left(remaining, why))
    if not quiet:
        print(f"Silenced {report.count(silenced, 'finding')} with {report.count(added, 'comment')} in {report.count(files, 'file')}.")
    return left


def _by_file(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.path, []).append(finding)
    return found


def _left(findings: Sequence[Finding], why: Sequence[str]) -> Iterator[str]:
    for finding, reason in zip(findings, why, strict=True):
        where = f"{report.one_line(finding.path)}:{finding.start.line}:{finding.start.column}"
        yield f"copydesk: {where}: {finding.rule} is not silenced: {reason}\n"


def _silence(source: Source, findings: Sequence[Finding], reason: str) -> tuple[int, list[Finding]]:
    """Write the comments of one file: how many, and the findings that are left. Raises Unwritable and OSError."""
    done = silence.edits(document.read(source), findings, reason)
    if not done.insertions:
        return 0, done.left
    rewrite.replace(source.path, source.raw, rewrite.encoded(silence.insert(source.text, done.insertions), source))
    return len(done.insertions), done.left
