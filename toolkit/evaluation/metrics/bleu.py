"""BLEU (Papineni et al. 2002), by sacrebleu with its defaults: 13a tokens, exponential smoothing. 0–100."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.evaluation.score import Score


def score(hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    """Corpus BLEU of hypotheses against one reference each."""
    from sacrebleu.metrics.bleu import BLEU

    metric = BLEU()
    value = metric.corpus_score(list(hypotheses), [list(references)]).score
    # A perfect corpus comes out as 100.00000000000004: the mean is taken of logarithms.
    return Score(metric="BLEU", value=min(100.0, float(value)), signature=str(metric.get_signature()))
