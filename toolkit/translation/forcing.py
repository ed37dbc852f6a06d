"""Cut-and-force: keep a draft up to where a required rendering belongs, append the rendering, let the model go on.

Where a wrong figure stands, the cut is right before it. Where a rendering is missing, the place is sought by what stands
around it: behind the rendering before it, else at the same share of the sentence; several cuts are tried.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from toolkit.engines.engine import Hint, Request
from toolkit.findings import Finding
from toolkit.glossary.inflection import find
from toolkit.glossary.term import TermMatch
from toolkit.translation.work import Work

CUTS = 3
"""Places tried for one missing rendering: just behind the one before it, and two word boundaries near its share."""


def forced_requests(work: Work, draft: str, findings: Iterable[Finding]) -> list[Request]:
    """Requests whose prefixes end with a rendering that the draft lacks, the earliest missing one in the source."""
    for finding in sorted(findings, key=lambda finding: finding.source_span or (0, 0)):
        hint = _required(work, finding)
        if hint is None:
            continue
        cuts = _cuts(work, draft, hint, finding)
        prefixes = dict.fromkeys(_joined(draft[:cut], hint.target) for cut in cuts)
        return [replace(work.request, prefix=prefix) for prefix in prefixes]
    return []


def _required(work: Work, finding: Finding) -> Hint | None:
    """The rendering that a finding misses: of a term, or of a figure that has a hint."""
    if finding.check not in {"terms", "numbers"} or finding.source_span is None:
        return None
    start, end = finding.source_span
    for hint in work.request.hints:
        if hint.start < end and start < hint.end:
            return hint
    if finding.check == "numbers":
        surface = unicodedata.normalize("NFKC", work.segment.source[start:end])
        digits = re.match(r"\d[\d.,]*", surface)
        return Hint(start=start, end=end, target=digits[0].rstrip(".,")) if digits else None
    return None


def _cuts(work: Work, draft: str, hint: Hint, finding: Finding) -> list[int]:
    """Offsets into the draft, best first."""
    if finding.target_span is not None:
        return [finding.target_span[0]]
    share = int(len(draft) * hint.start / max(1, len(work.segment.source)))
    anchor = _anchor(work.matches, draft, hint)
    boundaries = [0, *(match.end() for match in re.finditer(r"\s", draft))]
    near = sorted(boundaries, key=lambda place: abs(place - share))[: CUTS - 1]
    behind = [place for place in boundaries if place >= anchor][:1] if anchor else []
    return list(dict.fromkeys(behind + near))


def _anchor(matches: Iterable[TermMatch], draft: str, hint: Hint) -> int:
    """End, in the draft, of the last rendering that stands before the missing one in the source; 0 if none does."""
    ends = []
    for match in matches:
        if match.end <= hint.start:
            spans = (find(form, draft, case=False) for form in match.term.accepted)
            ends += [span[1] for span in spans if span is not None][:1]
    return ends[-1] if ends else 0


def _joined(before: str, rendering: str) -> str:
    before = before.rstrip()
    return f"{before} {rendering}" if before else rendering[0].upper() + rendering[1:]
