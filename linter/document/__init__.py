"""Source -> Document: one module a format."""

from __future__ import annotations

from linter import languages
from linter.document.model import Document, Format
from linter.source import Source

EXTENSIONS: dict[str, Format] = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown", ".mdx": "mdx",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".text": "text",
}  # fmt: skip


def format_of(path: str) -> Format:
    """The format a path's extension names; plain text where it names none."""
    dot = path.rfind(".")
    return EXTENSIONS.get(path[dot:].lower(), "text") if dot >= 0 else "text"


def read(source: Source, format: Format | None = None) -> Document:
    """Parse a source in the given format, or in the one its path names.

    Where it does not say its language, that is told from its words; English is what is left where they tell nothing.
    """
    document = _parse(source, format)
    if not document.declared and not languages.reads_english(document.text):
        from linter.languages.detect import language

        document.lang = language(document.text) or document.lang
    return document


def _parse(source: Source, format: Format | None) -> Document:
    format = format or format_of(source.path)
    if format in ("markdown", "mdx"):
        from linter.document import markdown

        return markdown.read(source, format)
    if format == "html":
        from linter.document import html

        return html.read(source)
    from linter.document import plain

    return plain.read(source)
