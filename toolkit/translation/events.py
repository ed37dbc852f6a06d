"""What a run tells while it works; the command line draws a bar from it, the page its progress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.translated import Translation


@dataclass(frozen=True, kw_only=True)
class StepBegun:
    """A step starts: "load", "translate", "repair", "summarize"; `total` is its number of pieces (0: not known)."""

    step: str
    total: int = 0


@dataclass(frozen=True, kw_only=True)
class PieceDone:
    """One more piece of the running step is done; `done` counts from 1. A translated segment comes with it."""

    step: str
    done: int
    total: int
    translation: Translation | None = None


Event = StepBegun | PieceDone
OnEvent = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Listen to nothing."""
