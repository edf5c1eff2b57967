"""Quotations: pairing of opening and closing marks, block by block."""

from __future__ import annotations

from linter.document.model import Document, Quotation


def find(document: Document) -> list[Quotation]:
    """All quotations in order."""
    found = []
    for index, block in enumerate(document.blocks):
        at = block.start
        while (start := document.text.find("“", at, block.end)) >= 0:
            end = document.text.find("”", start, block.end)
            stop = end + 1 if end >= 0 else block.end
            found.append(Quotation(start, stop, index, "“", end >= 0))
            at = stop
    return found
