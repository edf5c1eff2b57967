"""Grammar beside the run: texts go to the checker while the next file is read, and come back as findings.

Nothing is lost when a checker fails: the file is reported with what the rules of copydesk found in it, and the failure is said once.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from linter.document.model import Document
from linter.findings import Finding
from linter.hints import TYPE_CHECKING, NamedTuple
from linter.languagetool import engines, memory
from linter.languagetool.choice import Choice
from linter.languagetool.client import ServerError
from linter.languagetool.engines import Engine
from linter.languagetool.languages import code_for
from linter.languagetool.memory import Match
from linter.languagetool.reports import finding
from linter.languagetool.text import Piece, pieces

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_PATIENCE = 2  # texts in a row a server may fail on before it is left alone


class Outcome(NamedTuple):
    """The findings of one document; `error` says why there are none, or not all."""

    findings: list[Finding]
    error: str = ""


class Proofreader:
    """Checks documents with the engines that their configurations choose."""

    def __init__(self, use_cache: bool = True, environment: Mapping[str, str] | None = None) -> None:
        self._cache = use_cache
        self._environment = os.environ if environment is None else environment
        self._desks: dict[tuple[str, str, float], _Desk] = {}
        self._unread: Counter[tuple[str, str]] = Counter()

    def begin(self, choice: Choice, document: Document, origin: str) -> Callable[[], Outcome]:
        """Begin to check a document; what is returned waits for the outcome. Raises ConfigError where there is no engine.

        `origin` is the file the settings stand in.
        """
        desk = self._desk(choice, origin)
        try:
            language = code_for(document.lang, choice.settings.language, desk.engine.languages())
            if not language:
                self._unread[desk.engine.name, document.lang] += 1
                return lambda: Outcome([])
            jobs = desk.begin(document, language, desk.engine.switches(choice))
        except ServerError as error:
            return _failed(str(error))
        return lambda: _gathered(document, choice, desk.engine.name, jobs)

    def notes(self) -> list[str]:
        """What is to be said once, at the end."""
        return [
            f"{engine} does not read '{language}': {files} file{'s were' if files > 1 else ' was'} not checked for grammar"
            for (engine, language), files in sorted(self._unread.items())
        ]

    def close(self) -> None:
        """Stop what was started."""
        for desk in self._desks.values():
            desk.close()
        if self._cache and self._desks:
            memory.prune()
        self._desks.clear()

    def _desk(self, choice: Choice, origin: str) -> _Desk:
        settings = choice.settings
        key = settings.engine, settings.server, settings.timeout
        if key not in self._desks:
            engine = engines.choose(settings, origin, self._environment)
            engine.expect()
            self._desks[key] = _Desk(engine, self._cache)
        return self._desks[key]


def _failed(message: str) -> Callable[[], Outcome]:
    return lambda: Outcome([], message)


def _gathered(document: Document, choice: Choice, engine: str, jobs: Sequence[tuple[Piece, Callable[[], list[Match]]]]) -> Outcome:
    found: list[Finding] = []
    error = ""
    for piece, job in jobs:
        try:
            made = [finding(document, choice, engine, piece.start, match) for match in job()]
        except ServerError as failure:
            error = error or str(failure)
            continue
        found += [one for one in made if one is not None]
    unique = {(one.span, one.rule): one for one in reversed(found)}
    return Outcome([unique[key] for key in sorted(unique)], error)


class _Desk:
    """One engine, the threads that wait for it, and what is known of its health."""

    def __init__(self, engine: Engine, use_cache: bool) -> None:
        self.engine = engine
        self._cache = use_cache
        self._pool: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()
        self._failures = 0
        self._given_up = ""

    def begin(self, document: Document, language: str, switches: Mapping[str, str]) -> list[tuple[Piece, Callable[[], list[Match]]]]:
        """The pieces of a document, each with what waits for its matches. Raises ServerError."""
        way = [self.engine.identity(), language, *(f"{key}={value}" for key, value in sorted(switches.items()))]
        jobs: list[tuple[Piece, Callable[[], list[Match]]]] = []
        for piece in pieces(document):
            name = memory.key([*way, piece.text, str(piece.blanks)])
            known = memory.recall(name) if self._cache else None
            jobs.append((piece, _done(known) if known is not None else self._submit(piece, name, language, switches)))
        return jobs

    def close(self) -> None:
        """Drop what has not begun, and stop what was started."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self.engine.close()

    def _submit(self, piece: Piece, name: str, language: str, switches: Mapping[str, str]) -> Callable[[], list[Match]]:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(self.engine.width)
        future: Future[list[Match]] = self._pool.submit(self._read, piece, name, language, switches)
        return future.result

    def _read(self, piece: Piece, name: str, language: str, switches: Mapping[str, str]) -> list[Match]:
        if self._given_up:
            raise ServerError(self._given_up)
        try:
            matches = self.engine.check(piece, language, switches)
        except ServerError as error:
            self._note(error)
            raise
        with self._lock:
            self._failures = 0
        if self._cache:
            memory.remember(name, matches)
        return matches

    def _note(self, error: ServerError) -> None:
        """A server that is gone, or fails again and again, is not waited for text by text."""
        with self._lock:
            self._failures += 1
            if error.gone or self._failures >= _PATIENCE:
                self._given_up = str(error)


def _done(matches: list[Match]) -> Callable[[], list[Match]]:
    return lambda: matches
