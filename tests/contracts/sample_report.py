"""Small reports, made by hand: what rooms above the structure are tested with."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.findings import Finding, Severity
from toolkit.report import CellPosition, Paragraph, Report, Section, Segment, SegmentKind
from toolkit.signature import Signature
from toolkit.translated import Origin, State, Statistics, TranslatedReport, Translation


def report_of(*sources: str | Segment) -> Report:
    """A report with one section whose paragraphs are these segments, `s1-1`, `s1-2` …"""
    segments = []
    start = 0
    for number, source in enumerate(sources, start=1):
        made = source if isinstance(source, Segment) else segment(source)
        end = start + len(made.source)
        fields = {"kind": made.kind, "marker": made.marker, "cell": made.cell, "cuts": made.cuts}
        segments.append(Segment(id=f"s1-{number}", start=start, end=end, source=made.source, **fields))
        start = end + 1
    return Report(
        text="\n".join(one.source for one in segments),
        sections=(Section(id="s1", level=1, paragraphs=tuple(Paragraph(segments=(one,)) for one in segments)),),
    )


def segment(
    source: str, kind: SegmentKind = SegmentKind.SENTENCE, *, marker: str = "", unit: str | None = None
) -> Segment:
    cell = None if unit is None else CellPosition(table=0, row=0, column=0, unit=unit)
    return Segment(id="", start=0, end=len(source), source=source, kind=kind, marker=marker, cell=cell)


def row(number: int, *sources: str) -> Paragraph:
    """A table row."""
    return Paragraph(
        segments=tuple(
            Segment(
                id=f"s1-r{number}c{column}",
                start=0,
                end=len(source),
                source=source,
                kind=SegmentKind.CELL,
                cell=CellPosition(table=0, row=number, column=column),
            )
            for column, source in enumerate(sources)
        )
    )


def translated_of(
    report: Report, english: dict[str, str | None], findings: Sequence[Finding] = (), **fields: object
) -> TranslatedReport:
    """The report with this English by segment id; None is a failed segment, and what is not named is "English"."""
    translations = []
    for one in report.segments():
        target = english.get(one.id, "English")
        own = tuple(finding for finding in findings if finding.segment == one.id)
        state = State.FAILED if target is None else State.DRAFT
        translations.append(
            Translation(id=one.id, source=one.source, target=target, origin=Origin.ENGINE, state=state, findings=own)
        )
    return TranslatedReport(
        report=report,
        translations=tuple(translations),
        findings=tuple(finding for finding in findings if finding.segment is None),
        signature=Signature(parts={"engine": "scripted", "model": "none"}),
        statistics=Statistics(segments=len(translations)),
        **fields,  # type: ignore[arg-type]
    )


def finding(
    segment: str | None, severity: Severity = Severity.ERROR, message: str = "something is wrong", check: str = "terms"
) -> Finding:
    return Finding(check=check, severity=severity, message=message, segment=segment)
