"""Terms are found leftmost and longest, whatever the width, spaces or kind of characters."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.glossary.matching import Matcher
from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Enforce, Term, TermStatus


def term(source: str, target: str = "", **other: Any) -> Term:
    return Term(source=source, target=target or f"<{source}>", **other)


def found(terms: list[Term], text: str, layers: tuple[int, ...] = ()) -> list[str]:
    matches = Matcher(Glossary(terms=tuple(terms), layers=layers)).match(text)
    return [text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("sources", "text", "expected"),
    [
        (["港务", "港务局"], "由港务局办理", ["港务局"]),
        (["港务局", "局长室"], "港务局长室", ["港务局"]),
        (["港务", "局长"], "港务局长", ["港务", "局长"]),
        (["港务"], "港务和港务", ["港务", "港务"]),
        (["灯塔会"], "灯塔\n会议", ["灯塔\n会"]),
        (["灯塔会"], "灯塔\n\n会议", []),
        (["灯塔会"], "灯塔\t会议", []),
        (["灯塔会"], "灯 塔　会议", ["灯 塔　会"]),
        (["灯塔会"], "燈塔會議", ["燈塔會"]),
        (["燈塔會"], "灯塔会议", ["灯塔会"]),
        (["乡镇(街道)"], "各乡镇（街道）", ["乡镇（街道）"]),
        (["“灯塔”计划"], '实施"灯塔"计划', ['"灯塔"计划']),
        (["AI平台"], "ａｉ平台", ["ａｉ平台"]),
        (["12平台"], "312平台", []),
        (["AI"], "AIM与AI", ["AI"]),
        (["AI"], "an AI plan", ["AI"]),
        ([], "港务局", []),
        (["港务局"], "", []),
    ],
)
def test_matches(sources: list[str], text: str, expected: list[str]) -> None:
    assert found([term(source) for source in sources], text) == expected


@pytest.mark.parametrize(
    ("when", "text", "expected"),
    [
        ("!托", "县委托人", []),
        ("!托", "县委指出", ["县委"]),
        ("![托员]", "县委员会", []),
        ("!员会", "县委员", ["县委"]),
        ("某!", "某县委", []),
        ("[某各]!", "各县委", []),
        ("!托|某!", "本县委", ["县委"]),
        ("海港", "县委", []),
        ("海港", "县委建海港", ["县委"]),
        ("海港|机场", "机场与县委", ["县委"]),
        ("海港|!托", "海港县委托", []),
    ],
)
def test_a_guard_or_a_neighbour_decides(when: str, text: str, expected: list[str]) -> None:
    assert found([term("县委", when=when)], text) == expected


def test_a_shorter_term_fires_where_a_guard_holds_back_a_longer_one() -> None:
    assert found([term("县委办", when="!理"), term("县委")], "县委办理") == ["县委"]


def test_the_sense_whose_neighbour_is_near_wins() -> None:
    senses = [term("口岸", "port"), term("口岸", "checkpoint", when="公路")]
    matcher = Matcher(Glossary(terms=tuple(senses)))
    assert [match.term.target for match in matcher.match("公路口岸")] == ["checkpoint"]
    assert [match.term.target for match in matcher.match("海运口岸")] == ["port"]


def test_an_open_sense_gives_no_match_and_lets_no_shorter_term_in() -> None:
    senses = [term("口岸", "port", when="海"), term("口岸", "checkpoint", when="公路"), term("岸")]
    assert found(senses, "海与公路口岸") == []


def test_a_later_layer_beats_an_earlier_one_even_inside_a_longer_match() -> None:
    terms = [term("港务局长办公室"), term("办公室"), term("局长")]
    assert found(terms, "港务局长办公室", layers=(0, 0, 1)) == ["局长", "办公室"]


@pytest.mark.parametrize("status", [TermStatus.PROPOSED, TermStatus.RETIRED, TermStatus.FORBIDDEN])
def test_rows_that_are_not_applied_do_not_match(status: TermStatus) -> None:
    assert found([term("港务局", status=status)], "港务局") == []


class TestAbbreviations:
    matcher = Matcher(
        Glossary(
            terms=(
                term("港口管理条例", "Regulations on Port Management"),
                term("远海救援中心", "Deep-Sea Rescue Center", short="DRC", enforce=Enforce.FIRST),
                term("灯塔计划", "Lighthouse Initiative"),
            )
        )
    )

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("根据《港口管理条例》（以下简称《条例》）办理", [("条例", "Regulations")]),
            ("根据《港口管理条例》(下称“条例”)办理", [("条例", "Regulations")]),
            ("根据《港口管理条例》（以下简称条例）办理", [("条例", "Regulations")]),
            ("远海救援中心（以下简称“中心”，下同）", [("中心", "DRC")]),
            ("灯塔计划（以下简称“计划”）", [("计划", "Lighthouse Initiative")]),
            ("《某某办法》（以下简称《办法》）", []),
            ("灯塔计划工作（以下简称“计划”）", []),
            ("灯塔计划（以下简称）", []),
            ("灯塔计划", []),
        ],
    )
    def test_only_long_forms_of_the_glossary_define(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert [(found.source, found.target) for found in self.matcher.abbreviations(text)] == expected

    def test_the_long_form_stays_accepted(self) -> None:
        (short,) = self.matcher.abbreviations("《港口管理条例》（以下简称《条例》）")
        assert short.accepted == ("Regulations", "Regulations on Port Management")


letters = st.text("港务局长灯塔 \t\n燈會会A1（(", max_size=30)


@given(st.lists(letters.filter(str.strip), max_size=6, unique=True), letters)
def test_matches_are_ordered_apart_and_equal_their_source(sources: list[str], text: str) -> None:
    matches = Matcher(Glossary(terms=tuple(term(source) for source in sources))).match(text)
    last = 0
    for match in matches:
        assert last <= match.start < match.end <= len(text)
        last = match.end
        (again,) = Matcher(Glossary(terms=(match.term,))).match(text[match.start : match.end])
        assert (again.start, again.end) == (0, match.end - match.start)


@given(st.text("港务局长灯塔", min_size=1, max_size=5), st.text("会议室", max_size=5), st.text("会议室", max_size=5))
def test_a_lone_term_is_found_wherever_it_stands(source: str, before: str, after: str) -> None:
    assert source in found([term(source)], before + source + after)
