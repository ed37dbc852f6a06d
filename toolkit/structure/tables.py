"""Table rows in plain text: cells between pipes, tabs, or wide gaps of spaces as a PDF's layout leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.findings import Span

_SEPARATOR = re.compile(r"[|:\s+=\-—]+")
_PIPE_CELL = re.compile(r"(?:\\.|[^|\\])+|\\$")
_TAB_CELL = re.compile(r"[^\t]+")
_SPACED_CELL = re.compile(r"\S+(?: \S+)*")
_SECOND_MARKER = re.compile(r"^[一二三四五六七八九十]{1,3}、.*\s{2,}[一二三四五六七八九十]{1,3}、")
_TOKEN = re.compile(r"<\|[^|<>\s]{1,40}\|>")
_FIGURE = re.compile(r"[-—+]?[\d,，.]+[%％]?|[-—/]")
_UNIT = re.compile(r"(?:计量|金额|货币)?单位\s*[:：]\s*((?:人民币)?[百千万亿]*(?:元|美元|人次|人|户|件|个|吨|公顷|亩|平方米|平方公里|公里|千瓦时|千瓦|家|项|台|套|辆|次|%|％|册|条|宗|起)(?:[、/，,]\s*[百千万亿]*(?:元|人|户|件|个|吨|亩|家|项|%|％))*)\s*[)）]?\s*$")  # fmt: skip  # noqa: E501


def row_cells(raw: str, start: int, *, beside_row: bool = False) -> tuple[Span, ...]:
    """The text spans of a table row's cells, empty cells as empty spans; () where the line is no row.

    `raw` begins at text offset `start`. A line of two words with a wide gap counts only beside another row.
    """
    if "|" in raw:
        # A model's special token (<|im_end|>) in a text is a word like any other.
        raw = _TOKEN.sub(lambda token: "x" * len(token.group()), raw)
    if "|" in raw:
        return _pipe_cells(raw, start) if raw.count("|") > 1 or " | " in raw else ()
    if "\t" in raw:
        cells = _spans(_TAB_CELL, raw, start)
        return cells if len(cells) > 1 and cells[0][1] - cells[0][0] > 2 else ()
    if "  " not in raw or "。" in raw:
        return ()
    cells = _spans(_SPACED_CELL, raw, start)
    if len(cells) > 1 and _SECOND_MARKER.search(raw):
        return cells
    words = [raw[a - start : b - start] for a, b in cells]
    figures = sum(_FIGURE.fullmatch(word) is not None for word in words)
    if len(cells) >= 3 and (figures or len(cells) >= 4) and max(map(len, words)) > 1:
        return cells
    if len(cells) == 2 and _FIGURE.fullmatch(words[1]) and any(c.isdigit() for c in words[1]):
        return cells
    return cells if beside_row and len(cells) >= 2 and "    " in raw else ()


def is_separator(raw: str) -> bool:
    """Whether a row only draws the line under a header (|---|---|)."""
    return "-" in raw and _SEPARATOR.fullmatch(raw) is not None


def unit_of(text: str) -> str:
    """The unit that a line such as 单位：万元 sets for the table below it, or an empty string."""
    match = _UNIT.search(text[-40:]) if "单位" in text else None
    return "".join(match.group(1).split()) if match else ""


def is_unit_line(text: str) -> bool:
    """Whether a line says nothing but a table's unit."""
    match = _UNIT.search(text) if len(text) <= 40 else None
    return match is not None and not text[: match.start()].strip("（( ")


def _pipe_cells(raw: str, start: int) -> tuple[Span, ...]:
    inner_start, inner_end = int(raw.startswith("|")), len(raw) - int(raw.endswith("|") and not raw.endswith("\\|"))
    return tuple(_pipe_spans(raw, start, inner_start, max(inner_start, inner_end)))


def _pipe_spans(raw: str, start: int, at: int, end: int) -> Iterator[Span]:
    while True:
        match = _PIPE_CELL.match(raw, at, end)
        stop = match.end() if match else at
        piece = raw[at:stop]
        left = at + len(piece) - len(piece.lstrip())
        yield start + min(left, stop), start + max(left, at + len(piece.rstrip()))
        if stop >= end:
            return
        at = stop + 1


def _spans(pattern: re.Pattern[str], raw: str, start: int) -> tuple[Span, ...]:
    found: list[Span] = []
    for match in pattern.finditer(raw):
        piece = match.group()
        if piece.strip():
            left = match.start() + len(piece) - len(piece.lstrip())
            found.append((start + left, start + left + len(piece.strip())))
    return tuple(found)
