#!/usr/bin/env python3
"""Speed of the whole command, measured side by side in one run: only the ratios mean anything.

    python bench/speed.py                         all measures, on text made from tests/articles
    python bench/speed.py --markdown FILE         throughput on a Markdown file of your own
    python bench/speed.py --peer "proselint check"  the peer for the one-article measure (skipped where it is not installed)
    python bench/speed.py --against "OTHER/bin/copydesk"  the same for another build, such as an earlier commit's
    python bench/speed.py --smoke                 once each, small: does it run at all?

Measures: one 1,000-word article, whole process; 2 MB of Markdown, MB/s beyond start-up; cost of ten times the file.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ARTICLES = HERE.parent / "tests" / "articles"
NAMES = ("Aksel", "Marit", "Jonas", "Ingrid", "Dora", "Oskar", "Sela", "Tomas", "Beatriz", "Nadia", "Ivo", "Lena", "Piet")
PLACES = ("Altmatt", "Ellery", "Skarvholm", "Tarnow", "Quill", "Brenner", "Osk", "Varde", "Lund", "Mire", "Cadell", "Holt", "Fenwick")


def paragraphs() -> list[str]:
    """The running paragraphs of the clean Markdown article."""
    text = (ARTICLES / "lighthouse-keeper.md").read_text("utf-8").split("---", 2)[2]
    return [p for p in text.split("\n\n") if len(p) > 60]


def variant(paragraph: str, n: int) -> str:
    """The paragraph with other names and numbers, so that no two copies are alike."""
    text = re.sub(r"\d+", lambda m: str(int(m.group()) + n), paragraph)
    text = text.replace("Skarvholm", PLACES[n % len(PLACES)]).replace("Brandt", f"{NAMES[n % len(NAMES)]}sen")
    return re.sub(r"^(\W*)(\w)", lambda m: f"{m[1]}On day {n}, {m[2].lower()}", text)


def article(words: int) -> str:
    """An article of about that many words."""
    return grown(lambda text: len(text.split()) >= words)


def markdown(size: int) -> str:
    """Markdown of at least `size` bytes."""
    return grown(lambda text: len(text.encode()) >= size, check_every=200)


def grown(enough: Callable[[str], bool], check_every: int = 1) -> str:
    """Front matter, then paragraphs until `enough` says so, a heading every six."""
    parts, source = ['---\ntitle: "On the coast"\nauthor: "Ingrid Tavener"\ndate: 2025-10-03\n---'], paragraphs()
    for n in itertools.count():
        if n % 6 == 0:
            parts.append(f"## Part {n // 6 + 1}")
        parts.append(variant(source[n % len(source)], n))
        if n % check_every == 0 and enough("\n\n".join(parts)):
            return "\n\n".join(parts) + "\n"
    raise AssertionError


def seconds(command: list[str], runs: int) -> float:
    """Least wall time of the command over some runs, after one to warm caches."""
    best = float("inf")
    for run in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env={**os.environ, "NO_COLOR": "1"})
        if run:
            best = min(best, time.perf_counter() - started)
    return best


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = Path(sys.executable).parent / "copydesk"
    parser.add_argument("--cli", default=str(beside) if beside.exists() else "copydesk")
    parser.add_argument("--peer", default="proselint check")
    parser.add_argument("--against", help="another copydesk command, measured after the first")
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--smoke", action="store_true")
    args = parser.parse_args()
    runs, size = (1, 100_000) if args.smoke else (args.runs, 2_000_000)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "article.md").write_text(article(1000), "utf-8")
        big = args.markdown.read_text("utf-8") if args.markdown else markdown(size)
        (work / "big.md").write_text(big, "utf-8")
        (work / "tenth.md").write_text(big[: big.index("\n\n", len(big) // 10)] + "\n", "utf-8")
        (work / "empty.md").write_text("", "utf-8")
        os.chdir(work)
        for name, command in (("copydesk", args.cli), ("other build", args.against)):
            if command:
                # builds of one version would share a cache, and put out what the other needs
                os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = str(work / f"cache of {name}")
                measure(name, shlex.split(command), args, runs)
    return 0


def measure(name: str, cli: list[str], args: argparse.Namespace, runs: int) -> None:
    """Print the three measures for one build."""
    check = [*cli, "check", "--isolated"]
    one, start = seconds([*check, "article.md"], runs), seconds([*check, "empty.md"], runs)
    print(f"{name}: one article of 1,000 words {1000 * one:.0f} ms, an empty file {1000 * start:.0f} ms")
    peer = shlex.split(args.peer)
    if shutil.which(peer[0]):
        other = seconds([*peer, "article.md"], runs)
        print(f"  {args.peer}: {1000 * other:.0f} ms; ratio {one / other:.2f}")
    else:
        print(f"  {peer[0]} is not installed: no ratio")
    big, tenth = (seconds([*check, f"{which}.md"], max(1, runs // 2)) for which in ("big", "tenth"))
    megabytes = os.path.getsize("big.md") / 1e6
    print(
        f"  {megabytes:.2f} MB of Markdown: {big:.2f} s, {megabytes / big:.2f} MB/s, {megabytes / (big - start):.2f} MB/s beyond start-up"
    )
    print(f"  ten times the file costs {(big - start) / max(1e-9, tenth - start):.1f} times as much beyond start-up")


if __name__ == "__main__":
    raise SystemExit(main())
