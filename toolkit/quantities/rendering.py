"""The English a careful editor writes for a figure, and the hint that stands behind one in the Chinese source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from toolkit.quantities.numerals import NUMERAL, normalised
from toolkit.quantities.quantity import Approximation, Quantity
from toolkit.quantities.quantity import QuantityKind as Kind

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_MOST_DECIMALS = 5
"""A scaled number with more decimals than this is written out: 42.2251 million, but 42,225,137 yuan."""

_BOUNDS = {
    Approximation.EXACTLY: "{}",
    Approximation.ABOUT: "around {}",
    Approximation.NEARLY: "nearly {}",
    Approximation.MORE_THAN: "more than {}",
    Approximation.AT_LEAST: "at least {}",
    Approximation.LESS_THAN: "less than {}",
    Approximation.AT_MOST: "no more than {}",
    Approximation.SEVERAL: "{}",
}
_SEVERAL = (
    (10**12, "trillions"),
    (10**11, "hundreds of billions"),
    (10**10, "tens of billions"),
    (10**9, "billions"),
    (10**8, "hundreds of millions"),
    (10**7, "tens of millions"),
    (10**6, "millions"),
    (10**5, "hundreds of thousands"),
    (10**4, "tens of thousands"),
    (10**3, "thousands"),
    (100, "hundreds"),
    (10, "dozens"),
)
_MONTHS = ("January February March April May June July August September October November December").split()
_ORDINAL_WORDS = ("zeroth first second third fourth fifth sixth seventh eighth ninth").split()
_FRACTION_WORDS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}
_NUMBER_WORDS = ("zero one two three four five six seven eight nine").split()
_SINGULAR = {
    "percentage points": "percentage point",
    "centuries": "century",
    "kilowatt-hours": "kilowatt-hour",
    "US dollars": "US dollar",
    "Hong Kong dollars": "Hong Kong dollar",
}
_UNCOUNTED = frozenset({"yuan", "mu", "jin", "percent", "Japanese yen", "won", "dan", "li", "degrees Celsius"})
_SUFFIX_BOUND = re.compile("以上|以下|以内|之内|左右|上下|前后|之多|多|余|起")
_HELPED = re.compile("[万亿]")


@dataclass(frozen=True, kw_only=True)
class Hint:
    """English for [start, end) of the Chinese text, in code points; the classifier stays outside the span."""

    start: int
    end: int
    text: str


def english(quantity: Quantity) -> str:
    """The figure in official English: `471 million yuan`, `more than 30,000`, `12.5 percent`, `January 10, 2024`.

    Counts are given without the noun they count.
    """
    if quantity.kind is Kind.DATE:
        return _date(quantity)
    if quantity.kind in (Kind.YEAR, Kind.IDENTIFIER):
        last = "" if quantity.upper is None else f"-{quantity.upper}"
        return f"{quantity.value}{last}" + ("s" if quantity.unit == "decade" else "")
    if quantity.kind is Kind.PERIOD:
        return _period(quantity)
    if quantity.kind is Kind.ORDINAL:
        return _ordinal(quantity)
    if quantity.kind is Kind.RATIO:
        return f"{_digits(quantity.value)}:{_digits(quantity.denominator)}"
    if quantity.kind is Kind.FRACTION:
        return _BOUNDS[quantity.approximation].format(_fraction(quantity))
    if quantity.approximation is Approximation.SEVERAL:
        return _several(quantity)
    return _BOUNDS[_fitting(quantity)].format(_amount(quantity))


def hint(quantity: Quantity) -> Hint | None:
    """The hint for a figure of a Chinese text whose size is easily lost in translation, else None.

    Given for 万 and 亿, for bounds inside a numeral (`3万余`, `1300余`), for shares in Chinese words (四成, 百分之五) and for
    Chinese numerals from 100; not for what stands in plain digits (`1200件`, `25.3%`).
    """
    surface = normalised(quantity.surface)
    if quantity.optional or quantity.kind in (
        Kind.DATE,
        Kind.YEAR,
        Kind.ORDINAL,
        Kind.IDENTIFIER,
        Kind.PERIOD,
        Kind.RATIO,
    ):
        return None
    if quantity.kind in (Kind.MULTIPLE, Kind.DURATION) or quantity.unit == "percent of the price":
        return None
    numerals = list(NUMERAL.finditer(surface))
    if not numerals:
        return None
    arabic = surface[numerals[0].start()].isdigit()
    worded = not arabic and (quantity.kind in (Kind.PERCENT, Kind.FRACTION) or quantity.value >= 100)
    share = quantity.kind is Kind.PERCENT and "成" in surface
    if quantity.kind not in (Kind.COUNT, Kind.NUMBER):
        bounded = bool(re.search(r"\d(?:余|多)", surface))
        if not (_HELPED.search(surface) or worded or share or bounded):
            return None
        return Hint(start=quantity.start, end=quantity.end, text=english(quantity))
    end = numerals[-1].end()
    inner = _inner_bound(surface, end)
    if not (
        _HELPED.search(surface[:inner]) or worded or inner > end or quantity.approximation is Approximation.SEVERAL
    ):
        return None
    text = english(quantity)
    if inner < len(surface) and _SUFFIX_BOUND.search(surface, inner):
        text = _amount(quantity)  # 3万人以上: the bound stands outside the span and is translated with the sentence
    return Hint(start=quantity.start, end=quantity.start + inner, text=text)


def _inner_bound(surface: str, end: int) -> int:
    """Where numeral, 余 or 多, and a magnitude after it end: `3万余`, `20余万`."""
    if surface[end : end + 1] not in ("余", "多", "来", "几") or not surface[end : end + 1]:
        return end
    magnitude = NUMERAL.match(surface, end + 1)
    return magnitude.end() if magnitude else end + 1


def _fitting(quantity: Quantity) -> Approximation:
    """A range already says from where to where; a bound before it would say too much, save for "around"."""
    if quantity.upper is not None:
        return Approximation.EXACTLY
    return quantity.approximation


def _amount(quantity: Quantity) -> str:
    """Number and unit, without the bound."""
    unit = "" if quantity.kind is Kind.COUNT else quantity.unit
    if quantity.kind is Kind.MULTIPLE:
        unit = "times"
    if quantity.upper is not None:
        return f"{_range(quantity.value, quantity.upper)} {unit}".rstrip()
    if unit and abs(quantity.value) == 1 and unit not in _UNCOUNTED:
        unit = _SINGULAR.get(unit, unit.removesuffix("s"))
    return f"{_scaled(quantity.value)} {unit}".rstrip()


def _range(low: Decimal, high: Decimal) -> str:
    first, last = _scaled(low), _scaled(high)
    for _, name in _SCALES:
        if first.endswith(name) and last.endswith(name):
            return f"{first.removesuffix(name).rstrip()} to {last}"
    return f"{first} to {last}"


def _scaled(value: Decimal) -> str:
    """1,200 and 471 million: with a scale word from one million where few decimals are needed."""
    with localcontext(prec=80):
        for scale, name in _SCALES:
            if abs(value) >= scale:
                scaled = value / scale
                if _decimals(scaled) <= _MOST_DECIMALS:
                    return f"{_digits(scaled)} {name}"
                break
        return _digits(value)


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def _digits(value: Decimal) -> str:
    """Commas between thousands, no exponent, decimals as the value has them (none where they are all zero)."""
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value.normalize():,f}"


def _date(quantity: Quantity) -> str:
    value = int(quantity.value)
    if quantity.unit == "day":
        return f"{_MONTHS[value // 100 % 100 - 1]} {value % 100}, {value // 10000}"
    if quantity.unit == "month":
        return f"{_MONTHS[value % 100 - 1]} {value // 100}"
    if quantity.unit == "day of year":
        return f"{_MONTHS[value // 100 - 1]} {value % 100}"
    if quantity.unit == "day of month":
        return _suffixed(value)
    if quantity.upper is not None:
        return f"{_MONTHS[value - 1]} to {_MONTHS[int(quantity.upper) - 1]}"
    return _MONTHS[value - 1]


def _period(quantity: Quantity) -> str:
    if quantity.unit == "five-year plan":
        return f"{_suffixed(int(quantity.value))} Five-Year Plan"
    if quantity.unit == "quarters":
        return f"first {_NUMBER_WORDS[int(quantity.value)]} quarters"
    words = [_ORDINAL_WORDS[int(value)] for value in (quantity.value, quantity.upper) if value is not None]
    return f"{' to '.join(words)} {quantity.unit}" + ("s" if len(words) > 1 else "")


def _ordinal(quantity: Quantity) -> str:
    number = int(quantity.value)
    if quantity.unit in ("article", "chapter", "paragraph", "item"):
        return f"{quantity.unit.capitalize()} {number}"
    if quantity.unit == "enumerator" and number < len(_ORDINAL_WORDS):
        return _ORDINAL_WORDS[number].capitalize()
    written = _ORDINAL_WORDS[number] if 0 < number < len(_ORDINAL_WORDS) else _suffixed(number)
    return f"{_suffixed(number)} century" if quantity.unit == "century" else written


def _suffixed(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def _fraction(quantity: Quantity) -> str:
    upper, lower = int(quantity.value), int(quantity.denominator)
    word = _FRACTION_WORDS.get(lower)
    if word is None or upper >= len(_NUMBER_WORDS):
        return f"{_digits(quantity.value)}/{_digits(quantity.denominator)}"
    if (upper, lower) == (1, 2):
        return "half"
    return f"one {word}" if upper == 1 else f"{_NUMBER_WORDS[upper]} {word}s"


def _several(quantity: Quantity) -> str:
    for size, words in _SEVERAL:
        if quantity.value >= size:
            unit = "" if quantity.kind is Kind.COUNT else quantity.unit
            return f"{words} of {unit}" if unit else f"{words} of"
    return _amount(quantity)
