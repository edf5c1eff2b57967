"""Which patterns are worth running on a piece of text: RE2's Set where it is installed, required literals where not."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from linter.hints import TYPE_CHECKING, Any, NamedTuple, Protocol
from linter.phrases import Phrases, fold

if TYPE_CHECKING:
    import re

_PORTION = 30  # patterns in a Set ...
_MOST_SETS = 8  # ... as long as there are no more Sets than this: each is another pass
_MEMORY = 64 << 20  # RE2's states are built as the text calls for them, up to here, and then anew
_VAIN = 50  # starts in one text that came to nothing, after which Python searches the rest alone
_WIDE = r"\x00-"  # only `.` and classes by what they leave out begin here
_PROBE = b"\x00\x01probe\x01\x00"
FOLDED = {"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"}  # what `re.I` takes for an i, s or k


class Prefilter(NamedTuple):
    """What stands for a regular expression in a filter; `linter.prefilter` makes it.

    `bytes_pattern` is RE2 syntax, a character a byte ("" where nothing useful is left); `literals` are groups
    of folded texts, of each of which every match holds one (none: unknown); `one_line` says that the pattern looks at no line end.
    """

    bytes_pattern: str = ""
    literals: tuple[tuple[str, ...], ...] = ()
    one_line: bool = False


def key_of(regex: str, ignore_case: bool) -> str:
    """The name under which a regular expression's prefilter is remembered."""
    return f"{'i' if ignore_case else 'c'}{regex}"


def fold_bytes(text: str) -> bytes:
    """The UTF-8 bytes that prefilters are held against."""
    if not text.isascii():
        for old, new in FOLDED.items():
            text = text.replace(old, new)
    return text.encode("utf-8", "surrogatepass")


class Filter(Protocol):
    """`fires` gives the numbers of the prefilters that may match in a text, `unfiltered` those it can say nothing about."""

    unfiltered: list[int]

    def fires(self, text: str) -> Sequence[int]: ...

    def within(self, text: str) -> Filter:
        """A filter that says the same of every part of a text, and maybe sooner."""
        ...


def _options() -> Any:
    import re2

    kind: Any = re2.Options  # its nested names are not declared
    options = kind()
    options.encoding = kind.Encoding.LATIN1
    options.never_capture = True
    options.log_errors = False
    return options


class SetFilter:
    """RE2's Set over bytes: a few passes for all patterns.

    A state of a Set says how far each of its patterns has come, so that the states of two hundred patterns outgrow those of
    seven times thirty by far, and making them costs more than passing over the text again. For the same reason patterns that
    run on over nearly anything (`.*`) are apart: while one of them waits for its end, every state of all others is needed twice.
    """

    def __init__(self, prefilters: Sequence[Prefilter]) -> None:
        wide = [n for n, p in enumerate(prefilters) if _WIDE in p.bytes_pattern]
        narrow = [n for n, p in enumerate(prefilters) if p.bytes_pattern and _WIDE not in p.bytes_pattern]
        self._sets = [_NumberedSet(prefilters, numbers) for numbers in (*_portions(narrow), *_portions(wide))]
        held = {n for one in self._sets for n in one.numbers}
        self.unfiltered = [n for n in range(len(prefilters)) if n not in held]

    def fires(self, text: str) -> Sequence[int]:
        return _fires(self._sets, text)

    def within(self, text: str) -> Filter:
        data = fold_bytes(text)
        return _Part([one for one in self._sets if one.match(data)], self.unfiltered)


class _Part:
    """Those Sets of a filter that fire somewhere in a text: of most patterns no stretch of a few pages holds a trace."""

    def __init__(self, sets: Sequence[_NumberedSet], unfiltered: list[int]) -> None:
        self._sets = sets
        self.unfiltered = unfiltered

    def fires(self, text: str) -> Sequence[int]:
        return _fires(self._sets, text)

    def within(self, text: str) -> Filter:
        return self


def _fires(sets: Sequence[_NumberedSet], text: str) -> Sequence[int]:
    if not sets:
        return ()
    data = fold_bytes(text)
    return [n for one in sets for n in one.match(data)]


def _portions(numbers: Sequence[int]) -> list[Sequence[int]]:
    """Neighbours together: they often are of one rule and begin alike."""
    size = max(_PORTION, -(-len(numbers) // _MOST_SETS))
    return [numbers[n : n + size] for n in range(0, len(numbers), size)]


class _NumberedSet:
    """One RE2 Set; `numbers` are those of the prefilters that RE2 took."""

    def __init__(self, prefilters: Sequence[Prefilter], numbers: Sequence[int]) -> None:
        import re2

        options = _options()
        options.max_mem = _MEMORY
        self.numbers: list[int] = []
        self._set: Any = re2.Set.SearchSet(options)
        for number in numbers:
            try:
                self._set.Add(prefilters[number].bytes_pattern.encode("latin-1"))
                self.numbers.append(number)
            except re2.error:
                continue  # it runs everywhere, then
        self._set.Add(_PROBE)
        try:
            self._set.Compile()
        except re2.error as error:
            raise MemoryError("RE2 has no room for these patterns") from error
        # a Set without memory for its first states matches nothing and says nothing
        if not self._set.Match(_PROBE):
            raise MemoryError("RE2 has no room for these patterns")

    def match(self, data: bytes) -> Sequence[int]:
        found = self._set.Match(data)
        return [self.numbers[n] for n in found if n < len(self.numbers)] if found else ()


class LiteralFilter:
    """The fallback: a pattern may match where a literal of every group that it cannot do without occurs."""

    def __init__(self, prefilters: Sequence[Prefilter]) -> None:
        self.unfiltered = [n for n, p in enumerate(prefilters) if not p.literals]
        self._groups = [len(p.literals) for p in prefilters]
        wanted: dict[str, list[tuple[int, int]]] = {}
        for number, prefilter in enumerate(prefilters):
            for group, literals in enumerate(prefilter.literals):
                for literal in literals:
                    wanted.setdefault(literal, []).append((number, group))
        self._places = list(wanted.values())
        self._phrases = Phrases(list(wanted))

    def fires(self, text: str) -> Sequence[int]:
        literals = {hit[0] for hit in self._phrases.find(fold(text))}
        found = Counter(number for number, _ in {place for literal in literals for place in self._places[literal]})
        return sorted(number for number, groups in found.items() if groups == self._groups[number])

    def within(self, text: str) -> Filter:
        return self


def choose(prefilters: Sequence[Prefilter], re2: bool = True) -> Filter:
    """The best filter that this machine has."""
    if re2:
        try:
            return SetFilter(prefilters)
        except (ImportError, MemoryError):
            pass
    return LiteralFilter(prefilters)


def has_re2() -> bool:
    """Whether this machine has RE2."""
    try:
        import re2  # noqa: F401
    except ImportError:
        return False
    return True


class Locator:
    """Finds the matches of a regular expression whose filter fires often: RE2 names the places where one may start.

    A match starts where the prefilter matches, so trying Python's `re` at each of those starts, in order, gives what
    `finditer` gives, several times as fast where alternatives are many.
    """

    def __init__(self, prefilter: Prefilter, regex: re.Pattern[str]) -> None:
        import re2

        self._starts: Any = re2.compile(prefilter.bytes_pattern.encode("latin-1"), _options())
        self._regex = regex
        self._next = _quick_search(self._starts) or self._search

    def _search(self, data: bytes, at: int) -> int:
        found = self._starts.search(data, at)
        return -1 if found is None else int(found.start())

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """What the regular expression's own `finditer` gives."""
        piece = text[start:end]
        data = fold_bytes(piece)
        plain = len(data) == len(piece)
        at, vain = 0, 0  # `start` and `at` are the same place, counted in characters and in bytes
        while vain < _VAIN:
            found = self._next(data, at)
            if found < 0:
                return
            start += found - at if plain else _characters(data, at, found)
            at = found
            match = self._regex.match(text, start, end)
            step = match.end() if match else start + 1
            at += step - start if plain else len(fold_bytes(text[start:step]))
            start = step
            if match:
                yield match
            else:
                vain += 1
        yield from self._regex.finditer(text, start, end)


def _quick_search(regex: Any) -> Callable[[bytes, int], int] | None:
    """Where RE2 finds a match from a place on, without the objects that its wrapper makes of each; None where the wrapper is another."""
    try:
        import re2

        private: Any = re2
        match, anywhere = regex._regexp.Match, private._Anchor.UNANCHORED
        match(anywhere, b"", 0, 0)[0][0]
    except (AttributeError, TypeError, IndexError):
        return None
    return lambda data, at: int(match(anywhere, data, at, len(data))[0][0])


def _characters(data: bytes, start: int, end: int) -> int:
    return len(data[start:end].decode("utf-8", "surrogatepass"))
