"""Known findings: a file of entries by which the findings of later runs are recognised, wherever they have moved to.

An entry is a rule, a file, the matched text and the words around it on its line; never a line number, which every edit
above shifts, nor a message, which every version may word anew. Entries that would be equal are told apart by an ordinal,
so that a second copy of a known fault is new. Nothing here reads or writes a file.
"""

from __future__ import annotations

import json
import re
from binascii import crc32
from collections.abc import Collection, Iterable, Sequence

from linter.fields import ConfigError
from linter.findings import Finding, around
from linter.hints import NamedTuple
from linter.source import Source

VERSION = 1
_AROUND = 4  # words kept on each side
_REACH = 40  # characters they may have: in some scripts a whole line is one word
_LONGEST = 120  # characters of a matched text that are kept as they are
_LOOKED_AT = 20  # entries compared with one finding that none fits exactly: a file of thousands of equal faults must not take hours
_MISSING_COMMA = re.compile(r"\}[ \t]*\r?\n(?=[ \t]*\{)")
_SPARE_COMMA = re.compile(r"\},[ \t]*\r?\n(?=[ \t]*\])")
_REMEDY = "mend it, or delete the file and write it anew with `copydesk baseline`"


class Entry(NamedTuple):
    """One known finding; `path` is relative to the baseline's folder, with `/`."""

    path: str
    rule: str
    text: str
    before: str = ""
    after: str = ""
    ordinal: int = 1


class Outcome(NamedTuple):
    """The findings no entry stands for, and the entries that stand for no finding."""

    new: list[Finding]
    left: list[Entry]


def match(entries: Iterable[Entry], findings: Iterable[Finding], source: Source) -> Outcome:
    """Set the findings of one file against the entries of that file.

    An entry stands for one finding. First come those that are equal; then an entry may stand for a finding of the same rule
    and text whose surroundings were edited on one side only, or wrapped at another place.
    """
    left = dict.fromkeys(sorted(set(entries)))
    free: dict[Entry, list[Entry]] = {}
    for entry in reversed(left):
        free.setdefault(entry._replace(path="", ordinal=1), []).append(entry)
    open_ = []
    for finding in sorted(findings, key=lambda f: (f.span, f.rule)):
        shape = _shape(finding, source)
        if equal := free.get(shape):
            del left[equal.pop()]
        else:
            open_.append((finding, shape))
    return Outcome(_without_kin(open_, left), list(left))


def entries_for(findings: Iterable[Finding], source: Source, path: str, known: Iterable[Entry] = ()) -> list[Entry]:
    """Entries for findings of one file, with ordinals that `known` does not use."""
    used = set(known)
    last: dict[Entry, int] = {}
    made = []
    for finding in sorted(findings, key=lambda f: (f.span, f.rule)):
        entry = _shape(finding, source)._replace(path=path)
        ordinal = last.get(entry, 0) + 1
        while entry._replace(ordinal=ordinal) in used:
            ordinal += 1
        last[entry] = ordinal
        made.append(entry._replace(ordinal=ordinal))
    return made


def _shape(finding: Finding, source: Source) -> Entry:
    """What an entry says of a finding, but for its path and ordinal."""
    if finding.whole:
        return Entry("", finding.rule, "")
    before, after = around(finding, source, _AROUND)
    return Entry("", finding.rule, _shortened(finding.text), " ".join(before)[-_REACH:].lstrip(), " ".join(after)[:_REACH].rstrip())


def _shortened(text: str) -> str:
    """The text on one line; of a long one its ends, and a sum that tells it from others with the same ends."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return f"{text[:60]} … {text[-30:]} ({crc32(text.encode('utf-8', 'surrogatepass')):08x})"


_Key = tuple[str, str, str, str]  # rule, text, the side, the nearest word on it


def _without_kin(findings: Sequence[tuple[Finding, Entry]], left: dict[Entry, None]) -> list[Finding]:
    """The findings that no entry is near to; entries that are near to one are taken from `left`."""
    near: dict[_Key, list[Entry]] = {}
    for entry in reversed(left):
        for key in _keys(entry):
            near.setdefault(key, []).append(entry)
    new = []
    for finding, shape in findings:
        candidates = {e: _kinship(shape, e) for key in _keys(shape) for e in _first(near.get(key, []), left)}
        best = max(candidates, key=lambda e: candidates[e], default=None)
        if best is None or not candidates[best]:
            new.append(finding)
        else:
            del left[best]
    return new


def _first(stack: list[Entry], left: Collection[Entry]) -> list[Entry]:
    """The top entries of a stack that are still left; those that are not are dropped from it."""
    found: list[Entry] = []
    while stack and len(found) < _LOOKED_AT:
        entry = stack.pop()
        if entry in left:
            found.append(entry)
    stack += reversed(found)
    return found


def _keys(entry: Entry) -> list[_Key]:
    sides = (("before", entry.before.split()[-1:]), ("after", entry.after.split()[:1]))
    return [(entry.rule, entry.text, side, words[0]) for side, words in sides if words]


def _kinship(one: Entry, other: Entry) -> int:
    """How many words around agree, counted from the text outwards; 0 where that is not enough."""
    sides = ((one.before.split()[::-1], other.before.split()[::-1]), (one.after.split(), other.after.split()))
    agreed = [_common(a, b) for a, b in sides]
    fits = all(n == min(len(a), len(b)) for n, (a, b) in zip(agreed, sides, strict=True))  # a side may be cut short by the end of a line
    return sum(agreed) if fits or max(agreed) >= _AROUND else 0


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def dump(entries: Iterable[Entry]) -> str:
    """The text of a baseline file: an entry a line, in an order that does not depend on the run."""
    lines = [_line(entry) for entry in sorted(set(entries))]
    return f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + ("\n" if lines else "") + "]}\n"


def _line(entry: Entry) -> str:
    values = {name: value for name, value in entry._asdict().items() if value not in ("", 1) or name in ("path", "rule", "text")}
    text = json.dumps(values, ensure_ascii=False)
    # who reads a diff is to see what is there, and a lone surrogate fits no file
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def parse(text: str, path: str) -> list[Entry]:
    """The entries of a baseline file. Raises ConfigError, with the line."""
    data = _decoded(text, path)
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise ConfigError(path, 1, f"is no baseline (an object with 'version' and 'findings'): {_REMEDY}")
    if data.get("version") != VERSION:
        raise ConfigError(
            path, 1, f"is a baseline of version {data.get('version')!r}, and this copydesk reads version {VERSION}: {_REMEDY}"
        )
    return [_entry(item, text, path) for item in data["findings"]]


def _decoded(text: str, path: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ConfigError(path, 1, f"is nested too deeply to be a baseline: {_REMEDY}") from error
    except json.JSONDecodeError:
        pass
    try:  # merging two branches leaves a comma too many or too few where one of them added the last line
        return json.loads(_SPARE_COMMA.sub("}\n", _MISSING_COMMA.sub("},\n", text)))
    except json.JSONDecodeError as error:
        line = text.split("\n")[error.lineno - 1]
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            raise ConfigError(path, error.lineno, "an unfinished merge: keep the entries of both sides and delete the marks") from error
        raise ConfigError(path, error.lineno, f"is not valid JSON ({error.msg}, column {error.colno}): {_REMEDY}") from error


def _entry(item: object, text: str, path: str) -> Entry:
    if not isinstance(item, dict):
        raise ConfigError(path, _line_of(item, text), f"an entry is an object with {', '.join(Entry._fields)}: {_REMEDY}")
    for name in ("path", "rule", "text"):
        if name not in item:
            raise ConfigError(path, _line_of(item, text), f"an entry without '{name}': {_REMEDY}")
    for name, value in item.items():
        if name not in Entry._fields:
            raise ConfigError(path, _line_of(item, text), f"unknown key '{name}' in an entry: {_REMEDY}")
        if type(value) is not (int if name == "ordinal" else str):
            raise ConfigError(
                path, _line_of(item, text), f"'{name}' takes {'a number' if name == 'ordinal' else 'text'}, not {value!r}: {_REMEDY}"
            )
    return Entry(**item)


def _line_of(item: object, text: str) -> int:
    """The line an entry stands on, where it has one to itself."""
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if json.loads(line.strip().rstrip(",")) == item:
                return number
        except json.JSONDecodeError:
            continue
    return 1
