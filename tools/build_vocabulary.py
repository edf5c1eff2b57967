#!/usr/bin/env python3
"""Build the English vocabulary from SCOWL (http://wordlist.aspell.net/).

    python tools/build_vocabulary.py SCOWL_FOLDER

SCOWL_FOLDER holds files such as `english-words.50` (on Debian: package `scowl`, /usr/share/dict/scowl). Sizes up to 70
are used, all of them redistributable under the notice in linter/data/SCOWL.txt.

Writes
  linter/data/english-words.txt          words that are written in lower case, sizes 10-50
  linter/data/english-names.txt          those of them that are names too (brown, rose, will)
  rules/punctuation/glued-lookalikes.txt words that end or begin like a function word run together (understand, theory)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPELLINGS = ("english", "american", "british", "british_z")
CREDIT = "# from SCOWL 2020.12.07, copyright Kevin Atkinson and others: linter/data/SCOWL.txt; made by tools/build_vocabulary.py"
ENDINGS = (
    "according|including|published|announced|described|although|released|because|between|showing|without|against|written|before|during"
    "|should|after|about|could|their|there|these|those|until|since|where|which|while|whose|would|from|have|into|said|than|that|them|they"
    "|this|were|when|with|and|are|but|for|has|the|was|who|of"
)
BEGINNINGS = "the|and|that|with|from|which"
LOOKALIKE = re.compile(rf"\w{{2,}}(?:{ENDINGS})|(?:{BEGINNINGS})\w{{3,}}")


def read(folder: Path, kinds: Iterable[str], largest: int) -> set[str]:
    """The words of SCOWL's classes (`words`, `upper`, `proper-names`) up to a size, possessives left out."""
    words: set[str] = set()
    for kind in kinds:
        for spelling in (*SPELLINGS, "variant_1", "variant_2"):
            for path in folder.glob(f"{spelling}-{kind}.*"):
                if int(path.suffix[1:]) <= largest:
                    words.update(path.read_text("iso-8859-1").split())
    return {w for w in words if "'" not in w}


def write(path: Path, words: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([CREDIT, *sorted(words)]) + "\n", "utf-8")


def main(folder: Path) -> None:
    common = {w for w in read(folder, ["words"], 50) if w.islower() and len(w) > 1}
    large = {w.lower() for w in read(folder, ["words", "upper", "proper-names", "abbreviations"], 70)}
    names = {w.lower() for w in read(folder, ["upper", "proper-names"], 50)}
    write(ROOT / "linter/data/english-words.txt", common)
    write(ROOT / "linter/data/english-names.txt", common & names)
    write(ROOT / "rules/punctuation/glued-lookalikes.txt", {w for w in large if LOOKALIKE.fullmatch(w)})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
