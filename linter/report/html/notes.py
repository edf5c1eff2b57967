"""A note: all that is said of one finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.findings import Fix
from linter.report.html.rows import row_at
from linter.report.html.shownfile import Numbered, ShownFile
from linter.report.html.text import element, escape, flowing, shown

LETTERS = {"error": "E", "warning": "W", "suggestion": "S"}
_RELATED = 5  # other places that are named
_LONGEST = 200  # characters of a replacement, and of what it replaces


def notes(file: ShownFile, found: Sequence[Numbered], label: str) -> str:
    """A list of notes; empty where there is nothing to note."""
    items = "".join(_note(file, one) for one in found)
    return element("ul", items, {"class": "notes", "role": "list", "lang": "en", "aria-label": label}) if items else ""


def glyph(level: str) -> str:
    """The sign of a level: a letter in a shape, so that nothing hangs on colours alone."""
    return f'<span class="g g-{level}" aria-hidden="true">{LETTERS[level]}</span>'


def _note(file: ShownFile, one: Numbered) -> str:
    id = file.of("f", one.number)
    about = {"class": f"note {one.finding.level}", "id": id, "data-f": id, "data-level": one.finding.level, "data-rule": one.finding.rule}
    return element("li", "".join(_said(file, one, id)), about)


def _said(file: ShownFile, one: Numbered, id: str) -> Iterator[str]:
    finding = one.finding
    place = f"{finding.start.line}:{finding.start.column}"
    back = file.of("r", one.row) if one.whole else file.of("m", one.number)
    title = f"line {finding.start.line}, column {finding.start.column}"
    at = element("a", place, {"class": "at", "href": f"#{back}", "aria-label": f"{place}, go to the text: {title}", "title": title})
    head = f'{glyph(finding.level)}<span class="no">{one.number}</span> <b>{finding.level}</b> <code>{shown(finding.rule)}</code>'
    yield f'<p class="nh">{head} {at}</p>'
    yield element("p", shown(flowing(finding.message)), {"class": "msg", "id": f"{id}-t", "dir": "auto"})
    if finding.evidence:
        yield f'<p class="ev"><b>Because</b> <bdi>{shown(flowing(finding.evidence))}</bdi></p>'
    if finding.fix:
        yield _fix(file, finding.fix)
    if finding.related:
        yield _related(file, one)
    yield _explained(one)


def _fix(file: ShownFile, fix: Fix) -> str:
    old, new = file.read.source.cut(fix.span), fix.replacement
    kind = "Fix" if fix.safe else "Fix, if you agree"
    if not new:
        said = f"take out {_quoted('del', old)}"
    elif not old:
        said = f"put in {_quoted('ins', new)}"
    else:
        said = f"{_quoted('del', old)} becomes {_quoted('ins', new)}"
    return f'<p class="fix"><b>{kind}:</b> {said}</p>'


def _quoted(name: str, text: str) -> str:
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f"<{name}><bdi>{shown(flowing(cut), marked=True)}</bdi></{name}>"


def _related(file: ShownFile, one: Numbered) -> str:
    source = file.read.source
    places = []
    for span in one.finding.related[:_RELATED]:
        href = f"#{file.of('r', row_at(file.rows, span.start))}"
        places.append(element("a", f"line {source.position(span.start).line}", {"href": href}))
    more = len(one.finding.related) - len(places)
    return f'<p class="rel"><b>See also</b> {", ".join(places)}{f" and {more} more" if more else ""}</p>'


def _explained(one: Numbered) -> str:
    text = one.text
    parts = [f"<p>{shown(flowing(text.why))}</p>"] if text.why else []
    parts += [f"<p><b>How to mend it:</b> {shown(flowing(text.mend))}</p>"] if text.mend else []
    if text.link.startswith(("https://", "http://")):
        parts.append(f'<p><a href="{escape(text.link)}" rel="noopener noreferrer">More about this</a></p>')
    if not parts:
        return ""
    summary = "Why, and how to mend it" if text.mend else "Why it matters" if text.why else "More"
    return f"<details><summary>{summary}</summary>{''.join(parts)}</details>"
