"""Vale's extension points by the name that a rule `extends`; a module is imported when a rule first needs it."""

from __future__ import annotations

import sys
from importlib import import_module

from linter.hints import cast
from linter.vale.base import Point

NAMES = (
    "capitalization", "conditional", "consistency", "existence", "metric", "occurrence", "readability", "repetition", "sequence",
    "spelling", "substitution",
)  # fmt: skip
REFUSED = {"script": "runs a language of Vale's own, which copydesk does not; say it as 'existence' with 'raw', or switch the rule off"}


def load(name: str) -> Point:
    """The extension point of that name, one of NAMES. Raises ImportError for one that is not built in."""
    module = f"linter.vale.{name}"
    return cast(Point, sys.modules.get(module) or import_module(module))
