"""The checks by the name a rule `extends`; a module is imported when a rule first needs it."""

from __future__ import annotations

import sys
from importlib import import_module

from linter.checks.base import Check
from linter.hints import cast

NAMES = (
    "attribution", "boilerplate", "calendar", "calque", "capitalization", "conditional", "consistency", "count", "credit",
    "drift", "duplicate", "encoding", "existence", "filter", "foreign", "formats", "fragment", "letters", "metadata", "metric",
    "occurrence", "pronoun", "punctuation", "quotation", "readability", "repetition", "residue", "sequence",
    "spelling", "spun", "substitution", "thesaurus", "tortured",
)  # fmt: skip


def load(name: str) -> Check:
    """The check of that name, one of NAMES."""
    module = f"linter.checks.{name}"
    return cast(Check, sys.modules.get(module) or import_module(module))
