"""What a run of `check` prints, on both channels and into files, and the exit code it ends with."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping

from linter import report
from linter.findings import LEVELS, Report
from linter.hints import TYPE_CHECKING
from linter.plan import Plans
from linter.runner import Result
from linter.terminal import colour, discard_output, width
from linter.usage import UsageError, shown

if TYPE_CHECKING:
    from linter.fixing import Fixer


def refuse(options: argparse.Namespace) -> None:
    """Raise UsageError where a report would be written over another one, or over an article that is named."""
    taken = {os.path.realpath(path): "an article that is to be checked" for path in options.paths}
    for path in (options.output_file, *(path for _, path in options.report)):
        if path == "-":
            raise UsageError("a report on standard output needs --output-format alone; - is no file")
        if path and (what := taken.get(os.path.realpath(path))) and not os.path.isdir(path):
            raise UsageError(f"a report cannot be written to '{shown(path)}', which is {what}")
        if path and os.path.realpath(path) != os.path.realpath(os.devnull):
            taken[os.path.realpath(path)] = "the file of another report"


def show(options: argparse.Namespace, name: str, result: Result, plans: Plans, fixer: Fixer | None) -> None:
    """Print the report in the format `name`, or the diff in its place, and write the files that were asked for. Raises UsageError."""
    found = result.report
    failed = []
    try:
        if fixer and options.dry_run:
            fixer.show(colour(sys.stdout, options.color))
        elif not options.output_file:
            stream = sys.stderr if options.fix and "-" in options.paths else sys.stdout  # where the mended text is
            view = report.View(width(stream), colour(stream, options.color))
            stream.writelines(_text(options, name, found, plans, view))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has seen enough, which changes nothing in what was found
        discard_output()
    except OSError as error:
        discard_output()
        failed.append(f"cannot write the report: {error.strerror}")
    if name == "github" and os.environ.get("GITHUB_STEP_SUMMARY"):
        _summarise(os.environ["GITHUB_STEP_SUMMARY"], found)
    files = [(name, options.output_file)] if options.output_file else []
    failed += [why for other, path in (*files, *options.report) if (why := _write(options, other, path, found, plans))]
    if failed:
        raise UsageError("; ".join(failed))


def _write(options: argparse.Namespace, name: str, path: str, found: Report, plans: Plans) -> str:
    """Write a report to a file, which has no colours and no width of its own; why it cannot be written, or nothing."""
    try:
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as stream:
            stream.writelines(_text(options, name, found, plans, report.View()))
    except OSError as error:
        return f"cannot write '{shown(path)}': {error.strerror}"
    return ""


def _text(options: argparse.Namespace, name: str, found: Report, plans: Plans, view: report.View) -> Iterator[str]:
    view = view._replace(why=plans.reasons() if name == "full" else {}, rules=_rule_texts(name, plans, found))
    return report.load("statistics" if options.statistics else name).render(found, view)


def _rule_texts(name: str, plans: Plans, found: Report) -> Mapping[str, report.RuleText]:
    if name not in report.DOCUMENTED:
        return {}
    from linter.ruletexts import texts

    return texts(found.findings, plans.active())


def _summarise(path: str, found: Report) -> None:
    """Add to the page of the job what a step found; a page that cannot be written is no reason to fail."""
    try:
        with open(path, "a", encoding="utf-8") as stream:
            stream.writelines(report.load("markdown").render(found, report.View()))
    except OSError as error:
        print(f"copydesk: cannot write the job summary: {error.strerror}", file=sys.stderr)


def tell(options: argparse.Namespace, name: str, result: Result, fixer: Fixer | None) -> None:
    """What else there is to say, on standard error."""
    if name not in (*report.MACHINE_FORMATS, "github", "azure") or result.bugs:
        for error in result.report.errors:
            print(f"copydesk: {report.one_line(error.path)}: {report.one_line(error.message)}", file=sys.stderr)
    for line in result.notes:
        print(f"copydesk: {report.one_line(line)}", file=sys.stderr)
    for line in result.too_high:
        print(f"copydesk: {report.one_line(line)}", file=sys.stderr)
    if fixer:
        fixer.tell(options.show_fixes, options.quiet)
    if not options.quiet and not options.dry_run and name not in report.MACHINE_FORMATS:
        print(_summary(result, options), file=sys.stderr)


def _summary(result: Result, options: argparse.Namespace) -> str:
    found = result.report
    if not found.documents and not found.errors and (options.staged or options.diff):
        return "No article is staged." if options.staged else f"No article changed since HEAD left {report.one_line(options.diff)}."
    counts = [(sum(f.level == level for f in found.findings), level) for level in reversed(LEVELS)]
    said = ", ".join(report.count(number, what) for number, what in counts if number) or "No findings"
    left_out = ((found.suppressed, "suppressed"), (found.baselined, "baselined"), (found.unchanged, "on lines that did not change"))
    hidden = [f"{number} {what}" for number, what in left_out if number]
    told = f" ({', '.join(hidden)})" if hidden else ""
    return f"{said} in {report.count(len(found.documents), 'file')}{told}{'' if options.fix else _fixable(found, options.unsafe_fixes)}."


def _fixable(found: Report, unsafe: bool) -> str:
    """What --fix would mend, and what it leaves to who asks for more."""
    fixes = [f.fix.safe for f in found.findings if f.fix and found.sources[f.path].declared]  # what was guessed is not written back
    if not fixes:
        return ""
    safe = sum(fixes)
    if unsafe or not safe:
        return f", {len(fixes)} fixable with --fix --unsafe-fixes"
    return f", {safe} fixable with --fix" + (f" ({len(fixes) - safe} more with --unsafe-fixes)" if safe < len(fixes) else "")


def silence(options: argparse.Namespace, name: str, result: Result) -> int:
    """Write suppressions in place of a report; 1 where findings at or above the fail level are left."""
    from linter import silencer

    left = silencer.write(result, options.reason or "", options.quiet)
    options.quiet = True  # its summary would count what is silent now
    tell(options, name, result, None)
    return code(options, result._replace(failing=result.failing and left), None)


def code(options: argparse.Namespace, result: Result, fixer: Fixer | None) -> int:
    """The exit code: what remains after fixing decides, and of a dry run whether there is anything to fix."""
    if result.bugs:
        return 3
    if options.exit_zero:
        return 0
    if result.report.errors:
        return 2
    if fixer and fixer.mended and (options.dry_run or options.exit_non_zero_on_fix):
        return 1
    return int(bool(result.failing or result.too_high) and not options.dry_run)
