"""Which sentences of a section say most, judged on the Chinese and its annotations.

A sentence weighs by the section's own frequent character pairs (as in SumBasic, Nenkova & Vanderwende 2005), by figures
and terms, and by standing first; long lists weigh no more than a good sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from toolkit.translated import Translation

LEAD = 0.25
"""Added for the first sentence of a section: official prose states its point first."""

FIGURE, TERM = 0.06, 0.03
"""Added for each figure and each term, up to four of either."""

SHORTEST, LONGEST = 12, 160
"""Characters of Chinese; sentences outside say too little, or too much to be quoted."""


def most_salient(translations: Sequence[Translation], count: int) -> list[Translation]:
    """At most `count` of a section's sentences, in reading order; overlapping ones yield to each other."""
    pairs = {t.id: _pairs(t.source) for t in translations}
    frequency = Counter(pair for found in pairs.values() for pair in found)
    chosen: list[Translation] = []
    covered: set[str] = set()
    candidates = [t for t in translations if t.target and SHORTEST <= len(t.source) <= LONGEST]
    while candidates and len(chosen) < count:
        scores = {t.id: _score(t, pairs[t.id] - covered, frequency, first=t is translations[0]) for t in candidates}
        best = max(candidates, key=lambda t: scores[t.id])
        chosen.append(best)
        covered |= pairs[best.id]
        candidates.remove(best)
    return sorted(chosen, key=translations.index)


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalpha()}


def _score(translation: Translation, pairs: set[str], frequency: Counter[str], *, first: bool) -> float:
    total = max(1, frequency.total())
    weight = sum(frequency[pair] for pair in pairs) / total
    bonus = FIGURE * min(4, len(translation.quantities)) + TERM * min(4, len(translation.matches))
    return weight + bonus + (LEAD if first else 0.0)
