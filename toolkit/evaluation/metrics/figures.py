"""Figure fidelity: the share of the source's figures whose equal stands in the hypothesis. 0–100."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.checks import numbers
from toolkit.checks.check import Pair
from toolkit.evaluation.score import Score


def scores(pairs: Sequence[Pair]) -> list[Score]:
    """One score; none where the source has no figures."""
    counts = [numbers.proved(pair) for pair in pairs]
    total = sum(count[0] for count in counts)
    if not total:
        return []
    value = 100 * sum(count[1] for count in counts) / total
    return [Score(metric="figures", value=value, signature=f"figures:{total}")]
