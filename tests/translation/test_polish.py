"""White space, quotes and the form of headings; never the wording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.report import SegmentKind
from toolkit.translation.polish import polish

S, H, T, C = SegmentKind.SENTENCE, SegmentKind.HEADING, SegmentKind.TITLE, SegmentKind.CELL


@pytest.mark.parametrize(
    ("draft", "kind", "polished"),
    [
        ("  We  did\n it. ", S, "We did it."),
        ("“Quoted” and ‘so’ it’s", S, "\"Quoted\" and 'so' it's"),
        ("we did it.", S, "We did it."),
        ("2024 was good.", S, "2024 was good."),
        ("General situation.", H, "General situation"),
        ("Report on work.", T, "Report on work"),
        ("Total .", C, "Total"),
        ("General situation.", SegmentKind.ITEM, "General situation."),
        ("And so on...", H, "And so on..."),
        ("Roads, bridges, etc.", H, "Roads, bridges, etc."),
        ("Harbour Co.", H, "Harbour Co."),
        ("Trade with the U.S.", H, "Trade with the U.S."),
        ("", H, ""),
        (".", H, ""),
        ("a\u00a0b", S, "A b"),
    ],
)
def test_forms(draft: str, kind: SegmentKind, polished: str) -> None:
    assert polish(draft, kind) == polished


@given(draft=st.text(max_size=60), kind=st.sampled_from(SegmentKind))
def test_a_polished_text_is_one_line_and_changes_only_by_its_kind(draft: str, kind: SegmentKind) -> None:
    once = polish(draft, kind)
    assert "\n" not in once
    assert once == once.strip()
    letters = [c for c in draft.casefold() if c.isalnum()]
    assert [c for c in once.casefold() if c.isalnum()] == letters
