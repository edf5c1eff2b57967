"""What goes on between opening a text and closing it: when it is checked, and what is shown of it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, Protocol, TypeVar

from lsprotocol import types

from linter.fields import ConfigError
from linter.lsp import actions, hover
from linter.lsp.abilities import Abilities
from linter.lsp.actions import Target
from linter.lsp.buffers import Buffer
from linter.lsp.checker import Checked, Checker, format_for
from linter.lsp.diagnostics import diagnostics, of_problem, range_of
from linter.lsp.offers import Desk, offers
from linter.lsp.positions import Lines
from linter.lsp.uris import scheme_of, uri_of

T = TypeVar("T")

PAUSE = 0.3  # seconds without a keystroke before a check
_ROUND = 2.0  # seconds between two looks at the files of the configuration, where the editor does not watch them
_LARGE = 2_000_000  # characters from which on a text is checked only when it is opened or saved


class Screen(Protocol):
    """What a session asks of the editor."""

    def publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None: ...

    def refresh(self) -> None: ...

    def log(self, message: str) -> None: ...

    def tell(self, message: str) -> None: ...


class _Result(NamedTuple):
    """What a check of a text came to, and the text as the editor had it."""

    text: str
    version: int
    checked: Checked


class Session:
    """One editor. Its methods run on the event loop; checks run beside it, one at a time."""

    def __init__(self, screen: Screen, abilities: Abilities, roots: Sequence[str]) -> None:
        """`roots` are the folders of the workspace."""
        self.roots = roots
        self._screen = screen
        self._abilities = abilities
        self._checker = Checker()
        self._worker = ThreadPoolExecutor(1, "check")
        self._slow = ThreadPoolExecutor(1, "grammar")
        self._buffers: dict[str, Buffer] = {}
        self._results: dict[str, _Result] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._problems: dict[str, ConfigError] = {}  # by the text whose check met them
        self._shown: dict[str, set[str]] = {}  # the URIs of files with problems that are shown, and what was told of them
        self._said: set[str] = set()
        self._generation = 0

    def opened(self, item: types.TextDocumentItem) -> None:
        """A text came on the screen."""
        if scheme_of(item.uri) in ("file", "untitled"):  # not the old side of a comparison, nor the output of a command
            self._buffers[item.uri] = Buffer(item, self._abilities.encoding)
            self._plan(item.uri, 0)

    def changed(self, uri: str, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]) -> None:
        """Something was typed."""
        if buffer := self._buffers.get(uri):
            buffer.change(version, changes)
            if len(buffer.text) <= _LARGE:
                self._plan(uri, PAUSE)
            else:
                self._drop(uri)
                self._log_once(f"{uri}: larger than {_LARGE:,} characters, so it is checked only when it is saved")

    def saved(self, uri: str) -> None:
        """A text was written to disk: a configuration, perhaps."""
        if uri in self._buffers:
            self._plan(uri, 0, saved=True)
        self.touched()

    def closed(self, uri: str) -> None:
        """A text left the screen, and what was found in it with it."""
        if self._buffers.pop(uri, None):
            self._drop(uri)
            self._results.pop(uri, None)
            self._problems.pop(uri, None)
            self._publish(uri)
            self._show_problems()

    def touched(self) -> None:
        """A file has changed on disk; where configurations hang on it, all is checked anew."""
        self._start("", self._look)

    def watch(self) -> None:
        """Look for changed files by ourselves, for an editor that does not tell of them, as Neovim on Linux."""
        self._start("watch", self._watch)

    def end(self) -> None:
        """Stop what is running."""
        for task in self._tasks.values():
            task.cancel()
        for executor in (self._worker, self._slow):
            executor.shutdown(wait=False, cancel_futures=True)
        self._checker.close()

    async def report(self, uri: str) -> list[types.Diagnostic]:
        """What is found in a text as it is now, for an editor that asks."""
        await self._current(uri)
        return self._found(uri)

    async def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """The pages of the rules whose findings lie at a place."""
        result = await self._current(uri)
        if result is None or (buffer := self._buffers.get(uri)) is None:
            return None
        here = actions.touching(result.checked.findings, buffer.lines, types.Range(position, position))[:3]
        if not here:
            return None
        rules, markdown = result.checked.rules, self._abilities.markdown
        pages = [(finding, hover.sections(finding, rules.get(finding.rule))) for finding in here]
        kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
        return types.Hover(types.MarkupContent(kind, hover.text(pages, markdown)), range_of(here[0].span, buffer.lines))

    async def actions(self, uri: str, asked: types.Range, only: Sequence[str] | None) -> list[types.CodeAction]:
        """What can be done about the findings in a range."""
        result = await self._current(uri)
        buffer = self._buffers.get(uri)
        format = format_for(buffer.path, buffer.language) if buffer else None
        if result is None or buffer is None or format is None or not self._abilities.literals:
            return []
        open_ = {b.path: Target(b.uri, b.version, b.lines) for b in self._buffers.values() if b.path}
        target = Target(uri, buffer.version, buffer.lines)
        desk = Desk(result.checked, format, target, self.roots, open_, self._abilities)
        return await self._beside(self._worker, lambda: offers(desk, self._checker, asked, only))

    def _plan(self, uri: str, delay: float, saved: bool = False) -> None:
        """Check a text after a pause; what was planned for it before is off."""
        buffer = self._buffers[uri]
        if format_for(buffer.path, buffer.language) is not None:
            self._start(uri, lambda: self._later(buffer, delay, saved))

    def _start(self, name: str, work: Callable[[], Coroutine[None, None, None]]) -> None:
        self._drop(name)
        self._tasks[name] = asyncio.ensure_future(self._guarded(work))

    def _drop(self, name: str) -> None:
        if task := self._tasks.pop(name, None):
            task.cancel()

    async def _guarded(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        try:
            await work()
        except Exception as error:  # a bug must not end the session
            self._screen.log(f"internal error: {type(error).__name__}: {error} (please report it)")

    async def _later(self, buffer: Buffer, delay: float, saved: bool) -> None:
        await asyncio.sleep(delay)
        if self._abilities.pulls and not saved:
            return  # the editor asks when it wants to know
        # what it asked for meanwhile, such as actions for the line, has led to a check already
        result = self._known(buffer) or await self._check(buffer)
        if result and saved:
            await self._proofread(buffer, result)

    async def _check(self, buffer: Buffer) -> _Result | None:
        """The result for a text as it is now, which is shown; None where it has changed or left meanwhile."""
        text, version = buffer.text, buffer.version
        bare = text.removeprefix("\ufeff")
        checked = await self._beside(self._worker, lambda: self._checker.check(buffer.path, bare, buffer.language))
        self._notice(buffer.uri, checked)
        if self._buffers.get(buffer.uri) is not buffer or buffer.text is not text:
            return None
        result = self._results[buffer.uri] = _Result(text, version, checked)
        self._publish(buffer.uri)
        return result

    async def _proofread(self, buffer: Buffer, result: _Result) -> None:
        """Add what a grammar checker finds, where a configuration asks for one."""
        checked = await self._beside(self._slow, lambda: self._checker.proofread(result.checked, buffer.language))
        if checked is None or self._results.get(buffer.uri) is not result:
            return
        for note in checked.notes:
            self._log_once(note)
        self._results[buffer.uri] = result._replace(checked=checked)
        self._publish(buffer.uri)
        if self._abilities.pulls:
            self._screen.refresh()

    async def _current(self, uri: str) -> _Result | None:
        """The result for a text as it is now, from a check of its own where there is none yet."""
        while (buffer := self._buffers.get(uri)) and format_for(buffer.path, buffer.language) is not None:
            if known := self._known(buffer):
                return known
            if uri in self._results and len(buffer.text) > _LARGE:
                return None
            await self._check(buffer)
        return None

    def _known(self, buffer: Buffer) -> _Result | None:
        """The result for a text as it is now, where there is one."""
        result = self._results.get(buffer.uri)
        return result if result and result.text is buffer.text and result.version == buffer.version else None

    async def _look(self) -> None:
        self._follow(await self._beside(self._worker, self._checker.renew), "")

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_ROUND)
            if self._buffers:
                await self._look()

    def _follow(self, generation: int, but: str) -> None:
        """Check every open text anew where the configuration has changed, but for one that was."""
        if generation != self._generation:
            self._generation = generation
            self._screen.log("the configuration has changed; open texts are checked anew")
            self._again(but)

    def _notice(self, uri: str, checked: Checked) -> None:
        """What a check says beside its findings."""
        for note in checked.notes:
            self._log_once(note)
        if checked.problem is not None and uri in self._buffers:
            self._problems[uri] = checked.problem
        else:
            self._problems.pop(uri, None)
        self._show_problems()
        self._follow(checked.generation, uri)

    def _again(self, but: str) -> None:
        self._results = {uri: result for uri, result in self._results.items() if uri == but}
        if self._abilities.pulls:
            self._screen.refresh()
        for uri in self._buffers.keys() - {but}:
            self._plan(uri, 0)

    def _show_problems(self) -> None:
        """Mark the mistakes in configurations where they are, and tell of each once."""
        met: dict[str, set[str]] = {}
        for problem in self._problems.values():
            met.setdefault(self._uri(problem.path), set()).add(str(problem))
        before, self._shown = self._shown, met
        for uri in before.keys() | met.keys():
            if before.get(uri) != met.get(uri):
                self._publish(uri)
            for message in sorted(met.get(uri, set()) - before.get(uri, set())):
                self._screen.tell(f"copydesk: {message}")

    def _uri(self, path: str) -> str:
        return next((b.uri for b in self._buffers.values() if b.path == path), "") or uri_of(os.path.abspath(path))

    def _publish(self, uri: str) -> None:
        """Show what is found, unless the editor asks for it; it does not for a configuration, which is not open."""
        if not self._abilities.pulls or uri not in self._buffers:
            result = self._results.get(uri)
            self._screen.publish(uri, result.version if result else None, self._found(uri))

    def _found(self, uri: str) -> list[types.Diagnostic]:
        """What is to be shown of a text: its findings, or the mistakes in a configuration."""
        problems = {str(p): p for p in self._problems.values() if self._uri(p.path) == uri}
        found = [of_problem(problem, self._text(problem.path), self._abilities.encoding) for problem in problems.values()]
        result = self._results.get(uri)
        if result is None:
            return found
        lines = Lines(result.text, self._abilities.encoding)
        return found + diagnostics(result.checked.findings, lines, uri, result.checked.rules, self._abilities)

    def _text(self, path: str) -> str:
        """What a configuration file says, as far as it can be read."""
        buffer = next((b for b in self._buffers.values() if b.path == path), None)
        if buffer is not None:
            return buffer.text
        try:
            with open(path, encoding="utf-8", errors="replace", newline="") as stream:
                return stream.read()
        except OSError:
            return ""

    def _log_once(self, message: str) -> None:
        if message not in self._said:
            self._said.add(message)
            self._screen.log(message)

    async def _beside(self, executor: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(executor, work)
