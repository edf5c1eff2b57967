"""Text of rules and options as Markdown and HTML in which nothing of it can act: every sign that means something is a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from linter.source import Span

Writer = Callable[[str], str]
_PLAIN = frozenset(" ,.;'’‘“”…–")
_COUNTED = re.compile(r"(\d+)\.(?= )")  # would begin a list
_CODE = re.compile(r"`([^`\n]+)`")


def escape(text: str) -> str:
    """The text for a line of Markdown or inside an HTML element or attribute; characters that no page can hold become U+FFFD."""
    return "".join(c if c in _PLAIN or c.isalnum() else f"&#{ord(c)};" if _allowed(c) else "&#65533;" for c in text)


def _allowed(char: str) -> bool:
    return char in "\t\n" or not (ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000)


def prose(text: str, link: Writer = escape) -> str:
    """Paragraphs of plain text as Markdown; words between backticks are code, and `link` says how what lies outside is written."""
    return "\n\n".join(_paragraph(paragraph, link) for paragraph in re.split(r"\n\s*\n", text.strip()) if paragraph.strip())


def _paragraph(text: str, link: Writer) -> str:
    parts = _CODE.split(" ".join(text.split()))  # every second one is code
    said = "".join(code(part) if n % 2 else link(part) for n, part in enumerate(parts))
    return _COUNTED.sub(r"\1&#46;", said, count=1) if _COUNTED.match(said) else said


def code(text: str) -> str:
    """The text as inline code."""
    return f"<code>{visible(text)}</code>"


def visible(text: str) -> str:
    """The text escaped, with a sign in the place of every character that shows nothing."""
    return "".join(_sign(c) if _hidden(c) else escape(c) for c in text)


def _hidden(char: str) -> bool:
    return not char.isprintable() and char != "\n"


def _sign(char: str) -> str:
    name = {"\t": "TAB", "\r": "CR"}.get(char, f"U+{ord(char):04X}")
    return f'<span class="sign">{escape(name)}</span>'


def example(text: str, marks: Sequence[Span]) -> str:
    """A text as a block of HTML on one line, with what a rule finds in it marked and blanks at the edges of a mark shown."""
    parts, at = [], 0
    for mark in sorted(marks):
        parts += [visible(text[at : mark.start]), _marked(text[mark.start : mark.end])]
        at = mark.end
    body = "".join([*parts, visible(text[at:].removesuffix("\n"))])
    return f'<pre class="example"><code>{body}</code></pre>'


def _marked(text: str) -> str:
    if not text:
        return '<mark class="place" title="here"></mark>'
    inside = text.strip(" ")
    before = len(text) - len(text.lstrip(" ")) if inside else len(text)
    after = len(text) - before - len(inside)
    return f"<mark>{_blanks(before)}{re.sub('  +', lambda m: _blanks(len(m[0])), visible(inside))}{_blanks(after)}</mark>"


def _blanks(number: int) -> str:
    return '<span class="blank"> </span>' * number


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def block(language: str, text: str) -> str:
    """A fenced block of code, fenced longer than any row of backticks in it."""
    fence = "`" * max(3, 1 + max((len(m[0]) for m in re.finditer("`+", text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}"
