"""Forms of figures in English that a grammar of number + unit cannot read: dates, years, ordinals, references, fractions.

Also number words and `Figure`-building pieces that `english` shares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from toolkit.quantities.figure import Figure
from toolkit.quantities.quantity import QuantityKind as Kind

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: Decimal(number) for number, word in enumerate(_ONES)} | {
    word: Decimal(10 * number) for number, word in enumerate(_TENS, 2)
}
"""Number words below a hundred."""

SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "mn": Decimal(10) ** 6,
    "bn": Decimal(10) ** 9,
    "tn": Decimal(10) ** 12,
    "dozen": Decimal(12),
}
"""Words that multiply what stands before them."""

ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "hundredth": 100}
"""Ordinal words."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}

WORD_NUMBER = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])})(?![a-z]))?"
    rf"|{'|'.join(sorted(_ONES, key=len, reverse=True))}"
)
"""A number word below a hundred."""

_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_TIMES = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "triple": 3, "tripled": 3, "triples": 3,
    "tripling": 3, "threefold": 3, "trebled": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "fourfold": 4,
    "quintupled": 5, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10,
}  # fmt: skip
_OTHER = {
    "both": 2, "twice": 2, "dual": 2, "bilateral": 2, "pair": 2, "couple": 2, "once": 1, "single": 1, "trilateral": 3,
    "thrice": 3, "two-way": 2, "duo": 2, "trio": 3, "twin": 2,
}  # fmt: skip


def fixed_forms(text: str) -> Iterator[Figure]:
    """Figures of all fixed forms in lower-cased text; where two overlap, the earlier yielded one is meant."""
    for pattern, build in _FORMS:
        for match in pattern.finditer(text):
            yield from build(match)


def word_value(word: str) -> Decimal | None:
    """The value of `twenty-three` or `seven`, None for other words."""
    parts = re.split("[- ]", word)
    values = [SMALL.get(part) for part in parts]
    if any(value is None for value in values):
        return None
    return sum((value for value in values if value is not None), Decimal(0))


def _figure(match: re.Match[str], value: Decimal | int, kind: Kind, unit: str = "", **more: object) -> Figure:
    optional = bool(more.get("optional"))
    upper = more.get("upper")
    return Figure(
        start=match.start(),
        end=match.end(),
        value=Decimal(value),
        kind=kind,
        unit=unit,
        optional=optional,
        upper=Decimal(int(str(upper))) if upper is not None else None,
    )


def _document(match: re.Match[str]) -> Iterator[Figure]:
    for group in (1, 2):
        start, end = match.span(group)
        yield Figure(start=start, end=end, value=Decimal(match[group]), kind=Kind.IDENTIFIER)


def _code(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(match, Decimal(re.sub(r"\D", "", match[1])), Kind.IDENTIFIER)


def _month_day(match: re.Match[str]) -> Iterator[Figure]:
    month, day, year = MONTHS[match["month"].rstrip(".")], int(match["day"]), match["year"]
    if not 1 <= day <= 31:
        return
    last = match["last"]
    if year:
        yield _figure(match, int(year) * 10000 + month * 100 + day, Kind.DATE, "day")
    else:
        upper = month * 100 + int(last) if last else None
        yield _figure(match, month * 100 + day, Kind.DATE, "day of year", upper=upper)


def _month_year(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(match, int(match[2]) * 100 + MONTHS[match[1].rstrip(".")], Kind.DATE, "month")


def _month(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(match, MONTHS[match[1].rstrip(".")], Kind.DATE, "month of year")


def _iso(match: re.Match[str]) -> Iterator[Figure]:
    year, month, day = (int(match[group]) for group in ("year", "month", "day"))
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield _figure(match, year * 10000 + month * 100 + day, Kind.DATE, "day")


def _years(match: re.Match[str]) -> Iterator[Figure]:
    first, last = int(match[1]), int(match[2])
    if last < 100:
        last += first - first % 100
    if first < last < 2200:
        yield _figure(match, first, Kind.YEAR, "year", upper=last)


def _year(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(match, int(match[1]), Kind.YEAR, "year")


def _decade(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(match, int(match[1]), Kind.YEAR, "decade")


def _ordinal_value(word: str) -> int | None:
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    tens, _, ones = word.replace(" ", "-").partition("-")
    if ones and tens in SMALL and ones in ORDINALS:
        return int(SMALL[tens]) + ORDINALS[ones]
    return ORDINALS.get(word)


def _plan(match: re.Match[str]) -> Iterator[Figure]:
    value = _ordinal_value(match[1])
    if value is not None:
        yield _figure(match, value, Kind.PERIOD, "five-year plan")


def _part_of_year(match: re.Match[str]) -> Iterator[Figure]:
    value = _ordinal_value(match[1])
    upper = _ordinal_value(match[2]) if match[2] else None
    if value is not None:
        unit = "half" if match[3].startswith("hal") else "quarter"
        yield _figure(match, value, Kind.PERIOD, unit, upper=upper)


def _quarter(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(match, int(match[1]), Kind.PERIOD, "quarter")


def _quarters(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(match, 2 if match[1] in ("two", "2") else 3, Kind.PERIOD, "quarters")


def _half_year(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(match, int(match[1]), Kind.PERIOD, "half")


def _ordinal(match: re.Match[str]) -> Iterator[Figure]:
    value = _ordinal_value(match[1])
    if value is None:
        return
    century = match[2] is not None
    optional = not century and (value <= 4 or (value <= 5 and not match[1][0].isdigit()))
    yield _figure(match, value, Kind.ORDINAL, "century" if century else "", optional=optional)


def _reference(match: re.Match[str]) -> Iterator[Figure]:
    number = match[2]
    value = int(number) if number.isdigit() else _roman(number)
    if value is not None:
        yield _figure(match, value, Kind.ORDINAL, match[1].rstrip("s"))


def _roman(word: str) -> int | None:
    values = [_ROMAN[letter] for letter in word]
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return total if total > 0 else None


def _fraction(match: re.Match[str]) -> Iterator[Figure]:
    word = match[1]
    upper = (
        1
        if word in ("a", "an", "one", "1", None)
        else int(word_value(word) or 0) or (int(word) if word.isdigit() else 0)
    )
    lower = _PARTS[match[2].rstrip("s") if match[2] != "halves" else "half"]
    if 0 < upper < lower:
        yield Figure(
            start=match.start(), end=match.end(), value=Decimal(upper), kind=Kind.FRACTION, denominator=Decimal(lower)
        )


def _half(match: re.Match[str]) -> Iterator[Figure]:
    yield Figure(
        start=match.start(),
        end=match.end(),
        value=Decimal(1),
        kind=Kind.FRACTION,
        denominator=Decimal(2),
        optional=True,
    )


def _slash(match: re.Match[str]) -> Iterator[Figure]:
    upper, lower = Decimal(match[1]), Decimal(match[2])
    if 0 < upper < lower:
        yield Figure(start=match.start(), end=match.end(), value=upper, kind=Kind.FRACTION, denominator=lower)


def _half_unit(match: re.Match[str]) -> Iterator[Figure]:
    lengths: dict[str, tuple[str, int | Decimal]] = {
        "year": ("months", 6),
        "hour": ("minutes", 30),
        "day": ("days", Decimal("0.5")),
        "month": ("days", 15),
        "century": ("years", 50),
        "decade": ("years", 5),
    }
    unit, value = lengths[match[1]]
    yield _figure(match, value, Kind.DURATION, unit)


def _span(match: re.Match[str]) -> Iterator[Figure]:
    unit, value = {"decade": ("years", 10), "fortnight": ("weeks", 2)}[match[1]]
    yield _figure(match, value, Kind.DURATION, unit, optional=True)


def _ratio(match: re.Match[str]) -> Iterator[Figure]:
    yield Figure(
        start=match.start(), end=match.end(), value=Decimal(match[1]), kind=Kind.RATIO, denominator=Decimal(match[2])
    )


def _times(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(
        match, _TIMES[match[1]], Kind.MULTIPLE, "times", optional=match[1].startswith(("double", "triple", "two"))
    )


def _other(match: re.Match[str]) -> Iterator[Figure]:
    yield _figure(match, _OTHER[match[1]], Kind.COUNT, "", optional=True)


def _clock(match: re.Match[str]) -> Iterator[Figure]:
    for group in (1, 2):
        start, end = match.span(group)
        yield Figure(
            start=start, end=end, value=Decimal(match[group]), kind=Kind.IDENTIFIER, optional=int(match[group]) == 0
        )


_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = rf"(?:{_MONTH_NAMES})(?![a-z])\.?"
_YEAR = r"(?:1[5-9]|20|21)\d{2}"
_ORDINAL_WORD = "|".join(sorted(ORDINALS, key=len, reverse=True))
_ORD = rf"(?:\d{{1,3}}(?:,\d{{3}})?(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS)})[- ])?(?:{_ORDINAL_WORD}))"

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Figure]]], ...] = (
    (re.compile(r"[\[(]([12]\d{3})[\])],? ?no\.? ?(\d{1,5})"), _document),
    (
        re.compile(r"(?<![\d.])(?P<year>[12]\d{3})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.])"),
        _iso,
    ),
    (
        re.compile(
            rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–—]\s?(?P<last>\d{{1,2}}))?(?!\d|[.,]\d{{3}})"
            rf"(?:,? (?P<year>{_YEAR})\b)?"
        ),
        _month_day,
    ),
    (
        re.compile(
            rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})(?P<last>(?!))?(?:,? (?P<year>{_YEAR})\b)?"
        ),
        _month_day,
    ),
    (re.compile(rf"\b({_MONTH}),? (?:of )?({_YEAR})\b"), _month_year),
    (
        re.compile(r"\b(january|february|march|april|may|june|july|august|september|october|november|december)\b"),
        _month,
    ),
    (re.compile(r"(?<![\d.,$])((?:1[5-9]|20)\d0)'?s\b"), _decade),
    (re.compile(rf"(?<![\d.,$])({_YEAR})\s?(?:[-–—/]{{1,2}}|to|through)\s?({_YEAR}|\d{{2}})(?!\d|,\d|%|\.\d)"), _years),
    (re.compile(rf"\b({_ORD})[- ]five[- ]year(?:[- ][a-z]+){{0,6}}?[- ](?:plan|program)"), _plan),
    (
        re.compile(
            rf"\b({_ORD})(?:(?: (?:to|and|through) (?:the )?|-)({_ORD}))?[- ]"
            r"(half|halves|quarters?)\b(?! of (?:our|the (?:people|population)))"
        ),
        _part_of_year,
    ),
    (re.compile(r"\b(?:first|last) (two|three|2|3) quarters"), _quarters),
    (re.compile(r"\bq([1-4])\b"), _quarter),
    (re.compile(r"\bh([12])\b(?=[ ,.]|$)"), _half_year),
    (re.compile(r"\b(articles?|chapters?|items?|paragraphs?|sections?|part) (\d{1,4}|[ivxlc]{1,7})\b"), _reference),
    (
        re.compile(
            r"\b(a|an|one|two|three|four|five|six|seven|eight|nine|\d)[- ]"
            r"(third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b"
            r"(?![- ](?:of the (?:year|fiscal)|plenary|session|part|countr))"
        ),
        _fraction,
    ),
    (re.compile(r"(?<![\d.])(\d{1,9}(?:\.\d{1,9}){2,9})(?![\d.])"), _code),
    (re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,3})(?![\d/.])"), _slash),
    (re.compile(r"\bhalf[- ](?:an?[- ])?(year|hour|day|month|century|decade)\b"), _half_unit),
    (re.compile(r"(?<!one )\b(decade|fortnight)\b"), _span),
    (re.compile(rf"\b({_ORD})( century| centuries)?\b"), _ordinal),
    (re.compile(r"\b(?:one[- ]half|half|halves|halved|halving)\b"), _half),
    (re.compile(r"(?<![\d:.])(\d{1,2}):(\d{2})(?![\d:.])(?= ?(?:a\.?m|p\.?m|to|on|-|–|,|\.|$))"), _clock),
    (re.compile(r"(?<![\d:.])(\d{1,3}(?:\.\d+)?) ?(?::| to | against )(?=1\b) ?(\d{1,3}(?:\.\d+)?)(?![\d:.])"), _ratio),
    (re.compile(r"(?<![\d:.])(\d{1,3}(?:\.\d+)?):(\d{1,3}(?:\.\d+)?)(?![\d:.])"), _ratio),
    (re.compile(rf"\b({'|'.join(sorted(_TIMES, key=len, reverse=True))})\b"), _times),
    (re.compile(rf"\b({'|'.join(sorted(_OTHER, key=len, reverse=True))})\b"), _other),
)
