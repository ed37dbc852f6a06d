"""Figures of a source against figures of its translation: which were kept, changed, lost or made up.

A figure is taken apart into parts that can be kept on their own (the year, month and day of a date, the two ends of a
range), so "2024年…1月10日" is honoured by "January 10, 2024". Each part of the source goes to at most one part of the
target: equal value and sort first, then equal value, then what looks like the same figure gone wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from toolkit.quantities import units
from toolkit.quantities.quantity import Approximation, Direction, Quantity, Role
from toolkit.quantities.quantity import QuantityKind as Kind


class DifferenceKind(StrEnum):
    """The ways in which a figure can fail to come through."""

    CHANGED_MAGNITUDE = "changed magnitude"
    CHANGED_DIGITS = "changed digits"
    MISSING = "missing"
    INVENTED = "invented"
    APPROXIMATION_LOST = "approximation lost"
    UNIT_CHANGED = "unit changed"
    DIRECTION_CHANGED = "direction changed"
    SWAPPED = "swapped"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One failing: `source` is None for what was invented, `target` for what is missing.

    `partial` tells that only a part is missing or invented: the day of a date was kept, its month was not there.
    """

    kind: DifferenceKind
    source: Quantity | None = None
    target: Quantity | None = None
    partial: bool = False


_ACCEPTED = {
    Approximation.MORE_THAN: {Approximation.MORE_THAN, Approximation.AT_LEAST, Approximation.SEVERAL},
    Approximation.AT_LEAST: {Approximation.AT_LEAST, Approximation.MORE_THAN},
    Approximation.ABOUT: {Approximation.ABOUT, Approximation.NEARLY},
    Approximation.NEARLY: {Approximation.NEARLY, Approximation.ABOUT, Approximation.LESS_THAN, Approximation.AT_MOST},
    Approximation.LESS_THAN: {Approximation.LESS_THAN, Approximation.AT_MOST, Approximation.NEARLY},
    Approximation.AT_MOST: {Approximation.AT_MOST, Approximation.LESS_THAN},
}
"""Bounds of the source, and the English bounds that honour them."""

_PLAIN = "plain"
_CLOSED_CLASSES = frozenset({"persons", "cases", "households"})
"""Counted classes that English names so plainly that a change of class is a change of meaning."""

_LOOK = 24
"""Candidates looked at for one part: keeps the assignment linear where one number is repeated thousands of times."""


@dataclass(frozen=True, eq=False)
class _Part:
    """A value that is kept or lost as one; `family` is what it can be compared with.

    `value` is in the family's unit, `raw` as written, `place` counts parts in order.
    """

    quantity: Quantity
    family: str
    value: Fraction
    raw: Fraction
    place: int


def compare(source: Sequence[Quantity], target: Sequence[Quantity]) -> list[Difference]:
    """Every difference, in the order of the source's figures, invented ones last; empty where all figures agree.

    `optional` figures of either side may stay without partner. A figure may be repeated in the target, and a year
    named twice in the source need be said once.
    """
    return _Assignment(source, target).differences()


def kept(source: Sequence[Quantity], target: Sequence[Quantity]) -> tuple[int, int]:
    """How many figures the source has that must be kept, and how many of those agree with the target."""
    binding = [quantity for quantity in source if not quantity.optional]
    failed = {id(difference.source) for difference in compare(source, target) if difference.source is not None}
    return len(binding), sum(id(quantity) not in failed for quantity in binding)


class _Assignment:
    """Parts of both sides while they find each other."""

    def __init__(self, source: Sequence[Quantity], target: Sequence[Quantity]) -> None:
        self.source = list(_parts(source))
        self.target = list(_parts(target))
        self.pairs: list[tuple[_Part, _Part]] = []
        self.free_source = dict.fromkeys(self.source)
        self.free_target = dict.fromkeys(self.target)

    def differences(self) -> list[Difference]:
        equal: Callable[[_Part], object] = lambda part: part.value  # noqa: E731 - a key function, used in a row of them
        for binding in (True, False):
            self._pair(equal, lambda one, other: one.family == other.family and _same_class(one, other), binding)
            self._pair(equal, lambda one, other: one.family == other.family, binding)
            self._pair(lambda part: part.raw, _compatible, binding)
        self._pair(lambda part: part.family, _vaguely_equal)
        self._pair(lambda part: part.family, _multiples_agree)
        found = self._judged_pairs()
        self._forget_repeats()
        partly = {id(part.quantity) for pair in self.pairs for part in pair}
        for kind, key, fits in (
            (DifferenceKind.UNIT_CHANGED, equal, _both_binding),
            (DifferenceKind.CHANGED_MAGNITUDE, _significant, _same_sort),
            (DifferenceKind.CHANGED_DIGITS, lambda part: part.family, _resembles),
        ):
            before = len(self.pairs)
            self._pair(key, fits)
            found += [
                Difference(kind=kind, source=one.quantity, target=other.quantity) for one, other in self.pairs[before:]
            ]
        found += [
            Difference(kind=DifferenceKind.MISSING, source=part.quantity, partial=id(part.quantity) in partly)
            for part in self.free_source
            if not part.quantity.optional
        ]
        found += [
            Difference(kind=DifferenceKind.INVENTED, target=part.quantity, partial=id(part.quantity) in partly)
            for part in self.free_target
            if not part.quantity.optional
        ]
        return _once_each(found)

    def _pair(
        self, key: Callable[[_Part], object], fits: Callable[[_Part, _Part], bool], binding: bool = False
    ) -> None:
        """Give each free source part (with `binding` only what must be kept) the best fitting free target part."""
        shelves: dict[object, list[_Part]] = defaultdict(list)
        for part in self.free_target:
            shelves[key(part)].append(part)
        for part in [part for part in self.free_source if not (binding and part.quantity.optional)]:
            shelf = shelves.get(key(part))
            if not shelf:
                continue
            fitting = [other for other in shelf[:_LOOK] if fits(part, other)]
            if not fitting:
                continue
            best = min(fitting, key=lambda other: self._distance(part, other))
            shelf.remove(best)
            del self.free_source[part], self.free_target[best]
            self.pairs.append((part, best))

    def _distance(self, part: _Part, other: _Part) -> tuple[bool, bool, float]:
        """Agreement in bound and direction first, then closeness of relative position."""
        bound = _bound_kept(part.quantity, other.quantity)
        turned = _turned(part.quantity, other.quantity)
        here, there = part.place / max(1, len(self.source)), other.place / max(1, len(self.target))
        return turned, not bound, abs(here - there)

    def _judged_pairs(self) -> list[Difference]:
        found: list[Difference] = []
        crossed = [
            (one.quantity, other.quantity) for one, other in self.pairs if _classes_clash(one.quantity, other.quantity)
        ]
        for one, other in crossed:
            swapped = any(one.unit == there.unit and other.unit == here.unit for here, there in crossed)
            kind = DifferenceKind.SWAPPED if swapped else DifferenceKind.UNIT_CHANGED
            found.append(Difference(kind=kind, source=one, target=other))
        for part, partner in self.pairs:
            if _turned(part.quantity, partner.quantity):
                kind = DifferenceKind.DIRECTION_CHANGED
            elif not _bound_kept(part.quantity, partner.quantity):
                kind = DifferenceKind.APPROXIMATION_LOST
            else:
                continue
            found.append(Difference(kind=kind, source=part.quantity, target=partner.quantity))
        return found

    def _forget_repeats(self) -> None:
        """A figure said again in the target invents nothing; a date said again in the source need not be."""
        values = {(part.family, part.value) for pair in self.pairs for part in pair}
        said = {part.raw for pair in self.pairs for part in pair}
        bare = {part.raw for pair in self.pairs for part in pair if part.family == _PLAIN}
        lacking = {part.family for part in self.free_source if not part.quantity.optional}
        for part in list(self.free_target):
            again = (part.family, part.value) in values or part.raw in (said if part.family == _PLAIN else bare)
            if again and part.family not in lacking:
                del self.free_target[part]
        for part in list(self.free_source):
            if part.family in ("year", "month", "day") and (part.family, part.value) in values:
                del self.free_source[part]


def _parts(quantities: Sequence[Quantity]) -> Iterator[_Part]:
    place = 0
    for quantity in quantities:
        for family, value, raw in _taken_apart(quantity):
            yield _Part(quantity, family, abs(value), abs(raw), place)
            place += 1


def _taken_apart(quantity: Quantity) -> Iterator[tuple[str, Fraction, Fraction]]:
    for end in (quantity.value,) if quantity.upper is None else (quantity.value, quantity.upper):
        for family, value in _families(quantity, end):
            dated = family in ("year", "month", "day")
            yield family, value, value if dated else Fraction(end)


def _families(quantity: Quantity, end: Decimal) -> Iterator[tuple[str, Fraction]]:
    if quantity.kind is Kind.DATE:
        yield from _date_parts(int(end), quantity.unit)
    elif quantity.kind is Kind.YEAR:
        yield "year", Fraction(end)
    elif quantity.kind is Kind.PERIOD:
        yield f"period {quantity.unit}", Fraction(end)
    elif quantity.kind is Kind.FRACTION:
        yield "share", Fraction(end) / Fraction(quantity.denominator) * 100
    elif quantity.kind is Kind.PERCENT:
        off = quantity.unit == "percent of the price"
        yield ("price" if off else "share"), Fraction(end)
    elif quantity.kind is Kind.RATIO:
        yield "ratio", Fraction(end) / Fraction(quantity.denominator or 1)
    elif quantity.kind in (Kind.NUMBER, Kind.COUNT, Kind.ORDINAL, Kind.IDENTIFIER) and quantity.unit in _PLAIN_UNITS:
        yield _PLAIN, Fraction(end)
    else:
        value, unit = units.comparable(end, quantity.unit)
        yield f"{quantity.kind.value} {unit}", Fraction(value)


_PLAIN_UNITS = frozenset(
    "|persons|cases|households|enterprises|occasions|items|session|century|article|chapter|paragraph|item|section|part|"
    "enumerator".split("|")
)


def _date_parts(value: int, unit: str) -> Iterator[tuple[str, Fraction]]:
    if unit in ("day", "month"):
        yield "year", Fraction(value // 10000 if unit == "day" else value // 100)
    if unit != "day of month":
        month = {"day": value // 100 % 100, "month": value % 100, "day of year": value // 100}.get(unit, value)
        yield "month", Fraction(month)
    if unit.startswith("day"):
        yield "day", Fraction(value % 100)


def _same_class(one: _Part, other: _Part) -> bool:
    return one.quantity.unit == other.quantity.unit or one.family != _PLAIN


def _compatible(one: _Part, other: _Part) -> bool:
    """Whether equal values of two families can be the same figure: a bare number can stand for any ("12 and 14 percent")."""
    families = {one.family, other.family}
    if _PLAIN in families:
        plain = one if one.family == _PLAIN else other
        measured = other if one.family == _PLAIN else one
        loose = plain.quantity.kind in (Kind.NUMBER, Kind.ORDINAL, Kind.IDENTIFIER) or plain.quantity.optional
        return loose or measured.family.startswith(("multiple", "year", "month", "day", "duration", "period"))
    if families <= {"year", "month", "day"}:
        return False
    if "day" in families:
        return any(family.startswith("duration") for family in families)
    return all(family.startswith(("duration", "period", "month", "year", "multiple")) for family in families)


def _vaguely_equal(one: _Part, other: _Part) -> bool:
    """数十 beside "dozens", 几千 beside "thousands": vague numbers agree within a factor of ten."""
    if Approximation.SEVERAL not in (one.quantity.approximation, other.quantity.approximation):
        return False
    low, high = sorted((one.value, other.value))
    return low > 0 and high <= low * 10


def _multiples_agree(one: _Part, other: _Part) -> bool:
    """增长2倍 is "tripled" to one writer and "rose twofold" to another."""
    return one.family.startswith("multiple") and abs(one.value - other.value) <= 1 and one.quantity.role is Role.CHANGE


def _both_binding(one: _Part, other: _Part) -> bool:
    return not (one.quantity.optional or other.quantity.optional)


def _same_sort(one: _Part, other: _Part) -> bool:
    return (
        _both_binding(one, other)
        and one.value > 0 < other.value
        and (one.family == other.family or _compatible(one, other))
    )


def _resembles(one: _Part, other: _Part) -> bool:
    if not _both_binding(one, other):
        return False
    return one.family != _PLAIN or len(str(int(one.value))) == len(str(int(other.value)))


def _significant(part: _Part) -> object:
    """The digits that stay when a value is shifted by powers of ten."""
    top, bottom = part.value.numerator, part.value.denominator
    if not top or len(str(top)) > 60:
        return part.value
    for factor in (2, 5):
        while bottom % factor == 0:
            bottom //= factor
            top *= 10 // factor
    if bottom != 1:
        return part.value
    while top % 10 == 0:
        top //= 10
    return top


def _bound_kept(one: Quantity, other: Quantity) -> bool:
    if (
        one.upper is not None
        or other.upper is not None
        or Approximation.SEVERAL in (one.approximation, other.approximation)
    ):
        return True
    accepted = _ACCEPTED.get(one.approximation)
    return accepted is None or other.approximation in accepted


def _turned(one: Quantity, other: Quantity) -> bool:
    """Whether both sides tell a movement and not the same one."""
    if (one.value < 0) != (other.value < 0):
        positive = other if one.value < 0 else one
        return positive.direction is not Direction.DOWN  # -3.2% is "down 3.2 percent"
    if Direction.NONE in (one.direction, other.direction):
        return False
    return one.direction is not other.direction or one.role is not other.role


def _classes_clash(one: Quantity, other: Quantity) -> bool:
    return one.unit != other.unit and {one.unit, other.unit} <= _CLOSED_CLASSES


def _once_each(found: list[Difference]) -> list[Difference]:
    """One difference a figure: a date that lost year and day is missing once; source order, invented ones last."""
    seen: set[tuple[int, int]] = set()
    kept_differences = []
    for difference in found:
        key = (id(difference.source), id(difference.target) if difference.source is None else 0)
        if key not in seen:
            seen.add(key)
            kept_differences.append(difference)
    return sorted(
        kept_differences,
        key=lambda d: (d.source is None, d.source.start if d.source else d.target.start if d.target else 0),
    )
