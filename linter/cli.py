"""The command: arguments, files, printing, exit codes."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from linter import rule as rules
from linter import source
from linter.document import EXTENSIONS, read
from linter.engine import Engine


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="copydesk")
    sub = parser.add_subparsers(dest="command", required=True)
    check = sub.add_parser("check")
    check.add_argument("paths", nargs="*", default=["."])
    check.add_argument("--output-format", default="concise")
    check.add_argument("--isolated", action="store_true")
    check.add_argument("--exit-zero", action="store_true")
    args = parser.parse_args(argv)
    engine = Engine(rules.load_folder(rules.bundled_folder()))
    found, documents = [], []
    for path in _files(args.paths):
        with open(path, "rb") as stream:
            document = read(source.from_bytes(stream.read(), path))
        found += engine.check(document)
        documents.append({"path": path, "words": document.words, "score": 0.0, "metrics": {}})
    if args.output_format == "json":
        rows = [
            {"path": f.path, "rule": f.rule, "level": f.level, "message": f.message, "line": f.start.line, "column": f.start.column,
             "end_line": f.end.line, "end_column": f.end.column, "text": f.text, "fix": None}
            for f in found
        ]  # fmt: skip
        json.dump({"version": "0", "findings": rows, "documents": documents, "suppressed": 0, "baselined": 0, "errors": []}, sys.stdout)
    else:
        for f in found:
            print(f"{f.path}:{f.start.line}:{f.start.column}: {f.level} {f.rule} {f.message}")
    return 0 if args.exit_zero or not any(f.level == "error" for f in found) else 1


def _files(paths: Sequence[str]) -> list[str]:
    out = []
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in os.walk(path):
                out += [os.path.join(folder, n) for n in sorted(names) if os.path.splitext(n)[1] in EXTENSIONS]
        else:
            out.append(path)
    return out
