"""The English does not go round in circles.

Flags two words or more said three times in a row, one word said five times in a row, and six words that come back
four times anywhere. Example: "of the county, of the county, of the county". It is wrong where the Chinese itself lists
the same long name over and over.
"""

from __future__ import annotations

import re
from collections import Counter

from toolkit.checks.check import Pair
from toolkit.findings import Finding, Severity

_IN_A_ROW = re.compile(r"(\b\w[^\n]{3,120}?)(?:[\s,;.]*\1){2,}")
ALONE = 5
"""How often in a row a single word is too often: "very, very, very" is style."""

WORDS = 6
TIMES = 4
"""A run of six words that returns a fourth time: the longest lists of real reports repeat runs of four at most."""


def check(pair: Pair) -> list[Finding]:
    """At most one finding: where the circle begins."""
    for found in _IN_A_ROW.finditer(pair.target):
        word, times = found[1], len(found[0]) // len(found[1])
        if len(word.split()) >= 2 or (word.isalpha() and times >= ALONE):
            return [_finding(pair, word, found.span())]
    words = [(match[0].lower(), match.start(), match.end()) for match in re.finditer(r"[\w'-]+", pair.target)]
    runs = Counter(tuple(word for word, _, _ in words[i : i + WORDS]) for i in range(len(words) - WORDS + 1))
    for run, times in runs.most_common(1):
        if times >= TIMES:
            start = next(i for i in range(len(words)) if tuple(w for w, _, _ in words[i : i + WORDS]) == run)
            return [_finding(pair, " ".join(run), (words[start][1], words[start + WORDS - 1][2]))]
    return []


def _finding(pair: Pair, text: str, span: tuple[int, int]) -> Finding:
    return Finding(
        check="repetition",
        kind="degenerate",
        severity=Severity.ERROR,
        message=f'said again and again: "{text}"',
        segment=pair.segment,
        target_span=span,
    )
