"""Where a long segment is cut, and how its parts become one sentence again."""

import pytest
from contracts.sample_report import report_of, segment

from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Term
from toolkit.report import Segment
from toolkit.translation.splitting import FEWEST, joined, split_requests
from toolkit.translation.work import Work, prepare

CLAUSE = "全县上下齐心协力推动各项工作取得新的进展"  # 20 characters


def work(source: str | Segment, *terms: Term) -> Work:
    return prepare(report_of(source), Glossary(terms=terms))[0]


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (f"{CLAUSE}，{CLAUSE}，{CLAUSE}，{CLAUSE}。", [f"{CLAUSE}，{CLAUSE}，", f"{CLAUSE}，{CLAUSE}。"]),
        (f"{CLAUSE}；{CLAUSE}{CLAUSE}。", [f"{CLAUSE}；", f"{CLAUSE}{CLAUSE}。"]),
        (f"{CLAUSE}{CLAUSE}{CLAUSE}{CLAUSE}。", []),
        (f"{CLAUSE}，{CLAUSE}。", []),
        (f"甲，{CLAUSE}{CLAUSE}{CLAUSE}。", []),
        (f"{CLAUSE}投资1,234万元{CLAUSE}{CLAUSE}。", []),
    ],
    ids=["middle comma", "semicolon", "nothing to cut at", "short", "too near the edge", "thousands separator"],
)
def test_the_clause_end_nearest_the_middle_is_the_cut(source: str, parts: list[str]) -> None:
    assert [part.source for part in split_requests(work(source))] == parts


def test_cuts_that_the_segment_names_come_first() -> None:
    made = segment(f"{CLAUSE}，{CLAUSE}，{CLAUSE}{CLAUSE}。")
    named = Segment(id="s", start=0, end=made.end, source=made.source, cuts=(21,))
    assert len(split_requests(work(named))[0].source) == 21


def test_a_cut_never_falls_into_a_hint_and_hints_move_with_their_part() -> None:
    term = Term(source="甲，乙", target="A and B")
    source = f"{CLAUSE}{CLAUSE[:12]}甲，乙{CLAUSE[:10]}，灯塔{CLAUSE}[1]。"
    parts = split_requests(work(source, term, Term(source="灯塔", target="lighthouse")))
    assert [part.source[hint.start : hint.end] for part in parts for hint in part.hints] == ["甲，乙", "灯塔"]
    assert [part.keep for part in parts] == [(), ("[1]",)]
    assert "".join(part.source for part in parts) == source


def test_short_segments_are_left_whole() -> None:
    assert len(f"{CLAUSE}，{CLAUSE}。") < FEWEST


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["We built.", "We grew."], "We built; We grew."),
        (["We built,", "and grew."], "We built; and grew."),
        (["We built.", ""], "We built."),
        (["  We built; ", " we grew. "], "We built; we grew."),
    ],
)
def test_parts_are_joined_by_a_semicolon(parts: list[str], text: str) -> None:
    assert joined(parts) == text
