"""Which actions there are for the findings of one text. It reads files and documents, so not on the event loop."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lsprotocol import types

from linter import document, fixes, silence
from linter.config import Config
from linter.document.model import Document, Format
from linter.fields import ConfigError
from linter.findings import Finding
from linter.lsp import actions, configedit
from linter.lsp.abilities import Abilities
from linter.lsp.actions import FIX_ALL, Target
from linter.lsp.checker import Checked, Checker
from linter.lsp.configedit import Edit
from linter.lsp.diagnostics import diagnostic
from linter.lsp.positions import Lines
from linter.lsp.uris import uri_of

_MOST = 5  # findings of a selection for which comments and entries are tried: each try reads a document or configuration again
_CONFIG = ".copydesk.yml"


class Desk(NamedTuple):
    """What is on the editor's screen when it asks."""

    checked: Checked
    format: Format
    target: Target  # the text itself
    roots: Sequence[str]  # the folders of the workspace
    open: Mapping[str, Target]  # by path: every text that is open
    abilities: Abilities


def offers(desk: Desk, checker: Checker, asked: types.Range, only: Sequence[str] | None) -> list[types.CodeAction]:
    """The actions for a place or selection, of the kinds that are asked for."""
    read = document.read(desk.checked.source, desk.format)
    found: list[types.CodeAction] = []
    if actions.wanted(types.CodeActionKind.QuickFix, only):
        near = actions.touching(desk.checked.findings, desk.target.lines, asked)
        found += [_fix(desk, finding) for finding in near if finding.fix]
        found += _silence(desk, read, near[:_MOST])
        found += _configure(desk, checker, near[:_MOST])
        _tell_apart(found)
    if actions.wanted(FIX_ALL, only):
        made = [f.fix for f in fixes.apply(read, desk.checked.findings).taken if f.fix]
        if made:
            found.append(actions.fix_all(list(dict.fromkeys(made)), desk.target, desk.abilities.versioned))
    return found


def _diagnostic(desk: Desk, finding: Finding) -> types.Diagnostic:
    return diagnostic(finding, desk.target.lines, desk.target.uri, desk.checked.rules.get(finding.rule), desk.abilities)


def _fix(desk: Desk, finding: Finding) -> types.CodeAction:
    return actions.fix(finding, _diagnostic(desk, finding), desk.target, desk.checked.source.text, desk.abilities.versioned)


def _tell_apart(found: Sequence[types.CodeAction]) -> None:
    """Say the line in titles that stand there more than once, as they may where a whole paragraph is selected."""
    times = Counter(action.title for action in found)
    for action in found:
        if times[action.title] > 1 and action.diagnostics:
            action.title += f" (line {action.diagnostics[0].range.start.line + 1})"


def _silence(desk: Desk, read: Document, findings: Iterable[Finding]) -> Iterator[types.CodeAction]:
    """Comments that silence findings, where they can stand; one may be for several of a line."""
    done: set[tuple[Edit, ...]] = set()
    for finding in findings:
        made = tuple(Edit(at, at, text) for at, text in silence.edits(read, [finding]).insertions)
        if made and made not in done:
            done.add(made)
            where = "in this file" if any("ignore-file" in edit.new for edit in made) else "here"
            yield actions.quick(f"Ignore {finding.rule} {where}", made, _diagnostic(desk, finding), desk.target, desk.abilities.versioned)


def _configure(desk: Desk, checker: Checker, findings: Iterable[Finding]) -> Iterator[types.CodeAction]:
    """Words to accept and rules to switch off, in the configuration of the file."""
    try:
        target = _config_target(desk, checker.config(desk.checked.source.path))
    except (ConfigError, OSError, ValueError):  # broken, unreadable, no text, or on another drive than the workspace
        return
    if target is None:
        return
    text = target.lines.text.removeprefix("\ufeff")
    done: set[Edit] = set()
    for finding in findings:
        word = actions.accepted_word(finding)
        for title, edit in (
            (f"Accept ‘{word}’ for {finding.rule} in this project", configedit.accept(text, finding.rule, word) if word else None),
            (f"Disable {finding.rule} in this project", configedit.ignore(text, finding.rule)),
        ):
            if edit and edit not in done and finding.pack != "suppress":
                done.add(edit)
                yield actions.quick(title, [edit], _diagnostic(desk, finding), target, desk.abilities.versioned)


def _config_target(desk: Desk, config: Config) -> Target | None:
    """The file to change: the nearest configuration, or a new one where there is none; None where neither can be."""
    if config.path.endswith((".yml", ".yaml")):
        if (known := desk.open.get(config.path)) is not None:
            return known
        with open(config.path, encoding="utf-8-sig", newline="") as stream:
            return Target(uri_of(config.path), None, Lines(stream.read(), desk.abilities.encoding))
    path = os.path.join(_root(desk), _CONFIG)
    if config.path or path == _CONFIG or not desk.abilities.creates or os.path.lexists(path):
        return None  # beside a pyproject.toml that holds the configuration a new file would hide it
    return Target(uri_of(path), None, Lines("", desk.abilities.encoding), new=True)


def _root(desk: Desk) -> str:
    """The folder of the workspace that holds the text; empty where none does."""
    path = desk.checked.source.path
    return max((root for root in desk.roots if path.startswith(os.path.join(root, ""))), key=len, default="")
