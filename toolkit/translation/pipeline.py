"""The whole way of a report, held open for many: engine, glossary and memory, then translation, summaries, figures."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from toolkit import __version__
from toolkit.engines.engine import Engine
from toolkit.engines.opening import open_engine
from toolkit.glossary.table import Glossary, load
from toolkit.report import Report
from toolkit.signature import Signature
from toolkit.summarization.key_figures import key_figures
from toolkit.summarization.summarizer import summarize
from toolkit.translated import TranslatedReport
from toolkit.translation.events import OnEvent, PieceDone, StepBegun, ignore
from toolkit.translation.memory import Memory, memory_path
from toolkit.translation.options import TranslateOptions
from toolkit.translation.translator import Translator


class Pipeline:
    """What turns reports into TranslatedReports; a context manager. Use it from one thread."""

    def __init__(self, engine: Engine, glossary: Glossary, memory: Memory | None, options: TranslateOptions) -> None:
        self._engine = engine
        self._glossary = glossary
        self._options = options
        self._translator = Translator(engine, glossary, memory, repair=options.repair)
        self._resources = ExitStack()
        self._resources.callback(engine.close)
        if memory is not None:
            self._resources.callback(memory.close)

    @classmethod
    def open(cls, options: TranslateOptions, on_event: OnEvent = ignore) -> Pipeline:
        """Read the glossary first (a bad row is told before anything is loaded), then the model, then the memory.

        Raises GlossaryError, ModelError, UsageError or InputError, each saying what to do.
        """
        glossary = load(options.glossaries, default=options.default_glossary)
        on_event(StepBegun(step="load"))

        def fetching(done: int, total: int, source: str) -> None:
            on_event(PieceDone(step="fetch model", done=done, total=total))

        engine = open_engine(options.engine, options.model, threads=options.threads, on_progress=fetching)
        memory = Memory(memory_path()) if options.memory else None
        return cls(engine, glossary, memory, options)

    def __enter__(self) -> Pipeline:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Release engine and memory. Safe to call twice."""
        self._resources.close()

    @property
    def signature(self) -> Signature:
        """All that changes a result of this pipeline."""
        parts = {"govreport": __version__, **self._translator.conditions, "glossary": self._glossary.digest}
        return Signature(parts={**parts, "summaries": "on" if self._options.summaries else "off"})

    def translate(self, report: Report, on_event: OnEvent = ignore) -> TranslatedReport:
        """One report, whole. Segments that fail are in it, flagged."""
        begun = time.perf_counter()
        translations, findings, statistics = self._translator.translate(report, on_event)
        seconds = time.perf_counter() - begun
        summaries = summarize(report, translations, self._engine, on_event) if self._options.summaries else ()
        return TranslatedReport(
            report=report,
            translations=translations,
            summaries=summaries,
            key_figures=key_figures(report, translations),
            findings=findings,
            signature=self.signature,
            statistics=replace(statistics, seconds=round(seconds, 3)),
        )


def translate(
    report: Report | Path | str, options: TranslateOptions | None = None, on_event: OnEvent = ignore
) -> TranslatedReport:
    """Read (where a path is given) and translate one report; opens and closes what it needs."""
    from toolkit.reading.read import read_report

    if not isinstance(report, Report):
        report = read_report(Path(report))
    with Pipeline.open(options or TranslateOptions(), on_event) as pipeline:
        return pipeline.translate(report, on_event)
