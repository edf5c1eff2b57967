"""Vale's `sequence`: words in a row, by their texts and their parts of speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.checks._penn import Word, tagged, words
from linter.checks._stepkeys import read_steps
from linter.checks._steps import Condition, Step, Verdicts, anchor, matches
from linter.checks.base import Pattern
from linter.hints import Any, NamedTuple
from linter.vale import actions
from linter.vale.actions import Action
from linter.vale.base import IGNORE_CASE, NONWORD, Context, Found, State, Text, compiled, flag, pattern, strings, translated

NEEDS_HITS = True  # where a token names words; the others have every sentence tagged
_REMEMBERED = 20_000  # sentences whose words are kept for the next rule
_plain: dict[str, list[Word]] = {}
_known: dict[str, list[Word]] = {}


class Params(NamedTuple):
    """The steps of the row, whether they ask for tags, and the expressions inside whose matches no find begins."""

    steps: tuple[Step, ...]
    tags: bool
    exceptions: Sequence[tuple[str, bool]]
    action: Action


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `tokens`, `ignorecase`, `exceptions`, `action`. `vocab` means nothing here."""
    fields = rule.fields
    fields.asked.add("vocab")
    if fields.has("model"):
        raise fields.fail("model", "'model' names a tagger of Vale's, which copydesk does not have")
    ignore_case = flag(fields, "ignorecase")

    def regex(key: str, expression: str) -> str:
        found = translated(expression, fields, key)
        return f"(?i:{found.regex})" if found.ignore_case else found.regex

    steps = read_steps(fields, ignore_case, regex)
    return _first(rule, steps, ignore_case), {
        "steps": [(tuple(step.condition), step[1:]) for step in steps], "action": tuple(actions.read(fields)),
        "exceptions": [tuple(translated(e, fields, f"exceptions/{n}")) for n, e in enumerate(strings(fields, "exceptions"))],
    }  # fmt: skip


def _first(rule: Context, steps: Sequence[Step], ignore_case: bool) -> tuple[Pattern, ...]:
    """The pattern of the step the search starts from, which Vale looks for inside words as well."""
    tokens: Any = rule.fields.values["tokens"]
    named = [t["pattern"] for t in tokens if t.get("pattern") and str(t.get("negate", False)).lower() not in ("true", "yes")]
    if not steps[anchor(steps)].condition.pattern:
        return ()
    return (pattern((IGNORE_CASE if ignore_case else "") + NONWORD.replace("%s", named[0]), rule.fields, "tokens"),)


def missing(data: Any) -> str:
    """What the rule lacks to run: a tagger; empty where nothing is amiss."""
    from linter import tagger

    return "" if not _asks_for_tags(data) or tagger.is_installed() else f"'sequence' {tagger.REMEDY}"


def _asks_for_tags(data: Any) -> bool:
    return any(Condition(*condition).tag for condition, _ in data["steps"])


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    verdicts = {condition: Verdicts(Condition(*condition)) for condition, _ in data["steps"]}
    steps = tuple(Step(verdicts[condition], *rest) for condition, rest in data["steps"])
    return Params(steps, _asks_for_tags(data), data["exceptions"], Action(*data["action"]))


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """Every row of words that fits all steps; the message is given its words, one after the other."""
    named = bool(params.steps[anchor(params.steps)].condition.pattern)
    for text in texts:
        own = _words(text.text, params.tags)
        barred = [m.span() for regex in params.exceptions for m in compiled(*regex).finditer(text.text)]
        for row in matches(params.steps, own, len(text.hits) if named else len(own)):
            first, last = row.marked(params.steps)
            start, end = own[first].start, own[last].end
            if not any(low <= start < high for low, high in barred):
                options = actions.apply(params.action, text.text[start:end])
                yield Found(text, start, end, tuple(own[n].text for n in row.words), actions.fix(options))


def _words(text: str, tags: bool) -> list[Word]:
    """The words of a sentence, which rules ask about in turn."""
    known = _known if tags else _plain
    found = known.get(text)
    if found is None:
        if len(known) > _REMEMBERED:
            known.clear()
        found = known[text] = tagged(_words(text, False)) if tags else words(text, 0, len(text))
    return found


def scopes(names: Sequence[str]) -> tuple[str, ...]:
    """The scope of a rule, which looks at sentences whatever it names: at those of headings, where it names headings."""
    return tuple(_scope(name) for name in names) or ("sentence",)


def _scope(name: str) -> str:
    if name == "sentence" or name.startswith("sentence."):
        return name
    if name == "paragraph" or name.startswith("paragraph."):
        return "sentence" + name.removeprefix("paragraph")
    return f"sentence & {name}"
