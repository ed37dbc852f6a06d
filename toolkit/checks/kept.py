"""Strings that stay as they are stand in the English: note marks, tags of the text, rows of status `keep`.

Example: 详见附件[1]。 / "See the attachment." lacks "[1]". A warning: the mark is lost, the meaning is not.
"""

from __future__ import annotations

from toolkit.checks.check import Pair
from toolkit.findings import Finding, Severity


def check(pair: Pair) -> list[Finding]:
    """One finding for each kept string that the English lacks."""
    findings = []
    for text in pair.keep:
        if text not in pair.target:
            at = pair.source.find(text)
            findings.append(
                Finding(
                    check="kept",
                    kind="missing",
                    severity=Severity.WARNING,
                    message=f"{text} stands in the Chinese and not in the English",
                    segment=pair.segment,
                    source_span=(at, at + len(text)) if at >= 0 else None,
                )
            )
    return findings
