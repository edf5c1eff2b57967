"""What the editor says it can do, as far as it matters here."""

from __future__ import annotations

from typing import NamedTuple

from lsprotocol import types
from pygls.capabilities import get_capability

from linter.lsp.positions import Encoding

_ENCODINGS: dict[str, Encoding] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


class Abilities(NamedTuple):
    """The abilities of a client that says nothing about itself."""

    encoding: Encoding = "utf-16"
    pulls: bool = False  # asks for diagnostics, and takes a hint to ask again
    related: bool = False
    links: bool = False
    tags: bool = False
    versioned: bool = False  # takes edits as `documentChanges`
    creates: bool = False  # takes an edit that makes a new file
    literals: bool = False  # takes code actions rather than commands
    watches: bool = False
    markdown: bool = False  # in a hover


def of_client(said: types.ClientCapabilities) -> Abilities:
    """What a client's capabilities come to."""
    published = get_capability(said, "text_document.publish_diagnostics") or types.PublishDiagnosticsClientCapabilities()
    pulled = get_capability(said, "text_document.diagnostic")
    tags = published.tag_support or (pulled and pulled.tag_support)
    edits = get_capability(said, "workspace.workspace_edit") or types.WorkspaceEditClientCapabilities()
    return Abilities(
        _encoding(said),
        bool(pulled and get_capability(said, "workspace.diagnostics.refresh_support", False)),
        bool(published.related_information or (pulled and pulled.related_information)),
        bool(published.code_description_support or (pulled and pulled.code_description_support)),
        bool(tags and types.DiagnosticTag.Unnecessary in tags.value_set),
        bool(edits.document_changes or edits.resource_operations),  # which stand in `documentChanges` only; Neovim names just these
        types.ResourceOperationKind.Create in (edits.resource_operations or ()),
        get_capability(said, "text_document.code_action.code_action_literal_support") is not None,
        bool(get_capability(said, "workspace.did_change_watched_files.dynamic_registration", False)),
        types.MarkupKind.Markdown in (get_capability(said, "text_document.hover.content_format") or ()),
    )


def _encoding(said: types.ClientCapabilities) -> Encoding:
    """The first that the client names and we know, as pygls chooses it too."""
    wished = get_capability(said, "general.position_encodings") or ()
    return next((_ENCODINGS[name] for name in wished if name in _ENCODINGS), "utf-16")
