"""Which renderings a request asks for, and what it keeps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.glossary.term import Enforce, Term, TermMatch, TermStatus
from toolkit.quantities import chinese
from toolkit.translation.hints import hints_for, kept_strings


def match(source: str, at: int, target: str = "x", **other: object) -> TermMatch:
    return TermMatch(term=Term(source=source, target=target, **other), start=at, end=at + len(source))  # type: ignore[arg-type]


SOURCE = "灯塔投资4.71亿元，码头3万余人"


@pytest.mark.parametrize(
    ("matches", "hints"),
    [
        ((), [(4, 10, "471 million yuan"), (13, 16, "more than 30,000")]),
        (
            (match("灯塔", 0, "lighthouse"), match("码头", 11, "pier")),
            [(0, 2, "lighthouse"), (4, 10, "471 million yuan"), (11, 13, "pier"), (13, 16, "more than 30,000")],
        ),
        ((match("灯塔", 0, enforce=Enforce.ADVISE),), [(4, 10, "471 million yuan"), (13, 16, "more than 30,000")]),
        ((match("灯塔", 0, status=TermStatus.KEEP),), [(4, 10, "471 million yuan"), (13, 16, "more than 30,000")]),
        ((match("投资4.71亿元", 2, "big money"),), [(2, 10, "big money"), (13, 16, "more than 30,000")]),
        (
            (match("灯塔", 0, "NPC", enforce=Enforce.FIRST),),
            [(0, 2, "NPC"), (4, 10, "471 million yuan"), (13, 16, "more than 30,000")],
        ),
    ],
    ids=["figures", "terms and figures", "advise", "keep", "a term over a figure", "first"],
)
def test_terms_first_then_figures_in_order(matches: tuple[TermMatch, ...], hints: list[tuple[int, int, str]]) -> None:
    made = hints_for(matches, chinese.parse(SOURCE))
    assert [(hint.start, hint.end, hint.target) for hint in made] == hints


@given(
    spans=st.lists(st.tuples(st.integers(0, 14), st.integers(1, 4)), max_size=4),
)
def test_hints_never_overlap_and_stand_in_order(spans: list[tuple[int, int]]) -> None:
    matches, end = [], 0
    for start, length in sorted(spans):
        if start >= end and start + length <= len(SOURCE):
            matches.append(match(SOURCE[start : start + length], start))
            end = start + length
    hints = hints_for(matches, chinese.parse(SOURCE))
    assert all(one.end <= other.start for one, other in pairwise(hints))


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("详见附件[1]和[12]。", ("[1]", "[12]")),
        ("标签<t1>市委</t1>", ("<t1>", "</t1>")),
        ("停止<|im_end|>继续", ("<|im_end|>",)),
        ("[1]与[1]", ("[1]",)),
        ("[说明]和[1234]", ()),
        ("3<5且7>6", ()),
        ("<b class='x'>粗</b>", ("<b class='x'>", "</b>")),
        ("普通句子。", ()),
    ],
)
def test_note_marks_and_tags_of_the_text_are_kept(source: str, kept: tuple[str, ...]) -> None:
    assert kept_strings(source, ()) == kept


def test_rows_to_keep_are_kept_as_the_report_writes_them() -> None:
    matches = (match("甲牌", 2, "甲牌", status=TermStatus.KEEP), match("灯塔", 4, "lighthouse"))
    assert kept_strings("推广甲牌灯塔[3]", matches) == ("甲牌", "[3]")
