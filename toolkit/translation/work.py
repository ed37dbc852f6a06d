"""One segment on its way through the cascade: what is known of it before any engine is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from toolkit.checks.check import Pair
from toolkit.checks.untranslated import HAN
from toolkit.engines.engine import Request
from toolkit.glossary.matching import Matcher
from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Enforce, Term, TermMatch
from toolkit.quantities import chinese
from toolkit.quantities.quantity import Quantity
from toolkit.report import Report, Segment
from toolkit.translation.hints import hints_for, kept_strings


@dataclass(frozen=True, kw_only=True)
class Work:
    """A segment with its matches and figures, and the request that they make."""

    segment: Segment
    matches: tuple[TermMatch, ...]
    quantities: tuple[Quantity, ...]
    request: Request
    forbidden: tuple[Term, ...] = ()

    @property
    def copied(self) -> bool:
        """Whether there is nothing to translate: figures, dashes, codes."""
        return HAN.search(self.segment.source) is None

    def judged_like(self, other: Work) -> bool:
        """Whether an answer to the same request is shaped and judged the same for both."""
        return self.segment.kind is other.segment.kind and self._unit == other._unit and self.matches == other.matches

    @property
    def _unit(self) -> str:
        return self.segment.cell.unit if self.segment.cell else ""

    def pair(self, target: str, *, truncated: bool = False) -> Pair:
        """The segment beside an English text, for the checks."""
        return Pair(
            segment=self.segment.id,
            source=self.segment.source,
            target=target,
            kind=self.segment.kind,
            matches=self.matches,
            keep=self.request.keep,
            forbidden=self.forbidden,
            unit=self._unit,
            truncated=truncated,
        )


def prepare(report: Report, glossary: Glossary) -> list[Work]:
    """Every segment of a report with its annotations, in reading order: a pure function of report and glossary."""
    matcher = Matcher(glossary)
    own_terms = matcher.abbreviations(report.text)
    if own_terms:
        glossary = glossary.extended(own_terms)
        matcher = Matcher(glossary)
    mentioned: set[str] = set()
    works = []
    for segment in report.segments():
        matches = tuple(_at_this_mention(matcher.match(segment.source), mentioned))
        quantities = tuple(chinese.parse(segment.source, unit=segment.cell.unit if segment.cell else ""))
        works.append(
            Work(
                segment=segment,
                matches=matches,
                quantities=quantities,
                request=Request(
                    source=segment.source,
                    hints=hints_for(matches, quantities),
                    keep=kept_strings(segment.source, matches),
                ),
                forbidden=glossary.forbidden,
            )
        )
    return works


def _at_this_mention(matches: Iterable[TermMatch], mentioned: set[str]) -> Iterable[TermMatch]:
    """Terms of `enforce=first` in full at the first mention of the report, in their short form afterwards."""
    for match in matches:
        term = match.term
        if term.enforce is Enforce.FIRST and term.short:
            if term.source in mentioned:
                yield TermMatch(term=_shortened(term), start=match.start, end=match.end)
                continue
            mentioned.add(term.source)
        yield match


def _shortened(term: Term) -> Term:
    return replace(term, target=term.short, alternatives=(term.target, *term.alternatives))


def by_request(works: Iterable[Work]) -> Mapping[Request, list[Work]]:
    """Works that ask the very same thing together: the same source gets the same English inside a report."""
    together: dict[Request, list[Work]] = {}
    for work in works:
        together.setdefault(work.request, []).append(work)
    return together
