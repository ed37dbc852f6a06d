"""Text to report: lines become blocks, blocks become sections with paragraphs and segments.

The parts that recognise things have their own files: `lines` (paragraphs), `chrome`, `metadata` (front matter), `headings`,
`tables`, `sentences`. Here they are put together, and every segment gets its id and its offsets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from toolkit.findings import Finding, Severity, Span
from toolkit.report import CellPosition, Paragraph, Report, Section, Segment, SegmentKind
from toolkit.structure.chrome import is_chrome, is_edge_chrome
from toolkit.structure.contents import find_contents
from toolkit.structure.headings import Head, Outline, find_heads, plain_on_top
from toolkit.structure.healing import Healed, heal
from toolkit.structure.lines import Block, Line, join, read_lines, wrap_width
from toolkit.structure.markers import MarkerKind
from toolkit.structure.metadata import (
    Front,
    date_place,
    document_number,
    is_date,
    is_organ,
    is_salutation,
    is_title,
    issuer_in_line,
    issuer_of,
    parse_date,
    read_front,
)
from toolkit.structure.sentences import cuts, split
from toolkit.structure.tables import is_separator, is_unit_line, unit_of

_NOTE = re.compile(r"(?:备?注|说明)\s*\d*\s*[：:]")
_ATTACHMENT = re.compile(r"附\s*[件录表]?\s*\d{0,2}\s*(?:[：:]|$)|附[件表]\d{1,2}(?:[-—]\d)?\b")
_COPIES = re.compile(
    r"(?:抄\s*送|主\s*送|抄\s*报|分\s*送)\s*[：:]|.{2,30}\d{4}年\d{1,2}月\d{1,2}日\s*印发$|[（(]?此件.{0,8}公开.{0,4}[)）]?$"
)


def build(text: str) -> Report:
    r"""The report that a text holds, with `text` as its text (decoded, `\n` line ends).

    Never fails: a text without any recognised structure becomes one section of paragraphs. What is odd about it (numbers
    that skip, a table of contents set aside) is in `findings` with check "structure".
    """
    lines = read_lines(text)
    front = read_front(lines)
    wrap = wrap_width(lines[front.body :])
    contents = find_contents(lines, front.body)
    aside = set(front.aside) | contents | _page_numbers(lines, front.body, wrap) | _tail_chrome(lines, front.body)
    aside |= {at for at in range(front.body, len(lines)) if is_chrome(lines[at].raw)}
    blocks = join(text, lines, aside, front.body, wrap)
    kinds = _kinds(blocks)
    heads = find_heads(blocks, [kind is not None for kind in kinds])
    tree = _Tree(text=text, outline=Outline(plain_on_top=plain_on_top(blocks, heads)))
    _add_front(tree, lines, front)
    _add_blocks(tree, blocks, kinds, heads)
    sections = tree.freeze()
    findings = [*_contents_finding(lines, contents), *_damage(text), *tree.findings, *tree.outline.findings]
    spans = sorted([*((lines[at].start, lines[at].end) for at in aside), *tree.aside])
    date, issuer, number = _facts(blocks, kinds, front, lines)
    return Report(
        text=text,
        title=front.title,
        issuer=issuer,
        date=date,
        document_number=number,
        sections=sections,
        set_aside=tuple(spans),
        findings=tuple(findings),
    )


@dataclass
class _Node:
    level: int
    heading: tuple[Healed, str] | None = None
    paragraphs: list[list[Segment]] = field(default_factory=list)
    below: list[_Node] = field(default_factory=list)


@dataclass
class _Tree:
    """Sections while they grow; segments get their ids when the tree is frozen."""

    text: str
    outline: Outline
    roots: list[_Node] = field(default_factory=lambda: [_Node(level=0)])
    path: list[_Node] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    aside: list[Span] = field(default_factory=list)
    tables: int = -1
    rows: int = 0

    def here(self) -> _Node:
        return self.path[-1] if self.path else self.roots[-1]

    def open(self, level: int, heading: tuple[Healed, str] | None) -> None:
        node = _Node(level=level, heading=heading)
        if level <= 1:
            self.roots.append(node)
            self.path = [node] if level else []
            return
        self.path = self.path[: level - 1]
        self.path[-1].below.append(node)
        self.path.append(node)

    def add(self, healed: Healed, kind: SegmentKind, marker: str = "", *, sentences: bool = True) -> None:
        source = healed.source
        spans = split(source) if sentences else [_trimmed(source)]
        segments: list[Segment] = []
        for start, end in spans:
            if start < end:
                segments.append(_segment(healed, start, end, kind, marker if not segments else ""))
        if segments:
            self.here().paragraphs.append(segments)

    def freeze(self) -> tuple[Section, ...]:
        kept = [node for node in self.roots if node.level or node.paragraphs]
        offset = 0 if kept and kept[0] is self.roots[0] else 1
        return tuple(_freeze(node, f"s{at + offset}") for at, node in enumerate(kept))


def _freeze(node: _Node, section_id: str) -> Section:
    counter = 0
    paragraphs: list[Paragraph] = []
    for segments in node.paragraphs:
        numbered: list[Segment] = []
        for segment in segments:
            counter += 1
            numbered.append(replace(segment, id=f"{section_id}-{counter}"))
        paragraphs.append(Paragraph(segments=tuple(numbered)))
    heading = None
    if node.heading is not None:
        healed, marker = node.heading
        start, end = _trimmed(healed.source)
        heading = replace(_segment(healed, start, end, SegmentKind.HEADING, marker), id=f"{section_id}-0")
    below = tuple(_freeze(child, f"{section_id}.{at}") for at, child in enumerate(node.below, start=1))
    return Section(id=section_id, level=node.level, heading=heading, paragraphs=tuple(paragraphs), subsections=below)


def _segment(healed: Healed, start: int, end: int, kind: SegmentKind, marker: str) -> Segment:
    source = healed.source[start:end]
    first, last = healed.span(start, end)
    return Segment(id="", start=first, end=last, source=source, kind=kind, marker=marker, cuts=cuts(source))


def _trimmed(source: str) -> Span:
    stripped = source.strip()
    start = len(source) - len(source.lstrip())
    return start, start + len(stripped)


def _part(healed: Healed, start: int, end: int) -> Healed:
    return Healed(source=healed.source[start:end], positions=healed.positions[start:end])


def _add_front(tree: _Tree, lines: Sequence[Line], front: Front) -> None:
    for group, kind in front.parts:
        first, last = lines[group[0]], lines[group[-1]]
        start, marker = first.start, ""
        if kind is SegmentKind.SUBTITLE and (dash := re.match(r"[—―─－-]+\s*", first.raw)):
            start, marker = first.start + dash.end(), dash.group().strip()
        holes = [(lines[a].end, lines[b].start) for a, b in pairwise(group)]
        tree.add(heal(tree.text, start, last.end, holes), kind, marker, sentences=False)


def _kinds(blocks: Sequence[Block]) -> list[SegmentKind | None]:
    """What each block is by itself; None for running text, headings and items."""
    kinds: list[SegmentKind | None] = [None] * len(blocks)
    attached = False
    for at, block in enumerate(blocks):
        text = block.text
        if block.cells:
            kinds[at] = SegmentKind.CELL
        elif block.marker is not None:
            if attached and block.marker.kind is MarkerKind.DIGIT and len(text) <= 60 and not block.closed:
                kinds[at] = SegmentKind.ATTACHMENT
        elif is_unit_line(text) or _COPIES.match(text) or document_number(text):
            kinds[at] = SegmentKind.METADATA
        elif _NOTE.match(text):
            kinds[at] = SegmentKind.NOTE
        elif _ATTACHMENT.match(text) and len(text) <= 100 and not text.endswith("。"):
            kinds[at] = SegmentKind.ATTACHMENT
        elif (
            at < 12
            and is_salutation(text)
            and (at == 0 or kinds[at - 1] is SegmentKind.SALUTATION or text[:2] in ("各位", "同志"))
        ):
            kinds[at] = SegmentKind.SALUTATION
        attached = kinds[at] is SegmentKind.ATTACHMENT
    _mark_signatures(blocks, kinds)
    return kinds


def _mark_signatures(blocks: Sequence[Block], kinds: list[SegmentKind | None]) -> None:
    for at, block in enumerate(blocks):
        if at == 0 or kinds[at] is not None or block.marker is not None or len(block.text) > 50:
            continue
        place = date_place(block.text.strip("（()）"))
        if is_date(block.text):
            kinds[at] = SegmentKind.SIGNATURE
            for above in range(at - 1, max(0, at - 4), -1):
                if not _signs(blocks[above], kinds[above]):
                    break
                kinds[above] = SegmentKind.SIGNATURE
        elif kinds[at - 1] is SegmentKind.SIGNATURE and is_title(block.text):
            kinds[at] = SegmentKind.TITLE
        elif place > 0 and is_organ(block.text[:place].strip()) and not block.closed:
            kinds[at] = SegmentKind.SIGNATURE
    last = max((at for at, kind in enumerate(kinds) if kind in (None, SegmentKind.SIGNATURE)), default=0)
    if (
        last > 0
        and kinds[last] is None
        and blocks[last].marker is None
        and blocks[last - 1].closed
        and is_organ(blocks[last].text)
    ):
        kinds[last] = SegmentKind.SIGNATURE


def _signs(block: Block, kind: SegmentKind | None) -> bool:
    return (
        kind is None
        and block.marker is None
        and not block.closed
        and len(block.text) <= 30
        and (is_organ(block.text) or block.indent >= 8)
    )


def _add_blocks(
    tree: _Tree, blocks: Sequence[Block], kinds: Sequence[SegmentKind | None], heads: Sequence[Head | None]
) -> None:
    unit = ""
    for at, (block, kind, head) in enumerate(zip(blocks, kinds, heads, strict=True)):
        unit = unit_of(block.text) or unit if not head else ""
        marker = block.marker.text if block.marker else ""
        if block.cells:
            new = at == 0 or not blocks[at - 1].cells
            unit = _add_row(tree, block, unit, new=new)
        elif head is not None:
            level = tree.outline.level(block)
            tree.open(level, (_part(block.body, 0, head.end), marker))
            if head.rest < len(block.text):
                tree.add(_part(block.body, head.rest, len(block.text)), SegmentKind.SENTENCE)
        elif not block.text:
            tree.aside.append((block.start, block.end))
            tree.findings.append(_finding("empty", f"{marker} has no text; it was set aside.", block, Severity.WARNING))
        elif kind is SegmentKind.SIGNATURE:
            if kinds[at - 1] is not SegmentKind.SIGNATURE and tree.path and not any(heads[at:]):
                tree.open(0, None)
            tree.add(block.body, kind, sentences=False)
        elif kind is not None:
            tree.add(block.body, kind, marker, sentences=kind is SegmentKind.NOTE)
        else:
            tree.add(block.body, SegmentKind.ITEM if block.marker else SegmentKind.SENTENCE, marker)


def _add_row(tree: _Tree, block: Block, unit: str, *, new: bool) -> str:
    if new:
        tree.tables += 1
        tree.rows = 0
    raw = tree.text[block.start : block.end]
    if is_separator(raw):
        return unit
    unit = unit_of(raw) or unit
    segments: list[Segment] = []
    for column, (start, end) in enumerate(block.cells):
        healed = heal(tree.text, start, end)
        left, right = _trimmed(healed.source)
        if left == right:
            continue
        first, last = healed.span(left, right)
        segments.append(
            Segment(
                id="",
                start=first,
                end=last,
                source=healed.source[left:right],
                kind=SegmentKind.CELL,
                cell=CellPosition(table=tree.tables, row=tree.rows, column=column, unit=unit),
            )
        )
    tree.rows += 1
    if segments:
        tree.here().paragraphs.append(segments)
    return unit


def _page_numbers(lines: Sequence[Line], body: int, wrap: int) -> set[int]:
    """Bare numbers that stand where a page ends, in hard-wrapped text or beside a form feed."""
    found: set[int] = set()
    for at in range(body, len(lines)):
        raw = lines[at].raw
        if len(raw) > 4 or not raw.isdecimal():
            continue
        following = lines[at + 1] if at + 1 < len(lines) else None
        breaks = following is None or following.page or (following.blanks > 0 and lines[at].blanks > 0)
        if breaks and (wrap or (following is not None and following.page)):
            found.add(at)
    return found


def _tail_chrome(lines: Sequence[Line], body: int) -> set[int]:
    found: set[int] = set()
    for at in range(len(lines) - 1, body - 1, -1):
        if not is_edge_chrome(lines[at].raw):
            break
        found.add(at)
    for at in range(max(body, len(lines) - 40), len(lines)):
        if re.match(r"(?:相关|延伸阅读|猜你喜欢|热门)", lines[at].raw) and is_chrome(lines[at].raw):
            if all(len(line.raw) <= 80 and "。" not in line.raw for line in lines[at:]):
                found.update(range(at, len(lines)))
            break
    return found


def _facts(
    blocks: Sequence[Block], kinds: Sequence[SegmentKind | None], front: Front, lines: Sequence[Line]
) -> tuple[str, str, str]:
    """Date (YYYY-MM-DD), issuer and document number: what the closing block says counts most, labels least."""
    signed = [block.text for block, kind in zip(blocks, kinds, strict=True) if kind is SegmentKind.SIGNATURE]
    headed = ["".join(lines[at].raw for at in group) for group, kind in front.parts if kind is not SegmentKind.TITLE]
    given = front.labels
    dated = [given[key] for key in given if key.endswith(("日期", "时间"))]
    date = next((d for d in map(parse_date, [*reversed(signed), *headed, *dated]) if d), "")
    organs = [
        text[: date_place(text)].strip() if date_place(text) > 0 else text for text in signed if not is_date(text)
    ]
    labelled = [
        given[k]
        for k in ("发文机构", "发文机关", "发文单位", "制发机关", "发布机构", "发布单位", "公开机构")
        if given.get(k)
    ]
    issuer = next(
        (name for name in [*organs, issuer_of(front.title), *labelled, *map(issuer_in_line, headed)] if name), ""
    )
    own = [document_number(text) for text in headed] + [
        given[k] for k in ("发文字号", "文号", "文件编号") if given.get(k)
    ]
    return date, issuer, next((number for number in own if number), "")


def _contents_finding(lines: Sequence[Line], contents: set[int]) -> list[Finding]:
    if not contents:
        return []
    span = (lines[min(contents)].start, lines[max(contents)].end)
    message = f"A table of contents ({len(contents)} lines) was set aside."
    return [Finding(check="structure", severity=Severity.NOTE, kind="contents", message=message, source_span=span)]


def _damage(text: str) -> list[Finding]:
    at = text.find("\ufffd")
    if at < 0:
        return []
    message = f"The text holds {text.count(chr(0xFFFD))} replacement characters (�): it was damaged before it was read."
    return [
        Finding(check="structure", severity=Severity.WARNING, kind="damaged", message=message, source_span=(at, at + 1))
    ]


def _finding(kind: str, message: str, block: Block, severity: Severity) -> Finding:
    return Finding(
        check="structure", severity=severity, kind=kind, message=message, source_span=(block.start, block.end)
    )
