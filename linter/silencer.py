"""`copydesk check --add-suppressions`: writes a suppression comment into the articles for every finding that is shown."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence

from linter import atomic, document, report, silence, suppress
from linter.findings import Finding
from linter.runner import Result
from linter.source import BinaryFile, Source, from_bytes
from linter.usage import UsageError

_SERIES = {  # codecs that write a mark of their own, and those that do not, by the mark the file has
    "utf-8-sig": {b"\xef\xbb\xbf": "utf-8"},
    "utf-16": {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"},
    "utf-32": {b"\xff\xfe\0\0": "utf-32-le", b"\0\0\xfe\xff": "utf-32-be"},
}


class Unwritable(Exception):
    """Why a file cannot take comments."""


def refuse(options: argparse.Namespace) -> None:
    """Raise UsageError where other options do not go with this one; called before anything is checked."""
    if options.reason and not options.add_suppressions:
        raise UsageError("--reason needs --add-suppressions")
    if not options.add_suppressions:
        return
    if "-" in options.paths:
        raise UsageError("--add-suppressions writes files; standard input (-) is none")
    if options.output_format or options.output_file or options.statistics:
        raise UsageError("--add-suppressions prints no report: leave out --output-format, --output-file and --statistics")
    if not silence.usable(options.reason or ""):
        raise UsageError("a --reason is one line without '--' and '*/', which would end its comment")


def write(result: Result, reason: str, quiet: bool) -> int:
    """Write the comments and say what was done; how many findings are left."""
    added = silenced = files = left = 0
    for path, findings in _by_file(result.report.findings).items():
        try:
            comments, remaining = _silence(result.report.sources[path], findings, reason)
            why = ["no comment can silence it" if f.rule not in suppress.RULES else "remove or mend the comment itself" for f in remaining]
        except (Unwritable, OSError) as error:
            comments, remaining = 0, findings
            why = [f"nothing was written: {getattr(error, 'strerror', None) or error}"] * len(findings)
        added += comments
        files += bool(comments)
        silenced += len(findings) - len(remaining)
        left += len(remaining)
        sys.stderr.writelines(_left(remaining, why))
    if not quiet:
        print(f"Silenced {report.count(silenced, 'finding')} with {report.count(added, 'comment')} in {report.count(files, 'file')}.")
    return left


def _by_file(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.path, []).append(finding)
    return found


def _left(findings: Sequence[Finding], why: Sequence[str]) -> Iterator[str]:
    for finding, reason in zip(findings, why, strict=True):
        where = f"{report.one_line(finding.path)}:{finding.start.line}:{finding.start.column}"
        yield f"copydesk: {where}: {finding.rule} is not silenced: {reason}\n"


def _silence(source: Source, findings: Sequence[Finding], reason: str) -> tuple[int, list[Finding]]:
    """Write the comments of one file: how many, and the findings that are left. Raises Unwritable and OSError."""
    done = silence.edits(document.read(source), findings, reason)
    if not done.insertions:
        return 0, done.left
    content = encoded(silence.insert(source.text, done.insertions), source)
    with open(source.path, "rb") as stream:
        if stream.read() != source.raw:
            raise Unwritable("the file was changed meanwhile")
    if not os.access(source.path, os.W_OK):  # replacing a file would not ask
        raise Unwritable("the file is read-only")
    atomic.replace(source.path, content)
    return len(done.insertions), done.left


def encoded(text: str, source: Source) -> bytes:
    """The text as bytes in the encoding of a source, byte order mark and all. Raises Unwritable."""
    try:
        raw = _encode(text, source)
        if _encode(source.text, source) == source.raw and from_bytes(raw, source.path).text == text:
            return raw
    except (UnicodeEncodeError, BinaryFile):
        pass
    raise Unwritable(f"its bytes would not come back the same in {source.encoding}; mend its encoding first")


def _encode(text: str, source: Source) -> bytes:
    for mark, series in _SERIES.get(source.encoding, {}).items():
        if source.raw.startswith(mark):
            return mark + text.encode(series)
    return text.encode(source.encoding)
