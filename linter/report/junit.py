"""JUnit's XML as Surefire writes it and Jenkins and GitLab read it: a suite a file, a case a finding.

Errors and warnings are failures. Suggestions stop nobody, so they are skipped tests; a file without findings is one
test that passed, and a file that could not be checked one with an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings import FileError, Finding, Report
from linter.report import View
from linter.report.byfile import by_file, counts
from linter.report.markup import element, xml


def render(report: Report, view: View) -> Iterator[str]:
    """The document."""
    files = by_file(report)
    failed, warned, _ = counts(report.findings)
    tests = sum(max(1, len(found)) for found in files.values()) + len(report.errors)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<{_head('testsuites', 'copydesk', (tests, failed + warned, len(report.errors)))}>\n"
    for path, findings in files.items():
        yield from _suite(path, findings)
    for error in report.errors:
        yield from _unread(error)
    yield "</testsuites>\n"


def _head(tag: str, name: str, numbers: tuple[int, int, int]) -> str:
    tests, failures, errors = numbers
    return element(tag, {"name": name, "tests": tests, "failures": failures, "errors": errors, "time": 0})


def _suite(path: str, findings: list[Finding]) -> Iterator[str]:
    failed, warned, suggested = counts(findings)
    yield f'  <{_head("testsuite", path, (max(1, len(findings)), failed + warned, 0))} skipped="{suggested}">\n'
    for finding in findings:
        yield from _case(finding)
    if not findings:
        yield f"    <{_name(path, 'no findings')}/>\n"
    yield "  </testsuite>\n"


def _name(path: str, name: str) -> str:
    return element("testcase", {"classname": path, "name": name, "time": 0})


def _case(finding: Finding) -> Iterator[str]:
    # collectors drop a second test of the same name, so the place is part of it
    at = f"{finding.start.line}:{finding.start.column}"
    yield f"    <{_name(finding.path, f'{finding.rule} at {at}')}>\n"
    if finding.level == "suggestion":
        yield f"      <{element('skipped', {'message': finding.message})}/>\n"
    else:
        head = element("failure", {"message": finding.message, "type": finding.level})
        yield f"      <{head}>{xml(_body(finding, at))}</failure>\n"
    yield "    </testcase>\n"


def _body(finding: Finding, at: str) -> str:
    because = f"\nbecause: {finding.evidence}" if finding.evidence else ""
    return f"{finding.path}:{at}: {finding.level} {finding.rule} {finding.message}{because}"


def _unread(error: FileError) -> Iterator[str]:
    yield f'  <{_head("testsuite", error.path, (1, 0, 1))} skipped="0">\n    <{_name(error.path, "checked")}>\n'
    yield f"      <{element('error', {'message': error.message, 'type': 'file'})}/>\n    </testcase>\n  </testsuite>\n"
