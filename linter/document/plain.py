"""Plain text: paragraphs, headings by form, lists, hard-wrapped lines, verse."""

from __future__ import annotations

import re

from linter.document.model import Document, ProseBuilder
from linter.source import Source, Span

_LINE = re.compile(r"[^\r\n]+")


def read(source: Source) -> Document:
    """Parse plain text: for now a block a line."""
    built = ProseBuilder(source)
    for line in _LINE.finditer(source.text):
        text = line.group()
        start = line.start() + len(text) - len(text.lstrip())
        end = line.start() + len(text.rstrip())
        if end <= start:
            continue
        built.open()
        built.add(start, end)
        short = end - start < 80 and source.text[end - 1] not in ".!?:;,\"”’"
        built.close("heading" if short and not built.blocks else "paragraph", Span(start, end))
    return Document(source, "text", built)
