"""What English says in figures: one line a case, `kind value unit bound direction role`, `?` for optional."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.quantities import english
from toolkit.quantities.quantity import Approximation, Direction, Quantity


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
    ("471 million yuan", "money 471000000 yuan"),
    ("3.26 trillion yuan", "money 3260000000000 yuan"),
    ("42.2251 million yuan", "money 42225100 yuan"),
    ("721,300 yuan", "money 721300 yuan"),
    ("RMB 4.71 billion", "money 4710000000 yuan"),
    ("RMB4.71bn", "money 4710000000 yuan"),
    ("4.71 billion RMB", "money 4710000000 yuan"),
    ("CNY 200", "money 200 yuan"),
    ("¥200", "money 200 yuan"),
    ("$5 billion", "money 5000000000 US dollars"),
    ("US$3.2 million", "money 3200000 US dollars"),
    ("5 million US dollars", "money 5000000 US dollars"),
    ("HK$3 billion", "money 3000000000 Hong Kong dollars"),
    ("€12", "money 12 euros"),
    ("30,000 to 50,000 yuan", "money 30000..50000 yuan"),
    ("3 to 5 million yuan", "money 3000000..5000000 yuan"),
    ("more than 10 million yuan", "money 10000000 yuan <more than>"),
    ("tens of millions of yuan", "money 10000000 yuan <several>"),
    ("one hundred million yuan", "money 100000000 yuan"),
]
SHARES = [
    ("25.3 percent", "percent 25.3 percent"),
    ("25.3%", "percent 25.3 percent"),
    ("25.3 per cent", "percent 25.3 percent"),
    ("3 percentage points", "percentage points 3 percentage points"),
    ("1 percentage point", "percentage points 1 percentage points"),
    ("25 basis points", "percentage points 0.25 percentage points"),
    ("10 to 20 percent", "percent 10..20 percent"),
    ("10-20%", "percent 10..20 percent"),
    ("nearly 40 percent", "percent 40 percent <nearly>"),
    ("up to 30 percent", "percent 30 percent <at most>"),
    ("at least 5 percent", "percent 5 percent <at least>"),
    ("80 percent or more", "percent 80 percent <at least>"),
    ("30% or so", "percent 30 percent <about>"),
    ("two thirds", "fraction 2/3"),
    ("more than two-thirds", "fraction 2/3 <more than>"),
    ("one-fifth", "fraction 1/5"),
    ("a quarter", "fraction 1/4"),
    ("half", "fraction 1/2 ?"),
    ("2.1:1", "ratio 2.1"),
    ("3 times", "multiple 3 times"),
    ("three-fold", "multiple 3 times"),
    ("doubled", "multiple 2 times ?"),
    ("quadrupled", "multiple 4 times"),
    ("a growth rate of -3.2 percent", "percent -3.2 percent"),
]
MOVEMENTS = [
    ("up 5.8 percent", "percent 5.8 percent up change"),
    ("an increase of 3.4 percent", "percent 3.4 percent up change"),
    ("fell by 3 percent", "percent 3 percent down change"),
    ("growth slowed to 1.6 percent", "percent 1.6 percent down level"),
    ("fell to 3 percent", "percent 3 percent down level"),
    ("was raised to 5 percent", "percent 5 percent up level"),
    ("a 3 percent increase", "percent 3 percent up change"),
    ("0.7 percentage points higher", "percentage points 0.7 percentage points up change"),
    ("reduced by 1,200 metric tons", "mass 1200 metric tons down change"),
    ("growing by nearly 40 percent", "percent 40 percent <nearly> up change"),
]
COUNTS = [
    ("3,500 people", "count 3500 persons"),
    ("more than 30,000 cases", "count 30000 cases <more than>"),
    ("over 1,300 participants", "count 1300 persons <more than>"),
    ("1.2 million households", "count 1200000 households"),
    ("47 companies", "count 47 enterprises"),
    ("47 high-tech enterprises", "count 47 enterprises"),
    ("twenty-three", "number 23"),
    ("one hundred and five cases", "count 105 cases"),
    ("two hundred thousand", "number 200000"),
    ("a dozen", "number 12 <about>"),
    ("dozens", "number 10 <several>"),
    ("tens of thousands", "number 10000 <several>"),
    ("hundreds", "number 100 <several>"),
    ("fewer than 20", "number 20 <less than>"),
    ("about 20", "number 20 <about>"),
    ("around 20", "number 20 <about>"),
    ("no fewer than 20", "number 20 <at least>"),
    ("no more than 20", "number 20 <at most>"),
    ("3,000-odd", "number 3000 <about>"),
    ("eight", "number 8"),
    ("one", "number 1 ?"),
    ("two", "number 2 ?"),
    ("both", "count 2 ?"),
    ("once", "count 1 ?"),
]
MEASURES = [
    ("2 million mu", "area 2000000 mu"),
    ("6.5 hectares", "area 6.5 hectares"),
    ("86 square kilometers", "area 86 square kilometers"),
    ("12,000 square metres", "area 12000 square meters"),
    ("12.5 km", "length 12.5 kilometers"),
    ("300,000 metric tons", "mass 300000 metric tons"),
    ("500 million jin", "mass 500000000 jin"),
    ("3.5 trillion kWh", "energy 3500000000000 kilowatt-hours"),
    ("3.5 trillion kilowatt-hours", "energy 3500000000000 kilowatt-hours"),
    ("8 cubic meters", "volume 8 cubic meters"),
    ("30 minutes", "duration 30 minutes"),
    ("7.5 working days", "duration 7.5 working days"),
    ("12-month", "duration 12 months"),
    ("half a year", "duration 6 months"),
    ("half an hour", "duration 30 minutes"),
    ("two decades", "duration 20 years"),
    ("3-5 years", "duration 3..5 years"),
    ("three-year", "duration 3 years"),
]
DATES = [
    ("In 2024", "year 2024 year"),
    ("2024-2026", "year 2024..2026 year"),
    ("2021-25", "year 2021..2025 year"),
    ("January 10, 2024", "date 20240110 day"),
    ("10 January 2024", "date 20240110 day"),
    ("2024-01-10", "date 20240110 day"),
    ("January 10", "date 110 day of year"),
    ("Jan. 10", "date 110 day of year"),
    ("July 26th", "date 726 day of year"),
    ("June 2025", "date 202506 month"),
    ("by the end of March", "date 3 month of year"),
    ("in May", "date 5 month of year"),
    ("the first half", "period 1 half"),
    ("the third quarter", "period 3 quarter"),
    ("Q1", "period 1 quarter"),
    ("the first three quarters", "period 3 quarters"),
    ("the 14th Five-Year Plan period", "period 14 five-year plan"),
    ("the Fourteenth Five-Year Plan", "period 14 five-year plan"),
    ("the 1990s", "year 1990 decade"),
    ("the 21st century", "ordinal 21 century"),
]
ORDINALS = [
    ("First,", "ordinal 1 ?"),
    ("1st", "ordinal 1 ?"),
    ("the third", "ordinal 3 ?"),
    ("the 18th", "ordinal 18"),
    ("the twenty-third", "ordinal 23"),
    ("Article 5", "ordinal 5 article"),
    ("Chapter IV", "ordinal 4 chapter"),
    ("the 12345 hotline", "identifier 12345"),
    ("5G base stations", "identifier 5"),
    ("PM2.5", "identifier 2.5 ?"),
    ("COVID-19", "identifier 19 ?"),
]
CASES = [*MONEY, *SHARES, *MOVEMENTS, *COUNTS, *MEASURES, *DATES, *ORDINALS]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_one_figure(text: str, expected: str) -> None:
    assert [told(quantity) for quantity in english.parse(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chuan Fu Fa (2024) No. 6", ["identifier 2024", "identifier 6"]),
        ("from 7.5 working days to 2.8 working days", ["duration 7.5 working days", "duration 2.8 working days"]),
        ("five cases involving 12 people", ["count 5 cases", "count 12 persons"]),
        ("up 3 percent, and down 2 percent", ["percent 3 percent up change", "percent 2 percent down change"]),
        ("two one-stop centers", ["number 2 ?", "number 1 ?"]),
        ("the Fourth Session of the 18th Congress", ["ordinal 4 ?", "ordinal 18"]),
    ],
)
def test_several_figures(text: str, expected: list[str]) -> None:
    assert [told(quantity) for quantity in english.parse(text)] == expected


@pytest.mark.parametrize(
    "text", ["", "We may march on.", "a third party", "Nothing is counted here.", "the someone and none", "a point"]
)
def test_nothing_that_must_be_kept(text: str) -> None:
    assert [quantity for quantity in english.parse(text) if not quantity.optional] == []


@given(st.text(alphabet="0123456789.,%-– $¥abcdefimnorstuvwyİTJ()", max_size=80))
def test_any_text_is_read_in_order_and_without_overlap(text: str) -> None:
    figures = english.parse(text)
    assert all(text[figure.start : figure.end] == figure.surface and figure.surface for figure in figures)
    assert all(one.end <= other.start for one, other in itertools.pairwise(figures))


@pytest.mark.parametrize(
    ("piece", "length"),
    [
        *((piece, 200_000) for piece in ("1", "-", " ", "a ", "US$", "January ", "twentyone")),
        *((piece, 40_000) for piece in ("1,", "1 to ", "two hundred ", "twenty-", "1/", "up 3%, ", "first ", "2024-")),
    ],
)
def test_time_grows_linearly(piece: str, length: int) -> None:
    start = time.perf_counter()
    english.parse(piece * (length // len(piece)))
    assert time.perf_counter() - start < 8
