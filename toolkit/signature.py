"""The line that says how a result was made: whatever changes an output stands in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Named parts in order: toolkit version, engine, model digest, adapter, prompt form, glossary digest, options."""

    parts: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return "|".join(f"{name}:{value}" for name, value in self.parts.items())

    @property
    def digest(self) -> str:
        """First 16 hex digits of the sha256 of the line."""
        return hashlib.sha256(str(self).encode()).hexdigest()[:16]
