"""The two checkers behind one face: LanguageTool on a server, Harper in the process."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property

from linter.fields import ConfigError
from linter.hints import TYPE_CHECKING, Protocol
from linter.languagetool import memory, servers
from linter.languagetool.choice import Choice
from linter.languagetool.client import Row, ServerError, TooLong
from linter.languagetool.memory import Match
from linter.languagetool.settings import Settings
from linter.languagetool.text import Piece, halves

if TYPE_CHECKING:
    import harper

NONE = (
    "there is nothing to check grammar with: name a LanguageTool server (grammar: {server: http://localhost:8081} in .copydesk.yml, "
    f"or {servers.SERVER_VARIABLE}), or run `copydesk grammar install`, or install Harper (pip install 'copydesk[harper]')"
)
_DIALECTS = {"en-us": 0, "en-gb": 1, "en-au": 2, "en-ca": 3, "en-in": 4, "en-nz": 2, "en-za": 1, "en-ie": 1}


class Engine(Protocol):
    """A checker. `width` is how many texts it reads at a time; errors are ServerErrors."""

    name: str
    about: str
    width: int

    def identity(self) -> str: ...

    def languages(self) -> Sequence[str]: ...

    def switches(self, choice: Choice) -> dict[str, str]: ...

    def check(self, piece: Piece, language: str, switches: Mapping[str, str]) -> list[Match]: ...

    def expect(self) -> None: ...

    def close(self) -> None: ...


class LanguageTool:
    """LanguageTool on a server, which is not spoken to before it must be."""

    name = "LanguageTool"

    def __init__(self, server: servers.Server) -> None:
        self.about = server.about
        self.width = max(1, min(4, os.cpu_count() or 1))
        self.server = server
        self._known = ""

    def identity(self) -> str:
        """What its answers depend on beside the text. Raises ServerError."""
        self._known = self._known or self.server.identity()
        return self._known

    def languages(self) -> Sequence[str]:
        """The codes of the languages it reads. Raises ServerError."""
        return self._languages

    @cached_property
    def _languages(self) -> list[str]:
        name = memory.key(["languages", self.identity()])
        if found := memory.recall(name):
            return [match.rule for match in found]
        codes = self.server.client().languages()
        memory.remember(name, [Match(0, 0, code, "", "") for code in codes])
        return codes

    def switches(self, choice: Choice) -> dict[str, str]:
        """What is sent along with a text: the rules and categories that are off on the server."""
        off = {"disabledRules": choice.settings.disabled_rules, "disabledCategories": choice.silent()}
        return {**{key: ",".join(names) for key, names in off.items() if names}, **({"level": "picky"} if choice.settings.picky else {})}

    def check(self, piece: Piece, language: str, switches: Mapping[str, str]) -> list[Match]:
        """The matches in a piece. Raises ServerError."""
        try:
            rows = self._rows(piece, language, switches)
        except TooLong:
            parts = halves(piece)
            if len(parts) == 1:
                raise
            shifts = [part.start - piece.start for part in parts]
            read = [self.check(part, language, switches) for part in parts]
            return [m._replace(start=m.start + by, end=m.end + by) for by, found in zip(shifts, read, strict=True) for m in found]
        try:
            return [_match(piece, row) for row in rows]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ServerError(f"{self.about} gives matches of an unknown form") from error

    def _rows(self, piece: Piece, language: str, switches: Mapping[str, str]) -> list[Row]:
        client = self.server.client()
        while True:
            try:
                return client.check(piece.annotation(), language, switches)
            except ServerError as error:
                if not error.gone:
                    raise
                client = self.server.another(client, error)

    def expect(self) -> None:
        """Get ready, on the main thread, for texts to come."""
        self.server.expect()

    def close(self) -> None:
        """Stop what was started."""
        self.server.close()


def _match(piece: Piece, row: Row) -> Match:
    start, end = piece.place(int(row["offset"]), int(row["length"]))
    rule = row["rule"]
    words = [r.get("value") for r in row.get("replacements") or () if isinstance(r, dict)]
    category = str((rule.get("category") or {}).get("id") or "MISC")
    message = str(row.get("message") or "")
    return Match(start - piece.start, end - piece.start, str(rule["id"]), category, message, words[0] if words else None)


class Harper:
    """Harper, in this process: English only, no server, no Java. Its rules are `grammar.harper.<its name>`."""

    name = "Harper"
    about = "Harper (harper-py), in this process"
    width = 1  # a linter of Harper's is not made for several threads

    def __init__(self) -> None:
        self._linters: dict[int, harper.Linter] = {}

    def identity(self) -> str:
        """The version that is installed."""
        from importlib.metadata import version

        return f"harper-py {version('harper-py')}"

    def languages(self) -> Sequence[str]:
        """English in Harper's dialects."""
        return ["en", "en-AU", "en-CA", "en-GB", "en-IE", "en-IN", "en-NZ", "en-US", "en-ZA"]

    def switches(self, choice: Choice) -> dict[str, str]:
        """`spelling` is there where somebody asked for it: names are half of what a newspaper prints, and Harper knows few."""
        wanted = choice.settings.categories.get("Spelling", "off") != "off" or choice.named.get("grammar.harper.spellcheck", False)
        return {"spelling": "on"} if wanted else {}

    def check(self, piece: Piece, language: str, switches: Mapping[str, str]) -> list[Match]:
        """The matches in a piece."""
        linter = self._linter(language)
        linter.set_lint_config({"SpellCheck": "spelling" in switches})
        found = linter.organized_lints(piece.text.replace("\n", "\n\n"), language="plaintext")
        breaks = [n for n, character in enumerate(piece.text) if character == "\n"]
        return [_lint(lint, name, breaks) for name, lints in found.items() for lint in lints]

    def _linter(self, language: str) -> harper.Linter:
        import harper

        dialect = _DIALECTS.get(language.lower(), 0)
        if dialect not in self._linters:
            self._linters[dialect] = harper.Linter(harper.Dialect(dialect))
        return self._linters[dialect]

    def expect(self) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


def _lint(lint: harper.Lint, name: str, breaks: Sequence[int]) -> Match:
    from bisect import bisect_left

    # a line end was doubled, so the n-th (from 0) and all behind it stand n further on
    doubled = [at + n for n, at in enumerate(breaks)]
    start, end = (at - bisect_left(doubled, at) for at in (lint.span.start, lint.span.end))
    words = [_replacement(lint, suggestion) for suggestion in lint.suggestions[:1]]
    return Match(start, end, f"harper.{name}", lint.lint_kind, lint.message, words[0] if words else None)


def _replacement(lint: harper.Lint, suggestion: harper.Suggestion) -> str:
    text: str = suggestion.replacement_text
    return f"{lint.problem_text}{text}" if suggestion.kind.name == "INSERT_AFTER" else text


def choose(settings: Settings, origin: str, environment: Mapping[str, str]) -> Engine:
    """The engine that settings ask for; `origin` is where they stand. Raises ConfigError where there is none."""
    if settings.engine != "harper":
        server = servers.find(settings.server, origin, settings.timeout, environment)
        if server is not None:
            return LanguageTool(server)
    if settings.engine != "languagetool" and has_harper():
        return Harper()
    raise ConfigError("grammar", 0, NONE)


def has_harper() -> bool:
    """Whether harper-py is installed."""
    from importlib.util import find_spec

    return find_spec("harper") is not None
