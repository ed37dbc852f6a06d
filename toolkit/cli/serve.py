"""`govreport serve`: the page, on this computer."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.cli.shared_options import (
    EngineOption,
    GlossaryOption,
    ModelOption,
    NoDefaultGlossaryOption,
    NoMemoryOption,
    NoRepairOption,
    NoSummariesOption,
    ThreadsOption,
)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; only this computer by default.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 7860,
    glossary: GlossaryOption = None,
    no_default_glossary: NoDefaultGlossaryOption = False,
    engine: EngineOption = "openvino",
    model: ModelOption = "",
    no_memory: NoMemoryOption = False,
    no_repair: NoRepairOption = False,
    no_summaries: NoSummariesOption = False,
    threads: ThreadsOption = 0,
) -> None:
    """Open the page in which a report is translated, read and taken away. Ctrl+C stops it."""
    from toolkit.translation.options import TranslateOptions
    from toolkit.translation.pipeline import Pipeline
    from toolkit.ui.page import launch

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
    launch(lambda on_event: Pipeline.open(options, on_event=on_event), host=host, port=port)
