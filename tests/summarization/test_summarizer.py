"""Summaries: what the model writes is kept only where it can be proved."""

import pytest
from contracts.sample_report import finding, report_of
from scripted_engine import Answer, ScriptedEngine

from toolkit.engines.engine import Draft, Finish
from toolkit.errors import CancelledError
from toolkit.findings import Finding
from toolkit.report import Paragraph, Report, Section, Segment, SegmentKind
from toolkit.summarization.summarizer import MOST_CHARACTERS, SENTENCES, summarize
from toolkit.summarization.summary import Summary, SummaryOrigin
from toolkit.translated import Origin, State, Translation
from toolkit.translation.events import Event, PieceDone

ENGLISH = {
    "s1-1": "The county invested 471 million yuan in rural roads and bridges.",
    "s1-2": "Industrial output grew by 8.5 percent, led by new energy plants.",
    "s1-3": "Teachers and doctors moved to remote villages.",
}
SOURCES = (
    "全县投资4.71亿元修建农村公路和桥梁。",
    "工业产值增长8.5%，新能源工厂贡献最大。",
    "教师和医生下沉到偏远村庄开展服务。",
)
REPORT = report_of(*SOURCES)


def translations(report: Report = REPORT, **findings: Finding) -> list[Translation]:
    return [
        Translation(
            id=one.id,
            source=one.source,
            target=ENGLISH[one.id],
            origin=Origin.ENGINE,
            findings=(findings[one.id.replace("-", "_")],) if one.id.replace("-", "_") in findings else (),
        )
        for one in report.segments()
    ]


def summary(written: Answer, **findings: Finding) -> Summary:
    (made,) = summarize(REPORT, translations(**findings), ScriptedEngine(written=[written]))
    return made


def texts(made: Summary) -> list[str]:
    return [sentence.text for sentence in made.sentences]


@pytest.mark.parametrize(
    ("written", "sources"),
    [
        ("The county invested 471 million yuan in rural roads.", [("s1-1",)]),
        ("Industrial output grew by 8.5 percent.", [("s1-2",)]),
        (
            "The county invested 471 million yuan in rural roads. Teachers and doctors moved to remote villages.",
            [("s1-1",), ("s1-3",)],
        ),
        (
            "Industrial output grew and the county invested in rural roads.",
            [("s1-1", "s1-2")],
        ),
    ],
)
def test_a_proved_sentence_is_kept_with_the_segments_it_rests_on(written: str, sources: list[tuple[str, ...]]) -> None:
    made = summary(written)
    assert [sentence.sources for sentence in made.sentences] == sources
    assert {sentence.origin for sentence in made.sentences} == {SummaryOrigin.WRITTEN}


@pytest.mark.parametrize(
    "written",
    [
        "The county invested 472 million yuan in rural roads.",
        "The county invested 471 billion yuan in rural roads.",
        "Industrial output grew by 8.5 percentage points.",
        "The county invested 471 million dollars in rural roads.",
        "The moon is made of green cheese and honey.",
        "The county invested in rural opera festivals, museums, stadiums and theatres abroad.",
        "The county invested 471 million yuan in rural",
        "Roads grew.",
        "",
    ],
    ids=["figure", "magnitude", "unit", "currency", "invented", "mostly invented", "cut off", "says nothing", "empty"],
)
def test_what_cannot_be_proved_gives_way_to_sentences_of_the_translation(written: str) -> None:
    made = summary(written)
    assert {sentence.origin for sentence in made.sentences} == {SummaryOrigin.EXTRACTED}
    assert all(sentence.text == ENGLISH[sentence.sources[0]] for sentence in made.sentences)
    assert [sentence.sources[0] for sentence in made.sentences] == sorted(s.sources[0] for s in made.sentences)


def test_an_unproved_sentence_is_dropped_and_the_proved_one_stays() -> None:
    made = summary(
        "The county invested 900 million yuan in rural roads. Teachers and doctors moved to remote villages."
    )
    assert texts(made) == ["Teachers and doctors moved to remote villages."]


def test_a_figure_whose_own_segment_is_in_doubt_proves_nothing() -> None:
    made = summary("The county invested 471 million yuan in rural roads.", s1_1=finding("s1-1", check="numbers"))
    assert made.sentences[0].origin is SummaryOrigin.EXTRACTED


def test_no_more_than_three_sentences() -> None:
    assert (
        len(summary(" ".join([ENGLISH["s1-1"], ENGLISH["s1-2"], ENGLISH["s1-3"], ENGLISH["s1-1"]])).sentences)
        == SENTENCES
    )


def test_figures_of_different_sentences_are_not_put_together() -> None:
    made = summary("Industrial output grew by 8.5 percent and the county invested 471 million yuan in rural roads.")
    assert {sentence.origin for sentence in made.sentences} == {SummaryOrigin.EXTRACTED}


def test_an_actor_that_no_source_names_is_not_told_of() -> None:
    made = summary("The Chinese government invested 471 million yuan in rural roads of the county.")
    assert {sentence.origin for sentence in made.sentences} == {SummaryOrigin.EXTRACTED}


def test_a_draft_that_failed_is_not_used() -> None:
    made = summary(Draft(text="The county invested 471 million yuan in rural roads.", finish=Finish.FAILED))
    assert made.sentences[0].origin is SummaryOrigin.EXTRACTED


def test_the_whole_sentences_of_a_draft_that_was_cut_off_are_used() -> None:
    text = "The county invested 471 million yuan in rural roads. Industrial output grew by 8.5"
    made = summary(Draft(text=text, finish=Finish.LENGTH))
    assert texts(made) == ["The county invested 471 million yuan in rural roads."]


def test_an_engine_that_cannot_chat_gives_extracted_sentences() -> None:
    class Plain:
        def __init__(self) -> None:
            inner = ScriptedEngine()
            self.signature, self.prompt, self.translate, self.close = (
                inner.signature,
                inner.prompt,
                inner.translate,
                inner.close,
            )

    (made,) = summarize(REPORT, translations(), Plain())
    assert {sentence.origin for sentence in made.sentences} == {SummaryOrigin.EXTRACTED}


def test_the_model_is_shown_heading_and_text_and_no_more_than_fits() -> None:
    heading = Segment(id="s1-0", start=0, end=2, source="建设", kind=SegmentKind.HEADING)
    long = [Segment(id=f"s1-{n}", start=0, end=2, source=f"甲乙{n}。") for n in range(1, 40)]
    report = Report(
        text="",
        sections=(Section(id="s1", level=1, heading=heading, paragraphs=(Paragraph(segments=tuple(long)),)),),
    )
    english = [
        Translation(id="s1-0", source="建设", target="Construction", origin=Origin.ENGINE),
        *(Translation(id=one.id, source=one.source, target="word " * 60, origin=Origin.ENGINE) for one in long),
    ]
    engine = ScriptedEngine(written=[""])
    summarize(report, english, engine)
    (prompt,) = engine.prompts
    assert "Section: Construction" in prompt.user
    assert 0.8 * MOST_CHARACTERS < len(prompt.user) < 1.2 * MOST_CHARACTERS


def test_each_top_section_has_its_summary_and_front_matter_has_none() -> None:
    def section(name: str, level: int, *subsections: Section) -> Section:
        sentence = Segment(id=f"{name}-1", start=0, end=9, source=f"全县{name}投资修建农村公路和桥梁。")
        return Section(id=name, level=level, paragraphs=(Paragraph(segments=(sentence,)),), subsections=subsections)

    report = Report(text="", sections=(section("s0", 0), section("s1", 1, section("s1.1", 2)), section("s2", 1)))
    english = [
        Translation(id=one.id, source=one.source, target=f"Roads of {one.id}.", origin=Origin.ENGINE)
        for one in report.segments()
    ]
    made = summarize(report, english, ScriptedEngine())
    assert [(one.section, len(one.sentences)) for one in made] == [("s1", 2), ("s2", 1)]


def test_a_report_without_headings_is_summed_up_as_a_whole() -> None:
    one = Segment(id="s0-1", start=0, end=9, source=SOURCES[0])
    report = Report(text="", sections=(Section(id="s0", level=0, paragraphs=(Paragraph(segments=(one,)),)),))
    english = [Translation(id="s0-1", source=one.source, target=ENGLISH["s1-1"], origin=Origin.ENGINE)]
    assert [made.section for made in summarize(report, english, ScriptedEngine())] == ["s0"]


def test_failed_segments_and_empty_sections_are_left_out() -> None:
    failed = [
        Translation(id=one.id, source=one.source, target=None, origin=Origin.ENGINE, state=State.FAILED)
        for one in REPORT.segments()
    ]
    assert summarize(REPORT, failed, ScriptedEngine()) == ()


def test_an_error_from_the_listener_stops_the_engine() -> None:
    engine = ScriptedEngine(written=["Teachers and doctors moved to remote villages."])

    def stop(event: Event) -> None:
        if isinstance(event, PieceDone):
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        summarize(REPORT, translations(), engine, stop)
    assert engine.stopped == 1
