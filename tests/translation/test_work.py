"""What is known of a segment before any engine is asked."""

from contracts.sample_report import report_of, segment

from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Enforce, Term, TermStatus
from toolkit.report import SegmentKind
from toolkit.translation.work import by_request, prepare

CONGRESS = Term(source="人民大会", target="Grand Assembly", short="GA", enforce=Enforce.FIRST)


def targets(*sources: str, glossary: Glossary) -> list[list[str]]:
    return [[hint.target for hint in work.request.hints] for work in prepare(report_of(*sources), glossary)]


def test_a_first_term_is_short_from_its_second_mention_on() -> None:
    glossary = Glossary(terms=(CONGRESS,))
    assert targets("人民大会开幕。", "人民大会闭幕。", glossary=glossary) == [["Grand Assembly"], ["GA"]]
    assert targets("人民大会和人民大会", glossary=glossary) == [["Grand Assembly", "GA"]]


def test_a_report_begins_anew_with_the_full_form() -> None:
    glossary = Glossary(terms=(CONGRESS,))
    assert targets("人民大会开幕。", glossary=glossary) == targets("人民大会开幕。", glossary=glossary)


def test_a_first_term_without_short_form_stays_full() -> None:
    glossary = Glossary(terms=(Term(source="人民大会", target="Grand Assembly", enforce=Enforce.FIRST),))
    assert targets("人民大会。", "人民大会！", glossary=glossary) == [["Grand Assembly"], ["Grand Assembly"]]


def test_the_full_form_is_accepted_where_the_short_one_is_asked_for() -> None:
    *_, second = prepare(report_of("人民大会开幕。", "人民大会闭幕。"), Glossary(terms=(CONGRESS,)))
    assert set(second.matches[0].term.accepted) >= {"GA", "Grand Assembly"}


def test_an_abbreviation_that_the_report_defines_becomes_a_term() -> None:
    glossary = Glossary(terms=(Term(source="灯塔管理条例", target="Lighthouse Regulations"),))
    hints = targets("落实《灯塔管理条例》（以下简称《条例》）。", "学习《条例》。", glossary=glossary)
    assert any("Regulations" in target for target in hints[1])


def test_what_has_no_chinese_is_copied() -> None:
    works = prepare(report_of("12.5%", "——", "A-3", "合计", "〇"), Glossary(terms=()))
    assert [work.copied for work in works] == [True, True, True, False, False]


def test_works_that_ask_the_same_stand_together() -> None:
    works = prepare(report_of("甲县。", "乙县。", "甲县。"), Glossary(terms=()))
    assert [[work.segment.id for work in same] for same in by_request(works).values()] == [["s1-1", "s1-3"], ["s1-2"]]


def test_works_are_judged_alike_only_in_the_same_kind_and_unit() -> None:
    one, heading, cell, ten_thousands = prepare(
        report_of("甲县", segment("甲县", SegmentKind.HEADING), segment("甲县", unit=""), segment("甲县", unit="万元")),
        Glossary(terms=()),
    )
    assert one.judged_like(one)
    assert not one.judged_like(heading)
    assert not cell.judged_like(ten_thousands)


def test_forbidden_rows_and_the_unit_of_the_table_reach_the_pair() -> None:
    row = Term(source="", target="big lamp", status=TermStatus.FORBIDDEN)
    (work,) = prepare(report_of(segment("合计12人", unit="万元")), Glossary(terms=(row,)))
    pair = work.pair("Total", truncated=True)
    assert (pair.forbidden, pair.unit, pair.truncated) == ((row,), "万元", True)
