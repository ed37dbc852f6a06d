"""Every noun goes to JSON and comes back the same, and a misfit is named by its place."""

from decimal import Decimal

import pytest

from toolkit.errors import ConfigurationError
from toolkit.findings import Finding, Severity
from toolkit.glossary.term import Term, TermMatch
from toolkit.names.name import Name, NameKind, NameOrigin
from toolkit.quantities.quantity import Approximation, Quantity, QuantityKind
from toolkit.report import CellPosition, Paragraph, Report, Section, Segment, SegmentKind
from toolkit.serialization import from_json, to_data, to_json
from toolkit.signature import Signature
from toolkit.summarization.summary import Summary, SummaryOrigin, SummarySentence
from toolkit.translated import KeyFigure, Origin, Statistics, TranslatedReport, Translation


@pytest.fixture
def translated() -> TranslatedReport:
    heading = Segment(id="s1-0", start=2, end=6, source="总体情况", kind=SegmentKind.HEADING, marker="一、")
    sentence = Segment(id="s1-1", start=7, end=17, source="全年办结4.71亿元。", cuts=(3,))
    cell = Segment(id="s1-2", start=18, end=20, source="合计", cell=CellPosition(table=0, row=1, column=0, unit="万元"))
    section = Section(
        id="s1",
        level=1,
        heading=heading,
        paragraphs=(Paragraph(segments=(sentence,)), Paragraph(segments=(cell,))),
        subsections=(Section(id="s1.1", level=2),),
    )
    quantity = Quantity(
        surface="4.71亿元",
        value=Decimal("471000000"),
        kind=QuantityKind.MONEY,
        unit="yuan",
        start=4,
        end=10,
        approximation=Approximation.EXACTLY,
    )
    finding = Finding(check="terms", severity=Severity.ERROR, message="missing", segment="s1-1", source_span=(0, 2))
    term = Term(source="全年", target="whole year", alternatives=("full year",), extra={"owner": "x"}, line=3)
    return TranslatedReport(
        report=Report(
            text="一、总体情况\n全年办结4.71亿元。\n合计", title="报告", sections=(section,), set_aside=((0, 2),)
        ),
        translations=(
            Translation(
                id="s1-1",
                source=sentence.source,
                target="We settled 471 million yuan.",
                origin=Origin.ENGINE,
                findings=(finding,),
                matches=(TermMatch(term=term, start=0, end=2),),
                quantities=(quantity,),
                names=(
                    Name(surface="唐山", english="Tangshan", kind=NameKind.PLACE, how=NameOrigin.TABLE, start=0, end=2),
                ),
            ),
        ),
        summaries=(
            Summary(
                section="s1",
                sentences=(SummarySentence(text="It grew.", sources=("s1-1",), origin=SummaryOrigin.WRITTEN),),
            ),
        ),
        key_figures=(KeyFigure(label="settled", english="471 million yuan", quantity=quantity, segment="s1-1"),),
        signature=Signature(parts={"engine": "openvino"}),
        statistics=Statistics(segments=3, seconds=1.5),
    )


def test_a_translated_report_comes_back_from_json_as_it_was(translated: TranslatedReport) -> None:
    assert from_json(TranslatedReport, to_json(translated)) == translated


def test_an_exact_number_is_a_string_in_json(translated: TranslatedReport) -> None:
    assert to_data(translated)["translations"][0]["quantities"][0]["value"] == "471000000"


def test_the_promised_fields_of_a_translation_are_there(translated: TranslatedReport) -> None:
    data = to_data(translated)["translations"][0]
    assert {"id", "source", "target", "origin", "state", "findings"} <= data.keys()
    assert {"check", "severity", "message", "source_span", "target_span"} <= data["findings"][0].keys()


def test_a_misfit_is_named_by_file_and_place(translated: TranslatedReport) -> None:
    bad = to_json(translated).replace('"origin":"engine"', '"origin":"oracle"')
    with pytest.raises(ConfigurationError, match=r"run\.json: translations\.0\.origin"):
        from_json(TranslatedReport, bad, name="run.json")


def test_sections_are_walked_in_reading_order(translated: TranslatedReport) -> None:
    assert [segment.id for segment in translated.report.segments()] == ["s1-0", "s1-1", "s1-2"]
    assert [section.id for section in translated.report.walk()] == ["s1", "s1.1"]
