"""`govreport evaluate`: scores of the pipeline and of other systems against references."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.shared_options import (
    EngineOption,
    GlossaryOption,
    NoDefaultGlossaryOption,
    NoRepairOption,
    ThreadsOption,
)
from toolkit.errors import UsageError


def evaluate(
    sets: Annotated[
        list[Path] | None, typer.Argument(help="Reference sets (.jsonl, .tsv); none: the project's own.")
    ] = None,
    model: Annotated[
        list[str] | None, typer.Option("--model", help="A model to run. Repeatable; none: the default model.")
    ] = None,
    system: Annotated[
        list[Path] | None, typer.Option("--system", help="Another system's output, one line a segment. Repeatable.")
    ] = None,
    no_run: Annotated[bool, typer.Option("--no-run", help="Score --system files alone; load no model.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Only the first N segments; 0: all.")] = 0,
    glossary: GlossaryOption = None,
    no_default_glossary: NoDefaultGlossaryOption = False,
    engine: EngineOption = "openvino",
    no_repair: NoRepairOption = False,
    threads: ThreadsOption = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: systems with their scores.")] = False,
) -> None:
    """Score translations against references: BLEU, chrF2, terms kept, figures proved, Chinese left. All are 0–100.

    The model whose prompt form is "bare" runs without glossary and repair: it is the baseline.

    Examples:

      govreport evaluate

      govreport evaluate --model qwen2.5-coder-1.5b-govreport --model qwen2.5-coder-1.5b-bare

      govreport evaluate test.tsv --system google.en --system ours.en --no-run --json
    """
    import json

    from toolkit.cli.progress import ShownProgress
    from toolkit.engines.models import find_model
    from toolkit.engines.opening import open_engine
    from toolkit.evaluation.evaluate import read_hypotheses, run, score
    from toolkit.evaluation.reference_set import default_sets, load_sets
    from toolkit.glossary.table import Glossary, load
    from toolkit.serialization import to_data

    if no_run and not system:
        raise UsageError("--no-run without --system leaves nothing to score")
    segments = load_sets(sets or default_sets())[: limit or None]
    table = load(tuple(glossary or ()), default=not no_default_glossary)
    evaluations = [score(str(path), read_hypotheses(path, segments), segments, table) for path in system or ()]
    entries = [] if no_run else [(name, find_model(name)) for name in model or [""]]
    with ShownProgress() as progress:
        for name, entry in entries:
            bare = entry.prompt == "bare"
            opened = open_engine(engine, name, threads=threads)
            try:
                hypotheses = run(
                    segments,
                    opened,
                    Glossary(terms=()) if bare else table,
                    repair=not (no_repair or bare),
                    on_event=progress.hear,
                )
            finally:
                opened.close()
            evaluations.append(score(entry.name, hypotheses, segments, table))
    if as_json:
        print(json.dumps([to_data(evaluation) for evaluation in evaluations], ensure_ascii=False, indent=1))
        return
    for evaluation in evaluations:
        print(f"{evaluation.system} ({len(segments)} segments)")
        for one in evaluation.scores:
            print(f"  {one.metric:<14} {one.value:6.2f}  {one.signature}")
