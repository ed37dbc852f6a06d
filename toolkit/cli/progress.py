"""How far a run is, on stderr: a bar for each step on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from toolkit.translation.events import Event, PieceDone, StepBegun

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

EVERY_SECONDS = 10.0
"""How often a plain line is printed while a step goes on."""


class ShownProgress:
    """A context manager whose `hear` takes a run's events."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._step = ""
        self._said = 0.0

    def __enter__(self) -> ShownProgress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(stderr=True))
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def hear(self, event: Event) -> None:
        """Show one event."""
        if isinstance(event, StepBegun):
            self._begin(event.step, event.total)
        else:
            if event.step != self._step:
                self._begin(event.step, event.total)
            self._advance(event)

    def say(self, line: str) -> None:
        """One line between the bars."""
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            print(line, file=sys.stderr, flush=True)

    def _begin(self, step: str, total: int) -> None:
        self._step = step
        self._said = time.monotonic()
        if self._bar is not None:
            self._task = self._bar.add_task(_shortened(step), total=total or None)
        else:
            self.say(f"{step} …")

    def _advance(self, event: PieceDone) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=event.done, total=event.total)
        elif event.done == event.total or time.monotonic() - self._said > EVERY_SECONDS:
            self._said = time.monotonic()
            self.say(f"{event.step}: {event.done:,} of {event.total:,}")


def _shortened(step: str) -> str:
    return step if len(step) <= 40 else step[:39] + "…"
