"""MDX: import and export lines, {expressions}, JSX tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from linter import lazy
from linter.document.model import Field
from linter.document.tags import Tag, tokens
from linter.source import Span

Part = tuple[int, int, str]

# a statement, not a sentence that happens to begin with the word
_IMPORT = lazy.pattern(r"""^import\s+(?:[\w*{}\s,$]+?\s+from\s+)?["'][^"'\n]+["'][ \t]*;?[ \t]*$""", re.M)
_EXPORT = lazy.pattern(r"^export\s+(?:const|let|var|default|function|async|class|type|interface|\{|\*)", re.M)
_EXPORTED_FIELDS = lazy.pattern(r"^export\s+const\s+(?:meta|metadata|frontmatter|front_matter|article|post)\b[^={\n]*=\s*\{", re.M | re.I)
_PROPERTY = lazy.pattern(r"""[{,]\s*["']?([A-Za-z_$][\w$-]*)["']?\s*:\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`\\$]*)`)""")
_BLANK_LINE = lazy.pattern(r"\n[ \t\r]*(?:\n|\Z)")
_FENCE = lazy.pattern(r"^[ \t>]*(`{3,}|~{3,})[^\n]*$", re.M)
_CODE_SPAN = lazy.pattern(r"(?<![`\\])(?:`[^`\n]+`|``(?:[^`\n]|`(?!`))+``)(?!`)")
_INSIDE = lazy.pattern(r"""/\*|[{}]|"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`""")
_NAME_WITH_DOTS = lazy.pattern(r"(</?[A-Za-z]\w*)((?:\.\w+)+)")
_INDENT = lazy.pattern(r"(\n)([ \t]+)(?=\S|\Z)")

_LONGEST = 20_000  # characters of an expression
_PATIENCE = 50  # expressions that never close, before braces are taken for text


def is_mdx(text: str, body: int) -> bool:
    """Whether a Markdown file imports modules as MDX does (documentation sites read `.md` as MDX)."""
    return "import" in text[body : body + 2000] and _IMPORT.search(text, body, body + 2000) is not None


def fields(text: str, start: int) -> tuple[Field, ...]:
    """The strings of an exported object of metadata, which stands for front matter in MDX."""
    found = []
    for export in _EXPORTED_FIELDS.finditer(text, start):
        for pair in _PROPERTY.finditer(text, export.end() - 1, _statement_end(text, export.end())):
            group = pair.lastindex or 1
            span = Span(*pair.span(group))
            found.append(Field(pair[1].lower(), pair[group], span, Span(pair.start(1), span.end + 1), "front-matter"))
    return tuple(found)


def find(text: str, start: int) -> list[Part]:
    """Statements and expressions in order as (start, end, kind)."""
    code = _code(text, start)
    found = [(m.start(), m.end(), "drop") for m in _IMPORT.finditer(text, start)]
    found += [(m.start(), _statement_end(text, m.end()), "drop") for m in _EXPORT.finditer(text, start)]
    found = [part for part in found if not _within(code, part[0])]
    return found + _expressions(text, start, code)


def _statement_end(text: str, at: int) -> int:
    """End of an export: the blank line after its last brace."""
    start = at
    for _ in range(_PATIENCE):
        blank = _BLANK_LINE.search(text, at)
        if not blank:
            return len(text)
        chunk = text[start - 1 : blank.start()]
        if chunk.count("{") <= chunk.count("}") and chunk.count("(") <= chunk.count(")"):
            return blank.start()
        at = blank.end() - 1
    return at


def _code(text: str, start: int) -> list[tuple[int, int]]:
    """Fenced blocks and code spans, in order."""
    found, opened = [], None
    for fence in _FENCE.finditer(text, start):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]):
            found.append((opened.start(), fence.end()))
            opened = None
    if opened is not None:
        found.append((opened.start(), len(text)))
    spans = [m.span() for m in _CODE_SPAN.finditer(text, start)]
    return sorted(found + [span for span in spans if not _within(found, span[0])])


def _within(ranges: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(ranges, (at, len(ranges) + (1 << 60))) - 1
    return index >= 0 and at < ranges[index][1]


def _expressions(text: str, start: int, code: list[tuple[int, int]]) -> list[Part]:
    found: list[Part] = []
    unclosed = 0
    at = text.find("{", start)
    while at >= 0 and unclosed < _PATIENCE:
        end = -1
        if not _within(code, at) and text[at - 1 : at] != "\\":
            end = _expression_end(text, at)
            unclosed += end < 0
        if end > 0:
            found.append((at, end, _kind(text, at, end)))
        at = text.find("{", end if end > 0 else at + 1)
    return found


def _kind(text: str, at: int, end: int) -> str:
    if text[at - 1 : at] == "=":
        return "attribute"
    return "drop" if text.startswith("/*", at + 1) and text.endswith("*/", at, end - 1) else "object"


def _expression_end(text: str, at: int) -> int:
    """End of the expression that opens at `at`; -1 where it does not close."""
    depth, stop = 1, at + _LONGEST
    token = _INSIDE.search(text, at + 1, stop)
    while token:
        mark, after = token.group(), token.end()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if not depth:
                return after
        elif mark in ("/*", "`"):
            close = text.find("*/" if mark == "/*" else "`", after, stop)
            if close < 0:
                return -1
            after = close + len(mark)
        token = _INSIDE.search(text, after, stop)
    return -1


def without_tags(shadow: str, start: int, by_itself: Callable[[str, int, int], bool]) -> tuple[str, list[tuple[int, int]]]:
    """The shadow with tags alone on their lines made blocks of their own, and where they were.

    What stands between two tags is Markdown in MDX, at any indent: indents are moved behind the line before them.
    """
    shadow = _NAME_WITH_DOTS.sub(lambda m: m[1] + "x" * len(m[2]), shadow.replace("</>", "   ").replace("<>", "  "))
    code = _code(shadow, start)
    parts: list[str] = []
    regions: list[tuple[int, int]] = []
    at, depth = start, 0
    for tag in tokens(shadow, start):
        if isinstance(tag, Tag) and tag.start >= at and not _within(code, tag.start) and by_itself(shadow, tag.start, tag.end):
            parts += _outdented(shadow[at : tag.start], depth), f"<?{'x' * (tag.end - tag.start - 4)}?>"[: tag.end - tag.start]
            regions.append((tag.start, tag.end))
            at = tag.end
            depth = max(0, depth + (0 if tag.empty else -1 if tag.closing else 1))
    return shadow[:start] + "".join(parts) + shadow[at:], [r for r in regions if r[1] - r[0] >= 4]


def _outdented(text: str, depth: int) -> str:
    return _INDENT.sub(lambda m: m[2] + m[1], text) if depth else text
