"""The English is as long as such Chinese needs, and it was not cut off.

Flags an empty target, an answer that the engine cut for want of tokens, and a length far from what human translations
of official Chinese have. Of the segments of 10 characters or more in WMT21, News Commentary and annual reports of a
monetary authority, 98% have between 2.3 and 7.3 English characters for each Chinese one (measured on 11,731); set
phrases expand further. Example: a sentence of 80 characters rendered by "We will do so." Wrong for lists of codes and figures.
"""

from __future__ import annotations

import re

from toolkit.checks.check import Pair
from toolkit.findings import Finding, Severity

SHORT, LONG = 2.0, 11.0
"""English characters for one Chinese character; outside is a warning, outside half or twice an error."""

FEWEST = 12
"""Chinese characters below which a ratio says nothing."""

_HAN = re.compile(r"[\u4e00-\u9fff]")


def check(pair: Pair) -> list[Finding]:
    """At most one finding."""
    if not pair.target.strip():
        return [_finding(pair, "empty", Severity.ERROR, "the English is empty")]
    if pair.truncated:
        return [_finding(pair, "truncated", Severity.ERROR, "the engine ran out of tokens: the English is cut off")]
    chinese = len(_HAN.findall(pair.source))
    if chinese < FEWEST:
        return []
    ratio = len(pair.target) / chinese
    if SHORT <= ratio <= LONG:
        return []
    hard = ratio < SHORT / 2 or ratio > LONG * 2
    kind = "too short" if ratio < SHORT else "too long"
    message = f"the English is {kind}: {ratio:.1f} characters for each Chinese one"
    return [_finding(pair, kind, Severity.ERROR if hard else Severity.WARNING, message)]


def _finding(pair: Pair, kind: str, severity: Severity, message: str) -> Finding:
    return Finding(check="length", kind=kind, severity=severity, message=message, segment=pair.segment)
