"""Figures in Chinese text: numerals with their magnitudes, units, bounds, ranges and directions.

Dates, ordinals, fractions and document numbers come from `chinese_forms`; numerals in set phrases from `phrases`.
Everything is found by scans that never look further than a few dozen characters around a numeral, so time grows
linearly with the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from toolkit.quantities import numerals, units
from toolkit.quantities.chinese_forms import fixed_forms
from toolkit.quantities.figure import Figure, in_order
from toolkit.quantities.numerals import BARE_MAGNITUDE, HAN, MAGNITUDE, NUMERAL, normalised
from toolkit.quantities.phrases import PHRASE, QUOTED
from toolkit.quantities.quantity import Approximation, Direction, Quantity, Role
from toolkit.quantities.quantity import QuantityKind as Kind

_PREFIXES: dict[str, Approximation] = {
    **dict.fromkeys(("约", "大约", "大概", "约为", "约合", "约占"), Approximation.ABOUT),
    **dict.fromkeys(("近", "将近", "接近"), Approximation.NEARLY),
    **dict.fromkeys(("超", "超过", "逾", "超出", "多于", "大于", "超逾", "超过了"), Approximation.MORE_THAN),
    **dict.fromkeys(("至少", "不低于", "不少于", "不小于", "最少", "最低", "起码"), Approximation.AT_LEAST),
    **dict.fromkeys(("不足", "不到", "不满", "未满", "少于", "小于", "低于"), Approximation.LESS_THAN),
    **dict.fromkeys(
        ("不超过", "不高于", "不多于", "不大于", "至多", "最多", "最高", "不得超过"), Approximation.AT_MOST
    ),
}
"""Words right before a numeral that belong to the figure."""

_VERBS: dict[str, Approximation] = {
    **dict.fromkeys(("突破", "突破了"), Approximation.MORE_THAN),
}
"""Verbs right before a numeral that bound it but stay outside the figure's span."""

_SUFFIXES: dict[str, Approximation] = {
    **dict.fromkeys(("以上", "及以上", "或以上", "之上", "起"), Approximation.AT_LEAST),
    **dict.fromkeys(("以下", "及以下", "或以下", "以内", "之内", "之下"), Approximation.AT_MOST),
    **dict.fromkeys(("左右", "上下", "前后"), Approximation.ABOUT),
    **dict.fromkeys(("多", "余", "有余", "之多"), Approximation.MORE_THAN),
}
_AFTER = {"余": Approximation.MORE_THAN, "多": Approximation.MORE_THAN, "来": Approximation.ABOUT}

_PREFIX = re.compile("|".join(sorted((*_PREFIXES, *_VERBS), key=len, reverse=True)))
_SUFFIX = re.compile(
    r" ?(?:[及或]?以上|之上|[及或]?以下|以内|之[内下多]|左右|上下|前后|有余|"
    r"[多余](?![种样元项个家次方边年数所头部渠层面人名件额款热温]))"
)
_NOT_PREFIXED = re.compile(r"(?:[条合节预公制签契违特邀绿]约|[最附临邻靠就相远亲贴]近|[高赶反远]超)$")
_CURRENCY = re.compile(r"(?:US|HK|USD|HKD|RMB|CNY|人民币)? ?[$¥￥€£]$|(?:人民币|RMB|CNY|USD|HKD)[:：]? ?$")
_CURRENCIES = (
    ("HK", "Hong Kong dollars"),
    ("$", "US dollars"),
    ("USD", "US dollars"),
    ("€", "euros"),
    ("£", "pounds"),
    ("", "yuan"),
)
_RANGE = re.compile(r" ?(?:[-－—–―~～]{1,2}|[至到]) ?")
_UP = (
    "增长|增加|上升|提高|提升|上涨|上调|上浮|扩大|增|升|涨|增幅|涨幅|升幅|增收|增速|拓宽|"
    "(?<![最新])高|(?<!最)多|高出|快"
)
_DOWN = (
    "下降|减少|降低|下跌|下调|下滑|缩小|收窄|压减|压缩|缩短|回落|削减|减|降|跌|降幅|跌幅|短收|下浮|缩减|精简|"
    "(?<!最)少|(?<!最)低|慢"
)
_MOVED = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?P<level>[到至为])?"
    r"(?:[了约近超逾达幅度率过]|不足|不到|将近|接近|高达|大约|最高|至少){0,4}$"
)
_MOVE_AFTER = re.compile(r"(?:以上|左右)?(?:的|以上)(?:(?P<up>增长|增幅|涨幅|升幅|增速)|(?P<down>下降|降幅|跌幅))")
_LINK = re.compile(r"^(?:[、和及与或]|[,，]?以及)$")
_NO_SHARE = re.compile(r"成[立为功果员本效型绩都就套分长品人交熟语章千群片]")
_LATIN_UNIT = re.compile(
    r"(?:km²|hm²|m²|m³|km|kg|mg|kWh|MWh|GWh|kW|MW|GW|kV|TB|GB|PB|cm|mm)(?![A-Za-z0-9])|m(?![A-Za-z0-9])"
)
_COUPLE = re.compile(r"([十百千万亿]?)([一二三四五六七八九两])([二三四五六七八九])([十百千]?[万亿]{0,2})")
_SEVERAL = re.compile(rf"(?:数以|[数几上成])({BARE_MAGNITUDE})")
_TENS_SEVERAL = re.compile(r"([一二三四五六七八九]?十)[几多来余]([万亿]{0,2})")
_POWER = 10**4
"""度 after a number from here on is a kilowatt-hour, below it a degree or a time."""

_MAGNITUDE = re.compile(MAGNITUDE)
_LOOK_BACK = 12


def parse(text: str, *, unit: str = "") -> list[Quantity]:
    """Every figure of a Chinese text, in reading order; offsets are code points of `text`, end exclusive.

    `unit` is a table's unit line (`万元`, `单位：亿元`, `%`): it scales numbers that have no unit of their own.
    Numerals inside words, slogans and names are no figures; see `named_numbers`.
    """
    figures, _ = _read(text, unit)
    return figures


def named_numbers(text: str) -> list[Quantity]:
    """Numerals that are part of a word, slogan or name, all `optional`: a translation may spell them out or not."""
    _, named = _read(text, "")
    return named


def _read(text: str, unit: str) -> tuple[list[Quantity], list[Quantity]]:
    scan = normalised(text)
    taken = bytearray(len(scan))
    found: list[Figure] = []
    for figure in fixed_forms(scan):
        if not any(taken[figure.start : figure.end]):
            taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
            found.append(figure)
    named_places = _named_places(scan)
    named: list[Figure] = []
    for figure in _numbers(scan, taken, named_places):
        (named if figure.named else found).append(figure)
    scale = _scale(unit)
    figures: list[Quantity] = []
    for figure in in_order(found):
        if scale and figure.kind is Kind.NUMBER and not figure.unit:
            figure = replace(
                figure,
                value=figure.value * scale[0],
                upper=None if figure.upper is None else figure.upper * scale[0],
                kind=scale[1].kind,
                unit=scale[1].unit,
            )
        figures.append(_moved(scan, figure.quantity(text), figures[-1] if figures else None))
    return figures, [figure.quantity(text) for figure in named]


def _named_places(scan: str) -> bytearray:
    """1 where a character belongs to a set phrase, 2 where it stands in a short quotation."""
    places = bytearray(len(scan))
    for match in QUOTED.finditer(scan):
        places[match.start() : match.end()] = b"\2" * (match.end() - match.start())
    for match in PHRASE.finditer(scan):
        places[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return places


def _scale(unit: str) -> tuple[Decimal, units.Unit] | None:
    """Factor and meaning of a unit line, None where it names no unit the tables know."""
    word = unit.removeprefix("单位").strip(" :：（）()").replace("％", "%").replace("人民币", "") if unit else ""
    magnitude = re.match(MAGNITUDE, word)
    factor = numerals.parse(magnitude.group()) if magnitude else Decimal(1)
    meaning = units.chinese().get(word[magnitude.end() :] if magnitude else word)
    if not word or meaning is None or factor is None:
        return None
    return factor * meaning.factor, meaning


def _numbers(scan: str, taken: bytearray, places: bytearray) -> list[Figure]:
    """Numerals outside the fixed forms, with whatever stands around them."""
    found: list[Figure] = []
    position = 0
    for match in NUMERAL.finditer(scan):
        start, end = match.span()
        if start < position or any(taken[start : min(end, start + 1)]) or any(taken[end - 1 : end]):
            continue
        figure = _number(scan, start, end, places)
        if figure is not None:
            found.append(figure)
            position = figure.end
    return found


def _number(scan: str, start: int, end: int, places: bytearray) -> Figure | None:
    word = scan[start:end]
    han = word[0] in HAN
    if len(word) > numerals.LONGEST:
        if han:
            return None
        return Figure(
            start=start, end=end, value=Decimal(word.replace(",", "").replace("，", "")), kind=Kind.IDENTIFIER
        )
    if not han and _is_code(scan, start, end):
        return Figure(start=start, end=end, value=_value(word) or Decimal(0), kind=Kind.IDENTIFIER)
    value, upper = _value(word), None
    approximation = Approximation.EXACTLY
    begin = start
    if han:
        several = _several(scan, start, end)
        if several is not None:
            begin, end, value, upper, approximation = several
    if value is None:
        return None
    after = scan[end : end + 1]
    if after and after in _AFTER:
        magnitude = _MAGNITUDE.match(scan, end + 1)
        factor = numerals.parse(magnitude.group()) if magnitude and not set(word) & {"万", "亿"} else None
        if magnitude and factor is not None:
            value, end, approximation = value * factor, magnitude.end(), _AFTER[after]
        elif (han or value % 10 == 0 or set(word) & set(".万亿")) and (after != "来" or _unit(scan, end + 1)[0]):
            end, approximation = end + 1, _AFTER[after]
    if upper is None and approximation is Approximation.EXACTLY:
        value, upper, end = _range(scan, word, value, end)
    meaning, stop = _unit(scan, end)
    if meaning and scan[stop - 1] == "度" and value >= _POWER:
        meaning = units.chinese()["千瓦时"]
    kind, unit = (meaning.kind, meaning.unit) if meaning else (Kind.NUMBER, "")
    factor = meaning.factor if meaning else Decimal(1)
    if upper is None and meaning and approximation is Approximation.EXACTLY:
        dashed = _second(scan, stop, meaning)
        if dashed is not None:
            upper, stop = dashed
    end = stop
    currency = _CURRENCY.search(scan[max(0, begin - 8) : begin])
    if currency and kind in (Kind.NUMBER, Kind.MONEY):
        kind = Kind.MONEY
        if unit in ("", "yuan"):
            unit = next(name for sign, name in _CURRENCIES if sign in currency.group().strip())
        begin -= len(currency.group())
    plain = upper is None and approximation in (Approximation.EXACTLY, Approximation.ABOUT)
    named = han and plain and _is_named(scan, start, start + len(word), word, meaning, places)
    if meaning and "多" in scan[end - 2 : end]:
        approximation = Approximation.MORE_THAN  # 3个多月
    if approximation is Approximation.EXACTLY or upper is not None:
        begin, bound = _bound_before(scan, begin, kind)
        approximation = bound or approximation
    suffix = _SUFFIX.match(scan, end)
    if suffix and (meaning or approximation is Approximation.EXACTLY):
        bound = _SUFFIXES.get(suffix.group().strip())
        if bound and not (kind is Kind.ORDINAL or named):
            approximation = bound if approximation is Approximation.EXACTLY else approximation
            end = suffix.end()
    if scan[begin - 1 : begin] in ("-", "－", "−", "–", "负") and begin and _is_minus(scan, begin - 1, kind):
        value, begin = -value, begin - 1
    few = 1 if kind is Kind.DURATION else 2 if kind in (Kind.COUNT, Kind.NUMBER) else 0
    optional = named or (han and upper is None and value <= few)
    return Figure(
        start=begin,
        end=end,
        value=value * factor,
        upper=None if upper is None else upper * factor,
        kind=kind,
        unit=unit,
        approximation=approximation,
        optional=optional,
        named=named,
    )


def _value(word: str) -> Decimal | None:
    return numerals.parse(word.replace("，", ","))


def _is_code(scan: str, start: int, end: int) -> bool:
    """Whether an Arabic number is part of a code: 5G, PM2.5, COVID-19, 12345热线."""
    before = scan[start - 1 : start]
    if before in ("-", "－") and start > 1:
        before = scan[start - 2 : start - 1]
    after = scan[end : end + 1]
    if before and before.isascii() and before.isalpha() and not _CURRENCY.search(scan[max(0, start - 8) : start]):
        return True
    if after.isascii() and after.isalpha() and not _LATIN_UNIT.match(scan, end):
        return True
    return after == "+" or before == "+" or after in ("×", "*")


def _several(scan: str, start: int, end: int) -> tuple[int, int, Decimal, Decimal | None, Approximation] | None:
    """Numerals that are vague by themselves: 数十, 上百, 几千万, 十几, 三五, 七八十, 十七八, 两三百."""
    if start and scan[start - 1] in "数几上成":
        match = _SEVERAL.match(scan, start - 1)
        if match and match.end() == end and scan[max(0, start - 2) : start] not in ("以上", "千上"):
            value = numerals.parse(match.group(1))
            if value is not None:
                vague = Approximation.MORE_THAN if scan[start - 1] == "上" else Approximation.SEVERAL
                return start - 1, end, value, None, vague
    match = _TENS_SEVERAL.match(scan, start)
    if match and match.end(1) >= end and scan[match.end(1)] == "几":
        tens, factor = numerals.parse(match.group(1)), numerals.parse(match.group(2) or "一")
        if tens is not None and factor is not None:
            return start, match.end(), tens * factor, None, Approximation.MORE_THAN
    couple = _COUPLE.fullmatch(scan, start, end)
    if couple:
        head, low, high, tail = couple.groups()
        first, last = numerals.parse(head + low + tail), numerals.parse(head + high + tail)
        if first is not None and last is not None and (first < last):
            return start, end, first, last, Approximation.ABOUT
    return None


def _range(scan: str, word: str, value: Decimal, end: int) -> tuple[Decimal, Decimal | None, int]:
    """The second half of `3—5`, `30至50`, `3—5万`, where no unit stands between."""
    dash = _RANGE.match(scan, end)
    second = NUMERAL.match(scan, dash.end()) if dash else None
    if dash is None or second is None or len(second.group()) > numerals.LONGEST:
        return value, None, end
    upper = _value(second.group())
    if upper is None or _is_code(scan, second.start(), second.end()):
        return value, None, end
    magnitude = re.search(rf"{MAGNITUDE}$", second.group())
    if magnitude and magnitude.start() and not re.search(MAGNITUDE, word):
        mantissa, factor = _value(second.group()[: magnitude.start()]), numerals.parse(magnitude.group())
        if mantissa is not None and factor is not None and value < mantissa:
            value *= factor
    return (value, upper, second.end()) if value < upper else (value, None, end)


def _second(scan: str, end: int, meaning: units.Unit) -> tuple[Decimal, int] | None:
    """The second half of `10%-20%`, `3万元—5万元`: a dash and a larger figure of the same unit."""
    dash = _RANGE.match(scan, end)
    second = NUMERAL.match(scan, dash.end()) if dash and not set(dash.group()) & set("至到") else None
    if second is None or len(second.group()) > numerals.LONGEST:
        return None
    upper = _value(second.group())
    other, stop = _unit(scan, second.end())
    return (upper, stop) if upper is not None and other == meaning else None


def _unit(scan: str, end: int) -> tuple[units.Unit | None, int]:
    """The longest unit word at `end` (one space may stand before it), and where it ends."""
    at = end + 1 if scan[end : end + 1] == " " else end
    latin = _LATIN_UNIT.match(scan, at)
    if latin:
        return units.chinese()[latin.group()], latin.end()
    table = units.chinese()
    for length in range(units.LONGEST_CHINESE, 0, -1):
        word = scan[at : at + length]
        if len(word) == length and word in table:
            if word == "成" and _NO_SHARE.match(scan, at):
                return None, end
            return table[word], at + length
    return None, end


def _bound_before(scan: str, start: int, kind: Kind) -> tuple[int, Approximation | None]:
    """Where a figure begins once the bounding word before it is counted in, and which bound that word sets."""
    for length in (4, 3, 2, 1):
        word = scan[max(0, start - length) : start]
        if len(word) < length:
            continue
        if word in _VERBS:
            return start, _VERBS[word]
        if word in _PREFIXES:
            if _NOT_PREFIXED.search(scan[max(0, start - 2) : start]):
                return start, None
            if word == "近" and kind is Kind.DURATION:
                return start, None  # 近三年 is "the past three years"
            return start - length, _PREFIXES[word]
    return start, None


def _is_minus(scan: str, place: int, kind: Kind) -> bool:
    if scan[place] == "负":
        return not scan.startswith("正", max(0, place - 1))
    if place and (scan[place - 1].isdigit() or (scan[place - 1].isascii() and scan[place - 1].isalpha())):
        return False
    moved = _MOVED.search(scan[max(0, place - _LOOK_BACK) : place])
    return kind in (Kind.PERCENT, Kind.PERCENTAGE_POINTS) or bool(moved) or place == 0 or scan[place - 1] in " （(：:、"


def _is_named(scan: str, start: int, end: int, word: str, meaning: units.Unit | None, places: bytearray) -> bool:
    """Whether a Chinese numeral belongs to a word or name instead of counting something."""
    if 1 in places[start:end] and not (meaning and meaning.kind is not Kind.COUNT and len(word) > 1):
        return True
    single = len(word) == 1
    if 2 in places[start:end] and (single or meaning is None):
        return True
    bare = all(character in "百千万亿" for character in word)
    return (single or bare) and meaning is None and scan[start - 1 : start] not in ("数", "几", "上")


def _moved(scan: str, quantity: Quantity, before: Quantity | None) -> Quantity:
    """The quantity with its direction and role, read from the words beside it or shared with its neighbour."""
    if quantity.kind in (Kind.YEAR, Kind.DATE, Kind.ORDINAL, Kind.IDENTIFIER, Kind.PERIOD) or quantity.value < 0:
        return quantity
    match = _MOVED.search(scan[max(0, quantity.start - _LOOK_BACK) : quantity.start])
    if match:
        direction = Direction.UP if match.group("up") else Direction.DOWN
        level = match.group("level") and not (match.group("up") or match.group("down")).endswith(("幅", "速"))
        return replace(quantity, direction=direction, role=Role.LEVEL if level else Role.CHANGE)
    after = _MOVE_AFTER.match(scan, quantity.end)
    if after:
        return replace(quantity, direction=Direction.UP if after.group("up") else Direction.DOWN, role=Role.CHANGE)
    if before is not None and before.kind is quantity.kind and before.direction is not Direction.NONE:
        between = scan[before.end : quantity.start] if quantity.start - before.end < 4 else ""
        if _LINK.match(between):
            return replace(quantity, direction=before.direction, role=before.role)
    return quantity
