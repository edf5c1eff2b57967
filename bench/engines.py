#!/usr/bin/env python3
"""What copydesk, LanguageTool and Harper find in graded articles, what each finds alone, and how often each is wrong.

    python bench/engines.py --gold FOLDER ... [--clean FOLDER ...] [--half even|odd] [--words 15000]

A gold folder holds articles beside a `gold.tsv` (path, line, span, category, severity, hard; a span `-` stands for the whole
document and is left out here). A finding that overlaps a row's span is right; every other one is counted as wrong, also where it
names a slip the table does not. Articles without rows, and those below a clean folder, are professional copy: all findings there are
wrong. Of each clean folder every second document counts, up to that many words.

LanguageTool is the one that `copydesk grammar status` names; every category is on, spelling too, but for speeds, which are measured as
the defaults have it, with a server of our own. Speeds are those of this run and this machine: only the ratios mean anything.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from linter import document, files
from linter.config import Config, Configs, Layer
from linter.document.model import Document
from linter.findings import Finding
from linter.languagetool.choice import Choice
from linter.languagetool.engines import Engine, Harper, LanguageTool, choose, has_harper
from linter.languagetool.proofreader import Proofreader
from linter.languagetool.settings import LEVEL_OF, Settings
from linter.plan import Library, Plans
from linter.source import from_bytes


class Row(NamedTuple):
    """A graded slip: [start, end) of the file's text."""

    path: Path
    start: int
    end: int
    category: str
    hard: bool


class Read(NamedTuple):
    """A document, and the findings of each engine in it with the category they go by."""

    path: Path
    made: Document
    found: dict[str, list[tuple[str, Finding]]]


def gold_rows(folder: Path) -> tuple[list[Row], int]:
    """The rows with a span, and how many are about a whole document."""
    rows, whole = [], 0
    with (folder / "gold.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["span"] == "-":
                whole += 1
                continue
            source = from_bytes((folder / row["path"]).read_bytes())
            line = source.line_span(int(row["line"]))
            at = source.text.index(row["span"], line.start)
            rows.append(Row(folder / row["path"], at, at + len(row["span"]), row["category"], row["hard"] == "1"))
    return rows, whole


def documents(folder: Path, half: str = "", words: int = 0) -> list[Path]:
    """The articles below a folder; of a half every second one, up to that many words."""
    paths, errors = files.find([str(folder)], Configs(isolated=True))
    assert not errors, errors
    chosen = [Path(p) for p in sorted(paths)]
    if half:
        chosen = chosen[half == "odd" :: 2]
    taken, total = [], 0
    for path in chosen:
        if words and total >= words:
            break
        taken.append(path)
        total += len(path.read_bytes().split())
    return taken


def read_with(checkers: dict[str, Callable[[Document], list[tuple[str, Finding]]]], paths: Iterable[Path]) -> list[Read]:
    made = []
    for number, path in enumerate(paths):
        print(f"\r{number} documents", end="", file=sys.stderr)
        read = document.read(from_bytes(path.read_bytes(), str(path)))
        made.append(Read(path, read, {name: check(read) for name, check in checkers.items()}))
    print("\r", end="", file=sys.stderr)
    return made


def by_copydesk() -> Callable[[Document], list[tuple[str, Finding]]]:
    plan = Plans(Configs(isolated=True), Library(), Layer(), Config()).for_file(os.path.abspath("-"))

    def check(read: Document) -> list[tuple[str, Finding]]:
        # how hard a text reads is no slip
        found = [f for f in plan.engine.check(read) if f.pack not in ("readability", "suppress")]
        return [(f"{f.pack} ({f.level})", f) for f in found]

    return check


def by(engine: str, proofreader: Proofreader) -> Callable[[Document], list[tuple[str, Finding]]]:
    categories = {c: "suggestion" for c, level in LEVEL_OF.items() if level == "off"} | {"Spelling": "suggestion"}
    choice = Choice(Settings(engine=engine, categories=categories), True, {}, {})

    def check(read: Document) -> list[tuple[str, Finding]]:
        outcome = proofreader.begin(choice, read, "")()
        assert not outcome.error, outcome.error
        return [(f.message.rsplit("[", 1)[1].rstrip("]"), f) for f in outcome.findings]

    return check


def overlaps(finding: Finding, row: Row) -> bool:
    span = finding.span
    return span.start < max(row.end, row.start + 1) and row.start < max(span.end, span.start + 1)


def spoken_of(read: Sequence[Read], rows: Sequence[Row], engine: str, loud: bool = False) -> set[int]:
    """The numbers of the rows that an engine's findings overlap; `loud` leaves suggestions out."""
    found = set()
    for one in read:
        mine = [f for _, f in one.found[engine] if not loud or f.level != "suggestion"]
        found |= {n for n, row in enumerate(rows) if row.path == one.path and any(overlaps(f, row) for f in mine)}
    return found


def print_categories(read: Sequence[Read], rows: Sequence[Row], clean: dict[str, Sequence[Read]], engines: Sequence[str]) -> None:
    """Right and wrong by category."""
    of_path = defaultdict(list)
    for row in rows:
        of_path[row.path].append(row)
    words = {name: max(1, sum(len(one.made.text.split()) for one in group)) for name, group in clean.items()}
    print("\n| engine | category | on a row | elsewhere | right | " + " | ".join(f"{name}, per 1,000 words" for name in clean) + " |")
    print("| --- | --- | --: | --: | --: |" + " --: |" * len(clean))
    for engine in engines:
        right: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        for one in read:
            for category, finding in one.found[engine]:
                (right if any(overlaps(finding, row) for row in of_path[one.path]) else wrong)[category] += 1
        noise = {name: Counter(c for one in group for c, _ in one.found[engine]) for name, group in clean.items()}
        names = {*right, *wrong, *(c for counts in noise.values() for c in counts)}
        for category in sorted(names, key=lambda c: (-right[c] - wrong[c], c)):
            both = right[category] + wrong[category]
            share = f"{100 * right[category] / both:.0f} %" if both else ""
            rates = " | ".join(f"{1000 * noise[name][category] / words[name]:.2f}" for name in clean)
            print(f"| {engine} | {category} | {right[category]} | {wrong[category]} | {share} | {rates} |")
    print("\nwords: " + ", ".join(f"{name} {count:,}" for name, count in words.items()))


def print_shares(read: Sequence[Read], rows: Sequence[Row], engines: Sequence[str]) -> None:
    """What each engine finds, and what no other does."""
    sets = {name: spoken_of(read, rows, name) for name in engines}
    loud = {name: spoken_of(read, rows, name, loud=True) for name in engines}
    print(f"\n| engine | rows of {len(rows)} | by form | by meaning | without suggestions |")
    print("| --- | --: | --: | --: | --: |")
    for name, found in sets.items():
        hard = sum(rows[n].hard for n in found)
        print(f"| {name} | {len(found)} | {len(found) - hard} | {hard} | {len(loud[name])} |")
    together = set[int]().union(*sets.values())
    print(f"| together | {len(together)} | | | |")
    print("\n| adds, in rows, to | " + " | ".join(engines) + " | all others |")
    print("| --- |" + " --: |" * (len(engines) + 1))
    for name, found in sets.items():
        others = set[int]().union(*(sets[o] for o in engines if o != name))
        print(f"| {name} | " + " | ".join("" if o == name else str(len(found - sets[o])) for o in engines) + f" | {len(found - others)} |")
    print("\n| category of the slip | rows | " + " | ".join(engines) + " | none |")
    print("| --- | --: |" + " --: |" * (len(engines) + 1))
    for category, count in Counter(row.category for row in rows).most_common():
        here = {n for n, row in enumerate(rows) if row.category == category}
        print(f"| {category} | {count} | " + " | ".join(str(len(here & sets[e])) for e in engines) + f" | {len(here - together)} |")


def print_speeds(read: Sequence[Read], engines: Iterable[str]) -> None:
    """The first answer, and the pace after it, by the clock and by processor time (which other work on the machine does not change)."""
    texts = [one.made for one in read][:40]
    size = sum(len(one.source.raw) for one in texts) / 1000
    for name in engines:
        first, first_cpu = timed(name, texts[:1])
        whole, cpu = timed(name, [*texts[:1], *texts])
        print(
            f"{name}: first answer after {first:.1f} s ({first_cpu:.1f} s of processor time), "
            f"then {size / (whole - first):.0f} kB/s ({size / (cpu - first_cpu):.0f} kB per second of processor time)"
        )


def timed(name: str, texts: Sequence[Document]) -> tuple[float, float]:
    """Seconds by the clock and of processor time, a server of our own with its start and stop in them."""
    start, cpu = time.perf_counter(), spent()
    if name == "copydesk":
        check = by_copydesk()
        for one in texts:
            check(document.read(from_bytes(one.source.raw, one.source.path)))
    else:
        choice = Choice(Settings(engine=name.lower()), True, {}, {})
        proofreader = Proofreader(use_cache=False)
        for job in [proofreader.begin(choice, one, "") for one in texts]:
            job()
        proofreader.close()
    return time.perf_counter() - start, spent() - cpu


def spent() -> float:
    """Processor time of this process and of those it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "?"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    parser.add_argument("--clean", nargs="*", type=Path, default=[])
    parser.add_argument("--half", choices=("even", "odd"), default="even")
    parser.add_argument("--words", type=int, default=15_000)
    parser.add_argument("--list", metavar="CATEGORY", help="print the findings of a category instead, with a mark for those on a row")
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
    proofreader = Proofreader()
    found = choose(Settings(engine="auto"), "", os.environ)
    engines: dict[str, Engine] = {"LanguageTool": found} if isinstance(found, LanguageTool) else {}
    if has_harper():
        engines["Harper"] = Harper()
    try:
        checkers = {"copydesk": by_copydesk(), **{name: by(name.lower(), proofreader) for name in engines}}
        rows = [row for folder in options.gold for row in gold_rows(folder)[0]]
        whole = sum(gold_rows(folder)[1] for folder in options.gold)
        graded = read_with(checkers, (path for folder in options.gold for path in documents(folder)))
        with_rows = {row.path for row in rows}
        clean = {"clean articles": [one for one in graded if one.path not in with_rows]}
        clean |= {
            folder.parent.name if folder.name == "docs" else folder.name: read_with(
                checkers, documents(folder, options.half, options.words)
            )
            for folder in options.clean
        }
    finally:
        proofreader.close()
    dirty = [one for one in graded if one.path in with_rows]
    if options.list:
        return list_findings(options.list, dirty, rows, clean)
    print(f"commit {commit()}; {len(dirty)} damaged articles with {len(rows)} rows ({whole} more are about whole documents)")
    print_categories(dirty, rows, clean, tuple(checkers))
    print_shares(dirty, rows, tuple(checkers))
    if not options.no_speed:
        print()
        print_speeds([one for group in (dirty, *clean.values()) for one in group], checkers)
    return 0


def list_findings(category: str, dirty: Sequence[Read], rows: Sequence[Row], clean: dict[str, Sequence[Read]]) -> int:
    for group in (dirty, *clean.values()):
        for one in group:
            for name, found in one.found.items():
                for own, f in found:
                    if category not in (own, name, f.rule):
                        continue
                    on_row = "+" if any(r.path == one.path and overlaps(f, r) for r in rows) else "-"
                    text = one.made.source.text
                    around = f"{text[max(0, f.span.start - 40) : f.span.start]}[[{f.text}]]{text[f.span.end : f.span.end + 40]}"
                    print(on_row, one.path.name, f.start.line, f.rule, own, "|", " ".join(around.split()), "|", f.message[:90])
    return 0


if __name__ == "__main__":
    sys.exit(main())
