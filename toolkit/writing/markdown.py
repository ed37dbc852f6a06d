"""Markdown (CommonMark with tables): the English report as a document, its summaries in front, its findings behind.

Text of the report is text: whatever Markdown or HTML would read as markup is escaped. A segment that was not
translated is printed in Chinese, marked. A segment with an error or a warning carries a mark that leads to its finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from toolkit.findings import Finding, Severity
from toolkit.report import Paragraph, Section, Segment, SegmentKind
from toolkit.translated import State, TranslatedReport, Translation
from toolkit.writing.numbering import english_marker

SUFFIX = ".md"

NO_FINDING = (
    "No finding means that terms, figures, script and length were checked; "
    "it does not mean that names outside the glossary were, or the meaning."
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~$])")
_LINE_START = re.compile(r"^(\d*)([#+=-]|(?<=\d)[.)](?=\s|$))")
"""What opens a heading, a list or a rule; Markdown escapes punctuation alone, so `1.` becomes `1\\.`."""


def to_markdown(translated: TranslatedReport) -> str:
    """The document, with a line end."""
    return _Document(translated).text()


def render(translated: TranslatedReport) -> str:
    """The same, under the name that every writer has."""
    return to_markdown(translated)


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    one_line = " ".join(text.split())
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line))


class _Document:
    def __init__(self, translated: TranslatedReport) -> None:
        self._translated = translated
        self._english = translated.by_id()
        shown = [f for f in translated.all_findings() if f.severity is not Severity.NOTE]
        self._numbers = {id(finding): number for number, finding in enumerate(shown, start=1)}
        self._findings = shown
        self._title_segment = next((s for s in translated.report.segments() if s.kind is SegmentKind.TITLE), None)

    def text(self) -> str:
        blocks = [self._title(), *self._facts(), *self._summaries(), *self._key_figures()]
        for section in self._translated.report.sections:
            blocks += self._section(section)
        blocks += self._findings_part()
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _title(self) -> str:
        title = self._title_segment
        return f"# {self._rendered(title)}" if title else f"# {escape(self._translated.report.title or 'Report')}"

    def _facts(self) -> Iterator[str]:
        statistics = self._translated.statistics
        errors = self._translated.count(Severity.ERROR)
        warnings = self._translated.count(Severity.WARNING)
        yield (
            "| segments | terms kept | figures proved | errors | warnings |\n| --- | --- | --- | --- | --- |\n"
            f"| {statistics.segments} | {statistics.terms_kept} of {statistics.terms} "
            f"| {statistics.figures_proved} of {statistics.figures} | {errors} | {warnings} |"
        )
        yield f"*Machine translation, checked. {NO_FINDING}*"
        yield f"`{self._translated.signature}`"

    def _summaries(self) -> Iterator[str]:
        if not self._translated.summaries:
            return
        yield "## Summaries"
        headings = {section.id: section for section in self._translated.report.walk()}
        for summary in self._translated.summaries:
            section = headings.get(summary.section)
            name = self._heading_text(section.heading) if section and section.heading else "Opening"
            lines = [
                f"- {escape(sentence.text)} ({', '.join(f'`{source}`' for source in sentence.sources)})"
                for sentence in summary.sentences
            ]
            yield f"**{name}**\n\n" + "\n".join(lines)

    def _key_figures(self) -> Iterator[str]:
        if not self._translated.key_figures:
            return
        yield "## Key figures"
        rows = "\n".join(
            f"| {escape(figure.english)} | {escape(figure.label)} | `{figure.segment}` |"
            for figure in self._translated.key_figures
        )
        yield f"| figure | what it stands for | segment |\n| --- | --- | --- |\n{rows}"

    def _section(self, section: Section) -> Iterator[str]:
        if section.heading is not None:
            yield "#" * min(6, section.level + 1) + " " + self._heading_text(section.heading)
        for is_table, paragraphs in groupby(section.paragraphs, key=_is_row):
            if is_table:
                yield from self._tables(paragraphs)
            else:
                for paragraph in paragraphs:
                    yield self._paragraph(paragraph)
        for subsection in section.subsections:
            yield from self._section(subsection)

    def _paragraph(self, paragraph: Paragraph) -> str:
        parts = []
        for segment in paragraph.segments:
            if segment is self._title_segment:
                continue  # it stands at the top
            marker = english_marker(segment.marker) if segment.marker else ""
            parts.append(f"{escape(marker)} {self._rendered(segment)}".strip())
        text = " ".join(parts)
        bullet = paragraph.segments and paragraph.segments[0].kind is SegmentKind.ITEM
        bullet = bullet and not english_marker(paragraph.segments[0].marker or "——")
        return f"- {text}" if bullet and text else text

    def _tables(self, rows: Iterable[Paragraph]) -> Iterator[str]:
        for _, table in groupby(rows, key=lambda row: row.segments[0].cell.table if row.segments[0].cell else -1):
            lines = [{s.cell.column: self._rendered(s) for s in row.segments if s.cell is not None} for row in table]
            width = max((max(line) for line in lines if line), default=0) + 1
            written = ["| " + " | ".join(line.get(column, "") for column in range(width)) + " |" for line in lines]
            written.insert(1, "|" + " --- |" * width)
            yield "\n".join(written)

    def _heading_text(self, heading: Segment) -> str:
        marker = english_marker(heading.marker) if heading.marker else ""
        return f"{marker} {self._rendered(heading)}".strip()

    def _rendered(self, segment: Segment) -> str:
        translation = self._english.get(segment.id)
        if translation is None or translation.target is None or translation.state is State.FAILED:
            return f"**(not translated)** {escape(segment.source)}{self._marks(translation)}"
        return escape(translation.target) + self._marks(translation)

    def _marks(self, translation: Translation | None) -> str:
        numbers = [
            self._numbers[id(f)] for f in (translation.findings if translation else ()) if id(f) in self._numbers
        ]
        return "".join(f" <sup>[{number}](#finding-{number})</sup>" for number in numbers)

    def _findings_part(self) -> Iterator[str]:
        yield "## Findings"
        if not self._findings:
            yield f"None. {NO_FINDING}"
            return
        yield "\n".join(self._finding(number, finding) for number, finding in enumerate(self._findings, start=1))

    def _finding(self, number: int, finding: Finding) -> str:
        where = f" `{finding.segment}`" if finding.segment else ""
        translation = self._english.get(finding.segment or "")
        source = f" — {escape(translation.source)}" if translation else ""
        return (
            f'{number}. <a id="finding-{number}"></a>**{finding.severity}** · {finding.check}{where}: '
            f"{escape(finding.message)}{source}"
        )


def _is_row(paragraph: Paragraph) -> bool:
    return bool(paragraph.segments) and paragraph.segments[0].cell is not None
