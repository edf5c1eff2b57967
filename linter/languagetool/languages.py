"""Which of a checker's languages a document is read in."""

from __future__ import annotations

from collections.abc import Sequence

# Without a variant LanguageTool checks no spelling.
_USUAL = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES"}


def code_for(lang: str, preferred: Sequence[str], supported: Sequence[str]) -> str:
    """The code for a document's language tag, or nothing.

    A document that names a variant has it; else the first of `preferred` in its language counts, then the usual one, then
    the language without a variant.
    """
    tag = lang.replace("_", "-").lower()
    base = tag.split("-", 1)[0]
    known = {code.lower(): code for code in supported}
    own = [tag] if tag != base else []
    chosen = [p for p in (name.replace("_", "-").lower() for name in preferred) if p.split("-", 1)[0] == base]
    wanted = [*own, *chosen, _USUAL.get(base, "").lower(), base]
    return next((known[code] for code in wanted if code in known), "")
