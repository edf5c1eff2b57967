"""The bar above the page: filters by level, pack and rule, and the way from finding to finding. It needs the script, and shows with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from linter.findings import LEVELS, Finding
from linter.report import count
from linter.report.html.notes import glyph
from linter.report.html.text import escape, number, shown

_KEYS = (("j", "n", "next finding"), ("k", "p", "previous finding"), ("i", "u", "all files"))


def bar(findings: Sequence[Finding]) -> Iterator[str]:
    """The bar; nothing where nothing was found."""
    if not findings:
        return
    yield '<div class="bar" role="search" aria-label="Filter the findings">\n<fieldset class="levels"><legend class="vh">Level</legend>'
    levels = Counter(f.level for f in findings)
    for level in reversed(LEVELS):
        if levels[level]:
            yield f'<label><input type="checkbox" data-level="{level}" checked> {glyph(level)} {count(levels[level], level)}</label>'
    yield "</fieldset>\n"
    yield from _packs(findings)
    yield '<label class="mk"><input type="checkbox" id="markup" checked> Markup</label>\n'
    yield '<span class="steps"><button type="button" id="prev">↑ <span class="wd">Previous</span></button>'
    yield '<button type="button" id="next">↓ <span class="wd">Next</span></button></span>\n'
    yield from _help()
    yield '<p id="count" role="status" aria-live="polite"></p>\n</div>\n'


def _packs(findings: Sequence[Finding]) -> Iterator[str]:
    rules = Counter(f.rule for f in findings)
    packs: dict[str, list[str]] = {}
    for rule in sorted(rules):
        packs.setdefault(rule.split(".", 1)[0], []).append(rule)
    yield '<details class="pop"><summary>Packs and rules</summary><div class="panel">\n'
    yield '<p><button type="button" id="all">Show all</button> <button type="button" id="none">Show none</button></p>\n<div class="packs">'
    for pack, names in packs.items():
        total = number(sum(rules[name] for name in names))
        label = (
            f'<label><input type="checkbox" data-pack="{escape(pack)}" checked> <b>{shown(pack)}</b> <span class="c">{total}</span></label>'
        )
        yield f'<fieldset class="pack"><legend class="vh">{shown(pack)}</legend>{label}'
        yield "".join(_rule(name, rules[name]) for name in names)
        yield "</fieldset>\n"
    yield "</div></div></details>\n"


def _rule(name: str, found: int) -> str:
    short = shown(name.split(".", 1)[-1])
    return (
        f'<label class="r"><input type="checkbox" data-of="{escape(name)}" checked> {short} <span class="c">{number(found)}</span></label>'
    )


def _help() -> Iterator[str]:
    keys = "".join(f"<dt><kbd>{a}</kbd> <kbd>{b}</kbd></dt><dd>{what}</dd>" for a, b, what in _KEYS)
    switch = '<label><input type="checkbox" id="keys" checked> Use these keys</label>'
    yield f'<details class="pop help"><summary>Keys</summary><div class="panel"><dl>{keys}</dl>{switch}</div></details>\n'
