"""Inline directives: comments in an article that silence findings, and findings about comments that silence nothing.

    <!-- copydesk: off fragment -->            until `on`, or the end of the file
    <!-- copydesk: on fragment -->
    <!-- copydesk: ignore-line punctuation -->  ignore-next-line, ignore-file
    # copydesk: off                             in plain text, on a line of its own

Names are rules or packs, set apart by commas or spaces; none means all. A reason may follow after `--`. The front matter
key `copydesk` holds for the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from linter.document.model import Document, Field
from linter.fields import nearest
from linter.findings import Finding, Level, make
from linter.hints import NamedTuple
from linter.source import Source, Span

UNUSED = "suppress.unused"
UNKNOWN = "suppress.unknown"
LEVEL: Level = "warning"

# id -> (message, why): the manual page of rules that are not in a file since they are about the run, not about copy
RULES: dict[str, tuple[str, str]] = {
    UNUSED: (
        "This suppression hides nothing: remove it.",
        "A suppression that is left behind hides the next mistake at the same place, and nobody will see it.",
    ),
    UNKNOWN: (
        "This suppression is not understood.",
        "A misspelt name or instruction hides nothing, though whoever reads it believes that it does.",
    ),
}

_VERBS = ("off", "on", "ignore-line", "ignore-next-line", "ignore-file")
_ALL = "all"


class _Order(NamedTuple):
    """One name of one directive."""

    verb: str
    name: str  # a rule, a pack, or "all"
    span: Span


class Imported(NamedTuple):
    """The rules that obey Vale's comments, those of them that look at a file as a whole, and the styles it is based on."""

    rules: Collection[str]
    whole: Collection[str] = ()
    styles: Collection[str] = ()


class Scope(NamedTuple):
    """What a run knows about names: every rule there is, those that run, and whether the command line narrowed them.

    `pack.*` stands for the rules of a pack that nobody can list.
    """

    known: Collection[str]
    active: Collection[str]
    narrowed: bool = False
    imported: Imported | None = None


class Outcome(NamedTuple):
    """What is left to report, and how many findings were hidden."""

    findings: list[Finding]
    suppressed: int


def apply(document: Document, findings: Sequence[Finding], scope: Scope) -> Outcome:
    """Take out what the document's directives silence, and add what is wrong with the directives themselves."""
    fields = [f for f in document.metadata if f.name == "copydesk" or f.name.startswith("copydesk.")]
    if not document.directives and not fields:
        return Outcome(list(findings), 0)
    source = document.source
    orders, mistakes = _read(document, fields, _names(scope.known))
    used: set[_Order] = set()
    kept = _obeying(document, _sift(source, findings, orders, used), scope.imported)
    own = [make(source, UNKNOWN, span, LEVEL, message) for span, message in mistakes]
    own += [_unused(source, order) for order in orders if order not in used and _is_due(order, scope)]
    own = [f for f in own if f.rule in scope.active]
    left = sorted([*kept, *own], key=lambda f: (f.span, f.rule))
    return Outcome(left, len(findings) - len(kept))


def _obeying(document: Document, findings: list[Finding], imported: Imported | None) -> list[Finding]:
    """The findings without those of imported rules that a comment of Vale's silences."""
    comments = [d for d in document.directives if d.tool == "vale"]
    if not comments or not imported:
        return findings
    from linter.vale import directives

    theirs = [f for f in findings if f.rule in imported.rules]
    left = directives.apply(document, theirs, comments, imported.styles, imported.whole)
    return [*(f for f in findings if f.rule not in imported.rules), *left]


def _names(known: Collection[str]) -> dict[str, str]:
    """The names a directive may use, by their form in lower case: case does not count in them."""
    return {name.lower(): name for name in (_ALL, *known, *(rule.split(".", 1)[0] for rule in known))}


def _read(document: Document, fields: Iterable[Field], names: Mapping[str, str]) -> tuple[list[_Order], list[tuple[Span, str]]]:
    orders: list[_Order] = []
    mistakes: list[tuple[Span, str]] = []
    texts = [(d.span, d.text) for d in document.directives if d.tool == "copydesk"] + [(f.span, _from_field(f)) for f in fields]
    for span, text in sorted(texts):
        verb, *rest = re.split(r"[\s,]+", text.split("--", 1)[0].strip().lower())
        if verb not in _VERBS:
            mistakes.append((span, f"'{_short(verb)}' is no instruction{nearest(verb[:40], _VERBS)} (known: {', '.join(_VERBS)})"))
            continue
        for name in [n for n in rest if n] or [_ALL]:
            if name in names or name.split(".", 1)[0] + ".*" in names:
                orders.append(_Order(verb, name, span))
            else:
                mistakes.append((span, f"'{_short(name)}' is no rule or pack{nearest(name[:80], names.values())}"))
    return orders, mistakes


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:39] + "…"


def _from_field(field: Field) -> str:
    """A front matter value as a directive: `copydesk: off`, a list of names, or `ignore:` and names."""
    value = field.value.strip().lower()
    key = field.name.removeprefix("copydesk").lstrip(".")
    if key in ("ignore", "off", "ignore-file"):
        return f"ignore-file {value}"
    if key:
        return f"{key} {value}"
    if value in ("off", "false", "no", "ignore"):
        return "ignore-file"
    verb, _, rest = value.partition(" ")
    if verb in ("off", "ignore", "ignore-file"):
        return f"ignore-file {rest}"
    return value if verb in _VERBS else f"ignore-file {value}"


def _sift(source: Source, findings: Sequence[Finding], orders: Sequence[_Order], used: set[_Order]) -> list[Finding]:
    """The findings no order silences; the orders that silence one are added to `used`."""
    lines = _by_line(source, orders)
    ranges = [o for o in orders if o.verb in ("off", "on")]
    state: dict[str, tuple[int, _Order]] = {}  # name -> the last word on it, and its number
    done = 0
    kept = []
    for finding in sorted(findings, key=lambda f: f.span.start):
        while done < len(ranges) and ranges[done].span.start <= finding.span.start:
            _switch(state, ranges[done], done, used)
            done += 1
        names = (finding.rule.lower(), finding.pack.lower(), _ALL)
        silencing = [o for n in names for key in ((finding.start.line, n), (0, n)) for o in lines.get(key, ())]
        last = max((state[n] for n in names if n in state), default=None)
        if last and last[1].verb == "off":
            silencing.append(last[1])
        used.update(silencing)
        if not silencing:
            kept.append(finding)
    for number in range(done, len(ranges)):
        _switch(state, ranges[number], number, used)
    return kept


def _switch(state: dict[str, tuple[int, _Order]], order: _Order, number: int, used: set[_Order]) -> None:
    if order.verb == "on" and any(o.verb == "off" and _overlap(order.name, o.name) for _, o in state.values()):
        used.add(order)  # it ends something, whether or not that hid anything
    state[order.name] = (number, order)


def _overlap(one: str, other: str) -> bool:
    return _ALL in (one, other) or one == other or one.startswith(other + ".") or other.startswith(one + ".")


def _by_line(source: Source, orders: Iterable[_Order]) -> dict[tuple[int, str], list[_Order]]:
    """(line, name) -> orders; line 0 stands for the whole file."""
    found: dict[tuple[int, str], list[_Order]] = {}
    for order in orders:
        if order.verb not in ("off", "on"):
            found.setdefault((line_of(source, order.verb, order.span), order.name), []).append(order)
    return found


def line_of(source: Source, verb: str, span: Span) -> int:
    """The line that a directive of this verb at `span` silences; 0 for the whole file, -1 for none."""
    if verb == "ignore-file":
        return 0
    if verb == "ignore-line":
        return source.position(span.start).line
    # the next line that says something: Markdown wants an empty line around a comment
    after = re.compile(r"\S").search(source.text, _line_end(source, span.end))
    return source.position(after.start()).line if after else -1


def _line_end(source: Source, offset: int) -> int:
    line = source.position(offset).line
    return source.line_starts[line] if line < len(source.line_starts) else len(source.text)


def _is_due(order: _Order, scope: Scope) -> bool:
    """Whether the run could have used an order: not where the rules it names did not run."""
    active = {rule.lower() for rule in scope.active}
    if order.name == _ALL or "." not in order.name:
        mine = order.name == _ALL or any(rule.startswith(order.name + ".") for rule in active)
        return mine and not scope.narrowed
    return order.name in active or order.name.split(".", 1)[0] + ".*" in active


def _unused(source: Source, order: _Order) -> Finding:
    shown = order.verb if order.name == _ALL else f"{order.verb} {order.name}"
    what = "ends no 'off'" if order.verb == "on" else "hides nothing"
    return make(source, UNUSED, order.span, LEVEL, f"'{shown}' {what}: remove it", subject=order.name)
