"""`copydesk baseline`: write down what is found today, so that `check` reports only what comes after."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence

from linter import baseline, files, report
from linter.config import Config, Configs, Layer
from linter.findings import LEVELS, Finding
from linter.known import NAME, Book, Known, write
from linter.plan import Library, Plans
from linter.profiles import PROFILES
from linter.progress import Progress
from linter.runner import Result, Runner
from linter.usage import Parser, UsageError, shown

_EPILOG = f"""\
`check` hides the known findings where the configuration names the file (baseline: {NAME}), or with --baseline FILE.
A finding is known by its rule, file, text and the words around it, so it may move; a second copy of it is new.
Entries of files and rules that this run does not check stay as they are.
"""


def parser() -> Parser:
    """The options of `baseline`."""
    made = Parser("baseline", "[PATH ...]", "Write the findings of today to a file, so that `check` can leave them out.", _EPILOG)
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders (default: the current folder)")
    where = f"the one the configuration names, or {NAME} beside it"
    add("--output", metavar="FILE", help=f"the file to write (default: {where})")
    add("--prune", action="store_true", help="only remove the entries that stand for nothing any more; add none")
    add("--select", action="append", default=[], metavar="NAMES", help="only these rules and packs, with commas between them")
    add("--ignore", action="append", default=[], metavar="NAMES", help="not these rules and packs")
    add("--profile", choices=tuple(PROFILES), help="the choice of packs to start from")
    add("--min-level", choices=LEVELS, help="the lowest level that is written down (default: what `check` shows)")
    add("--config", metavar="FILE", help="use this configuration file for every path")
    add("--force-exclude", action="store_true", help="leave out excluded files even when they are named")
    return made


def run(options: argparse.Namespace) -> int:
    """Check what is named, and bring the baselines up to date; 2 where a file could not be read, 3 for a bug of ours."""
    if "-" in options.paths:
        raise UsageError("standard input has no place in a baseline; name files or folders")
    configs = Configs(options.config or "")
    limits = Config(min_level=options.min_level, baseline=os.path.abspath(options.output) if options.output else None)
    layer = Layer("command line", {}, options.profile or "", _names(options.select), _names(options.ignore))
    plans = Plans(configs, Library(), layer, limits)
    known = Known(unnamed=True, new=not options.prune)
    result = _check(options, configs, plans, known)
    for error in result.report.errors:
        print(f"copydesk: {report.one_line(error.path)}: {report.one_line(error.message)}", file=sys.stderr)
    for book in known.books.values():
        print(_update(book, {} if options.prune else _of_book(book, result, plans, known), result))
    _tell(known, configs)
    return 3 if result.bugs else 2 if result.report.errors else 0


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for text in given for name in text.split(",") if name.strip())


def _check(options: argparse.Namespace, configs: Configs, plans: Plans, known: Known) -> Result:
    runner = Runner(plans, known=known)
    runner.proofread(True)
    paths, errors = files.find(options.paths or ["."], configs, options.force_exclude)
    for error in errors:
        runner.fail(error)
    try:
        with Progress(len(paths)) as progress:
            for path in paths:
                known.book(plans.for_file(os.path.abspath(path)))  # a file that cannot be read has its baseline too
                runner.check(path)
                progress.step()
        if not paths:
            known.book(plans.for_file(os.path.abspath("-")))
        return runner.result()
    finally:
        runner.close()


def _of_book(book: Book, result: Result, plans: Plans, known: Known) -> dict[str, list[Finding]]:
    """The new findings that belong into a baseline, by file."""
    found: dict[str, list[Finding]] = {}
    for finding in result.report.findings:
        found.setdefault(finding.path, []).append(finding)
    return {path: own for path, own in found.items() if known.book(plans.for_file(os.path.abspath(path))) is book}


def _update(book: Book, found: Mapping[str, Sequence[Finding]], result: Result) -> str:
    """Write a baseline where it changes, and say what was done."""
    kept, stale, fresh = book.kept(), len(book.stale()), 0
    entries = list(kept)
    for path, findings in found.items():
        made = baseline.entries_for(findings, result.report.sources[path], book.name_of(path), kept)
        entries += made
        fresh += len(made)
    changed = fresh or stale or not os.path.exists(book.path)
    if changed:
        write(book.path, entries)
    total = len(set(entries))
    said = f"{total} known {'finding' if total == 1 else 'findings'} ({fresh} new, {stale} stale removed)"
    return f"{'Wrote' if changed else 'Left as it is:'} {shown(book.path)}: {said}"


def _tell(known: Known, configs: Configs) -> None:
    """How `check` is to learn of a baseline that no configuration names."""
    named = {config.baseline for config in configs.met()}
    for path in known.books:
        if path not in named:
            key = f"`baseline: {os.path.basename(path)}` in the configuration beside it"
            print(f"To use it: `copydesk check --baseline {shown(path)}`, or {key}")
