"""`copydesk check`: the main job."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from itertools import repeat

from linter import codes, files, outcome, report
from linter.config import Config, Configs, Layer
from linter.fields import nearest
from linter.findings import LEVELS, Report
from linter.hints import TYPE_CHECKING
from linter.plan import Library, Plans
from linter.profiles import PROFILES
from linter.progress import Progress
from linter.runner import STDIN, Result, Runner
from linter.terminal import is_terminal
from linter.usage import Parser, UsageError

if TYPE_CHECKING:
    from linter.delta import Delta
    from linter.fixing import Fixer

_EPILOG = """\
exit codes:
  0  nothing at or above the fail level, after fixing (or --exit-zero); with --dry-run: nothing to fix
  1  findings at or above the fail level, or a score over --max-score
  2  wrong usage, configuration or rule; or a file that could not be read (with --exit-zero it is only reported)
  3  a bug in copydesk
"""


def parser() -> Parser:
    """The options of `check`."""
    made = Parser("check", "[PATH ...]", "Check articles: Markdown, MDX, HTML and plain text.", _EPILOG)
    made.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: the current folder); - reads standard input")
    _rule_options(made)
    _scope_options(made)
    _fix_options(made)
    _report_options(made)
    _other_options(made)
    return made


def _rule_options(made: Parser) -> None:
    add = made.add_argument_group("rules and levels").add_argument
    names = "rules and packs, with commas between them"
    add("--select", action="append", default=[], metavar="NAMES", help=f"run only these {names}; 'default' and 'all' are names too")
    add("--ignore", action="append", default=[], metavar="NAMES", help=f"do not run these {names}")
    add("--profile", choices=tuple(PROFILES), help="the choice of packs to start from")
    add("--fail-level", choices=LEVELS, help="the lowest level that makes the exit code 1 (default: error)")
    add("--min-level", choices=LEVELS, help="the lowest level that is shown (default: suggestion)")
    add("--max-score", type=_score, metavar="N", help="fail where a document's score (0 clean, 100 unfit) is over N")
    add("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    add("--config", metavar="FILE", help="use this configuration file for every path")
    add("--isolated", action="store_true", help="read no configuration file")


def _scope_options(made: Parser) -> None:
    add = made.add_argument_group("only what is new").add_argument
    since = "report only on lines that changed since HEAD left REV, such as origin/main, uncommitted work included"
    add("--diff", metavar="REV", help=since)
    add("--staged", action="store_true", help="report only on lines that are staged for the next commit, and check them as staged")
    add("--baseline", metavar="FILE", help="leave out the known findings in this file, which `copydesk baseline` writes")
    add("--no-baseline", action="store_true", help="show known findings too")


def _fix_options(made: Parser) -> None:
    add = made.add_argument_group("mending and silencing").add_argument
    add("--fix", action="store_true", help="mend what can be mended safely, write the files, and report what is left")
    add("--unsafe-fixes", action="store_true", help="with --fix: also make fixes that an editor has to look at; without: count them")
    add("--show-fixes", action="store_true", help="list what was fixed, by file and rule")
    add("--dry-run", action="store_true", help="print what --fix would change as a diff, and write nothing")
    add("--exit-non-zero-on-fix", action="store_true", help="exit with 1 where something was fixed, even if nothing is left")
    add("--add-suppressions", action="store_true", help="write a comment into the articles for every finding that would be shown")
    add("--reason", metavar="TEXT", help="the reason that --add-suppressions gives in its comments")


def _report_options(made: Parser) -> None:
    add = made.add_argument_group("the report").add_argument
    formats = ", ".join(report.FORMATS)
    add("--output-format", choices=report.FORMATS, metavar="FORMAT", help=f"{formats} (default: full in a terminal, else concise)")
    add("--output-file", metavar="FILE", help="write the report to a file")
    beside = "write one more report to a file, in a format of its own (may be given several times)"
    add("--report", action="append", default=[], type=_report, metavar="FORMAT=FILE", help=beside)
    add("--statistics", action="store_true", help="count the findings of each rule instead of listing them")
    add("--color", choices=("auto", "always", "never"), default="auto", help="colour (NO_COLOR and FORCE_COLOR are honoured)")
    add("-q", "--quiet", action="store_true", help="print findings only, no summary")


def _other_options(made: Parser) -> None:
    add = made.add_argument_group("files and caches").add_argument
    add("--stdin-filename", metavar="PATH", help="the name standard input goes by: its format and configuration")
    add("--force-exclude", action="store_true", help="leave out excluded files even when they are named, as hooks do")
    add("--no-cache", action="store_true", help="read the rules anew")
    add("--traceback", action="store_true", help="show where in copydesk an internal error happened")


def _score(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"'{text}' is no score from 0 to 100")
    return value


def _report(text: str) -> tuple[str, str]:
    """A format, and the file that takes a report in it."""
    name, _, path = text.partition("=")
    if name not in report.FORMATS:
        raise argparse.ArgumentTypeError(f"'{name}' is no format{nearest(name, report.FORMATS)} (FORMAT=FILE, as in sarif=copydesk.sarif)")
    if not path:
        raise argparse.ArgumentTypeError(f"'{text}' names no file (FORMAT=FILE, as in sarif=copydesk.sarif)")
    return name, path


def run(options: argparse.Namespace) -> int:
    """Check what is named, print the report, and say how it went."""
    name = _format(options)
    _refuse(options)
    configs = Configs(options.config or "", options.isolated)
    limits = Config(fail_level=options.fail_level, min_level=options.min_level, max_score=options.max_score, baseline=_baseline(options))
    library = Library(not options.no_cache)
    plans = Plans(configs, library, _layer(options), limits)
    if not options.no_cache:
        codes.recall()
    delta = _delta(options)
    fixer = _fixer(options, plans, delta)
    result = _check(options, configs, plans, delta, fixer)
    if not options.no_cache:
        codes.remember()
    _sort(result.report)
    if options.add_suppressions:
        return outcome.silence(options, name, result)
    outcome.show(options, name, result, plans, fixer)
    for problem in library.problems:
        what = f"{problem.rule} does not run: " if problem.rule else ""
        print(f"copydesk: {problem.path}:{problem.line}: {what}{problem.reason}", file=sys.stderr)
    outcome.tell(options, name, result, fixer)
    return outcome.code(options, result, fixer)


def _format(options: argparse.Namespace) -> str:
    if options.config and options.isolated:
        raise UsageError("--config and --isolated exclude each other")
    name: str = options.output_format or ("full" if not options.output_file and is_terminal(sys.stdout) else "concise")
    if options.statistics and (options.output_format not in (None, "full", "concise", "grouped") or options.report):
        other = f"--output-format {name}" if options.output_format else "--report"
        raise UsageError(f"--statistics is a table for people; it does not go with {other}")
    return name


def _refuse(options: argparse.Namespace) -> None:
    """Raise UsageError where the options about fixes, suppressions, changes and reports do not go together."""
    if options.output_file or options.report:
        outcome.refuse(options)
    fixing = options.fix or options.dry_run
    if not fixing and (options.show_fixes or options.exit_non_zero_on_fix):
        raise UsageError(f"{'--show-fixes' if options.show_fixes else '--exit-non-zero-on-fix'} needs --fix or --dry-run")
    if options.dry_run and _reports(options):
        raise UsageError(
            "--dry-run prints a diff in place of the report: leave out --output-format, --output-file, --report and --statistics"
        )
    if fixing and "-" in options.paths and len(options.paths) > 1:
        raise UsageError("with --fix, standard input (-) goes alone: what it becomes is printed on standard output")
    if options.staged and (fixing or options.add_suppressions):
        raise UsageError("--staged checks what is staged, and that is not in a file to be written; --diff HEAD goes with what writes files")
    if options.add_suppressions or options.reason:
        from linter import silencer

        silencer.refuse(options, _reports(options))


def _reports(options: argparse.Namespace) -> bool:
    """Whether a report is asked for in so many words."""
    return bool(options.output_format or options.output_file or options.statistics or options.report)


def _delta(options: argparse.Namespace) -> Delta | None:
    """What a run that looks at changes only looks at."""
    if options.diff is None and not options.staged:
        return None
    if options.diff is not None and options.staged:
        raise UsageError("--diff and --staged exclude each other")
    if "-" in options.paths:
        raise UsageError(f"{'--staged' if options.staged else '--diff'} compares files; it does not go with - (standard input)")
    from linter import delta

    paths = options.paths or ["."]
    return delta.staged(paths) if options.staged else delta.since(options.diff, paths)


def _fixer(options: argparse.Namespace, plans: Plans, delta: Delta | None) -> Fixer | None:
    if not options.fix and not options.dry_run:
        return None
    from linter.fixing import Fixer

    return Fixer(plans, options.unsafe_fixes, options.dry_run, not options.no_cache, delta)


def _baseline(options: argparse.Namespace) -> str | None:
    """The baseline that the command line wants: "" for none, and None where it leaves that to the configuration."""
    if options.baseline and options.no_baseline:
        raise UsageError("--baseline and --no-baseline exclude each other")
    return "" if options.no_baseline else os.path.abspath(options.baseline) if options.baseline else None


def _check(options: argparse.Namespace, configs: Configs, plans: Plans, delta: Delta | None, fixer: Fixer | None) -> Result:
    formats = (options.output_format, *(name for name, _ in options.report))
    traceback = options.traceback or bool(os.environ.get("COPYDESK_TRACEBACK"))
    runner = Runner(plans, any(name in report.MEASURED for name in formats), traceback, delta=delta)
    runner.proofread(not options.no_cache)
    given = options.paths or ["."]
    paths, errors = (delta or files).find([p for p in given if p != "-"], configs, options.force_exclude)
    for error in errors:
        runner.fail(error)
    try:
        if "-" in given:
            _check_input(options, configs, runner, fixer)
        elif options.stdin_filename:
            raise UsageError("--stdin-filename needs the path - (standard input)")
        with Progress(len(paths)) as progress:
            for path, content in zip(paths, delta.contents(paths) if delta else repeat(None), strict=False):
                if fixer:
                    runner.check(path, fixer.mend_file(path), fixer.checked)
                else:
                    runner.check(path, content)
                progress.step()
        if not paths:
            plans.for_file(os.path.abspath("-"))  # a mistake in names or configuration is one even where there is nothing to check
        for error in fixer.errors if fixer else ():
            runner.fail(error)
        result = runner.result()
        return result._replace(notes=[*fixer.notes, *result.notes]) if fixer else result
    finally:
        runner.close()
        if fixer:
            fixer.close()


def _check_input(options: argparse.Namespace, configs: Configs, runner: Runner, fixer: Fixer | None) -> None:
    name = options.stdin_filename or STDIN
    raw = sys.stdin.buffer.read()
    excluded = name != STDIN and options.force_exclude and files.excluded(name, configs)
    if fixer:
        mended = None if excluded else fixer.mend(name, raw)
        raw = mended.after if mended else raw
        if not options.dry_run:  # whoever pipes a text through is to get one back, changed or not
            sys.stdout.buffer.write(raw)
    if not excluded:
        runner.check(name, raw, fixer.checked if fixer else None)


def _layer(options: argparse.Namespace) -> Layer:
    return Layer("command line", {}, options.profile or "", _names(options.select), _names(options.ignore))


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for text in given for name in text.split(",") if name.strip())


def _sort(found: Report) -> None:
    found.findings.sort(key=lambda f: (f.path, f.span, f.rule))
    found.documents.sort(key=lambda d: d.path)
    found.errors.sort()
