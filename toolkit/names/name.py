"""A name found in Chinese text, with its English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What a name names."""

    PLACE = "place"
    ORGAN = "organ"
    POST = "post"
    PERSON = "person"
    LAW = "law"


class NameOrigin(StrEnum):
    """How the English of a name was made."""

    TABLE = "table"
    COMPOSED = "composed"
    ROMANISED = "romanised"


@dataclass(frozen=True, kw_only=True)
class Name:
    """One name at [start, end) of a text, in code points. `english` is preferred, `alternatives` are accepted."""

    surface: str
    english: str
    kind: NameKind
    how: NameOrigin
    start: int
    end: int
    alternatives: tuple[str, ...] = ()
