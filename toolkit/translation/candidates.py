"""Several drafts of one segment, and which of them is delivered."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.findings import Finding, Severity
from toolkit.translated import Origin


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An English text for a segment, where it came from, and what the checks say of it."""

    target: str
    origin: Origin
    findings: tuple[Finding, ...] = ()
    truncated: bool = False
    tokens: int = 0

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return sum(finding.severity is Severity.WARNING for finding in self.findings)


def best(candidates: Sequence[Candidate]) -> Candidate:
    """Fewest errors, then fewest warnings, then nearest to the first; the first wins a tie."""
    first = candidates[0]

    def rank(candidate: Candidate) -> tuple[int, int, float]:
        if candidate is first:
            return candidate.errors, candidate.warnings, 0.0
        alike = difflib.SequenceMatcher(None, first.target, candidate.target, autojunk=False).ratio()
        return candidate.errors, candidate.warnings, 1.0 - alike

    return min(candidates, key=rank)
