#!/usr/bin/env python3
"""Build linter/data/spun-phrases.txt, the phrases that the check `tortured` looks up, and spun-phrases.bin, how they begin.

    python tools/build_spun_phrases.py INPUTS [OUT]

INPUTS is the folder that tools/build_terms.py reads. Of the published list of tortured phrases those are kept that no professional
would write: no pair of words in use anywhere in the texts and term lists of INPUTS, none of tools/terms/ordinary-phrases.txt.
A line is `phrase => term` where the phrase is certain (three words and more, two of them replaced), `phrase -> term` where it
is likely, `phrase -> ?` where nobody knows the term. Phrases are in base form, so that a plural is found, too.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from terms import sources  # noqa: E402
from terms.evidence import OFTEN, Evidence  # noqa: E402
from terms.sources import Pair, Spun, usable  # noqa: E402

from linter.hashed import packed  # noqa: E402
from linter.terms import base_form  # noqa: E402

CREDIT = (
    "# tortured phrases by Guillaume Cabanac, Cyril Labbé and Alexander Magazinov (Problematic Paper Screener), "
    "CC BY 4.0, curated: LICENSES.md"
)
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def plain(phrase: str) -> str:
    return " ".join(BRACKETS.sub(" ", phrase.lower().replace("’", "'")).replace("–", "-").replace("-", " ").split())


def key(phrase: str) -> str:
    return " ".join(base_form(word) for word in phrase.split())


def ordinary(evidence: Evidence, phrase: str, papers: int) -> bool:
    """Is every pair of its words, or of a much found phrase any, in use?"""
    pairs = list(sources.pairs_of(phrase))
    used = [_used(evidence, pair, 2 if len(phrase.split()) == 2 else 3) for pair in pairs]
    if not pairs or (papers >= OFTEN and any(used)):
        return len(phrase.split()) < 3 or papers >= OFTEN
    return all(used) and len(pairs) == len(phrase.split()) - 1


def _used(evidence: Evidence, pair: Pair, papers: int) -> bool:
    return evidence.papers[pair] >= papers or any(
        pair in known for known in (evidence.text, evidence.spoken, evidence.books, evidence.listed, evidence.courses)
    )


def line(evidence: Evidence, spun: Spun) -> tuple[str, str] | None:
    """(phrase in base form, arrow and term), nothing for a phrase that does not qualify."""
    phrase, term = plain(spun.phrase), " ".join(BRACKETS.sub("", spun.term).replace("?", "").split()).strip(" ,;")
    words = [w for w in phrase.split() if usable(base_form(w))]
    if not re.fullmatch(r"[a-z']+(?: [a-z']+)+", phrase) or "->" in term or ordinary(evidence, phrase, spun.papers):
        return None
    if len(term) < 3:
        unknown = len(words) >= 2 and not any(evidence.attested(pair) for pair in sources.pairs_of(phrase))
        return (key(phrase), " -> ?") if unknown else None
    if key(phrase) == key(plain(term)):
        return None
    certain = len(words) >= 3 and sum(a != x for a, x in spun.aligned()) >= 2
    return key(phrase), f"{' => ' if certain else ' -> '}{term}"


def main(inputs: Path, out: Path) -> None:
    evidence = Evidence(inputs)
    left_out = {key(plain(w)) for w in (ROOT / "tools/terms/ordinary-phrases.txt").read_text("utf-8").splitlines()[1:]}
    lines: dict[str, str] = {}
    for spun in sources.spun_phrases(inputs / "phrases.tsv"):
        found = line(evidence, spun)
        if found and found[0] not in left_out and (found[0] not in lines or lines[found[0]].endswith("?")):
            lines[found[0]] = found[1]
    first, second = ({phrase.split()[n] for phrase in lines} for n in (0, 1))
    begun, opened = ({" ".join(phrase.split()[:n]) for phrase in lines} for n in (2, 3))
    out.write_text("\n".join([CREDIT, *sorted(p + t for p, t in lines.items())]) + "\n", "utf-8")
    out.with_suffix(".bin").write_bytes(b"".join(map(packed, (first, second, begun, opened))))
    print(f"{len(lines)} phrases")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "linter/data/spun-phrases.txt")
