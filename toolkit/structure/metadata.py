"""What stands before and after a report's body: title, subtitle, date, document number, speaker, salutation, signature.

`read_front` sorts the lines before the body. Site chrome has its own file; headings have theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as calendar_date

from toolkit.report import SegmentKind
from toolkit.structure.chrome import is_chrome, is_edge_chrome, labels
from toolkit.structure.healing import has_chinese
from toolkit.structure.lines import Line, ends_sentence
from toolkit.structure.markers import MarkerKind, chinese_number, read_marker
from toolkit.structure.tables import is_unit_line

_DIGITS = "〇零一二三四五六七八九十0-9０-９Ｏ○O"
_DATE = re.compile(
    rf"([{_DIGITS}]{{4}})\s*[年]\s*([{_DIGITS}]{{1,3}})\s*月\s*([{_DIGITS}]{{1,3}})\s*日|(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?!\d)"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,16}\s*[〔\[［【(（]\s*\d{4}\s*[〕\]］】)）]\s*第?\s*\d{1,5}\s*号")
_TITLE_END = re.compile(
    r"(?:报告|年报|意见|通知|方案|规划|计划|条例|办法|规则|规定|细则|决定|决议|决算|预算|公报|纲要|要点|总结|公告|通告|说明|函|批复|请示|纪要|草案|"
    r"白皮书|清单|标准|指南|指引|讲话|汇报|制度|章程|解读|情况表|情况)(?:[（(《〈][^（()）]{1,30}[)）》〉]){0,2}$"
)
_GENERIC = re.compile(
    r"(?:\d{4}年度?|[一二〇]{4}年)?(?:政府|审计|财政|人大|法治政府|部门|单位|年度|述职|情况|政务公开|信息公开)*(?:工作)*(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:报告|总结|决算|预算|年报)"
)
_ORGAN_END = re.compile(
    r"(?:人民政府|政府|委员会|管委会|党委|党工委|工委|市委|省委|区委|县委|办公室|办公厅|国务院|中央|人大常委会|常委会|政协|[局厅部委院办处署府会署社]|中心|总队|支队|大队|"
    r"街道办事处|办事处|领导小组|指挥部|集团|公司|学校|大学|医院|法院|检察院|[省市县区州乡镇]|研究所|站)(?:[（(].{1,12}[)）])?$"
)
_PLACE_END = re.compile(r"(?:[省市县区州委府局院办厅部会镇乡]|街道|年度?|自然)$")
_ADDRESS = re.compile(
    r"各位|代表|委员|主任|同志|政府|人大|党委|党组|市委|省委|区委|县委|[局厅部院办委会]|单位|部门|乡镇|街道|公司|企业|学校|领导|书记|朋友|主席|先生|女士"
)
_SPEAKER = re.compile(
    r".{0,24}(?:省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|主任|局长|厅长|部长|总理|院长|检察长|审计长|书记|行长|司长|处长|秘书长|主任委员)[\s\u3000]*[\u4e00-\u9fff·]{0,3}(?:[\s\u3000]*[\u4e00-\u9fff·]){0,8}"
)
_SUBTITLE = re.compile(r"(?:——|――|──|—|--|－－)\s*(?=\S)")
_MEETING = re.compile(
    r"(?:[〇零一二三四五六七八九十0-9]{4}年)?.{0,10}月.{1,3}日.{0,6}在.{4,60}(?:会议|大会|全会)(?:上)?"
)
_SUBTITLE_REST = re.compile(r"(?:上|会议|大会|全会|[)）])$")
_SPOKEN = re.compile(r"[^工合]作.{0,10}报告$|[>＞»|]")
_SPEAKER_ORGAN = re.compile(r"(.{2,20}?(?:[局厅委府办院部]))(?:党组书记、)?(?:局长|厅长|主任|院长|部长)")
_DEPARTMENT = re.compile(r"(?:预算主管部门|预算单位|编制单位|编制部门|主管部门)\s*[:：]\s*(.+)")
_CLOSED = tuple("。；;，,、！!？?")


@dataclass(frozen=True, kw_only=True)
class Front:
    """The lines before the body: what each group of lines is, which lines are chrome, and what they say.

    `body` is the number of the body's first line; `parts` are (line numbers, kind) in reading order.
    """

    body: int
    title: str = ""
    parts: tuple[tuple[tuple[int, ...], SegmentKind], ...] = ()
    aside: frozenset[int] = frozenset()
    labels: dict[str, str] = field(default_factory=dict)


def parse_date(text: str) -> str:
    """The first date in a text as YYYY-MM-DD, or an empty string where there is none."""
    for match in _DATE.finditer(text):
        parts = [_value(part) for part in match.groups() if part]
        try:
            return calendar_date(parts[0], parts[1], parts[2]).isoformat()
        except ValueError:
            continue
    return ""


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else, brackets allowed."""
    bare = text.strip().strip("（()）[]")
    return len(bare) <= 24 and _DATE.fullmatch(bare) is not None


def date_place(text: str) -> int:
    """The offset of a date that ends the text, or -1."""
    found = [m for m in _DATE.finditer(text) if m.end() == len(text)]
    return found[0].start() if found else -1


def document_number(text: str) -> str:
    """The document number that is the whole of a text (宁政发〔2024〕6号), white space taken out, or an empty string."""
    match = _NUMBER.fullmatch(text.strip())
    return "".join(match.group().split()) if match else ""


def is_organ(text: str) -> bool:
    """Whether a short line reads like the name of the organ that issues a report."""
    return 2 < len(text) <= 40 and not ends_sentence(text) and _ORGAN_END.search(text) is not None and has_chinese(text)


def is_salutation(text: str) -> bool:
    """Whether a line addresses the readers: 各位代表：, 市政府:, 主任、各位副主任、秘书长、各位委员："""
    if len(text) > 120 or text[-1] not in "：:！!" or len(text) < 3:
        return False
    bare = text[:-1]
    if any(c in bare for c in "。；;：:！!《"):
        return False
    if text[-1] in "！!":
        return bare.startswith(("各位", "同志")) and len(bare) <= 20
    if read_marker(text) is not None or re.search(r"如下|主要|包括|情况|工作$|方面|以下|为$|是$", bare):
        return False
    return _ADDRESS.search(bare) is not None


def is_title(text: str) -> bool:
    """Whether a line reads like a report's title."""
    return (
        4 <= len(text) <= 70
        and text[-1] not in _CLOSED
        and "。" not in text
        and _TITLE_END.search(text) is not None
        and not _SPOKEN.search(text)
    )


def issuer_of(title: str) -> str:
    """The organ that a title names: before 关于 or before 工作报告."""
    before = title.split("关于")[0] if "关于" in title else ""
    if not before and (
        match := re.match(
            r"(?:\d{4}年)?(.{2,20}?(?:人民政府|管委会|管理委员会|[局厅委院]))(?:\d{4}年|工作|政府)", title
        )
    ):
        before = match.group(1)
    return before if is_organ(before) else ""


def issuer_in_line(line: str) -> str:
    """The organ that a metadata line names: 预算单位：…, or the organ whose head speaks (…审计局局长 …)."""
    if match := _DEPARTMENT.match(line):
        return match.group(1).strip()
    match = _SPEAKER_ORGAN.match(line)
    return match.group(1) if match and is_organ(match.group(1)) else ""


def read_front(lines: Sequence[Line]) -> Front:
    """Sort the lines before the body."""
    body = _body_start(lines)
    found: dict[str, str] = {}
    chrome = _front_chrome(lines, body, found)
    titles = _titles(lines, body, chrome)
    main = _main_title(lines, titles)
    if main is None:
        main = _fallback_title(lines, body, chrome)
    later = "".join(line.spaceless for line in lines[main[-1] + 1 : body]) if main else ""
    parts: list[tuple[tuple[int, ...], SegmentKind]] = []
    aside = set(chrome)
    names = [_joined(lines, group) for group in titles]
    repeated = {
        at
        for group, name in zip(titles, names, strict=True)
        if main and group != main and _same(name, _joined(lines, main))
        for at in group
    }
    at = 0
    while at < body:
        if main and at > main[0]:
            later = ""
        if at in aside or at in repeated:
            aside.add(at)
            at += 1
            continue
        if main and at == main[0]:
            parts.append((main, SegmentKind.TITLE))
            at = main[-1] + 1
            continue
        group, kind = _front_part(lines, at, body, aside, after_title=main is None or at > main[0])
        again = kind is SegmentKind.SUBTITLE and _joined(lines, group) in later
        if kind is None or again:
            aside.update(group)
        else:
            parts.append((group, kind))
        at = group[-1] + 1
    title = "".join(_joined(lines, main).split()) if main else ""
    return Front(body=body, title=title, parts=tuple(parts), aside=frozenset(aside), labels=found)


def _value(part: str) -> int:
    plain = part.translate(str.maketrans("Ｏ○O〇零", "00000"))
    if plain.isdecimal():
        return int(plain)
    if "十" in part:
        return chinese_number(part.translate(str.maketrans("Ｏ○O零", "〇〇〇〇")))
    digits = "".join(
        str("〇一二三四五六七八九".find(c)) if c in "〇一二三四五六七八九" else c
        for c in part.translate(str.maketrans("Ｏ○O零", "〇〇〇〇"))
    )
    return int(digits) if digits.isdecimal() else 0


def _body_start(lines: Sequence[Line]) -> int:
    for at, line in enumerate(lines):
        raw = line.raw
        if is_edge_chrome(raw) or is_chrome(raw) or _SUBTITLE.match(raw):
            continue
        if (
            line.cells
            or is_salutation(raw)
            or line.spaceless in ("目录", "目次")
            or raw.startswith(("附件", "注：", "注:"))
            or is_unit_line(raw)
        ):
            return at
        marker = read_marker(raw)
        if marker is not None and marker.kind is not MarkerKind.BULLET:
            return at
        if line.hashes > 1:
            return at
        if ends_sentence(raw) and not is_title(raw) and not (raw[-1] in "：:" and len(raw) < 12):
            return at
        if "。" in raw or len(raw) > 70:
            return at
        if at >= 60:
            return at
    return len(lines) if len(lines) > 1 or (lines and is_title(lines[0].raw)) else 0


def _front_chrome(lines: Sequence[Line], body: int, found: dict[str, str]) -> set[int]:
    chrome: set[int] = set()
    waiting = ""
    for at in range(body):
        raw = lines[at].raw
        values = labels(raw)
        if waiting and not values and not is_title(raw) and len(raw) <= 40:
            found.setdefault(waiting, raw)
            chrome.add(at)
            waiting = ""
            continue
        waiting = ""
        if is_edge_chrome(raw):
            chrome.add(at)
        for key, value in values.items():
            if value:
                found.setdefault(key, value)
            else:
                waiting = key
    return chrome


def _joined(lines: Sequence[Line], group: Sequence[int]) -> str:
    return "".join(lines[at].spaceless for at in group)


def _eligible(line: Line) -> bool:
    raw = line.raw
    return (
        2 <= len(raw) <= 50
        and has_chinese(raw)
        and raw[-1] not in _CLOSED
        and raw[-1] not in "：:"
        and not _SUBTITLE.match(raw)
        and not is_date(raw)
        and not document_number(raw)
        and read_marker(raw) is None
    )


def _titles(lines: Sequence[Line], body: int, chrome: set[int]) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    at = 0
    while at < body:
        group: tuple[int, ...] = (at,)
        if at in chrome or not _eligible(lines[at]):
            at += 1
            continue
        for more in range(at + 1, min(at + 4, body)):
            if (
                more in chrome
                or is_title(_joined(lines, group))
                or not _eligible(lines[more])
                or not (_goes_on(_joined(lines, group), lines[more].spaceless) or _centred(lines, more))
            ):
                break
            group = (*group, more)
        while len(group) > 1 and not is_title(_joined(lines, group)):
            group = group[:-1]
        if is_title(_joined(lines, group)):
            found.append(group)
            at = group[-1]
        at += 1
    return found


def _goes_on(above: str, below: str) -> bool:
    """Whether a title that begins `above` goes on with `below`."""
    if above.endswith(("的", "和", "及", "与", "、", "暨", "年", "年度")):
        return True
    if "关于" in above and not is_title(above):
        return "关于" not in below
    if not is_title(above) and _PLACE_END.search(above):
        return below.startswith("关于") or _GENERIC.fullmatch(below) is not None or below.endswith(("年度", "年"))
    return False


def _centred(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands centred right under the one above, as the parts of a title on a cover do."""
    return lines[at].blanks == 0 and max(lines[at].indent, lines[at - 1].indent) >= 2


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (short in long and len(short) * 10 >= len(long) * 7) or (
        len(short) > 8 and long.replace("的", "") == short.replace("的", "")
    )


def _main_title(lines: Sequence[Line], titles: Sequence[tuple[int, ...]]) -> tuple[int, ...] | None:
    """The last of the titles that say the same; without a repetition the first one."""
    if not titles:
        return None
    names = [_joined(lines, group) for group in titles]
    for last in range(len(titles) - 1, 0, -1):
        if any(_same(names[last], name) and len(names[last]) >= len(name) for name in names[:last]):
            return titles[last]
    return titles[0]


def _fallback_title(lines: Sequence[Line], body: int, chrome: set[int]) -> tuple[int, ...] | None:
    """The first line or two of words that are neither chrome nor speaker, where no line reads like a title."""
    for at in range(body):
        if at in chrome or not _eligible(lines[at]) or _SPEAKER.fullmatch(lines[at].raw) or len(lines[at].raw) < 5:
            continue
        if body >= len(lines) or is_organ(lines[at].raw) or _MEETING.fullmatch(lines[at].raw):
            return None
        more = at + 1
        if (
            more < body
            and more not in chrome
            and _eligible(lines[more])
            and len(lines[more].raw) > 8
            and not (
                _SPEAKER.fullmatch(lines[more].raw) or _MEETING.match(lines[more].raw) or is_organ(lines[more].raw)
            )
        ):
            return (at, more)
        return (at,)
    return None


def _front_part(
    lines: Sequence[Line], at: int, body: int, aside: set[int], *, after_title: bool
) -> tuple[tuple[int, ...], SegmentKind | None]:
    raw = lines[at].raw
    if _SUBTITLE.match(raw) or _MEETING.match(raw):
        group = [at]
        while (
            len(group) < 3
            and group[-1] + 1 < body
            and group[-1] + 1 not in aside
            and _eligible(lines[group[-1] + 1])
            and _SUBTITLE_REST.search(lines[group[-1] + 1].raw)
            and not _SPEAKER.fullmatch(lines[group[-1] + 1].raw)
            and not lines[group[-1]].raw.endswith(("上", "）", ")"))
        ):
            group.append(group[-1] + 1)
        return tuple(group), SegmentKind.SUBTITLE
    if document_number(raw) or is_date(raw) or _SPEAKER.fullmatch(raw):
        return (at,), SegmentKind.METADATA
    return (at,), SegmentKind.METADATA if after_title else None
