"""Every check by name, in the order in which findings are shown."""

from __future__ import annotations

from types import ModuleType

from toolkit.checks import forbidden, kept, length, numbers, repetition, residue, terms, untranslated
from toolkit.checks.check import Check, Pair
from toolkit.findings import Finding

_MODULES: tuple[ModuleType, ...] = (terms, numbers, untranslated, forbidden, kept, residue, repetition, length)

CHECKS: dict[str, Check] = {module.__name__.rsplit(".", 1)[1]: module.check for module in _MODULES}


def manual(name: str) -> str:
    """The manual page of a check: its file's docstring."""
    return next((module.__doc__ or "" for module in _MODULES if module.__name__.endswith(f".{name}")), "").strip()


def run_checks(pair: Pair) -> tuple[Finding, ...]:
    """What all checks have to say about a pair."""
    return tuple(finding for check in CHECKS.values() for finding in check(pair))
