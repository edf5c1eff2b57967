"""The texts that an editor has open, as they are on its screen."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from linter.lsp.positions import Encoding, Lines, Place, replaced, whole
from linter.lsp.uris import path_of


class Buffer:
    """One open text; `path` is empty where it is no file."""

    def __init__(self, item: types.TextDocumentItem, encoding: Encoding) -> None:
        self.uri = item.uri
        self.path = path_of(item.uri)
        self.language = item.language_id
        self.version = item.version
        self.text = whole(item.text)
        self._encoding = encoding
        self._lines: Lines | None = None

    @property
    def lines(self) -> Lines:
        """The lines of the text as it is now."""
        if self._lines is None:
            self._lines = Lines(self.text, self._encoding)
        return self._lines

    def change(self, version: int, changes: Iterable[types.TextDocumentContentChangeEvent]) -> None:
        """Take over what was typed."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = _place(change.range.start), _place(change.range.end)
                self.text = replaced(self.text, start, end, change.text, self._encoding)
            else:
                self.text = whole(change.text)
        self.version = version
        self._lines = None


def _place(position: types.Position) -> Place:
    return Place(position.line, position.character)
