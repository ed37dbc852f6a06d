"""chrF2 (Popović 2015), by sacrebleu with its defaults: character 6-grams, no word n-grams, beta 2. 0–100."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.evaluation.score import Score


def score(hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    """Corpus chrF2 of hypotheses against one reference each."""
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    value = metric.corpus_score(list(hypotheses), [list(references)]).score
    return Score(metric="chrF2", value=float(value), signature=str(metric.get_signature()))
