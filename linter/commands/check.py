"""`copydesk check`: the main job."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence

from linter import codes, files, report
from linter.config import Config, Configs, Layer
from linter.findings import LEVELS, Report
from linter.hints import IO
from linter.plan import Library, Plans
from linter.profiles import PROFILES
from linter.progress import Progress
from linter.runner import STDIN, Result, Runner
from linter.terminal import colour, discard_output, is_terminal, width
from linter.usage import Parser, UsageError

_EPILOG = """\
exit codes:
  0  nothing at or above the fail level (or --exit-zero)
  1  findings at or above the fail level, or a score over --max-score
  2  wrong usage, configuration or rule; or a file that could not be read (with --exit-zero it is only reported)
  3  a bug in copydesk
"""


def parser() -> Parser:
    """The options of `check`."""
    made = Parser("check", "[PATH ...]", "Check articles: Markdown, MDX, HTML and plain text.", _EPILOG)
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders (default: the current folder); - reads standard input")
    names = "rules and packs, with commas between them"
    add("--select", action="append", default=[], metavar="NAMES", help=f"run only these {names}; 'default' and 'all' are names too")
    add("--ignore", action="append", default=[], metavar="NAMES", help=f"do not run these {names}")
    add("--profile", choices=tuple(PROFILES), help="the choice of packs to start from")
    add("--fail-level", choices=LEVELS, help="the lowest level that makes the exit code 1 (default: error)")
    add("--min-level", choices=LEVELS, help="the lowest level that is shown (default: suggestion)")
    add("--max-score", type=_score, metavar="N", help="fail where a document's score (0 clean, 100 unfit) is over N")
    add("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    add("--config", metavar="FILE", help="use this configuration file for every path")
    add("--baseline", metavar="FILE", help="leave out the known findings in this file, which `copydesk baseline` writes")
    add("--no-baseline", action="store_true", help="show known findings too")
    add("--isolated", action="store_true", help="read no configuration file")
    add("--add-suppressions", action="store_true", help="write a comment into the articles for every finding that would be shown")
    add("--reason", metavar="TEXT", help="the reason that --add-suppressions gives in its comments")
    formats = ", ".join(report.FORMATS)
    add("--output-format", choices=report.FORMATS, metavar="FORMAT", help=f"{formats} (default: full in a terminal, else concise)")
    add("--output-file", metavar="FILE", help="write the report to a file")
    add("--statistics", action="store_true", help="count the findings of each rule instead of listing them")
    add("--stdin-filename", metavar="PATH", help="the name standard input goes by: its format and configuration")
    add("--force-exclude", action="store_true", help="leave out excluded files even when they are named, as hooks do")
    add("--no-cache", action="store_true", help="read the rules anew")
    add("--color", choices=("auto", "always", "never"), default="auto", help="colour (NO_COLOR and FORCE_COLOR are honoured)")
    add("-q", "--quiet", action="store_true", help="print findings only, no summary")
    add("--traceback", action="store_true", help="show where in copydesk an internal error happened")
    return made


def _score(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"'{text}' is no score from 0 to 100")
    return value


def run(options: argparse.Namespace) -> int:
    """Check what is named, print the report, and say how it went."""
    name = _format(options)
    if options.add_suppressions or options.reason:
        from linter import silencer

        silencer.refuse(options)
    configs = Configs(options.config or "", options.isolated)
    limits = Config(fail_level=options.fail_level, min_level=options.min_level, max_score=options.max_score, baseline=_baseline(options))
    library = Library(not options.no_cache)
    plans = Plans(configs, library, _layer(options), limits)
    if not options.no_cache:
        codes.recall()
    result = _check(options, configs, plans, metrics=name in report.MACHINE_FORMATS)
    if not options.no_cache:
        codes.remember()
    _sort(result.report)
    if options.add_suppressions:
        return _silence(options, name, result)
    try:
        why = plans.reasons() if name == "full" else {}
        _print(options, name, result.report, report.View(why=why, rules=_rule_texts(name, plans, result.report)))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has seen enough, which changes nothing in what was found
        discard_output()
    except OSError as error:
        discard_output()
        raise UsageError(f"cannot write the report: {error.strerror}") from error
    if name == "github" and os.environ.get("GITHUB_STEP_SUMMARY"):
        _summarise(os.environ["GITHUB_STEP_SUMMARY"], result.report)
    for problem in library.problems:
        what = f"{problem.rule} does not run: " if problem.rule else ""
        print(f"copydesk: {problem.path}:{problem.line}: {what}{problem.reason}", file=sys.stderr)
    _tell(options, name, result)
    return _code(options, result)


def _format(options: argparse.Namespace) -> str:
    if options.config and options.isolated:
        raise UsageError("--config and --isolated exclude each other")
    name: str = options.output_format or ("full" if not options.output_file and is_terminal(sys.stdout) else "concise")
    if options.statistics and options.output_format not in (None, "full", "concise", "grouped"):
        raise UsageError(f"--statistics is a table for people; it does not go with --output-format {name}")
    return name


def _baseline(options: argparse.Namespace) -> str | None:
    """The baseline that the command line wants: "" for none, and None where it leaves that to the configuration."""
    if options.baseline and options.no_baseline:
        raise UsageError("--baseline and --no-baseline exclude each other")
    return "" if options.no_baseline else os.path.abspath(options.baseline) if options.baseline else None


def _check(options: argparse.Namespace, configs: Configs, plans: Plans, metrics: bool) -> Result:
    runner = Runner(plans, metrics, options.traceback or bool(os.environ.get("COPYDESK_TRACEBACK")))
    runner.proofread(not options.no_cache)
    given = options.paths or ["."]
    paths, errors = files.find([p for p in given if p != "-"], configs, options.force_exclude)
    for error in errors:
        runner.fail(error)
    try:
        if "-" in given:
            _check_input(options, configs, runner)
        elif options.stdin_filename:
            raise UsageError("--stdin-filename needs the path - (standard input)")
        with Progress(len(paths)) as progress:
            for path in paths:
                runner.check(path)
                progress.step()
        if not paths:
            plans.for_file(os.path.abspath("-"))  # a mistake in names or configuration is one even where there is nothing to check
        return runner.result()
    finally:
        runner.close()


def _check_input(options: argparse.Namespace, configs: Configs, runner: Runner) -> None:
    name = options.stdin_filename
    if name and options.force_exclude and files.excluded(name, configs):
        return
    runner.check(name or STDIN, sys.stdin.buffer.read())


def _layer(options: argparse.Namespace) -> Layer:
    return Layer("command line", {}, options.profile or "", _names(options.select), _names(options.ignore))


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for text in given for name in text.split(",") if name.strip())


def _sort(found: Report) -> None:
    found.findings.sort(key=lambda f: (f.path, f.span, f.rule))
    found.documents.sort(key=lambda d: d.path)
    found.errors.sort()


def _rule_texts(name: str, plans: Plans, found: Report) -> Mapping[str, report.RuleText]:
    if name not in report.DOCUMENTED:
        return {}
    from linter.ruletexts import texts

    return texts(found.findings, plans.active())


def _print(options: argparse.Namespace, name: str, found: Report, view: report.View) -> None:
    if not options.output_file:
        sys.stdout.writelines(_text(options, name, found, view, sys.stdout))
        return
    try:
        with open(options.output_file, "w", encoding="utf-8", errors="surrogateescape") as stream:
            stream.writelines(_text(options, name, found, view, stream))
    except OSError as error:
        raise UsageError(f"cannot write '{options.output_file}': {error.strerror}") from error


def _text(options: argparse.Namespace, name: str, found: Report, view: report.View, stream: IO[str]) -> Iterator[str]:
    view = view._replace(width=width(stream), colour=colour(stream, options.color))
    return report.load("statistics" if options.statistics else name).render(found, view)


def _summarise(path: str, found: Report) -> None:
    """Add to the page of the job what a step found; a page that cannot be written is no reason to fail."""
    try:
        with open(path, "a", encoding="utf-8") as stream:
            stream.writelines(report.load("markdown").render(found, report.View()))
    except OSError as error:
        print(f"copydesk: cannot write the job summary: {error.strerror}", file=sys.stderr)


def _tell(options: argparse.Namespace, name: str, result: Result) -> None:
    """What else there is to say, on standard error."""
    if name not in (*report.MACHINE_FORMATS, "github", "azure") or result.bugs:
        for error in result.report.errors:
            print(f"copydesk: {report.one_line(error.path)}: {report.one_line(error.message)}", file=sys.stderr)
    for line in result.notes:
        print(f"copydesk: {report.one_line(line)}", file=sys.stderr)
    for line in result.too_high:
        print(f"copydesk: {report.one_line(line)}", file=sys.stderr)
    if not options.quiet and name not in report.MACHINE_FORMATS:
        print(_summary(result), file=sys.stderr)


def _summary(result: Result) -> str:
    found = result.report
    counts = [(sum(f.level == level for f in found.findings), level) for level in reversed(LEVELS)]
    said = ", ".join(report.count(number, what) for number, what in counts if number) or "No findings"
    hidden = [f"{number} {what}" for number, what in ((found.suppressed, "suppressed"), (found.baselined, "baselined")) if number]
    told = f" ({', '.join(hidden)})" if hidden else ""
    return f"{said} in {report.count(len(found.documents), 'file')}{told}."


def _silence(options: argparse.Namespace, name: str, result: Result) -> int:
    """Write suppressions in place of a report; 1 where findings at or above the fail level are left."""
    from linter import silencer

    left = silencer.write(result, options.reason or "", options.quiet)
    options.quiet = True  # its summary would count what is silent now
    _tell(options, name, result)
    return _code(options, result._replace(failing=result.failing and left))


def _code(options: argparse.Namespace, result: Result) -> int:
    if result.bugs:
        return 3
    if options.exit_zero:
        return 0
    if result.report.errors:
        return 2
    return int(bool(result.failing or result.too_high))
