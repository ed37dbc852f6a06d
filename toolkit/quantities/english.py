"""Figures in English text: digits and number words with scales, units, bounds, ranges and directions.

Dates, ordinals, fractions and references come from `english_forms`. Scans look a few dozen characters around a number,
so time grows linearly with the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, localcontext

from toolkit.quantities import numerals, units
from toolkit.quantities.english_forms import SCALES, WORD_NUMBER, fixed_forms, word_value
from toolkit.quantities.figure import Figure, in_order
from toolkit.quantities.quantity import Approximation, Direction, Quantity, Role
from toolkit.quantities.quantity import QuantityKind as Kind

_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|mn|bn|tn)s?"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
_NUMBER = re.compile(
    rf"(?:(?<![.,\d])(?P<digits>{_DIGITS})(?:[ -]?(?P<scale>(?:hundred |thousand )?{_SCALE})\b|(?P<letter>[mbk])\b(?!\w))?"
    rf"|(?<![a-z])(?P<words>(?:{WORD_NUMBER}|an?(?=[ -](?:{_SCALE})\b))(?:[ -]{_SCALE}\b(?:[ -](?:and )?(?:{WORD_NUMBER})\b)?)*)\b"
    rf"|(?<![a-z])(?P<several>(?:several |a few |many |dozens of |tens of |hundreds of )?"
    rf"(?:dozens|hundreds|thousands|millions|billions|trillions)\b))"
)
_LETTERS = {"m": Decimal(10) ** 6, "b": Decimal(10) ** 9, "k": Decimal(1000)}
_SEVERAL = {
    "dozens": 10, "tens": 10, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
    "trillions": 10**12,
}  # fmt: skip
_CURRENCY = re.compile(
    r"(us\$|u\.s\. ?\$|hk\$|a\$|c\$|s\$|nt\$|usd|hkd|rmb|cny|eur|gbp|renminbi|yuan|[$¥￥€£]) ?(?:yuan )?$"
)
_CURRENCIES = {
    "us$": "US dollars", "u.s.$": "US dollars", "u.s. $": "US dollars", "$": "US dollars", "usd": "US dollars",
    "hk$": "Hong Kong dollars", "hkd": "Hong Kong dollars", "a$": "Australian dollars", "c$": "Canadian dollars",
    "s$": "Singapore dollars", "nt$": "New Taiwan dollars", "€": "euros", "eur": "euros", "£": "pounds", "gbp": "pounds",
}  # fmt: skip
_UNIT_WORD = re.compile(
    r"[ -]?(?:of )?(?=[a-z%‰°℃])(?P<word>"
    + "|".join(re.escape(word) for word in sorted(units.english(), key=len, reverse=True))
    + r")(?![a-z0-9])"
)
_CLASSES = {
    "persons": (
        "people persons residents workers students teachers officials officers members participants women men children "
        "farmers villagers jobs employees staff personnel professionals deputies citizens individuals doctors nurses "
        "visitors tourists passengers patients soldiers graduates experts civilians cadres offenders suspects"
    ),
    "cases": "case cases incidents accidents lawsuits",
    "households": "households families",
    "enterprises": "companies enterprises firms businesses",
}
_CLASS_OF = {word: group for group, words in _CLASSES.items() for word in words.split()}
_NOUN = re.compile(r"[ -](?:(?P<first>[a-z][a-z'-]{0,24}))(?: (?P<second>[a-z][a-z'-]{0,24}))?")
_STOP = frozenset("of in from by to for with and or on at as the a an per which that were was is are who".split())
_BEFORE: dict[str, Approximation] = {
    **dict.fromkeys(
        (
            "more than", "over", "above", "exceeding", "exceeded", "exceed", "exceeds", "in excess of", "upwards of",
            "surpassed", "surpassing", "surpasses", "greater than", "higher than", "topped", "beyond", "well over",
        ),
        Approximation.MORE_THAN,
    ),
    **dict.fromkeys(("nearly", "almost", "close to", "approaching", "approached",
            "approaches", "approach", "just under", "nearing"), Approximation.NEARLY),
    **dict.fromkeys(
        ("about", "around", "approximately", "roughly", "some", "an estimated", "circa", "or so"), Approximation.ABOUT
    ),
    **dict.fromkeys(
        (
            "at least", "no less than", "not less than", "no fewer than", "no lower than", "not lower than", "a minimum of",
            "not fewer than", "not be less than", "not be lower than", "a minimum", "as many as",
        ),
        Approximation.AT_LEAST,
    ),
    **dict.fromkeys(
        ("less than", "fewer than", "under", "below", "lower than", "short of", "not yet"), Approximation.LESS_THAN
    ),
    **dict.fromkeys(
        (
            "up to", "no more than", "not more than", "at most", "within", "not exceeding", "not exceed", "a maximum of",
            "no higher than", "capped at", "no later than", "no greater than", "not to exceed",
        ),
        Approximation.AT_MOST,
    ),
}  # fmt: skip
_BOUND_BEFORE = re.compile(
    r"(?:^|(?<=[^a-z]))(?P<word>"
    + "|".join(sorted(map(re.escape, _BEFORE), key=len, reverse=True))
    + r")(?: (?:the age of|the|a|an|another))? $"
)
_BOUND_AFTER = re.compile(
    r"(?: (?P<unit>[a-z]+))?(?:,? (?P<word>or more|and above|or above|or higher|and over|or over|and more|or so|or less|or fewer"
    r"|or below"
    r"|and below"
    r"|or under|and under|or lower)\b|(?P<odd>-odd\b|-plus\b|\+))"
)
_AFTER = {"so": Approximation.ABOUT, "less": Approximation.AT_MOST, "fewer": Approximation.AT_MOST}
_AFTER |= dict.fromkeys(("below", "under", "lower"), Approximation.AT_MOST)
_RANGE = re.compile(r" ?(?:[-–—~～]{1,2}|to|through) ?(?=\d|[$¥€£]|" + WORD_NUMBER + ")")
_UP = (
    "up|increased?|increases|increasing|rose|risen|rise|rises|rising|grew|grown|grow|grows|growing|growth|higher|"
    "raised|raise|raising|climbed|gained|gain|expanded|expansion|improved|jumped|surged|upward|added|more"
)
_DOWN = (
    "down|decreased?|decreases|decreasing|fell|fallen|fall|falls|falling|declined?|declines|declining|dropped|drop|drops|"
    "reduced|reduce|reducing|reduction|reductions|cut|cutting|cuts|lowered|lowering|lower|shrank|shrinking|narrowed|"
    "narrowing|slowed|slowing|slows|eased|easing|moderated|moderating|contracted|contraction|shortened|shortening|slipped|downward|less|fewer"
)
_MOVE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b")
_MOVED_AFTER = re.compile(
    r"[- ](?:(?:year-on-year|annual|real|nominal|net|further|year-over-year|sharp) )?"
    r"(?:(?P<up>increase|rise|growth|gain|higher|jump|surge|more|up)|(?P<down>decrease|decline|drop|fall|reduction|cut|lower|less|fewer|down|contraction))\b"
)
_LOOK_BACK = 48


def parse(text: str) -> list[Quantity]:
    """Every figure of an English text, in reading order; offsets are code points of `text`, end exclusive.

    `first`, `one`, `both`, `half` and their like are `optional`: prose adds and drops them freely.
    """
    scan = _lowered(text)
    taken = bytearray(len(scan))
    found: list[Figure] = []
    for figure in fixed_forms(scan):
        if figure.unit == "month of year" and text[figure.start].islower():
            continue  # "may", "march" as verbs
        if not any(taken[figure.start : figure.end]):
            taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
            found.append(figure)
    found = [
        _bounded(scan, figure) if figure.kind in (Kind.FRACTION, Kind.MULTIPLE, Kind.COUNT) else figure
        for figure in found
    ]
    found.extend(_numbers(scan, taken))
    quantities: list[Quantity] = []
    for figure in in_order(found):
        quantities.append(_moved(scan, figure.quantity(text), quantities[-1].end if quantities else 0))
    return quantities


def _lowered(text: str) -> str:
    """Lower case, character by character so that offsets stay, with one kind of space and apostrophe."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.translate(str.maketrans("\u00a0\u202f\n\t’‑，％", "    '-,%"))


def _numbers(scan: str, taken: bytearray) -> list[Figure]:
    found: list[Figure] = []
    position = 0
    for match in _NUMBER.finditer(scan):
        if match.start() < position or any(taken[match.start() : match.end()]):
            continue
        figure = _number(scan, match)
        if figure is not None:
            found.append(figure)
            position = figure.end
    return found


def _number(scan: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    value = _value(match)
    if value is None:
        return None
    words = match["words"]
    if match["digits"] and (len(match["digits"]) > numerals.LONGEST or _is_code(scan, match)):
        named = scan[start - 1 : start] not in ("", " ", "(", '"')  # G20, COVID-19: English names that Chinese has not
        value = _plain(match["digits"])
        return Figure(start=start, end=match.end("digits"), value=value, kind=Kind.IDENTIFIER, optional=named)
    approximation = Approximation.SEVERAL if match["several"] else Approximation.EXACTLY
    if words and "dozen" in words and words.startswith("a"):
        approximation = Approximation.ABOUT
    currency = _CURRENCY.search(scan[max(0, start - 12) : start])
    meaning, stop = _unit(scan, end)
    upper = None
    second = _second(scan, stop if meaning else end)
    if second is not None:
        other, closing = second
        if value < other or (match["digits"] and not match["scale"] and closing.group("scale")):
            upper, end = other, closing.end()
            if closing["scale"] and not match["scale"] and match["digits"]:
                scaled = value * _scale(closing)
                value = scaled if scaled < other else value
            closing_meaning, closing_stop = _unit(scan, end)
            if meaning and closing_meaning and meaning != closing_meaning:
                upper, end = None, match.end()
            else:
                meaning, stop = (closing_meaning, closing_stop) if closing_meaning else (meaning, end)
            if upper is not None and value >= upper:
                upper, end = None, match.end()
                meaning, stop = _unit(scan, end)
    kind, unit, factor = Kind.NUMBER, "", Decimal(1)
    if meaning:
        kind, unit, factor, end = meaning.kind, meaning.unit, meaning.factor, stop
    if currency and kind in (Kind.NUMBER, Kind.MONEY):
        sign = currency.group(1)
        kind, start = Kind.MONEY, start - len(currency.group())
        unit = _CURRENCIES.get(sign, "yuan")
    if kind is Kind.NUMBER and not unit:
        group = _class(scan, end)
        if group:
            kind, unit = Kind.COUNT, group
        elif _is_year(scan, match) and upper is None:
            kind, unit = Kind.YEAR, "year"
    if scan[start - 1 : start] in ("-", "−", "–") and scan[start - 2 : start - 1] in ("", " ", "(") and start:
        value, start = -value, start - 1
    figure = Figure(
        start=start,
        end=end,
        value=value * factor,
        upper=None if upper is None else upper * factor,
        kind=kind,
        unit=unit,
        approximation=approximation,
        optional=bool(words) and value <= 2 and upper is None and kind in (Kind.NUMBER, Kind.COUNT),
    )
    if words in ("a", "an"):
        return None
    return figure if approximation is Approximation.SEVERAL or kind is Kind.YEAR else _bounded(scan, figure)


def _plain(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _scale(match: re.Match[str]) -> Decimal:
    if match["letter"]:
        return _LETTERS[match["letter"]]
    factor = Decimal(1)
    for word in (match["scale"] or "").split():
        factor *= SCALES[word.removesuffix("s")]
    return factor


def _value(match: re.Match[str]) -> Decimal | None:
    if match["digits"]:
        digits = match["digits"]
        with localcontext(prec=2 * numerals.LONGEST):
            return _plain(digits) if len(digits) > numerals.LONGEST else _plain(digits) * _scale(match)
    if match["several"]:
        product = 1
        for word in match["several"].split():
            product *= _SEVERAL.get(word, 1)
        return Decimal(product)
    return _words(match["words"])


def _words(text: str) -> Decimal | None:
    """The value of `two hundred and five`, `three million`, `a dozen`."""
    if len(text) > 200:
        return None
    total, section = Decimal(0), Decimal(0)
    any_number = False
    for word in re.split("[- ]", text):
        if word == "and" or not word:
            continue
        if word in ("a", "an"):
            section, any_number = Decimal(1), True
            continue
        scale = SCALES.get(word.removesuffix("s"))
        if scale is None:
            value = word_value(word)
            if value is None:
                return None
            section, any_number = section + value, True
        elif scale <= 100:
            section = (section or 1) * scale
        else:
            total, section = total + (section or 1) * scale, Decimal(0)
    return total + section if any_number else None


def _is_code(scan: str, match: re.Match[str]) -> bool:
    """Whether digits are part of a code: 5G, PM2.5, COVID-19, 12345 hotline."""
    start, end = match.start("digits"), match.end("digits")
    before = scan[max(0, start - 2) : start]
    if before[-1:].isalpha() and not _CURRENCY.search(scan[max(0, start - 12) : start]):
        return True
    if before.endswith("-") and len(before) == 2 and before[0].isalpha() and not match["scale"]:
        lead = re.search(r"[a-z]+-$", scan[max(0, start - 12) : start])
        return bool(lead) and lead is not None and lead.group() not in ("to-", "mid-", "pre-", "post-")
    if scan[end : end + 1].isalpha() and not match["scale"] and not match["letter"]:
        return _unit(scan, end)[0] is None
    return (
        before[-1:] == "+"
        or scan[end : end + 1] == "×"
        or bool(re.match(r" (?:hotline|platform)", scan[end : end + 9]))
    )


def _unit(scan: str, end: int) -> tuple[units.Unit | None, int]:
    """The unit word at `end`, and where it ends."""
    match = _UNIT_WORD.match(scan, end)
    if match is None:
        return None, end
    word = match["word"]
    return units.english()[word], match.end()


def _second(scan: str, end: int) -> tuple[Decimal, re.Match[str]] | None:
    """The second half of a range, unless `from` makes the two ends a movement (`from 3 to 5 percent` stays two)."""
    dash = _RANGE.match(scan, end)
    if dash is None:
        return None
    at = dash.end()
    sign = re.compile(r"(?:us|hk)?[$¥€£]|rmb ?").match(scan, at)
    closing = _NUMBER.match(scan, sign.end() if sign else at)
    if closing is None or closing["several"]:
        return None
    value = _value(closing)
    return None if value is None else (value, closing)


def _class(scan: str, end: int) -> str:
    """What a count counts, read from the noun right after it; empty where that is not said there."""
    match = _NOUN.match(scan, end)
    if match is None or match["first"] in _STOP:
        return ""
    if match["second"] and match["second"] not in _STOP and match["second"] in _CLASS_OF:
        return _CLASS_OF[match["second"]]
    return _CLASS_OF.get(match["first"], "")


def _is_year(scan: str, match: re.Match[str]) -> bool:
    digits = match["digits"] or ""
    return len(digits) == 4 and digits.isdigit() and 1500 <= int(digits) < 2200 and not match["scale"]


def _bounded(scan: str, figure: Figure) -> Figure:
    """The figure with the bound that stands before or after it."""
    before = _BOUND_BEFORE.search(scan[max(0, figure.start - 28) : figure.start])
    if before:
        start = max(0, figure.start - 28) + before.start("word")
        return replace(figure, start=start, approximation=_BEFORE[before["word"]])
    after = _BOUND_AFTER.match(scan, figure.end)
    if after and (not after["unit"] or after["word"]):
        if after["odd"]:
            bound = Approximation.ABOUT if after["odd"] == "-odd" else Approximation.AT_LEAST
            return replace(figure, end=after.end("odd"), approximation=bound)
        bound = _AFTER.get(after["word"].split()[-1], Approximation.AT_LEAST)
        return replace(figure, end=figure.end if after["unit"] else after.end(), approximation=bound)
    return figure


def _moved(scan: str, quantity: Quantity, previous_end: int) -> Quantity:
    """The quantity with direction and role, read from the nearest word of movement in its clause."""
    if quantity.kind in (Kind.YEAR, Kind.DATE, Kind.ORDINAL, Kind.IDENTIFIER, Kind.PERIOD) or quantity.value < 0:
        return quantity
    after = _MOVED_AFTER.match(scan, quantity.end)
    if after:
        direction = Direction.UP if after["up"] else Direction.DOWN
        return replace(quantity, direction=direction, role=Role.CHANGE)
    begin = max(previous_end, quantity.start - _LOOK_BACK)
    before = re.split(r"[,;.] ", scan[begin : quantity.start])[-1]
    moves = list(_MOVE.finditer(before))
    if not moves:
        return quantity
    move = moves[-1]
    direction = Direction.UP if move["up"] else Direction.DOWN
    between = before[move.end() :]
    role = Role.CHANGE if re.match(r" (?:by|of)? ?$|^ $", between) else Role.LEVEL
    if role is Role.LEVEL and not re.search(r"\bto $", between):
        return (
            quantity if not re.search(r"\bby $", between) else replace(quantity, direction=direction, role=Role.CHANGE)
        )
    return replace(quantity, direction=direction, role=role)
