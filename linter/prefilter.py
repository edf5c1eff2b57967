"""A Python regular expression -> something cheaper that fires wherever it matches, and sometimes elsewhere.

RE2's Set tries hundreds of patterns in one pass, but over bytes and without lookaround. So every pattern is rewritten from
its parse tree into one over UTF-8 bytes that matches a superset: what RE2 cannot say is left out or widened, never
narrowed. Texts are folded by `fold_bytes` first, so that the four characters which `re.I` takes for i, k and s are those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module

from linter.bytesets import WORD, characters_of, emit
from linter.filters import Prefilter
from linter.hints import Any
from linter.phrases import fold

_parser = import_module("re._parser")
_codes = import_module("re._constants")
_OTHER_CASES = import_module("re._casefix")._EXTRA_CASES  # what `re.I` takes for a letter beside its two cases

Literals = tuple[str, ...]
Items = Sequence[tuple[Any, Any]]  # the parse tree as `re` makes it: (operation, argument)

_MANY_REPEATS = 4  # counting further multiplies RE2's states
_SHORTEST_LITERAL = 3
_EVERYDAY = re.compile(r"[\w\s,.'\"’“”-]*")  # a text that holds anything else is rare enough at any length
_MOST_GROUPS = 4


def translate(regex: str, ignore_case: bool) -> Prefilter:
    """The prefilter of a pattern that `re` accepts. Raises re.error."""
    flags = int(re.M | re.I if ignore_case else re.M)
    tree = _parser.parse(regex, flags)
    flags = int(tree.state.flags)
    try:
        found = _sequence(tree, flags)
        pattern = f"(?i:{found})" if flags & re.I else found
        if not tree.getwidth()[0]:  # it matches the empty text: everywhere
            return Prefilter()
        return Prefilter(pattern, tuple(_best(_required(tree, flags), _MOST_GROUPS)), not _sees_lines(tree, flags))
    except _Untranslatable:
        return Prefilter()


class _Untranslatable(Exception):
    """A node of the parse tree that this Python has and we do not know."""


def _sequence(items: Items, flags: int) -> str:
    items = list(items)
    return "".join(_item(op, av, flags, items[:n], items[n + 1 :]) for n, (op, av) in enumerate(items))


def _item(op: Any, av: Any, flags: int, before: Items, after: Items) -> str:
    name = str(op)
    if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
        return emit(characters_of(op, av, flags), flags)
    if name == "BRANCH":
        return "(?:" + "|".join(_sequence(one, flags) for one in av[1]) + ")"
    if name == "SUBPATTERN":
        return _group(av, flags)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _repeat(av[0], av[1], av[2], flags)
    if name == "ATOMIC_GROUP":
        return f"(?:{_sequence(av, flags)})"
    if name == "GROUPREF":
        return r"[\x00-\xff]*"
    if name == "GROUPREF_EXISTS":
        return f"(?:{_sequence(av[1], flags)}|{_sequence(av[2] or (), flags)})"
    if name in ("ASSERT", "ASSERT_NOT"):
        return _boundary(before, after, flags) if name == "ASSERT_NOT" and _forbids_word(av[1]) else ""
    if name == "AT":
        return _anchor(av, flags, before, after)
    raise _Untranslatable(name)


def _group(av: Any, flags: int) -> str:
    _, added, removed, items = av
    inner = (flags | added) & ~removed
    found = _sequence(items, inner)
    if (inner ^ flags) & re.I:
        return f"(?i:{found})" if inner & re.I else f"(?-i:{found})"
    return f"(?:{found})"


def _repeat(least: int, most: Any, items: Items, flags: int) -> str:
    body = f"(?:{_sequence(items, flags)})"
    least = min(int(least), _MANY_REPEATS)
    if most is _codes.MAXREPEAT or int(most) > _MANY_REPEATS:
        return body + {0: "*", 1: "+"}.get(least, f"{{{least},}}")
    return f"{body}{{{least},{int(most)}}}"


def _anchor(where: Any, flags: int, before: Items, after: Items) -> str:
    name = str(where)
    if name in ("AT_BEGINNING", "AT_BEGINNING_STRING", "AT_BEGINNING_LINE"):
        return "(?m:^)"
    if name in ("AT_END", "AT_END_STRING", "AT_END_LINE"):
        return "(?m:$)"
    if name == "AT_BOUNDARY":
        return _boundary(before, after, flags)
    return ""


def _boundary(before: Items, after: Items, flags: int) -> str:
    # RE2's \b knows ASCII only; beside a plain ASCII word character it holds wherever Python's does
    return r"\b" if _plain_edge(list(before)[::-1], flags, -1) or _plain_edge(list(after), flags, 0) else ""


def _forbids_word(items: Items) -> bool:
    return [(str(op), av) for op, av in items] == [("IN", [(_codes.CATEGORY, _codes.CATEGORY_WORD)])]


def _plain_edge(items: Sequence[tuple[Any, Any]], flags: int, edge: int) -> bool:
    """Whether the first character read from an edge (0: forwards, -1: backwards) is surely an ASCII word character."""
    for n, (op, av) in enumerate(items):
        name = str(op)
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        if name in ("LITERAL", "IN"):
            found = characters_of(op, av, flags)
            return not found.high and found.ascii <= WORD
        if name == "SUBPATTERN":
            return _plain_edge(_from_edge(av[3], edge), (flags | av[1]) & ~av[2], edge)
        if name == "BRANCH":
            return all(_plain_edge(_from_edge(one, edge), flags, edge) for one in av[1])
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            return _plain_edge(_from_edge(av[2], edge), flags, edge) and (av[0] > 0 or _plain_edge(items[n + 1 :], flags, edge))
        return False
    return False


def _from_edge(items: Iterable[tuple[Any, Any]], edge: int) -> list[tuple[Any, Any]]:
    return list(items)[::-1] if edge else list(items)


def _required(items: Items, flags: int) -> list[Literals]:
    """Groups of folded texts: every match holds one text of each group."""
    groups: list[Literals] = []
    run = ""
    for op, av in [*items, (None, None)]:
        name = str(op)
        if name == "LITERAL" and _foldable(chr(av), flags):
            run += fold(chr(av))
            continue
        if _telling(run):
            groups.append((run,))
        run = ""
        groups += _inner_required(name, av, flags)
    return groups


def _inner_required(name: str, av: Any, flags: int) -> list[Literals]:
    if name == "SUBPATTERN":
        return _required(av[3], (flags | av[1]) & ~av[2])
    if name == "ATOMIC_GROUP":
        return _required(av, flags)
    if name.endswith("_REPEAT") and av[0] > 0:
        return _required(av[2], flags)
    if name == "BRANCH":
        found = [_best(_required(one, flags), 1) for one in av[1]]
        if all(found):
            return [tuple(dict.fromkeys(text for groups in found for text in groups[0]))]
    return []


def _best(groups: list[Literals], most: int) -> list[Literals]:
    """The groups whose shortest text is longest, the fewer texts the better."""
    return sorted(dict.fromkeys(groups), key=lambda texts: (-min(map(len, texts)), len(texts)))[:most]


def _telling(text: str) -> bool:
    """Is the text rare enough to be worth looking for?"""
    return len(text) >= _SHORTEST_LITERAL or not _EVERYDAY.fullmatch(text)


def _foldable(character: str, flags: int) -> bool:
    """Whether `fold` finds all that `re` takes for this character."""
    if character.isascii() or not flags & re.I:
        return True
    lower, upper = character.lower(), character.upper()
    pair = len(lower) == len(upper) == 1 and upper.lower() == lower and lower.upper() == upper
    return pair and fold(upper) == fold(lower) and ord(lower) not in _OTHER_CASES


def _sees_lines(items: Iterable[tuple[Any, Any]], flags: int) -> bool:
    """Whether any part of the pattern, lookaround included, may look at a line end."""
    return any(_sees_line(str(op), op, av, flags) for op, av in items)


def _sees_line(name: str, op: Any, av: Any, flags: int) -> bool:
    if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
        return bool(characters_of(op, av, flags).ascii & {"\n", "\r"} - (set() if flags & re.S or name != "ANY" else {"\r"}))
    if name == "SUBPATTERN":
        return _sees_lines(av[3], (flags | av[1]) & ~av[2])
    if name.endswith("_REPEAT"):
        return _sees_lines(av[2], flags)
    if name == "BRANCH":
        return any(_sees_lines(one, flags) for one in av[1])
    if name in ("ASSERT", "ASSERT_NOT"):
        return _sees_lines(av[1], flags)
    if name == "ATOMIC_GROUP":
        return _sees_lines(av, flags)
    return name in ("GROUPREF", "GROUPREF_EXISTS") or str(av) in ("AT_BEGINNING_STRING", "AT_END_STRING")
