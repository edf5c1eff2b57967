"""Configuration files: their values, and the line every key stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter import lazy
from linter.fields import ConfigError
from linter.hints import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from yaml.nodes import Node

Keys = tuple[str | int, ...]  # the way to a value: ("overrides", 0, "paths")

_HEADER = lazy.pattern(r"^\s*\[+\s*tool\s*\.\s*copydesk\b", re.M)


class Tree(NamedTuple):
    """A file's mapping; `lines` gives the 1-based line of a key by its way from the top."""

    path: str
    values: dict[str, object]
    lines: dict[Keys, int]


def read(path: str) -> Tree | None:
    """The configuration in a YAML file or a pyproject.toml; None where the latter holds none. Raises ConfigError."""
    text = _text(path)
    if path.endswith(".toml"):
        return _toml(path, text) if _HEADER.search(text) else None
    return _yaml(path, text)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as stream:
            return stream.read()
    except OSError as error:
        raise ConfigError(path, 0, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, 0, "is not UTF-8 text") from error


def _yaml(path: str, text: str) -> Tree:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        lines = _lines_of(path, node)
        values = loader.construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ConfigError(path, mark.line + 1 if mark else 1, f"not valid YAML: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise ConfigError(path, 1, f"not valid YAML: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise ConfigError(path, 1, "not valid YAML: nested too deeply") from error
    finally:
        loader.dispose()
    return _tree(path, {} if values is None else values, lines)


def _lines_of(path: str, node: Node | None) -> dict[Keys, int]:
    lines: dict[Keys, int] = {}
    for way, line in _lines(node, (), set()) if node else ():
        if way in lines:  # YAML would take the last and say nothing
            raise ConfigError(path, line, f"the key '{way[-1]}' stands here a second time")
        lines[way] = line
    return lines


def _lines(node: Node, way: Keys, seen: set[int]) -> Iterator[tuple[Keys, int]]:
    from yaml.nodes import MappingNode, ScalarNode, SequenceNode

    if len(way) > 4 or id(node) in seen:  # no key of ours lies deeper, and aliases can make a tree endless
        return
    seen.add(id(node))
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                yield (*way, key.value), key.start_mark.line + 1
                yield from _lines(value, (*way, key.value), seen)
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(node.value):
            yield (*way, number), value.start_mark.line + 1
            yield from _lines(value, (*way, number), seen)


def _tree(path: str, values: object, lines: dict[Keys, int]) -> Tree:
    if not isinstance(values, dict):
        raise ConfigError(path, 1, "a configuration is a mapping of keys")
    return Tree(path, {str(k): v for k, v in values.items()}, lines)


def _toml(path: str, text: str) -> Tree:
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        raise ConfigError(path, int(where.group(1)) if where else 1, f"not valid TOML: {error}") from error
    except RecursionError as error:
        raise ConfigError(path, 1, "not valid TOML: nested too deeply") from error
    values = tool.get("copydesk") if isinstance(tool, dict) else {}
    return _tree(path, values, dict(_toml_lines(text, values, ())))


def _toml_lines(text: str, values: object, way: Keys) -> Iterator[tuple[Keys, int]]:
    # tomllib keeps no positions: the first line after our header that names the key is the best there is
    header = _HEADER.search(text)
    start = header.start() if header else 0
    pairs: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(values, dict):
        pairs = iter(values.items())
    elif isinstance(values, list):
        pairs = iter(enumerate(values))
    for key, value in pairs:
        if isinstance(key, str):
            found = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])").search(text, start)
            yield (*way, key), text.count("\n", 0, found.start() if found else start) + 1
        yield from _toml_lines(text, value, (*way, key))
