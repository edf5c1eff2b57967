"""A progress bar for long runs in a terminal."""

from __future__ import annotations

import sys
from time import monotonic

from linter.terminal import is_terminal

_PATIENCE = 1.0  # seconds before it shows
_PAUSE = 0.1  # seconds between two drawings
_CELLS = 24


class Progress:
    """Counts `total` steps on standard error; silent in a pipe and in short runs."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._on = total > 1 and is_terminal(sys.stderr)
        self._next = monotonic() + _PATIENCE
        self._shown = False

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._on and monotonic() >= self._next:
            self._next = monotonic() + _PAUSE
            self._shown = True
            full = _CELLS * self._done // self._total
            sys.stderr.write(f"\r[{'#' * full}{' ' * (_CELLS - full)}] {self._done}/{self._total} files")
            sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        """Wipe the bar, also where the run was interrupted."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
