from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.quantities import numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", "0"),
        ("〇", "0"),
        ("十", "10"),
        ("十二", "12"),
        ("二十三", "23"),
        ("廿三", "23"),
        ("两千", "2000"),
        ("一百零五", "105"),
        ("一百五", "150"),
        ("两万三", "23000"),
        ("二〇二四", "2024"),
        ("1万3千", "13000"),
        ("3.5万亿", "3500000000000"),
        ("三点五亿", "350000000"),
        ("一亿零二百万", "102000000"),
        ("2亿5000万", "250000000"),
        ("1,234.5万", "12345000"),
        ("一万二千亿", "1200000000000"),
        ("百亿", "10000000000"),
    ],
)
def test_parse(text: str, value: str) -> None:
    assert numerals.parse(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "三五", "十十", "亿万亿", "万万", "百千", "上百", "3万5", "1.2.3", "一" * 41, "点五"]
)
def test_what_is_no_numeral(text: str) -> None:
    assert numerals.parse(text) is None


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (10_500, "一万零五百"),
        (120_000, "十二万"),
        (35 * 10**11, "三万五千亿"),
    ],
)
def test_write(number: int, text: str) -> None:
    assert numerals.write(number) == text


@pytest.mark.parametrize("number", [-1, 10**16])
def test_write_refuses_what_it_cannot_write(number: int) -> None:
    with pytest.raises(ValueError, match="is not in"):
        numerals.write(number)


@given(st.integers(0, 10**16 - 1))
@example(10**16 - 1)
@example(10**12)
@example(100_000_010)
def test_parse_undoes_write(number: int) -> None:
    assert numerals.parse(numerals.write(number)) == number


@given(st.text(alphabet="〇零一二两三九十百千万亿廿点0123456789.,", max_size=50))
def test_parse_takes_anything(text: str) -> None:
    value = numerals.parse(text)
    assert value is None or value >= 0
