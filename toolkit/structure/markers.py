"""Numbering at the start of a line: which form it has and which number it carries. Levels are not decided here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class MarkerKind(StrEnum):
    """The forms of numbering, in the order in which they usually nest, and the bullets."""

    PART = "第一部分"
    CHAPTER = "第一章"
    DIVISION = "第一节"
    ARTICLE = "第一条"
    NUMERAL = "一、"
    BRACKETED = "（一）"
    DIGIT = "1."
    BRACKETED_DIGIT = "（1）"
    HALF_BRACKETED_DIGIT = "1）"
    CIRCLED = "①"
    DOTTED = "1.1"
    DOTTED_TWICE = "1.1.1"
    BULLET = "——"

    @property
    def rank(self) -> int:
        """0 for the form that usually stands highest."""
        return list(MarkerKind).index(self)


@dataclass(frozen=True, kw_only=True)
class Marker:
    """One numbering: its form, its number (0 where it has none), its surface, and how many characters it takes.

    `length` includes the white space after it.
    """

    kind: MarkerKind
    number: int
    text: str
    length: int


_NUMERALS = "一二三四五六七八九十百零〇"
_PATTERNS: tuple[tuple[MarkerKind, re.Pattern[str]], ...] = (
    (MarkerKind.PART, re.compile(rf"第\s*([{_NUMERALS}]{{1,5}}|\d{{1,2}})\s*(?:部分|篇|编)[、：:]?(?![是为由])")),
    (MarkerKind.CHAPTER, re.compile(rf"第\s*([{_NUMERALS}]{{1,5}}|\d{{1,3}})\s*章[、：:]?(?![程节])")),
    (MarkerKind.DIVISION, re.compile(rf"第\s*([{_NUMERALS}]{{1,5}}|\d{{1,3}})\s*节[、：:]?")),
    (MarkerKind.ARTICLE, re.compile(rf"第\s*([{_NUMERALS}]{{1,7}}|\d{{1,3}})\s*条(?![第、，例约款规件的和至—-])")),
    (MarkerKind.NUMERAL, re.compile(rf"([{_NUMERALS}]{{1,5}})\s*[、．.](?!\s*[{_NUMERALS}]+、)")),
    (MarkerKind.BRACKETED, re.compile(rf"[（(]\s*([{_NUMERALS}]{{1,5}})\s*[）)](?!\s*(?:项(?!目)|款(?!项)))[、．.]?")),
    (MarkerKind.BRACKETED_DIGIT, re.compile(r"[（(]\s*(\d{1,3})\s*[）)][、．.]?")),
    (
        MarkerKind.DOTTED_TWICE,
        re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})[.、]?(?=\s+\D|[^\s\d.、，。%％]{4})(?![年月日元万亿个千米吨人])"),
    ),
    (MarkerKind.DOTTED, re.compile(r"(\d{1,2}\.\d{1,2})(?=\s+[^\s\d%％])(?!\s*[年月日元万亿个千米吨人倍])")),
    (MarkerKind.DIGIT, re.compile(r"(\d{1,3})\s*(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d年)|、(?!\d))")),
    (MarkerKind.HALF_BRACKETED_DIGIT, re.compile(r"(\d{1,2})[）)]")),
    (MarkerKind.CIRCLED, re.compile("([①-⑳])")),
    (MarkerKind.BULLET, re.compile(r"(——|――|──|--|—(?!\d)|[•●■◆○◇▪]|·(?=\s)|[-*+](?=[ \t\u3000]))")),
)
_SPACE = re.compile(r"\s*")
_VALUES = {c: v for v, c in enumerate("〇一二三四五六七八九")} | {"零": 0}


def read_marker(line: str) -> Marker | None:
    """The numbering or bullet with which a line starts, or None. The line has no white space before it."""
    for kind, pattern in _PATTERNS:
        match = pattern.match(line)
        if match is None:
            continue
        spaced = _SPACE.match(line, match.end())
        end = spaced.end() if spaced else match.end()
        return Marker(kind=kind, number=_number(match.group(1)), text=match.group().strip(), length=end)
    return None


def chinese_number(numeral: str) -> int:
    """The value of a small Chinese numeral such as 二十三 or 一百零五 (0–999); digit by digit for 二〇二四."""
    if "十" not in numeral and "百" not in numeral:
        return int("".join(str(_VALUES[c]) for c in numeral))
    value = digit = 0
    for character in numeral:
        if character in "十百":
            value += max(digit, 1) * (100 if character == "百" else 10)
            digit = 0
        else:
            digit = _VALUES[character]
    return value + digit


def _number(surface: str) -> int:
    if surface.isdecimal():
        return int(surface)
    if surface[0] in _NUMERALS:
        return chinese_number(surface)
    if "①" <= surface <= "⑳":
        return ord(surface) - ord("①") + 1
    if surface[0].isdigit():
        return int(surface.rsplit(".", 1)[-1])
    return 0
