"""The side-by-side table: every segment of a report in reading order, Chinese beside English, findings in place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from toolkit.findings import Finding, Severity
from toolkit.report import Section, Segment, SegmentKind
from toolkit.translated import Origin, State, TranslatedReport, Translation
from toolkit.ui.escaping import escape, mark
from toolkit.writing.numbering import english_marker

_DEEPEST_HEADING = 6  # HTML knows no deeper one

_ORIGINS = {
    Origin.MEMORY: "from memory",
    Origin.REPAIRED: "repaired",
    Origin.FORCED: "term forced",
    Origin.COPIED: "copied",
    Origin.MANUAL: "by hand",
}
"""What is said of a translation's origin; an engine's plain draft needs no word."""


def anchor(segment: str) -> str:
    """The page's element id of a segment's row."""
    return f"segment-{segment}"


def findings_by_segment(translated: TranslatedReport) -> dict[str | None, list[Finding]]:
    """Findings by the segment they are shown on; None holds those of the report as a whole.

    A finding that names a segment the report does not have counts for the whole report: it must not get lost.
    """
    known = {segment.id for segment in translated.report.segments()}
    found: defaultdict[str | None, list[Finding]] = defaultdict(list)
    for finding in (*translated.report.findings, *translated.findings):
        found[finding.segment if finding.segment in known else None].append(finding)
    for translation in translated.translations:
        found[translation.id if translation.id in known else None] += translation.findings
    return dict(found)


def table(translated: TranslatedReport) -> str:
    """The whole table; one `tbody` per section."""
    found = findings_by_segment(translated)
    translations = translated.by_id()
    bodies = "".join(_body(section, translations, found) for section in translated.report.walk())
    return (
        '<table class="rows"><caption class="unseen">The report, segment by segment</caption>'
        '<thead><tr><th scope="col">Segment</th><th scope="col">Chinese</th><th scope="col">English</th></tr></thead>'
        f"{bodies}</table>"
    )


def findings_list(findings: Sequence[Finding]) -> str:
    """Findings as a list, the gravest first; empty for none."""
    if not findings:
        return ""
    ordered = sorted(findings, key=lambda finding: -finding.severity.rank)
    return f'<ul class="findings" lang="en">{"".join(map(_finding, ordered))}</ul>'


def _body(section: Section, translations: Mapping[str, Translation], found: Mapping[str | None, list[Finding]]) -> str:
    rows = "".join(
        _row(segment, section.level, translations.get(segment.id), found.get(segment.id, []))
        for segment in section.own_segments()
    )
    return f"<tbody>{rows}</tbody>" if rows else ""


def _row(segment: Segment, level: int, translation: Translation | None, findings: list[Finding]) -> str:
    failed = translation is None or translation.target is None
    classes = ["segment", segment.kind.value, *(["found"] if findings else []), *(["failed"] if failed else [])]
    source = mark(segment.source, _spans(finding.source_span for finding in findings))
    return (
        f'<tr id="{escape(anchor(segment.id))}" class="{" ".join(classes)}" tabindex="-1">'
        f'<th scope="row">{escape(segment.id)}{_place(segment)}</th>'
        f'<td lang="zh">{_wrapped(_marker(segment.marker) + source, segment, level)}</td>'
        f"{_english(segment, level, translation, findings)}</tr>"
    )


def _english(segment: Segment, level: int, translation: Translation | None, findings: list[Finding]) -> str:
    if translation is None or translation.target is None:
        shown = _wrapped(f'<span class="untranslated" lang="zh">{escape(segment.source)}</span>', segment, level)
        return f'<td lang="en"><span class="tag failed">Not translated</span> {shown}{findings_list(findings)}</td>'
    numbering = _marker(f"{english} " if (english := english_marker(segment.marker)) else "")
    target = numbering + mark(translation.target, _spans(finding.target_span for finding in findings))
    return f'<td lang="en">{_wrapped(target, segment, level)}{_tags(translation)}{findings_list(findings)}</td>'


def _wrapped(html: str, segment: Segment, level: int) -> str:
    if segment.kind is SegmentKind.TITLE:
        return f'<span class="title" role="heading" aria-level="2">{html}</span>'
    if segment.kind is SegmentKind.HEADING:
        depth = min(max(level, 1) + 2, _DEEPEST_HEADING)
        return f'<span class="heading-{depth}" role="heading" aria-level="{depth}">{html}</span>'
    return html


def _marker(text: str) -> str:
    return f'<span class="marker">{escape(text)}</span>' if text else ""


def _place(segment: Segment) -> str:
    if segment.cell is None:
        return ""
    cell = segment.cell
    return f'<span class="place">table {cell.table + 1}, row {cell.row + 1}, column {cell.column + 1}</span>'


def _tags(translation: Translation) -> str:
    words = [_ORIGINS[translation.origin]] if translation.origin in _ORIGINS else []
    if translation.state in (State.REVIEWED, State.FINAL):
        words.append(translation.state.value)
    return "".join(f' <span class="tag">{escape(word)}</span>' for word in words)


def _finding(finding: Finding) -> str:
    severity = finding.severity.value
    return (
        f'<li class="finding {severity}"><span class="severity">{severity.capitalize()}</span> '
        f'<span class="check">{escape(finding.check)}</span> {escape(finding.message)}</li>'
    )


def _spans(spans: Iterable[tuple[int, int] | None]) -> list[tuple[int, int]]:
    return [span for span in spans if span is not None]


def counted(findings: Iterable[Finding]) -> str:
    """The findings in words: `3 (1 error, 2 warnings)`, or `0`."""
    severities = [finding.severity for finding in findings]
    parts = [
        f"{count} {severity.value}{'' if count == 1 else 's'}"
        for severity in sorted(Severity, key=lambda severity: -severity.rank)
        if (count := severities.count(severity))
    ]
    return f"{len(severities)} ({', '.join(parts)})" if parts else "0"
