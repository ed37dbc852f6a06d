"""Chinese numerals: their shape in text, their exact value, and back. Units and everything around live elsewhere."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

DIGITS = {
    **dict(zip("〇零○一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
}
"""Chinese digits; 两 is 2 before a classifier or a magnitude."""

LONGEST = 40
"""Characters of the longest run that is read as a numeral; what is longer is no figure a person wrote."""

LIMIT = 10**16
"""`write` takes numbers below this: 9,999 万亿 and some, more than any figure in a report."""

_ONE_TO_ONE = str.maketrans(
    "０１２３４５６７８９％．／：萬億兩個幾數點餘來約將達這種項戶畝噸裡條張臺輛間隻門場屆嵗歲歐過實倍錢圓數㎢",
    "0123456789%./:万亿两个几数点余来约将达这种项户亩吨里条张台辆间只门场届岁岁欧过实倍钱元数㎡",
)
_FORMAL = re.compile("[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]{1,}[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万亿]+")
_FORMAL_TO_PLAIN = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")

HAN = "〇零○一二两三四五六七八九十廿卅百千万亿"
"""Characters a Chinese numeral is written with."""

_NO_UNIT = r"(?![克米瓦伏卡帕字])"
MAGNITUDE = rf"(?:[十百千]?万亿|[十百千]?[万亿]|[百千]{_NO_UNIT})"
"""Magnitudes after an Arabic number; 千 of 千克, 千米, 千瓦 is none."""

BARE_MAGNITUDE = r"[十百千]?(?:万亿|[万亿])|[十百千]"
"""Magnitudes that stand for a number of their own: 百亿, 千万."""

ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
"""Digits, perhaps with thousands separators (exactly three digits after each) and a decimal part."""

NUMERAL = re.compile(
    rf"{ARABIC}(?: ?{MAGNITUDE}(?:\d{{1,4}}(?:\.\d+)?(?:[十百千]?万|[千百]){_NO_UNIT}|\d{{3,4}}(?![\d.年]))?)?"
    rf"|[{HAN}]+(?:点[〇零一二三四五六七八九]+(?:{MAGNITUDE})?)?"
)
"""One numeral, Arabic, mixed or Chinese."""

_SMALL = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}
_WAN = 10**4
_YI = 10**8
_PRECISION = 2 * LONGEST
_ARABIC = frozenset("0123456789.,")


def parse(text: str) -> Decimal | None:
    """The value of a numeral: `二十三`, `两千`, `二〇二四`, `1万3千`, `3.5万亿`, `一亿零二百万`, `三点五亿`.

    A bare magnitude counts once (`百亿` is 10,000,000,000); a last digit after 百, 千, 万 or 亿 counts the next lower
    place (`两万三` is 23,000). None for what is no well-formed numeral, or longer than LONGEST.
    """
    if not text or len(text) > LONGEST:
        return None
    if len(text) > 1 and all(character in DIGITS for character in text):
        if len(text) == 2 and "〇" not in text:
            return None  # 三五 is three to five, not 35
        return Decimal("".join(str(DIGITS[character]) for character in text))
    with localcontext(prec=_PRECISION):
        return _evaluate(_tokens(text))


def write(number: int) -> str:
    """The standard numeral of a number from 0 to LIMIT - 1: 105 is `一百零五`, 12 is `十二`, 35 * 10**11 is `三万五千亿`.

    Raises ValueError outside that range.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} is not in 0 … {LIMIT - 1}")
    if number == 0:
        return "零"
    written = _write(number)
    return written[1:] if written.startswith("一十") else written


def normalised(text: str) -> str:
    """The text with full-width digits, traditional characters and formal numerals in one form, offsets unchanged."""
    scan = text.translate(_ONE_TO_ONE)
    return _FORMAL.sub(lambda match: match.group().translate(_FORMAL_TO_PLAIN), scan)


def _write(number: int) -> str:
    """As `write`, for a part of a numeral: 12 is `一十二`, 0 is empty."""
    for unit, name in ((_YI, "亿"), (_WAN, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            high, low = divmod(number, unit)
            head = _write(high)
            if unit >= _WAN and head.startswith("一十"):
                head = head[1:]
            gap = "零" if 0 < low < unit // 10 else ""
            return head + name + gap + _write(low)
    return "" if number == 0 else "零一二三四五六七八九"[number]


def _tokens(text: str) -> list[str]:
    """Arabic numbers whole, everything else character by character; a Chinese decimal becomes an Arabic number."""
    tokens: list[str] = []
    position = 0
    while position < len(text):
        end = position
        while end < len(text) and text[end] in _ARABIC:
            end += 1
        if end == position:
            end = position + 1
        tokens.append(text[position:end])
        position = end
    if "点" not in tokens:
        return tokens
    point = tokens.index("点")
    whole = parse("".join(tokens[:point])) if "点" not in tokens[:point] else None
    after = point + 1
    while after < len(tokens) and tokens[after] in DIGITS:
        after += 1
    if whole is None or after == point + 1:
        return ["点"]
    fraction = "".join(str(DIGITS[token]) for token in tokens[point + 1 : after])
    return [f"{whole}.{fraction}", *tokens[after:]]


def _evaluate(tokens: list[str]) -> Decimal | None:
    """The sum of a numeral's parts, None at the first part that cannot stand where it stands."""
    yi = wan = section = Decimal(0)
    current: Decimal | None = None
    lowest = 10**4  # the smallest of 十 百 千 seen in this section: they must fall
    last = 0  # the magnitude just before, 0 after a digit or 零
    seen_wan = seen_yi = False
    for place, token in enumerate(tokens):
        if token in ("零", "〇", "○"):
            if current is not None or (place == 0 and len(tokens) > 1):
                return None
            last = 0
            if len(tokens) == 1:
                current = Decimal(0)
        elif token in DIGITS:
            if current is not None:
                return None
            current = Decimal(DIGITS[token])
        elif token[0] in _ARABIC:
            if current is not None or (place and last == 0):
                return None
            current = _arabic(token)
            if current is None:
                return None
            if place and place == len(tokens) - 1 and current < 10 and "." not in token and last > 10:
                return None
        elif token in _TENS:
            if current is not None or lowest <= 10:
                return None
            section += _TENS[token]
            lowest, last = 10, 10
        elif token in _SMALL:
            unit = _SMALL[token]
            if unit >= lowest or (current is None and place and token != "十" and last < _WAN):
                return None
            section += (Decimal(1) if current is None else current) * unit
            current, lowest, last = None, unit, unit
        elif token == "万":
            if seen_wan or (current is None and section == 0 and place):
                return None
            wan = (section + (current or 0) if section or current is not None else Decimal(1)) * _WAN
            section, current, lowest, last, seen_wan = Decimal(0), None, 10**4, _WAN, True
        elif token == "亿":
            if seen_yi or (current is None and section == 0 and wan == 0 and place):
                return None
            filled = section or wan or current is not None
            yi = (wan + section + (current or 0) if filled else Decimal(1)) * _YI
            wan, section, current, lowest, last = Decimal(0), Decimal(0), None, 10**4, _YI
            seen_wan, seen_yi = False, True
        else:
            return None
    total = yi + wan + section
    if current is not None:
        colloquial = last >= 100 and tokens[-1] in DIGITS
        total += current * (last // 10) if colloquial else current
    return total


def _arabic(token: str) -> Decimal | None:
    whole, _, fraction = token.replace(",", "").partition(".")
    if not whole.isdigit() or (fraction and not fraction.isdigit()) or token.endswith((".", ",")):
        return None
    return Decimal(f"{whole}.{fraction}" if fraction else whole)
