"""The figures of a report that a reader looks for first, with the words that say what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.findings import Severity
from toolkit.quantities import english
from toolkit.quantities.quantity import Quantity, QuantityKind
from toolkit.report import Report
from toolkit.translated import KeyFigure, Translation

PER_SECTION = 4
"""Most key figures of one top section."""

LABEL = 90
"""Most characters of a label."""

_WEIGHT = {
    QuantityKind.MONEY: 3.0,
    QuantityKind.PERCENT: 2.5,
    QuantityKind.COUNT: 2.0,
    QuantityKind.AREA: 2.0,
    QuantityKind.MASS: 2.0,
    QuantityKind.LENGTH: 1.5,
}


def key_figures(report: Report, translations: Sequence[Translation]) -> tuple[KeyFigure, ...]:
    """At most four figures for each top section, in reading order; only from segments without a number error."""
    by_id = {translation.id: translation for translation in translations}
    chosen: list[KeyFigure] = []
    for section in report.sections:
        found: list[tuple[float, KeyFigure]] = []
        for segment in section.segments():
            translation = by_id.get(segment.id)
            if translation and translation.target and segment.cell is None and _numbers_stand(translation):
                found += [(_weight(figure.quantity), figure) for figure in _of(translation)]
        best = sorted(range(len(found)), key=lambda index: (-found[index][0], index))[:PER_SECTION]
        chosen += [found[index][1] for index in sorted(best)]
    return tuple(chosen)


def _numbers_stand(translation: Translation) -> bool:
    return not any(f.check == "numbers" and f.severity is not Severity.NOTE for f in translation.findings)


def _weight(quantity: Quantity) -> float:
    size = min(3.0, len(str(int(abs(quantity.value)))) / 4)
    return _WEIGHT.get(quantity.kind, 0.0) + size


def _of(translation: Translation) -> list[KeyFigure]:
    """Figures whose equal stands in the English, with the clause that it stands in."""
    target = translation.target or ""
    written = english.parse(target)
    figures = []
    for quantity in translation.quantities:
        equal = next(
            (q for q in written if (q.value, q.upper, q.kind) == (quantity.value, quantity.upper, quantity.kind)), None
        )
        if equal is not None and quantity.kind in _WEIGHT:
            label = _clause(target, equal)
            figures.append(KeyFigure(label=label, english=equal.surface, quantity=quantity, segment=translation.id))
    return figures


def _clause(target: str, figure: Quantity) -> str:
    """The clause around a figure, cut at words to 90 characters."""
    stops = [match.end() for match in re.finditer(r"[.;](?=\s|$)|,(?=\s)", target)]
    start = max((stop for stop in stops if stop <= figure.start), default=0)
    end = min((stop - 1 for stop in stops if stop - 1 >= figure.end), default=len(target))
    clause = target[start:end].strip()
    if len(clause) <= LABEL:
        return clause
    at = figure.start - start
    left = clause.rfind(" ", 0, max(0, at - LABEL // 2)) + 1 if at > LABEL // 2 else 0
    shown = clause[left : left + LABEL].rsplit(" ", 1)[0]
    return ("…" if left else "") + shown + ("…" if left + LABEL < len(clause) else "")
