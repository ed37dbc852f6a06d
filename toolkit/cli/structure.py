"""govreport structure FILE: the report as the toolkit sees it, before anything is translated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from toolkit.report import Report, Section


def structure(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The report to read.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the structure as JSON.")] = False,
) -> None:
    """Print the sections of a report, with levels, ids, segment counts and offsets."""
    from toolkit.reading.read import read_report

    report = read_report(file)
    typer.echo(json.dumps(structure_data(report), ensure_ascii=False, indent=2) if as_json else structure_text(report))


def structure_data(report: Report) -> dict[str, Any]:
    """The structure's JSON: metadata, headings with their levels, and all segments in reading order."""
    return {
        "title": report.title,
        "issuer": report.issuer,
        "date": report.date,
        "document_number": report.document_number,
        "headings": [
            {
                "level": section.level,
                "marker": section.heading.marker,
                "text": section.heading.source,
                "start": section.heading.start,
                "end": section.heading.end,
            }
            for section in report.walk()
            if section.heading is not None
        ],
        "segments": [
            {"id": s.id, "start": s.start, "end": s.end, "source": s.source, "marker": s.marker}
            for s in report.segments()
        ],
    }


def structure_text(report: Report) -> str:
    """The tree as lines of plain text: metadata, sections, what was set aside, findings."""
    lines = [
        f"{name}: {value}"
        for name, value in (
            ("title", report.title),
            ("issuer", report.issuer),
            ("date", report.date),
            ("document number", report.document_number),
        )
        if value
    ]
    lines.extend(_section_line(section) for section in report.walk())
    if report.set_aside:
        lines.append(f"set aside: {_count(len(report.set_aside), 'span')}")
        for start, end in report.set_aside[:20]:
            lines.append(f"  {start}–{end}  {' '.join(report.text[start:end].split())[:60]}")
        if len(report.set_aside) > 20:
            lines.append(f"  … and {len(report.set_aside) - 20} more")
    lines.extend(f"{finding.severity}: {finding.message}" for finding in report.findings)
    return "\n".join(lines)


def _section_line(section: Section) -> str:
    own = list(section.own_segments())
    indent = "  " * max(section.level - 1, 0)
    heading = section.heading
    words = f"{heading.marker} {heading.source}".strip() if heading else "(no heading)"
    offsets = f"{own[0].start}–{own[-1].end}" if own else "empty"
    return f"{indent}{section.id}  level {section.level}  {words}  [{_count(len(own), 'segment')}, {offsets}]"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
