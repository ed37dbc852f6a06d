"""Options that several commands take, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

GlossaryOption = Annotated[
    list[Path] | None,
    typer.Option("--glossary", "-g", help="A glossary CSV laid over the project's own. Repeatable; the last one wins."),
]
NoDefaultGlossaryOption = Annotated[
    bool, typer.Option("--no-default-glossary", help="Leave the project's own glossary out.")
]
EngineOption = Annotated[str, typer.Option("--engine", help="The engine that runs the model.")]
ModelOption = Annotated[
    str, typer.Option("--model", help="A model of the registry (govreport models list) or a .gguf file.")
]
NoMemoryOption = Annotated[bool, typer.Option("--no-memory", help="Neither read nor write the translation memory.")]
NoRepairOption = Annotated[bool, typer.Option("--no-repair", help="Deliver first drafts, checked but not repaired.")]
NoSummariesOption = Annotated[bool, typer.Option("--no-summaries", help="Leave section summaries out.")]
ThreadsOption = Annotated[int, typer.Option("--threads", min=0, help="Threads of the engine; 0: as many as cores.")]
FormatOption = Annotated[str, typer.Option("--format", "-f", help="Forms to write, with commas: md, json.")]
FailOnOption = Annotated[
    str, typer.Option("--fail-on", help="Exit with 4 when a finding is this grave: error or warning. Empty: never.")
]
