"""Vale's `repetition`: the same thing twice in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import eq

from linter.checks.base import Pattern
from linter.document import sentences
from linter.hints import Any, NamedTuple
from linter.vale import actions, exceptions
from linter.vale.actions import Action
from linter.vale.base import IGNORE_CASE, Context, Found, State, Text, compiled, flag, number, strings, translated
from linter.vale.exceptions import Exceptions

NEEDS_HITS = False

# expressions that mean a word, with what stands between words for them: a text in which no two such words follow each other is passed over
_WORDS = {r"[^\s]+": "", r"\S+": "", r"[^\s.!?]+": ".!?", r"\w+": None, r"\b\w+\b": None}


class Params(NamedTuple):
    """`parted` are signs that part words beside space; None where words are not what is compared."""

    regex: str
    ignore_case: bool
    most: int
    alpha: bool
    parted: str | None
    exceptions: Exceptions
    action: Action


def compile(rule: Context) -> tuple[tuple[Pattern, ...], Mapping[str, object]]:
    """Reads `tokens`, `max`, `ignorecase`, `alpha`, `exceptions`, `vocab`, `action`."""
    fields = rule.fields
    tokens = strings(fields, "tokens")
    if not tokens:
        raise fields.fail("tokens", "'repetition' needs 'tokens'")
    ignore_case = flag(fields, "ignorecase")
    made = translated(f"{IGNORE_CASE if ignore_case else ''}({'|'.join(tokens)})", fields, "tokens")
    data = {
        "regex": made.regex, "ignore_case": ignore_case, "most": int(number(fields, "max")), "alpha": flag(fields, "alpha"),
        "parted": _WORDS.get(tokens[0]) if len(tokens) == 1 else None,
        "exceptions": tuple(exceptions.read(rule)), "action": tuple(actions.read(fields)),
    }  # fmt: skip
    return (), data


def prepare(data: Any, patterns: Sequence[Pattern]) -> Params:
    return Params(
        data["regex"], data["ignore_case"], data["most"], data["alpha"], data["parted"],
        Exceptions(*data["exceptions"]), Action(*data["action"]),
    )  # fmt: skip


def find(params: Params, texts: Iterable[Text], state: State) -> Iterator[Found]:
    """Every repeated token, in one sentence; the message is given the token."""
    for text in texts:
        if _may_repeat(params, text.text):
            yield from _repeated(params, text)


def _may_repeat(params: Params, text: str) -> bool:
    if params.parted is None:
        return True
    if params.ignore_case:
        text = text.lower()
    for sign in (*params.parted, "\xa0"):
        text = text.replace(sign, " ")
    words = text.split()
    return any(map(eq, words, words[1:]))


def _repeated(params: Params, text: Text) -> Iterator[Found]:
    before, place, count = "", (0, 0), 0
    for match in compiled(params.regex, params.ignore_case).finditer(text.text):
        token = match.group().strip()
        if token and _same(params, token, before):
            count += 1
            if count > params.most and _stands(params, text.text, place[0], match.end()):
                options = actions.apply(params.action, text.text[place[0] : match.end()])
                yield Found(text, place[0], match.end(), (token,), actions.fix(options))
                count = 0
        before, place = token, match.span()


def _same(params: Params, token: str, before: str) -> bool:
    same = token.lower() == before.lower() if params.ignore_case else token == before
    return same and (not params.alpha or token.isalpha())


def _stands(params: Params, text: str, start: int, end: int) -> bool:
    """Whether it is one sentence that holds the repetition, and nothing excuses it."""
    found = text[start:end]
    return len(list(sentences.split(found, 0, len(found)))) == 1 and not params.exceptions.excuse(found, text, start, end)
