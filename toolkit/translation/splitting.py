"""A long segment that failed is translated in parts, cut at clause ends, and joined again."""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.engines.engine import Request
from toolkit.translation.work import Work

FEWEST = 60
"""Characters below which a segment is not split: clauses of official Chinese run to 10–30 characters."""

_CLAUSE_END = re.compile(r"(?<!\d)[，,；;](?!\d)")


def split_requests(work: Work) -> list[Request]:
    """Requests for the parts, in order; empty where the segment is short or cannot be cut."""
    source = work.segment.source
    if len(source) < FEWEST:
        return []
    middle = len(source) // 2
    blocked = [(hint.start, hint.end) for hint in work.request.hints]
    ends = list(work.segment.cuts) or [match.end() for match in _CLAUSE_END.finditer(source)]
    ends = [end for end in ends if 15 <= end <= len(source) - 15 and not any(a < end < b for a, b in blocked)]
    if not ends:
        return []
    cut = min(ends, key=lambda end: abs(end - middle))
    return [_part(work.request, 0, cut), _part(work.request, cut, len(source))]


def _part(request: Request, start: int, end: int) -> Request:
    source = request.source[start:end]
    hints = tuple(
        replace(hint, start=hint.start - start, end=hint.end - start)
        for hint in request.hints
        if start <= hint.start and hint.end <= end
    )
    return Request(source=source, hints=hints, keep=tuple(text for text in request.keep if text in source))


def joined(parts: list[str]) -> str:
    """The parts' English as one: a clause end becomes a semicolon where the part closed with a full stop."""
    text = parts[0].strip()
    for part in parts[1:]:
        part = part.strip()
        text = text.rstrip(" .,;") + "; " + part if part else text
    return text
