#!/usr/bin/env python3
"""How soon an editor shows what was found in what was typed: a session with the server, in a process of its own.

    python bench/editor.py                an article of 1,000 words, 50 keystrokes
    python bench/editor.py --words 5000   a longer one

Measures, in milliseconds: start-up until the server answers and until the first findings are there, then from each keystroke to its
findings less the pause that the server waits for another one, and the first hover.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from speed import ARTICLES, article

sys.path.insert(0, str(ARTICLES.parent))
from editors import Editor

from linter.lsp.session import PAUSE

FAULT = "\nThe council raised the fee , again.\n"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--keystrokes", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        session(Path(folder), article(options.words) + FAULT, options.keystrokes)
    return 0


def session(folder: Path, text: str, keystrokes: int) -> None:
    """Open a text and type into it."""
    started = time.perf_counter()
    with Editor(folder) as editor:
        print(f"start-up:        {since(started):6.0f}")
        started = time.perf_counter()
        uri = editor.open("article.md", text)
        editor.published(uri, 1)
        print(f"first findings:  {since(started):6.0f}")
        waited = [keystroke(editor, uri, version, text.count("\n") - 1) for version in range(2, keystrokes + 2)]
        print(f"keystroke:       {statistics.median(waited):6.0f}   (from {min(waited):.0f} to {max(waited):.0f})")
        place = {"line": text.count("\n") - 1, "character": keystrokes + FAULT.index(",") - 1}
        started = time.perf_counter()
        assert editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": place})
        print(f"first hover:     {since(started):6.0f}")
        editor.stop()


def keystroke(editor: Editor, uri: str, version: int, line: int) -> float:
    """Type one letter at the beginning of a line; milliseconds until its findings are there, less the pause."""
    place = {"line": line, "character": 0}
    known = len(editor.told)
    started = time.perf_counter()
    editor.change(uri, version, ({"start": place, "end": place}, "x"))
    editor.published(uri, version, known)
    return since(started) - 1000 * PAUSE


def since(started: float) -> float:
    """Milliseconds that have gone by."""
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
