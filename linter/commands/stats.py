"""`copydesk stats`: counts, readability, and what the score is made of."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence

from linter import configoptions, files, readability
from linter.config import Config, Layer
from linter.fields import nearest
from linter.findings import DocumentRow
from linter.plan import Library, Plans
from linter.report import one_line
from linter.runner import STDIN, Runner
from linter.score import sound_documents
from linter.textstats import MEASURES
from linter.usage import Parser, UsageError

CORE = "core"  # a name for no measure of textstat's at all


def parser() -> Parser:
    """The options of `stats`."""
    about = "Count words and sentences of articles, measure how hard they are to read, and say what their score is made of."
    made = Parser("stats", "PATH ...", about)
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders; - reads standard input")
    add(
        "--measure", action="append", default=[], metavar="NAME",
        help="of textstat's measures only this one (may be repeated); `core` for none of them, `list` names them all",
    )  # fmt: skip
    add("--output-format", choices=("text", "json"), default="text", help="a table, or JSON")
    configoptions.add(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    if "list" in options.measure:
        print("\n".join(sorted(MEASURES)))
        return 0
    if not options.paths:
        raise UsageError("stats needs a path (see copydesk stats --help)")
    configs = configoptions.configs(options)
    runner = Runner(Plans(configs, Library(), Layer(), Config()), metrics=True, measures=_chosen(options.measure))
    paths, errors = files.find([p for p in options.paths if p != "-"], configs)
    for error in errors:
        runner.fail(error)
    for path in paths:
        runner.check(path)
    if "-" in options.paths:
        runner.check(STDIN, sys.stdin.buffer.read())
    return _show(options.output_format, runner)


def _chosen(names: Sequence[str]) -> Sequence[str]:
    return [_measure(name) for name in names if name != CORE] if names else MEASURES


def _measure(name: str) -> str:
    plain = name.lower().replace("-", "_")
    if plain not in MEASURES:
        raise UsageError(f"no measure is called '{name}'{nearest(plain, MEASURES)} (--measure list names them)")
    return plain


def _show(name: str, runner: Runner) -> int:
    report, _, _, bugs, _ = runner.result()
    rows = sorted(report.documents, key=lambda d: d.path)
    if name == "json":
        import json

        from linter.report.json import document_row, score_part

        parts = [[score_part(part) for part in row.parts] for row in rows]
        by = [{"by_textstat": sorted(_split(row)[1]), "score_parts": part} for row, part in zip(rows, parts, strict=True)]
        print(json.dumps([{**document_row(row), "lang": row.lang, **more} for row, more in zip(rows, by, strict=True)], indent=1))
    else:
        sys.stdout.writelines("\n".join(_block(row)) + "\n" for row in rows)
    for error in report.errors:
        print(f"copydesk: {one_line(error.path)}: {one_line(error.message)}", file=sys.stderr)
    return 3 if bugs else 2 if report.errors else 0


def _block(row: DocumentRow) -> Iterator[str]:
    own, further = _split(row)
    measured = {"words in running text" if label == "words" else label: value for label, value in own.items()}
    figures = {"words": float(row.words), **measured, "score (0 clean, 100 unfit)": row.score}
    wide = max(map(len, (*figures, *further)))
    yield one_line(row.path)
    yield f"  {'language':<{wide}}  {row.lang:>9}"
    yield from _lines(figures, wide)
    yield from _explained(row)
    if further:
        yield "  By textstat, on the same running text:"
        yield from _lines(further, wide)


def _split(row: DocumentRow) -> tuple[dict[str, float], dict[str, float]]:
    """What we measured ourselves, and what textstat did."""
    own = readability.own(row.lang)
    further = {name: value for name, value in row.metrics.items() if name in MEASURES and name not in own}
    return {name: value for name, value in row.metrics.items() if name not in further}, further


def _lines(figures: Mapping[str, float], wide: int) -> Iterator[str]:
    for label, value in figures.items():
        number = f"{value:>9,.0f}  " if value == int(value) else f"{value:>11,.1f}"
        yield f"  {label.replace('_', ' '):<{wide}}  {number}".rstrip()


def _explained(row: DocumentRow) -> Iterator[str]:
    """The score against that of sound articles, and the rules it comes from."""
    over = max((percent for percent, limit in sound_documents() if row.score > limit), default=0)
    if over:
        yield f"  The score is higher than that of {over} % of the sound articles it was fitted on. It is made of:"
    for part in row.parts:
        yield f"    {part.points:5.1f}  {part.rule}, {part.findings} {part.level}{'s' if part.findings > 1 else ''}"
