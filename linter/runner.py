"""From a path to what is said of it: read, parse, check, suppress, accept, score."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType

from linter import document, score, suppress
from linter.document.model import Document
from linter.fields import ConfigError
from linter.findings import DocumentRow, FileError, Finding, Report, level_rank
from linter.hints import NamedTuple
from linter.plan import Plan, Plans
from linter.rule import Rule
from linter.source import BinaryFile, Source, from_bytes

STDIN = "<stdin>"


class Result(NamedTuple):
    """A report, and what it means for the exit code."""

    report: Report
    failing: int  # findings at or above the fail level
    too_high: list[str]  # documents whose score is over the limit
    bugs: int


class Runner:
    """Checks files one by one and gathers the report."""

    def __init__(self, plans: Plans, metrics: bool = False, traceback: bool = False, measures: Sequence[str] = ()) -> None:
        self._plans = plans
        self._metrics = metrics
        self._measures = measures
        self._traceback = traceback
        self._report = Report([], [], [], {})
        self._suppressed = 0
        self._failing = 0
        self._too_high: list[str] = []
        self._bugs = 0

    def check(self, path: str, raw: bytes | None = None) -> None:
        """Check a file, or bytes that go by its name. What goes wrong becomes a row in `errors`; raises ConfigError."""
        plan = self._plans.for_file(os.path.abspath(path))
        try:
            source = from_bytes(_read(path) if raw is None else raw, path)
            self._take(plan, source)
        except BinaryFile as error:
            self.fail(FileError(path, f"not checked: {error}"))
        except OSError as error:
            self.fail(FileError(path, f"cannot be read: {error.strerror or error}"))
        except ConfigError:  # of a rule whose keys were remembered, and whose dictionary has gone since
            raise
        except Exception as error:  # a bug of ours in one file must not hide what is found in the others
            self._bug(path, error)

    def fail(self, error: FileError) -> None:
        """Add a row to `errors`."""
        self._report.errors.append(error)

    def result(self) -> Result:
        """The report of everything checked so far."""
        return Result(self._report._replace(suppressed=self._suppressed), self._failing, self._too_high, self._bugs)

    def _take(self, plan: Plan, source: Source) -> None:
        read = document.read(source)
        if plan.lang and read.lang == "en":  # where the document does not say, "en" is a guess
            read.lang = plan.lang
        outcome = suppress.apply(read, plan.engine.check(read), plan.scope)
        findings = [f for f in outcome.findings if not plan.accept.passes(f)] if plan.accept else outcome.findings
        findings = _levelled(findings, plan)
        points = score.score(findings, read.words)
        self._suppressed += outcome.suppressed + len(outcome.findings) - len(findings)
        if plan.max_score is not None and points > plan.max_score:
            self._too_high.append(f"{source.path}: score {points:g} is over the limit of {plan.max_score:g}")
        shown = [f for f in findings if level_rank(f.level) >= level_rank(plan.min_level)]
        # what is not shown fails nothing: a run that stops without a word helps nobody
        self._failing += sum(level_rank(f.level) >= level_rank(plan.fail_level) for f in shown)
        self._report.findings.extend(shown)
        parts = score.parts(findings, read.words) if self._metrics else ()
        self._report.documents.append(DocumentRow(source.path, read.words, points, self._measured(read), parts, read.lang))
        if shown:  # a source nobody points at need not stay in memory
            self._report.sources[source.path] = source

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
        rule = _rule_at_work(error.__traceback__)
        where = f" in the rule {rule}" if rule else ""
        self.fail(FileError(path, f"internal error{where}: {type(error).__name__}: {error} (--traceback says more; please report it)"))


def _levelled(findings: Sequence[Finding], plan: Plan) -> list[Finding]:
    if not plan.levels:
        return list(findings)
    return [f._replace(level=plan.levels.get(f.rule, f.level)) for f in findings]


def _read(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()


def _rule_at_work(traceback: TracebackType | None) -> str:
    """The rule the engine was running when an exception was raised, from its frames: the loop itself stays free of bookkeeping."""
    while traceback is not None:
        rule = traceback.tb_frame.f_locals.get("rule")
        if isinstance(rule, Rule):
            return rule.id
        traceback = traceback.tb_next
    return ""
