"""Rule folders on disk: their files, and the YAML of one rule with the line of every key."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from linter.fields import ConfigError
from linter.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node, ScalarNode

_DEEPEST = 5000  # levels of nesting, and characters below which there cannot be as many
_TEXTS = ("swap", "either")  # mappings whose values are words, whatever YAML takes them for
_HINTS = {  # by what YAML's two parsers say
    "mapping values are not allowed": "quote a text that holds a colon",
    "cannot start any token": "quote a text that begins with this character, and indent by spaces",
    "a tab character": "indent by spaces, not by tabs",
    "expected key": "check the indentation, and quote a text that goes on behind a closing quotation mark",
    "expected <block end>": "check the indentation, and quote a text that goes on behind a bracket or a quotation mark",
    "'-' indicator": "quote a text that begins with a bracket or a quotation mark and goes on behind it",
    "',' or ']'": "quote a text that holds a bracket",
    "undefined alias": "quote a text that begins with an asterisk",
}


class Contents(Mapping[str, bytes]):
    """The files of a pack by name; one is read when it is first asked for. Its stamp is another when the file has changed."""

    def __init__(self, folder: str, stamps: Mapping[str, str]) -> None:
        self._folder = folder
        self.stamps = stamps

    def __getitem__(self, name: str) -> bytes:
        if name not in self.stamps:
            raise KeyError(name)
        path = os.path.join(self._folder, name)
        try:
            with open(path, "rb", buffering=0) as stream:
                return stream.read()
        except OSError as error:
            raise ConfigError(path, 0, f"cannot be read: {error.strerror}") from error

    def __iter__(self) -> Iterator[str]:
        return iter(self.stamps)

    def __len__(self) -> int:
        return len(self.stamps)


class Lists(Mapping[str, tuple[str, ...]]):
    """The word lists of a pack by file name; one is split when it is first asked for."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents
        self._names = tuple(name for name in contents if name.endswith(".txt"))
        self._words: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._words:
            self._words[name] = words(self._contents[name].decode("utf-8"))
        return self._words[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def words(text: str) -> tuple[str, ...]:
    """The words of a list: one a line, lines that start with `#` left out."""
    return tuple([line for line in text.splitlines() if line and line[0] != "#"])


def read_folder(folder: str) -> dict[str, Contents]:
    """The rules and word lists below a folder: pack -> file name -> bytes. Raises ConfigError."""
    try:
        packs = {}
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if name.endswith((".yml", ".yaml")) and not name.startswith("."):
                raise ConfigError(path, 1, "a rule lies in a pack, a folder of its own inside the folder of rules")
            if not name.startswith((".", "_")) and os.path.isdir(path):
                packs[name] = Contents(path, stamps(path, (".yml", ".yaml", ".txt")))
        return packs
    except OSError as error:
        raise ConfigError(error.filename or folder, 0, f"cannot be read: {error.strerror}") from error


def stamps(folder: str, endings: tuple[str, ...]) -> dict[str, str]:
    """Size and times of the files in a folder by name: to ask for them costs a tenth of reading the files."""
    with os.scandir(folder) as entries:
        found = sorted((e.name, e.stat()) for e in entries if e.name.endswith(endings) and not e.name.startswith("."))
    # the time of the last change of any kind cannot be set back, as copying and unpacking do with the other
    return {name: f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}" for name, stat in found}


def parse(path: str, content: bytes) -> tuple[dict[str, object], dict[str, int]]:
    """A rule file's mapping and the 1-based line of every key, of `key/n` for the n-th entry of a list, and of `key/name`
    for a mapping's. Words in lists are the texts that were typed, also where YAML sees a number or a truth value."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = content.decode("utf-8-sig")
        _check_depth(text, loader)
        node = yaml.compose(text, Loader=loader)
    except UnicodeDecodeError as error:
        raise ConfigError(path, content.count(b"\n", 0, error.start) + 1, "is not UTF-8 text") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or ""
        hint = next((f" ({remedy})" for sign, remedy in _HINTS.items() if sign in problem), "")
        raise ConfigError(path, mark.line + 1 if mark else 1, f"not valid YAML: {problem}{hint}") from error
    except yaml.YAMLError as error:
        raise ConfigError(path, 1, f"not valid YAML: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise ConfigError(path, 1, "not valid YAML: nested too deeply") from error
    if node is None or not isinstance(node, yaml.MappingNode):
        raise ConfigError(path, 1, "a rule file is a mapping of keys ('extends: ...', 'message: ...')")
    reader = _Reader(path)
    return reader.mapping(node, "", False), reader.lines


def _check_depth(text: str, loader: Any) -> None:
    # the C parser composes by recursion and overflows its stack; its events are flat
    if len(text) < _DEEPEST:
        return
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise RecursionError


class _Reader:
    """Turns nodes into values and notes their lines."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._depth = 0
        self.lines: dict[str, int] = {}

    def mapping(self, node: MappingNode, way: str, texts: bool) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key.value, str):
                raise ConfigError(self._path, line, "a key is a word, not a list or mapping (quote it if it is meant as text)")
            if key.value in values:
                raise ConfigError(self._path, line, f"the key '{key.value}' stands here a second time")
            place = f"{way}/{key.value}" if way else key.value
            self.lines[place] = line
            values[key.value] = self._value(value, place, texts or key.value in _TEXTS)
        return values

    def _value(self, node: Node, way: str, texts: bool) -> Any:
        import yaml

        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, texts)
        self._depth += 1
        if self._depth > 6:  # an anchor may even hold itself
            raise ConfigError(self._path, node.start_mark.line + 1, "nested too deeply for a rule")
        found: object
        if isinstance(node, yaml.MappingNode):
            found = self.mapping(node, way, texts)
        else:
            found = [self._entry(item, f"{way}/{n}") for n, item in enumerate(node.value)]
        self._depth -= 1
        return found

    def _entry(self, node: Node, way: str) -> Any:
        self.lines[way] = node.start_mark.line + 1
        return self._value(node, way, True)

    def _scalar(self, node: ScalarNode, texts: bool) -> object:
        kind = node.tag.removeprefix("tag:yaml.org,2002:")
        if kind not in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value"):
            problem = f"'{node.tag}' is a tag of YAML's, which rules do not use; quote the text"
            raise ConfigError(self._path, node.start_mark.line + 1, problem)
        if kind == "null" and (not texts or not node.value):
            return None
        if texts or kind not in ("int", "float", "bool"):
            return str(node.value)
        return node.value.lower() in ("true", "yes", "on") if kind == "bool" else _number(node.value)


def _number(text: str) -> object:
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            pass
    return text
