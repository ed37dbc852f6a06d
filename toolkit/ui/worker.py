"""The one thread that owns the pipeline: it opens it for the first job, does one job at a time, and closes it.

An engine and a database connection want to stay in the thread that made them, and a laptop holds one model; so jobs
wait for each other here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent import futures
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from threading import Event as Flag
from typing import Protocol
from weakref import WeakSet

from toolkit.errors import CancelledError
from toolkit.report import Report
from toolkit.translated import TranslatedReport
from toolkit.translation.events import Event, OnEvent, PieceDone

_POLL_SECONDS = 0.2  # quick enough to look alive, slow enough to cost nothing


class SupportsTranslate(Protocol):
    """What the page asks of a pipeline."""

    def translate(self, report: Report, *, on_event: OnEvent) -> TranslatedReport:
        """Translate a report in the calling thread, telling `on_event` how far it is."""


OpenPipeline = Callable[[OnEvent], AbstractContextManager[SupportsTranslate]]
"""Opens a pipeline; loading tells its own progress."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a job is: the step of the run ("wait" before it begins), pieces done, pieces in all (0: not known)."""

    step: str = "wait"
    done: int = 0
    total: int = 0


class Job:
    """One report on its way; made by `Worker.submit`."""

    def __init__(self, start: Callable[[OnEvent], futures.Future[TranslatedReport]]) -> None:
        self._progress = Progress()
        self._cancelled = Flag()
        self._future = start(self._hear)

    def cancel(self) -> None:
        """Ask the job to stop: at once while it waits, at its next event while it runs. Safe to call twice."""
        self._cancelled.set()
        self._future.cancel()

    @property
    def cancelled(self) -> bool:
        """Whether someone has asked it to stop."""
        return self._cancelled.is_set()

    def follow(self) -> Iterator[Progress]:
        """Yield the progress about five times a second, the same again if nothing changed, until the job is over."""
        while not self._future.done():
            yield self._progress
            time.sleep(_POLL_SECONDS)

    def result(self) -> TranslatedReport:
        """What the job made; waits for it. Raises CancelledError after `cancel`, and whatever the pipeline raised."""
        try:
            return self._future.result()
        except futures.CancelledError:
            raise _stopped() from None

    def _hear(self, event: Event) -> None:
        # The run calls this from its own thread: an error raised here is how a run is stopped.
        if self._cancelled.is_set():
            raise _stopped()
        done = event.done if isinstance(event, PieceDone) else 0
        self._progress = Progress(step=event.step, done=done, total=event.total)


class Worker:
    """Does jobs in the order in which they come."""

    def __init__(self, open_pipeline: OpenPipeline) -> None:
        self._open = open_pipeline
        self._thread = futures.ThreadPoolExecutor(max_workers=1, thread_name_prefix="pipeline")
        self._jobs: WeakSet[Job] = WeakSet()
        self._stack = ExitStack()
        self._pipeline: SupportsTranslate | None = None

    def submit(self, report: Report) -> Job:
        """Queue a report."""
        job = Job(lambda hear: self._thread.submit(self._work, report, hear))
        self._jobs.add(job)
        return job

    def close(self) -> None:
        """Stop every job at its next event, and release the pipeline in the thread that opened it."""
        for job in list(self._jobs):
            job.cancel()
        self._thread.submit(self._stack.close).result()
        self._thread.shutdown()

    def _work(self, report: Report, hear: OnEvent) -> TranslatedReport:
        if self._pipeline is None:
            self._pipeline = self._stack.enter_context(self._open(hear))
        return self._pipeline.translate(report, on_event=hear)


def _stopped() -> CancelledError:
    return CancelledError("The translation was stopped.")
