"""Checks texts in memory, again and again: the rules are read once, and anew only when a file they hang on has changed.

Not safe for more than one thread at a time, but that `proofread` may have one of its own.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter import codes, files
from linter.config import Config, Configs, Layer
from linter.document import EXTENSIONS
from linter.document.model import Format
from linter.fields import ConfigError
from linter.findings import Finding
from linter.known import Known
from linter.lsp import dependencies
from linter.lsp.dependencies import Stamp
from linter.plan import Library, Plan, Plans
from linter.rule import Rule
from linter.runner import Runner, rule_at_work
from linter.source import Source, from_text

if TYPE_CHECKING:
    from linter.languagetool.proofreader import Proofreader

LANGUAGES: dict[str, Format] = {"markdown": "markdown", "mdx": "mdx", "html": "html", "plaintext": "text", "text": "text"}
_UNNAMED = "untitled"  # what a text goes by that is no file yet


class Checked(NamedTuple):
    """What a check came to.

    `problem` is a mistake in a configuration or in a file it names; the findings are then those of the last good one.
    `generation` is another where files of the configuration were read anew; `notes` is for the log.
    """

    findings: list[Finding]
    source: Source
    problem: ConfigError | None = None
    generation: int = 0
    notes: tuple[str, ...] = ()
    rules: Mapping[str, Rule] = {}  # those that found something, by id; not those that no file describes


class _World:
    """All that was read from disk at one time."""

    def __init__(self, broken: frozenset[str] = frozenset()) -> None:
        self.broken = broken  # rules that crashed
        self.configs = Configs()
        self.library = Library()
        self.plans = Plans(self.configs, self.library, Layer(ignore=tuple(sorted(broken))), Config())
        self.known = Known()
        self.stamps: dict[str, tuple[list[str], Stamp]] = {}  # by folder: what it hangs on
        self._told = 0

    def problems(self) -> tuple[str, ...]:
        """Rules of styles that cannot run, each told once."""
        new = self.library.problems[self._told :]
        self._told += len(new)
        return tuple(f"{problem.path}:{problem.line}: {problem.rule} does not run: {problem.reason}" for problem in new)

    def changed(self) -> bool:
        """Whether a file that was read has changed since."""
        return any(dependencies.stamp(paths) != then for paths, then in self.stamps.values())

    def remember(self, folder: str) -> None:
        """What the files below a folder hang on, as it is now."""
        if folder not in self.stamps:
            near = dependencies.candidates(folder)
            then = dependencies.stamp(near)  # before they are read, so that no change falls between
            try:
                named = dependencies.of_config(self.configs.for_folder(folder))
            except ConfigError as error:
                named = [error.path]
            self.stamps[folder] = [*near, *named], (*then, *dependencies.stamp(named))


class Checker:
    """One for the life of the server."""

    def __init__(self) -> None:
        codes.recall()
        self._world = _World()
        self._generation = 0
        self._good: _World | None = None  # the last that had no mistake in it
        self._proofreader: Proofreader | None = None

    def check(self, path: str, text: str, language: str = "") -> Checked:
        """The findings in a text; `path` is empty where it has none yet, `language` is the editor's name for what it is."""
        path = os.path.abspath(path or _UNNAMED)
        generation = self.renew()
        source = from_text(text, path)
        self._world.remember(os.path.dirname(path))
        format = format_for(path, language)
        if format is None:
            return Checked([], source, None, generation)
        try:
            findings, notes = self._findings(self._world, source, format)
            self._good = self._world
            return Checked(findings, source, None, generation, notes, _rules(findings, self._good.plans.for_file(path)))
        except ConfigError as error:
            return self._old(source, format)._replace(problem=error, generation=generation)

    def proofread(self, checked: Checked, language: str = "") -> Checked | None:
        """The same with grammar, which may take long; None where no configuration asks for it. May run beside `check`."""
        world, source = self._world, checked.source
        format = format_for(source.path, language)
        if checked.problem or format is None or world.plans.for_file(source.path).grammar is None:
            return None
        if self._proofreader is None:
            from linter.languagetool.proofreader import Proofreader

            self._proofreader = Proofreader()
        runner = Runner(world.plans, known=Known())
        runner.proofread(True, self._proofreader)
        try:
            runner.take(source, format)
        except ConfigError as error:  # there is no checker, say
            return checked._replace(notes=(str(error),))
        report = runner.result().report
        found = sorted(report.findings, key=lambda f: (f.span, f.rule))
        return checked._replace(findings=found, notes=tuple(error.message for error in report.errors))

    def close(self) -> None:
        """Stop what was started to check grammar."""
        codes.remember()
        if self._proofreader is not None:
            self._proofreader.close()

    def renew(self) -> int:
        """Read the configuration anew if it has changed; the number of times that it did."""
        if self._world.changed():
            self._world = _World()
            self._generation += 1
        return self._generation

    def config(self, path: str) -> Config:
        """The configuration of a file. Raises ConfigError."""
        return self._world.configs.for_file(os.path.abspath(path or _UNNAMED))

    def _findings(self, world: _World, source: Source, format: Format) -> tuple[list[Finding], tuple[str, ...]]:
        """Raises ConfigError. A rule that crashes rests until the configuration changes."""
        if source.path != os.path.abspath(_UNNAMED) and files.excluded(source.path, world.configs):
            return [], ()
        runner = Runner(world.plans, known=world.known)
        try:
            runner.take(source, format)
        except ConfigError:
            raise
        except Exception as error:  # a bug in one rule must not hide what the others find
            name = rule_at_work(error.__traceback__)
            said = f"internal error{f' in the rule {name}' if name else ''}: {type(error).__name__}: {error} (please report it)"
            if not name or name in world.broken:
                return [], (said,)
            self._world = _World(world.broken | {name})
            self._world.remember(os.path.dirname(source.path))
            findings, notes = self._findings(self._world, source, format)
            return findings, (f"{said}; the rule rests until the configuration changes", *notes)
        return runner.result().report.findings, world.problems()

    def _old(self, source: Source, format: Format) -> Checked:
        """What the last good configuration has to say."""
        if self._good is None:
            return Checked([], source)
        try:
            findings, _ = self._findings(self._good, source, format)
            return Checked(findings, source, rules=_rules(findings, self._good.plans.for_file(source.path)))
        except ConfigError:  # a file it names has gone
            return Checked([], source)


def _rules(findings: Sequence[Finding], plan: Plan) -> dict[str, Rule]:
    found = {finding.rule for finding in findings}
    return {rule.id: rule for rule in plan.engine.rules if rule.id in found} if found else {}


def format_for(path: str, language: str) -> Format | None:
    """What a text is read as: by its name as on the command line, else by the editor's language; None for other languages."""
    return EXTENSIONS.get(os.path.splitext(path)[1].lower()) or LANGUAGES.get(language)
