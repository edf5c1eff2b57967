"""Accept lists: words a rule is told to let pass.

An entry silences a finding only where it equals the finding's whole text or its whole subject, so "Xu" never lets "Xue"
pass; an entry in lower case stands for every case. A list under a rule or pack silences that rule or pack only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linter.findings import Finding

_EDGES = " \t\r\n.,;:!?'\"“”‘’«»()[]"


class Accept:
    """The accept lists that hold for a file, by rule, pack or `all`."""

    __slots__ = ("_lists",)

    def __init__(self, lists: Iterable[Mapping[str, tuple[str, ...]]]) -> None:
        self._lists: dict[str, set[str]] = {}
        for mapping in lists:
            for name, words in mapping.items():
                self._lists.setdefault(name, set()).update(" ".join(word.split()) for word in words)

    def __bool__(self) -> bool:
        return any(self._lists.values())

    def passes(self, finding: Finding) -> bool:
        """Whether an entry names this finding."""
        forms = {form for text in (finding.text, finding.subject) if text for form in _forms(text)}
        return any(form in self._lists.get(name, ()) for name in (finding.rule, finding.pack, "all") for form in forms)


def _forms(text: str) -> set[str]:
    plain = " ".join(text.split())
    bare = plain.strip(_EDGES)
    return {plain, bare, plain.lower(), bare.lower()} - {""}
