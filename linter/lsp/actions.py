"""What an editor offers to do about findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lsprotocol import types
from lsprotocol.types import CodeActionKind

from linter.findings import Finding, Fix
from linter.lsp.configedit import Edit
from linter.lsp.diagnostics import range_of
from linter.lsp.positions import Lines
from linter.report import one_line
from linter.source import Span

FIX_ALL = "source.fixAll.copydesk"
KINDS = (CodeActionKind.QuickFix, FIX_ALL)
_WORD = re.compile(r"(?!\d+$)[^\W_][\w'’&.-]{0,40}(?: (?:&|(?=\S*\w)[\w'’&.-]{1,40})){0,3}")
_LONGEST = 30  # characters of a text that a title shows


class Target(NamedTuple):
    """A text an edit is for: its version where the editor has it open; `new` where the edit has to make the file."""

    uri: str
    version: int | None
    lines: Lines
    new: bool = False


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether the editor asks for a kind of action; `source` asks for `source.fixAll` too."""
    return only is None or any(kind == asked or kind.startswith(f"{asked}.") for asked in only)


def touching(findings: Iterable[Finding], lines: Lines, asked: types.Range) -> list[Finding]:
    """The findings at a place, or in what is selected; their ends count."""
    first, last = _key(asked.start), _key(asked.end)
    return [f for f in findings if _key((r := range_of(f.span, lines)).start) <= last and _key(r.end) >= first]


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def fix(finding: Finding, diagnostic: types.Diagnostic, target: Target, text: str, versioned: bool) -> types.CodeAction:
    """Make the fix of one finding. It has one; `text` is the source without a byte order mark."""
    made = finding.fix
    assert made is not None
    return types.CodeAction(
        _title(made, text), CodeActionKind.QuickFix, [diagnostic],
        is_preferred=made.safe, edit=edit([edit_of(made)], target, versioned),
    )  # fmt: skip


def fix_all(fixes: Sequence[Fix], target: Target, versioned: bool) -> types.CodeAction:
    """Make the fixes, which are apart from each other."""
    return types.CodeAction("Fix all safe problems", FIX_ALL, edit=edit([edit_of(f) for f in fixes], target, versioned))


def quick(title: str, made: Sequence[Edit], diagnostic: types.Diagnostic, target: Target, versioned: bool) -> types.CodeAction:
    """Edits that make a finding go away."""
    return types.CodeAction(title, CodeActionKind.QuickFix, [diagnostic], edit=edit(made, target, versioned))


def edit_of(fix: Fix) -> Edit:
    """A fix as an edit."""
    return Edit(fix.span.start, fix.span.end, fix.replacement)


def edit(edits: Sequence[Edit], target: Target, versioned: bool) -> types.WorkspaceEdit:
    """The edits, in the form the editor takes; offsets count from behind a byte order mark."""
    changes = [types.TextEdit(range_of(Span(e.start, e.end), target.lines), e.new) for e in edits]
    if not versioned:
        return types.WorkspaceEdit(changes={target.uri: changes})
    of_file = types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(target.uri, target.version), changes)
    if not target.new:
        return types.WorkspaceEdit(document_changes=[of_file])
    return types.WorkspaceEdit(document_changes=[types.CreateFile(target.uri, options=types.CreateFileOptions(overwrite=False)), of_file])


def accepted_word(finding: Finding) -> str:
    """The word or name by which an accept list would let a finding pass; empty where the finding is about something else."""
    text = " ".join(finding.text.split())
    word = " ".join(finding.subject.split()) or text
    # of a fragment the subject is its first word, which may be a name; elsewhere it may describe what no reader sees
    return word if _WORD.fullmatch(word) and (word == text or finding.pack == "fragment") else ""


def _title(made: Fix, text: str) -> str:
    old = text[made.span.start : made.span.end]
    if not made.replacement:
        return f"Delete {_shown(old)}"
    return f"Replace {_shown(old)} with {_shown(made.replacement)}" if old else f"Insert {_shown(made.replacement)}"


def _shown(text: str) -> str:
    line = one_line(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
    return f"‘{line}’"
