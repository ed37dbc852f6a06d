"""Markdown: judged by what a CommonMark reader with tables makes of it (markdown-it)."""

import html
import re

import pytest
from contracts.sample_report import finding, report_of, row, segment, translated_of
from contracts.writer_contract import WriterContract, whole_report
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from toolkit.findings import Severity
from toolkit.quantities import chinese
from toolkit.report import Paragraph, Report, Section, SegmentKind
from toolkit.summarization.summary import Summary, SummaryOrigin, SummarySentence
from toolkit.translated import KeyFigure
from toolkit.writing.markdown import NO_FINDING, escape, to_markdown

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class TestContract(WriterContract):
    name = "md"

    def shown(self, text: str) -> str:
        return escape(text)


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](http://127.0.0.1/x.png)",
    "<http://127.0.0.1/>",
    "# a",
    "1. a",
    "1) a",
    "2024. A good year",
    "- a",
    "+ a",
    "* a",
    "= =",
    "---",
    "> a",
    "    code",
    "`code`",
    "**bold** _it_ ~~gone~~",
    "a | b | c",
    "|---|---|",
    "&lt;b&gt; &amp; &copy;",
    "back\\slash \\* \\",
    "[1]: http://127.0.0.1/",
    "[^1]: note",
    "$x$ and $5",
    "<!-- hidden -->",
    "<|im_end|>",
    "-5% of 3*4*5",
    "ends with \\",
]


def visible(rendered: str) -> str:
    """What a reader sees, tags taken away."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", rendered)).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    rendered = READER.render(escape(text))
    assert visible(rendered) == " ".join(text.split())
    assert re.findall(r"<(\w+)", rendered) == ["p"]


@pytest.mark.parametrize("text", ["8.5 percent", "We did it (on time).", "No. 5: it's 3/4", "“quoted”"])
def test_plain_text_stays_readable_in_the_source(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_table_stays_in_its_cell(text: str) -> None:
    rows = (row(1, "甲", "乙"), row(2, "丙", "丁"))
    report = Report(text="", sections=(Section(id="s1", level=1, paragraphs=rows),))
    document = to_markdown(translated_of(report, {"s1-r1c0": text, "s1-r1c1": "B", "s1-r2c0": text, "s1-r2c1": "D"}))
    table = READER.render(document).split("<table>")[-1]
    cells = [visible(cell) for cell in re.findall(r"<t[hd]>(.*?)</t[hd]>", table, re.DOTALL)]
    shown = " ".join(text.split())
    assert cells == [shown, "B", shown, "D"]


@given(st.text(alphabet="ab1.)(#+-=*_`<>[]|\\&~!:/ \n\t$", max_size=30))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    rendered = READER.render(escape(text))
    assert visible(rendered) == " ".join(text.split())
    assert set(re.findall(r"<(\w+)", rendered)) <= {"p"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_report_adds_no_tag_of_its_own(text: str) -> None:
    report = report_of(segment(text, SegmentKind.TITLE), text, segment(text, SegmentKind.ITEM, marker="——"))
    findings = [finding("s1-2", message=text)]
    tags = set(
        re.findall(r"<(\w+)", READER.render(to_markdown(translated_of(report, {"s1-1": text, "s1-2": text}, findings))))
    )
    assert tags <= {
        "h1",
        "h2",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "em",
        "code",
        "ul",
        "ol",
        "li",
        "sup",
        "a",
        "strong",
    }


def test_a_failed_segment_is_in_chinese_marked_and_leads_to_its_finding() -> None:
    document = to_markdown(translated_of(report_of("甲村。"), {"s1-1": None}, [finding("s1-1", message="no answer")]))
    assert "**(not translated)** 甲村。 <sup>[1](#finding-1)</sup>" in document
    assert '1. <a id="finding-1"></a>**error** · terms `s1-1`: no answer — 甲村。' in document


def test_findings_are_numbered_in_order_and_each_link_has_its_target() -> None:
    findings = [
        finding(None, message="whole"),
        finding("s1-2", Severity.WARNING, "second"),
        finding("s1-1", message="first"),
        finding("s1-1", Severity.NOTE, "a note"),
    ]
    document = to_markdown(translated_of(report_of("甲村。", "乙村。"), {}, findings))
    links, places = re.findall(r"\(#finding-(\d+)\)", document), re.findall(r'id="finding-(\d+)"', document)
    assert places == ["1", "2", "3"]
    assert links == ["2", "3"]
    assert "a note" not in document
    assert document.index("whole") < document.index("first") < document.index("second")


def test_without_findings_it_says_what_that_means() -> None:
    assert f"None. {NO_FINDING}" in to_markdown(translated_of(report_of("甲村。"), {}))


def test_headings_have_their_level_and_their_english_number() -> None:
    def section(name: str, level: int, marker: str, *below: Section) -> Section:
        heading = report_of(segment("建设", SegmentKind.HEADING, marker=marker)).sections[0].paragraphs[0].segments[0]
        return Section(id=name, level=level, heading=heading, subsections=below)

    report = Report(
        text="", sections=(section("s1", 1, "二、", section("s1.1", 2, "（三）", section("s1.1.1", 3, "1."))),)
    )
    document = to_markdown(translated_of(report, {"s1-1": "Construction"}))
    assert "\n## II. Construction\n" in document
    assert "\n### (3) Construction\n" in document
    rendered = READER.render(document)
    assert "<h4>1. Construction</h4>" in rendered


def test_the_title_stands_once_at_the_top_and_a_second_title_stays_in_its_place() -> None:
    report = report_of(segment("报告", SegmentKind.TITLE), "甲村。", segment("附表", SegmentKind.TITLE))
    document = to_markdown(translated_of(report, {"s1-1": "Report", "s1-2": "Text.", "s1-3": "Annex"}))
    assert document.startswith("# Report\n")
    assert document.count("Report\n") == 1
    assert document.index("Text.") < document.index("Annex")


def test_a_report_without_title_has_one_all_the_same() -> None:
    assert to_markdown(translated_of(report_of("甲村。"), {})).startswith("# Report\n")


def test_sentences_of_a_paragraph_stand_together_and_bullets_are_a_list() -> None:
    one, two, item = report_of("甲村。", "乙村。", segment("丙村", SegmentKind.ITEM, marker="——")).segments()
    paragraphs = (Paragraph(segments=(one, two)), Paragraph(segments=(item,)))
    report = Report(text="", sections=(Section(id="s1", level=1, paragraphs=paragraphs),))
    document = to_markdown(translated_of(report, {"s1-1": "One.", "s1-2": "Two.", "s1-3": "Three"}))
    assert "\nOne. Two.\n" in document
    assert "\n- Three\n" in document


def test_a_numbered_paragraph_keeps_its_number_as_text() -> None:
    document = to_markdown(translated_of(report_of(segment("甲村。", SegmentKind.ITEM, marker="3.")), {"s1-1": "One."}))
    assert "<p>3. One.</p>" in READER.render(document)


def test_a_table_keeps_its_shape_with_cells_missing() -> None:
    short = Paragraph(segments=row(2, "丙", "丁").segments[1:])
    report = Report(text="", sections=(Section(id="s1", level=1, paragraphs=(row(1, "甲", "乙"), short)),))
    english: dict[str, str | None] = {"s1-r1c0": "A", "s1-r1c1": "B", "s1-r2c1": "D"}
    document = to_markdown(translated_of(report, english))
    assert "| A | B |\n| --- | --- |\n|  | D |" in document


def test_summaries_name_their_sources_and_key_figures_their_segment() -> None:
    report = report_of("投资4.71亿元。")
    (quantity,) = chinese.parse("投资4.71亿元。")
    sentence = SummarySentence(text="It * grew.", sources=("s1-1", "s1-2"), origin=SummaryOrigin.WRITTEN)
    document = to_markdown(
        translated_of(
            report,
            {},
            summaries=(Summary(section="s1", sentences=(sentence,)),),
            key_figures=(KeyFigure(label="a | b", english="471 million yuan", quantity=quantity, segment="s1-1"),),
        )
    )
    assert "- It \\* grew. (`s1-1`, `s1-2`)" in document
    assert "| 471 million yuan | a \\| b | `s1-1` |" in document


def test_the_signature_is_in_the_document() -> None:
    assert "`engine:scripted|model:none`" in to_markdown(whole_report())
