"""What every check gets and gives.

A check is a function `check(pair) -> list[Finding]` in a file of its own; the file's docstring is its manual page.
Pure: no engine, no files, no memory of earlier pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.findings import Finding
from toolkit.glossary.term import Term, TermMatch
from toolkit.report import SegmentKind


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A segment's Chinese beside its English.

    `matches` are the glossary's finds in `source`; `keep` the strings that may stand in the English as they are;
    `unit` the unit line of the table the segment stands in (`万元`), else empty; `truncated` tells that the engine ran
    out of tokens; `forbidden` are the glossary's rows whose English must not appear.
    """

    segment: str
    source: str
    target: str
    kind: SegmentKind = SegmentKind.SENTENCE
    matches: tuple[TermMatch, ...] = ()
    keep: tuple[str, ...] = ()
    forbidden: tuple[Term, ...] = ()
    unit: str = ""
    truncated: bool = False


Check = Callable[[Pair], list[Finding]]
