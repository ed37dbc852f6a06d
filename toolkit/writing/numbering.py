"""Heading numbers in English, by rule: no two levels look alike, and no model is asked.

一、→ I. · （一）→ (1) · 1. → 1. · （1）→ a) · 1）→ 1) · ① → i)
第一部分 → Part I · 第一章 → Chapter I · 第一节 → Section 1 · 第一条 → Article 1
"""

from __future__ import annotations

from toolkit.structure.markers import MarkerKind, read_marker

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def english_marker(marker: str) -> str:
    """The English numbering for a Chinese one; empty for a bullet; the marker itself where its form is not known."""
    read = read_marker(marker)
    if read is None:
        return marker
    number = read.number
    match read.kind:
        case MarkerKind.PART:
            return f"Part {roman(number)}"
        case MarkerKind.CHAPTER:
            return f"Chapter {roman(number)}"
        case MarkerKind.DIVISION:
            return f"Section {number}"
        case MarkerKind.ARTICLE:
            return f"Article {number}"
        case MarkerKind.NUMERAL:
            return f"{roman(number)}."
        case MarkerKind.BRACKETED:
            return f"({number})"
        case MarkerKind.DIGIT:
            return f"{number}."
        case MarkerKind.BRACKETED_DIGIT:
            return f"{letters(number)})"
        case MarkerKind.HALF_BRACKETED_DIGIT:
            return f"{number})"
        case MarkerKind.CIRCLED:
            return f"{roman(number).lower()})"
        case MarkerKind.DOTTED | MarkerKind.DOTTED_TWICE:
            return marker.rstrip(" .、")
        case MarkerKind.BULLET:
            return ""


def roman(number: int) -> str:
    """Roman numerals for 1–399; other numbers stay Arabic."""
    if not 0 < number < 400:
        return str(number)
    numeral = ""
    for value, sign in _ROMAN:
        numeral += sign * (number // value)
        number %= value
    return numeral


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text or "0"
