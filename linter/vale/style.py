"""A folder of Vale's rules -> Rules, under the names that Vale gives them (`Google.WordList`).

What cannot run is a Problem that names file, line and reason; the other rules run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from linter import __version__, cache, rulefile
from linter.checks.base import Pattern
from linter.fields import ConfigError, Fields, nearest
from linter.filters import Prefilter, key_of
from linter.findings import LEVELS, Level
from linter.hints import Any, NamedTuple, cast
from linter.rule import Own, Rule
from linter.scope import TEXT
from linter.vale import inherit, points, selectors
from linter.vale.base import Context
from linter.vale.selectors import Selector, UnknownScope
from linter.vale.vocabulary import Vocabulary

_IGNORED = ("description", "tests", "matchcase", "selector", "code", "author", "source", "name")  # no rule's own trouble
_MEASURES = ("metric", "readability")
NO_TERMS = Vocabulary()


class Problem(NamedTuple):
    """A rule that does not run, and why."""

    rule: str
    path: str
    line: int
    reason: str


class Imported(Own):
    """What an imported rule carries beside what rules of ours do."""

    __slots__ = ("data", "limit", "point", "selector")
    imported = True

    def __init__(self, point: str, patterns: tuple[Pattern, ...], data: Mapping[str, object], selector: Selector, limit: int) -> None:
        super().__init__(patterns, points.load(point).NEEDS_HITS and bool(patterns), self._prepared)
        self.point = point
        self.data = data
        self.selector = selector
        self.limit = limit

    def _prepared(self) -> Any:
        return points.load(self.point).prepare(self.data, self.patterns)


class _Entry(NamedTuple):
    """A rule as the cache keeps it."""

    id: str
    point: str
    level: str
    message: str
    link: str
    description: str
    path: str
    limit: int
    scope: tuple[str, ...]
    patterns: tuple[tuple[object, ...], ...]
    data: Mapping[str, object]
    prefilters: Mapping[str, tuple[object, ...]]


def load_style(
    folder: str, vocabulary: Vocabulary = NO_TERMS, roots: Sequence[str] = (), *, use_cache: bool = True
) -> tuple[list[Rule], list[Problem]]:
    """The rules of a style, and those that cannot run. `roots` are where rules that others extend are looked for."""
    roots = (*roots, os.path.dirname(os.path.abspath(folder)))
    parts = [_stamps(folder), *map(_stamps, _neighbours(folder, roots)), *vocabulary.accepted]
    name = cache.name_for("style", os.path.abspath(folder))
    return _cached(name, parts, lambda: _read(folder, vocabulary.accepted, roots), use_cache)


def built_in(vocabulary: Vocabulary, name: str = "Vale", *, use_cache: bool = True) -> tuple[list[Rule], list[Problem]]:
    """Vale's own rules: Repetition, and what a vocabulary makes, Terms and Avoid."""
    from linter.vale import builtin

    made = builtin.rules(vocabulary, name)
    return _cached(
        cache.name_for("style", name), [*vocabulary.accepted, "\n", *vocabulary.rejected],
        lambda: _compiled(((rule, Fields("", values)) for rule, values in made.items()), ()), use_cache,
    )  # fmt: skip


def spelling(vocabulary: Vocabulary, roots: Sequence[str], *, use_cache: bool = True) -> tuple[list[Rule], list[Problem]]:
    """Vale's own rule Spelling. `roots` are the styles paths that have its dictionaries and words to ignore."""
    from linter.vale.spelling import NAME, built_in

    values = built_in(roots, vocabulary.accepted)
    return _cached(
        cache.name_for("style", NAME), [str(values)], lambda: _compiled(iter([(NAME, Fields("", values))]), ()), use_cache,
    )  # fmt: skip


def reparameterised(rule: Rule, values: Mapping[str, object], vocabulary: Vocabulary = NO_TERMS) -> Rule:
    """The rule with other values for some of its keys. Raises ConfigError."""
    roots = (os.path.dirname(os.path.dirname(os.path.abspath(rule.path))),)
    own = inherit.resolved(rule.path, roots)
    return _rule(_entry(rule.id, Fields(rule.path, {**own.values, **values}, own.lines), vocabulary.accepted))


def looks_at_whole(rule: Rule) -> bool:
    """Whether a rule is given a file as a whole: its source, or all its running text in one. What it finds may still lie in one place."""
    return isinstance(rule.own, Imported) and rule.own.selector.layers() <= {"raw", "summary"}


def scopes_of(rule: Rule) -> list[str]:
    """The scopes an imported rule names, as a rule file writes them."""
    entries = rule.own.selector.entries if isinstance(rule.own, Imported) else ()
    # of several sections the wider one stands first: heading.h2
    parts = [[("~" if p.without else "") + ".".join(sorted(p.sections, key=lambda s: (-len(s), s))) for p in entry] for entry in entries]
    return [" & ".join(own) for own in parts]


def _cached(
    name: str, parts: Sequence[str], make: Callable[[], tuple[list[_Entry], list[Problem]]], use_cache: bool
) -> tuple[list[Rule], list[Problem]]:
    key = "\n".join([*_versions(), *parts])
    known: Any = cache.load(name, key) if use_cache else None
    if known is None:
        entries, problems = make()
        if use_cache:
            cache.save(name, key, ([tuple(e) for e in entries], [tuple(p) for p in problems]))
    else:
        entries, problems = [_Entry(*e) for e in known[0]], [Problem(*p) for p in known[1]]
    return _runnable(entries, problems)


def _runnable(entries: Sequence[_Entry], problems: Sequence[Problem]) -> tuple[list[Rule], list[Problem]]:
    """The rules that have all they need, and with the problems those that lack something."""
    lacks = {entry.id: reason for entry in entries if (reason := points.missing(entry.point, entry.data))}
    others = [Problem(entry.id, entry.path, 1 if entry.path else 0, lacks[entry.id]) for entry in entries if entry.id in lacks]
    return [_rule(entry) for entry in entries if entry.id not in lacks], [*problems, *others]


def _versions() -> list[str]:
    import sys

    here = os.path.dirname(os.path.abspath(__file__))
    return [__version__, sys.version, *(str(rulefile.stamps(at, (".py",))) for at in (here, os.path.dirname(here)))]


def _stamps(folder: str) -> str:
    return str([(at, rulefile.stamps(at, (".yml",))) for at in _folders(folder)])


def _neighbours(folder: str, roots: Sequence[str]) -> list[str]:
    """Folders of other styles, whose rules this one may extend."""
    own = os.path.abspath(folder)
    names = {(root, name) for root in roots if os.path.isdir(root) for name in os.listdir(root)}
    paths = (os.path.join(root, name) for root, name in sorted(names) if inherit.may_extend(folder, name))
    return [path for path in paths if path != own and os.path.isdir(path)]


def _folders(folder: str) -> Iterator[str]:
    for at, below, _ in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith((".", "_")))
        yield at


def names(folder: str) -> dict[str, str]:
    """The rules of a style by the names Vale gives them: their files."""
    style = os.path.basename(os.path.abspath(folder))
    found = {}
    for at in _folders(folder):
        for file in sorted(os.listdir(at)):
            if file.endswith(".yml") and not file.endswith(".test.yml") and not file.startswith("."):
                below = os.path.relpath(at, folder)
                parts = [] if below == "." else below.split(os.sep)
                found[".".join([style, *parts, file.partition(".")[0]])] = os.path.join(at, file)
    return found


def _read(folder: str, accepted: Sequence[str], roots: Sequence[str]) -> tuple[list[_Entry], list[Problem]]:
    problems: list[Problem] = []

    def fields() -> Iterator[tuple[str, Fields]]:
        for name, path in names(folder).items():
            try:
                yield name, inherit.resolved(path, roots)
            except ConfigError as error:
                problems.append(Problem(name, error.path, error.line, error.message))

    entries, others = _compiled(fields(), accepted)
    return entries, sorted(problems + others)


def _compiled(rules: Iterator[tuple[str, Fields]], accepted: Sequence[str]) -> tuple[list[_Entry], list[Problem]]:
    entries, problems = [], []
    for name, fields in rules:
        try:
            entries.append(_entry(name, fields, accepted))
        except ConfigError as error:
            problems.append(Problem(name, error.path, error.line, error.message))
    return entries, problems


def _entry(name: str, fields: Fields, accepted: Sequence[str]) -> _Entry:
    """Validate and translate one rule. Raises ConfigError."""
    point = _point(fields)
    try:
        module = points.load(point)
    except ImportError as error:
        raise fields.fail("extends", f"the extension point '{point}' does not run here yet") from error
    message = fields.text("message")
    if not message:
        raise fields.fail("message", "a rule needs a 'message'")
    patterns, data = module.compile(Context(fields, tuple(accepted)))
    entry = _Entry(
        name, point, fields.choice("level", LEVELS, "warning"), _message(point, message, data), fields.text("link"),
        fields.text("description"), fields.path, int(fields.number("limit")), _scope(fields, point),
        tuple(tuple(p) for p in patterns), data, _prefilters(fields, patterns),
    )  # fmt: skip
    fields.asked.update(_IGNORED)
    fields.finish(f"a rule that extends '{point}'")
    return entry


def _point(fields: Fields) -> str:
    point = fields.text("extends")
    if point in points.REFUSED:
        raise fields.fail("extends", f"'{point}' {points.REFUSED[point]}")
    if point not in points.NAMES:
        known = ", ".join(points.NAMES)
        raise fields.fail("extends", f"'extends' names no extension point: '{point}'{nearest(point, points.NAMES)} (known: {known})")
    return point


def _message(point: str, message: str, data: Mapping[str, object]) -> str:
    if point == "substitution":
        from linter.vale import substitution

        message = substitution.message(message, data)
    return message.replace("%d", "%s")


def _scope(fields: Fields, point: str) -> tuple[str, ...]:
    names = fields.strings("scope") or ("text",)
    if point == "sequence":
        from linter.vale import sequence

        names = sequence.scopes(fields.strings("scope"))
    if point in _MEASURES and names == ("text",):
        names = ("summary",)
    try:
        selectors.parse(names)
    except UnknownScope as error:
        raise fields.fail("scope", str(error)) from error
    return names


def _prefilters(fields: Fields, patterns: Sequence[Pattern]) -> dict[str, tuple[object, ...]]:
    import re

    from linter.prefilter import translate

    try:
        return {key_of(p.regex, p.ignore_case): tuple(translate(p.regex, p.ignore_case)) for p in patterns}
    except (re.error, RecursionError, OverflowError) as error:
        raise fields.fail("tokens", f"Python's engine cannot take the rule's expression: {error}") from error


def _rule(entry: _Entry) -> Rule:
    patterns = tuple(Pattern(*p) for p in entry.patterns)  # type: ignore[arg-type]
    own = Imported(entry.point, patterns, entry.data, selectors.parse(entry.scope), entry.limit)
    why = entry.description or f"A rule of the style {entry.id.partition('.')[0]}."
    filters = {key: Prefilter(*p) for key, p in entry.prefilters.items()}  # type: ignore[arg-type]
    level = cast(Level, entry.level)
    return Rule(
        entry.id, entry.point, level, entry.message, TEXT, True, own, why, entry.link, "", entry.path, prefilters=filters
    )  # fmt: skip
