"""What a check, a reader or the structure has to say about a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""Code point offsets, end exclusive."""


class Severity(StrEnum):
    """How much a finding matters: an error must not be delivered unread, a warning should be read, a note may be."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return list(Severity).index(self)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One remark.

    `segment` is the id of the segment it concerns (None: the report as a whole), `source_span` lies in the segment's
    `source` (or in the report's text where there is no segment), `target_span` in its English. `kind` tells apart the
    ways in which one check can fail ("missing", "changed magnitude"), for switches and statistics.
    """

    check: str
    severity: Severity
    message: str
    kind: str = ""
    segment: str | None = None
    source_span: Span | None = None
    target_span: Span | None = None
