"""One row of a glossary, and one place where it matches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TermStatus(StrEnum):
    """What a row asks for."""

    PREFERRED = "preferred"
    FORBIDDEN = "forbidden"
    KEEP = "keep"
    PROPOSED = "proposed"
    RETIRED = "retired"


class Enforce(StrEnum):
    """How strictly a preferred target is asked for."""

    EXACT = "exact"
    FIRST = "first"
    ADVISE = "advise"


@dataclass(frozen=True, kw_only=True)
class Term:
    """One row: `source` is Chinese, `target` the preferred English, `alternatives` other accepted English.

    `short` is the form used after the first mention where `enforce` is `first`. `case` is empty or "yes" (compare with
    case). `extra` keeps unknown columns. `file` and `line` say where the row stands (line from 1, header is 1).
    """

    source: str
    target: str
    alternatives: tuple[str, ...] = ()
    status: TermStatus = TermStatus.PREFERRED
    enforce: Enforce = Enforce.EXACT
    short: str = ""
    domain: str = ""
    when: str = ""
    case: str = ""
    authority: str = ""
    year: str = ""
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    line: int = 0

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every English form that honours this row: target, short form, alternatives."""
        return tuple(form for form in (self.target, self.short, *self.alternatives) if form)


@dataclass(frozen=True, kw_only=True)
class TermMatch:
    """One occurrence of a term at [start, end) of a text, in code points."""

    term: Term
    start: int
    end: int
