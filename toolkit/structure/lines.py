"""The lines of a text, and how lines that a page's edge broke grow together again into blocks (paragraphs)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.findings import Span
from toolkit.structure.healing import ZERO_WIDTH, Healed, heal
from toolkit.structure.markers import Marker, MarkerKind, read_marker
from toolkit.structure.tables import row_cells

_LINE = re.compile("[^\n]*\n?")
_INK = re.compile(f"[^\\s{ZERO_WIDTH}]")
_HASHES = re.compile(r"#{1,6}(?=\s)\s*|#{1,6}(?=[\u4e00-\u9fff第（(])")
_OPEN_TAG = re.compile(r"(?:<(?:b|strong|p|br|u|em|h[1-6])\s*/?>\s*)+", re.IGNORECASE)
_CLOSE_TAG = re.compile(r"(?:\s*</?(?:b|strong|p|br|u|em|h[1-6])\s*/?>)+$", re.IGNORECASE)
_TERMINAL = re.compile(r"[。！？!?；;：:…][”’」』）)】》\"]*$")
_CLOSERS = tuple("，、。；：！？）》”’」』】,;)")
_BREAKABLE = re.compile("[\u3400-\u9fff，、,”）]$")
_CLAUSE = re.compile("[，、。；,;]")
_CARRIES_ON = tuple("，、,（《“(〈「『")
_SLACK = 6
"""Columns by which a full line may fall short of the width: three characters, for punctuation
that may not begin a line and for the ragged edge that a PDF's layout leaves."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line with ink: [start, end) without the white space, heading signs and markup at its edges.

    `indent` and `width` are columns (a Chinese character takes two; the width includes the indent), `blanks` the empty
    lines before it, `hashes` the markdown level, `page` whether a form feed stands before it.
    """

    start: int
    end: int
    raw: str
    indent: int
    width: int
    blanks: int
    hashes: int = 0
    page: bool = False
    cells: tuple[Span, ...] = ()

    @property
    def spaceless(self) -> str:
        """The line without any white space, for comparing."""
        return "".join(self.raw.split())


@dataclass(frozen=True, kw_only=True)
class Block:
    """Lines that belong together. `marker` is the numbering that opens it, `body` the healed text after the marker."""

    start: int
    end: int
    marker: Marker | None
    body: Healed
    indent: int
    blanks: int
    hashes: int = 0
    cells: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The healed text after the marker."""
        return self.body.source

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence or an introduction does."""
        return ends_sentence(self.text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a sentence's or clause's mark, closing quotes allowed."""
    return _TERMINAL.search(text[-6:]) is not None


def read_lines(text: str) -> list[Line]:
    """All lines with ink, in order."""
    found: list[Line] = []
    blanks = 0
    page = False
    for match in _LINE.finditer(text):
        piece = match.group()
        if not piece:
            continue
        ink = _INK.search(piece)
        page = page or "\f" in piece
        if ink is None:
            blanks += 1
            continue
        found.append(_line(match.start(), piece, ink.start(), blanks, page))
        blanks, page = 0, False
    return _with_table_headers(found)


def _line(offset: int, piece: str, ink: int, blanks: int, page: bool) -> Line:
    raw = piece[ink:].rstrip().rstrip(ZERO_WIDTH).rstrip()
    start = offset + ink
    indent = columns(piece[:ink].replace("\t", "    ").strip(ZERO_WIDTH + "\f\r"))
    width = indent + columns(raw)
    hashes = 0
    if raw[0] == "#" and (sign := _HASHES.match(raw)) and sign.end() < len(raw):
        hashes = len(raw) - len(raw.lstrip("#"))
        start, raw = start + sign.end(), raw[sign.end() :]
        raw = raw.rstrip("#").rstrip() or raw
    if raw[0] == "<" and (tag := _OPEN_TAG.match(raw)) and tag.end() < len(raw):
        start, raw = start + tag.end(), raw[tag.end() :]
    if raw[-1] == ">" and (tag := _CLOSE_TAG.search(raw)) and tag.start() > 0:
        raw = raw[: tag.start()]
    if len(raw) > 4 and raw.startswith("**") and raw.endswith("**") and raw.count("**") == 2:
        start, raw = start + 2, raw[2:-2]
    return Line(
        start=start,
        end=start + len(raw),
        raw=raw,
        indent=indent,
        width=width,
        blanks=blanks,
        hashes=hashes,
        page=page,
        cells=row_cells(raw, start),
    )


def _with_table_headers(lines: list[Line]) -> list[Line]:
    """A line of widely spaced words beside a table row is a row of that table too."""
    known = [bool(line.cells) for line in lines]
    result: list[Line] = []
    for at, line in enumerate(lines):
        beside = (at > 0 and known[at - 1]) or (at + 1 < len(lines) and known[at + 1])
        cells = row_cells(line.raw, line.start, beside_row=True) if beside and not known[at] else ()
        result.append(replace(line, cells=cells) if cells else line)
    return result


def columns(text: str) -> int:
    """How many columns a text takes. GB18030 spends two bytes on what is two columns wide, one on what is one."""
    return len(text.encode("gb18030", "replace"))


def wrap_width(lines: Sequence[Line]) -> int:
    """The width in columns at which a text was hard-wrapped, or 0 where it was not.

    It was where the lines that end in the middle of a sentence end at one and the same width, and almost no line of
    prose is longer.
    """
    prose = [line for line in lines if not line.cells and line.width >= 24]
    broken = [line for line in prose if not ends_sentence(line.raw) and _BREAKABLE.search(line.raw)]
    counts = Counter(line.width for line in broken)
    if len(broken) < 3:
        return 0
    best = max(counts, key=lambda width: (sum(counts[w] for w in range(width - _SLACK, width + 1)), width))
    at_edge = [line for line in broken if best - _SLACK <= line.width <= best]
    # Headings are short and end anywhere; what counts is the share among the longer lines.
    longer = sum(line.width * 5 >= best * 3 for line in broken)
    beyond = sum(line.width > best + _SLACK for line in prose)
    in_sentences = sum(_CLAUSE.search(line.raw) is not None for line in at_edge)
    if len(at_edge) < 3 or len(at_edge) * 2 < longer or beyond * 8 > len(prose) or in_sentences * 2 < len(at_edge):
        return 0
    return best


def join(text: str, lines: Sequence[Line], aside: AbstractSet[int], first: int, wrap: int) -> list[Block]:
    """Blocks from `lines[first:]`, without the lines set aside; `wrap` is the text's `wrap_width`."""
    blocks: list[Block] = []
    group: list[int] = []
    run = 0
    for at in range(first, len(lines)):
        if at in aside:
            continue
        if group and _continues(lines[group[-1]], lines[at], lines[group[0]], run, wrap):
            group.append(at)
            run += lines[at].width
            continue
        if group:
            blocks.append(_block(text, lines, group))
        group, run = [at], lines[at].width
    if group:
        blocks.append(_block(text, lines, group))
    return blocks


def _continues(last: Line, following: Line, first: Line, run: int, wrap: int) -> bool:
    if last.cells or following.cells or following.hashes or following.raw.startswith(("附件", "注：", "注:")):
        return False
    marker = read_marker(following.raw)
    if marker is not None:
        return False
    own = read_marker(first.raw)
    if own is not None and last is first and own.length >= len(first.raw):
        return own.kind is not MarkerKind.BULLET and following.blanks <= 1
    if following.raw.startswith((*_CLOSERS, "的", "是：", "是:")):
        return True
    if ends_sentence(last.raw):
        return False
    if last.raw.endswith(_CARRIES_ON):
        return True
    if following.blanks == 0 and _closes_title(last.raw, following.raw):
        return True
    if wrap:
        indented = following.indent >= last.indent + 2 and following.indent > 1
        return last.width >= wrap - _SLACK and not indented
    inner = "，" in first.raw or "," in first.raw or "。" in first.raw
    return run >= 80 and inner and following.blanks == 0 and following.indent <= last.indent


def _closes_title(last: str, following: str) -> bool:
    opened = last.rfind("《")
    return opened >= 0 and "》" not in last[opened:] and "》" in following[:60]


def _block(text: str, lines: Sequence[Line], group: Sequence[int]) -> Block:
    first, last = lines[group[0]], lines[group[-1]]
    marker = None if first.cells else read_marker(text[first.start : first.end])
    start = first.start + (marker.length if marker else 0)
    holes: list[Span] = []
    for before, after in pairwise(group):
        # Between two lines of a block lie line ends, markup, and lines that were set aside.
        holes.append((lines[before].end, lines[after].start))
    return Block(
        start=first.start,
        end=last.end,
        marker=marker,
        body=heal(text, start, last.end, holes),
        indent=first.indent,
        blanks=first.blanks,
        hashes=first.hashes,
        cells=first.cells,
    )
