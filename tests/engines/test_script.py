"""The script of an answer: Latin, the symbols of reports, what is to be kept, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.engines.script import answer_pattern, is_latin


def allowed(text: str, source: str = "", *keep: str) -> bool:
    return re.fullmatch(answer_pattern(source, keep), text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "GDP grew by 5.2% (up 0.3 percentage points) to ¥1.2 trillion; PM2.5 fell to 35",
        "The county’s “two guarantees” – done — in full…",
        "36.5℃, 3.1‰, ≥ 95%, €20, £3, № 4, Phase Ⅱ, § 3, 30°, ±2, m², m³, A·B, • item",
        "Tashkurgan, Ürümqi, Lüliang, Zhāng Wěi, Ǖ",
        r"a\b ^ _ ` { | } ~ @ # $ & * + = < > / ? ! ' \" ; :",
    ],
)
def test_what_reports_need_may_be_written(text: str) -> None:
    assert allowed(text) and is_latin(text)


@pytest.mark.parametrize(
    "text", ["中", "a中", "，", "。", "（", "％", "１", "①", "й", "한", "か", "\n", "\t", "\0", "😀", ""]
)
def test_what_is_not_latin_may_not(text: str) -> None:
    assert not allowed(text)


@pytest.mark.parametrize(
    ("source", "text", "may"),
    [
        ("甲", "[A]", False),
        ("甲[1]", "[A]", True),
        ("甲［1］", "[A]", True),
        ("甲【1】", "[A]", False),
        ("甲", "［A］", False),
    ],
)
def test_square_brackets_only_where_the_source_has_them(source: str, text: str, may: bool) -> None:
    assert allowed(text, source) is may


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
def test_kept_strings_stand_whole_between_english(source: str, keep: list[str]) -> None:
    assert allowed("The code is " + " and ".join([*keep, "no more"]), source + "[]", *keep)


@given(st.text(min_size=1), st.text(alphabet="行政放管服", min_size=1))
def test_a_kept_string_lets_nothing_else_through(text: str, keep: str) -> None:
    rest = text.replace(keep, "")
    if allowed(text, "", keep):
        assert is_latin(rest)
    if not is_latin(rest):
        assert not allowed(text, "", keep)


@given(st.text(min_size=1))
def test_without_kept_strings_the_pattern_and_is_latin_agree(text: str) -> None:
    assert allowed(text, "[]") is is_latin(text)


@pytest.mark.parametrize(
    ("keep", "written"),
    [("放 管-服#&~", "放 管-服#&~"), ("行\n列", "行\n列"), ("行.(1)[x]", r"行\.\(1\)\[x\]"), ("行\\|", r"行\\\|")],
)
def test_only_operators_are_escaped_for_the_decoder_knows_no_other_escapes(keep: str, written: str) -> None:
    assert f"|{written})+" in answer_pattern("", [keep])


@given(st.text())
def test_a_pattern_is_always_a_pattern(keep: str) -> None:
    re.compile(answer_pattern("", [keep]))
    assert not allowed("", "", keep)
