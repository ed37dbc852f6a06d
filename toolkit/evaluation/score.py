"""A metric's number, and the line that says how it was made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Score:
    """`value` lies in 0–100 (length ratio: percent of the reference); `signature` names all that changes it."""

    metric: str
    value: float
    signature: str
