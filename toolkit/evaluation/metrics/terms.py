"""Term success: the share of glossary matches whose English stands in the hypothesis. 0–100; strict and tolerant.

Counted once a segment for each term of enforce `exact` or `first`. Tolerant forgives inflection, hyphens and case;
strict forgives nothing but case at the start of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.checks import terms
from toolkit.checks.check import Pair
from toolkit.evaluation.score import Score


def scores(pairs: Sequence[Pair], glossary_digest: str) -> list[Score]:
    """Tolerant rate, then strict rate; none where nothing matched."""
    counts = [terms.kept(pair) for pair in pairs]
    total = sum(count[0] for count in counts)
    if not total:
        return []
    signature = f"matches:{total}|glossary:{glossary_digest}"
    return [
        Score(metric=name, value=100 * sum(count[position] for count in counts) / total, signature=signature)
        for name, position in (("terms", 1), ("terms, strict", 2))
    ]
