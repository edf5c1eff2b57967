"""The dialect that `.vale.ini` is written in, with the line of every value.

It is that of Go's `ini` package with shadows on: a key that is written again adds a value, a comment behind a value begins
with a space, a backslash at the end of a line joins the next, values may stand between quotation marks or backticks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.fields import ConfigError
from linter.hints import NamedTuple

TOP = ""  # the name of what stands above the first section
_DEFAULT = "DEFAULT"  # the same, written out
_TRIPLE = '"""'


class Entry(NamedTuple):
    """One value of a key, and where it stands."""

    value: str
    path: str
    line: int


class Section:
    """The keys of one section in the order they were written, each with all its values."""

    def __init__(self, name: str, path: str, line: int) -> None:
        self.name = name
        self.path = path
        self.line = line
        self.keys: dict[str, list[Entry]] = {}

    def add(self, key: str, entry: Entry) -> None:
        """One more value of a key; one that it has already is not taken twice."""
        values = self.keys.setdefault(key, [])
        if all(entry.value != known.value for known in values):
            values.append(entry)

    def last(self, key: str) -> Entry:
        """The value that was written last: a project's, and not that of a package it uses."""
        return self.keys[key][-1]

    def entries(self, key: str) -> list[Entry]:
        """All values of a key."""
        return self.keys.get(key, [])

    def items(self, key: str) -> list[Entry]:
        """The items of a key's comma lists, each once."""
        return _unique(Entry(item, e.path, e.line) for e in self.entries(key) for item in e.value.split(","))

    def patterns(self, key: str) -> list[Entry]:
        r"""The regular expressions of a key: a comma between them, `\,` inside one."""
        return _unique(Entry(item, e.path, e.line) for e in self.entries(key) for item in _split_escaped(e.value))


def _unique(entries: Iterator[Entry]) -> list[Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        value = entry.value.strip()
        if value:
            found.setdefault(value, entry._replace(value=value))
    return list(found.values())


def _split_escaped(text: str) -> list[str]:
    parts = [""]
    escaped = False
    for char in text:
        if escaped:
            parts[-1] += char if char == "," else "\\" + char
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == ",":
            parts.append("")
        else:
            parts[-1] += char
    parts[-1] += "\\" if escaped else ""
    return parts


def read(path: str) -> dict[str, Section]:
    """The sections of a file by name, in order. Raises ConfigError."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(path, 0, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, data.count(b"\n", 0, error.start) + 1, "is not UTF-8 text") from error
    return _Reader(path, text).read()


def merge(sources: list[dict[str, Section]]) -> dict[str, Section]:
    """Several files as one: the values of later ones follow those of the ones before."""
    merged: dict[str, Section] = {}
    for sections in sources:
        for name, section in sections.items():
            own = merged.setdefault(name, Section(name, section.path, section.line))
            _take(own, section.keys)
    return merged


def _take(section: Section, keys: Mapping[str, list[Entry]]) -> None:
    for key, entries in keys.items():
        for entry in entries:
            section.add(key, entry)


class _Reader:
    """Goes through the lines once."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.replace("\r\n", "\n").split("\n")
        self._next = 0  # index of the line that was not read yet; so also the 1-based number of the last one read
        self._sections: dict[str, Section] = {TOP: Section(TOP, path, 1)}
        self._section = self._sections[TOP]

    def read(self) -> dict[str, Section]:
        while self._next < len(self._lines):
            line = self._take().strip()
            if line.startswith("["):
                self._open(line)
            elif line and line[0] not in "#;":
                self._entry(line)
        return self._sections

    def _take(self) -> str:
        line = self._lines[self._next]
        self._next += 1
        return line

    def _fail(self, message: str) -> ConfigError:
        return ConfigError(self._path, self._next, message)

    def _open(self, line: str) -> None:
        end = line.rfind("]")
        if end < 0:
            raise self._fail("a section is closed by ']'")
        name = line[1:end]
        if not name:
            raise self._fail("a section needs a name, the pattern of the files it is for ('[*]' for all)")
        name = TOP if name == _DEFAULT else name
        self._section = self._sections.setdefault(name, Section(name, self._path, self._next))

    def _entry(self, line: str) -> None:
        number = self._next
        key, rest = self._key(line)
        self._section.add(key, Entry(self._value(rest.strip()), self._path, number))

    def _key(self, line: str) -> tuple[str, str]:
        quote = next((q for q in (_TRIPLE, '"', "`") if line.startswith(q)), "")
        at = 0
        if quote:
            close = line.find(quote, len(quote))
            if close < 0:
                raise self._fail("the key's quotation mark is not closed")
            at = close + len(quote)
        cut = min((n for n in (line.find("=", at), line.find(":", at)) if n >= 0), default=-1)
        if cut < 0:
            raise self._fail("neither a section nor 'key = value'; put a # before a comment")
        key = line[len(quote) : at - len(quote)] if quote else line[:cut]
        return key.strip(), line[cut + 1 :]

    def _value(self, text: str) -> str:
        quote = next((q for q in (_TRIPLE, "`") if text.startswith(q)), "")
        if quote and (quote == "`" or len(text) > len(quote)):
            end = text.rfind(quote, len(quote))
            return text[len(quote) : end] if end >= 0 else self._until(text[len(quote) :], quote)
        if text.endswith("\\"):
            return self._continued(text[:-1])
        return _unquoted(_uncommented(text))

    def _until(self, value: str, quote: str) -> str:
        """A quoted value that goes on over lines."""
        start = self._next
        while self._next < len(self._lines):
            line = self._take()
            value += "\n" if value else ""
            end = line.rfind(quote)
            if end >= 0:
                return value + line[:end]
            value += line
        raise ConfigError(self._path, start, f"the value's {quote} is not closed")

    def _continued(self, value: str) -> str:
        while self._next < len(self._lines):
            line = self._take().strip()
            value += line
            if not line.endswith("\\"):
                break
            value = value[:-1]
        return value


def _uncommented(text: str) -> str:
    for mark in (" #", " ;"):
        at = text.find(mark)
        if at >= 0:
            return text[:at].strip()
    return text


def _unquoted(text: str) -> str:
    for quote in ("'", '"'):
        if len(text) > 1 and text[0] == text[-1] == quote and quote not in text[1:-1]:
            return text[1:-1]
    return text
