"""What the page shows of a translated report, as HTML, without a server."""

import html
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import CancelledError, InputError, ToolkitError, UsageError
from toolkit.findings import Finding, Severity
from toolkit.quantities.quantity import Quantity, QuantityKind
from toolkit.report import CellPosition, Paragraph, Report, Section, Segment, SegmentKind
from toolkit.signature import Signature
from toolkit.summarization.summary import Summary, SummaryOrigin, SummarySentence
from toolkit.translated import KeyFigure, Origin, State, Statistics, TranslatedReport, Translation
from toolkit.translation.events import OnEvent, PieceDone, StepBegun
from toolkit.ui import rendering, rows
from toolkit.ui.escaping import escape, mark
from toolkit.ui.page import MAX_BYTES, read_input
from toolkit.ui.worker import Progress, Worker

HOSTILE = "<script>alert(1)</script> <t1> [1] ${alert(2)} `x` {{y}} \\n \" ' &amp;"


def segment(place: str, source: str, kind: SegmentKind = SegmentKind.SENTENCE, **more: object) -> Segment:
    return Segment(id=place, start=0, end=len(source), source=source, kind=kind, **more)  # type: ignore[arg-type]


def draft(place: str, source: str, target: str | None, *findings: Finding) -> Translation:
    state = State.FAILED if target is None else State.DRAFT
    return Translation(id=place, source=source, target=target, origin=Origin.ENGINE, state=state, findings=findings)


WARNING = Finding(
    check="numbers",
    severity=Severity.WARNING,
    message="3万 is 30 thousand",
    segment="s1-1",
    source_span=(2, 4),
    target_span=(0, 5),
)
ERROR = Finding(check="untranslated", severity=Severity.ERROR, message="no English", segment="s1-2")
NOTE = Finding(check="structure", severity=Severity.NOTE, message="two tables have no unit")

REPORT = Report(
    text="石溪乡工作情况的报告 打印本页",
    title="石溪乡工作情况的报告",
    issuer="石溪乡人民政府",
    date="2025-01-08",
    set_aside=((11, 15),),
    findings=(NOTE,),
    sections=(
        Section(
            id="s0",
            level=0,
            paragraphs=(Paragraph(segments=(segment("s0-1", "石溪乡工作情况的报告", SegmentKind.TITLE),)),),
        ),
        Section(
            id="s1",
            level=1,
            heading=segment("s1-0", "工作回顾", SegmentKind.HEADING, marker="一、"),
            paragraphs=(
                Paragraph(segments=(segment("s1-1", "新增3万亩。"), segment("s1-2", "面貌一新。"))),
                Paragraph(
                    segments=(
                        segment("s1-3", "12", SegmentKind.CELL, cell=CellPosition(table=0, row=1, column=2, unit="")),
                    )
                ),
            ),
        ),
    ),
)

TRANSLATED = TranslatedReport(
    report=REPORT,
    translations=(
        draft("s0-1", "石溪乡工作情况的报告", "Report on the work of Shixi Township"),
        draft("s1-0", "工作回顾", "Review of work"),
        draft("s1-1", "新增3万亩。", "3,000 mu were added.", WARNING),
        draft("s1-2", "面貌一新。", None, ERROR),
        Translation(id="s1-3", source="12", target="12", origin=Origin.COPIED),
    ),
    summaries=(
        Summary(
            section="s1",
            sentences=(
                SummarySentence(text="Land was added.", sources=("s1-1", "s9-9"), origin=SummaryOrigin.WRITTEN),
            ),
        ),
    ),
    key_figures=(
        KeyFigure(
            label="Land added",
            english="30,000 mu",
            quantity=Quantity(surface="3万亩", value=Decimal(30000), kind=QuantityKind.AREA, start=2, end=5, unit="mu"),
            segment="s1-1",
        ),
    ),
    signature=Signature(parts={"engine": "openvino", "glossary": "ab12"}),
    statistics=Statistics(
        segments=5, failed=1, terms=3, terms_kept=2, figures=2, figures_proved=1, tokens=90, seconds=1.5
    ),
)


class Outline(HTMLParser):
    """The elements that open, in order, with their attributes; and all text."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.opened.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text += data


def outline(shown: str) -> Outline:
    parser = Outline()
    parser.feed(shown)
    parser.close()
    return parser


def row_of(place: str, shown: str) -> str:
    found = re.search(rf'<tr id="segment-{re.escape(place)}".*?</tr>', shown)
    assert found is not None
    return found.group()


@given(st.text())
def test_escaped_text_shows_itself_and_holds_no_active_character(text: str) -> None:
    assert html.unescape(escape(text)) == text
    assert not set(escape(text)) & set("<>\"'`$\\{}")


@given(st.text(alphabet="ab<&中`$"), st.lists(st.tuples(st.integers(-3, 12), st.integers(-3, 12))))
def test_marking_changes_no_text(text: str, spans: list[tuple[int, int]]) -> None:
    shown = mark(text, spans)
    assert html.unescape(re.sub("</?mark>", "", shown)) == text
    assert shown.count("<mark>") == shown.count("</mark>")
    assert "<mark></mark>" not in shown


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("abc", [], "abc"),
        ("abc", [(1, 2)], "a<mark>b</mark>c"),
        ("a<c", [(1, 2)], "a<mark>&#60;</mark>c"),
        ("abcd", [(2, 4), (0, 1)], "<mark>a</mark>b<mark>cd</mark>"),
        ("abcd", [(0, 2), (1, 3)], "<mark>abc</mark>d"),
        ("abc", [(2, 99)], "ab<mark>c</mark>"),
        ("abc", [(2, 1), (5, 9)], "abc"),
    ],
)
def test_spans_are_marked(text: str, spans: list[tuple[int, int]], expected: str) -> None:
    assert mark(text, spans) == expected


def test_rows_stand_in_reading_order_with_headings_in_place() -> None:
    ids = re.findall(r'<tr id="segment-([^"]+)"', rows.table(TRANSLATED))
    assert ids == ["s0-1", "s1-0", "s1-1", "s1-2", "s1-3"]
    heading = row_of("s1-0", rows.table(TRANSLATED))
    assert heading.count('role="heading" aria-level="3"') == 2
    assert "一、" in heading
    assert "I. </span>Review of work" in heading


def test_both_languages_are_named_and_the_table_has_headers() -> None:
    shown = rows.table(TRANSLATED)
    assert shown.count('<th scope="col">') == 3
    assert shown.count('<td lang="zh">') == shown.count('<td lang="en">') == 5


def test_a_finding_is_shown_on_its_segment_with_severity_check_and_message() -> None:
    row = row_of("s1-1", rows.table(TRANSLATED))
    assert 'class="finding warning"' in row
    assert "Warning numbers 3万 is 30 thousand" in outline(row).text
    assert "新增<mark>3万</mark>亩。" in row
    assert "<mark>3,000</mark> mu were added." in row


def test_a_failed_segment_shows_its_chinese_marked() -> None:
    row = row_of("s1-2", rows.table(TRANSLATED))
    assert "Not translated" in row
    assert '<span class="untranslated" lang="zh">面貌一新。</span>' in row


def test_a_segment_without_a_translation_is_not_lost() -> None:
    bare = TranslatedReport(report=REPORT, translations=())
    assert rows.table(bare).count("Not translated") == 5


def test_a_cell_says_where_it_stands() -> None:
    assert "table 1, row 2, column 3" in row_of("s1-3", rows.table(TRANSLATED))


def test_findings_without_a_known_segment_stand_on_the_whole_report() -> None:
    stray = Finding(check="terms", severity=Severity.NOTE, message="stray", segment="s77-1")
    translated = TranslatedReport(report=REPORT, translations=(), findings=(stray,))
    assert rows.findings_by_segment(translated)[None] == [NOTE, stray]
    assert "stray" in rendering.result(translated)


def test_the_gravest_finding_comes_first() -> None:
    shown = outline(rows.findings_list([NOTE, ERROR, WARNING])).text
    assert shown.index("Error") < shown.index("Warning") < shown.index("Note")


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], "0"),
        ([ERROR], "1 (1 error)"),
        ([NOTE, WARNING, WARNING], "3 (2 warnings, 1 note)"),
    ],
)
def test_findings_are_counted_in_words(findings: list[Finding], expected: str) -> None:
    assert rows.counted(findings) == expected


def test_summary_sentences_link_to_their_segments_only_where_those_exist() -> None:
    shown = rendering.summaries(TRANSLATED)
    links = [attributes["href"] for tag, attributes in outline(shown).opened if tag == "a"]
    assert links == ["#segment-s1-1"]
    assert "s9-9" in shown
    assert "<h4>I. Review of work</h4>" in shown
    assert "Land was added." in shown


def test_every_link_leads_to_a_row_of_the_page() -> None:
    opened = outline(rendering.result(TRANSLATED)).opened
    ids = [attributes.get("id") for _, attributes in opened if attributes.get("id")]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"] for tag, attributes in opened if tag == "a"}
    assert targets == {"#segment-s1-1"}
    assert {target.removeprefix("#") for target in targets if target} <= set(ids)


@pytest.mark.parametrize(
    "expected",
    [
        "Terms kept2 of 3",
        "Figures proved1 of 2",
        "Findings3 (1 error, 1 warning, 1 note)",
        "Engine seconds1.5",
        "Tokens per second60.0",
        "engine:openvino|glossary:ab12",
    ],
)
def test_the_run_table_tells_what_was_done(expected: str) -> None:
    assert expected in outline(rendering.run_table(TRANSLATED)).text


def test_a_run_without_engine_time_has_no_speed() -> None:
    assert "Tokens per second–" in outline(rendering.run_table(TranslatedReport(report=REPORT, translations=()))).text


@pytest.mark.parametrize(
    "expected",
    [
        "No finding means that terms, figures, script and length were checked; "
        "it does not mean that names outside the glossary were, or the meaning.",
        "Only segments with findings (2)",
        "Land added30,000 mu 3万亩s1-1",
        "Set aside, not translated (1)打印本页",
        "石溪乡人民政府 · 2025-01-08",
    ],
)
def test_the_result_holds(expected: str) -> None:
    assert expected in outline(rendering.result(TRANSLATED)).text


def test_hostile_text_is_text_wherever_it_stands() -> None:
    finding = Finding(check=HOSTILE, severity=Severity.NOTE, message=HOSTILE, segment=HOSTILE)
    hostile = TranslatedReport(
        report=Report(
            text=HOSTILE,
            title=HOSTILE,
            issuer=HOSTILE,
            set_aside=((0, len(HOSTILE)),),
            sections=(
                Section(
                    id=HOSTILE,
                    level=1,
                    heading=segment(HOSTILE, HOSTILE, SegmentKind.HEADING, marker=HOSTILE),
                ),
            ),
        ),
        translations=(draft(HOSTILE, HOSTILE, HOSTILE, finding),),
        summaries=(
            Summary(
                section=HOSTILE,
                sentences=(SummarySentence(text=HOSTILE, sources=(HOSTILE,), origin=SummaryOrigin.EXTRACTED),),
            ),
        ),
        signature=Signature(parts={HOSTILE: HOSTILE}),
    )
    shown = rendering.result(hostile)
    assert not set(shown) & set("`$\\{}")
    assert not {tag for tag, _ in outline(shown).opened} & {"script", "t1"}
    assert outline(shown).text.count(HOSTILE) >= 8


@pytest.mark.parametrize(
    ("progress", "stopping", "words", "bar"),
    [
        (Progress(), False, "Waiting for another translation to finish", False),
        (Progress(step="load"), False, "Loading the model", False),
        (Progress(step="translate", done=12, total=40), False, "Translating: 12 of 40 segments", True),
        (Progress(step="polish", done=1, total=2), False, "Polish: 1 of 2", True),
        (
            Progress(step="fetch model (hub)", done=5_000_000, total=1_117_000_000),
            False,
            "Fetch model (hub): 5 of 1,117 MB",
            True,
        ),
        (Progress(step="translate", done=12, total=40), True, "Stopping", False),
    ],
)
def test_the_status_says_how_far_the_run_is(progress: Progress, stopping: bool, words: str, bar: bool) -> None:
    shown = rendering.status(progress, stopping=stopping)
    assert outline(shown).text == words
    assert ("value=" in shown) is bar


def test_an_error_is_shown_with_what_to_do() -> None:
    shown = rendering.error(ToolkitError("a.txt: <empty>", help="Give a report."))
    assert 'role="alert"' in shown
    assert outline(shown).text == "a.txt: <empty>Give a report."


@pytest.mark.parametrize(
    ("file", "text", "error", "words"),
    [
        (None, "", UsageError, "no report yet"),
        (None, None, UsageError, "no report yet"),
        (None, " \n", UsageError, "no report yet"),
        ("a.txt", "工作报告", UsageError, "both a file and pasted text"),
        (None, "中" * (MAX_BYTES // 3 + 1), InputError, "larger than 5 MB"),
    ],
)
def test_unusable_input_is_refused(
    tmp_path: Path, file: str | None, text: str | None, error: type[ToolkitError], words: str
) -> None:
    source = None
    if file:
        (tmp_path / file).write_text("工作报告", encoding="utf-8")
        source = str(tmp_path / file)
    with pytest.raises(error, match=words):
        read_input(source, text)


class Steps:
    """A pipeline of three pieces; it tells where it is and waits for leave to go on."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.leave = threading.Event()
        self.closed_in = ""

    def translate(self, report: Report, *, on_event: OnEvent) -> TranslatedReport:
        on_event(StepBegun(step="translate", total=3))
        self.begun.set()
        assert self.leave.wait(10)
        on_event(PieceDone(step="translate", done=1, total=3))
        return TranslatedReport(report=report, translations=())

    @contextmanager
    def open(self, on_event: OnEvent) -> Iterator["Steps"]:
        on_event(StepBegun(step="load"))
        opened_in = threading.current_thread().name
        yield self
        assert threading.current_thread().name == opened_in
        self.closed_in = opened_in


def test_one_job_at_a_time_and_each_gets_its_own_report() -> None:
    steps = Steps()
    worker = Worker(steps.open)
    first, second = worker.submit(Report(text="甲")), worker.submit(Report(text="乙"))
    assert steps.begun.wait(10)
    assert next(first.follow()) == Progress(step="translate", total=3)
    assert next(second.follow()) == Progress(step="wait")
    steps.leave.set()
    assert first.result().report.text == "甲"
    assert second.result().report.text == "乙"
    worker.close()
    assert steps.closed_in


def test_cancelling_stops_a_running_job_at_its_next_event_and_a_waiting_one_at_once() -> None:
    steps = Steps()
    worker = Worker(steps.open)
    running, waiting = worker.submit(Report(text="甲")), worker.submit(Report(text="乙"))
    assert steps.begun.wait(10)
    waiting.cancel()
    with pytest.raises(CancelledError):
        waiting.result()
    running.cancel()
    steps.leave.set()
    with pytest.raises(CancelledError):
        running.result()
    assert worker.submit(Report(text="丙")).result().report.text == "丙"
    worker.close()


def test_a_pipeline_that_could_not_be_opened_is_tried_again() -> None:
    attempts: list[str] = []

    @contextmanager
    def open_pipeline(on_event: OnEvent) -> Iterator[Steps]:
        attempts.append("try")
        if len(attempts) == 1:
            raise InputError("not yet")
        steps = Steps()
        steps.leave.set()
        yield steps

    worker = Worker(open_pipeline)
    with pytest.raises(InputError):
        worker.submit(Report(text="甲")).result()
    assert worker.submit(Report(text="乙")).result().report.text == "乙"
    worker.close()
