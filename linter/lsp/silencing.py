"""Where a comment that silences a finding can stand. Which of the places does it is for a check to say."""

from __future__ import annotations

from collections.abc import Iterator

from linter.document.model import Format
from linter.findings import Finding
from linter.lsp.configedit import Edit
from linter.source import Source, Span

_MARKS: dict[Format, tuple[str, str]] = {
    "markdown": ("<!-- ", " -->"), "mdx": ("{/* ", " */}"), "html": ("<!-- ", " -->"), "text": ("# ", ""),
}  # fmt: skip


def here(source: Source, finding: Finding, format: Format) -> Iterator[Edit]:
    """Comments for the line a finding begins on, the least conspicuous first; offsets are those of the source."""
    line = source.line_span(finding.start.line)
    if format != "text":
        end = _end_of_words(source, line)
        yield Edit(end, end, " " + _comment(f"ignore-line {finding.rule}", format))
    above = _comment(f"ignore-next-line {finding.rule}", format) + _newline(source)
    yield Edit(line.start, line.start, above)
    if format != "text":
        yield Edit(line.start, line.start, above + _newline(source))  # Markdown wants an empty line around a comment


def in_file(source: Source, finding: Finding, format: Format) -> Iterator[Edit]:
    """A comment for the whole file, at its end."""
    end, newline = len(source.text), _newline(source)
    before = "" if source.text.endswith("\n") else newline
    yield Edit(end, end, f"{before}{newline}{_comment(f'ignore-file {finding.rule}', format)}{newline}")


def _comment(order: str, format: Format) -> str:
    opening, closing = _MARKS[format]
    return f"{opening}copydesk: {order}{closing}"


def _newline(source: Source) -> str:
    return "\r\n" if "\r\n" in source.text else "\n"


def _end_of_words(source: Source, line: Span) -> int:
    """Before what ends a line and means something: blanks or a backslash for a break, the border of a table's last cell."""
    words = source.cut(line).rstrip()
    words = words[:-1].rstrip() if words.endswith(("\\", "|")) and len(words) > 1 else words
    return line.start + len(words)
