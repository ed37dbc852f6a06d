"""`govreport batch`: a folder of reports, one engine, stopped and resumed without loss."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.shared_options import (
    EngineOption,
    FormatOption,
    GlossaryOption,
    ModelOption,
    NoDefaultGlossaryOption,
    NoMemoryOption,
    NoRepairOption,
    NoSummariesOption,
    ThreadsOption,
)
from toolkit.errors import InputError


def batch(
    folder: Annotated[Path, typer.Argument(help="The folder that holds the reports; its subfolders are read too.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write into.")] = Path("out"),
    form: FormatOption = "md,json",
    glossary: GlossaryOption = None,
    no_default_glossary: NoDefaultGlossaryOption = False,
    engine: EngineOption = "openvino",
    model: ModelOption = "",
    no_memory: NoMemoryOption = False,
    no_repair: NoRepairOption = False,
    no_summaries: NoSummariesOption = False,
    threads: ThreadsOption = 0,
) -> None:
    """Translate every report in a folder. A report that fails does not stop the rest; a finished one is skipped.

    OUT/journal.jsonl has a line for each report. Run the same command again after a stop: what is finished under the
    same glossary, model and options, from the same file, is not done again.

    Exit codes: 0 all done, 1 some reports failed (listed), 2 wrong arguments, 3 bad glossary or model, 130 stopped.
    """
    from toolkit.batch.journal import Row
    from toolkit.batch.local import run_batch
    from toolkit.batch.plan import plan
    from toolkit.cli.progress import ShownProgress
    from toolkit.translation.options import TranslateOptions
    from toolkit.translation.pipeline import Pipeline
    from toolkit.writing.files import require_folder
    from toolkit.writing.registry import find_writer

    writers = [find_writer(name.strip()) for name in form.split(",")]
    jobs = plan(folder, out)
    require_folder(out)
    options = TranslateOptions(
        glossaries=tuple(glossary or ()),
        default_glossary=not no_default_glossary,
        engine=engine,
        model=model,
        memory=not no_memory,
        repair=not no_repair,
        summaries=not no_summaries,
        threads=threads,
    )
    with ShownProgress() as progress, Pipeline.open(options, progress.hear) as pipeline:

        def tell(row: Row, skipped: bool) -> None:
            if skipped:
                print(f"{row.name}: finished before", flush=True)
            elif row.state == "done":
                print(f"{row.name}: {row.errors} errors, {row.warnings} warnings, {row.seconds} s", flush=True)
            else:
                print(f"{row.name}: FAILED: {row.message}", flush=True)

        failed = run_batch(jobs, out, writers, pipeline, tell, progress.hear)
    if failed:
        names = "\n".join(f"  {row.name}: {row.message}" for row in failed)
        raise InputError(
            f"{len(failed)} of {len(jobs)} reports failed:\n{names}", help="Mend them and run the same command again."
        )
