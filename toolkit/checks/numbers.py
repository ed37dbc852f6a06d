"""Figures of the Chinese that are not the same figures in the English.

Flags a changed magnitude (4.71亿元 → 4.71 billion yuan), changed digits, a missing or invented figure, a changed unit
(percent for percentage points, dollars for yuan), a rise told as a fall or a level as a change, figures that swapped what they
count (5件12人 → 12 cases involving 5 persons), and a lost bound (3万余 → 30,000). Not flagged: one, first, both and
their like on either side, figures said twice in English, ordinals of enumerations (一是).

When it is wrong: English that counts what the Chinese only lists ("these three reforms") is flagged as a small
invented number; a rounded figure is flagged as changed digits, which it is.
"""

from __future__ import annotations

from toolkit.checks.check import Pair
from toolkit.findings import Finding, Severity
from toolkit.quantities import chinese, english, rendering
from toolkit.quantities.compare import Difference, DifferenceKind, compare, kept
from toolkit.quantities.quantity import Quantity, QuantityKind

_SMALL = 10
"""Below this a plain number that only the English has is likelier a manner of speaking than a claim."""

_SAID = {
    DifferenceKind.CHANGED_MAGNITUDE: "the magnitude changed",
    DifferenceKind.CHANGED_DIGITS: "the digits changed",
    DifferenceKind.MISSING: "the figure is missing in the English",
    DifferenceKind.INVENTED: "the Chinese has no such figure",
    DifferenceKind.APPROXIMATION_LOST: "the bound is not kept",
    DifferenceKind.UNIT_CHANGED: "the unit changed",
    DifferenceKind.DIRECTION_CHANGED: "the direction changed",
    DifferenceKind.SWAPPED: "two figures swapped what they count",
}


def check(pair: Pair) -> list[Finding]:
    """One finding a difference, in the order of the source; none where every figure came through."""
    source, target = chinese.parse(pair.source, unit=pair.unit), english.parse(pair.target)
    named = chinese.named_numbers(pair.source)
    return [_finding(difference, pair) for difference in compare([*source, *named], target)]


def proved(pair: Pair) -> tuple[int, int]:
    """How many figures the source has, and how many of them the English gives as they are."""
    source, target = chinese.parse(pair.source, unit=pair.unit), english.parse(pair.target)
    return kept(source, target)


def _finding(difference: Difference, pair: Pair) -> Finding:
    source, target = difference.source, difference.target
    return Finding(
        check="numbers",
        severity=_severity(difference),
        kind=difference.kind.value,
        message=f"{_shown(source)} → {_shown(target)}: {_SAID[difference.kind]}",
        segment=pair.segment,
        source_span=None if source is None else (source.start, source.end),
        target_span=None if target is None else (target.start, target.end),
    )


def _severity(difference: Difference) -> Severity:
    if difference.kind is DifferenceKind.APPROXIMATION_LOST:
        return Severity.WARNING
    if difference.partial and difference.target is not None and difference.target.unit == "day of year":
        return Severity.WARNING  # 26日 → July 26: English wants a month, and the segment does not say which
    plain = (QuantityKind.NUMBER, QuantityKind.COUNT, QuantityKind.ORDINAL)
    invented = difference.target
    if difference.kind is DifferenceKind.INVENTED and invented and invented.kind in plain and invented.value < _SMALL:
        return Severity.WARNING
    return Severity.ERROR


def _shown(quantity: Quantity | None) -> str:
    """Surface and normalised value: `4.71亿元 (471 million yuan)`."""
    if quantity is None:
        return "nothing"
    normalised = rendering.english(quantity)
    surface = quantity.surface if len(quantity.surface) <= 40 else quantity.surface[:39] + "…"
    if normalised.casefold() == surface.casefold() or len(normalised) > 80:
        return surface
    return f"{surface} ({normalised})"
