"""Runs a batch on this machine: one engine, report after report; what fails is a row, and the rest goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from toolkit.batch.journal import Journal, Row
from toolkit.batch.plan import Job
from toolkit.errors import CancelledError, ToolkitError
from toolkit.findings import Severity
from toolkit.reading.read import read_report
from toolkit.report import Report
from toolkit.signature import Signature
from toolkit.translated import TranslatedReport
from toolkit.translation.events import OnEvent, ignore
from toolkit.writing.files import write_text
from toolkit.writing.registry import Writer


class Translates(Protocol):
    """What a batch needs of a pipeline."""

    @property
    def signature(self) -> Signature:
        """All that changes a result."""

    def translate(self, report: Report, on_event: OnEvent = ...) -> TranslatedReport:
        """One report, whole."""


def run_batch(
    jobs: Sequence[Job],
    out: Path,
    writers: Sequence[Writer],
    pipeline: Translates,
    on_row: Callable[[Row, bool], None],
    on_event: OnEvent = ignore,
) -> list[Row]:
    """Translate each job that the journal does not know as done; return the rows of this run that failed.

    Raises CancelledError where `on_event` does: the reports before it stay done.

    `on_row` hears every job's row, with True where it was skipped because it was finished before.
    """
    journal = Journal(out)
    signature = pipeline.signature.digest
    forms = tuple(writer.suffix for writer in writers)
    failed = []
    for job in jobs:
        digest = job.digest()
        outputs = [out / f"{job.stem}{writer.suffix}" for writer in writers]
        if journal.finished(job.name, digest, signature, forms) and all(path.is_file() for path in outputs):
            on_row(Row(name=job.name, digest=digest, signature=signature, state="done"), True)
            continue
        row = _translate(job, digest, signature, list(zip(outputs, writers, strict=True)), pipeline, on_event)
        journal.write(row)
        on_row(row, False)
        if row.state == "failed":
            failed.append(row)
    return failed


def _translate(
    job: Job,
    digest: str,
    signature: str,
    outputs: Sequence[tuple[Path, Writer]],
    pipeline: Translates,
    on_event: OnEvent,
) -> Row:
    begun = time.monotonic()
    try:
        translated = pipeline.translate(read_report(job.path), on_event)
        for path, writer in outputs:
            write_text(path, writer.render(translated))
    except CancelledError:
        raise
    except ToolkitError as error:
        return Row(name=job.name, digest=digest, signature=signature, state="failed", message=error.message)
    return Row(
        name=job.name,
        digest=digest,
        signature=signature,
        state="done",
        forms=tuple(writer.suffix for _, writer in outputs),
        errors=translated.count(Severity.ERROR),
        warnings=translated.count(Severity.WARNING),
        seconds=round(time.monotonic() - begun, 1),
    )
