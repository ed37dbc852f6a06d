"""The glossary's English stands where its Chinese does.

Flags a term of the source whose accepted English (target, short form, alternatives) is nowhere in the target, inflected
as grammar needs. Once is enough for a term that the source names twice: English says "it" the second time. A term to
keep must stand in the English as it is. Example: 区司法局报送了材料。 / "The office submitted the materials." lacks
"district bureau of justice".

An error for terms of enforce `exact` and `first`, a note for `advise`. It is wrong where the translation renders the
term by a paraphrase that no row lists; add it to the row's alternatives.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.check import Pair
from toolkit.findings import Finding, Severity
from toolkit.glossary.inflection import honoured
from toolkit.glossary.term import Enforce, Term, TermMatch, TermStatus

MOST_ALTERNATIVES = 3
"""How many alternatives a message names; the table has them all."""


def check(pair: Pair) -> list[Finding]:
    """One finding for each term of the source that the English does not honour."""
    findings = []
    for match in _first_of_each(pair):
        term = match.term
        if not honoured(term, pair.target)[1]:
            advised = term.status is not TermStatus.KEEP and term.enforce is Enforce.ADVISE
            findings.append(
                Finding(
                    check="terms",
                    kind="missing",
                    severity=Severity.NOTE if advised else Severity.ERROR,
                    message=_message(term),
                    segment=pair.segment,
                    source_span=(match.start, match.end),
                )
            )
    return findings


def kept(pair: Pair) -> tuple[int, int, int]:
    """How many terms count (each once a segment, without advised ones), are kept when inflected, and letter for letter.

    The second number is what the term rate is made of, the third its strict counterpart; third ≤ second ≤ first.
    """
    judged = [
        honoured(match.term, pair.target)
        for match in _first_of_each(pair)
        if match.term.status is TermStatus.KEEP or match.term.enforce is not Enforce.ADVISE
    ]
    return len(judged), sum(tolerant for _, tolerant, _ in judged), sum(strict for strict, _, _ in judged)


def _first_of_each(pair: Pair) -> Iterator[TermMatch]:
    """The first match of each term; the same Chinese is one term however often it occurs."""
    seen: set[str] = set()
    for match in pair.matches:
        if match.term.source not in seen and match.term.status in (TermStatus.PREFERRED, TermStatus.KEEP):
            seen.add(match.term.source)
            yield match


def _message(term: Term) -> str:
    if term.status is TermStatus.KEEP:
        return f"{term.source} must stand in the English as it is"
    others = [form for form in dict.fromkeys(term.accepted) if form != term.target]
    also = ""
    if others:
        shown = ", ".join(f'"{form}"' for form in others[:MOST_ALTERNATIVES])
        rest = len(others) - MOST_ALTERNATIVES
        also = f" (or {shown}{f' and {rest} more' if rest > 0 else ''})"
    return f'{term.source} should be "{term.target}"{also}'
