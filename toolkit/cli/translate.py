"""`govreport translate`: one report in, its English and summaries out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.shared_options import (
    EngineOption,
    FailOnOption,
    FormatOption,
    GlossaryOption,
    ModelOption,
    NoDefaultGlossaryOption,
    NoMemoryOption,
    NoRepairOption,
    NoSummariesOption,
    ThreadsOption,
)
from toolkit.errors import FindingsError, UsageError
from toolkit.findings import Severity

if TYPE_CHECKING:
    from toolkit.translated import TranslatedReport


def translate(
    report: Annotated[str, typer.Argument(help="The report: a text file, or - for standard input.")],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="The folder to write into; - prints the first form to standard output.")
    ] = Path("out"),
    form: FormatOption = "md,json",
    glossary: GlossaryOption = None,
    no_default_glossary: NoDefaultGlossaryOption = False,
    engine: EngineOption = "openvino",
    model: ModelOption = "",
    no_memory: NoMemoryOption = False,
    no_repair: NoRepairOption = False,
    no_summaries: NoSummariesOption = False,
    threads: ThreadsOption = 0,
    fail_on: FailOnOption = "",
) -> None:
    """Translate a report: English with terms kept and figures proved, section summaries, findings.

    Writes OUT/NAME.md and OUT/NAME.json and prints where they are. The first run fetches the default model (1.1 GB),
    checks its digest and keeps it; later runs need no network. What could not be proved is in the files, flagged.

    Exit codes: 0 good, 1 the report cannot be read or the output not written, 2 wrong arguments, 3 bad glossary or
    model, 4 findings at or above --fail-on, 130 stopped.

    Examples:

      govreport translate report.txt

      govreport translate report.txt -o out --glossary mine.csv --fail-on error

      cat report.txt | govreport translate - -o - -f md > report.md
    """
    from toolkit.cli.progress import ShownProgress
    from toolkit.reading.read import read_report
    from toolkit.translation.options import TranslateOptions
    from toolkit.translation.pipeline import Pipeline
    from toolkit.writing.files import require_folder, write_text
    from toolkit.writing.registry import find_writer

    writers = [find_writer(name.strip()) for name in form.split(",")]
    limit = _severity(fail_on)
    source = sys.stdin.buffer.read() if report == "-" else Path(report)
    name = "report" if report == "-" else Path(report).stem
    read = read_report(source, name="standard input" if report == "-" else "")
    if str(out) != "-":
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
        translated = pipeline.translate(read, progress.hear)
    if str(out) == "-":
        sys.stdout.write(writers[0].render(translated))
    else:
        for writer in writers:
            path = out / f"{name}{writer.suffix}"
            write_text(path, writer.render(translated))
            print(path)
    print(_table(translated), file=sys.stderr)
    if limit is not None:
        grave = sum(finding.severity.rank >= limit.rank for finding in translated.all_findings())
        if grave:
            raise FindingsError(f"{grave} findings of severity {limit} or above", help="They are listed in the output.")


def _severity(name: str) -> Severity | None:
    if not name:
        return None
    try:
        return Severity(name)
    except ValueError:
        raise UsageError(f"--fail-on {name}: not known", help="Known: error, warning, note.") from None


def _table(translated: TranslatedReport) -> str:
    """What was done, a line for each thing counted."""
    s = translated.statistics
    errors, warnings = translated.count(Severity.ERROR), translated.count(Severity.WARNING)
    speed = f"{s.tokens / s.seconds:.1f} tokens/s, {s.characters / s.seconds:.1f} characters/s" if s.seconds else "–"
    rows = (
        ("segments", f"{s.segments:,} ({s.from_memory:,} from memory, {s.repaired:,} repaired, {s.failed:,} failed)"),
        ("terms kept", f"{s.terms_kept:,} of {s.terms:,}"),
        ("figures proved", f"{s.figures_proved:,} of {s.figures:,}"),
        ("findings", f"{errors:,} errors, {warnings:,} warnings"),
        ("seconds", f"{s.seconds:.1f}"),
        ("speed", speed),
    )
    return "\n".join(f"{name:<15} {value}" for name, value in rows)
