"""HTML pages."""

from __future__ import annotations

from linter.document.model import Document
from linter.source import Source


def read(source: Source) -> Document:
    from linter.document import plain

    return plain.read(source)
