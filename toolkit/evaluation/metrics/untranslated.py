"""Untranslated rate: percent of hypotheses that hold Chinese, or are empty. 0–100, lower is better."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.checks import untranslated
from toolkit.checks.check import Pair
from toolkit.evaluation.score import Score


def scores(pairs: Sequence[Pair]) -> list[Score]:
    """One score over all pairs."""
    bad = sum(not pair.target.strip() or bool(untranslated.check(pair)) for pair in pairs)
    return [Score(metric="untranslated", value=100 * bad / max(1, len(pairs)), signature=f"segments:{len(pairs)}")]
