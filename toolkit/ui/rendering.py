"""A translated report as the page shows it: HTML from nouns. Every text of a report goes through `escape`."""

from __future__ import annotations

from toolkit.errors import ToolkitError
from toolkit.findings import Finding
from toolkit.report import Report, SegmentKind
from toolkit.summarization.summary import Summary, SummaryOrigin, SummarySentence
from toolkit.translated import KeyFigure, Statistics, TranslatedReport
from toolkit.ui.escaping import escape
from toolkit.ui.rows import anchor, counted, findings_by_segment, findings_list, table
from toolkit.ui.worker import Progress
from toolkit.writing.markdown import NO_FINDING
from toolkit.writing.numbering import english_marker

_STEPS = {
    "wait": ("Waiting for another translation to finish", ""),
    "load": ("Loading the model", ""),
    "translate": ("Translating", "segments"),
    "repair": ("Repairing", "segments"),
    "summarize": ("Summarizing", "sections"),
}
"""What the page says of each step, and what its pieces are called; a step not listed is called by its own name."""


def result(translated: TranslatedReport) -> str:
    """Everything about a finished run."""
    found = findings_by_segment(translated)
    with_findings = sum(1 for segment, findings in found.items() if segment is not None and findings)
    return (
        f'<article class="result" lang="en">{_head(translated)}'
        f'<div class="overview">{summaries(translated)}<div class="facts">{run_table(translated)}'
        f"{key_figures(translated)}</div></div>"
        f"{_whole_report(found.get(None, []))}"
        '<section aria-label="Chinese and English"><div class="bar"><h3>Chinese and English</h3>'
        '<label class="filter"><input type="checkbox" data-filter> '
        f"Only segments with findings ({with_findings})</label></div>"
        f'<p class="promise">{escape(NO_FINDING)}</p>{_nothing_to_filter(with_findings)}'
        f"{table(translated)}</section>{_set_aside(translated.report)}</article>"
    )


def summaries(translated: TranslatedReport) -> str:
    """Section summaries; each sentence is followed by links to the segments it rests on."""
    known = {segment.id for segment in translated.report.segments()}
    parts = "".join(_summary(summary, _heading(translated, summary.section), known) for summary in translated.summaries)
    body = parts or '<p class="none">This run made no summaries.</p>'
    return f'<section class="summaries" aria-label="Summaries"><h3>Summaries</h3>{body}</section>'


def run_table(translated: TranslatedReport) -> str:
    """What the run did, in numbers."""
    run = translated.statistics
    rows = [
        ("Segments", f"{run.segments:,}"),
        ("From memory", f"{run.from_memory:,}"),
        ("Repaired", f"{run.repaired:,}"),
        ("Not translated", f"{run.failed:,}"),
        ("Terms kept", f"{run.terms_kept:,} of {run.terms:,}"),
        ("Figures proved", f"{run.figures_proved:,} of {run.figures:,}"),
        ("Findings", counted(translated.all_findings())),
        ("Engine seconds", f"{run.seconds:,.1f}"),
        ("Tokens per second", _speed(run)),
    ]
    cells = "".join(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in rows)
    signature = escape(str(translated.signature))
    made = f'<details><summary>How it was made</summary><p class="signature">{signature}</p></details>'
    return (
        f'<section aria-label="Run"><h3>Run</h3><table class="run"><caption class="unseen">The run in numbers'
        f"</caption><tbody>{cells}</tbody></table>{made if signature else ''}</section>"
    )


def key_figures(translated: TranslatedReport) -> str:
    """The report's key figures with their places; empty for none."""
    if not translated.key_figures:
        return ""
    known = {segment.id for segment in translated.report.segments()}
    rows = "".join(_key_figure(figure, known) for figure in translated.key_figures)
    return (
        '<section aria-label="Key figures"><h3>Key figures</h3><table class="figures">'
        '<thead><tr><th scope="col">What</th><th scope="col">Figure</th><th scope="col">Source</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )


def status(progress: Progress, *, stopping: bool = False) -> str:
    """The line that tells how far a job is, with a bar where the total is known."""
    words, pieces = _STEPS.get(progress.step, (progress.step.capitalize(), ""))
    if stopping:
        words = "Stopping"
    elif progress.total and progress.step.startswith("fetch"):
        words = f"{words}: {progress.done / 1e6:,.0f} of {progress.total / 1e6:,.0f} MB"
    elif progress.total:
        words = f"{words}: {progress.done:,} of {progress.total:,} {pieces}".rstrip()
    value = f' value="{progress.done}" max="{progress.total}"' if progress.total and not stopping else ""
    return (
        f'<div class="status" role="status"><span>{escape(words)}</span>'
        f'<progress{value} aria-label="Progress"></progress></div>'
    )


def note(text: str) -> str:
    """A quiet line in the place of the status."""
    return f'<div class="status" role="status"><span>{escape(text)}</span></div>'


def error(problem: ToolkitError) -> str:
    """What went wrong and what to do, in plain words."""
    lines = "<br>".join(escape(line) for line in problem.message.splitlines())
    help_line = f"<p>{escape(problem.help)}</p>" if problem.help else ""
    return f'<div class="status problem" role="alert"><p><strong>{lines}</strong></p>{help_line}</div>'


def _head(translated: TranslatedReport) -> str:
    report = translated.report
    english = _english_title(translated)
    facts = [fact for fact in (report.issuer, report.date, report.document_number) if fact]
    parts = [
        f"<h2>{escape(english)}</h2>" if english else "",
        f'<p class="original" lang="zh">{escape(report.title)}</p>' if report.title else "",
        f'<p class="metadata" lang="zh">{escape(" · ".join(facts))}</p>' if facts else "",
    ]
    return f"<header>{''.join(parts)}</header>"


def _english_title(translated: TranslatedReport) -> str:
    translations = translated.by_id()
    for segment in translated.report.segments():
        if segment.kind is SegmentKind.TITLE and segment.id in translations:
            return translations[segment.id].target or ""
    return ""


def _heading(translated: TranslatedReport, section_id: str) -> str:
    for section in translated.report.walk():
        if section.id == section_id and section.heading is not None:
            translation = translated.by_id().get(section.heading.id)
            if translation is not None and translation.target:
                return escape(f"{english_marker(section.heading.marker)} {translation.target}".strip())
            return f'<span lang="zh">{escape(section.heading.source)}</span>'
    return "Opening"


def _summary(summary: Summary, heading: str, known: set[str]) -> str:
    sentences = "".join(_sentence(sentence, known) for sentence in summary.sentences)
    return f"<h4>{heading}</h4><ul>{sentences}</ul>"


def _sentence(sentence: SummarySentence, known: set[str]) -> str:
    written = sentence.origin is SummaryOrigin.WRITTEN
    tag = ' <span class="tag" title="Written by the model, then checked against its sources">written</span>'
    links = " ".join(_link(source, known) for source in sentence.sources)
    return f"<li>{escape(sentence.text)}{tag if written else ''} {links}</li>"


def _key_figure(figure: KeyFigure, known: set[str]) -> str:
    return (
        f"<tr><td>{escape(figure.label)}</td><td>{escape(figure.english)}"
        f' <span class="surface" lang="zh">{escape(figure.quantity.surface)}</span></td>'
        f"<td>{_link(figure.segment, known)}</td></tr>"
    )


def _link(segment: str, known: set[str]) -> str:
    shown = escape(segment)
    if segment not in known:
        return f'<span class="source">{shown}</span>'
    target = escape(anchor(segment))
    return f'<a class="source" href="#{target}" data-row="{target}" aria-label="Source: segment {shown}">{shown}</a>'


def _speed(run: Statistics) -> str:
    return f"{run.tokens / run.seconds:,.1f}" if run.seconds > 0 and run.tokens else "–"


def _whole_report(findings: list[Finding]) -> str:
    if not findings:
        return ""
    return f'<section aria-label="On the whole report"><h3>On the whole report</h3>{findings_list(findings)}</section>'


def _nothing_to_filter(with_findings: int) -> str:
    return "" if with_findings else '<p class="none when-filtered">No segment has a finding.</p>'


def _set_aside(report: Report) -> str:
    if not report.set_aside:
        return ""
    lines = "".join(f"<li>{escape(report.text[start:end])}</li>" for start, end in report.set_aside)
    return (
        f'<details class="aside"><summary>Set aside, not translated ({len(report.set_aside)})</summary>'
        f'<ul lang="zh">{lines}</ul></details>'
    )
