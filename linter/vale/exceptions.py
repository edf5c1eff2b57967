"""What excuses a find: a rule's `exceptions`, and the terms that a project's vocabulary accepts."""

from __future__ import annotations

import re

from linter.fields import Fields
from linter.hints import NamedTuple
from linter.vale.base import IGNORE_CASE, WORD, Context, compiled, flag, strings, translated

_SPACE = re.compile(r"[ \t]+")
_SPECIAL = re.compile(r"[\\+*?()|\[\]{}^$]")
Data = tuple[str, str]


class Exceptions(NamedTuple):
    """`words` excuse a find that holds one, `phrases` a find that lies in one; both empty where there are none."""

    words: str = ""
    phrases: str = ""

    def excuse(self, found: str, text: str, start: int, end: int) -> bool:
        """Whether text[start:end], which reads `found`, is excused."""
        if self.words and compiled(self.words, False).search(found):
            return True
        if not self.phrases:
            return False
        return any(m.start() <= start and end <= m.end() for m in compiled(self.phrases, True).finditer(text))


def read(rule: Context, vocab: bool = True) -> Exceptions:
    """Reads `exceptions` and `vocab`, which a rule that looks at no words may overrule."""
    fields = rule.fields
    own = list(strings(fields, "exceptions"))
    accepts = flag(fields, "vocab", True) and vocab
    terms = [*own, *(rule.accepted if accepts else ())]
    return made(fields, terms)


def made(fields: Fields, terms: list[str]) -> Exceptions:
    """The exceptions that terms make."""
    if not terms:
        return Exceptions()
    longest = sorted((term_pattern(term) for term in terms), key=len, reverse=True)
    words = WORD % "|".join(term if term.startswith(IGNORE_CASE) else f"(?-i){term}" for term in longest)
    phrases = [term_pattern(term) for term in terms if " " in term or "\t" in term or r"\s" in term]
    found = translated(words, fields, "exceptions")
    whole = translated(rf"(?i)\b(?:{'|'.join(phrases)})\b", fields, "exceptions").regex if phrases else ""
    return Exceptions(found.regex if not found.ignore_case else f"(?i:{found.regex})", whole)


def is_literal(term: str) -> bool:
    """Whether a term is plain text; a full stop in it is one (Node.js)."""
    return not _SPECIAL.search(term)


def term_pattern(term: str) -> str:
    """A term as an expression, whose spaces may also be line ends."""
    return _SPACE.sub(r"\\s+", term.replace(".", r"\.") if is_literal(term) else term)
