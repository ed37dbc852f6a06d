"""A report as a tree: Report > Section > Paragraph > Segment.

All offsets are code points into `Report.text`, end exclusive. Slices of the segments and the gaps between them give the
text back, code point for code point.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toolkit.findings import Finding, Span


class SegmentKind(StrEnum):
    """What a segment is in its report."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    METADATA = "metadata"
    SALUTATION = "salutation"
    HEADING = "heading"
    SENTENCE = "sentence"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"


@dataclass(frozen=True, kw_only=True)
class CellPosition:
    """Where a table cell stands: table number in the report, row and column (all from 0), and the table's unit line."""

    table: int
    row: int
    column: int
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """What one engine call translates.

    `id` is unique in its report (`s3.2.1-4`: fourth segment of section 3.2.1; number 0 is the heading). `source` is the
    healed form of `text[start:end]`: hard line breaks and inner spaces mended. `marker` is the numbering that stood
    before the text (`一、`, `（一）`, `1.`); it is rendered by rule and lies outside [start, end).
    `cuts` are offsets into `source` after which a very long sentence may be divided.
    """

    id: str
    start: int
    end: int
    source: str
    kind: SegmentKind = SegmentKind.SENTENCE
    marker: str = ""
    cell: CellPosition | None = None
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Segments that stand together: the sentences of a paragraph, or the cells of one table row."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading with what stands under it.

    `level` counts from 1 for the report's top level; 0 marks a part without heading (front matter, closing block).
    """

    id: str
    level: int
    heading: Segment | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    subsections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Itself, then all sections below it, in reading order."""
        yield self
        for section in self.subsections:
            yield from section.walk()

    def own_segments(self) -> Iterator[Segment]:
        """Heading and paragraphs of this section, without its subsections."""
        if self.heading is not None:
            yield self.heading
        for paragraph in self.paragraphs:
            yield from paragraph.segments

    def segments(self) -> Iterator[Segment]:
        """Every segment of this section and all below it, in reading order."""
        for section in self.walk():
            yield from section.own_segments()


@dataclass(frozen=True, kw_only=True)
class Report:
    """One document. `set_aside` holds the spans of site chrome: recognised, kept in `text`, not translated."""

    text: str
    title: str = ""
    issuer: str = ""
    date: str = ""
    document_number: str = ""
    sections: tuple[Section, ...] = ()
    set_aside: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Every section in reading order."""
        for section in self.sections:
            yield from section.walk()

    def segments(self) -> Iterator[Segment]:
        """Every segment in reading order."""
        for section in self.sections:
            yield from section.segments()
