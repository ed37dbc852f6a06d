"""The pipeline over references, and other systems' output."""

from pathlib import Path

import pytest
from scripted_engine import ScriptedEngine, table

from toolkit.engines.engine import Draft, Finish
from toolkit.errors import InputError
from toolkit.evaluation.evaluate import as_report, read_hypotheses, run, score
from toolkit.evaluation.reference_set import ReferenceSegment
from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Term
from toolkit.report import SegmentKind

SEGMENTS = [
    ReferenceSegment(id="a", source="灯塔建设", reference="Lighthouse Construction"),
    ReferenceSegment(id="b", source="全年投资4.71亿元。", reference="We invested 471 million yuan in the year."),
    ReferenceSegment(id="c", source="灯塔亮。", reference="The lighthouse shone."),
]
GLOSSARY = Glossary(terms=(Term(source="灯塔", target="lighthouse"),))


def test_references_make_a_report_whose_slices_are_their_sources() -> None:
    report = as_report(SEGMENTS)
    segments = list(report.segments())
    assert [report.text[one.start : one.end] for one in segments] == [one.source for one in SEGMENTS]
    assert [one.kind for one in segments] == [SegmentKind.HEADING, SegmentKind.SENTENCE, SegmentKind.SENTENCE]


def test_the_pipelines_english_stands_in_the_order_of_the_segments_and_is_empty_where_it_failed() -> None:
    answers = {
        "灯塔建设": "Lighthouse construction.",
        "全年投资4.71亿元。": Draft(text="", finish=Finish.FAILED),
        "灯塔亮。": "The lighthouse shone.",
    }
    hypotheses = run(SEGMENTS, ScriptedEngine(table(answers), backwards=True), GLOSSARY)
    assert hypotheses == ("Lighthouse construction", "", "The lighthouse shone.")


def test_references_score_full_marks_against_themselves() -> None:
    evaluation = score("ours", [one.reference for one in SEGMENTS], SEGMENTS, GLOSSARY)
    values = {one.metric: round(one.value, 6) for one in evaluation.scores}
    assert values == {"BLEU": 100, "chrF2": 100, "terms": 100, "terms, strict": 100, "figures": 100, "untranslated": 0}
    assert evaluation.system == "ours"


def test_an_empty_system_scores_nothing() -> None:
    evaluation = score("none", [""] * 3, SEGMENTS, GLOSSARY)
    assert {one.metric: one.value for one in evaluation.scores} == {
        "BLEU": 0,
        "chrF2": 0,
        "terms": 0,
        "terms, strict": 0,
        "figures": 0,
        "untranslated": 100,
    }


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb\nc\n", ("a", "b", "c")),
        ("a\nb\nc", ("a", "b", "c")),
        ("a\n\nc\n", ("a", "", "c")),
        ("a\r\nb\u2028x\r\n\r\n", ("a", "b\u2028x", "")),
    ],
)
def test_a_hypothesis_file_has_one_line_a_segment(tmp_path: Path, text: str, lines: tuple[str, ...]) -> None:
    path = tmp_path / "system.en"
    path.write_text(text, encoding="utf-8", newline="")
    assert read_hypotheses(path, SEGMENTS) == lines


@pytest.mark.parametrize("text", ["", "a\n", "a\nb\nc\nd\n", "a\nb\nc\n\n"])
def test_unequal_lines_are_told_with_both_numbers(tmp_path: Path, text: str) -> None:
    path = tmp_path / "system.en"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"system\.en: {text.count(chr(10))} lines for 3 segments"):
        read_hypotheses(path, SEGMENTS)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.en"):
        read_hypotheses(tmp_path / "none.en", SEGMENTS)
    (tmp_path / "bad.en").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        read_hypotheses(tmp_path / "bad.en", SEGMENTS)
