"""From a path to what is said of it: read, parse, check, suppress, accept, leave out what is known and what did not change, score."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType

from linter import document, score, suppress
from linter.document.model import Document
from linter.fields import ConfigError
from linter.findings import DocumentRow, FileError, Finding, Report, level_rank
from linter.hints import TYPE_CHECKING, NamedTuple
from linter.plan import Plan, Plans
from linter.rule import Rule
from linter.source import BinaryFile, Source, from_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter.delta import Delta
    from linter.document.model import Format
    from linter.known import Known
    from linter.languagetool.choice import Choice
    from linter.languagetool.proofreader import Outcome, Proofreader

STDIN = "<stdin>"
AUTO = "auto"  # what `lang` says in a configuration that leaves it to the words of the text, as one that says nothing does
_AHEAD = 8  # documents whose grammar is checked while others are read
_NAMED = 5  # files an error row names beside its own


class Result(NamedTuple):
    """A report, and what it means for the exit code."""

    report: Report
    failing: int  # findings at or above the fail level
    too_high: list[str]  # documents whose score is over the limit
    bugs: int
    notes: Sequence[str] = ()  # what else is to be said once


class Waiting(NamedTuple):
    """A document whose grammar is still being checked."""

    plan: Plan
    read: Document
    findings: list[Finding]
    outcome: Callable[[], Outcome]


class Checked(NamedTuple):
    """A document and what its rules found, before anything was left out."""

    read: Document
    findings: list[Finding]


class Runner:
    """Checks files one by one and gathers the report."""

    def __init__(
        self,
        plans: Plans,
        metrics: bool = False,
        traceback: bool = False,
        measures: Sequence[str] | None = None,
        known: Known | None = None,
        delta: Delta | None = None,
    ) -> None:
        """`known` are the baselines of a run that is to write them; others are read where a plan names one.

        With `delta` only findings that its changes answer for are reported.
        """
        self._plans = plans
        self._metrics = metrics
        self._measures = measures
        self._traceback = traceback
        self._report = Report([], [], [], {})
        self._known = known
        self._delta = delta
        self.checked: Checked | None = None  # what was checked last
        self._suppressed = self._baselined = self._unchanged = 0
        self._failing = 0
        self._too_high: list[str] = []
        self._bugs = 0
        self._proofreads = self._grammar_cache = False
        self._proofreader: Proofreader | None = None
        self._waiting: list[Waiting] = []
        self._unread: dict[str, list[str]] = {}  # why no grammar was checked, and in which files

    def proofread(self, use_cache: bool, proofreader: Proofreader | None = None) -> None:
        """Check grammar too, where a configuration asks for it; `close` must follow. A `proofreader` lives on from run to run."""
        self._proofreads = True
        self._grammar_cache = use_cache
        self._proofreader = proofreader

    def close(self) -> None:
        """Stop what was started to check grammar."""
        if self._proofreader is not None:
            self._proofreader.close()
            self._proofreader = None

    def check(self, path: str, raw: bytes | None = None, checked: Checked | None = None) -> None:
        """Check a file, or bytes that go by its name. What goes wrong becomes a row in `errors`; raises ConfigError.

        Where these bytes were `checked` under the same plan, the rules do not run again.
        """
        plan = self._plans.for_file(os.path.abspath(path))
        try:
            source = from_bytes(_read(path) if raw is None else raw, path)
            self._take(plan, source, checked=checked)
        except BinaryFile as error:
            self.fail(FileError(path, f"not checked: {error}"))
        except OSError as error:
            self.fail(FileError(path, f"cannot be read: {error.strerror or error}"))
        except ConfigError:  # of a rule whose keys were remembered, and whose dictionary has gone since
            raise
        except Exception as error:  # a bug of ours in one file must not hide what is found in the others
            self._bug(path, error)

    def take(self, source: Source, format: Format | None = None) -> None:
        """Check a text that is in memory, as that of an editor. Raises ConfigError, and whatever a check raises."""
        self._take(self._plans.for_file(os.path.abspath(source.path)), source, format)

    def fail(self, error: FileError) -> None:
        """Add a row to `errors`."""
        self._report.errors.append(error)

    def result(self) -> Result:
        """The report of everything checked so far."""
        while self._waiting:
            self._settle()
        for why, paths in self._unread.items():
            self.fail(FileError(paths[0], f"grammar was not checked: {why}{_others(paths[1:])}"))
        self._unread.clear()
        notes = [*(self._proofreader.notes() if self._proofreader else ()), *(self._known.notes() if self._known else ())]
        stale = self._known.stale() if self._known else 0
        hidden = self._report._replace(suppressed=self._suppressed, baselined=self._baselined, stale=stale, unchanged=self._unchanged)
        return Result(hidden, self._failing, self._too_high, self._bugs, notes)

    def _take(self, plan: Plan, source: Source, format: Format | None = None, checked: Checked | None = None) -> None:
        if checked is None or (checked.read.source.path, checked.read.source.raw) != (source.path, source.raw):
            checked = _checked(plan, source, format)
        self.checked = checked
        read, findings = checked
        if plan.grammar is None:
            self._finish(plan, read, findings)
        elif not self._proofreads:
            self._finish(_without_grammar(plan), read, findings)
        else:
            self._wait(plan, plan.grammar, read, findings)

    def _wait(self, plan: Plan, choice: Choice, read: Document, findings: list[Finding]) -> None:
        """Finish the document when its grammar is checked, and go on meanwhile."""
        if self._proofreader is None:
            from linter.languagetool.proofreader import Proofreader

            self._proofreader = Proofreader(self._grammar_cache)
        self._waiting.append(Waiting(plan, read, findings, self._proofreader.begin(choice, read, plan.origin)))
        if len(self._waiting) > _AHEAD:
            self._settle()

    def _settle(self) -> None:
        """Finish the document that has waited longest."""
        plan, read, findings, outcome = self._waiting.pop(0)
        try:
            proofread = outcome()
            if proofread.error:
                self._unread.setdefault(proofread.error, []).append(read.source.path)
                plan = _without_grammar(plan)
            self._finish(plan, read, [*findings, *proofread.findings])
        except Exception as error:
            self._bug(read.source.path, error)

    def _finish(self, plan: Plan, read: Document, made: Sequence[Finding]) -> None:
        source = read.source
        outcome = suppress.apply(read, made, plan.scope)
        findings = [f for f in outcome.findings if not plan.accept.passes(f)] if plan.accept else outcome.findings
        self._suppressed += outcome.suppressed + len(outcome.findings) - len(findings)
        findings = self._on_changes(read, self._unknown(plan, source, _levelled(findings, plan)))
        damage = _damage(findings, plan)
        points = score.score(damage, read.words)
        if plan.max_score is not None and points > plan.max_score:
            self._too_high.append(f"{source.path}: score {points:g} is over the limit of {plan.max_score:g}")
        shown = [f for f in findings if level_rank(f.level) >= level_rank(plan.min_level)]
        if any(f.fix for f in shown):
            from linter.offlimits import without_forbidden

            shown = without_forbidden(read, shown)
        # what is not shown fails nothing: a run that stops without a word helps nobody
        self._failing += sum(level_rank(f.level) >= level_rank(plan.fail_level) for f in shown)
        self._report.findings.extend(shown)
        parts = score.parts(damage, read.words) if self._metrics else ()
        self._report.documents.append(DocumentRow(source.path, read.words, points, self._measured(read), parts, read.lang))
        if shown:  # a source nobody points at need not stay in memory
            self._report.sources[source.path] = source

    def _unknown(self, plan: Plan, source: Source, findings: list[Finding]) -> list[Finding]:
        """The findings that are in no baseline."""
        if not plan.baseline and self._known is None:
            return findings
        if self._known is None:
            from linter.known import Known

            self._known = Known()
        if not plan.baseline and not self._known.unnamed:
            return findings
        new = self._known.book(plan).sift(findings, source, plan)
        self._baselined += len(findings) - len(new)
        return new

    def _on_changes(self, read: Document, findings: list[Finding]) -> list[Finding]:
        """The findings of what changed, where a run looks at nothing else."""
        if self._delta is None:
            return findings
        shown = self._delta.shown(findings, read)
        self._unchanged += len(findings) - len(shown)
        return shown

    def _measured(self, read: Document) -> dict[str, float]:
        if not self._metrics:
            return {}
        from linter.readability import measure

        return measure(read, self._measures)

    def _bug(self, path: str, error: Exception) -> None:
        self._bugs += 1
        if self._traceback:
            import traceback

            traceback.print_exception(error, file=sys.stderr)
        rule = rule_at_work(error.__traceback__)
        where = f" in the rule {rule}" if rule else ""
        self.fail(FileError(path, f"internal error{where}: {type(error).__name__}: {error} (--traceback says more; please report it)"))


def _checked(plan: Plan, source: Source, format: Format | None) -> Checked:
    read = document.read(source, format)
    if plan.lang not in ("", AUTO) and not read.declared:
        read.lang = plan.lang
    return Checked(read, plan.engine.check(read))


def _without_grammar(plan: Plan) -> Plan:
    """The plan where no grammar was checked: what silences the checker was not put to the test."""
    active = frozenset(name for name in plan.scope.active if not name.startswith("grammar."))
    return plan._replace(scope=plan.scope._replace(active=active))


def _others(paths: Sequence[str]) -> str:
    """The other files that the same befell."""
    if not paths:
        return ""
    shown = ", ".join(paths[:_NAMED]) + (" …" if len(paths) > _NAMED else "")
    return f"; nor in {len(paths)} other file{'s' if len(paths) > 1 else ''}: {shown}"


def _damage(findings: list[Finding], plan: Plan) -> list[Finding]:
    """What counts into the score: a house's style, which imported rules are about, says nothing of damage."""
    imported = plan.scope.imported
    return [f for f in findings if f.rule not in imported.rules] if imported else findings


def _levelled(findings: Sequence[Finding], plan: Plan) -> list[Finding]:
    if not plan.levels:
        return list(findings)
    return [f._replace(level=plan.levels.get(f.rule, f.level)) for f in findings]


def _read(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()


def rule_at_work(traceback: TracebackType | None) -> str:
    """The rule the engine was running when an exception was raised, from its frames: the loop itself stays free of bookkeeping."""
    while traceback is not None:
        rule = traceback.tb_frame.f_locals.get("rule")
        if isinstance(rule, Rule):
            return rule.id
        traceback = traceback.tb_next
    return ""
