"""Mending files: check, fix, check again until nothing changes, and write in one step."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from linter import document, fixes, patch, rewrite
from linter.findings import FileError, Finding
from linter.hints import TYPE_CHECKING, NamedTuple
from linter.known import Known
from linter.plan import Plans
from linter.report import count, one_line
from linter.rewrite import Unwritable, encoded
from linter.runner import Checked, Runner
from linter.source import Source
from linter.terminal import is_terminal
from linter.usage import shown

if TYPE_CHECKING:
    from linter.delta import Delta

_PASSES = 20  # fixes that lie in each other are made one a pass; what goes on for longer grows without end


class Mended(NamedTuple):
    """A file before and after, and the findings that are gone by it."""

    path: str
    before: bytes
    after: bytes
    encoding: str
    taken: list[Finding]


class _Settled(NamedTuple):
    """Where a file came to rest, with what was taken pass by pass; `fighting` are the rules that kept it from resting."""

    content: bytes
    taken: list[list[Finding]]
    left: int = 0
    encoding: str = ""
    fighting: frozenset[str] = frozenset()


class Fixer:
    """Mends files one by one, and keeps the account."""

    def __init__(self, plans: Plans, unsafe: bool, dry: bool, use_cache: bool, delta: Delta | None = None) -> None:
        """`dry` writes nothing. Only what a report would show is fixed, so a runner of its own says what that is.

        `delta`, where the run looks at changes only, is kept true to what the files hold.
        """
        self._unsafe = unsafe
        self._dry = dry
        self._delta = delta
        self._runner = Runner(plans, known=Known(), delta=delta)
        if unsafe:  # what a grammar checker proposes is never safe
            self._runner.proofread(use_cache)
        self.mended: list[Mended] = []
        self.left = 0  # findings with a fix that was not asked for
        self.notes: list[str] = []
        self.errors: list[FileError] = []
        self._met: set[str] = set()

    @property
    def checked(self) -> Checked | None:
        """What the rules found when it was last looked: most files are sound, and need not be checked twice."""
        return self._runner.checked

    def close(self) -> None:
        """Stop what was started to check grammar."""
        self._runner.close()

    def mend_file(self, path: str) -> bytes | None:
        """Mend a file. Gives what it holds afterwards, or would hold; None where whoever checks it next has to read it."""
        real = os.path.realpath(path)
        if real in self._met or (self._delta and os.path.islink(path)):
            return None  # it goes by another name as well: a patch has room for one, and git knows the lines of the file, not of the link
        self._met.add(real)
        try:
            with open(path, "rb") as stream:
                raw = stream.read()
        except OSError:  # who checks it next says so
            return None
        mended = self.mend(path, raw)
        if mended is None or self._dry:
            return mended.after if mended else raw
        try:
            rewrite.replace(path, raw, mended.after)
        except OSError as error:
            self.mended.remove(mended)
            self.errors.append(FileError(path, f"cannot be written, so its fixes were not made: {error.strerror or error}"))
            self._forget(path)
            return raw
        return mended.after

    def mend(self, path: str, raw: bytes) -> Mended | None:
        """Mend bytes that go by the name of a file; None where there is nothing to mend."""
        banned: frozenset[str] = frozenset()
        try:
            settled = self._settle(path, raw, banned)
            while settled.fighting:
                self.notes.append(f"{path}: the fixes of {_names(settled.fighting)} undo each other or never end; none of them was made")
                banned |= settled.fighting
                settled = self._settle(path, raw, banned)
        except Unwritable as why:
            self.notes.append(f"{path}: not fixed: {why}")
            self._forget(path)
            return None
        self.left += settled.left
        if settled.content == raw:
            return None
        self.mended.append(Mended(path, raw, settled.content, settled.encoding, [f for step in settled.taken for f in step]))
        return self.mended[-1]

    def show(self, coloured: bool) -> None:
        """Print what changed as one patch: its very bytes to a program, to people nothing that a terminal would obey."""
        for one in sorted(self.mended):
            lines = _patch(one)
            if coloured or is_terminal(sys.stdout):
                sys.stdout.writelines(patch.painted(lines, coloured))
            else:
                sys.stdout.flush()
                sys.stdout.buffer.writelines(lines)

    def tell(self, each: bool, quiet: bool) -> None:
        """Say on standard error how much was fixed; `each` lists it by file and rule."""
        mended = sorted(self.mended)
        lines = [line for one in mended for line in _listed(one)] if each else []
        if not quiet and (mended or self.left or self._dry):
            lines.append(_summary(mended, self.left, self._dry))
        sys.stderr.writelines(f"{line}\n" for line in lines)

    def _forget(self, path: str) -> None:
        """The file holds what it held before."""
        if self._delta:
            self._delta.forget(path)

    def _settle(self, path: str, raw: bytes, banned: frozenset[str]) -> _Settled:
        self._forget(path)
        content, seen, taken, encoding = raw, {raw: 0}, list[list[Finding]](), ""
        for number in range(1, _PASSES + 1):
            found, source = self._check(path, content)
            if source is None:  # nothing is found in it
                return _Settled(content, taken, 0, encoding)
            encoding = source.encoding
            step = fixes.apply(document.read(source), [f for f in found if f.rule not in banned], self._unsafe)
            if not step.taken:
                left = sum(f.fix is not None and not f.fix.safe for f in found) if not self._unsafe else 0
                return _Settled(content, taken, left, encoding)
            content = _encoded(step.text, source)
            if self._delta:
                self._delta.follow(path, source.text, step.made)
            taken.append(step.taken)
            if content in seen:
                return _Settled(raw, [], fighting=_rules(taken[seen[content] :]))
            seen[content] = number
        return _Settled(raw, [], fighting=_rules(taken[-2:]))

    def _check(self, path: str, raw: bytes) -> tuple[list[Finding], Source | None]:
        """What a report would show of the bytes. The runner forgets it again, since it counts for nothing."""
        self._runner.check(path, raw)
        report = self._runner.result().report
        found, source = list(report.findings), report.sources.get(path)
        for rows in (report.findings, report.documents, report.errors, report.sources):
            rows.clear()
        return found, source


def _encoded(text: str, source: Source) -> bytes:
    """The text as bytes of the file it is to replace. Raises Unwritable."""
    if not source.declared:
        raise Unwritable(f"its encoding was guessed ({source.encoding}); save it as UTF-8 and try again")
    return encoded(text, source)


def _rules(steps: Sequence[Sequence[Finding]]) -> frozenset[str]:
    return frozenset(f.rule for step in steps for f in step)


def _names(rules: frozenset[str]) -> str:
    *most, last = sorted(rules)
    return f"{', '.join(most)} and {last}" if most else last


# ---------------------------------------------------------------- what is said of it


def _summary(mended: Sequence[Mended], left: int, dry: bool) -> str:
    number = sum(len(one.taken) for one in mended)
    more = f" ({left} more with --unsafe-fixes)" if left else ""
    if not number:
        return f"Nothing to fix{more}."
    return f"{'Would fix' if dry else 'Fixed'} {count(number, 'problem')} in {count(len(mended), 'file')}{more}."


def _listed(one: Mended) -> Iterator[str]:
    """What was fixed in a file, by rule."""
    yield f"{one_line(one.path)}:"
    for rule, number in sorted(Counter(f.rule for f in one.taken).items()):
        yield f"  {number} × {rule}"


def _patch(one: Mended) -> list[bytes]:
    before, after = one.before, one.after
    if one.encoding.startswith(("utf-16", "utf-32")):
        print(
            f"copydesk: {one_line(one.path)}: is {one.encoding.upper()}, so its diff is to be read and not to be applied", file=sys.stderr
        )
        before, after = (content.decode(one.encoding).encode("utf-8", "replace") for content in (before, after))
    path = os.path.realpath(one.path) if os.path.islink(one.path) else one.path  # a link is no file that a patch can change
    return patch.unified(shown(path).replace(os.sep, "/"), before, after)
