#!/usr/bin/env python3
"""What matching costs: construction, the first document, and each further megabyte.

python bench/matcher.py                 300 patterns and 3,000 phrases over made-up prose, with RE2 and without
python bench/matcher.py --rules FILE    the rules that ship, over a file of yours, and the dearest of them
python bench/matcher.py --smoke         small and once: does it run at all?
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from typing import TypeVar

from linter import checks, rule, source
from linter.checks.base import Pattern
from linter.document import read
from linter.document.model import Document
from linter.engine import Engine
from linter.filters import Prefilter, key_of
from linter.matcher import Matcher
from linter.prefilter import translate

T = TypeVar("T")
SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ten",
    "dar",
    "vel",
    "su",
    "per",
    "an",
    "tor",
    "ish",
    "el",
    "gra",
    "fen",
    "wo",
    "ry",
    "mos",
    "hal",
    "dun",
    "ber",
]
FORMS = (
    r"\b(?:{0}|{1}) (?:the|a) {2}\b", r"\b{0}(?:ed|ing)? \w+ {1}\b", r"\b(?:it|this) (?:is|was) {0}(?:ly)? {1}",
    r"(?<!\w){0}\W+{1}", r"^{0}, {1}:", r"\b{0}\b.{{0,40}}\b{1} {2}\b",
)  # fmt: skip


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """The result and the CPU milliseconds it took."""
    start = time.process_time()
    result = work()
    return result, (time.process_time() - start) * 1000


def vocabulary(rng: random.Random) -> list[str]:
    return sorted({"".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(6000)})


def prose(rng: random.Random, words: list[str], size: int) -> str:
    sentences = []
    length = 0
    while length < size:
        sentence = " ".join(rng.choices(words, k=rng.randint(6, 24))).capitalize() + rng.choice((".", ".", "?", ",” she said.", ".\n\n"))
        sentences.append(sentence)
        length += len(sentence) + 1
    return " ".join(sentences)


def made_up(smoke: bool) -> None:
    """Patterns and phrases in the proportions of a large rule set."""
    rng = random.Random(7)
    words = vocabulary(rng)
    count, size = (30, 50_000) if smoke else (300, 1_000_000)
    patterns = [Pattern(regex=FORMS[n % len(FORMS)].format(*rng.sample(words, 3)), ignore_case=n % 2 == 0) for n in range(count)]
    known = {key_of(p.regex, p.ignore_case): translate(p.regex, p.ignore_case) for p in patterns}
    document = read(source.from_text(prose(rng, words, size)), "text")
    for phrases in (0, count, 10 * count):
        listed = Pattern(phrases=tuple(" ".join(rng.sample(words, rng.randint(2, 3))) for _ in range(phrases)))
        for re2 in (True, False):
            report(
                f"{count} patterns, {phrases} phrases, {'RE2' if re2 else 'literals'}",
                [[p] for p in [*patterns, listed]],
                known,
                document,
                re2,
            )


def report(name: str, patterns: list[list[Pattern]], known: dict[str, Prefilter], document: Document, re2: bool) -> None:
    matcher, built = timed(lambda: Matcher(patterns, (), known, re2=re2))
    _, first = timed(lambda: matcher.scan(read(source.from_text("A short text."), "text")))
    _, cold = timed(lambda: matcher.scan(document))
    _, warm = timed(lambda: matcher.scan(document))
    megabytes = len(document.text) / 1e6
    print(f"{name:42} built {built:5.1f} ms, first {first:5.1f} ms, cold {cold / megabytes:5.0f} ms/MB, warm {warm / megabytes:5.0f} ms/MB")


def shipped(path: str) -> None:
    """The rules that ship: matching and checking, and the dearest rules."""
    rules = rule.load_folder(rule.bundled_folder())
    with open(path, "rb") as stream:
        document = read(source.from_bytes(stream.read(), path))
    megabytes = max(len(document.text), 1) / 1e6
    engine = Engine(rules)
    engine.check(document)
    _, whole = timed(lambda: engine.check(document))
    print(f"all {len(rules)} rules: {whole / megabytes:.0f} ms/MB")
    rows = []
    for one in rules:
        patterns = checks.load(one.check).patterns(one.params)
        matcher = Matcher([patterns], [one.scope], one.prefilters)
        hits, matching = timed(lambda matcher=matcher: matcher.scan(document).get(0, []))  # type: ignore[misc]
        _, finding = timed(lambda one=one, hits=hits: list(checks.load(one.check).find(document, one.params, hits)))  # type: ignore[misc]
        rows.append((matching + finding, matching, finding, len(hits), one.id))
    for _, matching, finding, count, name in sorted(rows, reverse=True)[:12]:
        print(f"{matching / megabytes:6.0f} matching {finding / megabytes:6.0f} finding ms/MB  {count:7} hits  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", metavar="FILE")
    parser.add_argument("--smoke", action="store_true")
    args = parser.parse_args()
    if args.rules:
        shipped(args.rules)
    else:
        made_up(args.smoke)


if __name__ == "__main__":
    main()
