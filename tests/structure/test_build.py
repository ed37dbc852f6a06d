import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.findings import Severity
from toolkit.report import Report, SegmentKind
from toolkit.structure.build import build

# Invented documents with their trees, labelled by hand. A tree has one line per section: level, id, marker, heading, and
# how many segments stand in it without its subsections.

LAW_REPORT = """zwgk
政务公开
青溪高新区管委会关于法治建设情况的报告
发布日期:2025-02-03 阅览量:88 字号: +放大 -缩小

市政府:

2024年,高新区稳步推进法治建设,取得新成效。现将有关情况报告如下。

一、健全制度体系,规范权力运行

(一)深入推进“放管服”改革。一是压减审批环节,办理时限缩短三成。二是推行告知承诺。

二是开展企业走访,解决困难问题12件。

(二)规范文件制定。落实《文件管理办法。试行》,审查文件36件。

二、存在问题

基层力量仍然薄弱。

青溪高新区管委会

                         2025年1月9日
"""
LAW_TREE = """
0 s0 - 4
1 s1 一、 健全制度体系,规范权力运行 0
2 s1.1 (一) 深入推进“放管服”改革 3
2 s1.2 (二) 规范文件制定 1
1 s2 二、 存在问题 1
0 s3 - 2
"""

WORK_REPORT = """下载
打印
【字号：
加大
】
2025年云岭县政府工作报告
——2025年1月8日在云岭县第九届人民代表大会
第四次会议上
来源：云岭日报
时间：2025-01-20
云岭县人民政府县长　李　青
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2024年工作回顾
一年来，主要做了以下工作：
——产业发展提速。规模以上工业增加值增长8.3%。
——城乡面貌改善。新建道路35公里。
二、2025年工作安排
（一）扩大有效投资
实施重点项目120个。
（二）激发消费潜力
办好展会18场。
各位代表！使命重在担当。
相关报道：
云岭县召开人民代表大会
"""
WORK_TREE = """
0 s0 - 5
1 s1 一、 2024年工作回顾 5
1 s2 二、 2025年工作安排 0
2 s2.1 （一） 扩大有效投资 1
2 s2.2 （二） 激发消费潜力 3
"""

AUDIT_REPORT = """白沙市审计局
当前位置:首页 > 政务公开 > 通知公告

关于白沙市2023年度本级预算执行和其他财政收支的审计工作报告

关于白沙市2023年度本级预算执行和

其他财政收支的审计工作报告

——2024年8月2日在白沙市第七届人大常委会第十二次会议上

白沙市审计局局长  周远

主任、各位副主任、秘书长、各位委员:

我受市政府委托,报告审计情况。

一、财政管理审计情况
审计了12个部门。主要问题:
1.预算编制不完整。5个部门少编预算320万元；
2.资金拨付不及时，涉及资金1.2亿元；
3.资产管理不规范。
二、审计建议
严格预算约束。
附件：1.问题清单
2.整改台账
注：数据截至2024年6月。
"""
AUDIT_TREE = """
0 s0 - 5
1 s1 一、 财政管理审计情况 6
1 s2 二、 审计建议 4
"""

RULES = """# 白沙市政务服务条例

2023年5月1日 市第七届人民代表大会常务委员会第三次会议通过

## 第一章 总则

第一条 为了规范政务服务，制定本条例。

第二条 本条例所称政务服务，包括：
（一）行政许可；
（二）公共服务；
（三）其他事项。

## 第二章　服务规范

### 第一节 一般规定

第三条 服务应当公开透明。第一款规定的期限不得延长。

第四条 本条例自2023年8月1日起施行。
"""
RULES_TREE = """
0 s0 - 2
1 s1 第一章 总则 5
1 s2 第二章 服务规范 0
2 s2.1 第一节 一般规定 3
"""

BUDGET = """红河县教育局2024年部门决算

目  录

第一部分 部门概况 ......... 1
一、主要职能 ............ 2
第二部分 决算表 .......... 3

第一部分 部门概况
一、主要职能
（一）负责教育规划工作，拟订发展计划并组织实施，指导学校建设；
（二）负责教师管理。
二、机构设置
本部门共有单位3家。
第二部分 决算表
一、收入支出总表
单位：万元
| 项目 | 决算数 |
| --- | ---: |
| 财政拨款收入 | 1,286.40 |
| 其他收入 | |
注：本表不含专户资金。
二、名词解释
1.基本支出：指为保障机构正常运转而发生的各项支出。
2.项目支出：指为完成特定任务而发生的各项支出。
"""
BUDGET_TREE = """
0 s0 - 1
1 s1 第一部分 部门概况 0
2 s1.1 一、 主要职能 2
2 s1.2 二、 机构设置 1
1 s2 第二部分 决算表 0
2 s2.1 一、 收入支出总表 7
2 s2.2 二、 名词解释 0
3 s2.2.1 1. 基本支出 1
3 s2.2.2 2. 项目支出 1
"""

NOTICE = """青政发〔2024〕6号
青溪市人民政府关于印发绿色发展行动计划的通知
各县（市、区）人民政府，市政府各部门：
现将《绿色发展行动计划》印发给你们，请认真贯彻执行。
青溪市人民政府
2024年3月7日
绿色发展行动计划
为推动绿色发展，制定本计划。
一、总体要求
坚持系统观念。
二、重点任务
1．优化结构。推动产业转型。
（1）压减落后产能。淘汰老旧设备。
① 建立清单。逐项销号管理。
2．治理污染。改善空气质量。
"""
NOTICE_TREE = """
0 s0 - 8
1 s1 一、 总体要求 1
1 s2 二、 重点任务 0
2 s2.1 1． 优化结构 1
3 s2.1.1 （1） 压减落后产能 1
4 s2.1.1.1 ① 建立清单 1
2 s2.2 2． 治理污染 1
"""

WRAPPED = """云岭县二〇二四年度政务公开工作年度报告

一、总体情况
二〇二四年，全县坚持以公开促落实、促规范、促服务，围绕
中心工作主动公开各类信息，持续扩大公众参与，不断提高政
府工作透明度。全年发布信息 1 286 条，回应群众关切的问题
三十二件，办结率明显提高，群众满意度稳步上升。
- 1 -
（一）主动公开方面。及时公开规划计划、财政资金和重大项
目等重点领域信息，做到应公开尽公开。
（二）依申请公开方面。规范办理流程，全年收到申请二十一
件，均在规定期限内答复，没有发生行政复议和行政诉讼的情
形。
二、存在问题
公开内容的针对性有待加强。
"""
WRAPPED_TREE = """
0 s0 - 1
1 s1 一、 总体情况 2
2 s1.1 （一） 主动公开方面 1
2 s1.2 （二） 依申请公开方面 1
1 s2 二、 存在问题 1
"""

PLAIN_HEADINGS = """关于预算执行情况的报告

各位代表：

现将有关情况报告如下。

2024年预算执行情况

一、收入情况
税收收入稳步增长。

二、支出情况
民生支出得到保障。

2025年预算草案

一、收入预算
坚持实事求是。

二、支出预算
坚持有保有压。
"""
PLAIN_TREE = """
0 s0 - 3
1 s1 - 2024年预算执行情况 0
2 s1.1 一、 收入情况 1
2 s1.2 二、 支出情况 1
1 s2 - 2025年预算草案 0
2 s2.1 一、 收入预算 1
2 s2.2 二、 支出预算 1
"""

NO_HEADINGS = """全县工作总体平稳。各项任务有序推进。

下一步，继续抓好落实。
"""

DOCUMENTS = {
    "law": (LAW_REPORT, LAW_TREE),
    "work": (WORK_REPORT, WORK_TREE),
    "audit": (AUDIT_REPORT, AUDIT_TREE),
    "rules": (RULES, RULES_TREE),
    "budget": (BUDGET, BUDGET_TREE),
    "notice": (NOTICE, NOTICE_TREE),
    "wrapped": (WRAPPED, WRAPPED_TREE),
    "plain headings": (PLAIN_HEADINGS, PLAIN_TREE),
    "no headings": (NO_HEADINGS, "0 s0 - 3"),
    "one line": ("只有一行的报告", "0 s0 - 1"),
    "empty": ("", ""),
    "only white space": (" \n\u3000\n\u200b", ""),
}


def tree(report: Report) -> str:
    lines = []
    for section in report.walk():
        heading = f"{section.heading.marker or '-'} {section.heading.source}" if section.heading else "-"
        count = sum(len(paragraph.segments) for paragraph in section.paragraphs)
        lines.append(f"{section.level} {section.id} {heading} {count}")
    return "\n".join(lines)


def sources(report: Report, kind: SegmentKind) -> list[str]:
    return [segment.source for segment in report.segments() if segment.kind is kind]


def aside(report: Report) -> list[str]:
    return [report.text[start:end] for start, end in report.set_aside]


def assert_whole(report: Report) -> None:
    """Segments lie in order, do not overlap, have unique ids, and only numbering and white space lies between them."""
    cursor = 0
    for segment in report.segments():
        assert cursor <= segment.start < segment.end <= len(report.text), segment
        assert segment.source.strip() == segment.source != ""
        assert all(0 < cut < len(segment.source) for cut in segment.cuts)
        cursor = segment.end
    ids = [segment.id for segment in report.segments()]
    assert len(ids) == len(set(ids))
    pieces, at = [], 0
    for segment in report.segments():
        pieces += [report.text[at : segment.start], report.text[segment.start : segment.end]]
        at = segment.end
    assert "".join([*pieces, report.text[at:]]) == report.text


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_a_document_has_the_tree_that_a_reader_sees(text: str, expected: str) -> None:
    report = build(text)
    assert tree(report) == expected.strip()
    assert_whole(report)


def test_the_law_report_in_detail() -> None:
    report = build(LAW_REPORT)
    assert report.title == "青溪高新区管委会关于法治建设情况的报告"
    assert (report.issuer, report.date) == ("青溪高新区管委会", "2025-01-09")
    assert aside(report) == ["zwgk", "政务公开", "发布日期:2025-02-03 阅览量:88 字号: +放大 -缩小"]
    assert sources(report, SegmentKind.SALUTATION) == ["市政府:"]
    assert sources(report, SegmentKind.SIGNATURE) == ["青溪高新区管委会", "2025年1月9日"]
    assert "二是开展企业走访,解决困难问题12件。" in sources(report, SegmentKind.SENTENCE)
    assert not report.findings


def test_a_run_in_heading_ends_before_its_stop_and_its_marker_lies_before_it() -> None:
    report = build(LAW_REPORT)
    heading = next(s.heading for s in report.walk() if s.id == "s1.1")
    assert heading is not None
    assert (heading.id, heading.marker, heading.source) == ("s1.1-0", "(一)", "深入推进“放管服”改革")
    assert LAW_REPORT[heading.start - 3 : heading.start] == "(一)"
    assert LAW_REPORT[heading.start : heading.end] == heading.source
    assert LAW_REPORT[heading.end] == "。"


def test_the_work_report_in_detail() -> None:
    report = build(WORK_REPORT)
    assert report.title == "2025年云岭县政府工作报告"
    assert report.date == "2025-01-08"
    assert sources(report, SegmentKind.SUBTITLE) == ["2025年1月8日在云岭县第九届人民代表大会第四次会议上"]
    assert sources(report, SegmentKind.METADATA) == ["云岭县人民政府县长李青"]
    assert sources(report, SegmentKind.ITEM)[0] == "产业发展提速。"
    items = [s for s in report.segments() if s.kind is SegmentKind.ITEM]
    assert [item.marker for item in items] == ["——", "", "——", ""]
    assert sources(report, SegmentKind.SENTENCE)[-2:] == ["各位代表！", "使命重在担当。"]
    assert aside(report)[-2:] == ["相关报道：", "云岭县召开人民代表大会"]


def test_a_title_over_two_lines_that_stands_twice() -> None:
    report = build(AUDIT_REPORT)
    assert report.title == "关于白沙市2023年度本级预算执行和其他财政收支的审计工作报告"
    assert report.issuer == "白沙市审计局"
    assert sources(report, SegmentKind.TITLE) == [report.title]
    assert report.title in aside(report)


def test_items_attachments_and_notes() -> None:
    report = build(AUDIT_REPORT)
    items = [(s.marker, s.source) for s in report.segments() if s.kind is SegmentKind.ITEM]
    assert items == [
        ("1.", "预算编制不完整。"),
        ("", "5个部门少编预算320万元；"),
        ("2.", "资金拨付不及时，涉及资金1.2亿元；"),
        ("3.", "资产管理不规范。"),
    ]
    assert sources(report, SegmentKind.ATTACHMENT) == ["附件：1.问题清单", "整改台账"]
    assert sources(report, SegmentKind.NOTE) == ["注：数据截至2024年6月。"]


def test_articles_are_items_and_so_is_what_is_numbered_in_them() -> None:
    report = build(RULES)
    items = [(s.marker, s.source) for s in report.segments() if s.kind is SegmentKind.ITEM]
    assert items[0] == ("第一条", "为了规范政务服务，制定本条例。")
    assert ("（一）", "行政许可；") in items
    assert sources(report, SegmentKind.METADATA)[0].startswith("2023年5月1日")


def test_a_table_has_cells_with_places_and_a_unit() -> None:
    report = build(BUDGET)
    cells = [(s.source, s.cell) for s in report.segments() if s.cell]
    assert [(source, cell.row, cell.column, cell.unit) for source, cell in cells if cell] == [
        ("项目", 0, 0, "万元"),
        ("决算数", 0, 1, "万元"),
        ("财政拨款收入", 1, 0, "万元"),
        ("1,286.40", 1, 1, "万元"),
        ("其他收入", 2, 0, "万元"),
    ]
    assert sources(report, SegmentKind.METADATA) == ["单位：万元"]


def test_a_table_of_contents_is_set_aside_with_a_note() -> None:
    report = build(BUDGET)
    assert [(f.kind, f.severity) for f in report.findings] == [("contents", Severity.NOTE)]
    assert aside(report)[0] == "目  录"


def test_a_cover_notice_keeps_its_number_and_its_signature_in_place() -> None:
    report = build(NOTICE)
    assert report.document_number == "青政发〔2024〕6号"
    assert (report.issuer, report.date) == ("青溪市人民政府", "2024-03-07")
    assert sources(report, SegmentKind.SIGNATURE) == ["青溪市人民政府", "2024年3月7日"]
    assert sources(report, SegmentKind.TITLE) == ["青溪市人民政府关于印发绿色发展行动计划的通知", "绿色发展行动计划"]


def test_hard_wrapped_lines_grow_together_over_a_page_number() -> None:
    report = build(WRAPPED)
    sentences = sources(report, SegmentKind.SENTENCE)
    assert sentences[0].endswith("围绕中心工作主动公开各类信息，持续扩大公众参与，不断提高政府工作透明度。")
    assert all("\n" not in sentence and " " not in sentence.replace("1 286", "") for sentence in sentences)
    assert "- 1 -" in aside(report)


@pytest.mark.parametrize(
    ("line", "healed"),
    [
        ("本届政府从1 9 9 3 年3 月就职。", "本届政府从1993年3月就职。"),
        ("全 县　工作\u200b平稳。", "全县工作平稳。"),
        ("2024 年度支出 1,286.4 万元。", "2024年度支出1,286.4万元。"),
        ("引进 Green Valley 公司项目。", "引进Green Valley公司项目。"),
        ("数据为 12 34 56 三组。", "数据为12 34 56三组。"),
        ("[1]<t1>市委</t1>作了部署<|im_end|>。", "[1]<t1>市委</t1>作了部署<|im_end|>。"),
    ],
)
def test_inner_spaces_are_mended(line: str, healed: str) -> None:
    report = build(f"{line}\n")
    assert [segment.source for segment in report.segments()] == [healed]
    assert_whole(report)


@pytest.mark.parametrize(
    ("numbers", "kinds"),
    [
        ("一二三", []),
        ("一三", ["skipped"]),
        ("二三", ["skipped"]),
        ("一二二", ["repeated"]),
        ("一二三一二", ["restarted"]),
        ("一二四三", ["skipped", "backwards"]),
    ],
)
def test_odd_numbering_is_a_finding(numbers: str, kinds: list[str]) -> None:
    report = build("".join(f"{number}、推进某项工作\n各项任务有序完成。\n" for number in numbers))
    assert [finding.kind for finding in report.findings] == kinds
    assert all(finding.check == "structure" and finding.source_span for finding in report.findings)
    assert len([section for section in report.walk() if section.heading]) == len(numbers)


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三产业协调发展，结构更加合理。",
        "1.5亿元资金全部到位。",
        "第一条战线上的同志辛苦了。",
        "十分感谢大家的支持。",
        "（三）项中的内容另行通知，请按时间要求报送全部材料并附说明，逾期不再受理。",
    ],
)
def test_what_only_looks_like_a_heading(line: str) -> None:
    report = build(f"各位代表：\n{line}\n继续努力。\n")
    assert [section.heading for section in report.walk() if section.heading] == []


@pytest.mark.parametrize(
    "line",
    [
        "收藏",
        "字号：大 中 小",
        "【打印】【关闭】",
        "上一篇：另一份报告",
        "扫一扫在手机打开当前页",
        "分享到：",
        "- 12 -",
    ],
)
def test_site_chrome_after_the_text_is_set_aside(line: str) -> None:
    report = build(f"一、工作情况\n各项任务有序完成。\n{line}\n")
    assert aside(report) == [line]


@pytest.mark.parametrize(
    "line", ["分享发展成果。", "下一篇章更加精彩。", "打印机采购规范有序。", "取消备案号管理。", "大家共同努力。"]
)
def test_a_sentence_is_never_chrome(line: str) -> None:
    assert aside(build(f"一、工作情况\n各项任务有序完成。\n{line}\n")) == []


def test_damaged_text_has_a_finding() -> None:
    assert [finding.kind for finding in build("全县工\ufffd作平稳。\n").findings] == ["damaged"]


def test_an_empty_marker_is_set_aside_with_a_finding() -> None:
    report = build("一、工作情况\n各项任务有序完成。\n(二)\n")
    assert aside(report) == ["(二)"]
    assert [finding.kind for finding in report.findings] == ["empty"]


LINES = st.sampled_from(
    [
        *LAW_REPORT.split("\n"),
        *WORK_REPORT.split("\n"),
        *BUDGET.split("\n"),
        *WRAPPED.split("\n"),
        "",
        "\u3000\u3000",
        "# 标题",
        "| a | b \\| c |",
        "甲\t乙\t3",
        "\f12",
        "<b>一、加粗</b>",
        "目录",
        "。",
        "《",
        "（一）",
        "**一、加粗**",
        "第一章",
        "\u200b",
        "1 2 3",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30).map("\n".join))
def test_any_mix_of_lines_gives_its_text_back(text: str) -> None:
    assert_whole(build(text))


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet="一二、（）()1.。；：\n\n 　\t|#*-—“”《》年月日报告关于的甲乙x<>\u200b\f第章条附件注单位目录",
        max_size=300,
    )
)
def test_any_text_gives_itself_back(text: str) -> None:
    report = build(text)
    assert_whole(report)
    covered = [(s.start, s.end) for s in report.segments()] + list(report.set_aside)
    lost = set("甲乙") & {c for at, c in enumerate(text) if not any(a <= at < b for a, b in covered)}
    assert not lost


@pytest.mark.parametrize("line", ["一、标题", "目录", "甲|乙|丙", "《未闭合", "没有标点的一行文字", "——", "标题关于"])
def test_many_equal_lines_take_linear_time(line: str) -> None:
    began = time.perf_counter()
    assert_whole(build(f"{line}\n" * 20_000))
    assert time.perf_counter() - began < 10


def real_reports() -> list[Path]:
    folder = os.environ.get("GOVREPORT_DATA")
    return sorted(Path(folder, "reports").glob("*.txt")) if folder else []


@pytest.mark.skipif(not real_reports(), reason="GOVREPORT_DATA names no folder with reports/*.txt")
@pytest.mark.parametrize("path", real_reports(), ids=lambda path: path.stem)
def test_a_real_report_gives_its_text_back(path: Path) -> None:
    report = build(path.read_text(encoding="utf-8"))
    assert_whole(report)
    assert len(list(report.segments())) > 3
