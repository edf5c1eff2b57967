"""YAML -> Rule. A mistake names file:line and what was expected."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial

from linter import __version__, cache, checks, rulefile
from linter import scope as scopes
from linter.checks.base import Pattern
from linter.fields import ConfigError, Fields, Kept, nearest
from linter.filters import Prefilter, key_of
from linter.findings import LEVELS, Level
from linter.hints import Any, NamedTuple, cast
from linter.scope import Scope

FORMATS = ("text", "markdown", "mdx", "html")
EXAMPLES = ("bad", "good", "known_miss", "known_false_alarm")
_REFUSED = {
    "script": "runs a language of Vale's own, which copydesk does not; say it as 'existence' with 'raw', or leave the file out",
}
UNUSED = ("action", "description", "source", "author", "vocab", "limit", "name", "code")  # Vale's, without a meaning to every check


_EXAMPLE_KEYS = frozenset(("text", "format", "because", "encoding"))


class Example(NamedTuple):
    """A text with `[[...]]` around what the rule must find, the format it is read in, why it stands there, its line.

    `encoding` is the codec in which the example is a file; empty where the encoding does not matter.
    """

    text: str
    format: str = "text"
    because: str = ""
    line: int = 0
    encoding: str = ""


class Own:
    """What a check makes of a rule's own keys.

    The cache remembers the patterns, so that a rule that finds nothing without hits waits for some: until then not even
    the module of its check is loaded.
    """

    __slots__ = ("_params", "_parse", "needs_hits", "patterns")
    imported = False  # from a style of Vale's

    def __init__(self, patterns: tuple[Pattern, ...], needs_hits: bool, parse: Callable[[], Any]) -> None:
        self.patterns = patterns
        self.needs_hits = needs_hits
        self._parse = parse

    @property
    def params(self) -> Any:
        """What the check's `parse` returned."""
        if not hasattr(self, "_params"):
            self._params = self._parse()
        return self._params


class Rule(NamedTuple):
    """One rule, ready to run.

    `silent`, `misses` and the examples are there only when the rule was loaded with its documentation. `prefilters` spares the
    matcher the translation of regular expressions it has translated before.
    """

    id: str
    check: str
    level: Level
    message: str
    scope: Scope
    enabled: bool  # part of its pack's default choice
    own: Own
    why: str
    link: str
    mend: str
    path: str
    silent: str = ""
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    known_miss: tuple[Example, ...] = ()
    known_false_alarm: tuple[Example, ...] = ()
    misses: str = ""
    prefilters: Mapping[str, Prefilter] = {}
    lang: tuple[str, ...] = ()  # the languages it speaks of, such as `en`; none for all

    @property
    def params(self) -> Any:
        """What the rule's check made of the rule's own keys."""
        return self.own.params

    @property
    def pack(self) -> str:
        return self.id.split(".", 1)[0]


def from_fields(rule_id: str, fields: Fields) -> Rule:
    """Validate one rule file's mapping. Raises ConfigError."""
    check = _check(fields)
    message = fields.text("message")
    if not message:
        raise fields.fail("message", "a rule needs a 'message'")
    module = checks.load(check)
    params = module.parse(fields)
    rule = _rule(rule_id, fields, Own(module.patterns(params), module.NEEDS_HITS, lambda: params))
    fields.asked.update(UNUSED)
    fields.finish(f"a rule that extends '{check}'")
    return rule


def _rule(rule_id: str, fields: Fields, own: Own) -> Rule:
    return Rule(
        rule_id, fields.text("extends"), cast(Level, fields.choice("level", LEVELS, "warning")), fields.text("message"), _scope(fields),
        fields.flag("enabled", True), own, fields.text("why"), fields.text("link"), fields.text("mend"), fields.path, fields.text("silent"),
        _examples(fields, "bad"), _examples(fields, "good"), _examples(fields, "known_miss"), _examples(fields, "known_false_alarm"),
        fields.text("misses"), lang=_languages(fields),
    )  # fmt: skip


def _languages(fields: Fields) -> tuple[str, ...]:
    found = fields.strings("lang")
    for code in found:
        if not (code.isascii() and code.isalpha() and code.islower()):
            raise fields.fail("lang", f"'lang' names languages by their codes (en, de, fr ...), not '{code}'")
    return found


def _check(fields: Fields) -> str:
    check = fields.text("extends")
    if check in _REFUSED:
        raise fields.fail("extends", f"the check '{check}' {_REFUSED[check]}")
    if not check:
        raise fields.fail("extends", f"a rule names its check by 'extends' (known: {', '.join(checks.NAMES)})")
    if check not in checks.NAMES:
        known = ", ".join(checks.NAMES)
        raise fields.fail("extends", f"'extends' names no check: '{check}'{nearest(check, checks.NAMES)} (known: {known})")
    return check


def _scope(fields: Fields) -> Scope:
    try:
        return scopes.parse(fields.strings("scope"), fields.flag("quoted"))
    except ValueError as error:
        raise fields.fail("scope", f"unknown scope '{error}'{nearest(str(error), scopes.NAMES)}") from error


def _examples(fields: Fields, key: str) -> tuple[Example, ...]:
    fields.asked.add(key)
    value = fields.values.get(key) or []
    if not isinstance(value, list):
        raise fields.fail(key, f"'{key}' takes a list of examples")
    return tuple(_example(fields, f"{key}/{n}", item) for n, item in enumerate(value))


def _example(fields: Fields, key: str, item: object) -> Example:
    line = fields.lines.get(key, 0)
    if isinstance(item, str):
        return Example(item, line=line)
    if not isinstance(item, dict) or not isinstance(item.get("text"), str) or set(item) - _EXAMPLE_KEYS:
        keys = "{text, format, because, encoding}"
        raise fields.fail(key, f"an example is a text (quote one that begins with '[') or {keys}, not {item!r}")
    if item.get("format", "text") not in FORMATS:
        raise fields.fail(key, f"the format of an example is one of {', '.join(FORMATS)}, not '{item['format']}'")
    return Example(item["text"], item.get("format", "text"), str(item.get("because") or ""), line, str(item.get("encoding") or ""))


def bundled_folder() -> str:
    """Where the rules that come with copydesk are: inside the wheel, or at the top of a checkout."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "_rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "rules")


def load_folder(folder: str, *, documentation: bool = False, use_cache: bool = True) -> list[Rule]:
    """Every rule below a folder of packs, by id. Raises ConfigError at the first bad file.

    With `documentation` the rules have their examples, which the cache leaves out.
    """
    packs = rulefile.read_folder(folder)
    if documentation or not use_cache:
        return [rule for rule, _ in _validated(folder, packs)]
    key, name = _cache_key(folder, packs), cache.name_for("rules", os.path.abspath(folder))
    rules = _remembered(packs, cache.load(name, key), partial(_kept, name, key))
    if rules is None:
        found = list(_validated(folder, packs))
        cache.save(name, key, _memory(found))
        rules = [rule for rule, _ in found]
    return rules


def reparameterised(rule: Rule, values: Mapping[str, object]) -> Rule:
    """The rule with other values for some of its keys. Raises ConfigError."""
    folder, name = os.path.split(rule.path)
    contents = rulefile.read_folder(os.path.dirname(folder))[os.path.basename(folder)]
    own, lines = rulefile.parse(rule.path, contents[name])
    return from_fields(rule.id, Fields(rule.path, {**own, **values}, lines, rulefile.Lists(contents)))


def documented(rule: Rule) -> Rule:
    """The rule with what the cache leaves out, but for its examples; as it is where its file cannot be read."""
    try:
        with open(rule.path, "rb") as stream:
            values, _ = rulefile.parse(rule.path, stream.read())
    except (ConfigError, OSError):  # changed or deleted meanwhile
        return rule
    return rule._replace(silent=str(values.get("silent") or ""), misses=str(values.get("misses") or ""))


def _validated(folder: str, packs: Mapping[str, rulefile.Contents]) -> list[tuple[Rule, dict[str, object]]]:
    found = []
    for pack, contents in packs.items():
        lists = rulefile.Lists(contents)
        for name, content in contents.items():
            if not name.endswith(".txt"):
                path = os.path.join(folder, pack, name)
                values, lines = rulefile.parse(path, content)
                fields = Fields(path, values, lines, lists)
                rule = from_fields(f"{pack}.{name.rsplit('.', 1)[0]}", fields)
                found.append((_translated(rule, fields), values))
    return found


def _translated(rule: Rule, fields: Fields) -> Rule:
    import re

    from linter.prefilter import translate

    prefilters = {}
    for pattern in rule.own.patterns:
        if pattern.regex:
            try:
                re.compile(pattern.regex, re.M)
                prefilters[key_of(pattern.regex, pattern.ignore_case)] = translate(pattern.regex, pattern.ignore_case)
            except re.error as error:
                raise fields.fail("tokens", f"'{pattern.regex}' is no regular expression: {error}") from error
    return rule._replace(prefilters=prefilters)


def _cache_key(folder: str, packs: Mapping[str, rulefile.Contents]) -> str:
    import sys

    # what checks and translation make of a rule is remembered, so a change of them, or of Python's parser, must be seen
    here = os.path.dirname(os.path.abspath(__file__))
    code = [rulefile.stamps(place, (".py",)) for place in (here, os.path.join(here, "checks"))]
    files = {pack: contents.stamps for pack, contents in packs.items()}
    return f"{__version__} {sys.version} {os.path.abspath(folder)} {code} {files}"


def _memory(found: list[tuple[Rule, dict[str, object]]]) -> object:
    dropped = {*EXAMPLES, "silent", "misses", "why", "mend", "link", "message"}
    return [
        (rule.id, rule.check, rule.level, rule.message, _names(values), bool(values.get("quoted")), rule.enabled, rule.why, rule.link,
         rule.mend, rule.path, {k: v for k, v in values.items() if k not in dropped}, rule.own.needs_hits,
         [tuple(p) for p in rule.own.patterns], {k: tuple(p) for k, p in rule.prefilters.items()}, rule.lang)
        for rule, values in found
    ]  # fmt: skip


def _names(values: Mapping[str, object]) -> tuple[str, ...]:
    """The entries of `scope`."""
    names = values.get("scope") or ()
    return (names,) if isinstance(names, str) else tuple(cast("list[str]", names))


def _kept(name: str, key: str, pack: str, what: str, make: Callable[[], Any]) -> Any:
    """What a check makes of a pack's lists, remembered beside the rules: plain types only."""
    found = cache.load(f"{name}-{pack}-{what}", key)
    if found is None:
        found = make()
        cache.save(f"{name}-{pack}-{what}", key, found)
    return found


def _remembered(packs: Mapping[str, rulefile.Contents], memory: Any, kept: Callable[..., Any]) -> list[Rule] | None:
    if memory is None:
        return None
    lists = {pack: (rulefile.Lists(contents), partial(kept, pack)) for pack, contents in packs.items()}
    rules = []
    # every key was typed and tested before, so the rules are made without asking `Fields` again
    for name, check, level, message, names, quoted, enabled, why, link, mend, path, values, needs_hits, patterns, known, lang in memory:
        parse = partial(_parsed, path, values, *lists[name.split(".", 1)[0]])
        own = Own(tuple([Pattern(*p) for p in patterns]), needs_hits, parse)
        filters = {k: Prefilter(*p) for k, p in known.items()}
        scope = scopes.parse(names, quoted)
        rules.append(Rule(name, check, level, message, scope, enabled, own, why, link, mend, path, prefilters=filters, lang=tuple(lang)))
    return rules


def _parsed(path: str, values: Mapping[str, object], lists: rulefile.Lists, kept: Kept) -> Any:
    fields = Fields(path, values, None, lists, trusted=True, kept=kept)
    return checks.load(fields.text("extends")).parse(fields)


def read_list(path: str) -> tuple[str, ...]:
    """The words of a list file."""
    with open(path, encoding="utf-8") as stream:
        return rulefile.words(stream.read())
