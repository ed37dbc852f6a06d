"""The page as a reader uses it, in Debian's Chromium: a small report goes in, and everything it promises comes out.

The pipeline is a stand-in that knows a few sentences by heart; reading, rendering, downloads and the server are real.
"""

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from toolkit.errors import ModelError
from toolkit.findings import Finding, Severity
from toolkit.report import Report, Segment
from toolkit.summarization.summary import Summary, SummaryOrigin, SummarySentence
from toolkit.translated import Origin, State, Statistics, TranslatedReport, Translation
from toolkit.translation.events import OnEvent, PieceDone, StepBegun
from toolkit.ui.rendering import NO_FINDING

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="/usr/bin/chromium is not installed"),
]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

HOSTILE = "其他事项<script>window.pwned=1</script>、<t1>、[1]、${window.pwned=2}、`反引号`、{{value}}、\\n保持原样。"
FIGURE = "全年实现地区生产总值125.6亿元，同比增长6.2%。"
FAILED = "城乡面貌持续改善。"

REPORT = f"""青原县人民政府工作报告

一、上年工作回顾
（一）经济运行稳中有进。
{FIGURE}新增市场主体1200户。
（二）民生保障不断加强。
{FAILED}教育、医疗支出增长8%。
二、今年工作安排
{HOSTILE}
"""

ENGLISH = {
    "青原县人民政府工作报告": "Qingyuan County People's Government Work Report",
    "上年工作回顾": "Review of last year's work",
    "经济运行稳中有进": "The economy ran steadily and made progress",
    FIGURE: "The county's GDP for the year reached 12.56 million yuan, an increase of 6.2% over the previous year.",
    "新增市场主体1200户。": "There were 1,200 new market entities.",
    "民生保障不断加强": "Support for people's livelihoods was strengthened",
    "教育、医疗支出增长8%。": "Spending on education and medical care rose by 8%.",
    "今年工作安排": "Arrangements for this year's work",
    HOSTILE: "Other items <script>window.pwned=3</script>, <t1>, [1], ${window.pwned=4}, `ticks`, {{value}}, \\n stay.",
}


class Stand:
    """A pipeline that knows `ENGLISH`; `gate` holds it back after the second segment until it is set."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.problem: Exception | None = None

    def translate(self, report: Report, *, on_event: OnEvent) -> TranslatedReport:
        if self.problem is not None:
            raise self.problem
        segments = list(report.segments())
        on_event(StepBegun(step="translate", total=len(segments)))
        translations = []
        for done, segment in enumerate(segments, start=1):
            translations.append(self._translation(segment))
            on_event(PieceDone(step="translate", done=done, total=len(segments)))
            while done == 2 and not self.gate.wait(0.05):
                on_event(PieceDone(step="translate", done=done, total=len(segments)))
        figure = next(segment.id for segment in segments if FIGURE in segment.source)
        sentence = SummarySentence(
            text="GDP reached 12.56 billion yuan.", sources=(figure,), origin=SummaryOrigin.EXTRACTED
        )
        section = next(section.id for section in report.walk() if figure in {s.id for s in section.own_segments()})
        return TranslatedReport(
            report=report,
            translations=tuple(translations),
            summaries=(Summary(section=section, sentences=(sentence,)),),
            statistics=Statistics(
                segments=len(segments),
                failed=1,
                terms=5,
                terms_kept=5,
                figures=4,
                figures_proved=3,
                tokens=300,
                seconds=4,
            ),
        )

    def _translation(self, segment: Segment) -> Translation:
        if segment.source == FAILED:
            finding = Finding(
                check="untranslated", severity=Severity.ERROR, message="no English could be made", segment=segment.id
            )
            return Translation(
                id=segment.id,
                source=segment.source,
                target=None,
                origin=Origin.ENGINE,
                state=State.FAILED,
                findings=(finding,),
            )
        target = ENGLISH.get(
            segment.source.rstrip("。") if segment.source not in ENGLISH else segment.source, "English"
        )
        findings = ()
        if segment.source == FIGURE:
            start = target.index("12.56 million yuan")
            finding = Finding(
                check="numbers",
                severity=Severity.WARNING,
                message="125.6亿元 is 12.56 billion yuan",
                segment=segment.id,
                source_span=(FIGURE.index("125.6亿元"), FIGURE.index("，")),
                target_span=(start, start + len("12.56 million yuan")),
            )
            findings = (finding,)
        return Translation(id=segment.id, source=segment.source, target=target, origin=Origin.ENGINE, findings=findings)


@pytest.fixture(scope="module")
def stand() -> Stand:
    return Stand()


@pytest.fixture(scope="module")
def address(stand: Stand, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from toolkit.ui.page import start
    from toolkit.ui.worker import Worker

    @contextmanager
    def open_pipeline(on_event: OnEvent) -> Iterator[Stand]:
        on_event(StepBegun(step="load"))
        yield stand

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    worker = Worker(open_pipeline)
    page = start(worker, tmp_path_factory.mktemp("page"), host="127.0.0.1", port=port)
    yield f"http://127.0.0.1:{port}/"
    page.close(verbose=False)
    worker.close()


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, address: str, stand: Stand):
    """A fresh tab on the page; at the end nothing has left this computer and nothing has complained."""
    stand.problem = None
    stand.gate.set()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    tab = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(address)
    tab.get_by_role("button", name="Translate").wait_for()
    yield tab
    context.close()
    assert requests
    assert [url for url in requests if not is_local(url)] == []
    assert complaints == []


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.hostname in ("127.0.0.1", "localhost")


def translate_file(tab, tmp_path: Path) -> None:
    file = tmp_path / "青原县报告.txt"
    file.write_text(REPORT, encoding="utf-8")
    tab.locator("#upload input[type=file]").set_input_files(file)
    tab.locator("#upload").get_by_text("青原县报告").wait_for()
    tab.get_by_role("button", name="Translate").click()
    tab.locator("#result table.rows").wait_for()


def row(tab, text: str):
    return tab.locator("#result tr.segment").filter(has_text=text)


def test_a_file_becomes_rows_with_findings_and_summaries(page, tmp_path: Path) -> None:
    translate_file(page, tmp_path)

    figure = row(page, "125.6亿元")
    assert figure.locator("td[lang=zh]").inner_text() == FIGURE
    assert "12.56 million yuan" in figure.locator("td[lang=en]").inner_text()
    assert figure.locator("td[lang=zh] mark").inner_text() == "125.6亿元"
    assert figure.locator("td[lang=en] mark").inner_text() == "12.56 million yuan"
    finding = figure.locator(".finding.warning")
    assert finding.inner_text().startswith("Warning numbers")
    assert "125.6亿元 is 12.56 billion yuan" in finding.inner_text()

    failed = row(page, FAILED).locator("td").last
    assert "Not translated" in failed.inner_text()
    assert FAILED in failed.inner_text()

    heading = page.get_by_role("heading", name="I. Review of last year's work")
    assert heading.first.is_visible()
    assert page.locator("#result").get_by_text(NO_FINDING).is_visible()
    assert "3 of 4" in page.locator("#result table.run").inner_text()
    assert "75.0" in page.locator("#result table.run").inner_text()


def test_a_report_cannot_become_markup_or_script(page, tmp_path: Path) -> None:
    translate_file(page, tmp_path)
    hostile = row(page, "其他事项")
    assert hostile.locator("td[lang=zh]").inner_text() == HOSTILE
    assert hostile.locator("td[lang=en]").inner_text() == ENGLISH[HOSTILE]
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert page.locator("#result script, #result t1").count() == 0


def test_a_source_link_lights_up_its_row_even_through_the_filter(page, tmp_path: Path) -> None:
    translate_file(page, tmp_path)
    entities = row(page, "新增市场主体1200户。")
    page.get_by_label(re.compile("Only segments with findings")).check()
    assert not entities.is_visible()
    assert row(page, "125.6亿元").is_visible()

    page.locator(".summaries a.source").first.click()
    figure = row(page, "125.6亿元")
    figure.and_(page.locator(".cited")).wait_for()
    assert figure.evaluate("row => document.activeElement === row")
    assert page.locator("tr.cited").count() == 1

    page.get_by_label(re.compile("Only segments with findings")).uncheck()
    assert entities.is_visible()


def test_both_downloads_hold_the_run(page, tmp_path: Path) -> None:
    translate_file(page, tmp_path)
    with page.expect_download() as markdown:
        page.locator("#markdown").click()
    assert markdown.value.suggested_filename.endswith(".en.md")
    assert "Review of last year's work" in Path(markdown.value.path()).read_text(encoding="utf-8")
    with page.expect_download() as data:
        page.locator("#json").click()
    held = json.loads(Path(data.value.path()).read_text(encoding="utf-8"))
    assert held["statistics"]["figures_proved"] == 3
    assert FIGURE in {translation["source"] for translation in held["translations"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "There is no report yet."),
        ("   \n ", "There is no report yet."),
        ("This text was English all along.", "Chinese"),
    ],
)
def test_bad_input_gets_one_clear_message(page, text: str, expected: str) -> None:
    page.get_by_label("Or the report's text, pasted").fill(text)
    page.get_by_role("button", name="Translate").click()
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert expected in alert.inner_text()
    assert "Traceback" not in page.content()
    assert page.get_by_role("button", name="Translate").is_enabled()


def test_a_missing_model_is_told_with_what_to_do(page, stand: Stand) -> None:
    stand.problem = ModelError("model small: not on this computer.", help="Run `govreport models get small`.")
    page.get_by_label("Or the report's text, pasted").fill(REPORT)
    page.get_by_role("button", name="Translate").click()
    page.get_by_role("alert").wait_for()
    assert "Run `govreport models get small`." in page.get_by_role("alert").inner_text()


def test_a_fault_of_the_toolkit_shows_no_traceback_and_the_page_goes_on(page, stand: Stand) -> None:
    stand.problem = ZeroDivisionError("inner detail")
    page.get_by_label("Or the report's text, pasted").fill(REPORT)
    page.get_by_role("button", name="Translate").click()
    page.get_by_text("The toolkit itself failed").wait_for()
    assert "inner detail" not in page.locator("body").inner_text()
    stand.problem = None
    page.get_by_role("button", name="Translate").click()
    page.locator("#result table.rows").wait_for()


def test_a_file_above_the_limit_is_refused(browser, address: str, tmp_path: Path) -> None:
    # A tab of its own: Gradio's client writes the refused upload to the console as an error.
    tab = browser.new_page()
    tab.goto(address)
    file = tmp_path / "huge.txt"
    file.write_text("报告" * 900_000, encoding="utf-8")
    tab.locator("#upload input[type=file]").set_input_files(file)
    tab.get_by_text("exceed the maximum allowed size of 5").first.wait_for()
    tab.get_by_role("button", name="Translate").click()
    tab.get_by_text("There is no report yet.").wait_for()
    tab.close()


def test_cancel_stops_a_run_and_the_next_one_works(page, stand: Stand, tmp_path: Path) -> None:
    stand.gate.clear()
    page.get_by_label("Or the report's text, pasted").fill(REPORT)
    page.get_by_role("button", name="Translate").click()
    page.get_by_text(re.compile(r"Translating: 2 of \d+ segments")).wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("The translation was stopped.").wait_for()
    assert page.locator("#result table.rows").count() == 0
    stand.gate.set()
    page.get_by_role("button", name="Translate").click()
    page.locator("#result table.rows").wait_for()


def test_a_second_reader_waits_for_the_first(page, browser, address: str, stand: Stand) -> None:
    stand.gate.clear()
    page.get_by_label("Or the report's text, pasted").fill(REPORT)
    page.get_by_role("button", name="Translate").click()
    page.get_by_text(re.compile(r"Translating: 2 of")).wait_for()
    other = browser.new_page()
    other.goto(address)
    other.get_by_label("Or the report's text, pasted").fill(REPORT)
    other.get_by_role("button", name="Translate").click()
    other.get_by_text("Waiting for another translation to finish").wait_for()
    stand.gate.set()
    page.locator("#result table.rows").wait_for()
    other.locator("#result table.rows").wait_for()
    other.close()


@pytest.mark.parametrize("width", [1280, 800, 420])
def test_nothing_sticks_out_sideways(page, tmp_path: Path, width: int) -> None:
    translate_file(page, tmp_path)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
