"""Runs imported rules beside our own.

A rule of Vale's names by its scope which texts of a document it looks at: blocks, sentences, paragraphs, links, the whole
prose, the source as it stands. Rules that look at the same kind of text share a layer: a view of the document in those
texts, and one matcher for all their patterns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from linter import findings
from linter.checks.base import Hit
from linter.document.model import Block, Document
from linter.engine import Engine, fill
from linter.findings import Finding, Fix
from linter.matcher import Matcher
from linter.rule import Rule
from linter.scope import Scope
from linter.scope import parse as parse_scope
from linter.source import Position, Span
from linter.vale import points, view
from linter.vale.base import Found, State, Text, compiled
from linter.vale.style import Imported
from linter.vale.view import View

_KINDS = ("title", "heading", "paragraph", "list", "blockquote", "table", "caption", "verse", "term", "alt")
_WIDE = 250  # characters of an expression that RE2 is asked about at once: those of styles list hundreds of words
_RAW = Scope((), raw=True)
_WHOLE = frozenset(("summary",))  # the sections of all running text in one; a field of the front matter may have the name too
_SUMMARY = frozenset(("paragraph", "verse", "term", "list", "blockquote"))


class StyleEngine(Engine):
    """Our own rules and those of styles."""

    def __init__(self, rules: Sequence[Rule], readings: Sequence[Callable[[Document], Document]] = ()) -> None:
        """`readings` give the document as imported rules are to see it, for instance without what they are to ignore."""
        super().__init__([rule for rule in rules if not isinstance(rule.own, Imported)])
        self._readings = readings
        imported = [rule for rule in rules if isinstance(rule.own, Imported)]
        self._layers = _layers(imported)
        self.rules = list(rules)
        self._own_rules = [rule for rule in rules if not isinstance(rule.own, Imported)]

    def check(self, document: Document) -> list[Finding]:
        """All findings in one document, in source order; one a rule and span."""
        self.rules, everything = self._own_rules, self.rules
        own = super().check(document) if self._own_rules else []
        self.rules = everything
        found = {(f.span, f.rule): f for f in own}
        read = document
        for reading in self._readings:
            read = reading(read)
        views = _Views(document, read)
        for layer in self._layers:
            for finding in layer.findings(views):
                if read is not document:
                    finding = finding._replace(text=document.source.cut(finding.span))
                found.setdefault((finding.span, finding.rule), finding)
        return [found[key] for key in sorted(found)]


class _Views:
    """The views of one document, each made when it is first asked for; `read` is the document as it is to be seen."""

    def __init__(self, document: Document, read: Document) -> None:
        self.document = document
        self.read = read
        self._known: dict[str, View] = {}

    def of(self, layer: str) -> View:
        """The view that a layer looks at."""
        if layer not in self._known:
            self._known[layer] = _VIEWS.get(layer, _elements(layer))(self)
        return self._known[layer]


def _elements(layer: str) -> Callable[[_Views], View]:
    return lambda views: view.by_elements(views.of("block"), layer)


_VIEWS: dict[str, Callable[[_Views], View]] = {
    "block": lambda views: view.of(views.read),
    "sentence": lambda views: view.by_sentences(views.of("block")),
    "paragraph": lambda views: view.by_paragraphs(views.of("block")),
    "summary": lambda views: views.of("block"),
    "raw": lambda views: view.raw(views.document),
}


class _Layer:
    """The rules that look at one kind of text."""

    def __init__(self, name: str, rules: Sequence[Rule]) -> None:
        self.name = name
        self._rules = list(rules)
        self._matchers: dict[bool, Matcher] = {}

    def findings(self, views: _Views) -> Iterator[Finding]:
        """What the rules find in the layer's texts."""
        looked_at = views.of(self.name)
        if not looked_at.prose_blocks or (self.name == "summary" and looked_at.whole):  # a plain text has no summary
            return
        whole = looked_at.whole and self.name in ("block", "raw")
        hits = {} if self.name == "summary" else self._matcher(whole).scan(looked_at)
        for number, rule in enumerate(self._rules):
            own = hits.get(number, ())
            if own or not rule.own.needs_hits or self.name == "summary":
                yield from _findings(looked_at, rule, self._texts(looked_at, rule, own))

    def _matcher(self, whole: bool) -> Matcher:
        """A text that is one block is searched like a source, line by line where a pattern looks at no line end."""
        if whole not in self._matchers:
            patterns = [rule.own.patterns for rule in self._rules]
            if whole:
                patterns = [tuple(p._replace(target="raw") for p in own) for own in patterns]
            scopes = [_RAW if whole else _scope(rule) for rule in self._rules]
            prefilters = {key: prefilter for rule in self._rules for key, prefilter in rule.prefilters.items()}
            self._matchers[whole] = Matcher(patterns, scopes, prefilters, wide=_WIDE)
        return self._matchers[whole]

    def _texts(self, looked_at: View, rule: Rule, hits: Sequence[Hit]) -> Iterator[Text]:
        if self.name == "summary":
            return _summaries(looked_at, rule)
        if rule.own.needs_hits:
            return _texts_with(looked_at, rule, hits)
        return _all_texts(looked_at, rule)


def _layers(rules: Sequence[Rule]) -> list[_Layer]:
    by_layer: dict[str, list[Rule]] = {}
    for rule in rules:
        for layer in sorted(_imported(rule).selector.layers()):
            by_layer.setdefault(layer, []).append(rule)
    return [_Layer(name, own) for name, own in by_layer.items()]


def _imported(rule: Rule) -> Imported:
    if not isinstance(rule.own, Imported):
        raise TypeError(f"{rule.id} is no imported rule")
    return rule.own


def _scope(rule: Rule) -> Scope:
    """The kinds of block in which the rule may find anything: which exactly, is asked of what it finds."""
    selector = _imported(rule).selector
    named = {section for entry in selector.entries for part in entry if not part.without for section in part.sections}
    kinds = [kind for kind in _KINDS if kind in named] if named & {"heading", "list", "blockquote"} else []
    only = len(selector.entries) == 1 and len(kinds) == 1
    return parse_scope(tuple(kinds) if only else ("text",), True)


def _all_texts(looked_at: View, rule: Rule) -> Iterator[Text]:
    selector = _imported(rule).selector
    for block, sections in zip(looked_at.blocks, looked_at.sections, strict=True):
        if selector.matches(sections):
            yield Text(_blanked(looked_at, rule, block), block.start, sections)


def _texts_with(looked_at: View, rule: Rule, hits: Sequence[Hit]) -> Iterator[Text]:
    """The texts that hold hits, each with its own."""
    selector = _imported(rule).selector
    at = 0
    while at < len(hits):
        number = max(0, bisect_right(looked_at.block_starts, hits[at].start) - 1)
        block, sections = looked_at.blocks[number], looked_at.sections[number]
        first = at
        while at < len(hits) and (at == first or hits[at].start < block.end):
            at += 1
        own = [hit._replace(start=hit.start - block.start, end=hit.end - block.start) for hit in hits[first:at]]
        if selector.matches(sections):
            text = _blanked(looked_at, rule, block)
            yield Text(text, block.start, sections, own if text == looked_at.text[block.start : block.end] else _hits(rule, text))


def _hits(rule: Rule, text: str) -> list[Hit]:
    """The hits in a text that is another than the one that was searched."""
    patterns = enumerate(rule.own.patterns)
    return [Hit(n, *match.span()) for n, p in patterns for match in compiled(p.regex, p.ignore_case).finditer(text)]


def _blanked(looked_at: View, rule: Rule, block: Block) -> str:
    """The block's text, with spaces for the links or code that the rule's scope takes away."""
    text = looked_at.text[block.start : block.end]
    for name in _imported(rule).selector.left_out():
        for start, end in view.inside(looked_at, name, block):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _summaries(looked_at: View, rule: Rule) -> Iterator[Text]:
    """The running text of the whole document, in one, and fields of the front matter that go by its name."""
    for block, sections in zip(looked_at.blocks, looked_at.sections, strict=True):
        if "frontmatter" in sections and _imported(rule).selector.matches(sections):
            yield Text(looked_at.text[block.start : block.end], block.start, sections)
    yield _summary(looked_at)


def _summary(looked_at: View) -> Text:
    blocks = [b for b in looked_at.blocks if b.kind in _SUMMARY]
    text = "\n\n".join(looked_at.text[b.start : b.end] for b in blocks)
    return Text(text, looked_at.blocks[0].start, _WHOLE, (), [_element(b) for b in looked_at.blocks])


def _element(block: Block) -> str:
    if block.kind == "heading":
        return f"heading_h{block.level}"
    return {"code": "pre", "paragraph": "paragraphs"}.get(block.kind, block.kind)


def _findings(looked_at: View, rule: Rule, texts: Iterable[Text]) -> Iterator[Finding]:
    own = _imported(rule)
    shown: set[Position] = set()
    state: State = set()
    for found in points.load(own.point).find(own.params, texts, state):
        finding = _finding(looked_at, rule, found)
        if finding.start not in shown and (not own.limit or len(shown) < own.limit):
            shown.add(finding.start)
            yield finding


def _finding(looked_at: View, rule: Rule, found: Found) -> Finding:
    source = looked_at.written
    span = Span(0, 0) if found.text.sections == _WHOLE else looked_at.span(found.text.start + found.start, found.text.start + found.end)
    whole = found.text.sections == _WHOLE or (found.whole and "raw" in found.text.sections)
    if found.whole:
        span = Span(span.start, span.start)
    subject = found.text.text[found.start : found.end]
    fix = None
    if found.fix is not None and found.fix != subject and source.cut(span) == subject:
        fix = Fix(span, found.fix, False)
    message = fill(rule.message, found.words).replace("\n", " ")
    return findings.make(source, rule.id, span, rule.level, message, subject=subject, fix=fix, whole=whole)
