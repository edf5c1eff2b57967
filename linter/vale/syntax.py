"""Go's regexp2 syntax, as Vale compiles it, into a small tree that `linter.vale.regex` writes anew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.hints import NamedTuple
from linter.vale.classes import POSIX, SHORT, unicode_class

_COUNT = re.compile(r"\{(\d+)(,(\d*))?\}")
_NAMED = re.compile(r"\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')")
_NUMBERED = re.compile(r"\(\?(?:P?<(\d+)>|'(\d+)')")
_FLAGS = re.compile(r"\(\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])")
_REFERENCE = re.compile(r"\\(?:k<(\w+)>|k'(\w+)'|([1-9]\d?))|\(\?P=(\w+)\)")
_CONTROLS = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_PLAIN_OPENINGS = ("(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>")
_DEEPEST = 60


class Untranslatable(ValueError):
    """A pattern that is no pattern, or none of Python's; the text says why."""


class Text(NamedTuple):
    """What stands for itself: a character, a class, an anchor (width 0), or a reference to a group."""

    regex: str
    width: int = 1
    folds: bool | None = None  # None: case is nothing to it
    reference: str = ""


class Group(NamedTuple):
    """`opening` and what follows it up to the bracket that closes it."""

    opening: str
    branches: Sequence[Sequence[Node]]
    folds: bool | None = None

    @property
    def looks(self) -> bool:
        return self.opening in ("(?=", "(?!", "(?<=", "(?<!")


class Repeat(NamedTuple):
    """A node some times over; `most` is None where there is no limit."""

    node: Text | Group
    least: int
    most: int | None
    sign: str

    @property
    def folds(self) -> bool | None:
        return self.node.folds


Node = Text | Group | Repeat


class _Flags(NamedTuple):
    i: bool = False
    m: bool = False
    s: bool = False
    x: bool = False
    n: bool = False


class Parser:
    """Reads one pattern."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0
        self._groups: list[str] = []  # the names of the groups in order, empty for those without

    def whole(self) -> list[list[Node]]:
        """The alternatives of the whole pattern."""
        branches, _ = self._branches(_Flags())
        if self._at < len(self._pattern):
            raise Untranslatable("a bracket closes that was not opened")
        return branches

    def numbers(self) -> dict[str, int]:
        """Python's number of a group by its name or its number there, where groups with names count last."""
        plain = [n for n, name in enumerate(self._groups, 1) if not name]
        named = [n for n, name in enumerate(self._groups, 1) if name]
        found = {str(theirs): ours for theirs, ours in enumerate(plain + named, 1)}
        return found | {name: n for n, name in enumerate(self._groups, 1) if name}

    def _looking_at(self, text: str) -> bool:
        return self._pattern.startswith(text, self._at)

    def _branches(self, flags: _Flags) -> tuple[list[list[Node]], _Flags]:
        """Alternatives up to a closing bracket; flags that change inside hold up to there, too."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Untranslatable("it is nested too deeply")
        branches: list[list[Node]] = [[]]
        while self._at < len(self._pattern) and not self._looking_at(")"):
            if self._looking_at("|"):
                self._at += 1
                branches.append([])
            elif changed := self._changed_flags(flags):
                flags = changed
            elif not self._skipped(flags):
                branches[-1].append(self._repeated(self._atom(flags), flags))
        self._depth -= 1
        return branches, flags

    def _changed_flags(self, flags: _Flags) -> _Flags | None:
        found = _FLAGS.match(self._pattern, self._at)
        if not found or found[3] == ":":
            return None
        self._at = found.end()
        return _with(flags, found)

    def _skipped(self, flags: _Flags) -> bool:
        """Comments, and white space where it does not count."""
        if self._looking_at("(?#"):
            end = self._pattern.find(")", self._at)
            if end < 0:
                raise Untranslatable("a comment is not closed")
            self._at = end + 1
            return True
        if not flags.x:
            return False
        if self._pattern[self._at].isspace():
            self._at += 1
            return True
        if self._looking_at("#"):
            end = self._pattern.find("\n", self._at)
            self._at = end + 1 if end >= 0 else len(self._pattern)
            return True
        return False

    def _repeated(self, atom: Text | Group, flags: _Flags) -> Node:
        while self._at < len(self._pattern) and self._skipped(flags):
            pass
        least, most, sign = self._quantifier()
        if not sign:
            return atom
        if isinstance(atom, Text) and len(atom.regex) > 1 and not atom.regex.startswith(("[", "\\", "(")):
            atom = Group("(?:", [[atom]], atom.folds)
        if self._looking_at("?") or self._looking_at("+"):
            sign += self._pattern[self._at]
            self._at += 1
        return Repeat(atom, least, most, sign)

    def _quantifier(self) -> tuple[int, int | None, str]:
        sign = self._pattern[self._at : self._at + 1]
        if sign and sign in "*+?":
            self._at += 1
            return (1 if sign == "+" else 0), (1 if sign == "?" else None), sign
        found = _COUNT.match(self._pattern, self._at)
        if not found:
            return 1, 1, ""
        self._at = found.end()
        least = int(found[1])
        most = least if found[2] is None else int(found[3]) if found[3] else None
        if least > 1000 or (most or 0) > 1000 or (most is not None and most < least):
            raise Untranslatable(f"'{found[0]}' is no number of times")
        return least, most, found[0]

    def _atom(self, flags: _Flags) -> Text | Group:
        character = self._pattern[self._at]
        if character == "(":
            return self._group(flags)
        if character == "[":
            return Text(self._class(), 1, flags.i)
        if character == "\\":
            return self._escape(flags)
        if character in "*+?":
            raise Untranslatable(f"'{character}' repeats nothing")
        self._at += 1
        if character == "^":
            return Text("^" if flags.m else r"\A", 0)
        if character == "$":
            return Text("$" if flags.m else r"\Z", 0)
        if character == ".":
            return Text("(?s:.)" if flags.s else ".")
        return _literal(character, flags)

    def _group(self, flags: _Flags) -> Text | Group:
        found = _REFERENCE.match(self._pattern, self._at)
        if found:
            self._at = found.end()
            return Text("", 1, flags.i, found[4])
        opening, inner = self._opening(flags)
        branches, _ = self._branches(inner)
        if not self._looking_at(")"):
            raise Untranslatable("a bracket is not closed")
        self._at += 1
        return Group(opening, branches, None)

    def _opening(self, flags: _Flags) -> tuple[str, _Flags]:
        scoped = _FLAGS.match(self._pattern, self._at)
        if scoped:  # with the colon: without it, it never comes here
            self._at = scoped.end()
            return "(?:", _with(flags, scoped)
        named = _NAMED.match(self._pattern, self._at)
        if named:
            self._at = named.end()
            name = named[1] or named[2]
            if name in self._groups:
                raise Untranslatable(f"two groups are named '{name}', which Python does not take")
            self._groups.append(name)
            return f"(?P<{name}>", flags
        if _NUMBERED.match(self._pattern, self._at) or self._looking_at("(?("):
            raise Untranslatable("groups with numbers for names and conditions on groups are not translated")
        for opening in _PLAIN_OPENINGS:
            if self._looking_at(opening):
                self._at += len(opening)
                return opening, flags
        if self._looking_at("(?"):
            raise Untranslatable(f"'{self._pattern[self._at : self._at + 4]}' opens no group that Python knows")
        self._at += 1
        if flags.n:
            return "(?:", flags
        self._groups.append("")
        return "(", flags

    def _escape(self, flags: _Flags) -> Text:
        found = _REFERENCE.match(self._pattern, self._at)
        if found:
            self._at = found.end()
            return Text("", 1, flags.i, found[1] or found[2] or found[3])
        following = self._pattern[self._at + 1 : self._at + 2]
        if following in ("b", "B", "A"):
            self._at += 2
            return Text(f"\\{following}", 0)
        if following in ("z", "Z"):
            self._at += 2
            return Text(r"\Z" if following == "z" else r"(?=\n?\Z)", 0)
        if following == "G":
            raise Untranslatable(r"'\G' is not translated")
        inside = self._named_class()
        if inside:
            return Text(f"[{inside}]", 1, flags.i)
        return _literal(self._escaped(), flags)

    def _named_class(self) -> str:
        r"""The inside of `\w`, `\D`, `\p{L}` ...; nothing where none stands here."""
        letter = self._pattern[self._at + 1 : self._at + 2]
        if letter.lower() in SHORT:
            self._at += 2
            return SHORT[letter] if letter.islower() else _complement(SHORT[letter.lower()])
        if letter not in ("p", "P"):
            return ""
        found = re.compile(r"\\[pP](?:\{(\^?)(\w+)\}|(\w))").match(self._pattern, self._at)
        ranges = unicode_class(found[2] or found[3]) if found else None
        if not found or not ranges:
            raise Untranslatable(f"'{self._pattern[self._at : self._at + 12]}' names no class of characters that is known here")
        self._at = found.end()
        return ranges.others if (letter == "P") != bool(found[1]) else ranges.own

    def _escaped(self) -> str:
        """The one character that an escape means."""
        rest = self._pattern[self._at + 1 :]
        code = re.match(r"x\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(0[0-7]{0,2}|[0-7]{1,3})", rest)
        if code:
            self._at += 1 + code.end()
            value = int(code[4], 8) if code[4] else int(code[1] or code[2] or code[3], 16)
            if value > 0x10FFFF:
                raise Untranslatable(f"'\\{code[0]}' is no character")
            return chr(value)
        if not rest or rest[0] in "xuc":
            raise Untranslatable(f"'\\{rest[:2]}' is no escape")
        self._at += 2
        return _CONTROLS.get(rest[0], rest[0])

    def _class(self) -> str:
        """A character class, from its opening bracket on."""
        self._at += 1
        negated = self._looking_at("^")
        self._at += negated
        parts: list[str] = []
        taken = ""
        while not self._looking_at("]") or not parts:
            if self._at >= len(self._pattern):
                raise Untranslatable("a class of characters is not closed")
            if self._looking_at("-[") and parts:
                self._at += 1
                taken = self._class()
                continue
            parts.append(self._member())
        self._at += 1
        written = f"[{'^' if negated else ''}{''.join(parts)}]"
        return f"(?:(?!{taken}){written})" if taken else written

    def _member(self) -> str:
        posix = re.compile(r"\[:(\^?)(\w+):\]").match(self._pattern, self._at)
        if posix:
            if posix[2] not in POSIX:
                raise Untranslatable(f"'{posix[0]}' is no class of characters")
            self._at = posix.end()
            return _complement(POSIX[posix[2]]) if posix[1] else POSIX[posix[2]]
        if self._looking_at("\\"):
            inside = self._named_class()
            if inside:
                return inside
        first = self._one()
        if not self._looking_at("-") or self._pattern[self._at + 1 : self._at + 2] in ("]", "", "["):
            return _quoted(first)
        self._at += 1
        if self._looking_at("\\") and self._pattern[self._at + 1 : self._at + 2] in tuple("wWdDsSpP"):
            return _quoted(first) + r"\-"
        last = self._one()
        if last < first:
            raise Untranslatable(f"the range '{first}-{last}' runs backwards")
        return f"{_quoted(first)}-{_quoted(last)}"

    def _one(self) -> str:
        """One character of a class."""
        if self._looking_at("\\b"):
            self._at += 2
            return "\b"
        if self._looking_at("\\"):
            return self._escaped()
        self._at += 1
        return self._pattern[self._at - 1 : self._at]


def _with(flags: _Flags, found: re.Match[str]) -> _Flags:
    for on, letters in ((True, found[1]), (False, found[2] or "")):
        for letter in letters:
            if letter not in _Flags._fields:
                raise Untranslatable(f"the flag '{letter}' is not known here")
            flags = flags._replace(**{letter: on})
    return flags


def _literal(character: str, flags: _Flags) -> Text:
    return Text(re.escape(character), 1, flags.i if character.lower() != character.upper() else None)


def _quoted(character: str) -> str:
    """A character as a class may hold it."""
    if character.isalnum() or character == "_":
        return character
    return f"\\{character}" if character.isprintable() and ord(character) < 127 and character != " " else f"\\U{ord(character):08x}"


def _complement(inside: str) -> str:
    """What a class of ASCII characters leaves out, as the inside of a class."""
    held = re.compile(f"[{inside}]")
    found, start = [], -1
    for code in range(129):
        out = code < 128 and not held.match(chr(code))
        if out and start < 0:
            start = code
        elif not out and start >= 0:
            found.append(f"\\x{start:02x}-\\x{code - 1:02x}" if code - 1 > start else f"\\x{start:02x}")
            start = -1
    return "".join(found) + "\\x80-\\U0010ffff"
