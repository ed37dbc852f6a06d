"""A summary of one section, sentence by sentence, with sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SummaryOrigin(StrEnum):
    """How a summary sentence was made: taken from the translation, or written by the model and then checked."""

    EXTRACTED = "extracted"
    WRITTEN = "written"


@dataclass(frozen=True, kw_only=True)
class SummarySentence:
    """One English sentence with the ids of the segments it rests on (at least one)."""

    text: str
    sources: tuple[str, ...]
    origin: SummaryOrigin


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The sentences that sum up one section, by its id."""

    section: str
    sentences: tuple[SummarySentence, ...]
