"""A translated report: what a run's JSON holds, and its round trip."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from toolkit.findings import Finding, Severity
from toolkit.glossary.term import TermMatch
from toolkit.names.name import Name
from toolkit.quantities.quantity import Quantity
from toolkit.report import Report
from toolkit.signature import Signature
from toolkit.summarization.summary import Summary

SCHEMA = 1
"""Version of the JSON form; raised when a reader of the old form would misread the new one."""


class Origin(StrEnum):
    """Where a translation came from."""

    ENGINE = "engine"
    MEMORY = "memory"
    REPAIRED = "repaired"
    FORCED = "forced"
    COPIED = "copied"
    MANUAL = "manual"


class State(StrEnum):
    """How far a translation is: as the machine left it, not translatable, read by a person, signed off."""

    DRAFT = "draft"
    FAILED = "failed"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, kw_only=True)
class Translation:
    """One segment's English. `target` is None where the state is `failed`: writers then print the Chinese, marked."""

    id: str
    source: str
    target: str | None
    origin: Origin
    state: State = State.DRAFT
    findings: tuple[Finding, ...] = ()
    matches: tuple[TermMatch, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """One figure of the report with what it measures: `label` in English, the segment it stands in, its English."""

    label: str
    english: str
    quantity: Quantity
    segment: str


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """What a run did: counts, and seconds and tokens of the engine alone."""

    segments: int = 0
    characters: int = 0
    from_memory: int = 0
    repaired: int = 0
    failed: int = 0
    terms: int = 0
    terms_kept: int = 0
    figures: int = 0
    figures_proved: int = 0
    tokens: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class TranslatedReport:
    """What a run's JSON holds."""

    report: Report
    translations: tuple[Translation, ...]
    summaries: tuple[Summary, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    findings: tuple[Finding, ...] = ()
    signature: Signature = field(default_factory=Signature)
    statistics: Statistics = field(default_factory=Statistics)
    schema: Literal[1] = 1

    def by_id(self) -> dict[str, Translation]:
        """Translations by segment id."""
        return {translation.id: translation for translation in self.translations}

    def all_findings(self) -> list[Finding]:
        """Findings of the report, then of each translation, in reading order."""
        return [*self.report.findings, *self.findings, *(f for t in self.translations for f in t.findings)]

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.all_findings())
