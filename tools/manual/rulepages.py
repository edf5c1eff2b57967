"""The pages of the rules, made from the rule files: what `copydesk rule` prints, with the examples marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import cast

import markup

from linter import plan, rulefile, suppress
from linter.commands.rule import looks_at, mended
from linter.config import Layer
from linter.document import read
from linter.document.model import Format
from linter.engine import Engine
from linter.examples import unmark
from linter.profiles import DEFAULT, PROFILES
from linter.rule import EXAMPLES, Example, Rule, bundled_folder, load_folder
from linter.source import from_text

ROOT = Path(__file__).parent.parent.parent
_TOLD = {*EXAMPLES, "extends", "message", "level", "scope", "quoted", "enabled", "lang", "why", "mend", "silent", "misses", "link"}
_SHORT = 60  # characters of a parameter that are shown in the table
_ROW = re.compile(r"^\| ([a-z]+) \| ([^|]+) \| [^|]+ \|$", re.M)
_ID = re.compile(r"\b[a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*")
_FORMATS = {"text": "plain text", "markdown": "Markdown", "mdx": "MDX", "html": "HTML"}
_LANGUAGES = {"en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese"}
_WHERE = "[what works where](../../languages.md#what-works-where)"
_COMMENT = "<!-- copydesk: ignore-next-line {} -- why it is right here -->"


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that comes with copydesk, with its documentation."""
    return tuple(load_folder(bundled_folder(), documentation=True))


@cache
def packs() -> dict[str, str]:
    """What each pack finds, in the words of the README."""
    return dict(_ROW.findall((ROOT / "README.md").read_text(encoding="utf-8")))


def forget() -> None:
    """Read everything anew, since `mkdocs serve` builds again and again."""
    for remembered in (rules, packs, chosen):
        remembered.cache_clear()


def pages() -> Iterator[tuple[str, str]]:
    """The address of every page below the manual's folder, and its Markdown."""
    yield "rules/index.md", "\n\n".join(_index())
    for pack in sorted({rule.pack for rule in rules()}):
        yield f"rules/{pack}/index.md", "\n\n".join(_pack(pack))
    for rule in rules():
        yield address(rule.id), "\n\n".join(_page(rule))
    yield "rules/suppress/index.md", "\n\n".join(_suppress())
    for name in suppress.RULES:
        yield address(name), "\n\n".join(_built_in(name))


def address(name: str) -> str:
    """Where the page of a rule lies in the manual's folder."""
    return f"rules/{name.replace('.', '/', 1)}.md"


def nav() -> list[dict[str, list[str | dict[str, str]]]]:
    """The packs and their rules as MkDocs wants them in `nav`."""
    names = [*(rule.id for rule in rules()), *suppress.RULES]
    found: dict[str, list[str | dict[str, str]]] = {}
    for pack, name in (one.split(".", 1) for one in sorted(names)):
        found.setdefault(pack, [f"rules/{pack}/index.md"]).append({name: address(f"{pack}.{name}")})
    return [{pack: entries} for pack, entries in found.items()]


@cache
def chosen(profile: str) -> frozenset[str]:
    """The rules that a profile runs."""
    return plan.choose({rule.id: rule for rule in rules()}, [Layer(profile=profile)])


def runs(name: str) -> str:
    """In which profiles a rule runs, in words."""
    where = [profile for profile in PROFILES if name in chosen(profile)]
    if DEFAULT in where:
        others = [p for p in where if p != DEFAULT]
        return "on by default" + (f", and in the profile{'s'[: len(others) > 1]} {' and '.join(others)}" if others else "")
    return f"off by default, on in the profile {' and '.join(where)}" if where else "off: runs where it is selected"


def _index() -> Iterator[str]:
    yield "# Rules"
    number = len({rule.pack for rule in rules()})
    yield (
        f"copydesk has {len(rules())} rules of its own, in {number} packs. Each has a page here, made from the rule's own file, and "
        "`copydesk rule ID` prints the same page in a terminal. The examples on it are the rule's tests. "
        "Other levels, and a choice of your own, go into the [configuration](../configuration.md)."
    )
    for pack in sorted({rule.pack for rule in rules()}):
        yield f"## [{pack}]({pack}/index.md)"
        yield _sentence(packs()[pack])
        yield _table(pack, f"{pack}/")
    yield "## [suppress](suppress/index.md)"
    yield "What is wrong with a [suppression](../configuration.md#suppression-in-an-article) in an article."
    yield "## grammar"
    yield "What LanguageTool or Harper says, where you have one and select the pack: [Grammar](../grammar.md)."


def _sentence(text: str) -> str:
    return markup.prose(text[0].upper() + text[1:] + ".")


def _pack(pack: str) -> Iterator[str]:
    yield f"# {pack}"
    yield _sentence(packs()[pack])
    yield _table(pack, "")


def _table(pack: str, folder: str) -> str:
    rows = [_row(rule, folder) for rule in rules() if rule.pack == pack]
    return markup.table(("rule", "level", "says", "runs"), rows)


def _row(rule: Rule, folder: str) -> tuple[str, ...]:
    name = rule.id.split(".", 1)[1]
    on = "on" if rule.id in chosen(DEFAULT) else ", ".join(p for p in PROFILES if rule.id in chosen(p))
    return f"[{rule.id}]({folder}{name}.md)", level(rule.level), said(rule.message), on


def level(name: str) -> str:
    """A level as a coloured word."""
    return f'<span class="level {name}">{name}</span>'


def said(message: str) -> str:
    """A message with an ellipsis for the words that a finding brings."""
    return markup.prose(re.sub(r"%(\[\d+\])?s", "…", message).replace("%%", "%"))


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}"
    yield f"{level(rule.level)} {_says(rule)}"
    yield markup.table(("", ""), _facts(rule))
    for title, text in (("Why", rule.why), ("How to mend it", rule.mend), ("What it is silent about", rule.silent)):
        if text:
            yield from (f"## {title}", markup.prose(text, _linked(rule.pack)))
    yield from _examples("Found", rule.bad)
    yield from _examples("Let pass", rule.good)
    yield from _missed(rule)
    yield from _examples("Flagged though innocent, as far as is known", rule.known_false_alarm)
    yield from _parameters(rule)
    yield from _silence(rule)


def _says(rule: Rule) -> str:
    """What the rule says of its first example that it can be asked about; its message as it is written where there is none."""
    for example in rule.bad:
        text, _ = unmark(example.text)
        document = read(from_text(text), cast(Format, example.format))
        for finding in Engine([rule]).check(document):
            return markup.prose(finding.message)
    return said(rule.message)


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "Pack", f"[{rule.pack}](index.md)"
    yield "Runs", runs(rule.id)
    yield "Looks at", markup.escape(", ".join(looks_at(rule)))
    yield "Languages", ", ".join(_LANGUAGES.get(code, code) for code in rule.lang) or f"any ({_WHERE})"
    if mended(rule):
        yield "Fix", f"{markup.prose(mended(rule))} [More](../../fixes.md)"
    yield "Check", f"[`{rule.check}`](../../writing-rules.md#checks)"
    if rule.link:
        yield "More", f"<{rule.link}>"


def _linked(pack: str) -> markup.Writer:
    known = {rule.id for rule in rules()}

    def link(text: str) -> str:
        parts, at = [], 0
        for match in _ID.finditer(text):
            if match[0] in known:
                other = match[0].replace(".", "/", 1)
                parts += [markup.escape(text[at : match.start()]), f"[{match[0]}](../{other}.md)"]
                at = match.end()
        return "".join([*parts, markup.escape(text[at:])])

    return link


def _missed(rule: Rule) -> Iterator[str]:
    title = "Missed, as far as is known"
    if rule.misses:
        yield from (f"## {title}", markup.prose(rule.misses, _linked(rule.pack)))
    yield from list(_examples(title, rule.known_miss))[bool(rule.misses) :]


def _examples(title: str, examples: Sequence[Example]) -> Iterator[str]:
    if examples:
        yield f"## {title}"
        for example in examples:
            yield _example(example, marked=title != "Let pass")


def _example(example: Example, marked: bool) -> str:
    text, marks = unmark(example.text) if marked else (example.text, [])
    read = _FORMATS[example.format] + (f", in {example.encoding}" if example.encoding else "")
    because = markup.prose(example.because) if example.because else ""
    note = " · ".join(part for part in (because, "" if read == "plain text" else read) if part)
    return f'<figure class="example">{markup.example(text, marks)}{f"<figcaption>{note}</figcaption>" if note else ""}</figure>'


def _parameters(rule: Rule) -> Iterator[str]:
    values = {k: v for k, v in _values(rule).items() if k not in _TOLD}
    if not values:
        return
    yield "## Parameters"
    yield (
        "The keys of the rule's own file and their values; [`parameters`](../../configuration.md#keys) in the configuration sets others. "
        f"What they mean stands in [Writing rules](../../writing-rules.md), under the check `{rule.check}`."
    )
    yield markup.table(("key", "value"), [(markup.code(key), _value(value)) for key, value in values.items()])
    for key, value in values.items():
        if len(_text(value)) > _SHORT:
            yield _long(key, value)


def _values(rule: Rule) -> Mapping[str, object]:
    return rulefile.parse(rule.path, Path(rule.path).read_bytes())[0]


def _value(value: object) -> str:
    if len(_text(value)) <= _SHORT:
        return markup.code(_text(value).replace("\n", ", "))
    return f"{len(value)} entries, below" if isinstance(value, list | dict) else "below"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    if isinstance(value, dict):
        return "\n".join(f"{k}: {_text(v)}" for k, v in value.items())
    return str(value)


def _long(key: str, value: object) -> str:
    return f"<details><summary>{markup.code(key)}</summary>{markup.example(_text(value), [])}</details>"


def _silence(rule: Rule) -> Iterator[str]:
    yield "## Where it is wrong"
    yield "In one place of an article, with the reason; or for all of them, in `.copydesk.yml`:"
    yield markup.block("markdown", _COMMENT.format(rule.id))
    yield markup.block("yaml", f"ignore: [{rule.id}]")
    yield "A false alarm is a bug: please report it, with the sentence. [More ways](../../configuration.md#accept-lists)."


def _suppress() -> Iterator[str]:
    yield "# suppress"
    yield "What is wrong with a [suppression](../../configuration.md#suppression-in-an-article) in an article."
    rows = [(f"[{name}]({name.split('.', 1)[1]}.md)", level(suppress.LEVEL), said(text)) for name, (text, _) in suppress.RULES.items()]
    yield markup.table(("rule", "level", "says"), rows)


def _built_in(name: str) -> Iterator[str]:
    message, why = suppress.RULES[name]
    yield f"# {name}"
    yield f"{level(suppress.LEVEL)} {said(message)}"
    yield from ("## Why", markup.prose(why))
