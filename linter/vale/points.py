"""Vale's extension points by the name that a rule `extends`; a module is imported when a rule first needs it."""

from __future__ import annotations

import sys
from importlib import import_module

from linter.hints import Any, cast
from linter.vale.base import Point

NAMES = (
    "capitalization", "conditional", "consistency", "existence", "metric", "occurrence", "readability", "repetition", "sequence",
    "spelling", "substitution",
)  # fmt: skip
_OPTIONAL = ("sequence", "spelling")  # they need what not everybody has installed
REFUSED = {"script": "runs a language of Vale's own, which copydesk does not; say it as 'existence' with 'raw', or switch the rule off"}


def load(name: str) -> Point:
    """The extension point of that name, one of NAMES. Raises ImportError for one that is not built in."""
    module = f"linter.vale.{name}"
    return cast(Point, sys.modules.get(module) or import_module(module))


def missing(name: str, data: Any) -> str:
    """What a rule of that extension point lacks to run here, and the remedy; empty where nothing is amiss.

    It is asked for each time the rules are loaded, and no part of what the cache keeps: extras and dictionaries come and go.
    """
    if name not in _OPTIONAL:
        return ""
    module: Any = load(name)
    return str(module.missing(data))
