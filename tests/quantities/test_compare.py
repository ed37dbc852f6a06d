import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.quantities import chinese, english
from toolkit.quantities.compare import compare, kept


def differences(source: str, target: str) -> list[str]:
    return [str(difference.kind) for difference in compare(chinese.parse(source), english.parse(target))]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("投入4.71亿元", "471 million yuan was invested"),
        ("投入4.71亿元", "RMB 0.471 billion was invested"),
        ("一是加强监管", "First, we strengthened oversight"),
        ("4件4人", "4 cases involving 4 people"),
        ("双方同意", "Both sides agreed"),
        ("建成一个中心", "We built a center"),
        ("建成中心", "We built one center"),
        ("实施改革", "the first one-stop reform, once"),
        ("2024年1月10日", "On January 10, 2024"),
        ("2024年，会议于1月10日召开", "The meeting was held on January 10, 2024"),
        ("2024年增长3%，2024年下降2%", "In 2024 it rose 3 percent and fell 2 percent"),
        ("增长4.9%和6.7%", "up 4.9 and 6.7 percent"),
        ("42186元、20088元", "42,186 and 20,088 yuan"),
        ("惠及3万余人", "benefiting over 30,000 people"),
        ("惠及3万人以上", "benefiting more than 30,000 people"),
        ("占近四成", "about 40 percent"),
        ("占三分之一", "one-third"),
        ("占四分之一", "25 percent"),
        ("3—5年", "three to five years"),
        ("绿地15亩", "1 hectare of green space"),
        ("12个月", "one year"),
        ("连续6年", "for the sixth consecutive year"),
        ("数十家企业", "dozens of companies"),
        ("增长2倍", "tripled"),
        ("川府发〔2024〕6号", "Chuan Fu Fa (2024) No. 6"),
        ("拨打12345热线", "call the 12345 hotline"),
        ("一般每年检查不超过1次", "inspected no more than once a year"),
        ("增速-3.2%", "down 3.2 percent"),
        ("43项任务，其中43项完成", "43 tasks, all 43 completed"),
        ("“十四五”时期", "the 14th Five-Year Plan period"),
        ("党的二十大", "the 20th CPC National Congress"),
        ("十年来", "over the past decade"),
        ("为期3日", "a three-day event"),
    ],
)
def test_equal(source: str, target: str) -> None:
    assert differences(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("投入4.71亿元", "4.71 billion yuan was invested", "changed magnitude"),
        ("投入4.71亿元", "47.1 million yuan was invested", "changed magnitude"),
        ("惠及3万人", "benefiting 300,000 people", "changed magnitude"),
        ("投入4.71亿元", "417 million yuan was invested", "changed digits"),
        ("增长3.4%", "up 3.5 percent", "changed digits"),
        ("2023年", "in 2022", "changed digits"),
        ("投入4.71亿元", "money was invested", "missing"),
        ("实施三个项目", "projects were carried out", "missing"),
        ("投入资金", "50 million yuan was invested", "invented"),
        ("去年增长", "growth in 2023", "invented"),
        ("惠及3万余人", "benefiting 30,000 people", "approximation lost"),
        ("占近四成", "more than 40 percent", "approximation lost"),
        ("提高3个百分点", "up 3 percent", "unit changed"),
        ("投入300万元", "3 million dollars was invested", "unit changed"),
        ("种植5亩", "5 hectares were planted", "changed digits"),
        ("增长3%", "down 3 percent", "direction changed"),
        ("下降至3%", "fell by 3 percent", "direction changed"),
        ("下降3%", "fell to 3 percent", "direction changed"),
        ("发生3起", "involving 3 people", "unit changed"),
    ],
)
def test_different(source: str, target: str, kind: str) -> None:
    assert differences(source, target) == [kind]


def test_swapped() -> None:
    assert differences("5件12人", "12 cases involving 5 people") == ["swapped", "swapped"]


def test_source_order_and_invented_last() -> None:
    kinds = differences("增长3%，投入5亿元", "9,999 people; 500 billion yuan")
    assert kinds == ["missing", "changed magnitude", "invented"]


def test_a_date_that_lost_everything_is_missing_once() -> None:
    assert differences("2024年1月10日", "") == ["missing"]


def test_an_inferred_month_is_a_partial_invention() -> None:
    (difference,) = compare(chinese.parse("26日召开"), english.parse("held on July 26"))
    assert difference.partial


def test_kept_counts_only_what_must_be_kept() -> None:
    source = chinese.parse("一是投入4.71亿元，增长3%")
    assert kept(source, english.parse("471 million yuan, up 4 percent")) == (2, 1)


@given(st.lists(st.integers(11, 10**12), max_size=12))
def test_any_figures_equal_themselves(numbers: list[int]) -> None:
    source = chinese.parse("、".join(f"{number}元" for number in numbers))
    target = english.parse(", ".join(f"{number:,} yuan" for number in numbers))
    assert compare(source, target) == []


@given(st.lists(st.integers(11, 10**9), min_size=1, max_size=8, unique=True), st.data())
def test_a_dropped_figure_is_always_found(numbers: list[int], data: st.DataObject) -> None:
    dropped = data.draw(st.integers(0, len(numbers) - 1))
    source = chinese.parse("、".join(f"{number}元" for number in numbers))
    target = english.parse(", ".join(f"{n:,} yuan" for place, n in enumerate(numbers) if place != dropped))
    found = compare(source, target)
    assert [difference.source and difference.source.value for difference in found] == [numbers[dropped]]
