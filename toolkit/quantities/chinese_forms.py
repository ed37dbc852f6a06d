"""Forms of figures that a grammar of number + unit cannot read: dates, document numbers, fractions, ordinals, ratios."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from toolkit.quantities import numerals
from toolkit.quantities.figure import Figure
from toolkit.quantities.quantity import Approximation
from toolkit.quantities.quantity import QuantityKind as Kind

_DIGITS = r"(?<![\d.,])\d{1,3}(?:[,，]\d{3}){1,4}|(?<![\d.])\d{1,12}(?:\.\d{1,6})?"
_NUM = rf"(?:{_DIGITS}|[{numerals.HAN}]{{1,9}})"


def fixed_forms(scan: str) -> Iterator[Figure]:
    """Figures of all fixed forms; where two overlap, the earlier yielded one is meant."""
    for pattern, build in _FORMS:
        for match in pattern.finditer(scan):
            yield from build(match)


def _number(word: str | None) -> Decimal | None:
    return numerals.parse(word.replace("，", ",")) if word else None


def _at(
    match: re.Match[str], value: Decimal | None, kind: Kind, unit: str = "", optional: bool = False
) -> Iterator[Figure]:
    if value is not None:
        yield Figure(start=match.start(), end=match.end(), value=value, kind=kind, unit=unit, optional=optional)


def _document(match: re.Match[str]) -> Iterator[Figure]:
    for group in (1, 2):
        start, end = match.span(group)
        yield Figure(start=start, end=end, value=Decimal(match.group(group)), kind=Kind.IDENTIFIER)


def _code(match: re.Match[str]) -> Iterator[Figure]:
    if not _FULL_DATE.fullmatch(match[1]):
        yield from _at(match, Decimal(re.sub(r"\D", "", match[1])), Kind.IDENTIFIER)


def _date(match: re.Match[str]) -> Iterator[Figure]:
    year, month, day = _number(match["year"]), _number(match["month"]), _number(match["day"])
    if year is None or month is None or not 1 <= month <= 12:
        return
    if day is None:
        yield from _at(match, year * 100 + month, Kind.DATE, "month")
    elif 1 <= day <= 31:
        yield from _at(match, year * 10000 + month * 100 + day, Kind.DATE, "day")


def _month_day(match: re.Match[str]) -> Iterator[Figure]:
    month, day = _number(match["month"]), _number(match["day"])
    if month is None or not 1 <= month <= 12:
        return
    if day is None:
        yield from _at(match, month, Kind.DATE, "month of year")
    elif 1 <= day <= 31:
        yield from _at(match, month * 100 + day, Kind.DATE, "day of year")


def _months(match: re.Match[str]) -> Iterator[Figure]:
    first, last = _number(match[1]), _number(match[2])
    if first is None or last is None or not (1 <= first <= 12 and 1 <= last <= 12):
        return
    yield Figure(start=match.start(), end=match.end(), value=first, upper=last, kind=Kind.DATE, unit="month of year")


def _day(match: re.Match[str]) -> Iterator[Figure]:
    day = _number(match[1])
    if day is not None and 1 <= day <= 31:
        yield from _at(match, day, Kind.DATE, "day of month", not match[1].isdigit())


def _year(match: re.Match[str]) -> Iterator[Figure]:
    first, last = _number(match["first"]), _number(match["last"])
    if first is None or (last is not None and 12 < last < 100 and last < first % 100):
        return
    if last is not None and last < 100:
        last += first - first % 100
    yield Figure(start=match.start(), end=match.end(), value=first, upper=last, kind=Kind.YEAR, unit="year")


def _plan(match: re.Match[str]) -> Iterator[Figure]:
    yield from _at(match, _number(match["plan"]), Kind.PERIOD, "five-year plan")


def _half(match: re.Match[str]) -> Iterator[Figure]:
    yield from _at(match, Decimal(1 if match[1] == "上" else 2), Kind.PERIOD, "half")


def _quarter(match: re.Match[str]) -> Iterator[Figure]:
    value = _number(match[1])
    if value is None:
        return
    last = _number(match[2])
    yield Figure(start=match.start(), end=match.end(), value=value, upper=last, kind=Kind.PERIOD, unit="quarter")


def _quarters(match: re.Match[str]) -> Iterator[Figure]:
    yield from _at(match, _number(match[1]), Kind.PERIOD, "quarters")


def _century(match: re.Match[str]) -> Iterator[Figure]:
    yield from _at(match, _number(match[1]), Kind.ORDINAL, "century")


def _decade(match: re.Match[str]) -> Iterator[Figure]:
    century, decade = _number(match[1]), _number(match[2])
    if century is not None and decade is not None:
        yield from _at(match, (century - 1) * 100 + decade, Kind.YEAR, "decade")


def _generation(match: re.Match[str]) -> Iterator[Figure]:
    born = int(match[1])
    yield from _at(match, Decimal((2000 if born < 50 else 1900) + born), Kind.YEAR, "decade", True)


def _share(match: re.Match[str]) -> Iterator[Figure]:
    value = _number(match["first"])
    if value is None:
        return
    factor = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[match["of"]]
    upper = _number(match["last"])
    yield Figure(
        start=match.start(),
        end=match.end(),
        value=value * factor,
        upper=None if upper is None else upper * factor,
        kind=Kind.PERCENT,
        unit="percent",
        approximation=_bounds(match["before"], match["after"]),
    )


def _fraction(match: re.Match[str]) -> Iterator[Figure]:
    lower, upper = _number(match["lower"]), _number(match["upper"])
    if lower is None or upper is None or lower <= 1 or upper == 0:
        return
    yield Figure(
        start=match.start(),
        end=match.end(),
        value=upper,
        kind=Kind.FRACTION,
        denominator=lower,
        approximation=_bounds(match["before"], match["after"]),
    )


def _bounds(before: str | None, after: str | None) -> Approximation:
    if before:
        return {
            "近": Approximation.NEARLY,
            "将近": Approximation.NEARLY,
            "约": Approximation.ABOUT,
            "大约": Approximation.ABOUT,
            "不足": Approximation.LESS_THAN,
            "不到": Approximation.LESS_THAN,
        }.get(before, Approximation.MORE_THAN)
    if after:
        return {
            "以上": Approximation.AT_LEAST,
            "以下": Approximation.AT_MOST,
            "左右": Approximation.ABOUT,
        }.get(after, Approximation.MORE_THAN)
    return Approximation.EXACTLY


def _slash(match: re.Match[str]) -> Iterator[Figure]:
    upper, lower = Decimal(match[1]), Decimal(match[2])
    if 0 < upper < lower:
        yield Figure(start=match.start(), end=match.end(), value=upper, kind=Kind.FRACTION, denominator=lower)


def _half_of(match: re.Match[str]) -> Iterator[Figure]:
    bound = {
        "过": Approximation.MORE_THAN,
        "超": Approximation.MORE_THAN,
        "超过": Approximation.MORE_THAN,
        "大": Approximation.MORE_THAN,
        "逾": Approximation.MORE_THAN,
    }
    before = match["before"] or ""
    approximation = bound.get(before, Approximation.NEARLY if before in ("近", "将近") else Approximation.EXACTLY)
    if match["after"]:
        approximation = Approximation.AT_LEAST if match["after"] == "以上" else Approximation.MORE_THAN
    yield Figure(
        start=match.start(),
        end=match.end(),
        value=Decimal(1),
        kind=Kind.FRACTION,
        denominator=Decimal(2),
        approximation=approximation,
        optional=approximation is Approximation.EXACTLY and match.group() == "半数",
    )


def _half_unit(match: re.Match[str]) -> Iterator[Figure]:
    lengths: dict[str, tuple[str, int | Decimal]] = {
        "年": ("months", 6),
        "个月": ("days", 15),
        "天": ("days", Decimal("0.5")),
        "小时": ("minutes", 30),
        "个小时": ("minutes", 30),
        "个世纪": ("years", 50),
    }
    unit, value = lengths[match[1]]
    yield from _at(match, Decimal(value), Kind.DURATION, unit)


def _ratio(match: re.Match[str]) -> Iterator[Figure]:
    yield Figure(
        start=match.start(), end=match.end(), value=Decimal(match[1]), kind=Kind.RATIO, denominator=Decimal(match[2])
    )


def _time(match: re.Match[str]) -> Iterator[Figure]:
    hour, minute = _number(match[1]), Decimal(30) if match[2] == "半" else _number(match[2])
    if hour is not None and minute is not None and hour <= 24 and minute < 60:
        for group, value in ((1, hour), (2, minute)):
            start, end = match.span(group)
            yield Figure(start=start, end=end, value=value, kind=Kind.IDENTIFIER, optional=value == 0)


def _doubling(match: re.Match[str]) -> Iterator[Figure]:
    times = _number(match[1])
    if times is not None and times == times.to_integral_value() and times <= 9:
        yield from _at(match, Decimal(2) ** int(times), Kind.MULTIPLE, "times")


def _doubled(match: re.Match[str]) -> Iterator[Figure]:
    yield from _at(match, Decimal(2), Kind.MULTIPLE, "times", optional=True)


_ORDINAL_UNITS = {"条": "article", "章": "chapter", "款": "paragraph", "项": "item", "届": "session", "次": "session"}


def _ordinal(match: re.Match[str]) -> Iterator[Figure]:
    value = _number(match["value"])
    if value is None:
        return
    unit = _ORDINAL_UNITS.get(match["unit"] or "", "")
    common = value == 1 or match.string[match.end() : match.end() + 1] in ("产", "方", "者")  # 第三产业, 第三方
    optional = common and unit not in ("article", "chapter", "paragraph", "item")
    yield from _at(match, value, Kind.ORDINAL, unit, optional)


def _meeting(match: re.Match[str]) -> Iterator[Figure]:
    for group in ("session", "plenary"):
        value = _number(match[group])
        if value is not None:
            start, end = match.span(group)
            optional = value == 1
            yield Figure(start=start, end=end, value=value, kind=Kind.ORDINAL, unit="session", optional=optional)


def _congress(match: re.Match[str]) -> Iterator[Figure]:
    yield from _at(match, _number(match[1]), Kind.ORDINAL, "session")


def _first(match: re.Match[str]) -> Iterator[Figure]:
    yield from _at(match, Decimal(1), Kind.ORDINAL, "", True)


def _enumerator(match: re.Match[str]) -> Iterator[Figure]:
    yield from _at(match, _number(match[1]), Kind.ORDINAL, "enumerator", True)


def _both(match: re.Match[str]) -> Iterator[Figure]:
    yield from _at(match, Decimal(2), Kind.COUNT, "items", True)


_FULL_DATE = re.compile(r"[12]\d{3}\.\d{1,2}\.\d{1,2}")
_DECIMAL = rf"{_NUM}(?:点[〇零一二三四五六七八九]{{1,9}})?"
_YEAR = r"(?:(?<![\d.])(?<!\d,)[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_BEFORE = r"(?P<before>超过|超|逾|近|将近|约|大约|不足|不到)?"
_AFTER = r"(?P<after>以上|以下|左右|多|强)?"

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Figure]]], ...] = (
    (re.compile(r"[〔\[（(﹝【]([12]\d{3})[〕\]）)﹞】] ?(?:第 ?)?(\d{1,5}) ?号"), _document),
    (re.compile(r"(?<![\d.])(1\d{4}|1[12]\d|9\d{4})(?=[^\d元人件户个项]{0,6}(?:热线|平台|专线|举报电话))"), _code),
    (re.compile(r"(?<![\d.])(0\d{2,3}-\d{7,8}|\d{1,9}(?:\.\d{1,9}){2,9})(?![\d.])"), _code),
    (
        re.compile(
            rf"(?P<year>{_YEAR}) ?年 ?(?P<month>{_SMALL}) ?月(?!份?[至到—-] ?{_SMALL} ?月)"
            rf"(?: ?(?P<day>{_SMALL}) ?[日号])?份?"
        ),
        _date,
    ),
    (
        re.compile(r"(?P<year>(?<![\d.])[12]\d{3})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.])"),
        _date,
    ),
    (
        re.compile(
            rf"(?<!\d)({_SMALL}) ?月?份?(?:[至到—－~～-]{{1,2}}) ?({_SMALL}) ?月(?:份|底|末)?(?! ?{_SMALL} ?[日号])"
        ),
        _months,
    ),
    (
        re.compile(
            rf"(?<!\d)(?P<month>{_SMALL}) ?月(?: ?(?P<day>{_SMALL}) ?[日号]|份|底|末|初|中旬|上旬|下旬|以来|起)?"
        ),
        _month_day,
    ),
    (re.compile(rf"(?<!\d)({_SMALL}) ?日(?![均常益前趋元本圆内租])"), _day),
    (re.compile(r"(\d{1,2}|[十一二]{2,3}) ?世纪 ?(\d0|[一二三四五六七八九]十) ?年代"), _decade),
    (re.compile(r"(\d{1,2}|[十一二]{1,3}) ?世纪"), _century),
    (re.compile(r"(?<!\d)([05-9]0)后"), _generation),
    (
        re.compile(
            rf"(?P<first>{_YEAR})(?: ?年?(?:[-－—–―~～至到/]{{1,2}}) ?(?P<last>{_YEAR}|\d{{2}}))?"
            r" ?(?:年(?!级)度?|财年|(?=[底末初]))"
        ),
        _year,
    ),
    (re.compile(rf"(?P<first>{_YEAR})[-－—–―~～至/](?P<last>{_YEAR})(?![\d%万亿元])"), _year),
    (re.compile(r"[“「\"](?P<plan>十[一二三四五六七八]?|[七八九])五[”」\"]"), _plan),
    (
        re.compile(
            r"(?<![〇零一二三四五六七八九十百])(?P<plan>十[一二三四五六七八])五"
            r"(?=时期|规划|期间|以来|末|初|开局|收官|计划)"
        ),
        _plan,
    ),
    (re.compile(r"([上下])半年"), _half),
    (re.compile(r"[前后]([二两三23])个?季度"), _quarters),
    (re.compile(r"(?:第 ?)?(?<!\d)([一二三四1-4])(?:[至、到—-]([二三四2-4]))? ?(?:季度|季(?=末|报|初))"), _quarter),
    (
        re.compile(rf"{_BEFORE}(?P<of>[百千万])分之(?P<first>{_DECIMAL})(?:[至到—-](?P<last>{_DECIMAL}))?{_AFTER}"),
        _share,
    ),
    (re.compile(rf"{_BEFORE}(?P<lower>{_NUM}) ?分之 ?(?P<upper>{_NUM}){_AFTER}"), _fraction),
    (re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,3})(?![\d/.])"), _slash),
    (re.compile(r"(?P<before>超过|超|过|近|将近|大|逾)?(?:一半|半数)(?P<after>以上|多)?"), _half_of),
    (re.compile(r"半(年|个月|天|小时|个小时|个世纪)(?![报度])"), _half_unit),
    (re.compile(r"(?<![\d:.])(\d{1,2}):(\d{2})(?![\d:.])(?=\D{0,2}[至到—–分时开前后起-])"), _time),
    (re.compile(r"(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,2}) ?[时点] ?(?:(\d{1,2}) ?分(?![之类数]))"), _time),
    (re.compile(r"(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,2}) ?[时点](半)"), _time),
    (re.compile(r"(?<![\d:.])(\d{1,3}(?:\.\d+)?) ?[:∶比] ?(\d{1,3}(?:\.\d+)?)(?![\d:.])"), _ratio),
    (re.compile(rf"翻了?({_NUM})番"), _doubling),
    (re.compile(r"翻番|加倍|翻倍|倍增"), _doubled),
    (re.compile(r"(?:党的|中共)?(十[一二三四五六七八九]|二十)大(?![类项城])"), _congress),
    (re.compile(r"([一二三四五六七八九])(?:中全会|次(?:全体)?会议)"), _congress),
    (re.compile(rf"第 ?[（(]? ?(?P<value>{_NUM})[）)]? ?(?P<unit>条|章|款|项|届|次)?"), _ordinal),
    (
        re.compile(
            rf"(?<![第{numerals.HAN}\d])(?P<session>{_NUM})届(?:(?P<plenary>[一二三四五六七八九])(?=[次中、]))?"
        ),
        _meeting,
    ),
    (re.compile(r"首[批次个家届例条期轮部季年台座项单位名笔宗片任场段]"), _first),
    (re.compile(r"(?:^|(?<=[,，。；;：:、\n ”])|(?<=以下))([一二三四五六七八九])(?:是|要|则是?)"), _enumerator),
    (re.compile(r"双方|双边|双重|两者|二者|双双|两国|两地|双向|双线|双轮"), _both),
)
