"""Show how far a command has come: a bar on a terminal, a line a stage in CI and in pipes. On standard error."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.progress import SILENT, Progress

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_BETWEEN = 0.1
"""Seconds between two drawings: the eye needs no more, and each takes a millisecond."""


@contextmanager
def shown(*, quiet: bool = False, lines: bool = True) -> Iterator[Progress]:
    """What a stage is told to. `quiet`: nothing is shown; `lines`: whether those are wanted where no terminal is."""
    if quiet:
        yield SILENT
    elif sys.stderr.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown"):
        with _bar() as bar:
            yield _Bar(bar)
    elif lines:
        progress = _Lines()
        yield progress
        progress.end()
    else:
        yield SILENT


class _Lines:
    """One line for each stage when it is over, with its count and its seconds."""

    def __init__(self) -> None:
        self._name, self._of, self._count, self._began = "", "", 0, 0.0

    def stage(self, name: str, total: int | None = None, of: str = "") -> None:
        self.end()
        self._name, self._of, self._count, self._began = name, of if total is not None else "", 0, time.monotonic()

    def advance(self, count: int = 1) -> None:
        self._count += count

    def end(self) -> None:
        if self._name:
            count = f"{self._count:,} {self._of} in " if self._of else ""
            print(f"{self._name}: {count}{time.monotonic() - self._began:.1f} s", file=sys.stderr, flush=True)
        self._name = ""


def _bar() -> "RichProgress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(30),
        TextColumn("{task.fields[count]}", markup=False),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        auto_refresh=False,  # it would need a thread, and no worker can be forked beside one
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )


class _Bar:
    """The stage at hand, its count and the time left. It goes when the work is done."""

    def __init__(self, bar: "RichProgress") -> None:
        self._bar = bar
        self._task = bar.add_task("", visible=False, count="")
        self._of, self._drawn = "", 0.0

    def stage(self, name: str, total: int | None = None, of: str = "") -> None:
        self._bar.remove_task(self._task)
        self._of = of
        self._task = self._bar.add_task(name, total=total, count=self._counted(0, total))
        self._drawn = time.monotonic()

    def advance(self, count: int = 1) -> None:
        task = self._bar.tasks[-1]
        self._bar.update(self._task, advance=count, count=self._counted(task.completed + count, task.total))
        if time.monotonic() - self._drawn > _BETWEEN:
            self._bar.refresh()
            self._drawn = time.monotonic()

    def _counted(self, done: float, total: float | None) -> str:
        return "" if total is None else f"{done:,.0f} of {total:,.0f} {self._of}"
