"""What the Chinese of reports means in figures: one line a case, `kind value unit bound direction role`."""

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.quantities import chinese
from toolkit.quantities.quantity import Approximation, Direction, Quantity, QuantityKind, Role


def told(quantity: Quantity) -> str:
    """A quantity in one line; what is usual (exactly, no direction, level) is left out."""
    words = [quantity.kind.value, f"{quantity.value}"]
    if quantity.upper is not None:
        words[-1] += f"..{quantity.upper}"
    if quantity.denominator != 1:
        words[-1] += f"/{quantity.denominator}"
    words.append(quantity.unit)
    if quantity.approximation is not Approximation.EXACTLY:
        words.append(f"<{quantity.approximation.value}>")
    if quantity.direction is not Direction.NONE:
        words.append(f"{quantity.direction.value} {quantity.role.value}")
    if quantity.optional:
        words.append("?")
    return " ".join(word for word in words if word)


MONEY = [
    ("投资3元", "money 3 yuan"),
    ("投资286.4亿元", "money 28640000000 yuan"),
    ("投资4.71亿元", "money 471000000 yuan"),
    ("投资3.26万亿元", "money 3260000000000 yuan"),
    ("投资4222.51万元", "money 42225100 yuan"),
    ("投资1,200元", "money 1200 yuan"),
    ("投资１２３，４５６元", "money 123456 yuan"),
    ("投资1亿2千万元", "money 120000000 yuan"),
    ("投资三千五百万元", "money 35000000 yuan"),
    ("投资一亿零二百万元", "money 102000000 yuan"),
    ("投资叁佰万元", "money 3000000 yuan"),
    ("投資3.5萬億元", "money 3500000000000 yuan"),
    ("出口12亿美元", "money 1200000000 US dollars"),
    ("存款42,260亿港元", "money 4226000000000 Hong Kong dollars"),
    ("贷款5.2亿欧元", "money 520000000 euros"),
    ("融资US$3.2亿", "money 320000000 US dollars"),
    ("融资HK$300万", "money 3000000 Hong Kong dollars"),
    ("收费￥200", "money 200 yuan"),
    ("合同额人民币100万元", "money 1000000 yuan"),
    ("补助5角", "money 0.5 yuan"),
    ("资金10多亿元", "money 1000000000 yuan <more than>"),
    ("资金2000余万元", "money 20000000 yuan <more than>"),
    ("资金1.3万余元", "money 13000 yuan <more than>"),
    ("资金3—5万元", "money 30000..50000 yuan"),
    ("资金5000—1万元", "money 5000..10000 yuan"),
    ("资金3万元—5万元", "money 30000..50000 yuan"),
    ("节约3亿元", "money 300000000 yuan"),
    ("税收突破100亿元", "money 10000000000 yuan <more than>"),
    ("短收3800万元", "money 38000000 yuan down change"),
    ("比上年增加185万元", "money 1850000 yuan up change"),
]
SHARES = [
    ("占25.3%", "percent 25.3 percent"),
    ("占２５％", "percent 25 percent"),
    ("占百分之五", "percent 5 percent"),
    ("占百分之二十点五", "percent 20.5 percent"),
    ("占千分之三", "percent 0.3 percent"),
    ("占1.5‰", "percent 0.15 percent"),
    ("占百分之五左右", "percent 5 percent <about>"),
    ("占四成", "percent 40 percent"),
    ("占近四成", "percent 40 percent <nearly>"),
    ("占八成以上", "percent 80 percent <at least>"),
    ("占10～20%", "percent 10..20 percent"),
    ("占10%-20%", "percent 10..20 percent"),
    ("占三分之一", "fraction 1/3"),
    ("占超过三分之二", "fraction 2/3 <more than>"),
    ("占1/3", "fraction 1/3"),
    ("占一半以上", "fraction 1/2 <at least>"),
    ("打八折", "percent 80 percent of the price"),
    ("不低于5%", "percent 5 percent <at least>"),
    ("不超过5%", "percent 5 percent <at most>"),
    ("不足5%", "percent 5 percent <less than>"),
    ("利率下调25个基点", "percentage points 0.25 percentage points down change"),
    ("高于全市0.4个百分点", "percentage points 0.4 percentage points"),
    ("占比提高8.3个百分点", "percentage points 8.3 percentage points up change"),
    ("城乡收入比为2.1:1", "ratio 2.1"),
    ("产量增长近3倍", "multiple 3 times <nearly> up change"),
    ("产值翻一番", "multiple 2 times"),
    ("产值翻两番", "multiple 4 times"),
]
MOVEMENTS = [
    ("同比增长5.8%", "percent 5.8 percent up change"),
    ("同比下降2.3%", "percent 2.3 percent down change"),
    ("下降至3%", "percent 3 percent down level"),
    ("降至3%", "percent 3 percent down level"),
    ("降了3%", "percent 3 percent down change"),
    ("提高到5%", "percent 5 percent up level"),
    ("增长约6%", "percent 6 percent <about> up change"),
    ("增幅为3%", "percent 3 percent up change"),
    ("实现3%的增长", "percent 3 percent up change"),
    ("降低了近两成", "percent 20 percent <nearly> down change"),
    ("减少1.2万吨", "mass 12000 metric tons down change"),
    ("压缩至2.8个工作日", "duration 2.8 working days down level"),
    ("增速-3.2%", "percent -3.2 percent"),
    ("回报率为负0.6%", "percent -0.6 percent"),
]
COUNTS = [
    ("参加人员1300余人次", "count 1300 persons <more than>"),
    ("参加300名", "count 300 persons"),
    ("受理案件286件", "count 286 cases"),
    ("发生3起", "count 3 cases"),
    ("惠及1.2万户", "count 12000 households"),
    ("新增47家", "count 47 enterprises up change"),
    ("整改问题17个", "count 17 items"),
    ("分解任务43项", "count 43 items"),
    ("建成二十三个", "count 23 items"),
    ("建成一百零五座", "count 105 items"),
    ("新建廿五所", "count 25 enterprises"),
    ("惠及1万3千人", "count 13000 persons"),
    ("惠及两千多人", "count 2000 persons <more than>"),
    ("惠及3万余人", "count 30000 persons <more than>"),
    ("惠及20余万人", "count 200000 persons <more than>"),
    ("惠及15多万人", "count 150000 persons <more than>"),
    ("惠及3万人以上", "count 30000 persons <at least>"),
    ("惠及约3万人", "count 30000 persons <about>"),
    ("惠及将近3万人", "count 30000 persons <nearly>"),
    ("惠及逾3万人", "count 30000 persons <more than>"),
    ("惠及至少3万人", "count 30000 persons <at least>"),
    ("惠及3万人左右", "count 30000 persons <about>"),
    ("惠及3万人以下", "count 30000 persons <at most>"),
    ("惠及10来人", "count 10 persons <about>"),
    ("惠及30至50人", "count 30..50 persons"),
    ("惠及上百人", "count 100 persons <more than>"),
    ("惠及数十人", "count 10 persons <several>"),
    ("惠及几千人", "count 1000 persons <several>"),
    ("惠及数百万人", "count 1000000 persons <several>"),
    ("惠及十几人", "count 10 persons <more than>"),
    ("惠及十几万人", "count 100000 persons <more than>"),
    ("惠及两三人", "count 2..3 persons <about>"),
    ("惠及七八十人", "count 70..80 persons <about>"),
    ("惠及三四百人", "count 300..400 persons <about>"),
    ("开展了一次", "count 1 occasions ?"),
    ("实施两个", "count 2 items ?"),
    ("实施三个", "count 3 items"),
    ("聚焦五大问题", "count 5 items"),
    ("一个项目", "count 1 items ?"),
    ("打造百亿级", "count 10000000000 items"),
]
MEASURES = [
    ("粮田200万亩", "area 2000000 mu"),
    ("绿地6.5公顷", "area 6.5 hectares"),
    ("楼房1.2万平方米", "area 12000 square meters"),
    ("辖区86平方公里", "area 86 square kilometers"),
    ("道路12.5公里", "length 12.5 kilometers"),
    ("管网300米", "length 300 meters"),
    ("道路12km", "length 12 kilometers"),
    ("粮食30万吨", "mass 300000 metric tons"),
    ("粮食5亿斤", "mass 500000000 jin"),
    ("重3千克", "mass 3 kilograms"),
    ("发电3.5万亿千瓦时", "energy 3500000000000 kilowatt-hours"),
    ("发电1.1亿度", "energy 110000000 kilowatt-hours"),
    ("装机12万千瓦", "energy 120000 kilowatts"),
    ("供水8立方米", "volume 8 cubic meters"),
    ("存储40TB", "data 40 terabytes"),
    ("需时30分钟", "duration 30 minutes"),
    ("需时2小时", "duration 2 hours"),
    ("需时7.5个工作日", "duration 7.5 working days"),
    ("为期半年", "duration 6 months"),
    ("为期3个多月", "duration 3 months <more than>"),
    ("为期10年", "duration 10 years"),
    ("近三年", "duration 3 years"),
    ("时隔三五年", "duration 3..5 years <about>"),
    ("压缩至3—5天", "duration 3..5 days down level"),
    ("年满18周岁", "duration 18 years"),
    ("达到38℃", "number 38 degrees Celsius"),
]
DATES = [
    ("2024年", "year 2024 year"),
    ("二〇二四年", "year 2024 year"),
    ("二零二四年", "year 2024 year"),
    ("2024年度", "year 2024 year"),
    ("2022底", "year 2022 year"),
    ("2024—2026年", "year 2024..2026 year"),
    ("（2021-2025）", "year 2021..2025 year"),
    ("2024年1月10日", "date 20240110 day"),
    ("二〇二四年一月十日", "date 20240110 day"),
    ("2024-01-10", "date 20240110 day"),
    ("2024.1.10", "date 20240110 day"),
    ("2025年6月底前", "date 202506 month"),
    ("1月10日", "date 110 day of year"),
    ("3月底", "date 3 month of year"),
    ("十二月", "date 12 month of year"),
    ("1—6月", "date 1..6 month of year"),
    ("26日", "date 26 day of month"),
    ("上半年", "period 1 half"),
    ("下半年", "period 2 half"),
    ("一季度", "period 1 quarter"),
    ("第三季度", "period 3 quarter"),
    ("前三季度", "period 3 quarters"),
    ("“十四五”时期", "period 14 five-year plan"),
    ("十五五规划", "period 15 five-year plan"),
    ("21世纪", "ordinal 21 century"),
    ("20世纪90年代", "year 1990 decade"),
]
ORDINALS = [
    ("第一", "ordinal 1 ?"),
    ("第三批", "ordinal 3"),
    ("首批", "ordinal 1 ?"),
    ("一是加强", "ordinal 1 enumerator ?"),
    ("加强；三是落实", "ordinal 3 enumerator ?"),
    ("第五条", "ordinal 5 article"),
    ("第一百二十条", "ordinal 120 article"),
    ("第二章", "ordinal 2 chapter"),
    ("第（三）项", "ordinal 3 item"),
    ("第三产业", "ordinal 3 ?"),
    ("党的二十大", "ordinal 20 session"),
    ("第十八届", "ordinal 18 session"),
    ("12345热线", "identifier 12345"),
    ("12315平台", "identifier 12315"),
    ("5G基站", "identifier 5"),
    ("PM2.5浓度", "identifier 2.5"),
    ("G20峰会", "identifier 20"),
    ("双方", "count 2 items ?"),
]
CASES = [*MONEY, *SHARES, *MOVEMENTS, *COUNTS, *MEASURES, *DATES, *ORDINALS]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_one_figure(text: str, expected: str) -> None:
    assert [told(quantity) for quantity in chinese.parse(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("川府发〔2024〕6号", ["identifier 2024", "identifier 6"]),
        ("7×24小时", ["identifier 7", "duration 24 hours"]),
        ("二十届三中全会", ["ordinal 20 session", "ordinal 3 session"]),
        ("5件12人", ["count 5 cases", "count 12 persons"]),
        ("由34家增加到47家", ["count 34 enterprises", "count 47 enterprises up level"]),
        ("增长4.9%和6.7%", ["percent 4.9 percent up change", "percent 6.7 percent up change"]),
        (
            "达98.7亿元、增长5.5%，占68.5%",
            ["money 9870000000 yuan", "percent 5.5 percent up change", "percent 68.5 percent"],
        ),
        ("2024年，全年30次", ["year 2024 year", "count 30 occasions"]),
        ("任务,2025年6月底前完成", ["date 202506 month"]),
        ("17时07分", ["identifier 17", "identifier 7"]),
    ],
)
def test_several_figures(text: str, expected: list[str]) -> None:
    assert [told(quantity) for quantity in chinese.parse(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "深化“放管服”改革",
        "推进一网通办",
        "服务“三农”",
        "“一网通办”平台",
        "一般情况下统一部署",
        "一定要一直坚持",
        "千方百计保障百姓利益",
        "十分重要",
        "万众一心",
        "成立专班",
        "",
        "没有数字的句子。",
        "亿万群众",
        "最近附近",
        "多元化发展",
    ],
)
def test_no_figure(text: str) -> None:
    assert chinese.parse(text) == []


def test_numerals_of_names_are_told_apart() -> None:
    assert [told(number) for number in chinese.named_numbers("服务“三农”")] == ["number 3 ?"]


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("128.46", "万元", "money 1284600 yuan"),
        ("128.46", "单位：亿元", "money 12846000000 yuan"),
        ("128.46", "%", "percent 128.46 percent"),
        ("1,204", "万人", "count 12040000 persons"),
        ("3.4%", "万元", "percent 3.4 percent"),
        ("2024年", "万元", "year 2024 year"),
        ("7", "（见附注）", "number 7"),
    ],
)
def test_a_tables_unit_line_scales_bare_numbers(text: str, unit: str, expected: str) -> None:
    assert [told(quantity) for quantity in chinese.parse(text, unit=unit)] == [expected]


@pytest.mark.parametrize("text", ["全年投入约3.5亿元以上", "接待群众９３５０余人次", "１０～２０％的\n增幅"])
def test_offsets_are_code_points_of_the_text(text: str) -> None:
    figures = chinese.parse(text)
    assert figures
    assert all(text[figure.start : figure.end] == figure.surface for figure in figures)


def test_a_bound_belongs_to_the_surface() -> None:
    (figure,) = chinese.parse("惠及超过3万人次")
    assert figure.surface == "超过3万人次"


def test_a_verb_does_not_belong_to_the_surface() -> None:
    (figure,) = chinese.parse("税收突破100亿元")
    assert figure.surface == "100亿元"


def test_values_are_exact() -> None:
    (figure,) = chinese.parse("共123456789012.345678亿元")
    assert figure.value == Decimal("12345678901234567800")
    assert figure.kind is QuantityKind.MONEY
    assert figure.role is Role.LEVEL


@given(
    st.text(alphabet="0123456789.,，%％万亿千百十一二两三〇年月日至—-余多近约第百分之成倍“”（）元人件 a", max_size=60)
)
def test_any_text_is_read_in_order_and_without_overlap(text: str) -> None:
    figures = chinese.parse(text)
    assert all(text[figure.start : figure.end] == figure.surface and figure.surface for figure in figures)
    assert all(one.end <= other.start for one, other in itertools.pairwise(figures))


@pytest.mark.parametrize(
    ("piece", "length"),
    [
        *((piece, 200_000) for piece in ("1", "亿万亿", "一二", "“", "百分之", "第", "一点", "-", "近")),
        *((piece, 40_000) for piece in ("1,", "1—", "1月", "3亿元、", "1.", "2024-", "1:")),
    ],
)
def test_time_grows_linearly(piece: str, length: int) -> None:
    start = time.perf_counter()
    chinese.parse(piece * (length // len(piece)))
    assert time.perf_counter() - start < 8
