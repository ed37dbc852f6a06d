"""A figure with its meaning: what is compared between the two languages."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class QuantityKind(StrEnum):
    """What sort of figure it is; only figures of one kind can be equal."""

    NUMBER = "number"
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage points"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    RATIO = "ratio"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    DATA = "data"
    DURATION = "duration"
    YEAR = "year"
    DATE = "date"
    PERIOD = "period"
    ORDINAL = "ordinal"
    IDENTIFIER = "identifier"


class Approximation(StrEnum):
    """How a figure bounds what it measures."""

    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    AT_MOST = "at most"
    SEVERAL = "several"


class Direction(StrEnum):
    """Whether a figure tells of a rise or a fall."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Role(StrEnum):
    """Whether a figure is a level (降至3%) or a change (降了3%)."""

    LEVEL = "level"
    CHANGE = "change"


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """One figure at [start, end) of a text, in code points.

    `value` is exact and in base units (yuan, persons, mu; percents as written: 25.3% is 25.3). `upper` is the end of a
    range whose start is `value`. `unit` is the English base unit ("yuan", "mu", "items"; empty for plain numbers).
    `denominator` is the lower part of a fraction or the right part of a ratio. A date's value is its digits and its
    unit says which: "day" 20240110, "month" 202401, "day of year" 110, "month of year" 1, "day of month" 10.
    `optional` marks what good prose of the other language may add or leave out (一个, one, first, both).
    """

    surface: str
    value: Decimal
    kind: QuantityKind
    start: int
    end: int
    unit: str = ""
    upper: Decimal | None = None
    approximation: Approximation = Approximation.EXACTLY
    direction: Direction = Direction.NONE
    role: Role = Role.LEVEL
    denominator: Decimal = Decimal(1)
    optional: bool = False
