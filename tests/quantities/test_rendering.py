from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.quantities import chinese, english, rendering
from toolkit.quantities.compare import compare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4.71亿元", "471 million yuan"),
        ("3.5万亿元", "3.5 trillion yuan"),
        ("15.8亿元", "1.58 billion yuan"),
        ("4222.51万元", "42.2251 million yuan"),
        ("38万元", "380,000 yuan"),
        ("1元", "1 yuan"),
        ("1美元", "1 US dollar"),
        ("3500件", "3,500"),
        ("120万人", "1.2 million"),
        ("1.2万人", "12,000"),
        ("1234567人", "1,234,567"),
        ("3万余件", "more than 30,000"),
        ("12.5%", "12.5 percent"),
        ("12.50%", "12.5 percent"),
        ("3个百分点", "3 percentage points"),
        ("1个百分点", "1 percentage point"),
        ("200万亩", "2 million mu"),
        ("30分钟", "30 minutes"),
        ("1小时", "1 hour"),
        ("3—5年", "3 to 5 years"),
        ("300万至500万元", "3 to 5 million yuan"),
        ("10～20%", "10 to 20 percent"),
        ("近四成", "nearly 40 percent"),
        ("三分之二以上", "at least two thirds"),
        ("三十分之一", "1/30"),
        ("一半", "half"),
        ("2.1:1", "2.1:1"),
        ("数万人", "tens of thousands of"),
        ("2024年1月10日", "January 10, 2024"),
        ("2024年1月", "January 2024"),
        ("1月10日", "January 10"),
        ("1—6月", "January to June"),
        ("2024—2026年", "2024-2026"),
        ("上半年", "first half"),
        ("前三季度", "first three quarters"),
        ("“十四五”", "14th Five-Year Plan"),
        ("第五条", "Article 5"),
        ("第十八届", "18th"),
        ("第二十二批", "22nd"),
        ("三是加强", "Third"),
        ("21世纪", "21st century"),
        ("20世纪90年代", "1990s"),
    ],
)
def test_english(text: str, expected: str) -> None:
    (quantity,) = chinese.parse(text)
    assert rendering.english(quantity) == expected


@pytest.mark.parametrize(
    ("text", "covered", "hint"),
    [
        ("累计4.71亿元", "4.71亿元", "471 million yuan"),
        ("办理3万余件", "3万余", "more than 30,000"),
        ("接待9350余人次", "9350余", "more than 9,350"),
        ("惠及20余万人", "20余万", "more than 200,000"),
        ("惠及近3万人", "近3万", "nearly 30,000"),
        ("惠及3万人以上", "3万", "30,000"),
        ("粮田200万亩", "200万亩", "2 million mu"),
        ("产粮5亿斤", "5亿斤", "500 million jin"),
        ("占四成", "四成", "40 percent"),
        ("占百分之五", "百分之五", "5 percent"),
        ("建成一百零五座", "一百零五", "105"),
        ("资金3—5万元", "3—5万元", "30,000 to 50,000 yuan"),
        ("数千人", "数千", "thousands of"),
    ],
)
def test_hint(text: str, covered: str, hint: str) -> None:
    (quantity,) = chinese.parse(text)
    given_hint = rendering.hint(quantity)
    assert given_hint is not None
    assert (text[given_hint.start : given_hint.end], given_hint.text) == (covered, hint)


@pytest.mark.parametrize(
    "text",
    ["1200件", "25.3%", "3个", "二十三个", "一个", "2024年", "42186元", "30分钟", "第五条", "0.4个百分点", "翻一番"],
)
def test_no_hint_for_what_stands_in_plain_digits(text: str) -> None:
    (quantity,) = chinese.parse(text)
    assert rendering.hint(quantity) is None


_SOURCES = st.builds(
    lambda bound, number, places, magnitude, unit: f"共{bound}{number / 10**places:.{places}f}{magnitude}{unit}",
    st.sampled_from(["", "约", "近", "超过", "至少", "不足", "不超过"]),
    st.integers(11, 10**7),
    st.integers(0, 2),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["元", "亩", "吨", "件", "人", "千瓦时", "公里", "%", "个百分点", "美元"]),
)


@given(_SOURCES)
def test_english_reads_what_is_rendered(source: str) -> None:
    figures = chinese.parse(source)
    assert len(figures) == 1
    read = english.parse(rendering.english(figures[0]))
    assert compare(figures, read) == []


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_dates_come_through(day_meant: date) -> None:
    year, month, day = day_meant.isoformat().split("-")
    figures = chinese.parse(f"{year}年{int(month)}月{int(day)}日")
    assert compare(figures, english.parse(rendering.english(figures[0]))) == []
