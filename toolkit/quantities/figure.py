"""A figure while it is being read; it becomes a `Quantity` once everything around it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from toolkit.quantities import numerals
from toolkit.quantities.quantity import Approximation, Quantity
from toolkit.quantities.quantity import QuantityKind as Kind


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure under construction; `named` tells that it belongs to a word or name."""

    start: int
    end: int
    value: Decimal
    kind: Kind
    unit: str = ""
    upper: Decimal | None = None
    approximation: Approximation = Approximation.EXACTLY
    denominator: Decimal = Decimal(1)
    optional: bool = False
    named: bool = False

    def quantity(self, text: str) -> Quantity:
        """The finished quantity, with its surface cut from the original text."""
        return Quantity(
            surface=text[self.start : self.end],
            value=_plain(self.value, self.kind),
            kind=self.kind,
            start=self.start,
            end=self.end,
            unit=self.unit,
            upper=None if self.upper is None else _plain(self.upper, self.kind),
            approximation=self.approximation,
            denominator=self.denominator,
            optional=self.optional or self.named,
        )


def in_order(figures: Iterable[Figure]) -> list[Figure]:
    """Sorted by place; where a bound word reaches into the figure before, it is cut off."""
    ordered: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: figure.start):
        before = ordered[-1].end if ordered else 0
        if figure.end > before:
            ordered.append(figure if figure.start >= before else replace(figure, start=before))
    return ordered


def _plain(value: Decimal, kind: Kind) -> Decimal:
    """Without the zeros that multiplying by a magnitude leaves; percents stay as written."""
    if kind is Kind.PERCENT or value.as_tuple().exponent == 0:
        return value
    with localcontext(prec=2 * numerals.LONGEST):
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
