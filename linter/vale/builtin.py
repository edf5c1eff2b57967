"""The rules that Vale has without a file: Repetition, and Terms and Avoid of a vocabulary."""

from __future__ import annotations

from linter.vale.exceptions import term_pattern
from linter.vale.vocabulary import Vocabulary


def rules(vocabulary: Vocabulary, name: str = "Vale") -> dict[str, dict[str, object]]:
    """The rules' keys by their names; those of a vocabulary that a section names go by `Vale.<vocabulary>`."""
    found: dict[str, dict[str, object]] = {}
    if name == "Vale":
        found["Vale.Repetition"] = {
            "extends": "repetition", "message": "'%s' is repeated!", "level": "error", "ignorecase": True, "alpha": True,
            "tokens": [r"[^\s.!?]+"], "action": {"name": "edit", "params": ["truncate", " "]},
        }  # fmt: skip
    if vocabulary.accepted:
        found[f"{name}.Terms"] = {
            "extends": "substitution", "message": "Use '%s' instead of '%s'.", "level": "error", "ignorecase": True, "vocab": False,
            "swap": {term_pattern(term.lower()): term for term in vocabulary.accepted}, "terms": True,
        }  # fmt: skip
    if vocabulary.rejected:
        found[f"{name}.Avoid"] = {
            "extends": "existence", "message": "Avoid using '%s'.", "level": "error", "ignorecase": False,
            "tokens": [term_pattern(term) for term in vocabulary.rejected],
        }  # fmt: skip
    return found
