"""Which numbered lines are headings and which are items, and on which level a heading stands.

The levels are learned from the report: the first form of numbering is the top one, others nest as they first appear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.findings import Finding, Severity
from toolkit.structure.healing import has_chinese
from toolkit.structure.lines import Block
from toolkit.structure.markers import Marker, MarkerKind

RUN_IN = 40
"""Characters that a heading may have when its text follows on the same line."""

_WHOLE = 60
_YEAR = re.compile(r"(?:19|20)\d\d(?:[—–~-](?:19|20)?\d\d)?年?|“[^”]{1,12}”")
_FIGURE = re.compile(r"[0-9０-９%％]|百分之|[一二三四五六七八九十百]+(?:万|亿|个百分点)")
_STOP = re.compile(r"[。！？]")
_COLON = re.compile(r"[：:]")
_INNER_STOP = re.compile(r"[。；;！？!?]")
_NO_HEAD = re.compile(
    r"[一二三四五六七八九十]是|首先|其次|第[一二三四五]，|我们|我[省市县区局]|全[省市县区年]|今年|去年|截至|其中|同时"
)
_PLAIN_BAD = re.compile(r"[。，；：！？,;:!?…|=\t]|^[（(\[【]|此件|特此|^\d+$|[了的和在是与于及]$")
_ON_TOP = re.compile(r"前言|引言|结束语|结语|(?:有关|相关)?(?:名词|术语)+解释|附录")
_TABLE_NAME = re.compile(r"(?:表|说明|情况|项|概况|解释|目标)$")
_TOP = (MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.DIVISION, MarkerKind.NUMERAL)
_COLON_KINDS = (MarkerKind.BRACKETED, MarkerKind.DIGIT, MarkerKind.BRACKETED_DIGIT, MarkerKind.NUMERAL)
_PLAIN = "plain"


@dataclass(frozen=True, kw_only=True)
class Head:
    """A heading: `text[:end]` of its block is the heading, `text[rest:]` the paragraph that shares its line."""

    end: int
    rest: int


def find_heads(blocks: Sequence[Block], closed: Sequence[bool]) -> list[Head | None]:
    """For each block its Head, or None where it is no heading. `closed[i]` says that block i is no running text."""
    heads: list[Head | None] = [None] * len(blocks)
    in_table = in_article = False
    last: dict[MarkerKind, int] = {}
    for at, block in enumerate(blocks):
        if closed[at] or block.cells:
            in_table = bool(block.cells) or (in_table and len(block.text) < 20 and not block.closed)
            continue
        in_table = in_table and not block.closed and len(block.text) <= _WHOLE
        # Between the rows of a table a numbered line without a cell is the label of a row, unless it carries on a count.
        if in_table and block.marker is not None and block.marker.number != last.get(block.marker.kind, -1) + 1:
            continue
        # What is numbered inside an article of a statute is a list.
        in_article = in_article or (block.marker is not None and block.marker.kind is MarkerKind.ARTICLE)
        if in_article and block.marker is not None and block.marker.kind.rank > MarkerKind.ARTICLE.rank:
            continue
        if in_table and block.marker is None and not _TABLE_NAME.search(block.text):
            continue
        if block.marker is None:
            heads[at] = _plain_head(blocks, closed, heads, at)
        elif block.marker.kind is not MarkerKind.BULLET and block.text:
            heads[at] = _marked_head(blocks, heads, at)
        if heads[at] is not None:
            in_table = in_article = False
            if block.marker is not None:
                last[block.marker.kind] = block.marker.number
    _drop_lone_heads(blocks, heads)
    return heads


def _marked_head(blocks: Sequence[Block], heads: Sequence[Head | None], at: int) -> Head | None:
    block = blocks[at]
    marker = block.marker
    if marker is None or marker.kind is MarkerKind.ARTICLE:
        return None
    text = block.text
    if marker.kind in _TOP[:3]:
        return Head(end=len(text), rest=len(text)) if len(text) <= _WHOLE and not _INNER_STOP.search(text) else None
    return _run_in(block, marker, after_item=_after_item(blocks, heads, at)) or _whole(blocks, heads, at, marker)


def _run_in(block: Block, marker: Marker, *, after_item: bool) -> Head | None:
    text = block.text
    stop = _outside_quotes(_STOP, text, RUN_IN)
    if 0 < stop < len(text) - 1 and not after_item:
        head = text[:stop]
        if _carries_no_figure(head) and not _NO_HEAD.match(head) and not re.search("[；;：:]", head):
            return Head(end=stop, rest=stop + 1)
    if marker.kind in _COLON_KINDS:
        colon = _outside_quotes(_COLON, text, 20)
        if colon > 0 and len(text) - colon > 15 and not after_item:
            head = text[:colon]
            if _carries_no_figure(head) and not re.search("[，,、。；;]", head):
                return Head(end=colon, rest=colon + 1)
    return None


def _whole(blocks: Sequence[Block], heads: Sequence[Head | None], at: int, marker: Marker) -> Head | None:
    text = blocks[at].text
    bare = text.rstrip("。：:")
    end = Head(end=len(bare), rest=len(text))
    if not bare or len(bare) > _WHOLE or _INNER_STOP.search(bare) or bare[-1] in "，,、" or not has_chinese(bare):
        return None
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    content = following is not None and (
        following.marker is None
        or following.marker.kind is MarkerKind.BULLET
        or (following.marker.kind is not marker.kind and following.marker.kind.rank > marker.kind.rank)
    )
    if text != bare and text[-1] == "。":
        longest = _WHOLE if marker.kind.rank <= MarkerKind.BRACKETED.rank and following and not following.marker else 30
        return (
            end
            if content and len(bare) <= longest and _carries_no_figure(bare) and not _after_item(blocks, heads, at)
            else None
        )
    if marker.kind.rank >= MarkerKind.DIGIT.rank:
        return end if content and not _after_item(blocks, heads, at) and _carries_no_figure(bare) else None
    return None if _after_open_item(blocks, heads, at) else end


def _after_item(blocks: Sequence[Block], heads: Sequence[Head | None], at: int) -> bool:
    """Whether the block right before has the same form of numbering and is an item."""
    before, marker = (blocks[at - 1] if at else None), blocks[at].marker
    return (
        before is not None
        and before.marker is not None
        and marker is not None
        and before.marker.kind is marker.kind
        and heads[at - 1] is None
        and marker.number == before.marker.number + 1
    )


def _after_open_item(blocks: Sequence[Block], heads: Sequence[Head | None], at: int) -> bool:
    return _after_item(blocks, heads, at) and blocks[at - 1].text.endswith(("；", ";"))


def _drop_lone_heads(blocks: Sequence[Block], heads: list[Head | None]) -> None:
    """Where most of a run of numbered blocks are items, the few run-in headings among them are items too."""
    run: list[int] = []
    for at in range(len(blocks) + 1):
        marker = blocks[at].marker if at < len(blocks) else None
        last = blocks[run[-1]].marker if run else None
        if marker is not None and marker.kind is MarkerKind.BULLET:
            continue
        if marker is not None and last is not None and marker.kind is last.kind and marker.number == last.number + 1:
            run.append(at)
            continue
        if at < len(blocks) and marker is None:
            continue
        if len(run) > 2 and sum(heads[i] is not None for i in run) * 2 < len(run):
            for i in run:
                head = heads[i]
                if head is not None and (head.rest < len(blocks[i].text) or blocks[i].text.endswith("。")):
                    heads[i] = None
        run = [at] if marker is not None else []


def _plain_head(blocks: Sequence[Block], closed: Sequence[bool], heads: Sequence[Head | None], at: int) -> Head | None:
    block, text = blocks[at], blocks[at].text
    whole = Head(end=len(text), rest=len(text))
    if block.hashes and len(text) <= _WHOLE:
        return whole
    if not 3 <= len(text) <= 30 or _PLAIN_BAD.search(text) or not has_chinese(text) or not _carries_no_figure(text):
        return None
    following = at + 1
    if following >= len(blocks):
        return None
    below = blocks[following]
    if closed[following] and not below.cells:
        return None
    if below.marker is not None and below.marker.kind is not MarkerKind.BULLET:
        content = below.marker.number == 1
    else:
        content = bool(below.cells) or below.closed or len(below.text) >= 40
    above = blocks[at - 1] if at else None
    settled = above is None or above.closed or heads[at - 1] is not None or closed[at - 1]
    if not content or not settled or (above is not None and above.cells and not block.blanks):
        return None
    return whole


def _carries_no_figure(text: str) -> bool:
    return _FIGURE.search(_YEAR.sub("", text)) is None


def _outside_quotes(pattern: re.Pattern[str], text: str, reach: int) -> int:
    """The first match's offset outside 《》“”（） within `reach` characters, or -1."""
    depth = 0
    for at, character in enumerate(text[: reach + 1]):
        if character in "《“（(":
            depth += 1
        elif character in "》”）)":
            depth = max(0, depth - 1)
        elif depth == 0 and pattern.match(character):
            return at
    return -1


@dataclass
class Outline:
    """Gives headings their levels in reading order, and collects what is odd about their numbering."""

    plain_on_top: bool = False
    stack: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _last: dict[str, int] = field(default_factory=dict)
    _plain_parent: str | None = None

    def level(self, block: Block, segment: str = "") -> int:
        """The level (from 1) of the next heading."""
        marker = block.marker
        key = marker.kind.value if marker else f"#{block.hashes}" if block.hashes else _PLAIN
        if key in self.stack:
            self._pop_to(self.stack.index(key))
        else:
            self._make_room(key, marker, top=marker is None and _ON_TOP.fullmatch(block.text) is not None)
        level = len(self.stack)
        previous = self.numbers[level] if level < len(self.numbers) else 0
        del self.numbers[level:]
        self.stack.append(key)
        if marker and marker.number:
            self._check(marker, previous, block)
            self._last[key] = marker.number
        self.numbers.append(marker.number if marker else previous)
        return level + 1

    def _pop_to(self, depth: int) -> None:
        del self.stack[depth:]
        del self.numbers[depth + 1 :]

    def _make_room(self, key: str, marker: Marker | None, *, top: bool) -> None:
        if key.startswith("#"):
            keep = [at for at, other in enumerate(self.stack) if other.startswith("#") and other < key]
            self._pop_to(keep[-1] + 1 if keep else 0)
            return
        if marker is None:
            if top:
                self._pop_to(0)
            else:
                self._make_room_for_plain()
            return
        kind = marker.kind
        if self.stack and self.stack[-1] == _PLAIN and marker.number == 1:
            return
        depth = len(self.stack)
        while depth:
            above = self.stack[depth - 1]
            if above.startswith("#") or (above == _PLAIN and self.plain_on_top and depth == 1):
                break
            if above != _PLAIN and (MarkerKind(above).rank < kind.rank or (depth == 1 and kind not in _TOP)):
                break
            depth -= 1
        self._pop_to(depth)

    def _make_room_for_plain(self) -> None:
        if self.plain_on_top:
            self._pop_to(0)
            return
        if self._plain_parent is None:
            self._plain_parent = self.stack[-1] if self.stack else ""
        depth = self.stack.index(self._plain_parent) + 1 if self._plain_parent in self.stack else 0
        if not depth and self.stack and self._plain_parent:
            depth = len(self.stack)
        self._pop_to(depth)

    def _check(self, marker: Marker, previous: int, block: Block) -> None:
        runs_on = self._last.get(marker.kind.value, 0) + 1
        number = marker.number
        if number == previous + 1 or (not previous and number in (1, runs_on)):
            return
        severity, kind, words = Severity.WARNING, "skipped", f"the number before it is {previous or 'missing'}"
        if previous and number == previous:
            kind, words = "repeated", "the heading before it has the same number"
        elif previous and number == 1:
            severity, kind, words = Severity.NOTE, "restarted", f"the numbering starts anew after {previous}"
        elif previous and number < previous:
            kind, words = "backwards", f"the number before it is {previous}"
        self.findings.append(
            Finding(
                check="structure",
                severity=severity,
                kind=kind,
                source_span=(block.start, block.end),
                message=f"{marker.text} {block.text[:20]}: {words}.",
            )
        )


def plain_on_top(blocks: Sequence[Block], heads: Sequence[Head | None]) -> bool:
    """Whether headings without a number stand above the numbered ones: the first comes before any number, and more follow."""
    plain = [at for at, head in enumerate(heads) if head and blocks[at].marker is None and not blocks[at].hashes]
    marked = [at for at, head in enumerate(heads) if head and blocks[at].marker is not None]
    return len(plain) > 1 and (not marked or plain[0] < marked[0])
