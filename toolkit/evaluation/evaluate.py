"""Runs the pipeline over reference sets, or takes another system's output, and scores it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.checks.check import Pair
from toolkit.engines.engine import Engine
from toolkit.errors import InputError
from toolkit.evaluation.metrics import bleu, chrf, figures, terms, untranslated
from toolkit.evaluation.reference_set import ReferenceSegment, read_lines
from toolkit.evaluation.score import Score
from toolkit.glossary.table import Glossary
from toolkit.report import Paragraph, Report, Section, Segment, SegmentKind
from toolkit.translation.events import OnEvent, ignore
from toolkit.translation.translator import Translator
from toolkit.translation.work import prepare


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """One system's output over reference segments, with its scores; `hypotheses` in the order of the segments."""

    system: str
    hypotheses: tuple[str, ...]
    scores: tuple[Score, ...]


def as_report(segments: Sequence[ReferenceSegment]) -> Report:
    """Reference segments as a report, so that the pipeline treats them as it treats any report."""
    text = "\n".join(segment.source for segment in segments)
    paragraphs = []
    start = 0
    for number, segment in enumerate(segments, start=1):
        ends = segment.source.endswith(("。", "！", "？", "；", "：", ":", ";"))
        paragraphs.append(
            Paragraph(
                segments=(
                    Segment(
                        id=f"s0-{number}",
                        start=start,
                        end=start + len(segment.source),
                        source=segment.source,
                        kind=SegmentKind.SENTENCE if ends else SegmentKind.HEADING,
                    ),
                )
            )
        )
        start += len(segment.source) + 1
    return Report(text=text, sections=(Section(id="s0", level=0, paragraphs=tuple(paragraphs)),))


def run(
    segments: Sequence[ReferenceSegment],
    engine: Engine,
    glossary: Glossary,
    *,
    repair: bool = True,
    on_event: OnEvent = ignore,
) -> tuple[str, ...]:
    """The pipeline's English for each segment; empty where it failed. The memory is left out: a score is of this run."""
    translations, _, _ = Translator(engine, glossary, repair=repair).translate(as_report(segments), on_event)
    return tuple(translation.target or "" for translation in translations)


def read_hypotheses(path: Path, segments: Sequence[ReferenceSegment]) -> tuple[str, ...]:
    """Another system's output, one line a segment. Raises InputError where the lines do not fit the segments."""
    try:
        lines = read_lines(path)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    if len(lines) != len(segments):
        raise InputError(
            f"{path}: {len(lines)} lines for {len(segments)} segments", help="One line a segment, in order."
        )
    return tuple(lines)


def score(
    system: str, hypotheses: Sequence[str], segments: Sequence[ReferenceSegment], glossary: Glossary
) -> Evaluation:
    """Every metric of one system over the segments."""
    references = [segment.reference for segment in segments]
    pairs: list[Pair] = [
        work.pair(hypothesis)
        for work, hypothesis in zip(prepare(as_report(segments), glossary), hypotheses, strict=True)
    ]
    scores = (
        bleu.score(hypotheses, references),
        chrf.score(hypotheses, references),
        *terms.scores(pairs, glossary.digest),
        *figures.scores(pairs),
        *untranslated.scores(pairs),
    )
    return Evaluation(system=system, hypotheses=tuple(hypotheses), scores=scores)
