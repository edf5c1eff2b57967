"""What is typed, change by change, against a copy that is kept in the editor's own units."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from linter.lsp.buffers import Buffer
from linter.lsp.positions import Encoding

CODECS: dict[Encoding, tuple[str, int]] = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
texts = st.lists(st.sampled_from(["a", "é", "\u2028", "\x85", "🏛", "👩\u200d🚀", "\r", "\n", "\r\n", "\ufeff", "字"]), max_size=8).map(
    "".join
)


class Mirror:
    """The text as the editor keeps it."""

    def __init__(self, text: str, encoding: Encoding) -> None:
        self._codec, self._width = CODECS[encoding]
        self.text = text

    def places(self) -> list[tuple[int, int]]:
        """Line and unit of every place where the cursor can stand."""
        found = []
        for number, line in enumerate(re.split(r"\r\n|\r|\n", self.text)):
            found += [(number, len(line[:at].encode(self._codec)) // self._width) for at in range(len(line) + 1)]
        return found

    def splice(self, first: tuple[int, int], last: tuple[int, int], new: str) -> None:
        """Put a text between two places."""
        raw = self.text.encode(self._codec)
        self.text = (raw[: self._byte(first)] + new.encode(self._codec) + raw[self._byte(last) :]).decode(self._codec)

    def _byte(self, place: tuple[int, int]) -> int:
        lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n|$)", self.text)[: place[0]]
        return len("".join(lines).encode(self._codec)) + self._width * place[1]


@given(texts, st.sampled_from(sorted(CODECS)), st.data())
def test_the_buffer_is_what_the_editor_shows(text: str, encoding: Encoding, data: st.DataObject) -> None:
    mirror = Mirror(text, encoding)
    buffer = Buffer(types.TextDocumentItem("file:///a.md", types.LanguageKind.Markdown, 1, text), encoding)
    for version in range(2, 6):
        changes: list[types.TextDocumentContentChangeEvent] = []
        for _ in range(data.draw(st.integers(1, 3))):  # each counts from what the one before has left
            places = mirror.places()
            first, last = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
            new = data.draw(texts)
            mirror.splice(first, last, new)
            changes.append(types.TextDocumentContentChangePartial(types.Range(types.Position(*first), types.Position(*last)), new))
        buffer.change(version, changes)
        assert (buffer.text, buffer.version) == (mirror.text, version)
