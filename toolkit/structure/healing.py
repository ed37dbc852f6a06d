"""The healed form of a piece of text: hard line breaks and inner spaces mended, every character still traceable.

What lives here: `heal` and the rule for each run of white space. Nothing here decides where a paragraph ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.findings import Span

ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that show nothing: soft hyphen, zero-width spaces and joiners, direction marks, word joiner, BOM."""

CJK = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\U00020000-\U0003ffff"
"""The inside of a regular expression class: Chinese characters, Chinese punctuation and full-width forms."""

_WIDE_QUOTES = "“”‘’—…·①-⓿"
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]")
_WIDE = re.compile(f"[{CJK}{_WIDE_QUOTES}]")
_SPACE = re.compile(f"[\\s{ZERO_WIDTH}]+")
_ZERO = re.compile(f"[{ZERO_WIDTH}]")
_SPACED_DIGITS = re.compile(r"(?<![0-9.,%])[0-9](?: [0-9.](?![0-9]))+(?![0-9%])")


@dataclass(frozen=True, kw_only=True)
class Healed:
    """`source` and, for each of its characters, the offset in the text that it stands for."""

    source: str
    positions: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The text offsets of `source[start:end]`, which must not be empty."""
        return self.positions[start], self.positions[end - 1] + 1


def is_chinese(character: str) -> bool:
    """Whether it is a Chinese character (not punctuation)."""
    return _HAN.match(character) is not None


def has_chinese(text: str) -> bool:
    """Whether a Chinese character occurs in the text."""
    return _HAN.search(text) is not None


def heal(text: str, start: int, end: int, holes: Sequence[Span] = ()) -> Healed:
    """Heal `text[start:end]`.

    Zero-width characters go. White space goes where it touches a Chinese or full-width character, and a line break
    between two digits goes too; elsewhere a run of white space becomes one space. Single digits set apart by spaces
    ("1 9 9 3") are joined. `holes` are spans inside [start, end) that the healed form leaves out (a page number between
    two halves of a sentence); each counts as a line break.
    """
    if not holes:
        piece = text[start:end]
        if not _SPACE.search(piece):
            return Healed(source=piece, positions=range(start, end))
    characters: list[str] = []
    positions: list[int] = []
    cursor = start
    for run_start, run_end, broken in _gaps(text, start, end, holes):
        characters.extend(text[cursor:run_start])
        positions.extend(range(cursor, run_start))
        if (
            characters
            and run_end < end
            and _keeps_space(characters[-1], text[run_end], broken, text[run_start:run_end])
        ):
            characters.append(" ")
            positions.append(run_start)
        cursor = run_end
    characters.extend(text[cursor:end])
    positions.extend(range(cursor, end))
    return _join_digits("".join(characters), positions)


def _gaps(text: str, start: int, end: int, holes: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """Runs of white space and holes as (start, end, holds a line break), touching ones merged."""
    runs = [(m.start(), m.end(), "\n" in m.group()) for m in _SPACE.finditer(text, start, end)]
    if not holes:
        return runs
    merged: list[tuple[int, int, bool]] = []
    for run in sorted([*runs, *((a, b, True) for a, b in holes)]):
        if merged and run[0] <= merged[-1][1]:
            last = merged[-1]
            merged[-1] = (last[0], max(last[1], run[1]), last[2] or run[2])
        else:
            merged.append(run)
    return merged


def _keeps_space(before: str, after: str, broken: bool, run: str) -> bool:
    if _WIDE.match(before) or _WIDE.match(after):
        return False
    if broken and before.isdigit() and after.isdigit():
        return False
    return _ZERO.sub("", run) != ""


def _join_digits(source: str, positions: list[int]) -> Healed:
    if not _SPACED_DIGITS.search(source):
        return Healed(source=source, positions=positions)
    dropped = {
        index
        for match in _SPACED_DIGITS.finditer(source)
        for index in range(match.start(), match.end())
        if source[index] == " "
    }
    kept = [index for index in range(len(source)) if index not in dropped]
    return Healed(source="".join(source[i] for i in kept), positions=[positions[i] for i in kept])
