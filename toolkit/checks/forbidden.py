"""English that the glossary forbids does not appear.

Flags every form that a row of status `forbidden` names, inflected or not, when the row has no source or its source
occurs in the Chinese. Example: a row forbids "leading cadre" for 领导干部; "The leading cadres attended." is an error.

It does not fire where the words are part of an accepted rendering of another term of the segment ("petition" inside
"letters and petition system"). It is wrong where the English uses the form in another sense; give the row a source.
"""

from __future__ import annotations

from toolkit.checks.check import Pair
from toolkit.findings import Finding, Severity, Span
from toolkit.glossary.inflection import find_all
from toolkit.glossary.term import Term
from toolkit.glossary.variants import normalised


def check(pair: Pair) -> list[Finding]:
    """One finding for each place of a forbidden form, in the order of the English."""
    source = normalised(pair.source)
    rows = [term for term in pair.forbidden if normalised(term.source) in source]
    if not rows:
        return []
    allowed = [
        span
        for match in pair.matches
        for form in match.term.accepted
        for span in find_all(form, pair.target, case=match.term.case == "yes")
    ]
    found: dict[Span, Term] = {}
    for term in rows:
        for form in term.accepted:
            for span in find_all(form, pair.target, case=term.case == "yes"):
                if not any(start <= span[0] and span[1] <= end for start, end in allowed):
                    found.setdefault(span, term)
    return [_finding(pair, span, term) for span, term in sorted(found.items(), key=lambda item: item[0])]


def _finding(pair: Pair, span: Span, term: Term) -> Finding:
    words = pair.target[span[0] : span[1]]
    for_what = f" for {term.source}" if term.source else ""
    why = f": {term.note}" if term.note else ""
    at = pair.source.find(term.source) if term.source else -1
    return Finding(
        check="forbidden",
        kind="forbidden",
        severity=Severity.ERROR,
        message=f'the glossary forbids "{words}"{for_what}{why}',
        segment=pair.segment,
        source_span=(at, at + len(term.source)) if at >= 0 else None,
        target_span=span,
    )
