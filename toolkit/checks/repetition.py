"""The English does not go round in circles.

Flags a run of four or more words said three times in a row or more, or a longer one said five times in all where the
Chinese does not repeat itself as often. Example: "and the county, and the county, and the county, and the county".
"""

from __future__ import annotations

import re
from collections import Counter

from toolkit.checks.check import Pair
from toolkit.findings import Finding, Severity

_IN_A_ROW = re.compile(r"(\b\w[^\n]{3,120}?)(?:[\s,;.]*\1){2,}")
WORDS = 6
TIMES = 4
"""A run of six words that returns a fourth time: the longest lists of real reports repeat runs of four at most."""


def check(pair: Pair) -> list[Finding]:
    """At most one finding: where the circle begins."""
    found = _IN_A_ROW.search(pair.target)
    if found and len(found[1].split()) >= 2 and found[1].count(" ") < 30:
        return [_finding(pair, found[1], found.span())]
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
