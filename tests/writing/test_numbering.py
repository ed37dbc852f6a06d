"""Heading numbers in English, by rule."""

from itertools import combinations

import pytest

from toolkit.structure.markers import MarkerKind, read_marker
from toolkit.writing.numbering import english_marker, letters, roman

FORMS = [
    ("第一部分", "Part I"),
    ("第二篇", "Part II"),
    ("第一章", "Chapter I"),
    ("第十二章", "Chapter XII"),
    ("第3章", "Chapter III"),
    ("第一节", "Section 1"),
    ("第二十条", "Article 20"),
    ("一、", "I."),
    ("十四、", "XIV."),
    ("（一）", "(1)"),
    ("(十一)", "(11)"),
    ("1.", "1."),
    ("1．", "1."),
    ("1、", "1."),
    ("12.", "12."),
    ("（1）", "a)"),
    ("(27)", "aa)"),
    ("1）", "1)"),
    ("3)", "3)"),
    ("①", "i)"),
    ("⑳", "xx)"),
    ("1.1 ", "1.1"),
    ("2.10.3 ", "2.10.3"),
    ("——", ""),
    ("●", ""),
]


@pytest.mark.parametrize(("marker", "english"), FORMS)
def test_forms(marker: str, english: str) -> None:
    # Dotted numbers are read as such only before text, as in a report.
    assert english_marker(marker if marker.strip() == marker else f"{marker}总则说明") in (
        english,
        f"{english} 总则说明",
    )


def test_every_form_of_marker_is_in_the_table() -> None:
    read = {found.kind for marker, _ in FORMS if (found := read_marker(f"{marker}总则说明"))}
    assert read == set(MarkerKind)


def test_a_marker_of_unknown_form_stays() -> None:
    assert english_marker("甲") == "甲"


def test_no_two_levels_look_alike() -> None:
    first_of_each = ["第一部分", "第一章", "第一节", "第一条", "一、", "（一）", "1.", "（1）", "1）", "①"]
    for number in range(8):
        shown = [english_marker(_at(marker, number)) for marker in first_of_each]
        for one, other in combinations(shown, 2):
            assert one.casefold() != other.casefold()


def _at(marker: str, number: int) -> str:
    for digits in ("一二三四五六七八", "12345678", "①②③④⑤⑥⑦⑧"):
        if digits[0] in marker:
            return marker.replace(digits[0], digits[number])
    raise AssertionError(marker)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (399, "CCCXCIX"), (400, "400"), (0, "0")],
)
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize(("number", "text"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (0, "0")])
def test_letters(number: int, text: str) -> None:
    assert letters(number) == text
