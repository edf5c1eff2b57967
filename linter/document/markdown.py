"""Markdown and MDX."""

from __future__ import annotations

from linter.document.model import Document, Format
from linter.source import Source


def read(source: Source, format: Format) -> Document:
    from linter.document import plain

    return plain.read(source)
