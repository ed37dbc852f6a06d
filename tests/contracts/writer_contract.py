"""What every writer keeps: subclass it, set `name`, and say how text looks in the form (`shown`)."""

from __future__ import annotations

from typing import ClassVar

import pytest
from contracts.sample_report import finding, report_of, row, translated_of

from toolkit.findings import Severity
from toolkit.report import Paragraph, Report, Section, Segment, SegmentKind
from toolkit.translated import TranslatedReport
from toolkit.writing.registry import WRITERS, find_writer


def whole_report() -> TranslatedReport:
    """A report with every kind of segment, a table, a failed segment and findings."""
    kinds = [kind for kind in SegmentKind if kind not in (SegmentKind.CELL, SegmentKind.HEADING)]
    front = tuple(Segment(id=f"s0-{n}", start=0, end=4, source=f"甲乙{n}", kind=k) for n, k in enumerate(kinds, 1))
    heading = Segment(id="s1-0", start=0, end=4, source="总体情况", kind=SegmentKind.HEADING, marker="一、")
    table = (row(1, "项目", "数量"), row(2, "合计", "12"))
    report = Report(
        text="",
        title="报告",
        sections=(
            Section(id="s0", level=0, paragraphs=tuple(Paragraph(segments=(one,)) for one in front)),
            Section(id="s1", level=1, heading=heading, paragraphs=table),
        ),
    )
    english: dict[str, str | None] = {one.id: f"English of {one.id}" for one in report.segments()}
    english["s0-3"] = None
    findings = [finding("s0-3"), finding("s1-0", Severity.WARNING), finding(None, message="about the whole")]
    return translated_of(report, english, findings)


class WriterContract:
    name: ClassVar[str]

    def shown(self, text: str) -> str:
        return text

    @pytest.fixture
    def written(self) -> str:
        return find_writer(self.name).render(whole_report())

    def test_every_segment_is_there_in_english_or_in_chinese(self, written: str) -> None:
        for translation in whole_report().translations:
            assert self.shown(translation.target or translation.source) in written, translation

    def test_every_finding_is_there(self, written: str) -> None:
        assert written.count(self.shown("something is wrong")) == 2
        assert self.shown("about the whole") in written

    def test_it_writes_the_same_twice(self, written: str) -> None:
        assert find_writer(self.name).render(whole_report()) == written

    def test_it_ends_with_one_line_end(self, written: str) -> None:
        assert written.endswith("\n")
        assert not written.endswith("\n\n")

    def test_an_empty_report_is_written(self) -> None:
        assert find_writer(self.name).render(translated_of(report_of(), {}))

    def test_its_suffix_is_its_own(self) -> None:
        assert [writer.suffix for writer in WRITERS.values()].count(WRITERS[self.name].suffix) == 1
