import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.structure.sentences import LONG, cuts, split

# ¦ shows where the paragraph must be cut; every case is the whole paragraph.
TABLE = [
    # sentence ends
    "全县工作平稳有序。",
    "没有句号的一行",
    "工作平稳。¦成效明显。",
    "工作平稳。¦成效明显。¦群众满意。",
    "大家要不要干？¦当然要干！¦一起干。",
    "真的吗？！¦真的。",
    "完成了!¦继续干。",
    "好不好?¦好。",
    "各位代表！¦新的一年任务很重。",
    "各位代表!¦新的一年任务很重。",
    "我们深知，路还很长……¦但方向是明确的。",
    "苹果、梨、桃……等水果都丰收。",
    # quotes and brackets hold together
    "推进“放管服”改革。¦成效明显。",
    "他们说：“路通了！货也出去了。”¦村里人都很高兴。",
    "他说“好。”的时候大家鼓掌。¦会议结束。",
    "“请放心。”¦代表们这样说。",
    "坚持“要想富？先修路！”的思路不变。¦继续努力。",
    "落实《关于加快发展。促进就业的意见》精神。¦抓好落实。",
    "《条例》规定明确。¦执行到位。",
    "推进改革（含试点。另行通知）和开放。¦稳步前行。",
    "全年增收三成（详见附表。）。¦支出下降。",
    "（以上数据为快报数。）¦下面报告第二部分。",
    "执行『先改。后建』的做法。¦效果好。",
    "「先改。后建」的做法有效。¦效果好。",
    "实现“两个‘不。变’”的目标。¦完成。",
    "会议强调，“绿水青山就是金山银山。”¦随后作了部署。",
    "群众说得好：“日子有奔头。”¦这是最好的评价。",
    "评价为‘优。秀’的单位有三家。¦其余合格。",
    'A区用"先改。后建"的办法。¦效果好。',
    # closers go with their sentence
    "工作取得成效。”¦下一步继续推进。",
    "工作取得成效。）¦下一步继续推进。",
    "成效明显。［1］¦下一步继续推进。",
    "成效明显。[12]¦下一步继续推进。",
    "这是人民创造的。①¦毫无疑义要坚持。",
    "要求如下：①强化管理。¦②狠抓落实。",
    # unbalanced marks do not swallow the rest
    "推进“放管服改革。¦成效明显。¦群众满意。",
    "推进放管服”改革。¦成效明显。",
    "印发《实施意见的通知。¦抓好落实。",
    "印发（实施意见的通知。¦抓好落实。",
    "使用\"一半引号的写法。¦抓好落实。",
    "推进“一。¦再推进“二”工作。¦完成。",
    # numbers, dates, references
    "增长5.8%，比上年高0.3个百分点。¦结构优化。",
    "2024年1月15日召开会议。¦研究部署工作。",
    "印发宁政发〔2024〕6号文件。¦抓好落实。",
    "规划期为（2021—2025年）。¦目标明确。",
    "比重为2.1:1。¦差距缩小。",
    "时间为9:30至11:00。¦地点另行通知。",
    "总额1,286.4万元。¦支出下降。",
    "PM2.5浓度下降。¦空气变好。",
    "访问https://www.example.gov.cn/a?id=1.2&b=3了解详情。¦欢迎监督。",
    "联系邮箱a.b@example.cn。¦欢迎来信。",
    "依据第3.2.1条执行。¦严格落实。",
    "版本为V2.0.1。¦运行稳定。",
    "Is it OK? Yes! 完成。",
    # half-width punctuation
    "一年来,工作平稳;成效明显。¦群众满意。",
    "任务是:强基础,补短板。¦完成较好。",
    # semicolons in short sentences stay
    "一是强基础；二是补短板；三是抓落实。",
    "一是强基础;二是补短板。¦三是抓落实。",
    # foreign matter comes through as plain text
    "<t1>市委</t1>作了部署。¦落实到位。",
    "[1]市委作了部署。¦落实到位。",
    "<|im_end|>不影响断句。¦真的。",
    "**加强**管理。¦__抓好__落实。",
    "{0}和%s照原样保留。¦没有问题。",
    "\\n不是换行。¦只是两个字符。",
    # white space between sentences belongs to none
    "工作平稳。  ¦二是成效明显。",
    " 工作平稳。¦成效明显。 ",
    # emoji and rare characters
    "𠮷村建成了。¦😀大家高兴。",
    "。¦开头有句号。",
]  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_where_a_paragraph_is_cut(case: str) -> None:
    source = case.replace("¦", "")
    assert [source[start:end] for start, end in split(source)] == [part.strip() for part in case.split("¦")]


CLAUSE = "持续完善基层治理体系和公共服务网络，推动资源力量向一线下沉，着力解决群众反映集中的突出问题和现实困难，不断提升服务水平"


def test_a_semicolon_cuts_a_long_sentence_where_both_sides_can_stand_alone() -> None:
    source = f"{CLAUSE}；{CLAUSE}；{CLAUSE}。"
    assert len(source) > LONG
    assert [source[a:b] for a, b in split(source)] == [f"{CLAUSE}；", f"{CLAUSE}；", f"{CLAUSE}。"]


def test_a_semicolon_does_not_cut_off_a_short_clause() -> None:
    source = f"一是抓落实；{CLAUSE}{CLAUSE}{CLAUSE}；完成任务。"
    assert len(split(source)) == 1


def test_a_half_width_semicolon_cuts_between_chinese_only() -> None:
    source = f"{CLAUSE};{CLAUSE};{CLAUSE}。"
    assert len(split(source)) == 3


def test_a_semicolon_inside_quotes_does_not_cut() -> None:
    source = f"{CLAUSE}，{CLAUSE}“{CLAUSE[:50]}；{CLAUSE[:50]}”{CLAUSE}。"
    assert len(split(source)) == 1


def test_a_quote_of_many_sentences_is_cut_inside() -> None:
    source = "会议指出：“" + "各地要抓好落实，确保各项任务按时完成。" * 15 + "”"
    assert len(split(source)) == 15


def test_short_sentences_have_no_cuts() -> None:
    assert cuts("短句，不必分。") == ()


def test_a_long_sentence_has_cuts_after_its_commas() -> None:
    sentence = "，".join([CLAUSE] * 4) + "。"
    places = cuts(sentence)
    assert places
    assert all(sentence[place - 1] in "，；" for place in places)
    parts = [b - a for a, b in zip((0, *places), (*places, len(sentence)), strict=True)]
    assert max(parts) <= LONG
    assert min(parts) >= 20


def test_cuts_prefer_semicolons() -> None:
    first = "加强项目全过程管理，压实各方责任"
    sentence = "；".join([first + "并按照时间节点倒排工期挂图作战确保如期建成投用" * 2] * 3) + "。"
    assert [sentence[place - 1] for place in cuts(sentence) if sentence[place - 1] == "；"] == ["；", "；"]


def test_no_cut_inside_quotes_or_between_digits() -> None:
    sentence = "“" + "先，改，后，建，" * 10 + "”" + "全年支出1,286,400元" * 15 + "。"
    assert all(sentence[place - 1] not in "，," for place in cuts(sentence))


@given(st.text(alphabet='。！？；，、“”‘’《》（）"甲乙丙丁12.% \u3000…①[]', max_size=400))
def test_sentences_are_in_order_and_lose_only_white_space(source: str) -> None:
    spans = split(source)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    kept = "".join(source[a:b] for a, b in spans)
    assert "".join(kept.split()) == "".join(source.split())


@given(st.text(alphabet="，；,;“”甲乙12", min_size=LONG, max_size=600))
def test_cuts_rise_and_leave_no_scraps(sentence: str) -> None:
    places = (0, *cuts(sentence), len(sentence))
    assert all(b - a >= 20 for a, b in pairwise(places))


@pytest.mark.parametrize("unit", ["“", "）", "“甲。", "；", "甲，", "《（“"])
def test_a_long_paragraph_takes_linear_time(unit: str) -> None:
    source = unit * (100_000 // len(unit))
    began = time.perf_counter()
    for start, end in split(source):
        cuts(source[start:end])
    assert time.perf_counter() - began < 5
