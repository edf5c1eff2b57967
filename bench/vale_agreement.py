#!/usr/bin/env python3
"""How far imported Vale styles find here what Vale finds, on files of yours, and how fast both are.

    python bench/vale_agreement.py --vale BIN --styles FOLDER [--copydesk BIN] PATH ...
        per style: alerts of each, those of both, agreement (both / either), precision and recall; the rules that differ most
    ... --half even|odd, --sample N     only files whose hash is even or odd, at most N of a folder, chosen by hash
    ... --examples N, --rule NAME       differences shown for each rule; only for rules whose name begins so
    ... --without NAME,NAME             rules that are switched off in both (one that ends Vale's run, say)
    ... --speed [--runs N]              instead: whole processes over the same files, the two in turn

An alert is the same when file, line and rule are. Rules of `sequence` and `spelling` are counted apart.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ENDINGS = (".md", ".txt", ".html")
APART = ("sequence", "spelling")
EXTENDS = re.compile(r"^extends:\s*(\w+)", re.M)


class Alert(NamedTuple):
    path: str
    line: int
    rule: str


class Run(NamedTuple):
    """The alerts of a tool, with the columns and texts they were shown with, and the seconds it took."""

    alerts: Counter[Alert]
    shown: dict[Alert, list[str]]
    seconds: float


def chosen(paths: Iterable[Path], half: str, sample: int) -> list[Path]:
    """The files to compare on."""
    found: list[Path] = []
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.suffix in ENDINGS and p.name != "MANIFEST.txt") if path.is_dir() else [path]
        marked = sorted((hashlib.sha1(p.read_bytes()).hexdigest(), p) for p in files)
        kept = [p for mark, p in marked if half == "all" or (int(mark, 16) % 2 == 0) == (half == "even")]
        found += kept[:sample] if sample else kept
    return found


def styles_in(folder: Path, only: Sequence[str]) -> list[str]:
    names = [p.name for p in sorted(folder.iterdir()) if p.is_dir() and any(p.rglob("*.yml")) and p.name[0] not in "._"]
    return [name for name in names if not only or name in only]


def apart(folder: Path, styles: Sequence[str]) -> frozenset[str]:
    """The rules whose extension points are counted apart."""
    found = set()
    for style in styles:
        for path in (folder / style).rglob("*.yml"):
            extends = EXTENDS.search(path.read_text("utf-8"))
            if extends and extends[1] in APART:
                found.add(".".join([style, *path.relative_to(folder / style).with_suffix("").parts]))
    return frozenset(found)


def processor_seconds() -> float:
    """What processes that have ended cost so far, all their threads together."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def run(command: Sequence[str], opening: str = "{") -> tuple[str, float]:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    seconds = time.perf_counter() - start
    if not done.stdout.strip() or not done.stdout.strip().startswith(opening):
        sys.exit(f"{' '.join(command[:4])} ...: {done.stderr[:2000] or done.stdout[:2000]}")
    return done.stdout, seconds


class Tools(NamedTuple):
    """The two commands with configurations of the same styles."""

    vale: list[str]
    copydesk: list[str]

    def run_vale(self, files: Sequence[Path]) -> Run:
        output, seconds = run([*self.vale, *map(str, files)])
        alerts: Counter[Alert] = Counter()
        shown: dict[Alert, list[str]] = defaultdict(list)
        for path, own in json.loads(output).items():
            for alert in own:
                key = Alert(path, alert["Line"], alert["Check"])
                alerts[key] += 1
                shown[key].append(f"{alert['Span'][0]}: {alert['Match'] or alert['Message']}")
        return Run(alerts, shown, seconds)

    def run_copydesk(self, files: Sequence[Path]) -> Run:
        output, seconds = run([*self.copydesk, *map(str, files)])
        alerts: Counter[Alert] = Counter()
        shown: dict[Alert, list[str]] = defaultdict(list)
        for finding in json.loads(output)["findings"]:
            key = Alert(finding["path"], finding["line"], finding["rule"])
            alerts[key] += 1
            shown[key].append(f"{finding['column']}: {finding['text']}")
        return Run(alerts, shown, seconds)


def configured(options: argparse.Namespace, styles: Sequence[str], folder: Path) -> Tools:
    ini = folder / ".vale.ini"
    without = [name for name in options.without.split(",") if name]
    off = "".join(f"{name} = NO\n" for name in without)
    head = f"StylesPath = {options.styles.resolve()}\nMinAlertLevel = suggestion\n\n"
    ini.write_text(f"{head}[*]\nBasedOnStyles = {', '.join(styles)}\n{off}", "utf-8")
    config = folder / ".copydesk.yml"
    config.write_text(json.dumps({"styles": [str(options.styles.resolve())], "select": list(styles), "ignore": without}), "utf-8")
    return Tools(
        [options.vale, f"--config={ini}", "--output=JSON", "--no-exit"],
        [options.copydesk, "check", "--config", str(config), "--output-format", "json", "--exit-zero"],
    )  # fmt: skip


def figures(vale: Counter[Alert], ours: Counter[Alert]) -> tuple[int, int, int, float, float, float]:
    both = sum((vale & ours).values())
    theirs, own = sum(vale.values()), sum(ours.values())
    either = theirs + own - both
    return theirs, own, both, *(100 * both / n if n else 100.0 for n in (either, own, theirs))


def only(alerts: Counter[Alert], rules: Iterable[str]) -> Counter[Alert]:
    names = set(rules)
    return Counter({alert: n for alert, n in alerts.items() if alert.rule in names})


def compare(options: argparse.Namespace, tools: Tools, files: Sequence[Path], styles: Sequence[str], left_out: frozenset[str]) -> None:
    vale, ours = tools.run_vale(files), tools.run_copydesk(files)
    rules = sorted({alert.rule for alert in (*vale.alerts, *ours.alerts)})
    by_style: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        by_style["sequence, spelling" if rule in left_out else rule.split(".", 1)[0]].append(rule)
    print(f"{len(files)} files, {sum(f.stat().st_size for f in files):,} bytes\n")
    print("| style | Vale | copydesk | both | agreement | precision | recall |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for style in (*styles, "sequence, spelling"):
        show(style, vale, ours, by_style[style])
    show("all but these", vale, ours, [rule for rule in rules if rule not in left_out])
    print()
    moved(vale, ours)
    differences(options, vale, ours, rules)


def moved(vale: Run, ours: Run) -> None:
    """How many of the differences are the same text found by the same rule in the same file, shown at another line."""

    def texts(alerts: Counter[Alert], run: Run) -> Counter[tuple[str, str, str]]:
        return Counter((a.path, a.rule, " ".join(text.partition(": ")[2].split())) for a in alerts for text in run.shown[a])

    missed, added = texts(vale.alerts - ours.alerts, vale), texts(ours.alerts - vale.alerts, ours)
    theirs, own, same = (sum(counts.values()) for counts in (missed, added, missed & added))
    print(f"only Vale's: {theirs}, only copydesk's: {own}, the same at another line: {same}\n")


def show(name: str, vale: Run, ours: Run, rules: Sequence[str]) -> None:
    theirs, own, both, agreement, precision, recall = figures(only(vale.alerts, rules), only(ours.alerts, rules))
    print(f"| {name} | {theirs:,} | {own:,} | {both:,} | {agreement:.2f} % | {precision:.2f} % | {recall:.2f} % |")


def differences(options: argparse.Namespace, vale: Run, ours: Run, rules: Sequence[str]) -> None:
    missed, added = vale.alerts - ours.alerts, ours.alerts - vale.alerts
    counts = Counter({rule: sum(only(missed, [rule]).values()) + sum(only(added, [rule]).values()) for rule in rules})
    for rule, count in counts.most_common():
        if not count or not rule.startswith(options.rule):
            continue
        print(f"{rule}: {sum(only(missed, [rule]).values())} only Vale's, {sum(only(added, [rule]).values())} only copydesk's")
        for sign, alerts, of in (("-", missed, vale), ("+", added, ours)):
            for alert in sorted(only(alerts, [rule]))[: options.examples]:
                print(f"  {sign} {os.path.basename(alert.path)}:{alert.line}: {' | '.join(of.shown[alert])[:150]!r}")


def speed(options: argparse.Namespace, tools: Tools, files: Sequence[Path]) -> None:
    """Both over the same files in turn; a first run of each is not counted."""
    size = sum(f.stat().st_size for f in files)
    lines = {"--output=JSON": "--output=line", "json": "concise"}
    seconds: dict[str, list[float]] = {"vale": [], "copydesk": []}
    spent: dict[str, list[float]] = {"vale": [], "copydesk": []}
    for turn in range(options.runs + 1):
        for name, command in (("vale", tools.vale), ("copydesk", tools.copydesk)):
            before = processor_seconds()
            took = run([*(lines.get(word, word) for word in command), *map(str, files)], "")[1]
            if turn:
                seconds[name].append(took)
                spent[name].append(processor_seconds() - before)
    best = {name: min(own) for name, own in seconds.items()}
    print(f"{len(files)} files, {size:,} bytes, {options.runs} runs of each")
    for name, own in seconds.items():
        print(
            f"{name:10} best {best[name]:.2f} s, median {statistics.median(own):.2f} s, {size / best[name] / 1e6:.2f} MB/s; "
            f"processor {min(spent[name]):.2f} s"
        )
    times = min(spent["vale"]) / min(spent["copydesk"])
    print(f"copydesk is {best['vale'] / best['copydesk']:.1f} times as fast, by the processor's time {times:.1f} times")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vale", default="vale")
    parser.add_argument("--copydesk", default=shutil.which("copydesk") or "copydesk")
    parser.add_argument("--styles", type=Path, required=True, help="a folder of styles")
    parser.add_argument("--only", default="", help="these styles of it, joined by commas")
    parser.add_argument("--without", default="")
    parser.add_argument("--half", choices=("all", "even", "odd"), default="all")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--examples", type=int, default=3)
    parser.add_argument("--rule", default="")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("paths", type=Path, nargs="+")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    styles = styles_in(options.styles, [name for name in options.only.split(",") if name])
    files = chosen(options.paths, options.half, options.sample)
    left_out = apart(options.styles, styles)
    with tempfile.TemporaryDirectory() as folder:
        tools = configured(options, styles, Path(folder))
        if options.speed:
            speed(options, tools, files)
        else:
            compare(options, tools, files, styles, left_out)


if __name__ == "__main__":
    main()
